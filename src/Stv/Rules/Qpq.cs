using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// Quota-preferential by quotient, in the form that begins anew after every exclusion: D. R. Woodall, "QPQ, a quota-preferential
/// STV-like election rule", Voting matters 17 (2003), after an idea of O. Salmi's; with the arithmetic of J. Lundell's program Droop.
/// </summary>
internal sealed class Qpq : Rule
{
    static readonly Precision Precision = new(9, 9, Ratio.Of(1, 2_000_000_000));

    static readonly TieClause Ties = new("tie", Stv.Ties.Lot);

    public override string Id => "qpq";

    public override string Name => "Quota-preferential by quotient (Woodall's QPQ)";

    public override string Law => "D. R. Woodall, Voting matters 17 (2003), paper 1, section 2; arithmetic of the program Droop 0.14";

    public override Evidence Evidence =>
        new(EvidenceLevel.TwoEngines, "Droop's votes, quotients and quota at every stage, and whom each stage elects or excludes.");

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm | Promises.Scaling;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("2.1", "When the count begins every candidate is hopeful. Each stage elects one hopeful candidate or excludes one."),
        new("2.2", "Each paper has elected a number of candidates, in general a fraction; all papers together have elected as many as are elected. "
            + "When the count begins that is none."),
        new("2.3", "A paper contributes to the topmost hopeful candidate on it. A candidate's quotient is the number of contributing papers divided by one more "
            + "than the number of candidates that these have elected together."),
        new("2.4", "A paper is active if it names a hopeful candidate. The quota is the number of active papers divided by one more than the seats, less what the "
            + "inactive papers have elected."),
        new("2.5a", "If the highest quotient is greater than the quota, that candidate is elected. From then on each of the papers that contributed has elected "
            + "one divided by that quotient, whatever it had elected before. The count ends when the seats are filled."),
        new("2.5b", "Otherwise the candidate with the lowest quotient is excluded. When no more are left than seats, they are all elected and the count ends."),
        new("anew", "After an exclusion the count begins anew: those elected are hopeful again, and the papers have elected nobody."),
        new("numbers", "Quotients, the quota and what a paper has elected are cut off after 18 decimal places; two numbers are equal if they differ by less "
            + "than 0.0000000005."),
        new("tie", "Of equals one is taken by lot."),
    ];

    public override string QuotaClause => "2.4";

    // The paper is silent on marks: a rank given to several ends the paper; one left blank, or a candidate again, is passed over.
    private protected override Formality Formality { get; } =
        new(EqualRank: AtMark.Ends, BlankRank: AtMark.PassedOver, Repeated: AtMark.PassedOver);

    // 2.3
    static Ratio Quotient(Ratio papers, Ratio elected) => Precision.Down(papers / (1 + elected));

    // 2.4
    static Ratio Quota(QuotientCount count) => Precision.Down((count.Formal - count.Exhausted) / (1 + count.Seats - count.FilledByInactive));

    private protected override CountResult Run(CountOrder order)
    {
        var count = new QuotientCount(order, Quotient, Quota);
        count.Begin("2.2");
        return count.Complete(() => Next(count));
    }

    static bool Next(QuotientCount count)
    {
        // 2.5b, its end; also where there were no more from the beginning
        if (count.Continuing.Count == count.Seats)
        {
            count.Confirm("2.5a");
            count.Elect(count.Hopeful, "2.5b");
            return false;
        }

        // 2.5a
        if (Precision.Compare(count.Hopeful.Max(c => count.Quotients[c]), count.Quota) > 0)
        {
            int elected = count.Highest(count.Hopeful, Purpose.Elect, Ties, Precision.Margin);
            count.ElectProvisionally(elected, "2.5a");
            if (count.Provisional.Count == count.Seats)
            {
                count.Confirm("2.5a");
                return false;
            }
            count.PassOn(elected, Precision.Down(1 / count.Quotients[elected]), "2.5a");
            return true;
        }

        // 2.5b
        count.Exclude(count.Lowest(Precision.Margin, Ties), "2.5b");

        // anew
        if (count.Continuing.Count > count.Seats) count.Begin("anew");
        return true;
    }

    // No votes are lost; but who is within the band above some quotas does not have more than these.
    internal override Ratio LossBound(Stage stage) => Precision.Band;
}
