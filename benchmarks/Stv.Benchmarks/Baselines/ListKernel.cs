namespace Stv.Benchmarks;

/// <summary>
/// The Scottish count written as one would write it first: every parcel is a list of the rankings in it, in the order of the electorate.
/// It remembers how far each ranking has been read, and computes with the same numbers, so that only the handling of papers differs.
/// </summary>
internal sealed class ListKernel
{
    readonly Electorate electorate;
    readonly int seats;
    readonly bool[] continuing;
    readonly int[] at;
    readonly List<Parcel>[] piles;
    readonly Ratio[] votes;
    readonly List<int> pending = [];

    ListKernel(Electorate electorate, int seats)
    {
        (this.electorate, this.seats) = (electorate, seats);
        int candidates = electorate.Candidates.Length;
        (continuing, at) = (new bool[candidates + 1], new int[electorate.Rankings]);
        (piles, votes) = (new List<Parcel>[candidates + 1], new Ratio[candidates + 1]);
        for (int c = 1; c <= candidates; c++) (continuing[c], piles[c]) = (true, []);
    }

    /// <summary>Those elected, in order.</summary>
    public List<int> Elected { get; } = [];

    /// <summary>After each stage everybody's votes, by candidate number, with those of exhausted papers at 0.</summary>
    public List<Ratio[]> Stages { get; } = [];

    /// <summary>Counts; of those tied whom no earlier stage parts, the one with the smallest number is taken.</summary>
    public static ListKernel Count(Electorate electorate, int seats)
    {
        var count = new ListKernel(electorate, seats);
        count.Run();
        return count;
    }

    void Run()
    {
        Give([.. Enumerable.Range(0, electorate.Rankings)], 1);
        Stages.Add([.. votes]);
        var quota = Ratio.Of(electorate.Papers, seats + 1).Down() + 1;
        for (; ; )
        {
            Elect(Enumerable.Range(1, votes.Length - 1).Where(c => continuing[c] && votes[c] >= quota), quota);
            int left = continuing.Count(c => c), vacancies = seats - Elected.Count;
            if (vacancies > 0 && left == vacancies) Elect(Enumerable.Range(1, votes.Length - 1).Where(c => continuing[c]), quota);
            if (Elected.Count == seats) return;
            if (pending.Count > 0) TransferSurplus(Pick(pending, most: true), quota);
            else Exclude(Pick([.. Enumerable.Range(1, votes.Length - 1).Where(c => continuing[c])], most: false));
            Stages.Add([.. votes]);
        }
    }

    void Elect(IEnumerable<int> who, Ratio quota)
    {
        foreach (int candidate in who.OrderByDescending(c => votes[c]).ToList())
        {
            continuing[candidate] = false;
            Elected.Add(candidate);
            if (votes[candidate] > quota) pending.Add(candidate);
        }
    }

    void TransferSurplus(int from, Ratio quota)
    {
        var (total, surplus) = (votes[from], votes[from] - quota);
        foreach (var (value, papers) in Leave(from)) Give(papers, (value * surplus / total).Down(5));
        votes[from] = quota;
        pending.Remove(from);
    }

    void Exclude(int from)
    {
        continuing[from] = false;
        foreach (var (value, papers) in Leave(from)) Give(papers, value);
        votes[from] = 0;
    }

    /// <summary>All papers of a candidate, those of one value together, the highest value first.</summary>
    List<Parcel> Leave(int from)
    {
        List<Parcel> moving = [.. piles[from].GroupBy(parcel => parcel.Value).OrderByDescending(group => group.Key)
            .Select(group => new Parcel(group.Key, [.. group.SelectMany(parcel => parcel.Rankings)]))];
        piles[from].Clear();
        return moving;
    }

    /// <summary>Gives papers to the next continuing candidates, at one value.</summary>
    void Give(List<int> rankings, Ratio value)
    {
        var (lists, papers) = (new List<int>?[votes.Length], new long[votes.Length]);
        foreach (int ranking in rankings)
        {
            var codes = electorate[ranking].Codes;
            int i = at[ranking];
            while (i < codes.Length && !continuing[codes[i]]) i++;
            at[ranking] = i;
            int to = i < codes.Length ? codes[i] : 0;
            papers[to] += electorate[ranking].Papers;
            (lists[to] ??= []).Add(ranking);
        }
        for (int to = 0; to < votes.Length; to++)
        {
            if (lists[to] is not { } list) continue;
            votes[to] += value * papers[to];
            if (to > 0) piles[to].Add(new(value, list));
        }
    }

    /// <summary>The one with the most or the fewest votes; of equals, by the most recent stage that parts them, then by number.</summary>
    int Pick(List<int> of, bool most)
    {
        var left = Best(of, votes, most);
        for (int stage = Stages.Count - 2; left.Count > 1 && stage >= 0; stage--) left = Best(left, Stages[stage], most);
        return left.Min();
    }

    static List<int> Best(List<int> of, Ratio[] votes, bool most)
    {
        var best = most ? of.Max(c => votes[c]) : of.Min(c => votes[c]);
        return [.. of.Where(c => votes[c] == best)];
    }

    sealed record Parcel(Ratio Value, List<int> Rankings);
}
