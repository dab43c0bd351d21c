using System.Collections.Immutable;

namespace Stv;

/// <summary>Instant-runoff voting for one seat, in the common form that no single law owns.</summary>
internal sealed class InstantRunoff : GregoryRule
{
    public override string Id => "irv";

    public override string Name => "Instant-runoff voting (one seat)";

    public override string Law => "The common form of the alternative vote; no single law";

    public override Evidence Evidence => new(EvidenceLevel.TwoEngines,
        "RCTab's figures of every round, of real and constructed contests whose settings are these.");

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm | Promises.Scaling;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("1", "Papers are sorted by first preference, and each counts as one vote."),
        new("2", "The quota is the smallest whole number that is more than half of the votes for continuing candidates. Whoever has it is elected."),
        new("3", "If one candidate alone continues, he or she is elected."),
        new("4", "Otherwise the candidate with the fewest votes is excluded, and his or her papers go to the next preference for a continuing candidate. "
            + "Of equals the one is excluded who had the fewest votes at the most recent earlier stage at which they differed; if there was none, the lot decides."),
    ];

    public override string QuotaClause => "2";

    // A rank given to several candidates cannot be read and ends the paper; a rank left blank or repeated is passed over.
    private protected override Formality Formality { get; } = new(EqualRank: AtMark.Ends, BlankRank: AtMark.PassedOver, Repeated: AtMark.PassedOver);

    private protected override string? Refusal(int seats) => seats == 1 ? null : $"irv fills one seat, not {seats}.";

    private protected override string Sorting => "1";

    private protected override Ratio Quota(GregoryCount count) => (count.Sum(count.Continuing) / 2).Down() + 1;

    private protected override bool Next(GregoryCount count)
    {
        // 2
        count.Quota = Quota(count);
        count.Elect(count.Reached(), "2");
        if (count.Vacancies == 0) return false;

        // 3
        if (count.Continuing.Count == 1)
        {
            count.Elect(count.Continuing, "3");
            return false;
        }

        // 4
        count.Exclude([count.Lowest(new("4", Ties.Backwards, Ties.Lot))], Papers.ByValue, "4");
        count.TransferRest("4");
        return true;
    }

    internal override Ratio LossBound(Stage stage) => 0;
}
