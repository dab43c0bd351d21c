using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>What a method for ties leaves of those tied. Immutable.</summary>
/// <param name="Left">Those who are still equal; one if it settled the tie.</param>
/// <param name="Tied">Those who were equal until the method's last step.</param>
/// <param name="How">What it did, for the record.</param>
/// <param name="Stage">The stage whose votes parted them last, if any did.</param>
[Experimental(Preview.Id)]
public readonly record struct Narrowed(ImmutableArray<int> Left, ImmutableArray<int> Tied, string How, int? Stage = null);

/// <summary>
/// A method for ties; each gets whom the one before left equal. Null where it wants the outcome of a lot that nobody gave: the count stops.
/// </summary>
[Experimental(Preview.Id)]
public delegate Narrowed? Tie(Count count, Purpose purpose, ImmutableArray<int> tied);

/// <summary>A law's clause for ties. Methods are given with their clause or not at all, so that no tie is settled uncited. Immutable.</summary>
[Experimental(Preview.Id)]
public sealed class TieClause
{
    internal TieClause(Clause clause, params Tie[] methods) => (Clause, Methods) = (clause, [.. methods]);

    /// <summary>The clause.</summary>
    internal string Cite => Clause.Number;

    /// <summary>A clause for ties may do more than settle them.</summary>
    public static implicit operator Clause(TieClause ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        return ties.Clause;
    }

    /// <summary>The clause with its words.</summary>
    public Clause Clause { get; }

    /// <summary>What it tells to do, in order.</summary>
    public ImmutableArray<Tie> Methods { get; }
}

/// <summary>The methods that laws use.</summary>
[Experimental(Preview.Id)]
public static class Ties
{
    /// <summary>
    /// Votes at the most recent stage at which any of them differed; those still equal there are compared at the one before.
    /// </summary>
    public static Narrowed? Backwards(Count count, Purpose purpose, ImmutableArray<int> tied)
    {
        ArgumentNullException.ThrowIfNull(count);
        return count.Earlier.Backwards(purpose, tied, count.Sought);
    }

    /// <summary>Votes at the earliest stage at which any of them differed; those still equal there are compared at the next.</summary>
    public static Narrowed? Forwards(Count count, Purpose purpose, ImmutableArray<int> tied)
    {
        ArgumentNullException.ThrowIfNull(count);
        return count.Earlier.Forwards(purpose, tied, count.Sought);
    }

    /// <summary>The same, where the batches of one exclusion are no stages of their own: only votes at the end of it are compared.</summary>
    public static Narrowed? ForwardsByWholeStage(Count count, Purpose purpose, ImmutableArray<int> tied)
    {
        ArgumentNullException.ThrowIfNull(count);
        return count.EarlierWhole.Forwards(purpose, tied, count.Sought);
    }

    /// <summary>
    /// Votes at the most recent stage at which no two of them were equal. An order of several is one decision: that stage settles it
    /// for all, and where there is none those who remain after the first lot are not compared again.
    /// </summary>
    public static Narrowed? AllDiffer(Count count, Purpose purpose, ImmutableArray<int> tied)
    {
        ArgumentNullException.ThrowIfNull(count);
        return count.Earlier.AllDiffering(purpose, tied, count.Ordering(tied));
    }

    /// <summary>A lot that was drawn; where none was given the count stops.</summary>
    public static Narrowed? Lot(Count count, Purpose purpose, ImmutableArray<int> tied)
    {
        ArgumentNullException.ThrowIfNull(count);
        if (count.Drawn(purpose, tied) is not var (chosen, how)) return null;
        return new([chosen], tied, how);
    }
}
