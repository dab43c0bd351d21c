namespace Stv;

/// <summary>Electoral Act 1992 (ACT), schedule 4: the Hare-Clark count of the Australian Capital Territory.</summary>
internal sealed class HareClark : GregoryLaw
{
    /// <summary>What becomes of fractions of a vote.</summary>
    internal enum FractionsOfVotes
    {
        /// <summary>All of them are disregarded.</summary>
        Disregarded,

        /// <summary>Those beyond six decimal places are disregarded.</summary>
        BeyondSixPlaces,

        /// <summary>They are rounded to the nearest sixth place, and of exhausted votes disregarded: so the program of 2020.</summary>
        ToTheNearest,
    }

    /// <param name="fractions">What becomes of fractions of a vote.</param>
    /// <param name="apartByCount">Papers of equal value are kept apart, in 9, where different counts gave it to them.</param>
    /// <param name="everySurplus">Every surplus is transferred by 6, also where 4(1) has ended the scrutiny.</param>
    public HareClark(FractionsOfVotes fractions, bool apartByCount, bool everySurplus)
    {
        // A gap or a repeated number ends the paper.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.Ends, repeated: AtMark.Ends);

        Clause("1A", "Votes are papers multiplied by their transfer value; " + fractions switch
        {
            FractionsOfVotes.Disregarded => "fractions of a vote are disregarded.",
            FractionsOfVotes.BeyondSixPlaces => "fractions beyond six decimal places are disregarded.",
            _ => "the program rounded them to the nearest sixth decimal place, a value that 1C(4) caps likewise, and "
                + "exhausted votes down to "
                + "whole ones.",
        });

        Ratio Votes(Ratio votes) => fractions switch
        {
            FractionsOfVotes.Disregarded => votes.Down(),
            FractionsOfVotes.BeyondSixPlaces => votes.Down(6),
            _ => votes.Nearest(6),
        };

        Fractions(Votes, votes => fractions == FractionsOfVotes.ToTheNearest ? votes.Down() : Votes(votes));

        var successful = Clause("3", "Papers are sorted by first preference. A candidate who has the quota after any count is successful.");

        Sort(successful);

        Quota("1B", "The quota is the number of formal papers divided by one more than the places, without any fraction, plus one.", Droop);

        Elect(successful, count => count.Reached());

        Complete("4(1)", "The count ends when all places are filled" + (everySurplus
            ? "; the program first transferred what surpluses papers carried, but did not finish an exclusion." : "."),
            count => count.Vacancies == 0 && Surpluses(count).Count == 0);

        IReadOnlyList<int> Surpluses(GregoryCount count) => count.Vacancies > 0 ? count.Pending
            : everySurplus && !count.Excluding ? [.. count.Pending.Where(count.Carries)] : [];

        When("9", "The papers of the excluded move one transfer value at a time, the highest first, as separate counts." + (apartByCount
            ? " The program kept equal values apart that different counts had given, and moved the earlier first." : ""),
            count => count.Excluding, count => count.TransferNext());

        var first = Tie("7", """
            Surpluses go in the order of the counts at which they were obtained, then the larger first; of equals, that of the candidate
            with more votes at the last count at which they differed; then by lot.
            """, Ties.Backwards, Ties.Lot);

        When("6", """
            A surplus is transferred on the papers of the count at which the candidate became successful that show a further preference:
            each is worth the surplus divided by their number, but no more than it was worth (1C). The others stay with the candidate.
            What cannot be carried is lost.
            """,
            count => Surpluses(count).Count > 0, count =>
            {
                int from = count.LargestSurplus(count.Earliest(Surpluses(count)), first);
                var surplus = count.Surplus(from);
                count.TransferSurplus(from, Batches.Last, papers => Share(surplus, papers), keepExhausted: true);
            });

        // 1C(4)
        Ratio Share(Ratio surplus, Sorted papers) => surplus / papers.Transferable is var share && share <= papers.Value ? share
            : fractions == FractionsOfVotes.ToTheNearest ? papers.Value.Nearest(6) : papers.Value;

        ElectRest("4(2)", """
            When no surplus or exclusion is outstanding and as many candidates continue as places remain, they are successful.
            """,
            count => count.Continuing.Count == count.Vacancies);

        var fewest = Tie("8", """
            If no surplus remains, the candidate with fewest votes is excluded; of equals, the one with fewest at the last count at
            which they differed; then by lot.
            """, Ties.Backwards, Ties.Lot);

        Otherwise(fewest, count => count.Exclude(count.Lowest(fewest), apartByCount ? Batches.ByValueAndOrigin : Batches.ByValue));
    }
}
