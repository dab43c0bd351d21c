using System.Runtime.InteropServices;

namespace Stv;

/// <summary>Parcels that have been taken from their owners and have not moved yet, in batches as a rule groups them.</summary>
internal sealed class Leaving
{
    List<Parcel> parcels = [];
    Comparison<Parcel> order = (_, _) => 0;
    int moved;

    /// <summary>Whether any are left.</summary>
    public bool Any => moved < parcels.Count;

    /// <summary>The first parcel of the batch that moves next; null where none is left.</summary>
    public Parcel? First => Any ? parcels[moved] : null;

    /// <summary>Takes all parcels of candidates and arranges them; within a batch those of one stand together, the oldest first.</summary>
    /// <param name="piles">What everybody holds.</param>
    /// <param name="who">Those candidates.</param>
    /// <param name="grouping">How parcels are put together.</param>
    /// <param name="keepValues">Every paper keeps its value: parcels of different values are no batch, however they are put
    /// together.</param>
    public void Take(Piles piles, IReadOnlyList<int> who, Grouping grouping, bool keepValues = false)
    {
        if (Any) throw new InvalidOperationException("Papers of an exclusion in progress remain to be moved.");
        order = (a, b) => grouping.Order(a, b) is var order && order != 0 || !keepValues ? order : b.Value.CompareTo(a.Value);
        // Equals stay as they stand, which a list's own sort would not promise.
        (moved, parcels) = (0, [.. who.SelectMany(piles.Take).Order(Comparer<Parcel>.Create(order))]);
    }

    /// <summary>The parcels of the next batch, which moves now.</summary>
    public ReadOnlySpan<Parcel> Next()
    {
        int from = moved;
        do moved++;
        while (Any && order(parcels[from], parcels[moved]) == 0);
        return CollectionsMarshal.AsSpan(parcels)[from..moved];
    }

    /// <summary>Files with their owners again what does not move.</summary>
    public void Return(Piles piles)
    {
        // Latest first is how they stand.
        for (int i = parcels.Count - 1; i >= moved; i--) piles.Add(parcels[i]);
        moved = parcels.Count;
    }
}
