using System.Collections.Immutable;

namespace Stv;

/// <summary>Commonwealth Electoral Act 1918, section 273: its text before and since the Act of 2021, and as it was counted.</summary>
/// <param name="differences">What parts the rule sets.</param>
internal sealed partial class AustralianSenate(AustralianSenate.Differences differences) : GregoryRule
{
    public override string Id => differences.Id;

    public override string Name => differences.Name;

    public override string Law => "Commonwealth Electoral Act 1918, section 273";

    public override Evidence Evidence => differences.Evidence;

    public override Promises Promises => Promises.LaterNoHarm;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("273(8)", "Papers are sorted by first preference. The quota is their number divided by one more than the places, without any "
            + "fraction, plus one. A candidate who has it after any transfer is elected."),
        new("273(9)", "Surpluses go in the order of election. All papers of the candidate move, each worth the surplus divided by their "
            + "number, whatever it was worth. Fractions of a vote are disregarded for each who receives."),
        new("273(13)", "If no surplus remains, the candidate lowest in the poll is excluded."),
        new("273(13AA)", "The papers of the excluded move one transfer value at a time, the highest first, each a count of its own. "
            + "Fractions of a vote are disregarded for each who receives."),
        .. differences.Bulk
            ? [new Clause("273(13A)", "Several of the lowest are excluded together if all their votes could neither bring anybody to the "
                + "quota nor change who is lowest next, and enough candidates remain.")]
            : ImmutableArray<Clause>.Empty,
        new("273(17)", "When two candidates continue for the last place and no transfer is outstanding, the one with more votes is "
            + "elected; of equals, by lot."),
        new("273(18)", "When as many candidates continue as places are vacant, they are elected"
            + (differences.LastPlacesPrevail ? ", although transfers are outstanding." : ", once no transfer is outstanding.")),
        new("273(20)", "Of those elected at one count the one with more votes stands first; of equals, the one with more at the last "
            + "count at which all of them differed; if there was none, by lot."),
        new("273(31)", "Equals stand in the poll by their votes at the last count at which "
            + (differences.AnyDiffer ? "any" : "all") + " of them differed; if there was none, by lot."),
        new("273(32)", "The count stops when the last place is filled, even within an exclusion."),
    ];

    public override string QuotaClause => "273(8)";

    // 268A, 269: a missing or repeated number ends the paper.
    private protected override Formality Formality { get; } = new(EqualRank: AtMark.Ends, BlankRank: AtMark.Ends, Repeated: AtMark.Ends);

    private protected override string Sorting => "273(8)";

    static TieClause Order => new("273(20)", Ties.AllDiffer, Ties.Lot);

    TieClause Standing => new("273(31)", differences.AnyDiffer ? Ties.Backwards : Ties.AllDiffer, Ties.Lot);

    // (8)
    private protected override Ratio Quota(GregoryCount count) => Ratio.Of(count.Formal, count.Seats + 1).Down() + 1;

    // (9)(b), (13AA)
    private protected override Ratio Credit(Ratio votes) => votes.Down();

    private protected override bool Next(GregoryCount count)
    {
        // (8), (14), (16), (20)
        count.Elect(count.Reached(), "273(8)", Order);

        // (32)
        if (count.Vacancies == 0) return false;

        // (18), where it prevails
        if (differences.LastPlacesPrevail && count.Continuing.Count == count.Vacancies) return Rest(count);

        // (13AA)
        if (count.Excluding)
        {
            count.TransferNext("273(13AA)");
            return true;
        }

        // (9) to (11), (14), (21) to (23)
        if (count.Pending.Count > 0)
        {
            int from = count.Pending[0];
            var surplus = count.Surplus(from);
            count.TransferSurplus(from, Papers.Together, papers => surplus / papers.Papers, "273(9)");
            return true;
        }

        // (18), (17)
        if (count.Continuing.Count == count.Vacancies) return Rest(count);
        if (count.Vacancies == 1 && count.Continuing.Count == 2)
        {
            count.Elect([count.Highest(count.Continuing, Purpose.Elect, new("273(17)", Ties.Lot))], "273(17)");
            return false;
        }

        // (13A), (13), (31)
        int several = differences.Bulk ? Bulk(count) : 0;
        if (several > 1) count.Exclude(count.Lowest(several, Standing), Papers.ByValue, "273(13A)");
        else count.Exclude([count.Lowest(Standing)], Papers.ByValue, "273(13)");
        return true;
    }

    static bool Rest(GregoryCount count)
    {
        // (18), (20): any two or more elected at one count have an order, also those who did not reach the quota
        count.Elect(count.Continuing, "273(18)", Order);
        return false;
    }

    // What is taken and what each receives are whole votes, so the fractions add up to less than the number of receivers.
    internal override Ratio LossBound(Stage stage) =>
        Math.Max(0, stage.Transfers.Where(t => t.Papers > 0).Select(t => t.To).Distinct().Count() - 1);
}
