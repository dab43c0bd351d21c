using System.Collections.Immutable;

namespace Stv;

/// <summary>Proportional Representation Foundation, reference rule for the weighted inclusive Gregory method.</summary>
/// <param name="batch">Sure losers are defeated together, as the rule permits.</param>
internal sealed class WigmPrf(bool batch) : GregoryRule
{
    public override string Id => batch ? "prf-wigm-batch" : "prf-wigm";

    public override string Name => "PR Foundation reference rule, weighted inclusive Gregory" + (batch ? ", sure losers together" : "");

    public override string Law => "Proportional Representation Foundation, reference WIGM rule";

    public override Evidence Evidence => new(EvidenceLevel.TwoEngines,
        "Droop's figures at every stage up to the end, which Droop does not see where it omits two tests for completion that the text has.");

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("A.1", "The quota is the number of valid papers divided by one more than the seats, cut off after four places, plus 0.0001."),
        new("A.2", "Papers are sorted by first preference, each with a weight of one."),
        new("B.1", "Candidates whose votes equal or exceed the quota are elected."),
        .. batch
            ? [new Clause("B.2", "The largest group of the lowest is defeated together whose votes with all surpluses are less than the "
                + "votes of the next above, if candidates enough are left.")]
            : ImmutableArray<Clause>.Empty,
        new("B.3", "The largest surplus is transferred: the weight of each of the candidate's papers is multiplied by the surplus, then "
            + "divided by the candidate's votes, each time cut off after four decimal places. Of equal surpluses that of the candidate who "
            + "stands first in an order drawn before the count."),
        new("B.4", "If there is no surplus, the candidate with fewest votes is defeated, and the papers go on at their weight. Of equals "
            + "the one who stands first in the order drawn."),
        new("C", "The count is complete when the seats are filled, or when as many candidates continue as seats are vacant: they are "
            + "elected."),
    ];

    public override string QuotaClause => "A.1";

    // The rule is silent on marks: a rank given to several ends the paper; one left blank, or a candidate again, is passed over.
    private protected override Formality Formality { get; } =
        new(EqualRank: AtMark.Ends, BlankRank: AtMark.PassedOver, Repeated: AtMark.PassedOver);

    private protected override string Sorting => "A.2";

    // A.1
    private protected override Ratio Quota(GregoryCount count) => Ratio.Of(count.Formal, count.Seats + 1).Down(4) + Ratio.Of(1, 10_000);

    private protected override bool Next(GregoryCount count)
    {
        // B.1
        if (!count.Excluding) count.Elect(count.Reached(), "B.1");

        // C, at the end of B.1 and before the papers of the defeated go on
        if (count.Vacancies == 0) return false;
        if (count.Continuing.Count == count.Vacancies)
        {
            count.Elect(count.Continuing, "C");
            return false;
        }

        // B.2, B.4: the papers of the defeated
        if (count.Excluding)
        {
            count.TransferRest("B.4");
            return true;
        }

        // B.2
        if (batch && SureLosers(count) is > 0 and var losers)
        {
            count.Exclude(count.Lowest(losers, new("B.4", Ties.Lot)), Papers.ByValue, "B.2");
            return true;
        }

        // B.3
        if (count.Pending.Count > 0)
        {
            int from = count.Highest(count.Pending, Purpose.Transfer, new("B.3", Ties.Lot));
            var (total, surplus) = (count.Votes[from], count.Surplus(from));
            count.TransferSurplus(from, Papers.ByValue, papers => ((papers.Value * surplus).Down(4) / total).Down(4), "B.3");
            return true;
        }

        // B.4
        count.Exclude([count.Lowest(new("B.4", Ties.Lot))], Papers.ByValue, "B.4");
        return true;
    }

    static int SureLosers(GregoryCount count)
    {
        var (waiting, most) = (count.Surplus(), count.Continuing.Count - count.Vacancies);
        return count.LowestTotals().LastOrDefault(l => l.Number <= most && l.Total + waiting < l.Next).Number;
    }

    // Two cuts: less than one unit of the fourth place in the weight, and as much again over the candidate's votes in the product.
    internal override Ratio LossBound(Stage stage) =>
        stage.Action == StageAction.Surplus ? Ratio.Of(stage.Transfers.Sum(t => t.Papers), 5_000) : 0;
}
