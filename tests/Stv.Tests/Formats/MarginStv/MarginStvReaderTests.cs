namespace Stv.Tests.Formats;

public sealed class MarginStvReaderTests
{
    [Fact]
    public void Rankings_of_ids_are_read_and_ids_put_in_order()
    {
        var election = Read.As(BallotFormat.MarginStv, "(5,10,1) : 12\n( 9, 5 ):1\n() : 3\n(10) : 2\n");
        Assert.Equal(["1", "5", "9", "10"], Read.Names(election));
        Assert.Equal(["12: 2 4 1", "1: 3 2", "2: 4", "3:"], Blt.Ballots(election));
        Assert.Equal(["(0:0 candidates-learnt)"], Blt.Told(election));
        Assert.Null(election.Seats);
    }

    [Fact]
    public void Order_and_repeats_are_kept()
    {
        var election = Read.As(BallotFormat.MarginStv, "(2,1,2) : 1\n(1) : 1\n(2,1,2) : 1\n", options: new() { KeepOrder = true });
        Assert.Equal(["1: 2 1 2", "1: 1", "1: 2 1 2"], Blt.Ballots(election));
        Assert.Equal(["(0:0 candidates-learnt)", "1:1 candidate-repeated", "3:1 candidate-repeated"], Blt.Told(election));
    }

    [Fact]
    public void Those_who_stand_may_be_given()
    {
        var election = Read.As(BallotFormat.MarginStv, "(2,1) : 1\n", new() { Candidates = ["1", "2", "3"] });
        Assert.Equal(3, election.Candidates.Length);
        Assert.Equal(["1: 2 1"], Blt.Ballots(election));
    }

    [Theory]
    [InlineData("(1,2) : 1.5", "1:9: Found \"1.5\", expected how many papers there are, in digits alone.")]
    [InlineData("(1,2 : 1", "1:6: Found \": 1\", expected a comma or \")\".")]
    [InlineData("(1,,2) : 1", "1:4: Found \",2) : 1\", expected a candidate.")]
    [InlineData("(1,2) 1", "1:7: Found \"1\", expected a colon and how many papers there are.")]
    [InlineData("(1,2) : 1 2", "1:11: Found \"2\", expected the end of the line.")]
    [InlineData("(1", "1:3: Found the end of the line, expected a comma or \")\".")]
    [InlineData("() : 1", "Found no ballot that names anybody")]
    public void What_is_no_ballot_is_refused_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.MarginStv, text), StringComparison.Ordinal);

    [Fact]
    public void A_BLT_with_ids_is_a_BLT() => Assert.Equal("blt", Read.Found("3 1\n(1) 1 2 0\n(2) 2 0\n0\n")!.Id);
}
