namespace Stv;

/// <summary>Terms as sentences: the clauses of rules of one's own.</summary>
internal static class TermsInWords
{
    public static string OfVotes(this RuleTerms terms) => terms.VotePlaces is not { } places ? ""
        : $" What a transfer brings to anybody is credited {(places == 0 ? "in whole votes, without any fraction" : CutOff(places))}.";

    public static string OfQuota(this RuleTerms terms)
    {
        string what = terms.Quota.Of switch
        {
            QuotaKind.Droop => "the number of valid papers divided by one more than the seats",
            QuotaKind.Hare => "the number of valid papers divided by the seats",
            _ => "half of the votes of the candidates who continue",
        };
        string rounded = terms.Quota.Round switch
        {
            Rounding.Exact => ", exactly",
            Rounding.Down => $", {CutOff(terms.Quota.Places)}",
            Rounding.Nearest => $", rounded to the nearest {Number(terms.Quota.Places)}",
            Rounding.Up => $", taken up to the next {Number(terms.Quota.Places)}",
            _ => $", {CutOff(terms.Quota.Places)}, plus "
                + $"{(terms.Quota.Places == 0 ? "one" : $"0.{new string('0', terms.Quota.Places - 1)}1")}",
        };
        string again = terms.Quota.Of == QuotaKind.Majority ? " It is worked out again after every exclusion." : "";
        return $"The quota is {what}{rounded}.{again} A candidate whose "
            + $"votes {(terms.Quota.Passed ? "exceed" : "equal or exceed")} it after any transfer is elected."
            + (terms.TooManyMayReach ? " Where more have it than seats are vacant, those with most votes are." : "")
            + (terms.OneSeatWaits
                ? " Where there is one seat and more than one candidate, nobody is elected before one exclusion has been made." : "");
    }

    public static string OfElectionTies(this RuleTerms terms) =>
        "Of those elected together the one with more votes comes first; of equals, "
            + $"{terms.ElectionTies.InWords("the one who had more votes")}.";

    public static string OfLastPlaces(this RuleTerms terms) => "When as many candidates continue as seats are vacant, they are elected"
        + terms.LastPlaces switch
        {
            LastPlaces.AtOnce => ", and nothing further is transferred.",
            LastPlaces.AfterExclusion => ", once the papers of the excluded have been "
                + $"transferred{(terms.Surplus is null ? "" : "; no surplus is transferred any more")}.",
            _ => ", once nothing is left to transfer.",
        };

    public static string OfPapers(this RuleTerms terms) => terms.Exclusion.Papers switch
    {
        ExclusionPapers.OneStage => "Papers of the excluded go to the next preference for a candidate who continues, in one stage, "
            + "each at the value it has.",
        ExclusionPapers.ByValue =>
            "Papers of the excluded go to the next preference one value at a time, the highest first, each a stage of its own.",
        _ => "Papers of the excluded go to the next preference: first those of first preference, then one value at a time, the "
            + "highest first, each a stage.",
    };

    public static string OfLastSeat(this RuleTerms terms) => terms.LastSeat == LastSeat.HigherOfTwo
        ? $"""
           When two candidates continue for the last seat and nothing is left to transfer, the one with more votes is elected; of equals,
           {terms.LastSeatTies.InWords("the one who had more votes")}.
           """
        : """
          When one seat is vacant, a candidate is elected whose votes equal or exceed those of all others who continue and of the
          surpluses together, but not within an exclusion. Of the last two with equal votes one is excluded.
          """;

    public static string OfSurplusTies(this RuleTerms terms) => (terms.Surplus!.Order == SurplusOrder.Largest
        ? "The largest surplus goes first"
            : "Surpluses go in the order of the stages at which they arose, and of one stage the largest first")
        + $"; of equal ones, {terms.SurplusTies.InWords("that of the candidate who had more votes")}.";

    public static string OfSurplus(this RuleTerms terms)
    {
        var surplus = terms.Surplus!;
        string rounded = surplus.Round switch
        {
            Rounding.Exact => "",
            Rounding.Down => $", {CutOff(surplus.Places)}",
            _ => $", rounded to the nearest {Number(surplus.Places)}",
        };
        string twice = surplus.Cuts == Cuts.Once ? rounded : rounded.Replace(", ", ", each time ", StringComparison.Ordinal);
        string how = surplus.Papers switch
        {
            SurplusPapers.AllTogether =>
                $"All papers of the elected candidate move, each at the surplus divided by their number{rounded}.{Rest(terms)}",
            SurplusPapers.Last => "Of the papers last received those move that show a further preference, each at the surplus divided "
                + $"by their number{rounded}, "
                + "but no more than it was worth; the others stay. What no paper carries is "
                + (surplus.Uncarried == Uncarried.Exhausted ? "exhausted." : "disregarded."),
            _ => "All papers of the elected candidate move, each at " + surplus.Cuts switch
            {
                Cuts.ProductFirst => "its value multiplied by the surplus, then divided by the candidate's votes",
                Cuts.QuotientFirst => "the surplus divided by the candidate's votes, then multiplied by its value",
                _ => "its value multiplied by the surplus and divided by the candidate's votes",
            } + $"{twice}.{Rest(terms)}",
        };
        return (surplus.Order == SurplusOrder.Elected ? "Surpluses go in the order of election. " : "") + how
            + (surplus.Waits ? " Surpluses wait while somebody is sure to lose: while some of the lowest have, with all surpluses, "
                + $"{Less(terms)} than the next above." : "");
    }

    public static string OfExclusion(this RuleTerms terms) => "Otherwise the candidate with the fewest votes is excluded"
        + (terms.Exclusion.Together ? ", or together as many of the lowest as "
            + $"have{(terms.Surplus is null ? "" : ", with all surpluses that wait,")} {Less(terms)} than the next above and "
            + "leave candidates enough" : "")
        + $"; of equals, {terms.Ties.Exclusion.InWords("the one who had fewer votes")}.";

    static string Rest(RuleTerms terms) => terms is { Surplus.Round: Rounding.Exact, VotePlaces: null } ? ""
        : terms.Surplus!.Round == Rounding.Nearest ? " What they carry less or more than the surplus is accounted as fractions."
            : " What they do not carry is disregarded.";

    static string Less(RuleTerms terms) => terms.Exclusion.OrEqual ? "no more votes" : "fewer votes";

    static string CutOff(int places) => places == 0 ? "without any fraction"
        : $"cut off after {places} decimal place{(places == 1 ? "" : "s")}";

    static string Number(int places) => places == 0 ? "whole number" : $"number of {places} decimal place{(places == 1 ? "" : "s")}";

    static string InWords(this IEnumerable<TieMethod> methods, string who) =>
        string.Join("; if there was none, ", methods.Select(method => method switch
    {
        TieMethod.Backwards => $"{who} at the most recent stage at which they differed",
        TieMethod.Forwards => $"{who} at the earliest stage at which they differed",
        TieMethod.ForwardsByWholeStage =>
            $"{who} at the earliest stage at which they differed, an exclusion in several stages counted as one",
        TieMethod.AllDiffer => $"{who} at the most recent stage at which all of them differed",
        _ => "by lot",
    }));
}
