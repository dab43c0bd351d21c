namespace Stv;

/// <summary>Proportional Representation Foundation, reference rule for Meek's method.</summary>
internal sealed class MeekPrf : MeekLaw
{
    static readonly Ratio Billionth = Ratio.Of(1, 1_000_000_000), Omega = Ratio.Of(1, 1_000_000);

    public MeekPrf()
        : base(new(9), Keeping.Up)
    {
        // The rule is silent on marks: a rank given to several ends the paper; one left blank, or a candidate again, is passed over.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);

        Sort("B.2.a", """
            Each paper has a weight of one. Every candidate ranked, in order, takes the weight multiplied by their keep factor, rounded
            up in the ninth decimal place, and the weight is reduced by as much.
            """);

        Quota("B.2.b", """
            The quota is the votes of all candidates divided by one more than the seats, cut off after nine decimal places, plus
            0.000000001.
            """,
            count => ((count.Formal - count.Exhausted) / (count.Seats + 1)).Down(9) + Billionth);

        Elect("B.2.c", "A hopeful candidate whose votes equal or exceed the quota is elected.", Electable);

        Clause("B.1", "The count is complete when the seats are filled, or when no more candidates continue than seats are vacant.");

        Throughout("C", "If seats are vacant when the count is complete, those who continue are elected.", JustEnough);

        Clause("B.2.e", """
            The total surplus is what the elected have beyond the quota. While it is at least 0.000001 and falls, the papers are counted
            again.
            """);

        Ratio Surplus(MeekCount count) => Ratio.Max(0, count.Balance());

        var tied = Tie("T", """
            Those who have no more than the total surplus beyond the fewest votes are tied: the one is defeated who stands first in an
            order drawn before the count.
            """, Ties.Lot);

        When("B.3", "Otherwise the candidate with the fewest votes is defeated.",
            count => Surplus(count) < Omega || Surplus(count) >= count.SurplusBefore,
            count => count.Exclude(count.Lowest(Surplus(count), tied)));

        Always("B.2.f", """
            The keep factor of everybody elected is multiplied by the quota and divided by the votes, each time rounded up in the ninth
            decimal place.
            """,
            count =>
            {
                foreach (int c in count.Elected) count.Keep[c] = Ratio.Min(1, ((count.Keep[c] * count.Quota).Up(9) / count.Votes[c]).Up(9));
                count.SurplusBefore = Surplus(count);
            });

        CountAfresh();
    }
}
