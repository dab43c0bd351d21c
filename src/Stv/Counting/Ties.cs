using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>What a method for ties leaves of those tied. Immutable.</summary>
/// <param name="Left">Those who are still equal, by number; one if it settled the tie.</param>
/// <param name="Tied">Those who were equal until the method's last step.</param>
/// <param name="How">What it goes by, for the record.</param>
/// <param name="Stage">The stage whose votes parted them last, if any did.</param>
[Experimental(Preview.Id)]
public readonly record struct Narrowed(ImmutableArray<int> Left, ImmutableArray<int> Tied, SettledBy How, int? Stage = null);

/// <summary>
/// A method for ties; each gets whom the one before left equal. Null where it wants the outcome of a lot that nobody gave: the count stops.
/// </summary>
[Experimental(Preview.Id)]
public delegate Narrowed? Tie(TieQuestion question);

/// <summary>A tie as a method is asked to settle it. Immutable.</summary>
/// <param name="Count">The count, with the votes as they are now and at earlier stages.</param>
/// <param name="Purpose">What the choice is for.</param>
/// <param name="Tied">Those who are equal so far, by number.</param>
/// <param name="Sought">How many of them are sought: one, unless there are places for several.</param>
[Experimental(Preview.Id)]
public readonly record struct TieQuestion(Count Count, Purpose Purpose, ImmutableArray<int> Tied, int Sought)
{
    /// <summary>
    /// All whose order is being settled, also those whose place in it is settled already; the tied themselves where one of them is sought
    /// and no order.
    /// </summary>
    public IReadOnlyList<int> Whole
    {
        get
        {
            if (Ordering is null) return Tied;
            var (count, figure) = (Count, Count.Measure(Tied[0]));
            return [.. Ordering.Where(candidate => count.Measure(candidate) == figure)];
        }
    }

    /// <summary>All whose order is settled one by one; null where one is sought and no order.</summary>
    internal IReadOnlyList<int>? Ordering { get; init; }
}

/// <summary>
/// A law's clause for ties. Methods are given with their clause or not at all, so that no tie is settled uncited. Immutable.
/// </summary>
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
    public static Narrowed? Backwards(TieQuestion question) =>
        question.Count.Earlier.Backwards(question.Purpose, question.Tied, question.Sought);

    /// <summary>Votes at the earliest stage at which any of them differed; those still equal there are compared at the next.</summary>
    public static Narrowed? Forwards(TieQuestion question) =>
        question.Count.Earlier.Forwards(question.Purpose, question.Tied, question.Sought);

    /// <summary>
    /// Votes at the earliest stage at which any of them differed, where the batches of one exclusion are no stages of their own: only votes
    /// at the end of it are compared. Those still equal there are compared at the next.
    /// </summary>
    public static Narrowed? ForwardsByWholeStage(TieQuestion question) =>
        question.Count.EarlierWhole.Forwards(question.Purpose, question.Tied, question.Sought);

    /// <summary>
    /// Votes at the most recent stage at which no two of them were equal. An order of several is one decision: that stage settles it
    /// for all, and where there is none those who remain after the first lot are not compared again.
    /// </summary>
    public static Narrowed? AllDiffer(TieQuestion question) =>
        question.Count.Earlier.AllDiffering(question.Purpose, question.Tied, question.Whole);

    /// <summary>A lot that was drawn; where none was given the count stops.</summary>
    public static Narrowed? Lot(TieQuestion question) =>
        question.Count.Drawn(question.Purpose, question.Tied) is var (chosen, how) ? new([chosen], question.Tied, how) : null;
}
