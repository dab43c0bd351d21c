namespace Stv;

/// <summary>The papers of a batch sorted by next preference: how many go from whom to whom, and the chains of each receiver.</summary>
internal sealed class Sorting
{
    readonly PaperChains paperChains;
    readonly long[] papers;
    readonly long[] together;
    readonly Ratio[] credited;
    readonly Chain[] chains;
    readonly List<(int From, int To, long Papers)> shares = [];

    /// <inheritdoc cref="PaperChains(Electorate, bool[], bool)"/>
    public Sorting(Electorate electorate, bool[] takes)
    {
        paperChains = new(electorate, takes, sharing: false);
        (papers, together) = (new long[takes.Length], new long[takes.Length]);
        (credited, chains) = (new Ratio[takes.Length], new Chain[takes.Length]);
    }

    /// <summary>From each owner, in the batch's order, to each receiver by number; 0 receives what shows no further preference.</summary>
    public IReadOnlyList<(int From, int To, long Papers)> Shares => shares;

    /// <summary>How many papers a receiver gets in all.</summary>
    public long Papers(int candidate) => papers[candidate];

    /// <summary>The papers a receiver gets, in the order filed.</summary>
    public Chain Chain(int candidate) => chains[candidate];

    /// <summary>Counts papers of this batch as credited to a receiver; answers how many of them the receiver has had by now.</summary>
    public long CountIn(int candidate, long these) => together[candidate] += these;

    /// <summary>What a receiver has been credited for these papers so far.</summary>
    public Span<Ratio> Credited => credited;

    /// <inheritdoc cref="PaperChains.Visited"/>
    public long Visited => paperChains.Visited;

    /// <inheritdoc cref="PaperChains.Shows"/>
    public bool Shows(Chain chain) => paperChains.Shows(chain);

    /// <summary>Sorts all papers of the electorate, which nobody owns yet.</summary>
    public void SortAll()
    {
        Clear();
        paperChains.SortAll();
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
            for (; i < batch.Length && batch[i].Owner == owner; i++) chain = paperChains.Join(chain, batch[i].Chain);
            paperChains.Sort(chain);
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
            long number = paperChains.Papers(to);
            if (number == 0) continue;
            papers[to] += number;
            chains[to] = paperChains.Join(chains[to], paperChains.Sorted(to));
            shares.Add((owner, to, number));
        }
    }
}
