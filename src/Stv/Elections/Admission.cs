using System.Collections.Immutable;

namespace Stv;

/// <summary>Papers counted under one reason. Immutable.</summary>
/// <param name="Reason">One of <see cref="Reasons"/>.</param>
/// <param name="Papers">How many.</param>
public sealed record PapersByReason(string Reason, long Papers)
{
    /// <summary>How many and why, such as <c>3 empty</c>.</summary>
    public override string ToString() => $"{Papers} {Reason}";

    /// <summary>Each reason once, where it stood first.</summary>
    /// <exception cref="CountRefusedException">There are more papers than can be counted.</exception>
    internal static ImmutableArray<PapersByReason> Together(IEnumerable<PapersByReason> papers) =>
    [
        .. papers.GroupBy(part => part.Reason, (reason, parts) => parts.Aggregate(Int128.Zero, (sum, part) => sum + part.Papers) is var all
            && all <= long.MaxValue
            ? new PapersByReason(reason, (long)all)
            : throw new CountRefusedException($"More papers are rejected ({Brief.Quoted(reason)}) than can be counted.")),
    ];
}

/// <summary>Why a paper is rejected, or admitted only in part.</summary>
public static class Reasons
{
    /// <summary>Rejected: the paper carries no mark.</summary>
    public const string Empty = "empty";

    /// <summary>Rejected: every candidate ranked has withdrawn.</summary>
    public const string OnlyWithdrawn = "only-withdrawn";

    /// <summary>Rejected: the rule asks for a first preference and the first rank is blank.</summary>
    public const string NoFirstPreference = "no-first-preference";

    /// <summary>Rejected: the first preference is given to several candidates, which the rule does not allow.</summary>
    public const string EqualFirstPreferences = "equal-first-preferences";

    /// <summary>Admitted up to a rank given to several candidates.</summary>
    public const string EqualRank = "equal-rank";

    /// <summary>Admitted up to a rank left blank.</summary>
    public const string BlankRank = "blank-rank";

    /// <summary>Admitted up to a candidate ranked before.</summary>
    public const string Repeated = "repeated-candidate";

    /// <summary>Admitted up to the last rank that is read.</summary>
    public const string BeyondRanks = "beyond-most-ranks";

    /// <summary>Rejected: the paper ranks fewer candidates than the rules ask for.</summary>
    public const string TooFewPreferences = "too-few-preferences";

    /// <summary>What is wrong with such a paper, to be said after "papers"; null for a reason that is none of these.</summary>
    internal static string? InWords(string reason) => reason switch
    {
        Empty => "without any mark",
        OnlyWithdrawn => "ranking only withdrawn candidates",
        NoFirstPreference => "without a first preference",
        EqualFirstPreferences => "with several first preferences",
        EqualRank => "up to a rank given to several candidates",
        BlankRank => "up to a rank left blank",
        Repeated => "up to a candidate ranked before",
        BeyondRanks => "up to the last rank that is read",
        TooFewPreferences => "with too few preferences",
        _ => null,
    };
}

/// <summary>The papers a rule admits to its count, and what became of the others. Immutable.</summary>
/// <param name="Electorate">The papers to count: the electorate itself where no ranking carries a mark.</param>
/// <param name="Formal">Papers admitted: those with a preference for somebody who stands. Only they count for a quota.</param>
/// <param name="Rejected">Papers not admitted, by reason, each under the first that applies.</param>
/// <param name="Shortened">Papers admitted up to a mark that ends them, by reason; they are among <paramref name="Formal"/>.</param>
public sealed record Admission(
    Electorate Electorate, long Formal, EquatableArray<PapersByReason> Rejected, EquatableArray<PapersByReason> Shortened);
