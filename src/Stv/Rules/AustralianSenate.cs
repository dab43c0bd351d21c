namespace Stv;

/// <summary>Commonwealth Electoral Act 1918, section 273: its text before and since the Act of 2021, and as it was counted.</summary>
internal sealed class AustralianSenate : GregoryLaw
{
    /// <param name="bulk">Subsection (13A), the exclusion of several at once, is applied.</param>
    /// <param name="anyDiffer">
    /// Standing in the poll, (31), looks for the last count at which any of the tied differed; otherwise for the last at which all did.
    /// </param>
    /// <param name="lastPlacesPrevail">
    /// Where subsection (18), the election to the last places, meets (9), (13) and (13AA), which command transfers, it prevails.
    /// </param>
    public AustralianSenate(bool bulk, bool anyDiffer, bool lastPlacesPrevail)
    {
        // 268A, 269: a missing or repeated number ends the paper. (9)(b), (13AA): fractions of a vote are disregarded.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.Ends, repeated: AtMark.Ends);
        Fractions(votes => votes.Down());

        var poll = Clause("273(8)", """
            Papers are sorted by first preference. The quota is their number divided by one more than the places, without any fraction,
            plus one. A candidate who has it after any transfer is elected.
            """);

        Sort(poll);

        Quota(poll, Droop);

        var order = Tie("273(20)", """
            Of those elected at one count the one with more votes stands first; of equals, the one with more at the last count at which
            all of them differed; if there was none, by lot.
            """, Ties.AllDiffer, Ties.Lot);

        Elect(poll, count => count.Reached(), order);

        Complete("273(32)", "The count stops when the last place is filled, even within an exclusion.");

        var rest = Clause("273(18)", "When as many candidates continue as places are vacant, they are elected"
            + (lastPlacesPrevail ? ", although transfers are outstanding." : ", once no transfer is outstanding."));

        bool JustEnough(GregoryCount count) => count.Continuing.Count == count.Vacancies;

        if (lastPlacesPrevail) ElectRest(rest, JustEnough, order);

        When("273(13AA)", """
            The papers of the excluded move one transfer value at a time, the highest first, each a count of its own. Fractions of a
            vote are disregarded for each who receives.
            """,
            count => count.Excluding, count => count.TransferNext());

        When("273(9)", """
            Surpluses go in the order of election. All papers of the candidate move, each worth the surplus divided by their number,
            whatever it was worth. Fractions of a vote are disregarded for each who receives.
            """,
            count => count.Pending.Count > 0, count =>
            {
                var surplus = count.Surplus(count.Pending[0]);
                count.TransferSurplus(count.Pending[0], Batches.Together, papers => surplus / papers.Papers);
            });

        if (!lastPlacesPrevail) ElectRest(rest, JustEnough, order);

        var last = Tie("273(17)", """
            When two candidates continue for the last place and no transfer is outstanding, the one with more votes is elected; of
            equals, by lot.
            """, Ties.Lot);

        Elect(last, count => count is { Vacancies: 1, Continuing.Count: 2 } ? [count.Highest(count.Continuing, last)] : []);

        var standing = Tie("273(31)", $"""
            Equals stand in the poll by their votes at the last count at which {(anyDiffer ? "any" : "all")} of them differed; if there
            was none, by lot.
            """, anyDiffer ? Ties.Backwards : Ties.AllDiffer, Ties.Lot);

        if (bulk)
            When("273(13A)", """
                Several of the lowest are excluded together if all their votes could neither bring anybody to the quota nor change who
                is lowest next, and enough candidates remain.
                """,
                count => Bulk(count) > 1, count => count.Exclude(count.Lowest(Bulk(count), standing), Batches.ByValue));

        Otherwise("273(13)", "If no surplus remains, the candidate lowest in the poll is excluded.",
            count => count.Exclude(count.Lowest(standing), Batches.ByValue));
    }

    // (13A) to (13C): how many of the lowest go together. A notional vote is a candidate's votes and all below. B is the highest whose
    // notional vote is less than the vacancy shortfall and than the votes of the next; unless it is also less than the leading shortfall,
    // C is the highest for whom it is.
    static int Bulk(GregoryCount count)
    {
        Ratio[] poll = [.. count.Continuing.Select(c => count.Votes[c]).Order()], notional = new Ratio[poll.Length];
        Ratio sum = 0;
        for (int i = 0; i < poll.Length; i++) notional[i] = sum += poll[i];
        var leading = count.Quota - poll[^1];
        var vacancy = poll[^count.Vacancies..].Aggregate(default(Ratio), (shortfall, votes) => shortfall + count.Quota - votes);

        int b = -1;
        for (int i = 0; i + 1 < poll.Length; i++) if (notional[i] < vacancy && notional[i] < poll[i + 1]) b = i;
        if (b >= 0 && notional[b] >= leading) b = Array.FindLastIndex(notional, n => n < leading);
        return Math.Min(b + 1, poll.Length - count.Vacancies);
    }
}
