namespace Stv;

/// <summary>The parcels that candidates hold, those of each in the order filed.</summary>
/// <param name="owners">One more than the largest number of an owner.</param>
internal sealed class Piles(int owners)
{
    readonly List<Parcel>?[] piles = new List<Parcel>?[owners];

    /// <summary>Files a parcel with its owner.</summary>
    public void Add(in Parcel parcel) => (piles[parcel.Owner] ??= []).Add(parcel);

    /// <summary>The parcel filed last with somebody who has any.</summary>
    public Parcel Newest(int owner) => piles[owner]![^1];

    /// <summary>Takes all parcels from a candidate.</summary>
    public List<Parcel> Take(int owner)
    {
        var all = piles[owner] ?? [];
        piles[owner] = null;
        return all;
    }
}
