namespace Stv;

/// <summary>Proportional Representation Foundation, reference rule for the weighted inclusive Gregory method.</summary>
internal sealed class WigmPrf : GregoryLaw
{
    /// <param name="batch">Sure losers are defeated together, as the rule permits.</param>
    public WigmPrf(bool batch)
    {
        // The rule is silent on marks: a rank given to several ends the paper; one left blank, or a candidate again, is passed over.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);

        Quota("A.1", "The quota is the number of valid papers divided by one more than the seats, cut off after four places, plus 0.0001.",
            count => Ratio.Of(count.Formal, count.Seats + 1).Down(4) + Ratio.Of(1, 10_000));

        Sort("A.2", "Papers are sorted by first preference, each with a weight of one.");

        Elect("B.1", "Candidates whose votes equal or exceed the quota are elected.", count => count.Excluding ? [] : count.Reached());

        // At the end of B.1, and before the papers of the defeated go on.
        ElectRest("C", """
            The count is complete when the seats are filled, or when as many candidates continue as seats are vacant: they are elected.
            """,
            count => count.Continuing.Count == count.Vacancies);

        var defeated = Tie("B.4", """
            If there is no surplus, the candidate with fewest votes is defeated, and the papers go on at their weight. Of equals the one
            who stands first in the order drawn.
            """, Ties.Lot);

        When(defeated, count => count.Excluding, count => count.TransferRest());

        if (batch)
            When("B.2", """
                The largest group of the lowest is defeated together whose votes with all surpluses are less than the votes of the next
                above, if candidates enough are left.
                """,
                count => count.SureLosers() > 0, count => count.Exclude(count.Lowest(count.SureLosers(), defeated), Batches.ByValue));

        var largest = Tie("B.3", """
            The largest surplus is transferred: the weight of each of the candidate's papers is multiplied by the surplus, then divided
            by the candidate's votes, each time cut off after four decimal places. Of equal surpluses that of the candidate who stands
            first in an order drawn before the count.
            """, Ties.Lot);

        When(largest, count => count.Pending.Count > 0, count =>
        {
            int from = count.LargestSurplus(count.Pending, largest);
            var (votes, surplus) = (count.Votes[from], count.Surplus(from));
            count.TransferSurplus(from, Batches.ByValue, papers => ((papers.Value * surplus).Down(4) / votes).Down(4));
        });

        Otherwise(defeated, count => count.Exclude(count.Lowest(defeated), Batches.ByValue));
    }
}
