namespace Stv.Tests;

/// <summary>Section 273: what each of its ties asks for, where each looks back, and what bulk exclusion changes.</summary>
public class SenateTests
{
    public static TheoryData<string> All => ["aec-senate-2013", "aec-senate-2016", "aec-senate-2019", "senate-1984", "senate-2021"];

    // 27 papers, quota 7. One lot decides who stands first, and with it whose surplus goes first.
    [Theory, MemberData(nameof(All))]
    public void The_order_of_election_is_one_decision_and_the_order_of_surpluses_follows(string id)
    {
        var result = Counts.WithLots(id, 3, Electorates.Of(4, "10: 1 3; 10: 2 3; 3: 3; 4: 4"), "1 Order 1 2: 2");
        Assert.Equal([2, 1, 3], result.Elected);
        Assert.Equal([2], result.Stages[1].From);
        Assert.Equal("7 10 6", Counts.Votes(result.Stages[1], 2, 1, 3));
    }

    // 17 papers, quota 6: for a surplus order nothing is asked where the surpluses differ.
    [Theory, MemberData(nameof(All))]
    public void The_larger_surplus_goes_first_without_a_lot(string id) =>
        Assert.Equal([2], Counts.WithLots(id, 2, Electorates.Of(3, "7: 1; 8: 2; 2: 3")).Elected[..1]);

    // Three votes and four at the first count, four each at the second: (17) does not look back.
    [Theory, MemberData(nameof(All))]
    public void Of_the_last_two_a_lot_decides_whatever_went_before(string id) =>
        Assert.Equal([2], Counts.WithLots(id, 1, Electorates.Of(3, "4: 1; 3: 2; 1: 3 2"), "2 Elect 1 2: 2").Elected);

    // 11, 12, 13 at the first count; 13, 12, 13 at the second; 13 each at the third. All of them differed at the first only.
    [Theory]
    [InlineData("senate-1984", "Exclude 1 2 3: 1 at 1")]
    [InlineData("aec-senate-2013", "Exclude 1 2 3: 2 at 2")]
    [InlineData("aec-senate-2016", "Exclude 1 2 3: 2 at 2")]
    [InlineData("aec-senate-2019", "Exclude 1 2 3: 2 at 2")]
    [InlineData("senate-2021", "Exclude 1 2 3: 2 at 2")]
    public void Standing_in_the_poll_looks_for_the_last_count_at_which_all_or_any_differed(string id, string expected)
    {
        var result = Counts.WithLots(id, 1, Electorates.Of(6, "11: 1 6; 12: 2 6; 13: 3 6; 2: 4 1; 1: 5 2; 2: 5; 38: 6"));
        Assert.Equal("11 12 13", Counts.Votes(result.Stages[0], 1, 2, 3));
        Assert.Equal("13 12 13", Counts.Votes(result.Stages[1], 1, 2, 3));
        Assert.Equal("13 13 13", Counts.Votes(result.Stages[2], 1, 2, 3));
        Assert.Equal([expected], Counts.Earlier(result));
    }

    // 11, 12, 12, then 13, 12, 12, then 13 each: never did all three differ.
    [Theory]
    [InlineData("senate-1984", "4 Exclude 1 2 3: 3")]
    [InlineData("aec-senate-2016", "4 Exclude 2 3: 3")]
    public void A_lot_is_among_all_or_among_those_who_were_lowest_at_every_look(string id, string expected) =>
        Counts.WithLots(id, 1, Electorates.Of(6, "11: 1 6; 12: 2 6; 12: 3 6; 2: 4 1; 1: 5 2; 1: 5 3; 1: 5; 38: 6"), expected);

    // Quota 13. The three who reach it together had 12, 11, 10, then 12, 11, 12: the count at which all differed is the first,
    // and it orders all of them, though the second would order the last two otherwise.
    [Theory]
    [InlineData("aec-senate-2016")]
    [InlineData("aec-senate-2019")]
    [InlineData("senate-2021")]
    public void The_count_at_which_all_differed_gives_the_whole_order(string id)
    {
        var result = Counts.WithLots(id, 4, Electorates.Of(7, "12: 1; 11: 2; 10: 3; 2: 4 3; 1: 5 1; 2: 5 2; 1: 5 3; 12: 6; 9: 7"));
        Assert.Equal("12 11 12", Counts.Votes(result.Stages[1], 1, 2, 3));
        Assert.Equal([1, 2, 3], result.Stages[2].Elected.Take(3));
        Assert.Equal(["Order 1 2 3: 1 at 1", "Order 2 3: 2 at 1"], Counts.Earlier(result));
    }

    // 11, 11, 12, then 13 each: there is no such count, so that the whole order is by lot, also of 1 and 3, who did differ.
    [Theory, MemberData(nameof(All))]
    public void Where_all_never_differed_the_whole_order_is_by_lot(string id)
    {
        var papers = Electorates.Of(6, "11: 1; 11: 2; 12: 3; 2: 4 1; 2: 4 2; 1: 4 3; 12: 5; 9: 6");
        var result = Counts.WithLots(id, 4, papers, "2 Order 1 2 3: 2", "2 Order 1 3: 1");
        Assert.Equal([2, 1, 3], result.Elected[..3]);
    }

    // Quota 13; one reaches it, and 2 and 3 are elected with 10 each as the last who continue. 3 led at the last count at which they
    // differed, and (20)(b) orders any two elected at one count.
    [Theory, MemberData(nameof(All))]
    public void Those_elected_as_the_last_have_an_order_by_the_last_count_at_which_they_differed(string id)
    {
        var result = Counts.WithLots(id, 3, Electorates.Of(6, "24: 1; 8: 2; 9: 3; 2: 4 2; 1: 5 3; 6: 6"));
        Assert.Equal("10 10", Counts.Votes(result.Stages[^1], 2, 3));
        Assert.Equal([1, 3, 2], result.Elected);
        var act = Assert.Single(result.Stages[^1].Acts, act => act.Kind == ActKind.Elect);
        Assert.Equal(("273(18)", "3 2"), (act.Cite, string.Join(' ', act.Candidates)));
        var decision = Assert.Single(result.Stages[^1].Decisions);
        Assert.Equal(("273(20)", Purpose.Order, 3), (decision.Cite, decision.Purpose, decision.Chosen));
    }

    // Quota 11. Three continue for three places: 3 and 4 have 3 votes and never differed, 2 has more than they. One lot, for those two.
    [Theory]
    [InlineData("senate-1984", 2)]
    [InlineData("senate-2021", 2)]
    [InlineData("aec-senate-2013", 2)]
    [InlineData("aec-senate-2016", 2)]
    [InlineData("aec-senate-2019", 1)]
    public void Of_the_last_who_never_differed_a_lot_decides_and_no_more_than_the_law_needs(string id, int stage)
    {
        var papers = Electorates.Of(4, "40: 1; 4: 2; 3: 3; 3: 4");
        Assert.Equal([1, 2, 4, 3], Counts.WithLots(id, 4, papers, $"{stage} Order 3 4: 4").Elected);
        Assert.Equal("273(20)", Rules.ForId(id).Count(papers, 4).Undecided!.Cite);
    }

    // 3, 3, 4, then 4 each: all of them never differed, so that the whole order is by lot, also of 2 and 4, who did differ.
    [Fact]
    public void Of_three_last_who_never_all_differed_the_whole_order_is_by_lot() => Assert.Equal([1, 3, 4, 2], Counts.WithLots(
        "aec-senate-2016", 4, Electorates.Of(5, "40: 1; 3: 2; 3: 3; 4: 4; 1: 5 2; 1: 5 3"), "3 Order 2 3 4: 3", "3 Order 2 4: 4").Elected);

    // Six papers at a third of a vote: three times two of them are worth nothing, six are worth two votes.
    [Theory]
    [InlineData("aec-senate-2013", 2, 0, 3)]
    [InlineData("senate-1984", 2, 0, 3)]
    [InlineData("aec-senate-2016", 2, 2, 2)]
    [InlineData("senate-2021", 2, 2, 2)]
    public void Bulk_exclusion_pools_fractions_so_that_loss_falls(string id, int lost, int left, int second)
    {
        var papers = Electorates.Of(6, "84: 1; 2: 1 4 3; 2: 1 5 3; 2: 1 6 3; 41: 2; 40: 3; 3: 4; 2: 5; 1: 6");
        var result = Counts.WithLots(id, 2, papers);
        Assert.Equal(Ratio.Of(1, 3), result.Stages[1].Value);
        Assert.Equal(lost, result.Stages[1].Loss);
        Assert.Equal(left, result.Stages[^1].Loss);
        Assert.Equal([1, second], result.Elected);
    }

    // Quota 7, two places. The second exclusion leaves two, neither with the quota: (18) elects them before a paper moves, or after.
    [Theory]
    [InlineData("aec-senate-2019", "6 5 4", 3)]
    [InlineData("aec-senate-2016", "6 5 0", 7)]
    [InlineData("senate-2021", "6 5 0", 7)]
    public void As_many_as_places_are_elected_at_once_or_when_papers_have_moved(string id, string votes, int exhausted)
    {
        var result = Counts.WithLots(id, 2, Electorates.Of(4, "6: 1; 5: 2; 4: 3; 3: 4"));
        Assert.Equal(votes, Counts.Votes(result.Stages[^1], 1, 2, 3));
        Assert.Equal(exhausted, result.Stages[^1].Exhausted);
    }
}
