namespace Stv;

/// <summary>
/// Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A, by its words and not as it is counted: for study.
/// </summary>
internal sealed class NewZealandAct : MeekLaw
{
    static readonly Ratio Billionth = Ratio.Of(1, 1_000_000_000), Tolerance = Ratio.Of(1, 10_000);

    public NewZealandAct()
        : base(new(9), Keeping.BothUp)
    {
        // Part 3
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.Ends, repeated: AtMark.Ends);

        Sort("10", """
            Each paper counts one. Every candidate ranked, in order, takes the part of what reaches them that is the keep value, and one
            less the keep value goes on; each product is rounded up in the ninth decimal place.
            """);

        // What papers grow by through rounding is among the votes, Part 2.
        Quota("5", """
            The quota is the votes that are not non-transferable, divided by one more than the seats, plus 0.000000001, without what
            follows the ninth decimal place. It is worked out again with every count (11). For one seat it is the absolute majority
            (Part 2).
            """,
            count =>
            {
                var share = ((count.Formal - count.Exhausted - count.Loss) / (count.Seats + 1)).Down(9);
                return count.Seats == 1 ? share.Up() : share + Billionth;
            });

        var behind = Tie("19", """
            Of equals the one is excluded who was behind at the earliest count at which they differed; if there was none, the one with
            the lowest pseudo-random number (34 for one seat; 40 to 48).
            """, Ties.Forwards, PseudoRandom.AsWorded);

        Elect("6", """
            A candidate whose votes equal or exceed the quota is successful. Where rounding lets more reach it than there are seats,
            those with most votes are.
            """,
            count => count.Reached() is var reached && reached.Count <= count.Vacancies ? reached
                : count.Highest(count.Vacancies, reached, behind));

        Throughout("3", "Counting is complete when the seats are filled, or when as many candidates continue as seats are "
            + "vacant: they are elected.",
            JustEnough);

        // For one seat, of Part 2, there are no keep values to wait for.
        bool WorkedOut(MeekCount count) => count.Stages.Count > 0 || count.Seats == 1;

        Always("13", """
            Once keep values have been worked out: the lowest candidate is excluded if their votes and all surpluses together are less
            than the votes of the next above, or if the surpluses are less than 0.0001. For one seat the lowest is excluded whenever
            nobody has the absolute majority (Part 2).
            """,
            count =>
            {
                var surplus = count.Surplus();
                if (WorkedOut(count) && (surplus < Tolerance
                    || count.LowestTotals().Take(1).All(lowest => lowest.Total + surplus < lowest.Next)))
                    count.Exclude(count.Lowest(behind));
            });

        Always("23", "If the surpluses fall no more, the lowest candidate is excluded.", count =>
        {
            if (!WorkedOut(count) || count.Excluding) return;
            if (count.Surplus() >= count.SurplusBefore) count.Exclude(count.Lowest(behind));
            else count.SurplusBefore = count.Surplus();
        });

        Always("7", """
            The keep value of a successful candidate with a surplus is multiplied by the quota and divided by the votes, each time
            rounded up in the ninth decimal place (also 17); rounding may make it rise.
            """,
            count =>
            {
                // No more than 1 by themselves, for the first product is no more than the quota, and the votes are.
                foreach (int c in count.Elected.Where(c => !count.Surplus(c).IsZero))
                    count.Keep[c] = ((count.Keep[c] * count.Quota).Up(9) / count.Votes[c]).Up(9);
            });

        CountAfresh();
    }
}
