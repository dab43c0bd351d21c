using System.Collections.Immutable;

namespace Stv;

/// <summary>What a method for ties leaves of those tied.</summary>
/// <param name="Left">Those who are still equal; one if it settled the tie.</param>
/// <param name="Tied">Those who were equal until the method's last step.</param>
/// <param name="How">What it did, for the record.</param>
/// <param name="Stage">The stage whose votes parted them last, if any did.</param>
internal readonly record struct Narrowed(ImmutableArray<int> Left, ImmutableArray<int> Tied, string How, int? Stage = null);

/// <summary>
/// A method for ties; each gets whom the one before left equal. Null where it wants the outcome of a lot that nobody gave: the count stops.
/// </summary>
internal delegate Narrowed? Tie(Count count, Purpose purpose, ImmutableArray<int> tied);

/// <summary>A law's clause for ties. Methods are given with their clause or not at all, so that no tie is settled uncited.</summary>
/// <param name="cite">The clause.</param>
/// <param name="methods">What it tells to do, in order. Where they leave equals, their order means nothing to the rule.</param>
internal sealed class TieClause(string cite, params Tie[] methods)
{
    /// <summary>The clause.</summary>
    public string Cite => cite;

    /// <summary>What it tells to do, in order.</summary>
    public IReadOnlyList<Tie> Methods => methods;
}

/// <summary>The methods that laws use.</summary>
internal static class Ties
{
    /// <summary>
    /// Votes at the most recent stage at which any of them differed; those still equal there are compared at the one before.
    /// </summary>
    public static Narrowed? Backwards(Count count, Purpose purpose, ImmutableArray<int> tied) =>
        ByEarlierVotes(count, Enumerable.Reverse(count.Stages), purpose, tied);

    /// <summary>Votes at the earliest stage at which any of them differed; those still equal there are compared at the next.</summary>
    public static Narrowed? Forwards(Count count, Purpose purpose, ImmutableArray<int> tied) => ByEarlierVotes(count, count.Stages, purpose, tied);

    /// <summary>The same, where the batches of one exclusion are no stages of their own: only votes at the end of it are compared.</summary>
    public static Narrowed? ForwardsByWholeStage(Count count, Purpose purpose, ImmutableArray<int> tied) =>
        ByEarlierVotes(count, count.Stages.Where(stage => stage.Complete), purpose, tied);

    /// <summary>
    /// Votes at the most recent stage at which no two of them were equal. An order of several is one decision: that stage settles it
    /// for all, and where there is none those who remain after the first lot are not compared again.
    /// </summary>
    public static Narrowed? AllDiffer(Count count, Purpose purpose, ImmutableArray<int> tied)
    {
        var all = count.Ordering(tied);
        return ByEarlierVotes(
            count, Enumerable.Reverse(count.Stages).Where(stage => all.Select(stage.VotesOf).Distinct().Count() == all.Count).Take(1), purpose, tied);
    }

    /// <summary>A lot that was drawn; where none was given the count stops.</summary>
    public static Narrowed? Lot(Count count, Purpose purpose, ImmutableArray<int> tied)
    {
        if (count.Drawn(purpose, tied) is not var (chosen, how)) return null;
        return new([chosen], tied, how);
    }

    static Narrowed ByEarlierVotes(Count count, IEnumerable<Stage> stages, Purpose purpose, ImmutableArray<int> tied)
    {
        var (left, before, stage) = (tied, tied, (int?)null);
        foreach (var earlier in stages)
        {
            var still = Best(earlier, purpose, left);
            if (still.Length == left.Length) continue;
            (left, before, stage) = (still, left, earlier.Number);
            if (left.Length <= count.Sought) break;
        }
        return new(left, before, "earlier votes", stage);
    }

    /// <summary>Those of the tied who had the fewest votes at a stage, or the most; all of them, and no new array, where all had the same.</summary>
    static ImmutableArray<int> Best(Stage stage, Purpose purpose, ImmutableArray<int> tied)
    {
        var best = stage.VotesOf(tied[0]);
        int number = 1;
        for (int i = 1; i < tied.Length; i++)
        {
            int order = stage.VotesOf(tied[i]).CompareTo(best);
            if (order == 0) number++;
            else if (purpose == Purpose.Exclude ? order < 0 : order > 0) (best, number) = (stage.VotesOf(tied[i]), 1);
        }
        return number == tied.Length ? tied : [.. tied.Where(c => stage.VotesOf(c) == best)];
    }
}
