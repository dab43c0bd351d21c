using System.Collections.Immutable;

namespace Stv;

/// <summary>A stage at which more may be declared.</summary>
internal sealed record Draft(
    StageAction Action, string Cite, ImmutableArray<int> From, Ratio? Value, Tally Votes, Ratio Exhausted, Ratio Loss,
    ImmutableArray<Transfer> Transfers, bool Complete, Tally Keep, Tally Quotients, long Visited);

/// <summary>Leaves a rule in the middle of a clause when it needs a lot nobody gave. Caught where the count is completed.</summary>
internal sealed class LotNeededException(Undecided lot) : Exception
{
    public Undecided Lot { get; } = lot;
}
