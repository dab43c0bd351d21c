namespace Stv.Tests.Formats;

public sealed class AbifReaderTests
{
    [Fact]
    public void Ballots_candidates_and_the_title_are_read()
    {
        var election = Read.As(BallotFormat.Abif,
            "{\"title\": \"Hall\", \"version\": \"0.1\"}\n# a remark\n=DGM:[Doña García]\n=SBJ: [Steven B.]\n"
            + "=SY:[Sue Ye] # aside\n=\"A M\":[Adam, M.]\n\n27:DGM > SBJ = SY > \"A M\"\n2: [A M]>SY # aside\n3:\n=Z:[Nobody yet]\n");
        Assert.Equal("Hall", election.Title);
        Assert.Equal(["Doña García", "Steven B.", "Sue Ye", "Adam, M.", "Nobody yet"], Read.Names(election));
        Assert.Equal(["DGM", "SBJ", "SY", "A M", "Z"], election.Candidates.Select(c => c.Nickname));
        Assert.Equal(["27: 1 2=3 4", "2: 4 3", "3:"], Blt.Ballots(election));
        Assert.Equal(["(1:1 not-read)"], Blt.Told(election));
    }

    [Fact]
    public void Ballots_alone_are_read()
    {
        var election = Read.As(BallotFormat.Abif, "5: B > A\n2:A\n");
        Assert.Equal(["B", "A"], Read.Names(election));
        Assert.Equal(["5: 1 2", "2: 2"], Blt.Ballots(election));
        Assert.Equal(["(0:0 candidates-learnt)"], Blt.Told(election));
    }

    [Fact]
    public void Ratings_put_lists_in_order()
    {
        var election = Read.As(BallotFormat.Abif, "5: A/2, B/5, C/2, D/3\n1: A/5 > B/3 = C/3\n");
        Assert.Equal(["5: 2 4 1=3", "1: 1 2=3"], Blt.Ballots(election));
        Assert.Equal(["(0:0 candidates-learnt)", "(1:1 ratings)"], Blt.Told(election));
    }

    [Fact]
    public void Who_is_not_declared_is_added_and_what_was_announced_is_compared()
    {
        var election = Read.As(BallotFormat.Abif, "{\"ballotcount\": 8}\n=A:[Ann]\n5: B > A\n2:A\n");
        Assert.Equal(["Ann", "B"], Read.Names(election));
        Assert.Equal(["5: 2 1", "2: 1"], Blt.Ballots(election));
        Assert.Equal(["0:0 candidate-undeclared", "1:1 papers-differ"], Blt.Told(election));
    }

    [Theory]
    [InlineData("A, B", "1:1: Found \"A\", expected how many papers there are, in digits alone.")]
    [InlineData("5: A, B", "1:1: Found candidates in a list without ratings, expected \">\" or \"=\" between them")]
    [InlineData("5: A > ", "1:7: Found the end of the line, expected another candidate.")]
    [InlineData("5: A/x", "1:6: Found \"x\", expected a rating.")]
    [InlineData("5: A * B", "1:6: Found \"* B\", expected \">\", \"=\" or \",\" and another candidate.")]
    [InlineData("5: [A", "1:6: Found the end of the line, expected \"]\".")]
    [InlineData("5 A > B", "1:3: Found \"A > B\", expected a colon and the ranking.")]
    [InlineData("=A:[Ann]\n=A:[Amy]", "2:2: Found the candidate \"A\" twice, expected each once.")]
    [InlineData("=A\n", "1:3: Found the end of the line, expected a colon and the full name in brackets.")]
    [InlineData("{\"title\": ", "1:1: Found no JSON, expected an object in one line.")]
    [InlineData("{{{{{{{{{{{{", "1:1: Found no JSON, expected an object in one line.")]
    public void What_is_no_ballot_is_refused_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.Abif, text), StringComparison.Ordinal);
}
