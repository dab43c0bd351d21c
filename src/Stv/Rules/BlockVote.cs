using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// Block vote, also called multiple non-transferable vote: the system by which members of the Labour Party filled places on its
/// National Executive Committee until 2018. On rankings, so that the same papers can be counted both ways.
/// </summary>
internal sealed class BlockVote : Rule
{
    public override string Id => "block-vote";

    public override string Name => "Block vote, on rankings";

    public override string Law => "As many votes as places, most votes win; no single law";

    public override Evidence Evidence =>
        new(EvidenceLevel.TextOnly, "Addition only; no ballots of a block-vote election are public to compare with.");

    public override Promises Promises => Promises.Scaling;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("1", "Each paper gives one vote to each of the first candidates it ranks, as many as there are places."),
        new("2", "The candidates with most votes are elected. Of equals for the last place, by lot."),
    ];

    public override string? QuotaClause => null;

    // The order among the first few does not matter, but where they end must be clear.
    private protected override Formality Formality { get; } =
        new(EqualRank: AtMark.Ends, BlankRank: AtMark.PassedOver, Repeated: AtMark.PassedOver);

    internal override long VotesPerPaper(int seats) => seats;

    internal override Ratio LossBound(Stage stage) => 0;

    private protected override CountResult Run(CountOrder order)
    {
        var count = new BlockCount(order);
        count.VoteForFirst(count.Seats, "1");
        return count.Complete(() => Next(count));
    }

    static bool Next(BlockCount count)
    {
        // 2: those for whom there are places enough, else one of the equals
        var highest = count.AllHighest(count.Continuing);
        if (highest.Count > count.Vacancies) highest = [count.Highest(highest, Purpose.Elect, new("2", Ties.Lot))];
        count.Elect(highest, "2");
        return count.Vacancies > 0;
    }
}
