using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>What is divided by what for a quota.</summary>
[Experimental(Preview.Id)]
public enum QuotaKind
{
    /// <summary>Valid papers, by one more than the seats.</summary>
    Droop,

    /// <summary>Valid papers, by the seats.</summary>
    Hare,

    /// <summary>The votes of those who continue, by two, worked out again after every exclusion: for one seat.</summary>
    Majority,
}

/// <summary>How a number is rounded.</summary>
[Experimental(Preview.Id)]
public enum Rounding
{
    /// <summary>It is not.</summary>
    Exact,

    /// <summary>What follows the last place is cut off.</summary>
    Down,

    /// <summary>To the nearest, a half up.</summary>
    Nearest,

    /// <summary>To the next one that is not less.</summary>
    Up,

    /// <summary>To the next one that is more: what follows the last place is cut off, and a unit of that place is added.</summary>
    Above,
}

/// <summary>Which papers a surplus moves on.</summary>
[Experimental(Preview.Id)]
public enum SurplusPapers
{
    /// <summary>All papers, each at the value it had, multiplied by surplus over votes: the weighted inclusive method.</summary>
    AllByValue,

    /// <summary>All papers at one value, surplus over papers: the unweighted inclusive method.</summary>
    AllTogether,

    /// <summary>
    /// The papers last received that show a further preference, at surplus over their number, but no more than they were worth; the
    /// others stay.
    /// </summary>
    Last,
}

/// <summary>In how many steps a value is worked out that is a product and a quotient.</summary>
[Experimental(Preview.Id)]
public enum Cuts
{
    /// <summary>Value times surplus over votes is rounded once.</summary>
    Once,

    /// <summary>Value times surplus is rounded, then that over votes.</summary>
    ProductFirst,

    /// <summary>Surplus over votes is rounded, then value times that.</summary>
    QuotientFirst,
}

/// <summary>What the part of a surplus is called that no paper carries.</summary>
[Experimental(Preview.Id)]
public enum Uncarried
{
    /// <summary>Fractions disregarded.</summary>
    Loss,

    /// <summary>Exhausted, or non-transferable.</summary>
    Exhausted,
}

/// <summary>Which surplus goes first.</summary>
[Experimental(Preview.Id)]
public enum SurplusOrder
{
    /// <summary>The largest.</summary>
    Largest,

    /// <summary>In the order of election.</summary>
    Elected,

    /// <summary>That of the earliest stage, and of one stage the largest.</summary>
    EarliestThenLargest,
}

/// <summary>In what batches the papers of the excluded move.</summary>
[Experimental(Preview.Id)]
public enum ExclusionPapers
{
    /// <summary>All in one stage, each at the value it has.</summary>
    OneStage,

    /// <summary>One value at a time, the highest first, each a stage.</summary>
    ByValue,

    /// <summary>First preferences, then one value at a time, the highest first, each a stage.</summary>
    FirstThenByValue,
}

/// <summary>When those who continue are elected because they are as many as the seats that are vacant.</summary>
[Experimental(Preview.Id)]
public enum LastPlaces
{
    /// <summary>At once: papers of the last exclusion do not move any more.</summary>
    AtOnce,

    /// <summary>When the papers of the last exclusion have moved.</summary>
    AfterExclusion,

    /// <summary>When those papers and all surpluses have moved.</summary>
    AfterTransfers,
}

/// <summary>How the last seat may be filled without the quota.</summary>
[Experimental(Preview.Id)]
public enum LastSeat
{
    /// <summary>It may not.</summary>
    ByQuota,

    /// <summary>When two continue for it and nothing is left to transfer, by the one with more votes.</summary>
    HigherOfTwo,

    /// <summary>By whoever has as much as all others who continue and all surpluses together, but not within an exclusion.</summary>
    AheadOfAllOthers,
}

/// <summary>A method for ties.</summary>
[Experimental(Preview.Id)]
public enum TieMethod
{
    /// <summary>Votes at the most recent stage at which any of them differed.</summary>
    Backwards,

    /// <summary>Votes at the earliest stage at which any of them differed.</summary>
    Forwards,

    /// <summary>
    /// Votes at the earliest stage at which they differed; of an exclusion in several stages only its end is looked at.
    /// </summary>
    ForwardsByWholeStage,

    /// <summary>Votes at the most recent stage at which all of them differed.</summary>
    AllDiffer,

    /// <summary>The lot: it settles every tie, and must be the last method.</summary>
    Lot,
}
