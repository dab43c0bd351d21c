using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 46 to 53; the same rules stood in the Order of
/// 2007 (SSI 2007/42) one number lower.
/// </summary>
/// <param name="strict">
/// Rule 53(2) to the letter. The official sheet of Linn ward, 2007, shows the practice: once a candidate's exclusion leaves as many
/// continuing candidates as vacancies, his or her papers are still transferred (stage 10), and only then does the count stop.
/// </param>
internal sealed class Scotland(bool strict) : GregoryRule
{
    public override string Id => strict ? "scotland-2011-strict" : "scotland-2011";

    public override string Name => strict ? "Scottish local elections, last vacancies to the letter" : "Scottish local elections";

    public override string Law => "Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 46-53";

    public override Evidence Evidence => strict
        ? new(EvidenceLevel.TextOnly, "Every stage but the last transfer is that of scotland-2011; no count is known that omits it.")
        : new(EvidenceLevel.Official, "Linn ward 2007, every figure; two other engines and an independent reading of the rules on real wards.");

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("46", "Papers are sorted by first preference, and each counts as one vote."),
        new("47", "The quota is the number of valid papers, divided by one more than the seats, without any fraction, plus one."),
        new("48", "A candidate whose votes equal or exceed the quota at the end of any stage is elected."),
        new("49", "A surplus is transferred: all of the candidate's papers are sorted by next available preference, and each paper goes on at "
            + "the surplus multiplied by the value at which it was received and divided by the candidate's votes, cut off after five decimal places."),
        new("50", "The largest surplus goes first; of equal ones that of the candidate who had more votes at the most recent earlier stage at "
            + "which they differed; if there was none, the lot decides."),
        new("51", "If no surplus remains and seats are vacant, the candidate with the fewest votes is excluded, and his or her papers are transferred "
            + "in one stage, each at the value at which it was received."),
        new("52", "Of candidates with equally few votes the one is excluded who had the fewest at the most recent earlier stage at which they "
            + "differed; if there was none, the lot decides."),
        new("53", "When as many candidates continue as seats are vacant, they are elected and nothing further is transferred."
            + (strict ? "" : " Papers of the candidate whose exclusion brings this about are transferred all the same, as returning officers do.")),
    ];

    public override string QuotaClause => "47";

    // The definition of the next available preference asks for consecutive numbers, one for each candidate.
    private protected override Formality Formality { get; } = new(EqualRank: AtMark.Ends, BlankRank: AtMark.Ends, Repeated: AtMark.Ends);

    private protected override string Sorting => "46";

    // 47
    private protected override Ratio Quota(GregoryCount count) => Ratio.Of(count.Formal, count.Seats + 1).Down() + 1;

    private protected override bool Next(GregoryCount count)
    {
        // 48
        count.Elect(count.Reached(), "48");

        // 53
        if (count.Vacancies == 0) return false;
        if (count.Continuing.Count == count.Vacancies && (strict || !count.Excluding))
        {
            count.Elect(count.Continuing, "53");
            return false;
        }

        // 51: the papers of the candidate just excluded
        if (count.Excluding)
        {
            count.TransferRest("51");
            return true;
        }

        // 49, 50
        if (count.Pending.Count > 0)
        {
            int from = count.Highest(count.Pending, Purpose.Transfer, new("50", Ties.Backwards, Ties.Lot));
            var (total, surplus) = (count.Votes[from], count.Surplus(from));
            count.TransferSurplus(from, Papers.ByValue, papers => (papers.Value * surplus / total).Down(5), "49");
            return true;
        }

        // 51, 52
        count.Exclude([count.Lowest(new("52", Ties.Backwards, Ties.Lot))], Papers.ByValue, "51");
        return true;
    }

    // Each paper that a surplus moves loses less than one unit of the fifth place.
    internal override Ratio LossBound(Stage stage) =>
        stage.Action == StageAction.Surplus ? Ratio.Of(stage.Transfers.Sum(t => t.Papers), 100_000) : 0;
}
