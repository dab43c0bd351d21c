namespace Stv;

/// <summary>Papers filed one behind the other: the first and the last ranking of a chain through <see cref="Links"/>.</summary>
internal readonly record struct Chain(int Head, int Tail)
{
    public static readonly Chain None = new(-1, -1);
}

/// <summary>
/// The sorting of papers, and the only code that sees them. Every ranking is a link; a parcel is a chain of links in the order
/// filed, so that joining is one assignment, moving relinks, and nothing is allocated. The cost of a sort is the rankings sorted.
/// </summary>
internal sealed class Links
{
    readonly Electorate electorate;
    readonly bool[] takes;
    readonly int shared;
    readonly int[] at;
    readonly int[] next;
    readonly int[] head;
    readonly int[] tail;
    readonly long[] papers;
    readonly int[] found;
    int receivers;

    /// <summary>All papers unsorted.</summary>
    /// <param name="electorate">The papers, admitted.</param>
    /// <param name="takes">By candidate number, who receives papers now; the caller changes it. Nobody is 0.</param>
    public Links(Electorate electorate, bool[] takes)
    {
        (this.electorate, this.takes, shared) = (electorate, takes, takes.Length);
        at = electorate.Start[..^1];
        next = new int[electorate.Rankings];
        (head, tail, papers, found) = (new int[shared + 1], new int[shared + 1], new long[shared + 1], new int[shared + 1]);
        Array.Fill(head, -1);
        Array.Fill(tail, -1);
    }

    /// <summary>Stands for the several candidates of one rank, where more than one of them takes papers.</summary>
    public int Shared => shared;

    /// <summary>Who received papers in the last sort, 0 and <see cref="Shared"/> among them, in no order that means anything.</summary>
    public ReadOnlySpan<int> Found => found.AsSpan(0, receivers);

    /// <summary>Forgets every sort: all papers show their first preference again.</summary>
    public void Unsort() => Array.Copy(electorate.Start, at, at.Length);

    /// <summary>All papers in file order.</summary>
    public Chain All()
    {
        for (int i = 0; i < next.Length; i++) next[i] = i + 1;
        return next.Length == 0 ? Chain.None : new(0, next.Length - 1);
    }

    /// <summary>The papers of one chain, and behind them those of another.</summary>
    public Chain Join(Chain first, Chain second)
    {
        if (first.Head < 0) return second;
        if (second.Head < 0) return first;
        next[first.Tail] = second.Head;
        return new(first.Head, second.Tail);
    }

    /// <summary>Sorts papers by next preference. Ask <see cref="Sorted"/> and <see cref="Papers"/> before the next sort.</summary>
    public void Sort(Chain chain)
    {
        var (next, head, tail, papers, weight) = (this.next, this.head, this.tail, this.papers, electorate.Weight);
        foreach (int c in Found) (head[c], tail[c], papers[c]) = (-1, -1, 0);
        receivers = 0;
        if (chain.Head < 0) return;
        for (int ranking = chain.Head; ;)
        {
            int following = next[ranking];
            int to = Next(ranking);
            papers[to] += weight[ranking];
            if (tail[to] < 0) (head[to], found[receivers++]) = (ranking, to);
            else next[tail[to]] = ranking;
            tail[to] = ranking;
            if (ranking == chain.Tail) return;
            ranking = following;
        }
    }

    /// <summary>The rankings of a chain, in the order filed.</summary>
    public IEnumerable<int> Rankings(Chain chain)
    {
        for (int ranking = chain.Head; ranking >= 0; ranking = ranking == chain.Tail ? -1 : next[ranking]) yield return ranking;
    }

    /// <summary>What a ranking still shows, from the rank at which it was last sorted if that is shared.</summary>
    public ReadOnlySpan<ushort> Rest(int ranking) => electorate.Codes.AsSpan(at[ranking]..electorate.Start[ranking + 1]);

    /// <summary>How many papers carry a ranking.</summary>
    public long Weight(int ranking) => electorate.Weight[ranking];

    /// <summary>The papers that the last sort gave to a candidate; to 0, those that show no further preference.</summary>
    public Chain Sorted(int candidate) => new(head[candidate], tail[candidate]);

    /// <summary>How many papers the last sort gave to a candidate; to 0, those that show no further preference.</summary>
    public long Papers(int candidate) => papers[candidate];

    /// <summary>The next preference of a ranking for somebody who takes papers, and moves past it; 0 where it shows none.</summary>
    public int Next(int ranking)
    {
        var (codes, takes) = (electorate.Codes, this.takes);
        int i = at[ranking], end = electorate.Start[ranking + 1];
        if (electorate.Marked) return NextRank(ranking, i, end);
        while (i < end && !takes[codes[i]]) i++;
        at[ranking] = i + 1;
        return i < end ? codes[i] : 0;
    }

    /// <summary>The same where several candidates may stand at one rank; a rank that several share is not moved past.</summary>
    int NextRank(int ranking, int i, int end)
    {
        var codes = electorate.Codes;
        while (i < end)
        {
            int first = i, takers = 0, taker = 0;
            for (int code = codes[i++]; ; code = codes[i + 1], i += 2)
            {
                if (takes[code]) (takers, taker) = (takers + 1, code);
                if (i == end || codes[i] != Electorate.Mark) break;
            }
            if (takers == 0) continue;
            at[ranking] = takers == 1 ? i : first;
            return takers == 1 ? taker : shared;
        }
        at[ranking] = end;
        return 0;
    }
}
