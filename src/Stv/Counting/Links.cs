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
    readonly int[] at;
    readonly int[] next;
    readonly int[] head;
    readonly int[] tail;
    readonly long[] papers;

    /// <summary>All papers unsorted.</summary>
    /// <param name="electorate">The papers, admitted.</param>
    /// <param name="takes">By candidate number, who receives papers now; the caller changes it. Nobody is 0.</param>
    public Links(Electorate electorate, bool[] takes)
    {
        (this.electorate, this.takes) = (electorate, takes);
        at = electorate.Start[..^1];
        next = new int[electorate.Rankings];
        (head, tail, papers) = (new int[takes.Length], new int[takes.Length], new long[takes.Length]);
    }

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
        Array.Fill(head, -1);
        Array.Fill(tail, -1);
        Array.Clear(papers);
        if (chain.Head < 0) return;
        for (int ranking = chain.Head; ;)
        {
            int following = next[ranking];
            int to = Next(ranking);
            papers[to] += weight[ranking];
            if (tail[to] < 0) head[to] = ranking;
            else next[tail[to]] = ranking;
            tail[to] = ranking;
            if (ranking == chain.Tail) return;
            ranking = following;
        }
    }

    /// <summary>The papers that the last sort gave to a candidate; to 0, those that show no further preference.</summary>
    public Chain Sorted(int candidate) => new(head[candidate], tail[candidate]);

    /// <summary>How many papers the last sort gave to a candidate; to 0, those that show no further preference.</summary>
    public long Papers(int candidate) => papers[candidate];

    /// <summary>The next preference of a ranking for somebody who takes papers, and moves past it; 0 where it shows none.</summary>
    int Next(int ranking)
    {
        var (codes, takes) = (electorate.Codes, this.takes);
        int i = at[ranking], end = electorate.Start[ranking + 1];
        while (i < end && !takes[codes[i]]) i++;
        at[ranking] = i + 1;
        return i < end ? codes[i] : 0;
    }
}
