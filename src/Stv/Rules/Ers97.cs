namespace Stv;

/// <summary>Electoral Reform Society, "How to conduct an election by the Single Transferable Vote", 3rd edition, 1997, section 5.</summary>
internal sealed class Ers97 : GregoryLaw
{
    public Ers97()
    {
        // 5.1: later preferences are consecutive figures, each against one candidate.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.Ends, repeated: AtMark.Ends);

        Sort("5.1.2", "Papers are sorted by first preference, and each counts as one vote.");

        Quota("5.1.6", "The quota is the number of valid votes divided by one more than the places, taken up to two decimal places.",
            count => ((count.Formal - count.Exhausted) / (count.Seats + 1)).Up(2));

        When("5.4.8", "Until somebody is elected, the quota is worked out again whenever papers become non-transferable.",
            count => count.Elected.Count == 0 && count.Quota != count.QuotaNow(), count => count.Quota = count.QuotaNow());

        Complete("5.5.2", "When all places are filled, nothing further is transferred.");

        Clause("5.6.1", "The active vote is that of the continuing candidates, of surpluses that wait, and of papers of the excluded.");

        // All votes but the non-transferable and those that make up the quotas of the elected.
        Ratio ActiveVote(GregoryCount count) => count.Elected.Aggregate(
            count.Formal - count.Exhausted, (active, c) => active - Ratio.Min(count.Votes[c], count.Quota));

        var places = Tie("5.6.2", """
            Of equals who are more than the places, those with more votes at the earliest point at which they differed are elected; if
            there was none, nobody is.
            """, Ties.Forwards);

        Elect("5.1.7", """
            Candidates are elected, most votes first, if they have the quota, or as many votes as the active vote divided by one more
            than the places still to fill. After each election this is worked out afresh.
            """,
            count => count.Last == StageAction.FirstPreferences ? Leaders(count) : [], enough: Enough);

        Elect("5.3.13", """
            After a surplus candidates are elected as by 5.1.7: by the quota, or by the active vote divided by one more than the places
            still to fill.
            """,
            count => count.Last == StageAction.Surplus ? Leaders(count) : [], enough: Enough);

        Elect("5.4.9", """
            After each batch of an exclusion candidates are elected as by 5.1.7: by the quota, or by the active vote divided by one more
            than the places still to fill.
            """,
            count => count.Last == StageAction.Exclusion ? Leaders(count) : [], enough: Enough);

        // What suffices where nobody has the quota.
        Share? Enough(GregoryCount count) =>
            count.Continuing.Any(c => count.Votes[c] >= count.Quota) ? null : new(ActiveVote(count), count.Vacancies + 1);

        IReadOnlyList<int> Leaders(GregoryCount count)
        {
            if (count.Declared) return [];
            var leaders = count.AllHighest(count.Continuing);
            var votes = count.Votes[leaders[0]];
            if (votes.IsZero || votes < count.Quota && votes < Enough(count)?.Votes) return [];
            if (leaders.Count > count.Vacancies) leaders = count.AllHighest(leaders, count.Vacancies, places);
            return leaders.Count > count.Vacancies ? [] : leaders;
        }

        ElectRest("5.5.1", """
            An exclusion that would leave only as many candidates as places to fill is not carried out: they are all elected.
            """,
            count => count.Continuing.Count <= count.Vacancies);

        When("5.4.2", "The papers of the excluded move one value at a time, the highest first, each paper at the value it has.",
            count => count.Excluding, count => count.TransferNext());

        Clause("5.2.2", """
            Surpluses wait if together they do not exceed what separates the lowest candidate, or a group of the lowest who can be
            excluded together, from the next above.
            """);

        var largest = Tie("5.2.3", """
            Otherwise the largest surplus is transferred; of equal ones that of the candidate with more votes at the earliest point at
            which they differed; if there was none, the lot decides.
            """, Ties.Forwards, Ties.Lot);

        When("5.3", """
            A surplus moves on the transferable papers of the batch last received, each at the surplus divided by their number, cut off
            after two decimal places, but at no more than it was worth. What they do not carry is non-transferable.
            """,
            count => count.Surplus() > 0 && count.SureLosers(orEqual: true) == 0,
            count => count.TransferSurplusOnLast(count.LargestSurplus(count.Pending, largest), places: 2));

        var lowest = Tie("5.2.5", """
            Otherwise as many of the lowest are excluded together as have, with all surpluses, no more votes than the next above, and
            leave candidates enough; failing that, the lowest alone. Of equals, the one with fewest votes at the earliest point at which
            they differed; if there was none, by lot.
            """, Ties.Forwards, Ties.Lot);

        Otherwise(lowest, count => count.Exclude(count.Lowest(Math.Max(count.SureLosers(orEqual: true), 1), lowest), Batches.ByValue));
    }
}
