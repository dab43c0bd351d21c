using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>Papers that one candidate received at one time and at one value.</summary>
/// <param name="Owner">The candidate who holds them.</param>
/// <param name="Stage">The stage at which they came; 1 for first preferences.</param>
/// <param name="Value">What each paper is worth.</param>
/// <param name="Origin">The stage at which the papers were given that value: 1, or that of a surplus.</param>
/// <param name="Votes">What was credited for them: not always papers × value.</param>
/// <param name="Chain">The papers themselves, which no rule sees.</param>
internal sealed record Parcel(int Owner, int Stage, Ratio Value, int Origin, Ratio Votes, Chain Chain)
{
    /// <summary>First preferences, which nobody has transferred yet.</summary>
    public bool First => Stage == 1;
}

/// <summary>
/// What the returning officer has after sorting a batch by next preference, when the rule is asked for a value. Immutable.
/// </summary>
/// <param name="Value">What each paper was worth, if the batch is of one value.</param>
/// <param name="Papers">How many there are.</param>
/// <param name="Transferable">How many of them show a further preference.</param>
[Experimental(Preview.Id)]
public readonly record struct Sorted(Ratio Value, long Papers, long Transferable);

/// <summary>How a rule groups parcels that leave; the words for it are <see cref="Batches"/>. Immutable.</summary>
[Experimental(Preview.Id)]
public sealed class Grouping
{
    internal Grouping(string name, Comparison<Parcel> order, bool alone = false) => (Name, Order, Alone) = (name, order, alone);

    /// <summary>The word, as a script knows it.</summary>
    internal string Name { get; }

    /// <summary>Negative if the first of two parcels goes first, 0 if they move as one batch, positive if the second goes first.</summary>
    internal Comparison<Parcel> Order { get; }

    /// <summary>Of a surplus only the first batch moves.</summary>
    internal bool Alone { get; }
}

/// <summary>How rules group the papers that leave; the same words serve surpluses and exclusions.</summary>
[Experimental(Preview.Id)]
public static class Batches
{
    /// <summary>All papers as one batch: of a surplus, whatever values they had; of an exclusion, those of one value.</summary>
    public static Grouping Together { get; } = new("together", (_, _) => 0);

    /// <summary>The parcel last received.</summary>
    public static Grouping Last { get; } = new("last", (a, b) => b.Stage.CompareTo(a.Stage), alone: true);

    /// <summary>All papers of one value together, the highest value first.</summary>
    public static Grouping ByValue { get; } = new("by value", (a, b) => b.Value.CompareTo(a.Value));

    /// <summary>First preferences by themselves, then the others by value, the highest first.</summary>
    public static Grouping FirstThenByValue { get; } = new("first, then by value", (a, b) =>
        a.First == b.First ? b.Value.CompareTo(a.Value) : b.First.CompareTo(a.First));

    /// <summary>By value, the highest first; papers given the same value at different stages are kept apart, the earlier first.</summary>
    public static Grouping ByValueAndOrigin { get; } = new("by value and origin", (a, b) =>
        b.Value.CompareTo(a.Value) is var order and not 0 ? order : a.Origin.CompareTo(b.Origin));
}
