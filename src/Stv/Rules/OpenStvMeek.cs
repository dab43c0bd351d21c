using System.Collections.Immutable;

namespace Stv;

/// <summary>Meek's and Warren's methods with the arithmetic of OpenSTV 1.7, J. O'Neill's counting program.</summary>
/// <param name="keeping">Meek: a part, cut off of many papers together; Warren: an amount.</param>
/// <param name="precision">Six places; or nine and nine guard digits, in the variants named QX.</param>
internal sealed class OpenStvMeek(Keeping keeping, Precision precision) : MeekRule
{
    static readonly Precision SixPlaces = new(6), QuasiExact = new(9, 9, Ratio.Of(1, 10_000_000_000));

    /// <summary>The rule sets.</summary>
    public static readonly OpenStvMeek
        Meek = new(Keeping.PooledDown, SixPlaces),
        MeekQx = new(Keeping.PooledDown, QuasiExact),
        Warren = new(Keeping.Amount, SixPlaces),
        WarrenQx = new(Keeping.Amount, QuasiExact);

    string Method => keeping == Keeping.Amount ? "Warren" : "Meek";

    public override string Id => Method.ToLowerInvariant() + "-openstv" + (precision.QuasiExact ? "-qx" : "");

    public override string Name => $"{Method} as counted by OpenSTV, {(precision.QuasiExact ? "quasi-exact" : "six places")}";

    public override string Law => $"J. O'Neill's program OpenSTV 1.7, method {Method}{(precision.QuasiExact ? "QX" : "")}";

    public override Evidence Evidence => new(EvidenceLevel.TwoEngines, "OpenSTV's votes, keep factors and quota wherever it shows them.");

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("share", "Each paper has a weight of one. "
            + (keeping == Keeping.Amount
                ? "Every candidate ranked, in order, takes as much as the keep factor, or what is left if that is less."
                : "Every candidate ranked, in order, takes the weight times the keep factor, cut off of the sum of all papers that came past the same "
                    + "elected candidates; the weight times the rest of the factor goes on, cut off for each paper.")),
        new("quota", "The quota is the votes of all candidates divided by one more than the seats"
            + (precision.QuasiExact ? "." : ", cut off after six decimal places, plus 0.000001.")),
        new("elect", precision.QuasiExact ? "A candidate whose votes exceed the quota is elected." : "A candidate whose votes equal or exceed the quota is elected."),
        new("losers", "The largest group of the lowest is excluded together whose votes with the total surplus are less than those of the next above, if candidates "
            + "enough are left and no equals are parted. If at the first exclusion these have no votes, and there is no surplus, the next lowest goes with them."),
        new("lowest", "If there is no such group, and no surplus remains or the keep factors change no more, the candidate with the fewest votes is excluded."),
        new("tie", precision.QuasiExact ? "Of equals one is excluded by lot."
            : "Of equals the one is excluded who had the fewest votes at the most recent earlier count at which they differed; if there was none, the lot decides."),
        new("keep", "Otherwise the keep factor of everybody with a surplus is multiplied by the quota and divided by the votes, the quotient rounded up in the last place."),
        new("end", "When no more candidates continue than seats are vacant, they are elected."),
        GuardedClause,
    ];

    public override string QuotaClause => "quota";

    private protected override Formality Formality { get; } =
        new(EqualRank: AtMark.Ends, BlankRank: AtMark.PassedOver, Repeated: AtMark.PassedOver);

    internal override Precision Precision => precision;

    private protected override Keeping Keeping => keeping;

    private protected override string Sorting => "share";

    TieClause Tie { get; } = precision.QuasiExact ? new("tie", Ties.Lot) : new("tie", Ties.Backwards, Ties.Lot);

    private protected override Ratio Quota(MeekCount count) => QuotaOfVotes(count);

    private protected override bool Next(MeekCount count)
    {
        // elect, end
        count.Elect(Electable(count), "elect");
        if (count.Vacancies == 0 || Rest(count, "end")) return false;

        var surplus = count.Elected.Concat(count.Continuing).Where(c => count.Votes[c] > count.Quota)
            .Aggregate(default(Ratio), (sum, c) => sum + count.Surplus(c));
        bool first = !count.Is.Contains(Status.Excluded);
        var losers = count.Unchanged ? [] : SureLosers(count, surplus, Tie);

        // losers
        if (losers.Count > 0)
        {
            bool without = first && surplus.IsZero && count.Sum(losers).IsZero && losers.Count < count.Continuing.Count - count.Vacancies;
            count.Exclude(losers, "losers");
            if (without) count.Exclude([count.Lowest(precision.Margin, Tie)], "losers");
        }
        // lowest
        else if (count.Unchanged || precision.Compare(surplus, 0) == 0)
        {
            count.Exclude([count.Lowest(precision.Margin, Tie)], "lowest");
        }
        // keep
        else
        {
            foreach (int c in count.Elected.Where(c => precision.Compare(count.Votes[c], count.Quota) > 0))
                count.Keep[c] = Ratio.Min(1, precision.Up(count.Keep[c] * count.Quota / count.Votes[c]));
        }

        // share
        count.Redistribute("share");
        return true;
    }
}
