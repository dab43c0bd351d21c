namespace Stv;

/// <summary>Instant-runoff voting for one seat, in the common form that no single law owns.</summary>
internal sealed class InstantRunoff : GregoryLaw
{
    public InstantRunoff()
    {
        OneSeat();

        // A rank given to several candidates cannot be read and ends the paper; a rank left blank or repeated is passed over.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);

        Sort("1", "Papers are sorted by first preference, and each counts as one vote.");

        var quota = Clause("2", """
            The quota is the smallest whole number that is more than half of the votes for continuing candidates. Whoever has it is
            elected.
            """);

        Quota(quota, count => (count.Sum(count.Continuing) / 2).Down() + 1);

        When(quota, count => count.Quota != count.QuotaNow(), count => count.Quota = count.QuotaNow());

        Elect(quota, count => count.Reached());

        ElectRest("3", "If one candidate alone continues, they are elected.", count => count.Continuing.Count == 1);

        var fewest = Tie("4", """
            Otherwise the candidate with the fewest votes is excluded, and their papers go to the next preference for a continuing
            candidate. Of equals the one is excluded who had the fewest votes at the most recent earlier stage at which they differed;
            if there was none, the lot decides.
            """, Ties.Backwards, Ties.Lot);

        Otherwise(fewest, count =>
        {
            count.Exclude(count.Lowest(fewest), Batches.ByValue);
            count.TransferRest();
        });
    }
}
