using System.Collections.Immutable;

namespace Stv;

/// <summary>A batch of papers that moved at one time. Immutable.</summary>
/// <param name="Stage">The stage at which they moved.</param>
/// <param name="From">Those whose papers they were.</param>
/// <param name="Papers">How their papers were put together.</param>
/// <param name="Like">One parcel of the batch: all that go with it moved.</param>
/// <param name="KeepValues">Papers of other values than its were other batches.</param>
/// <param name="Value">What each was worth from then on.</param>
/// <param name="Origin">The stage at which they were given that value.</param>
/// <param name="ExhaustedStay">Those without a further preference stayed where they were.</param>
internal sealed record Movement(
    int Stage, ImmutableArray<int> From, Grouping Papers, Parcel Like, bool KeepValues, Ratio Value, int Origin, bool ExhaustedStay)
{
    /// <summary>Papers that lie so are in the batch.</summary>
    public bool Moves(Parcel papers) => From.Contains(papers.Owner) && Papers.Order(papers, Like) == 0
        && (!KeepValues || papers.Value == Like.Value);
}

/// <summary>
/// What says of any ranking where a paper that shows it goes in a count that has been made: a part of the result, but of no matter for what
/// it says. Immutable.
/// </summary>
/// <param name="Terms">How marks were judged.</param>
/// <param name="Movements">The batches that moved, in order; none but in a count by transfers.</param>
/// <param name="Keeping">What of a paper stayed with those elected, and with how many digits; null but in a count by keep values.</param>
internal sealed record PaperWays(MarkTerms Terms, ImmutableArray<Movement> Movements, (Keeping Of, int Digits)? Keeping)
{
    /// <summary>Where a paper goes in a count by transfers.</summary>
    /// <param name="counted">Its ranking as admitted.</param>
    /// <param name="result">The count.</param>
    public ImmutableArray<PaperStep> Follow(ReadOnlySpan<ushort> counted, CountResult result)
    {
        var left = Leaving(result);
        var follower = new Follower();
        List<List<int>> ranks = [];
        foreach (var mark in new Ballot(1, counted))
        {
            if (!mark.EqualToPrevious) ranks.Add([]);
            ranks[^1].Add(mark.Candidate);
        }
        int at = 0;
        // Nobody has left before papers first move.
        var now = new Parcel(Next(1), 1, 1, 1, 1, Chain.None);
        follower.Moves(1, now.Owner, 1);
        foreach (var movement in Movements)
        {
            if (now.Owner == Transfer.Exhausted) break;
            if (!movement.Moves(now)) continue;
            int to = Next(movement.Stage);
            if (to == Transfer.Exhausted && movement.ExhaustedStay) continue;
            now = now with { Owner = to, Stage = movement.Stage, Value = movement.Value, Origin = movement.Origin };
            follower.Moves(movement.Stage, to, movement.Value);
        }
        return follower.Steps;

        // At a rank with several who take papers the paper ends.
        int Next(int stage)
        {
            for (; at < ranks.Count; at++)
            {
                List<int> take = ranks[at].FindAll(one => left[one] >= stage);
                if (take.Count == 0) continue;
                at++;
                return take.Count == 1 ? take[0] : Transfer.Exhausted;
            }
            return Transfer.Exhausted;
        }
    }

    /// <summary>By candidate number, the last stage at which they take papers.</summary>
    static int[] Leaving(CountResult result)
    {
        int[] left = new int[result.Candidates.Length + 1];
        Array.Fill(left, int.MaxValue);
        foreach (var stage in result.Stages)
        {
            foreach (int elected in stage.Elected) left[elected] = stage.Number;
            foreach (int excluded in stage.Excluded) left[excluded] = stage.Number - 1;
        }
        return left;
    }
}
