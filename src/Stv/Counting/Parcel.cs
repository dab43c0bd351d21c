namespace Stv;

/// <summary>Papers that one candidate received at one time and at one value.</summary>
/// <param name="Owner">The candidate who holds them.</param>
/// <param name="Stage">The stage at which they came; 1 for first preferences.</param>
/// <param name="Value">What each paper is worth.</param>
/// <param name="Origin">The stage at which the papers were given that value: 1, or that of a surplus.</param>
/// <param name="Votes">What was credited for them: not always papers × value.</param>
/// <param name="Chain">The papers themselves, which no rule sees.</param>
internal readonly record struct Parcel(int Owner, int Stage, Ratio Value, int Origin, Ratio Votes, Chain Chain);

/// <summary>Parcels that a rule moves as one.</summary>
/// <param name="Value">What each paper is worth.</param>
/// <param name="Parcels">The parcels, oldest first.</param>
internal sealed record Batch(Ratio Value, IReadOnlyList<Parcel> Parcels)
{
    /// <summary>First preferences, which nobody has transferred yet.</summary>
    public bool First => Parcels.All(parcel => parcel.Stage == 1);
}

/// <summary>What the returning officer has after sorting a batch by next preference, when the rule is asked for a value.</summary>
/// <param name="Value">What each paper was worth.</param>
/// <param name="Papers">How many there are.</param>
/// <param name="Transferable">How many of them show a further preference.</param>
internal readonly record struct Sorted(Ratio Value, long Papers, long Transferable);

/// <summary>How a rule groups parcels; the same words serve surpluses and exclusions.</summary>
internal static class Papers
{
    /// <summary>All papers as one batch: the values they had no longer matter.</summary>
    public static IEnumerable<Batch> Together(this IReadOnlyList<Parcel> pile) => pile.Count == 0 ? [] : [new(0, pile)];

    /// <summary>The parcel last received.</summary>
    public static IEnumerable<Batch> Last(this IReadOnlyList<Parcel> pile) => pile.Count == 0 ? [] : [new(pile[^1].Value, [pile[^1]])];

    /// <summary>All papers of one value together, the highest value first.</summary>
    public static IEnumerable<Batch> ByValue(this IEnumerable<Parcel> pile) =>
        Alike(pile.OrderByDescending(parcel => parcel.Value), (a, b) => a.Value == b.Value);

    /// <summary>First preferences by themselves, then the others by value, the highest first.</summary>
    public static IEnumerable<Batch> FirstThenByValue(this IEnumerable<Parcel> pile) => Alike(
        pile.OrderByDescending(parcel => parcel.Stage == 1).ThenByDescending(parcel => parcel.Value),
        (a, b) => a.Value == b.Value && a.Stage == 1 == (b.Stage == 1));

    /// <summary>By value, the highest first; papers given the same value at different stages are kept apart, the later first.</summary>
    public static IEnumerable<Batch> ByValueAndOrigin(this IEnumerable<Parcel> pile) => Alike(
        pile.OrderByDescending(parcel => parcel.Value).ThenByDescending(parcel => parcel.Origin), (a, b) => a.Value == b.Value && a.Origin == b.Origin);

    static IEnumerable<Batch> Alike(IEnumerable<Parcel> pile, Func<Parcel, Parcel, bool> same)
    {
        List<Parcel> alike = [];
        foreach (var parcel in pile)
        {
            if (alike.Count > 0 && !same(alike[0], parcel))
            {
                yield return new(alike[0].Value, alike);
                alike = [];
            }
            alike.Add(parcel);
        }
        if (alike.Count > 0) yield return new(alike[0].Value, alike);
    }
}
