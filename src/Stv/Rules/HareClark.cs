using System.Collections.Immutable;

namespace Stv;

/// <summary>Electoral Act 1992 (ACT), schedule 4: the Hare-Clark count of the Australian Capital Territory.</summary>
/// <param name="differences">What parts the rule sets.</param>
internal sealed partial class HareClark(HareClark.Differences differences) : GregoryRule
{
    public override string Id => differences.Id;

    public override string Name => differences.Name;

    public override string Law => "Electoral Act 1992 (ACT), schedule 4, parts 4.1 and 4.2";

    public override Evidence Evidence => differences.Evidence;

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("1A", "Votes are papers multiplied by their transfer value; " + differences.Fractions.Text),
        new("1B", "The quota is the number of formal papers divided by one more than the places, without any fraction, plus one."),
        new("3", "Papers are sorted by first preference. A candidate who has the quota after any count is successful."),
        new("4(1)", "The count ends when all places are filled" + (differences.EverySurplus
            ? "; the program first transferred what surpluses papers carried, but did not finish an exclusion." : ".")),
        new("4(2)", "When no surplus or exclusion is outstanding and as many candidates continue as places remain, they are successful."),
        new("6", "A surplus is transferred on the papers of the count at which the candidate became successful that show a further "
            + "preference: each is worth the surplus divided by their number, but no more than it was worth (1C). The others stay with "
            + "the candidate. What cannot be carried is lost."),
        new("7", "Surpluses go in the order of the counts at which they were obtained, then the larger first; of equals, that of the "
            + "candidate with more votes at the last count at which they differed; then by lot."),
        new("8", "If no surplus remains, the candidate with fewest votes is excluded; of equals, the one with fewest at the last count "
            + "at which they differed; then by lot."),
        new("9", "The papers of the excluded move one transfer value at a time, the highest first, as separate counts."
            + (differences.ApartByCount ? " The program kept equal values apart that different counts had given, and moved the earlier first." : "")),
    ];

    public override string QuotaClause => "1B";

    // A gap or a repeated number ends the paper.
    private protected override Formality Formality { get; } = new(EqualRank: AtMark.Ends, BlankRank: AtMark.Ends, Repeated: AtMark.Ends);

    private protected override string Sorting => "3";

    // 1B
    private protected override Ratio Quota(GregoryCount count) => Ratio.Of(count.Formal, count.Seats + 1).Down() + 1;

    // 1A
    private protected override Ratio Credit(Ratio votes) => differences.Fractions.Credit(votes);

    // 1A
    private protected override Ratio Exhaust(Ratio votes) => differences.Fractions.Exhaust(votes);

    private protected override bool Next(GregoryCount count)
    {
        // 3, 9
        count.Elect(count.Reached(), "3");

        // 4(1)
        bool goesOn = differences.EverySurplus && !count.Excluding;
        IReadOnlyList<int> surpluses = count.Vacancies > 0 ? count.Pending : goesOn ? [.. count.Pending.Where(count.Carries)] : [];
        if (count.Vacancies == 0 && surpluses.Count == 0) return false;

        // 9
        if (count.Excluding)
        {
            count.TransferNext("9");
            return true;
        }

        // 6, 7, 1C
        if (surpluses.Count > 0)
        {
            int from = count.Highest(count.Earliest(surpluses), Purpose.Transfer, new("7", Ties.Backwards, Ties.Lot));
            var surplus = count.Surplus(from);
            Ratio Share(Sorted papers) =>
                surplus / papers.Transferable is var share && share <= papers.Value ? share : differences.Fractions.Cap(papers.Value);
            count.TransferSurplus(from, Papers.Last, Share, "6", keepExhausted: true);
            return true;
        }

        // 4(2)
        if (count.Continuing.Count == count.Vacancies)
        {
            count.Elect(count.Continuing, "4(2)");
            return false;
        }

        // 8
        int last = count.Lowest(new("8", Ties.Backwards, Ties.Lot));
        count.Exclude([last], differences.ApartByCount ? Papers.ByValueAndOrigin : Papers.ByValue, "8");
        return true;
    }

    // A unit for each receiver, and what the papers of a surplus do not carry.
    internal override Ratio LossBound(Stage stage)
    {
        var moved = stage.Transfers.Aggregate(default(Ratio), (sum, t) => sum + t.Votes - t.Value * t.Papers);
        var receivers = stage.Transfers.Where(t => t.Papers > 0).Select(t => t.To).Distinct();
        var (unit, exhausted) = (differences.Fractions.Unit, differences.Fractions.ExhaustedUnit);
        return receivers.Aggregate(Ratio.Max(moved, 0), (bound, to) => bound + (to == Transfer.Exhausted ? exhausted : unit));
    }
}
