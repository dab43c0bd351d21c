using System.Collections.Immutable;

namespace Stv;

/// <summary>Electoral Reform Society, "How to conduct an election by the Single Transferable Vote", 3rd edition, 1997, section 5.</summary>
/// <param name="use">Who uses the rules: only the name, the law cited and the evidence differ.</param>
internal sealed partial class Ers97(Ers97.Use use) : GregoryRule
{
    public override string Id => use.Id;

    public override string Name => use.Name;

    public override string Law => use.Law;

    public override Evidence Evidence => use.Evidence;

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("5.1.2", "Papers are sorted by first preference, and each counts as one vote."),
        new("5.1.6", "The quota is the number of valid votes divided by one more than the places, taken up to two decimal places."),
        new("5.1.7", "Candidates are elected, most votes first, if they have the quota, or as many votes as the active vote divided by one more "
            + "than the places still to fill. After each election this is worked out afresh."),
        new("5.2.2", "Surpluses wait if together they do not exceed what parts the lowest candidate, or a group of the lowest who can be "
            + "excluded together, from the next above."),
        new("5.2.3", "Otherwise the largest surplus is transferred; of equal ones that of the candidate with more votes at the earliest "
            + "point at which they differed; if there was none, the lot decides."),
        new("5.2.5", "Otherwise as many of the lowest are excluded together as have, with all surpluses, no more votes than the next "
            + "above, and leave candidates enough; failing that, the lowest alone. Of equals, the one with fewest votes at the earliest "
            + "point at which they differed; if there was none, by lot."),
        new("5.3", "A surplus moves on the transferable papers of the batch last received, each at the surplus divided by their number, "
            + "cut off after two decimal places, but at no more than it was worth. What they do not carry is non-transferable."),
        new("5.3.13", "After a surplus candidates are elected as by 5.1.7: by the quota, or by the active vote divided by one more than the places "
            + "still to fill."),
        new("5.4.2", "The papers of the excluded move one value at a time, the highest first, each paper at the value it has."),
        new("5.4.8", "Until somebody is elected, the quota is worked out again whenever papers become non-transferable."),
        new("5.4.9", "After each batch of an exclusion candidates are elected as by 5.1.7: by the quota, or by the active vote divided by one more "
            + "than the places still to fill."),
        new("5.5.1", "An exclusion that would leave only as many candidates as places to fill is not carried out: they are all elected."),
        new("5.5.2", "When all places are filled, nothing further is transferred."),
        new("5.6.1", "The active vote is that of the continuing candidates, of surpluses that wait, and of papers of the excluded."),
        new("5.6.2", "Of equals who are more than the places, those with more votes at the earliest point at which they differed are "
            + "elected; if there was none, nobody is."),
    ];

    public override string QuotaClause => "5.1.6";

    // 5.1: later preferences are consecutive figures, each against one candidate.
    private protected override Formality Formality { get; } = new(EqualRank: AtMark.Ends, BlankRank: AtMark.Ends, Repeated: AtMark.Ends);

    private protected override string Sorting => "5.1.2";

    // 5.1.6
    private protected override Ratio Quota(GregoryCount count) => ((count.Formal - count.Exhausted) / (count.Seats + 1)).Up(2);

    private protected override bool Next(GregoryCount count)
    {
        // 5.4.8
        if (count.Elected.Count == 0) count.Quota = Quota(count);

        // 5.1.7, 5.3.13, 5.4.9
        string after = count.Last switch { StageAction.FirstPreferences => "5.1.7", StageAction.Surplus => "5.3.13", _ => "5.4.9" };
        while (!count.Declared && count.Vacancies > 0 && count.Continuing.Count > 0)
        {
            var highest = count.AllHighest(count.Continuing);
            var votes = count.Votes[highest[0]];
            Share? enough = votes >= count.Quota ? null : new(Active(count), count.Vacancies + 1);
            if (votes.IsZero || votes < enough?.Votes) break;
            // 5.6.2
            if (highest.Count > count.Vacancies) highest = count.AllHighest(highest, count.Vacancies, new("5.6.2", Ties.Forwards));
            if (highest.Count > count.Vacancies) break;
            count.Elect(highest, after, enough: enough);
        }

        // 5.5.2
        if (count.Vacancies == 0) return false;

        // 5.5.1
        if (count.Continuing.Count <= count.Vacancies)
        {
            count.Elect(count.Continuing, "5.5.1");
            return false;
        }

        // 5.4.2
        if (count.Excluding)
        {
            count.TransferNext("5.4.2");
            return true;
        }

        // 5.2.2, 5.2.5
        var (waiting, most) = (count.Surplus(), count.Continuing.Count - count.Vacancies);
        int together = count.LowestTotals().LastOrDefault(l => l.Number <= most && l.Total + waiting <= l.Next).Number;

        // 5.2.3, 5.3
        if (together == 0 && waiting > 0)
        {
            int from = count.Highest(count.Pending, Purpose.Transfer, new("5.2.3", Ties.Forwards, Ties.Lot));
            var surplus = count.Surplus(from);
            Ratio Value(Sorted papers) => Ratio.Min(papers.Value, (surplus / papers.Transferable).Down(2));
            count.TransferSurplus(from, Papers.Last, Value, "5.3", keepExhausted: true, rest: Transfer.Exhausted);
            return true;
        }

        // 5.2.5
        count.Exclude(count.Lowest(Math.Max(together, 1), new("5.2.5", Ties.Forwards, Ties.Lot)), Papers.ByValue, "5.2.5");
        return true;
    }

    // 5.6.1: all votes but the non-transferable and those that make up the quotas of the elected.
    static Ratio Active(GregoryCount count) => count.Elected.Aggregate(
        count.Formal - count.Exhausted, (active, c) => active - Ratio.Min(count.Votes[c], count.Quota));

    // Cut off after two places, each paper that a surplus moves loses less than 0.01; the law calls that non-transferable.
    internal override Ratio LossBound(Stage stage) =>
        stage.Action == StageAction.Surplus ? Ratio.Of(stage.Transfers.Sum(t => t.Papers), 100) : 0;
}
