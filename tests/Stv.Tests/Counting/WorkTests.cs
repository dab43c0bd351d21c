namespace Stv.Tests.Counting;

/// <summary>How many rankings a count looks at, to the last one: a regression in work fails here on any machine, without a clock.</summary>
public class WorkTests
{
    [Theory]
    [InlineData("scotland-2011", 12_018)]
    [InlineData("ers97", 6_478)]
    [InlineData("aec-senate-2019", 9_327)]
    [InlineData("northern-ireland", 6_643)]
    [InlineData("act-2021", 6_971)]
    [InlineData("prf-wigm", 10_714)]
    [InlineData("block-vote", 3_703)]
    [InlineData("meek-nz", 18_405)]
    [InlineData("qpq", 82_426)]
    public void A_count_looks_at_so_many_rankings(string id, long expected)
    {
        var electorate = Electorates.Drawn(4_000);
        Assert.Equal(expected, Visited(electorate));
        Assert.Equal(expected, Visited(electorate.Sort()));

        long Visited(Electorate papers) =>
            CountWork.Of(Rules.ForId(id), papers, Electorates.DrawnSeats, Electorates.DrawnOrder).Work[^1].Visited;
    }

    // 20 votes for 3 seats: A is elected, then B with papers that A's surplus brought.
    const string Papers = "8: 1 2 3; 3: 1 2 4; 2: 2 3; 1: 2 4; 1: 2; 3: 3; 2: 4";

    [Theory]
    // All papers of the elected move, and so all that B has, those of A's surplus among them.
    [InlineData("scotland-2011", "7 2 5")]
    [InlineData("prf-wigm", "7 2 5")]
    [InlineData("aec-senate-2019", "7 2 5")]
    // Only the parcel that brought the surplus moves.
    [InlineData("ers97", "7 2 2")]
    [InlineData("act-2021", "7 2 2")]
    public void A_surplus_looks_at_the_papers_that_its_law_moves_and_no_others(string id, string expected)
    {
        var (result, work) = CountWork.Of(Rules.ForId(id), Electorates.Of(4, Papers), 3, Decisions.InOrder(1, 2, 3, 4));
        Assert.Equal([StageAction.FirstPreferences, StageAction.Surplus, StageAction.Surplus],
            result.Stages.Take(3).Select(stage => stage.Action));
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(1, 3).Select(number => CountWork.At(number, work))));
    }

    [Theory, InlineData("scotland-2011"), InlineData("ers97"), InlineData("aec-senate-2019"), InlineData("act-2021")]
    public void No_stage_looks_at_more_rankings_than_papers_move(string id)
    {
        var (result, work) = CountWork.Of(Rules.ForId(id), Electorates.Drawn(4_000), Electorates.DrawnSeats, Electorates.DrawnOrder);
        Assert.Equal(Electorates.Drawn(4_000).Rankings, CountWork.At(1, work));
        Assert.All(result.Stages.Skip(1), stage =>
            Assert.InRange(CountWork.At(stage.Number, work), stage.Transfers.Any(t => t.Papers > 0) ? 1 : 0,
                stage.Transfers.Sum(t => t.Papers) + Kept(stage)));

        // Papers without a further preference that stay with a candidate are looked at and do not move.
        long Kept(Stage stage) => stage.Action == StageAction.Surplus && id is "ers97" or "act-2021" ? result.Papers : 0;
    }
}
