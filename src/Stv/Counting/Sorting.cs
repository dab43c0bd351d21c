namespace Stv;

/// <summary>The papers of a batch sorted by next preference: how many go from whom to whom, and the chains of each receiver.</summary>
internal sealed class Sorting
{
    readonly Links links;
    readonly long[] papers;
    readonly long[] together;
    readonly Ratio[] credited;
    readonly Chain[] chains;
    readonly List<(int From, int To, long Papers)> shares = [];

    /// <inheritdoc cref="Links(Electorate, bool[])"/>
    public Sorting(Electorate electorate, bool[] takes)
    {
        links = new(electorate, takes);
        (papers, together) = (new long[takes.Length], new long[takes.Length]);
        (credited, chains) = (new Ratio[takes.Length], new Chain[takes.Length]);
    }

    /// <summary>From each owner, in the batch's order, to each receiver by number; 0 receives what shows no further preference.</summary>
    public IReadOnlyList<(int From, int To, long Papers)> Shares => shares;

    /// <summary>How many papers a receiver gets in all.</summary>
    public long Papers(int candidate) => papers[candidate];

    /// <summary>The papers a receiver gets, in the order filed.</summary>
    public Chain Chain(int candidate) => chains[candidate];

    /// <summary>How many papers of this batch a receiver has been credited with, once these are counted in.</summary>
    public long Together(int candidate, long these) => together[candidate] += these;

    /// <summary>What a receiver has been credited for these papers so far.</summary>
    public Span<Ratio> Credited => credited;

    /// <inheritdoc cref="Links.Visited"/>
    public long Visited => links.Visited;

    /// <inheritdoc cref="Links.Shows"/>
    public bool Shows(Chain chain) => links.Shows(chain);

    /// <summary>Sorts all papers of the electorate, which nobody owns yet.</summary>
    public void SortAll()
    {
        Clear();
        links.SortAll();
        Take(0);
    }

    /// <summary>Sorts a batch, the papers of one owner after those of another.</summary>
    public Sorted Sort(ReadOnlySpan<Parcel> batch)
    {
        Clear();
        for (int i = 0; i < batch.Length;)
        {
            int owner = batch[i].Owner;
            var chain = Stv.Chain.None;
            for (; i < batch.Length && batch[i].Owner == owner; i++) chain = links.Join(chain, batch[i].Chain);
            links.Sort(chain);
            Take(owner);
        }
        long all = 0;
        foreach (long number in papers) all += number;
        return new(batch[0].Value, all, all - papers[0]);
    }

    void Clear()
    {
        Array.Clear(papers);
        Array.Clear(together);
        Array.Clear(credited);
        Array.Fill(chains, Stv.Chain.None);
        shares.Clear();
    }

    void Take(int owner)
    {
        for (int to = 0; to < papers.Length; to++)
        {
            long number = links.Papers(to);
            if (number == 0) continue;
            papers[to] += number;
            chains[to] = links.Join(chains[to], links.Sorted(to));
            shares.Add((owner, to, number));
        }
    }
}
