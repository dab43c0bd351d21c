using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// Electoral Law Act (Northern Ireland) 1962, schedule 5 (local elections rules), rules 41 to 52 as substituted by SI 1985/454; the
/// Assembly's rules have the same counting content.
/// </summary>
/// <param name="id">The name in the catalogue.</param>
/// <param name="name">The name in plain words.</param>
/// <param name="last">What still moves of the exclusion that leaves as many continuing candidates as vacancies.</param>
internal sealed partial class NorthernIreland(string id, string name, NorthernIreland.LastExclusion last) : GregoryRule
{
    public override string Id => id;

    // This reading had a rule set of its own until sheets showed that it is the practice.
    public override ImmutableArray<string> Aliases => last == LastExclusion.Nothing ? ["northern-ireland-none"] : [];

    public override string Name => name;

    public override string Law => "Electoral Law Act (Northern Ireland) 1962, schedule 5, rules 41-52 (SI 1985/454)";

    public override Evidence Evidence => new(EvidenceLevel.TwoEngines, Confirmed(last));

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("47", "Papers are sorted by first preference, and each counts as one vote."),
        new("48", "The quota is the number of valid papers, divided by one more than the seats, without any fraction, plus one. A "
            + "candidate who has it at any stage is elected; where there is a single vacancy, not before one exclusion has been made."),
        new("49", "A surplus is transferred on the papers of the sub-parcel last received that show a further preference: each is worth "
            + "the surplus divided by their number, cut off after two decimal places, but no more than it was worth. The rest is "
            + "non-transferable."),
        new("49(10)", "Surpluses wait while together they are less than what parts the lowest candidate, or the lowest who can be "
            + "excluded together, from the next above."),
        new("50", "The largest surplus goes first; of equal ones that of the candidate with more votes at the earliest stage at which "
            + "they differed; if there was none, by lot."),
        new("51(1)", "If no surplus is to be transferred, the lowest candidate is excluded."),
        new("51(2)-(3)", "First preferences of the excluded move first, at one vote each."),
        new("51(5)-(9)", "Then, while vacancies remain, the papers move that had been transferred to them, each at its value, the highest "
            + "value first."),
        new("51(12)", "Several of the lowest are excluded together if all their votes and the surpluses that wait are less than the votes of "
            + "the next above."),
        new("51(13)", "Of equals the one is excluded who had fewest votes at the earliest stage at which they differed; if there was none, by "
            + "lot."),
        new("52(1)", $"When as many candidates continue as seats are vacant, they are elected. {InWords(last)}"),
        new("52(2)", "When one seat is vacant, a candidate is elected whose votes equal or exceed those of all other continuing "
            + "candidates and the surpluses not transferred; not before an exclusion in progress is finished. Of the last two with equal votes one "
            + "is excluded."),
    ];

    public override string QuotaClause => "48";

    // 50(4): an uncertain next preference ends the paper, whether those it concerns continue or not.
    private protected override Formality Formality { get; } = new(EqualRank: AtMark.Ends, BlankRank: AtMark.Ends, Repeated: AtMark.Ends);

    private protected override string Sorting => "47";

    // 48
    private protected override Ratio Quota(GregoryCount count) => Ratio.Of(count.Formal, count.Seats + 1).Down() + 1;

    private protected override bool Next(GregoryCount count)
    {
        // 48, 51; 48(3): with a single vacancy nobody is elected before one exclusion
        bool mayElect = count.Seats > 1 || !count.Declared && count.Is.Contains(Status.Excluded);
        if (mayElect) count.Elect(count.Reached(), "48");
        if (count.Vacancies == 0) return false;

        // 52(1) with (3), and what still moves before it
        bool moved = last switch
        {
            LastExclusion.Nothing => true,
            LastExclusion.FirstPreferences => count.Leaving is not { First: true },
            _ => !count.Excluding,
        };
        if (moved && count.Continuing.Count <= count.Vacancies)
        {
            count.Elect(count.Continuing, "52(1)");
            return false;
        }

        // 51(2), (3), (5) to (9)
        if (count.Excluding)
        {
            count.TransferNext(count.Leaving is { First: false } ? "51(5)-(9)" : "51(2)-(3)");
            return true;
        }

        // 52(2), which does not break off an exclusion
        var waiting = count.Surplus();
        var leaders = count.AllHighest(count.Continuing);
        if (mayElect && count.Vacancies == 1 && leaders.Count == 1 && count.Votes[leaders[0]] * 2 >= count.Sum(count.Continuing) + waiting)
        {
            count.Elect(leaders, "52(2)");
            return false;
        }

        // 49(10), 51(12)
        int room = count.Continuing.Count - count.Vacancies;
        int together = count.LowestTotals().LastOrDefault(low => low.Number <= room && low.Total + waiting < low.Next).Number;

        // 49, 50
        if (together == 0 && waiting > 0)
        {
            int from = count.Highest(count.Pending, Purpose.Transfer, new("50", Ties.ForwardsByWholeStage, Ties.Lot));
            var surplus = count.Surplus(from);
            Ratio Share(Sorted papers) => Ratio.Min(papers.Value, (surplus / papers.Transferable).Down(2));
            count.TransferSurplus(from, Papers.Last, Share, "49", keepExhausted: true, rest: Transfer.Exhausted);
            return true;
        }

        // 51(1), (12), (13)
        var lowest = count.Lowest(Math.Max(together, 1), new("51(13)", Ties.ForwardsByWholeStage, Ties.Lot));
        count.Exclude(lowest, Papers.FirstThenByValue, together > 1 ? "51(12)" : "51(1)");
        return true;
    }

    // What 49 cuts off is called non-transferable, but is disregarded all the same: less than 0.01 of each paper.
    internal override Ratio LossBound(Stage stage) =>
        stage.Action == StageAction.Surplus ? Ratio.Of(stage.Transfers.Sum(t => t.Papers), 100) : 0;
}
