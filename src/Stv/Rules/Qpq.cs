namespace Stv;

/// <summary>
/// Quota-preferential by quotient, in the form that begins anew after every exclusion: D. R. Woodall, "QPQ, a quota-preferential
/// STV-like election rule", Voting matters 17 (2003), after an idea of O. Salmi's; with the arithmetic of J. Lundell's program Droop.
/// </summary>
internal sealed class Qpq : QuotientLaw
{
    static readonly Precision Precision = new(9, 9, Ratio.Of(1, 2_000_000_000));

    public Qpq()
    {
        // The paper is silent on marks: a rank given to several ends the paper; one left blank, or a candidate again, is passed over.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);

        Clause("2.1", "When the count begins every candidate is hopeful. Each stage elects one hopeful candidate or excludes one.");

        Sort("2.2", """
            Each paper has elected a number of candidates, in general a fraction; all papers together have elected as many as are
            elected. When the count begins that is none.
            """);

        Quotient("2.3", """
            A paper contributes to the topmost hopeful candidate on it. A candidate's quotient is the number of contributing papers
            divided by one more than the number of candidates that these have elected together.
            """,
            (papers, elected) => Precision.Down(papers / (1 + elected)));

        Quota("2.4", """
            A paper is active if it names a hopeful candidate. The quota is the number of active papers divided by one more than the
            seats, less what the inactive papers have elected.
            """,
            count => Precision.Down((count.Formal - count.Exhausted) / (1 + count.Seats - count.FilledByInactive)));

        When("anew", "After an exclusion the count begins anew: those elected are hopeful again, and the papers have elected nobody.",
            count => count.Excluding && count.Continuing.Count > count.Seats, count => count.Begin());

        var elected = Clause("2.5a", """
            If the highest quotient is greater than the quota, that candidate is elected. From then on each of the papers that
            contributed has elected one divided by that quotient, whatever it had elected before. The count ends when the seats are
            filled.
            """);

        var excluded = Clause("2.5b", """
            Otherwise the candidate with the lowest quotient is excluded. When no more are left than seats, they are all elected and the
            count ends.
            """);

        When(elected, count => count.Continuing.Count == count.Seats && count.Provisional.Count > 0, count => count.Confirm());

        ElectRest(excluded, count => count.Continuing.Count == count.Vacancies);

        Clause("numbers", """
            Quotients, the quota and what a paper has elected are cut off after 18 decimal places; two numbers are equal if they differ
            by less than 0.0000000005.
            """);

        var tie = Tie("tie", "Of equals one is taken by lot.", Ties.Lot);

        When(elected, count => Precision.Compare(count.Hopeful.Max(c => count.Quotients[c]), count.Quota) > 0, count =>
        {
            int highest = count.Highest(count.Hopeful, tie, Precision.Margin);
            count.ElectProvisionally(highest);
            if (count.Provisional.Count == count.Seats) count.Confirm();
            else count.PassOn(highest, Precision.Down(1 / count.Quotients[highest]));
        });

        Otherwise(excluded, count => count.Exclude(count.Lowest(Precision.Margin, tie)));
    }
}
