namespace Stv;

/// <summary>
/// Electoral Law Act (Northern Ireland) 1962, schedule 5 (local elections rules), rules 41 to 52 as substituted by SI 1985/454; the
/// Assembly's rules have the same counting content.
/// </summary>
internal sealed class NorthernIreland : GregoryLaw
{
    /// <summary>What still moves of the last exclusion.</summary>
    internal enum LastExclusion
    {
        Nothing,
        FirstPreferences,
        Everything,
    }

    /// <param name="last">
    /// What still moves of the exclusion that leaves as many continuing candidates as vacancies. Rule 52(1) with (3) reads as if nothing
    /// did; 51(2) with (3) moves first preferences before 51(5) asks whether vacancies remain; nothing forbids to finish the exclusion.
    /// </param>
    public NorthernIreland(LastExclusion last)
    {
        // 50(4): an uncertain next preference ends the paper, whether those it concerns continue or not.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.Ends, repeated: AtMark.Ends);

        Sort("47", "Papers are sorted by first preference, and each counts as one vote.");

        var quota = Clause("48", """
            The quota is the number of valid papers, divided by one more than the seats, without any fraction, plus one. A candidate who
            has it at any stage is elected; where there is a single vacancy, not before one exclusion has been made.
            """);

        Quota(quota, Droop);

        Elect(quota, count => MayElect(count) ? count.Reached() : []);

        bool MayElect(GregoryCount count) => count.Seats > 1 || !count.Declared && count.Is.Contains(Status.Excluded);

        var rest = Clause("52(1)", "When as many candidates continue as seats are vacant, they are elected. " + last switch
        {
            LastExclusion.Nothing => "Nothing further is transferred.",
            LastExclusion.FirstPreferences => "First preferences of those whose exclusion brings this about are transferred before.",
            _ => "All papers of those whose exclusion brings this about are transferred before.",
        });

        bool JustEnough(GregoryCount count) => count.Continuing.Count <= count.Vacancies;

        if (last == LastExclusion.Nothing) ElectRest(rest, JustEnough);
        if (last == LastExclusion.FirstPreferences) ElectRest(rest, count => JustEnough(count) && count.NextParcel is not { First: true });

        When("51(2)-(3)", "First preferences of the excluded move first, at one vote each.",
            count => count.Excluding && count.NextParcel is not { First: false }, count => count.TransferNext());

        When("51(5)-(9)", """
            Then, while vacancies remain, the papers move that had been transferred to them, each at its value, the highest value first.
            """,
            count => count.Excluding, count => count.TransferNext());

        if (last == LastExclusion.Everything) ElectRest(rest, JustEnough);

        Elect("52(2)", """
            When one seat is vacant, a candidate is elected whose votes equal or exceed those of all other continuing candidates and the
            surpluses not transferred, but not within an exclusion. Of the last two with equal votes one is excluded.
            """,
            count => MayElect(count) && count.Vacancies == 1 ? count.AheadOfAllOthers() : []);

        Clause("49(10)", """
            Surpluses wait while together they are less than what separates the lowest candidate, or the lowest who can be excluded
            together, from the next above.
            """);

        var largest = Tie("50", """
            The largest surplus goes first; of equal ones that of the candidate with more votes at the earliest stage at which they
            differed; if there was none, by lot.
            """, Ties.ForwardsByWholeStage, Ties.Lot);

        When("49", """
            A surplus is transferred on the papers of the sub-parcel last received that show a further preference: each is worth the
            surplus divided by their number, cut off after two decimal places, but no more than it was worth. The rest is
            non-transferable.
            """,
            count => count.Surplus() > 0 && count.SureLosers() == 0,
            count => count.TransferSurplusOnLast(count.LargestSurplus(count.Pending, largest), places: 2));

        var lowest = Tie("51(13)", """
            Of equals the one is excluded who had fewest votes at the earliest stage at which they differed; if there was none, by lot.
            """, Ties.ForwardsByWholeStage, Ties.Lot);

        When("51(12)", """
            Several of the lowest are excluded together if all their votes and the surpluses that wait are less than the votes of the
            next above.
            """,
            count => count.SureLosers() > 1, count => count.Exclude(count.Lowest(count.SureLosers(), lowest), Batches.FirstThenByValue));

        Otherwise("51(1)", "If no surplus is to be transferred, the lowest candidate is excluded.",
            count => count.Exclude(count.Lowest(lowest), Batches.FirstThenByValue));
    }
}
