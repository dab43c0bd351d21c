using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Stv;

/// <summary>What a choice between equals is for.</summary>
public enum Purpose
{
    /// <summary>Who is excluded.</summary>
    Exclude,

    /// <summary>Whose surplus is transferred first.</summary>
    Transfer,

    /// <summary>Who is placed first in the order of election.</summary>
    Order,

    /// <summary>Who is elected.</summary>
    Elect,
}

/// <summary>The outcome of a lot, drawn by people, as input to a count. Immutable.</summary>
/// <param name="Purpose">What the lot was for.</param>
/// <param name="Tied">The numbers of those who were tied, in any order.</param>
/// <param name="Chosen">The one excluded, transferred first, placed first or elected.</param>
public sealed record Lot(Purpose Purpose, EquatableArray<int> Tied, int Chosen)
{
    /// <summary>What it was for, who was taken and among whom, such as <c>Exclude 3 of [2, 3]</c>.</summary>
    public override string ToString() => $"{Purpose} {Chosen} of {Tied}";
}

/// <summary>What settled a tie.</summary>
public enum SettledBy
{
    /// <summary>Votes at an earlier stage.</summary>
    EarlierVotes,

    /// <summary>A lot that was drawn for it.</summary>
    Lot,

    /// <summary>A standing order, drawn once for all ties.</summary>
    StandingOrder,

    /// <summary>Pseudo-random numbers, drawn as the rule prescribes.</summary>
    PseudoRandomNumbers,

    /// <summary>Another method, of the rule's own.</summary>
    OwnMethod,
}

/// <summary>How files and sheets call what settled a tie.</summary>
internal static class SettledByInWords
{
    /// <summary>Every name, in the order of the values.</summary>
    public static ImmutableArray<string> Names { get; } = ["earlier votes", "lot", "standing order", "pseudo-random numbers", "own method"];

    /// <summary>The name.</summary>
    public static string InWords(this SettledBy how) => Names[(int)how];
}

/// <summary>
/// A tie that a count met, and how it was settled. Where several of the tied are chosen at once, each has a decision of their own,
/// among those not chosen and them. Immutable.
/// </summary>
/// <param name="Purpose">What the choice was for.</param>
/// <param name="Cite">The clause for such ties, a <see cref="Clause.Number"/> of the rule.</param>
/// <param name="Equal">All who had the same votes.</param>
/// <param name="Tied">Those of them still equal when the choice was made: the ones a lot was drawn among.</param>
/// <param name="Chosen">The one taken.</param>
/// <param name="How">What settled it.</param>
/// <param name="Stage">The stage whose votes parted them, where earlier votes did.</param>
public sealed record Decision(
    Purpose Purpose, string Cite, EquatableArray<int> Equal, EquatableArray<int> Tied, int Chosen, SettledBy How, int? Stage)
{
    /// <summary>What was chosen, among whom and how, such as <c>Exclude 3 of [2, 3] by lot (51(2))</c>.</summary>
    public override string ToString()
    {
        string equal = Equal == Tied ? "" : $", equal {Equal}";
        return $"{Purpose} {Chosen} of {Tied}{equal} by {How.InWords()}{(Stage is null ? "" : $" at stage {Stage}")} ({Cite})";
    }
}

/// <summary>A lot that a count needs and was not given. Immutable.</summary>
/// <param name="Stage">The stage it belongs to, from 1.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Cite">The clause that leaves it to the lot, a <see cref="Clause.Number"/> of the rule.</param>
/// <param name="Tied">The numbers of those among whom it is to be drawn.</param>
public sealed record Undecided(int Stage, Purpose Purpose, string Cite, EquatableArray<int> Tied)
{
    /// <summary>
    /// How ties met before in the same choice were settled, where several are chosen for one stage; they will be decisions of that stage.
    /// </summary>
    public EquatableArray<Decision> Settled { get; init; } = [];

    /// <summary>Where, what for and among whom, such as <c>stage 4: Exclude one of [2, 3] by lot (51(2))</c>.</summary>
    public override string ToString() =>
        $"stage {Stage}: {Purpose} one of {Tied} by lot ({Cite}){(Settled.IsEmpty ? "" : $", settled {Settled}")}";
}

/// <summary>
/// The lots given to a count. A lot drawn for the same purpose among the same candidates is used first, then the standing order.
/// Immutable; safe to share between threads. Equal to others of the same lots in the same order and the same standing order.
/// </summary>
public sealed class Decisions : IEquatable<Decisions>
{
    /// <summary>No lots: a count that needs one stops and says which.</summary>
    public static Decisions None { get; } = new([], []);

    /// <summary>Lots and a standing order.</summary>
    /// <param name="lots">The outcomes of lots, one at most for each purpose and set of candidates.</param>
    /// <param name="order">A standing order drawn once: of any who are tied, the first in it is taken, whatever the purpose.
    /// It need not name everybody; a tie that involves somebody it lacks is asked for.</param>
    /// <exception cref="ArgumentException">A lot among fewer than two, or chosen from outside, or given twice with different
    /// outcomes; a candidate twice in a lot or in the order.</exception>
    public Decisions(IEnumerable<Lot> lots, IEnumerable<int> order)
    {
        ArgumentNullException.ThrowIfNull(lots);
        ArgumentNullException.ThrowIfNull(order);
        Lots = [.. lots.Select(lot => lot with { Tied = [.. lot.Tied.Order()] })];
        Order = [.. order];
        foreach (var lot in Lots)
        {
            if (lot.Tied.Length < 2 || lot.Tied.Distinct().Count() != lot.Tied.Length)
                throw new ArgumentException($"A lot needs two or more different candidates, not {Brief.List(lot.Tied)}.", nameof(lots));
            if (!lot.Tied.Contains(lot.Chosen))
                throw new ArgumentException(
                    $"Candidate {lot.Chosen} was chosen, but is not among the tied {Brief.List(lot.Tied)}.", nameof(lots));
            if (Lots.Any(other => other.Purpose == lot.Purpose && other.Chosen != lot.Chosen && other.Tied.SequenceEqual(lot.Tied)))
                throw new ArgumentException($"The lot among {Brief.List(lot.Tied)} is given with different outcomes.", nameof(lots));
        }
        foreach (var twice in Order.GroupBy(c => c).Where(g => g.Count() > 1))
            throw new ArgumentException($"Candidate {twice.Key} stands twice in the order.", nameof(order));
        places = Order.Index().ToDictionary(place => place.Item, place => place.Index);
    }

    readonly Dictionary<int, int> places;

    /// <summary>The outcomes of lots, the tied in ascending order of number.</summary>
    public EquatableArray<Lot> Lots { get; }

    /// <summary>The standing order; empty for none.</summary>
    public EquatableArray<int> Order { get; }

    /// <summary>Neither lots nor an order.</summary>
    public bool IsEmpty => Lots.IsEmpty && Order.IsEmpty;

    /// <summary>A standing order alone.</summary>
    /// <param name="order">Candidates' numbers, the one always taken first.</param>
    /// <exception cref="ArgumentException">A candidate stands twice in it.</exception>
    public static Decisions InOrder(params IEnumerable<int> order) => new([], order);

    /// <summary>
    /// A standing order made from a text that was fixed before the count. Candidate n's place is by the SHA-256 of the text, a
    /// colon and n in decimal, all in UTF-8: the smallest digest, compared byte by byte, comes first.
    /// </summary>
    /// <param name="seed">The text, not empty.</param>
    /// <param name="candidates">How many candidates there are, the withdrawn included.</param>
    /// <exception cref="ArgumentException">The text is empty, or a number of candidates is less than 0.</exception>
    public static Decisions FromSeed(string seed, int candidates)
    {
        ArgumentException.ThrowIfNullOrEmpty(seed);
        ArgumentOutOfRangeException.ThrowIfNegative(candidates);
        return InOrder(Enumerable.Range(1, candidates)
            .Select(n => (Number: n, Digest: SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{n}"))))
            .OrderBy(c => Convert.ToHexString(c.Digest), StringComparer.Ordinal).Select(c => c.Number));
    }

    /// <inheritdoc/>
    public bool Equals(Decisions? other) => other is not null && Lots == other.Lots && Order == other.Order;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Decisions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Lots, Order);

    /// <summary>The lots and the standing order, such as <c>lots [Exclude 3 of [2, 3]], order [4, 1]</c>.</summary>
    public override string ToString() => $"lots {Lots}, order {Order}";

    /// <summary>Who is taken of those tied, and how; null where nothing given settles it.</summary>
    internal (int Chosen, SettledBy How)? Settle(Purpose purpose, ImmutableArray<int> tied)
    {
        if (Lots.FirstOrDefault(lot => lot.Purpose == purpose && lot.Tied.SequenceEqual(tied)) is { } lot) return (lot.Chosen,
            SettledBy.Lot);
        return tied.All(places.ContainsKey) ? (tied.MinBy(c => places[c]), SettledBy.StandingOrder) : null;
    }

    /// <summary>
    /// Lots that were given and not called for: perhaps a slip of the pen. Where one is missing, others may be for ties to come; those that
    /// are nearest to it come first.
    /// </summary>
    internal IEnumerable<Diagnostic> Unused(IReadOnlyList<Stage> stages, Undecided? undecided) => Lots
        .Where(lot => !stages.SelectMany(stage => stage.Decisions).Concat(undecided?.Settled ?? [])
            .Any(d => d.Purpose == lot.Purpose && d.Tied.SequenceEqual(lot.Tied) && d.How == SettledBy.Lot))
        .OrderByDescending(lot => undecided is null ? 0 : lot.Tied.Count(undecided.Tied.Contains))
        .ThenByDescending(lot => lot.Purpose == undecided?.Purpose)
        .Select(lot => new Diagnostic(Severity.Warning, "lot-unused", 0, 0,
            $"the lot among {Brief.List(lot.Tied)} ({lot.Purpose.ToString().ToLowerInvariant()}) was not called for"
                + (undecided is null ? "" : " so far")));
}
