namespace Stv;

/// <summary>
/// Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 46 to 53; the same rules stood in the Order of
/// 2007 (SSI 2007/42) one number lower.
/// </summary>
internal sealed class Scotland : GregoryLaw
{
    /// <param name="strict">
    /// Rule 53(2) to the letter. The official sheet of Linn ward, 2007, shows the practice: once a candidate's exclusion leaves as many
    /// continuing candidates as vacancies, their papers are still transferred (stage 10), and only then does the count stop.
    /// </param>
    public Scotland(bool strict)
    {
        // The definition of the next available preference asks for consecutive numbers, one for each candidate.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.Ends, repeated: AtMark.Ends);

        Sort("46", "Papers are sorted by first preference, and each counts as one vote.");

        Quota("47", "The quota is the number of valid papers, divided by one more than the seats, without any fraction, plus one.", Droop);

        Elect("48", "A candidate whose votes equal or exceed the quota at the end of any stage is elected.",
            count => count.Reached());

        ElectRest("53", "When as many candidates continue as seats are vacant, they are elected and nothing further is transferred."
            + (strict ? "" : " Papers of the candidate whose exclusion brings this about are transferred all the same, "
                + "as returning officers do."),
            count => count.Continuing.Count == count.Vacancies && (strict || !count.Excluding));

        var excluded = Clause("51", """
            If no surplus remains and seats are vacant, the candidate with the fewest votes is excluded, and their papers are
            transferred in one stage, each at the value at which it was received.
            """);

        When(excluded, count => count.Excluding, count => count.TransferRest());

        var largest = Tie("50", """
            The largest surplus goes first; of equal ones that of the candidate who had more votes at the most recent earlier stage at
            which they differed; if there was none, the lot decides.
            """, Ties.Backwards, Ties.Lot);

        When("49", """
            A surplus is transferred: all of the candidate's papers are sorted by next available preference, and each paper goes on at
            the surplus multiplied by the value at which it was received and divided by the candidate's votes, cut off after five
            decimal places.
            """,
            count => count.Pending.Count > 0, count =>
            {
                int from = count.LargestSurplus(count.Pending, largest);
                var (votes, surplus) = (count.Votes[from], count.Surplus(from));
                count.TransferSurplus(from, Batches.ByValue, papers => (papers.Value * surplus / votes).Down(5));
            });

        var fewest = Tie("52", """
            Of candidates with equally few votes the one is excluded who had the fewest at the most recent earlier stage at which they
            differed; if there was none, the lot decides.
            """, Ties.Backwards, Ties.Lot);

        Otherwise(excluded, count => count.Exclude(count.Lowest(fewest), Batches.ByValue));
    }
}
