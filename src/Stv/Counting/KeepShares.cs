namespace Stv;

/// <summary>Hands out weight by keep values: what a candidate gets of a paper, what several at one rank get, what goes on.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <typeparam name="TTotal">The type of its sums.</typeparam>
/// <param name="active">By candidate number, who is neither excluded nor withdrawn.</param>
/// <param name="open">By candidate number, who passes papers on.</param>
/// <param name="keeping">What stays with an elected candidate.</param>
/// <param name="sharing">What several candidates at one rank get.</param>
internal sealed class KeepShares<T, TTotal>(bool[] active, bool[] open, Keeping keeping, Sharing sharing)
    where T : struct, IWeight<T, TTotal> where TTotal : struct
{
    readonly T[] keep = new T[active.Length];
    readonly TTotal[] votes = new TTotal[active.Length];
    readonly List<int> members = [];
    readonly List<int> elected = [];
    T[] means = [];

    /// <summary>Nobody has any votes yet.</summary>
    public void Begin(ReadOnlySpan<Ratio> values)
    {
        Array.Clear(votes);
        for (int c = 1; c < keep.Length; c++)
            if (open[c]) keep[c] = T.From(values[c]);
    }

    /// <summary>The votes that were handed out, by candidate number; at 0 what was left of papers at their end.</summary>
    public void End(Span<Ratio> into)
    {
        for (int c = 0; c < votes.Length; c++) into[c] = T.Sum(votes[c]);
    }

    /// <summary>
    /// All that a hopeful candidate gets of papers that show them alone; at 0, of papers that have come to their end.
    /// </summary>
    public void Set(int candidate, TTotal total) => votes[candidate] = total;

    /// <summary>Credits somebody elected with what stays of so many papers of one weight; answers what goes on of each.</summary>
    public T Pass(int candidate, T weight, long papers)
    {
        T value = keep[candidate], kept, on;
        switch (keeping)
        {
            case Keeping.Up:
                kept = T.Up(weight, value);
                on = weight - kept;
                break;
            case Keeping.BothUp:
                kept = T.Up(weight, value);
                on = T.Up(weight, T.One - value);
                break;
            case Keeping.BothDown:
                kept = T.Down(weight, value);
                on = T.Down(weight, T.One - value);
                break;
            case Keeping.PooledDown:
                T.CreditDown(ref votes[candidate], weight, value, papers);
                return T.Down(weight, T.One - value);
            default:
                kept = value < weight ? value : weight;
                on = weight - kept;
                break;
        }
        T.Credit(ref votes[candidate], kept, papers);
        return on;
    }

    /// <summary>Takes papers of one weight along what their ranking still shows, rank by rank.</summary>
    /// <param name="ranking">In the code of <see cref="Electorate"/>, from the beginning of a rank.</param>
    /// <param name="weight">What each paper still weighs.</param>
    /// <param name="papers">How many papers.</param>
    public void Walk(ReadOnlySpan<ushort> ranking, T weight, long papers)
    {
        for (int i = 0; i < ranking.Length && !weight.IsZero;)
        {
            members.Clear();
            for (int code = ranking[i++]; ; code = ranking[i + 1], i += 2)
            {
                if (active[code]) members.Add(code);
                if (i == ranking.Length || ranking[i] != Electorate.Mark) break;
            }
            if (members.Count == 1) weight = Give(members[0], weight, papers);
            else if (members.Count > 1)
            {
                weight = sharing switch
                {
                    Sharing.Straight => Straight(weight, papers),
                    Sharing.Apart => Apart(ranking[i..], weight, papers),
                    _ => Completed(weight, papers),
                };
            }
        }
        T.Credit(ref votes[0], weight, papers);
    }

    /// <summary>Credits anybody with what stays of papers of one weight; answers what goes on of each: the hopeful keep all.</summary>
    T Give(int candidate, T weight, long papers)
    {
        if (open[candidate]) return Pass(candidate, weight, papers);
        T.Credit(ref votes[candidate], weight, papers);
        return default;
    }

    T Straight(T weight, long papers)
    {
        T share = T.Part(weight, 1, members.Count), on = default;
        foreach (int candidate in members) on += Give(candidate, share, papers);
        return on;
    }

    T Apart(ReadOnlySpan<ushort> later, T weight, long papers)
    {
        var share = T.Part(weight, 1, members.Count);
        int[] these = [.. members];
        foreach (int candidate in these)
            if (Give(candidate, share, papers) is { IsZero: false } on) Walk(later, on, papers);
        return default;
    }

    T Completed(T weight, long papers)
    {
        elected.Clear();
        foreach (int candidate in members)
            if (open[candidate]) elected.Add(candidate);
        var on = weight;
        foreach (int candidate in elected)
        {
            var kept = T.Down(weight, T.Down(keep[candidate], Reaching(candidate)));
            T.Credit(ref votes[candidate], kept, papers);
            on -= kept;
        }
        int hopeful = members.Count - elected.Count;
        if (hopeful == 0) return on;
        var share = T.Part(on, 1, hopeful);
        foreach (int candidate in members)
            if (!open[candidate]) T.Credit(ref votes[candidate], share, papers);
        return default;
    }

    /// <summary>
    /// The part of the group's weight that reaches one of its elected members, on average over all orders of the group: for every
    /// number s of other elected members, the chance that just so many and no hopeful one stand before, times the mean over all
    /// sets of s others of what they pass on together.
    /// </summary>
    T Reaching(int candidate)
    {
        int others = 0;
        if (means.Length <= elected.Count) means = new T[elected.Count + 1];
        Array.Clear(means);
        means[0] = T.One;
        foreach (int other in elected)
        {
            if (other == candidate) continue;
            others++;
            // Of all sets of s of the others so far, a part s / others has this one in it.
            var passes = T.One - keep[other];
            for (int s = others; s > 0; s--)
                means[s] = T.Part(means[s], others - s, others) + T.Part(T.Down(passes, means[s - 1]), s, others);
        }
        T reaching = default, chance = T.Part(T.One, 1, members.Count);
        for (int s = 0; s <= others; s++)
        {
            reaching += T.Down(chance, means[s]);
            if (s < others) chance = T.Part(chance, others - s, members.Count - 1 - s);
        }
        return reaching;
    }
}
