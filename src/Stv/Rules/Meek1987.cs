namespace Stv;

/// <summary>
/// Meek's method as first published for computers: I. D. Hill, B. A. Wichmann and D. R. Woodall, Algorithm 123, Computer Journal 30
/// (1987), 277-281. Its real numbers are taken to eighteen decimal places.
/// </summary>
internal sealed class Meek1987 : MeekLaw
{
    const int MostIterations = 500;

    static readonly Ratio LeastQuota = Ratio.Of(1, 10_000), Tolerance = Ratio.Of(1, 100_000);

    public Meek1987()
        : base(new(18), Keeping.Up)
    {
        // The algorithm is silent on marks: a rank given to several ends the paper; one left blank, or a candidate again, is passed over.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);

        Sort("weights", """
            Each paper counts one. Every candidate ranked, in order, takes their weight's part of what is left: the hopeful all, the
            excluded nothing.
            """);

        Quota("quota", "The quota is the votes that are not excess, divided by one more than the seats; 0.0001 at least.",
            count => Ratio.Max(LeastQuota, ((count.Formal - count.Exhausted) / (count.Seats + 1)).Down(18)));

        var last = Clause("last", "When as many candidates are left as seats are vacant, they are elected.");

        ElectRest(last, JustEnough);

        // Where nobody is to reach the quota, for the sake of the guarded, there is nothing to converge to.
        When("converge", """
            The weight of everybody elected is multiplied by the quota and divided by the votes, and the papers are counted again, until
            all these quotients lie within 0.00001 of one, or 500 times.
            """,
            count => !count.Closed && count.Iterations < MostIterations
                && count.Elected.Any(c => count.Votes[c].IsZero || Apart(count.Quota / count.Votes[c])),
            count =>
            {
                foreach (int c in count.Elected.Where(c => !count.Votes[c].IsZero))
                    count.Keep[c] = Ratio.Min(1, (count.Keep[c] * count.Quota / count.Votes[c]).Nearest(18));
                count.Redistribute();
            });

        bool Apart(Ratio quotient) => quotient < 1 - Tolerance || quotient > 1 + Tolerance;

        var excluded = Tie("exclude", "If nobody is elected, the candidate with the fewest votes is excluded; of equals, by lot.",
            Ties.Lot);

        When("ties", "If more reach the quota than seats are vacant, those without votes are excluded, and one more.",
            count => count.Reached().Count > count.Vacancies, count =>
            {
                count.Exclude([.. count.Excludable.Where(c => count.Votes[c].IsZero)]);
                if (count.Continuing.Count > count.Vacancies) count.Exclude(count.Lowest(excluded));
            });

        When("elect", "Then every hopeful candidate whose votes equal or exceed the quota is elected.",
            count => count.Reached().Count > 0, count => count.Elect(count.Reached()));

        Always(excluded, count => count.Exclude(count.Lowest(excluded)));

        ElectRest(last, JustEnough);

        CountAfresh();
    }
}
