using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A, by its words and not as it is counted: for study.
/// </summary>
internal sealed class NewZealandAct : MeekRule
{
    static readonly Ratio Billionth = Ratio.Of(1, 1_000_000_000), Tolerance = Ratio.Of(1, 10_000);

    static readonly TieClause Tie = new("19", Ties.Forwards, PseudoRandom.AsWorded);

    public override string Id => "meek-nz-act";

    public override string Name => "New Zealand, Schedule 1A to the letter";

    public override string Law => "Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A";

    public override Evidence Evidence => new(EvidenceLevel.TextOnly, "No count is known that followed the words where the program in use departs from them.");

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("3", "Counting is complete when the seats are filled, or when as many candidates continue as seats are vacant: they are elected."),
        new("5", "The quota is the votes that are not non-transferable, divided by one more than the seats, plus 0.000000001, without what follows the ninth decimal place. "
            + "It is worked out again with every count (11). For one seat it is the absolute majority (Part 2)."),
        new("6", "A candidate whose votes equal or exceed the quota is successful. Where rounding lets more reach it than there are seats, those with most votes are."),
        new("7", "The keep value of a successful candidate with a surplus is multiplied by the quota and divided by the votes, each time rounded up in the ninth decimal place "
            + "(also 17); rounding may make it rise."),
        new("10", "Each paper counts one. Every candidate ranked, in order, takes the part of what reaches him or her that is the keep value, and one less the keep value goes on; "
            + "each product is rounded up in the ninth decimal place."),
        new("13", "Once keep values have been worked out: the lowest candidate is excluded if his or her votes and all surpluses together are less than the votes of the next "
            + "above, or if the surpluses are less than 0.0001. For one seat the lowest is excluded whenever nobody has the absolute majority (Part 2)."),
        new("19", "Of equals the one is excluded who was behind at the earliest count at which they differed; if there was none, the one with the lowest pseudo-random number "
            + "(34 for one seat; 40 to 48)."),
        new("23", "If the surpluses fall no more, the lowest candidate is excluded."),
        GuardedClause,
    ];

    public override string QuotaClause => "5";

    // Part 3
    private protected override Formality Formality { get; } = new(EqualRank: AtMark.Ends, BlankRank: AtMark.Ends, Repeated: AtMark.Ends);

    internal override Precision Precision => new(9);

    private protected override Keeping Keeping => Keeping.BothUp;

    private protected override string Sorting => "10";

    // 5, 11; what papers grow by through rounding is among the votes, Part 2
    private protected override Ratio Quota(MeekCount count)
    {
        var share = ((count.Formal - count.Exhausted - count.Loss) / (count.Seats + 1)).Down(9);
        return count.Seats == 1 ? share.Up() : share + Billionth;
    }

    private protected override bool Next(MeekCount count)
    {
        // 6
        count.Elect(Successful(count), "6");

        // 3
        if (count.Vacancies == 0 || Rest(count, "3")) return false;

        // 13, 23; for one seat, of Part 2, there are no keep values to wait for
        if (count.Stages.Count > 0 || count.Seats == 1)
        {
            var surplus = count.Surplus();
            bool behind = count.LowestTotals().Take(1).All(lowest => lowest.Total + surplus < lowest.Next), still = surplus >= count.SurplusBefore;
            if (behind || surplus < Tolerance) count.Exclude([count.Lowest(Tie)], "13");
            else if (still) count.Exclude([count.Lowest(Tie)], "23");
            else count.SurplusBefore = surplus;
            if (Rest(count, "3")) return false;
        }

        // 7, 17; no more than 1 by themselves, for the first product is no more than the quota, and the votes are
        foreach (int c in count.Elected.Where(c => !count.Surplus(c).IsZero))
            count.Keep[c] = ((count.Keep[c] * count.Quota).Up(9) / count.Votes[c]).Up(9);

        // 10
        count.Redistribute("10");
        return true;
    }

    /// <summary>All who reach the quota; where papers that grew by rounding let more do so than seats are vacant, those with most votes.</summary>
    static List<int> Successful(MeekCount count)
    {
        List<int> left = [.. count.Reached()], successful = [];
        if (left.Count <= count.Vacancies) return left;
        while (successful.Count < count.Vacancies)
        {
            successful.Add(count.Highest(left, Purpose.Elect, Tie));
            left.Remove(successful[^1]);
        }
        return successful;
    }
}
