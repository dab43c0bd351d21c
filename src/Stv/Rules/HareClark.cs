using System.Collections.Immutable;

namespace Stv;

/// <summary>Electoral Act 1992 (ACT), schedule 4: the Hare-Clark count of the Australian Capital Territory.</summary>
/// <param name="differences">What parts the rule sets.</param>
internal sealed class HareClark(HareClark.Differences differences) : GregoryRule
{
    /// <summary>What parts the rule sets of schedule 4.</summary>
    /// <param name="Id">The name in the catalogue.</param>
    /// <param name="Name">The name in plain words.</param>
    /// <param name="Places">Decimal places to which votes are credited.</param>
    /// <param name="AsPublished2020">
    /// The program of 2020, corrected in 2021: it rounded to the nearest, a capped transfer value too; kept papers of equal value
    /// apart by the count that gave it; cut exhausted votes to whole ones; and went on with surpluses when all places were filled.
    /// </param>
    /// <param name="Evidence">What confirms it.</param>
    internal sealed record Differences(string Id, string Name, int Places, bool AsPublished2020, Evidence Evidence);

    public static readonly HareClark
        To2016 = new(new("act-2008", "ACT Legislative Assembly, before 2020", 0, AsPublished2020: false, new(EvidenceLevel.TwoEngines,
            "All three electorates of 2008 count by count against another engine; the elected sets and Molonglo's count 105 official."))),
        In2020 = new(new("act-2020", "ACT Legislative Assembly, 2020 as first published", 6, AsPublished2020: true, new(EvidenceLevel.TextOnly,
            "Published single transfers of 2020 and the elected set of a constructed election."))),
        From2021 = new(new("act-2021", "ACT Legislative Assembly, since the correction of 2021", 6, AsPublished2020: false, new(EvidenceLevel.TwoEngines,
            "A constructed election count by count against another engine; published single transfers of 2020.")));

    public override string Id => differences.Id;

    public override string Name => differences.Name;

    public override string Law => "Electoral Act 1992 (ACT), schedule 4, parts 4.1 and 4.2";

    public override Evidence Evidence => differences.Evidence;

    public override Promises Promises => Promises.None;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("1A", "Votes are papers multiplied by their transfer value; " + (differences.Places == 0 ? "fractions of a vote are disregarded."
            : differences.AsPublished2020 ? "the program rounded them to six decimal places." : "fractions beyond six decimal places are disregarded.")),
        new("1B", "The quota is the number of formal papers divided by one more than the places, without any fraction, plus one."),
        new("3", "Papers are sorted by first preference. A candidate who has the quota after any count is successful."),
        new("4(1)", "The count ends when all places are filled."),
        new("4(2)", "When no surplus or exclusion is outstanding and as many candidates continue as places remain, they are successful."),
        new("6", "A surplus is transferred on the papers of the count at which the candidate became successful that show a further preference: each is worth the surplus divided by their number, "
            + "but no more than it was worth (1C). The others stay with the candidate. What cannot be carried is lost."),
        new("7", "Surpluses go in the order of the counts at which they were obtained, then the larger first; of equals, that of the candidate with more votes at the last count at which they differed; then by lot."),
        new("8", "If no surplus remains, the candidate with fewest votes is excluded; of equals, the one with fewest at the last count at which they differed; then by lot."),
        new("9", "The papers of the excluded move one transfer value at a time, the highest first, as separate counts."
            + (differences.AsPublished2020 ? " The program kept papers apart that had been given the same value at different counts." : "")),
    ];

    // A gap or a repeated number ends the paper.
    private protected override Formality Formality { get; } = new(EqualRank: AtMark.Ends, BlankRank: AtMark.Ends, Repeated: AtMark.Ends);

    private protected override string Sorting => "3";

    // 1B
    private protected override Ratio Quota(GregoryCount count) => Ratio.Of(count.Formal, count.Seats + 1).Down() + 1;

    // 1A
    private protected override Ratio Credit(Ratio votes) => differences.AsPublished2020 ? votes.Nearest(differences.Places) : votes.Down(differences.Places);

    // 1A, and the program's whole votes
    private protected override Ratio Exhaust(Ratio votes) => differences.AsPublished2020 ? votes.Down() : Credit(votes);

    private protected override bool Next(GregoryCount count)
    {
        // 3, 9; 7: the order in which surpluses will go
        count.Elect(count.Reached(), "3", Ties.Backwards, Ties.Lot);

        // 4(1)
        bool filled = count.Vacancies == 0;
        if (filled && (!differences.AsPublished2020 || count.Excluding || count.Pending.Count == 0)) return false;

        // 9
        if (count.Excluding)
        {
            count.TransferNext("9");
            return true;
        }

        // 6, 7, 1C
        if (count.Pending.Count > 0)
        {
            int from = count.Pending[0];
            var surplus = count.Surplus(from);
            count.TransferSurplus(from, count.Pile(from).Last(),
                papers => surplus / papers.Transferable is var share && share <= papers.Value ? share : Cap(papers.Value), "6", keepExhausted: true);
            return true;
        }

        // 4(2)
        if (count.Continuing.Count == count.Vacancies)
        {
            count.Elect(count.Continuing, "4(2)");
            return false;
        }

        // 8
        count.Exclude([count.Lowest(Ties.Backwards, Ties.Lot)], differences.AsPublished2020 ? Papers.ByValueAndOrigin : Papers.ByValue, "8");
        return true;
    }

    Ratio Cap(Ratio value) => differences.AsPublished2020 ? value.Nearest(differences.Places) : value;

    // Less than one unit of the last place for each receiver, and the whole surplus where no paper carries it.
    internal override Ratio LossBound(Stage stage) =>
        stage.Transfers.Count(t => t.Papers > 0) + stage.Transfers.Where(t => t.To == Transfer.Loss).Aggregate(default(Ratio), (sum, t) => sum + t.Votes);
}
