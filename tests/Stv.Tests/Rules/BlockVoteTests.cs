namespace Stv.Tests;

/// <summary>As many votes as places, on rankings.</summary>
public class BlockVoteTests
{
    [Fact]
    public void The_first_few_candidates_who_stand_have_a_vote_each()
    {
        var builder = new ElectorateBuilder(4);
        builder.Add(5, 1, 2, 3);
        builder.Add(2, 4, 3, 1);
        builder.Add(1, 3);
        var result = Rules.BlockVote.Count(builder.Build("A", "B", "C", "D").Withdraw(4), 2);
        var stage = Assert.Single(result.Stages);
        Assert.Equal(StageAction.Votes, stage.Action);
        Assert.Equal([7, 5, 3, 0], Enumerable.Range(1, 4).Select(c => stage.Votes[c]));
        Assert.Equal(1, stage.Exhausted);
        Assert.Equal((8, 2, 16), (result.Papers, result.VotesPerPaper, result.Votes));
        Assert.Equal([1, 2], result.Elected);
    }

    [Fact]
    public void The_lots_for_the_last_places_are_asked_for_given_and_recorded()
    {
        (long, int[])[] papers = [(4, [1]), (2, [2]), (2, [3]), (2, [4]), (1, [5])];
        Assert.Equal(new Undecided(1, Purpose.Elect, "2", [2, 3, 4]), Count(3, [], papers).Undecided);
        Lot first = new(Purpose.Elect, [2, 3, 4], 3), second = new(Purpose.Elect, [2, 4], 4);
        Assert.Equal(new Undecided(1, Purpose.Elect, "2", [2, 4]), Count(3, [first], papers).Undecided);
        var result = Count(3, [first, second], papers);
        Assert.Equal([1, 3, 4], result.Elected);
        Assert.Equal(
            [new(Purpose.Elect, "2", [2, 3, 4], [2, 3, 4], 3, SettledBy.Lot, null),
                new(Purpose.Elect, "2", [2, 4], [2, 4], 4, SettledBy.Lot, null)],
            Assert.Single(result.Stages).Decisions);
    }

    [Fact]
    public void Equals_for_whom_there_are_places_need_no_lot()
    {
        var result = Count(4, [], (4, [1]), (2, [2]), (2, [3]), (2, [4]), (1, [5]));
        Assert.Equal([1, 2, 3, 4], result.Elected);
        Assert.Empty(result.Stages[0].Decisions);
    }

    // Three fifths of the voters take every place by block vote, and three of five by single transferable vote.
    [Fact]
    public void The_same_papers_can_be_counted_both_ways()
    {
        (long, int[])[] papers = [(60, [1, 2, 3, 4, 5]), (40, [6, 7, 8, 9, 10])];
        var electorate = Electorates.Of(papers);
        Assert.Equal([1, 2, 3, 4, 5], Rules.BlockVote.Count(electorate, 5).Elected.Order());
        Assert.Equal([1, 2, 3, 6, 7], Rules.Ers97.Count(electorate, 5).Elected.Order());
    }

    static CountResult Count(int seats, Lot[] lots, params (long, int[])[] papers) =>
        Rules.BlockVote.Count(Electorates.Of(papers), seats, new(lots, []));
}
