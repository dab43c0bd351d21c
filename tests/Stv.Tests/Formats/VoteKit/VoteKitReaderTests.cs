namespace Stv.Tests.Formats;

public sealed class VoteKitReaderTests
{
    const string Header = "VoteKit RankProfile\nCandidates\n(Ann Smith:ANN),\"(Jones, Bo:BO)\",(Cy: the elder:CY)\nMax Ranking Length\n3\n"
        + "Includes Voter Set\nFalse\n=,=,=,=,=,=,=,=\nRanking_1,Ranking_2,Ranking_3,&,Weight,&\n";

    const string Rows = "{'ANN'},{'BO'},,&,2.0,&\n\"{'CY', 'BO'}\",,{'ANN'},&,1.0,&\n{'CY'},~,{'ANN'},&,1,&\n,,,&,3.0,&\n";

    [Fact]
    public void A_profile_is_read()
    {
        var election = Read.As(BallotFormat.VoteKit, Header + Rows);
        Assert.Equal(["Ann Smith", "Jones, Bo", "Cy: the elder"], Read.Names(election));
        Assert.Equal(["2: 1 2", "1: 3=2 - 1", "1: 3 - 1", "3:"], Blt.Ballots(election));
        Assert.Empty(election.Diagnostics);
    }

    [Fact]
    public void Sets_of_voters_are_passed_over_and_quotes_of_either_kind_are_read()
    {
        var election = Read.As(BallotFormat.VoteKit, Header.Replace("CY)", "O'B)").Replace("Weight,&", "Weight,&,Voter Set,&")
            + "\"{\"\"O'B\"\"}\",frozenset({'~'}),{'ANN'},&,1.0,&,{'v1'},&\n");
        Assert.Equal(["1: 3 - 1"], Blt.Ballots(election));
        Assert.Equal(["(10:1 not-read)"], Blt.Told(election));
    }

    [Theory]
    [InlineData("2.0", "0.5", "10:19: Found a weight of \"0.5\", expected a whole number: parts of papers are no ballots that can be counted.")]
    [InlineData("2.0", "0.0", "10:19: Found 0 papers, expected 1 or more.")]
    [InlineData("2.0", "1e3", "10:19: Found \"1e3\", expected how many papers there are, in digits alone.")]
    [InlineData("{'ANN'},{'BO'},,", "{'ANN'},{'BX'},,", "10:9: Found the code \"BX\", expected one of the 3 in the header.")]
    [InlineData("{'ANN'},{'BO'},,", "{'ANN'},BO,,", "10:9: Found \"BO\", expected a set of codes such as \"{'A'}\", or nothing.")]
    [InlineData("{'ANN'},{'BO'},,", "{'ANN'},{'BO,,", "10:9: Found \"{'BO\", expected a set of codes")]
    [InlineData("{'ANN'},{'BO'},,", "{'ANN'},{'},,", "10:9: Found \"{'}\", expected a set of codes")]
    [InlineData("{'ANN'},{'BO'},,", "{'ANN'},", "10:1: Found \"{'ANN'},&,2.0,&\", expected 3 ranks, \"&\" and a weight.")]
    [InlineData("(Ann Smith:ANN)", "Ann Smith", "3:1: Found \"Ann Smith\", expected a candidate's name and code")]
    [InlineData("(Ann Smith:ANN)", "(Ann Smith:BO)", "3:16: Found the code \"BO\" twice, expected each once.")]
    [InlineData("Weight", "Score", "9:1: Found \"Ranking_1,Ranking_2,Ranking_3,&,Score,&\", expected \"Ranking_1,…,&,Weight,&\".")]
    [InlineData("RankProfile", "ScoreProfile", "1:1: Found a profile of scores, which ranks nobody, expected one of rankings.")]
    public void What_is_no_profile_is_refused_with_its_place(string written, string instead, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.VoteKit, (Header + Rows).Replace(written, instead)), StringComparison.Ordinal);

    [Fact]
    public void A_header_alone_is_refused() =>
        Assert.Contains("in the header", Read.Error(BallotFormat.VoteKit, Header[..Header.IndexOf("Ranking_1", StringComparison.Ordinal)]),
            StringComparison.Ordinal);
}
