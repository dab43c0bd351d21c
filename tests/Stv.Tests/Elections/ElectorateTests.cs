namespace Stv.Tests.Elections;

public class ElectorateTests
{
    [Fact]
    public void A_ballot_shows_its_marks_one_by_one()
    {
        // 3, then 1 and 2 together, a rank left blank twice, 1 again.
        var builder = new ElectorateBuilder(3);
        builder.AddCodes(7, [3, 1, 0, 2, 0, 0, 0, 0, 1]);
        var ballot = builder.Build("A", "B", "C")[0];
        List<string> marks = [];
        foreach (var mark in ballot) marks.Add(mark.Blank ? "blank" : mark.EqualToPrevious ? $"={mark.Candidate}" : $"{mark.Candidate}");
        Assert.Equal(["3", "1", "=2", "blank", "blank", "1"], marks);
        Assert.Equal(7, ballot.Papers);
    }

    [Fact]
    public void A_blank_rank_is_not_equal_to_the_one_before()
    {
        var builder = new ElectorateBuilder(2);
        builder.AddCodes(1, [1, 0, 0]);
        var marks = builder.Build("A", "B")[0].GetEnumerator();
        Assert.True(marks.MoveNext() && marks.MoveNext());
        Assert.Equal((true, false, 0), (marks.Current.Blank, marks.Current.EqualToPrevious, marks.Current.Candidate));
        Assert.False(marks.MoveNext());
        Assert.False(marks.MoveNext());
    }

    [Fact]
    public void Withdrawing_leaves_the_papers_and_the_first_electorate_as_they_are()
    {
        var electorate = Three();
        var without = electorate.Withdraw(2, 3, 2);
        Assert.Equal([false, true, true], without.Candidates.Select(c => c.Withdrawn));
        Assert.Equal([false, false, false], electorate.Candidates.Select(c => c.Withdrawn));
        Assert.Equal((false, true), (electorate.Withdrawn, without.Withdrawn));
        Assert.Same(electorate.Codes, without.Codes);
        Assert.Equal((electorate.Papers, electorate.Empty, electorate.Rankings), (without.Papers, without.Empty, without.Rankings));
        Assert.Equal([true, true, true], without.Withdraw(1).Candidates.Select(c => c.Withdrawn));
        Assert.Equal("B", without.Candidates[1].Name);
        Assert.False(electorate.Withdraw().Withdrawn);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    public void Only_candidates_withdraw(int number) => Assert.Throws<ArgumentOutOfRangeException>(() => Three().Withdraw(1, number));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void There_are_as_many_ballots_as_rankings(int index) =>
        Assert.ThrowsAny<Exception>(() => Three()[index].Papers);

    [Fact]
    public void An_election_withdraws_and_keeps_the_rest()
    {
        var election = new Election(Three()) { Title = "T", Seats = 2, TieOrder = [3, 1, 2] };
        var without = election.Withdraw(3);
        Assert.True(without.Candidates[2].Withdrawn);
        Assert.Equal(("T", 2), (without.Title, without.Seats));
        Assert.Equal([3, 1, 2], without.TieOrder);
        Assert.False(election.Candidates[2].Withdrawn);
    }

    static Electorate Three()
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(2, 1, 2);
        builder.Add(1, 3);
        builder.Add(1);
        return builder.Build("A", "B", "C");
    }
}
