namespace Stv;

/// <summary>
/// A law that moves papers at a value, written as its clauses in the law's order: do the first clause that applies, then start
/// again at the top. Where a clause stands says when it applies.
/// </summary>
internal abstract class GregoryRule : Rule
{
    /// <summary>The quota when the papers have been sorted.</summary>
    private protected abstract Ratio Quota(GregoryCount count);

    /// <summary>The clause by which papers are sorted.</summary>
    private protected abstract string Sorting { get; }

    /// <summary>What becomes of fractions when papers × value is credited; exact unless the law disregards them.</summary>
    private protected virtual Ratio Credit(Ratio votes) => votes;

    /// <summary>What becomes of fractions when papers × value is set aside as exhausted; the same unless the law or its program differs.</summary>
    private protected virtual Ratio Exhaust(Ratio votes) => Credit(votes);

    /// <summary>Does the first clause that applies; false when the count is complete.</summary>
    private protected abstract bool Next(GregoryCount count);

    private protected sealed override CountResult Run(CountOrder order)
    {
        using var count = new GregoryCount(order, Credit, Exhaust);
        count.Quota = Quota(count);
        count.FirstPreferences(Sorting);
        return count.Complete(() => Next(count));
    }
}
