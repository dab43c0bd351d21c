namespace Stv.Tests.Formats;

public sealed class CefReaderTests
{
    const string Head = "#/Candidates: Ann Smith ; Bo ; Cy\n#/Number of Seats: 2\n#/Implicit Ranking: false\n#/Weight Allowed: true\n";

    [Fact]
    public void Votes_are_read()
    {
        var election = Read.As(BallotFormat.Cef, Head + "# a remark\n\nAnn Smith > Bo = Cy * 5\ntag1, tag2 || Bo>Ann Smith ^2 * 3 # aside\n"
            + "/EMPTY_RANKING/ * 4\nCy\n");
        Assert.Equal(["Ann Smith", "Bo", "Cy"], Read.Names(election));
        Assert.Equal(2, election.Seats);
        Assert.Equal(["5: 1 2=3", "6: 2 1", "1: 3", "4:"], Blt.Ballots(election));
        Assert.Equal(["(8:1 not-read)"], Blt.Told(election));
    }

    [Fact]
    public void Without_parameters_candidates_are_learnt_and_implicit_ranking_is_told_of()
    {
        var election = Read.As(BallotFormat.Cef, "Bo > Ann\nAnn ^ 3\n");
        Assert.Equal(["Bo", "Ann"], Read.Names(election));
        Assert.Null(election.Seats);
        Assert.Equal(["1: 1 2", "1: 2"], Blt.Ballots(election));
        Assert.Equal(["(0:0 implicit-ranking)", "(0:0 candidates-learnt)", "2:7 weight-ignored"], Blt.Told(election));
    }

    [Fact]
    public void Whoever_does_not_stand_is_passed_over_and_told_of()
    {
        var election = Read.As(BallotFormat.Cef, Head + "Ann Smyth > Bo > Cy\nDi\n");
        Assert.Equal(["1: 2 3", "1:"], Blt.Ballots(election));
        Assert.Equal(["5:1 candidate-unknown", "6:1 candidate-unknown", "6:3 nobody-left"], Blt.Told(election));
        Assert.Equal("\"Ann Smyth\", who does not stand, was passed over; did you mean \"Ann Smith\"?", election.Diagnostics[0].Text);
        Assert.Equal(["1: 1 2 3"],
            Blt.Ballots(Read.As(BallotFormat.Cef, Head + "Ann Smyth > Bo > Cy\n", new() { Aliases = [("Ann Smyth", "Ann Smith")] })));
    }

    // Found by fuzzing.
    [Fact]
    public void Nothing_that_controls_a_terminal_is_in_a_message() =>
        Assert.DoesNotContain(Read.As(BallotFormat.Cef, "#/Candidates: \u001BAnn\nAnn > Bo\n").Diagnostics, d =>
            d.Text.Any(char.IsControl));

    [Theory]
    [InlineData("Ann Smith > * 3", "5:13: Found \"* 3\", expected a candidate.")]
    [InlineData("Bo * x", "5:6: Found \"x\", expected how many papers there are, in digits alone.")]
    [InlineData("Bo * 2 ^ 3", "5:8: Found \"^ 3\", expected the end of the vote.")]
    [InlineData("Bo ; Cy", "5:4: Found \"; Cy\", expected the end of the vote.")]
    [InlineData("Bo ^9223372036854775807 * 2", "5:27: Found 9223372036854775807 times 2 papers, expected at most 9223372036854775807.")]
    [InlineData("/EMPTY_RANKING/ > Bo", "5:1: Found \"/EMPTY_RANKING/ > Bo\", expected \"/EMPTY_RANKING/\" alone.")]
    [InlineData("Bo\n#/Candidates: Di", "6:1: Found the parameter \"#/Candidates: Di\" among the votes, expected it before.")]
    [InlineData("#/Number of Seats: none", "5:1: Found \"none\" seats, expected 1 or more.")]
    [InlineData("#/Weight Allowed: perhaps", "5:1: Found \"perhaps\", expected true or false.")]
    [InlineData("#/Candidates: ;", "5:1: Found 0 candidates, expected 1 to 65534.")]
    [InlineData("#/Candidates: A ; A\nA", "Found the name \"A\" twice, expected each once.")]
    public void What_is_no_vote_is_refused_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.Cef, Head + text), StringComparison.Ordinal);

    [Theory]
    [InlineData("> 3 1\n> 1 2 0\n> 0\n")]
    [InlineData("# a remark\n3 1\n1 2 0\n0\n")]
    public void Quoted_and_remarked_BLTs_are_BLTs(string text) => Assert.Equal("blt", Read.Found(text)!.Id);
}
