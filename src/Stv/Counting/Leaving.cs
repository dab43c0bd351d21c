namespace Stv;

/// <summary>Parcels that have been taken from their owners and have not moved yet, in batches as a rule groups them.</summary>
internal sealed class Leaving : IDisposable
{
    readonly Scratch<Parcel> taken = new();
    readonly Scratch<Parcel> arranged = new();
    readonly Scratch<int> order = new();
    readonly Comparison<int> compare;
    Grouping by = Batches.Together;
    bool apart;
    int moved;

    public Leaving() => compare = (x, y) => Order(taken.Items[x], taken.Items[y]) is var order and not 0 ? order : x - y;

    /// <summary>Whether any are left.</summary>
    public bool Any => moved < arranged.Count;

    /// <summary>The first parcel of the batch that moves next; null where none is left.</summary>
    public Parcel? First => Any ? arranged.Items[moved] : null;

    /// <summary>Takes all parcels of candidates and arranges them; within a batch those of one stand together, the oldest first.</summary>
    /// <param name="piles">What everybody holds.</param>
    /// <param name="who">Those candidates.</param>
    /// <param name="grouping">How parcels are put together.</param>
    /// <param name="keepValues">Every paper keeps its value: parcels of different values are no batch, however they are put
    /// together.</param>
    public void Take(Piles piles, IReadOnlyList<int> who, Grouping grouping, bool keepValues = false)
    {
        if (Any) throw new InvalidOperationException("Papers of an exclusion in progress remain to be moved.");
        taken.Clear();
        arranged.Clear();
        order.Clear();
        (by, apart, moved) = (grouping, keepValues, 0);
        for (int i = 0; i < who.Count; i++) piles.Take(who[i], taken);
        for (int i = 0; i < taken.Count; i++) order.Add(i);
        order.Items.Sort(compare);
        foreach (int i in order.Items) arranged.Add(taken.Items[i]);
    }

    /// <summary>The parcels of the next batch, which moves now.</summary>
    public ReadOnlySpan<Parcel> Next()
    {
        int from = moved;
        do moved++;
        while (Any && Order(arranged.Items[from], arranged.Items[moved]) == 0);
        return arranged.Items[from..moved];
    }

    int Order(in Parcel a, in Parcel b) => by.Order(a, b) is var order && order != 0 || !apart ? order : b.Value.CompareTo(a.Value);

    /// <summary>Files with their owners again what does not move.</summary>
    public void Return(Piles piles)
    {
        // Latest first is how they stand.
        for (int i = arranged.Count - 1; i >= moved; i--) piles.Add(arranged.Items[i]);
        moved = arranged.Count;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        taken.Dispose();
        arranged.Dispose();
        order.Dispose();
    }
}
