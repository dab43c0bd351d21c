using System.Collections.Immutable;

namespace Stv;

/// <summary>Proportional Representation Foundation, reference rule for Meek's method.</summary>
internal sealed class MeekPrf : MeekRule
{
    static readonly Ratio Billionth = Ratio.Of(1, 1_000_000_000), Omega = Ratio.Of(1, 1_000_000);

    public override string Id => "meek-prf";

    public override string Name => "PR Foundation reference rule, Meek";

    public override string Law => "Proportional Representation Foundation, reference Meek rule";

    public override Evidence Evidence => new(EvidenceLevel.TwoEngines, "Droop's votes, keep values and quota at the end of every round.");

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("B.1", "The count is complete when the seats are filled, or when no more candidates continue than seats are vacant."),
        new("B.2.a", "Each paper has a weight of one. Every candidate ranked, in order, takes the weight multiplied by his or her keep factor, rounded up in the "
            + "ninth decimal place, and the weight is reduced by as much."),
        new("B.2.b", "The quota is the votes of all candidates divided by one more than the seats, cut off after nine decimal places, plus 0.000000001."),
        new("B.2.c", "A hopeful candidate whose votes equal or exceed the quota is elected."),
        new("B.2.e", "The total surplus is what the elected have beyond the quota. While it is at least 0.000001 and falls, the papers are counted again."),
        new("B.2.f", "The keep factor of everybody elected is multiplied by the quota and divided by the votes, each time rounded up in the ninth decimal place."),
        new("B.3", "Otherwise the candidate with the fewest votes is defeated."),
        new("C", "If seats are vacant when the count is complete, those who continue are elected."),
        new("T", "Those who have no more than the total surplus beyond the fewest votes are tied: the one is defeated who stands first in an order drawn before "
            + "the count."),
        GuardedClause,
    ];

    public override string QuotaClause => "B.2.b";

    // The rule is silent on marks: a rank given to several ends the paper; one left blank, or a candidate again, is passed over.
    private protected override Formality Formality { get; } =
        new(EqualRank: AtMark.Ends, BlankRank: AtMark.PassedOver, Repeated: AtMark.PassedOver);

    internal override Precision Precision => new(9);

    private protected override Keeping Keeping => Keeping.Up;

    private protected override string Sorting => "B.2.a";

    // B.2.b
    private protected override Ratio Quota(MeekCount count) => ((count.Formal - count.Exhausted) / (count.Seats + 1)).Down(9) + Billionth;

    private protected override bool Next(MeekCount count)
    {
        // B.2.c
        count.Elect(Electable(count), "B.2.c");

        // B.1, C
        if (count.Vacancies == 0 || Rest(count, "C")) return false;

        // B.2.d
        var surplus = Ratio.Max(0, count.Balance());

        // B.2.e, B.3
        if (surplus < Omega || surplus >= count.SurplusBefore)
        {
            count.Exclude([count.Lowest(surplus, new("T", Ties.Lot))], "B.3");
            if (Rest(count, "C")) return false;
        }
        else
        {
            // B.2.f
            foreach (int c in count.Elected) count.Keep[c] = Ratio.Min(1, ((count.Keep[c] * count.Quota).Up(9) / count.Votes[c]).Up(9));
            count.SurplusBefore = surplus;
        }

        // B.2.a
        count.Redistribute("B.2.a");
        return true;
    }
}
