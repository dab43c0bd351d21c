namespace Stv;

/// <summary>
/// A rule by keep values, written as its clauses in their order: do the first clause that applies, then start again at the top.
/// Where a clause stands says when it applies.
/// </summary>
internal abstract class MeekRule : Rule
{
    /// <summary>What such rules have in common where candidates are guarded, as I. D. Hill's program does it.</summary>
    private protected static readonly Clause GuardedClause = new("guarded",
        "Guarded candidates cannot be excluded. Once the guarded and those elected are as many as the seats, the guarded are elected. If "
        + "otherwise more reach the quota than seats would be left for, nobody reaches it from then on, nobody has a surplus, and exclusions go on.");

    /// <summary>How it computes.</summary>
    internal abstract Precision Precision { get; }

    /// <summary>What stays with an elected candidate.</summary>
    private protected abstract Keeping Keeping { get; }

    /// <summary>What several candidates at one rank get.</summary>
    private protected virtual Sharing Sharing => Sharing.Straight;

    /// <summary>The clause by which papers are counted.</summary>
    private protected abstract string Sorting { get; }

    /// <summary>The quota, whenever the papers have been counted.</summary>
    private protected abstract Ratio Quota(MeekCount count);

    /// <summary>
    /// Continuing candidates who have what it takes to be elected: the quota, or more than it where numbers are quasi-exact, for then the
    /// quota has no addition that tells it from a smaller share.
    /// </summary>
    IReadOnlyList<int> Reached(MeekCount count)
    {
        if (!Precision.QuasiExact || count.Closed) return count.Reached();
        var more = count.Quota + Precision.Band;
        return [.. count.Continuing.Where(c => count.Votes[c] >= more && count.Votes[c] != count.Quota)];
    }

    /// <summary>The quota of programs: the votes of all candidates, divided by one more than the seats, with the addition that exact numbers do without.</summary>
    private protected Ratio QuotaOfVotes(MeekCount count) =>
        Precision.Down(count.Sum(count.Continuing.Concat(count.Elected)) / (count.Seats + 1)) + (Precision.QuasiExact ? 0 : Precision.Unit);

    /// <summary>The most of the lowest who together, and with a surplus, have less than the next above, if candidates enough are left.</summary>
    private protected IReadOnlyList<int> SureLosers(MeekCount count, Ratio surplus, TieClause ties)
    {
        int most = count.Continuing.Count - count.Vacancies;
        int number = count.LowestTotals().LastOrDefault(l => l.Number <= most && Precision.Compare(l.Total + surplus, l.Next) < 0).Number;
        return number == 0 ? [] : count.Lowest(number, ties);
    }

    /// <summary>
    /// Those who have reached the quota and are to be elected. Where papers are so many that their roundings together leave an elected
    /// candidate short of the quota, more may reach it than seats are vacant: then it has not decided anything, and exclusions go on.
    /// </summary>
    private protected IReadOnlyList<int> Electable(MeekCount count)
    {
        var reached = Reached(count);
        return reached.Count > count.Vacancies ? [] : reached;
    }

    /// <summary>Does the first clause that applies; false when the count is complete.</summary>
    private protected abstract bool Next(MeekCount count);

    private protected sealed override bool Guards => true;

    private protected sealed override CountResult Run(CountOrder order)
    {
        var tree = KeepTree.Of(order.Admission.Electorate, Precision, Keeping, Sharing);
        var count = new MeekCount(order, tree, Quota);
        count.FirstPreferences(Sorting);
        return count.Complete(() =>
        {
            if (count.Guarded.Count == 0) return Next(count);
            if (count.Guarded.Count == count.Vacancies)
            {
                count.Elect([.. count.Guarded], GuardedClause.Number);
                return false;
            }
            if (Reached(count).Union(count.Guarded).Count() > count.Vacancies) count.Close(GuardedClause.Number);
            return Next(count);
        });
    }

    /// <summary>Elects all who continue, where they are no more than the vacancies; whether they were.</summary>
    private protected static bool Rest(MeekCount count, string cite)
    {
        if (count.Continuing.Count > count.Vacancies) return false;
        count.Elect(count.Continuing, cite);
        return true;
    }

    // All papers are counted afresh, so that a stage's loss is its own. A paper passes every candidate once at most. Where what stays
    // and what goes on are rounded each by itself they are a unit apart from the whole, and another where what stays is cut off of a
    // sum; a share cut off loses a unit more. Where the remainder goes on nothing is lost, and where products are rounded up the loss
    // is negative.
    internal override Ratio LossBound(Stage stage)
    {
        int units = Keeping switch { Keeping.Up or Keeping.Amount => 0, Keeping.PooledDown => 2, _ => 1 }
            + (Formality.EqualRank == AtMark.Shared ? 1 : 0);
        int candidates = stage.Kept.Count;
        var papers = stage.Exhausted + stage.Loss;
        for (int c = 1; c <= candidates; c++) papers += stage.VotesOf(c);
        return papers * candidates * units * Precision.Unit;
    }
}
