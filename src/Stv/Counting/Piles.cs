namespace Stv;

/// <summary>
/// The parcels that candidates hold. Those of one candidate stand behind one another, the oldest first; room left is used again.
/// </summary>
internal sealed class Piles : IDisposable
{
    const int None = -1;

    readonly Scratch<Filed> filed = new();
    readonly (int Oldest, int Newest)[] piles;
    int free = None;

    /// <summary>Nobody holds any.</summary>
    /// <param name="owners">One more than the largest number of an owner.</param>
    public Piles(int owners)
    {
        piles = new (int, int)[owners];
        Array.Fill(piles, (None, None));
    }

    /// <summary>Files a parcel with its owner.</summary>
    public void Add(in Parcel parcel)
    {
        int at = free;
        if (at == None)
        {
            at = filed.Count;
            filed.Add(new(parcel, None));
        }
        else
        {
            free = filed.Items[at].Behind;
            filed.Items[at] = new(parcel, None);
        }
        ref var pile = ref piles[parcel.Owner];
        if (pile.Newest == None) pile.Oldest = at;
        else filed.Items[pile.Newest] = filed.Items[pile.Newest] with { Behind = at };
        pile.Newest = at;
    }

    /// <summary>The parcel filed last with somebody who has any.</summary>
    public Parcel Newest(int owner) => filed.Items[piles[owner].Newest].Parcel;

    /// <summary>Takes all parcels from a candidate, the oldest first.</summary>
    public void Take(int owner, Scratch<Parcel> into)
    {
        var (oldest, newest) = piles[owner];
        if (oldest == None) return;
        for (int at = oldest; at != None; at = filed.Items[at].Behind) into.Add(filed.Items[at].Parcel);
        filed.Items[newest] = new(default, free);
        (free, piles[owner]) = (oldest, (None, None));
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => filed.Dispose();

    /// <summary>A parcel, and where the one filed next with the same owner is; in room left, where more of it is.</summary>
    readonly record struct Filed(Parcel Parcel, int Behind);
}
