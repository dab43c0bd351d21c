namespace Stv.Tests.Formats;

public sealed class PrefLibReaderTests
{
    const string New = "# FILE NAME: x.toc\n# TITLE: A vote\n# DATA TYPE: toc\n# NUMBER ALTERNATIVES: 4\n# NUMBER VOTERS: 6\n"
        + "# NUMBER UNIQUE ORDERS: 3\n# ALTERNATIVE NAME 1: Ann, the elder\n# ALTERNATIVE NAME 2: Bo: a name\n# ALTERNATIVE NAME 3: Cy\n"
        + "# ALTERNATIVE NAME 4: Di\n3: 3,1,{2,4}\n2: 4\n1: {1, 2}, 3\n";

    const string Old = "4\n1,Ann, the elder\n2,Bo\n3,Cy\n4,Di\n6,6,3\n3,3,1,{2,4}\n2,4\n1,{1,2},3\n";

    [Fact]
    public void Orders_and_ties_are_read_with_their_names()
    {
        var election = Read.As(BallotFormat.PrefLib, New);
        Assert.Equal("A vote", election.Title);
        Assert.Null(election.Seats);
        Assert.Equal(["Ann, the elder", "Bo: a name", "Cy", "Di"], Read.Names(election));
        Assert.Equal(["3: 3 1 2=4", "2: 4", "1: 1=2 3"], Blt.Ballots(election));
        Assert.Empty(election.Diagnostics);
    }

    [Fact]
    public void Old_files_are_read_alike()
    {
        var election = Read.As(BallotFormat.PrefLib, Old);
        Assert.Equal(["Ann, the elder", "Bo", "Cy", "Di"], Read.Names(election));
        Assert.Equal(["3: 3 1 2=4", "2: 4", "1: 1=2 3"], Blt.Ballots(election));
        Assert.Empty(election.Diagnostics);
    }

    [Fact]
    public void Figures_of_the_header_are_compared_with_what_was_read()
    {
        var election = Read.As(BallotFormat.PrefLib, New.Replace("VOTERS: 6", "VOTERS: 7").Replace("ORDERS: 3", "ORDERS: 2"));
        Assert.Equal(["5:18 papers-differ", "6:25 papers-differ"], Blt.Told(election));
        Assert.Equal("The header says there are 7 voters, and 6 papers were read.", election.Diagnostics[0].Text);
        Assert.Equal("The header says there are 2 different orders, and 3 lines of orders were read.", election.Diagnostics[1].Text);
        Assert.Equal(["6:3 papers-differ", "6:5 papers-differ"], Blt.Told(Read.As(BallotFormat.PrefLib, Old.Replace("6,6,3", "6,8,9"))));
    }

    [Fact]
    public void Names_may_be_alike_or_missing_and_both_is_told()
    {
        var election = Read.As(BallotFormat.PrefLib,
            New.Replace("3: Cy", "3: Di").Replace("# ALTERNATIVE NAME 1: Ann, the elder\n", ""));
        Assert.Equal(["Alternative 1", "Bo: a name", "Di", "Di"], Read.Names(election));
        Assert.Equal(["0:0 name-missing", "0:0 names-alike"], Blt.Told(election));
    }

    [Fact]
    public void Orders_made_from_others_are_told()
    {
        var election = Read.As(BallotFormat.PrefLib,
            New.Replace("# DATA TYPE", "# MODIFICATION TYPE: imbued\n# RELATES TO: x.soi\n# DATA TYPE"));
        Assert.Equal(["(3:22 made-from-others)"], Blt.Told(election));
    }

    [Fact]
    public void Blank_papers_and_blank_ranks_are_kept()
    {
        var election = Read.As(BallotFormat.PrefLib, New.Replace("2: 4\n", "2:\n").Replace("1: {1, 2}, 3", "1: {}, 3, {}"));
        Assert.Equal(["3: 3 1 2=4", "1: - 3", "2:"], Blt.Ballots(election));
    }

    [Theory]
    [InlineData("TYPE: toc", "TYPE: cat", "3:14: Found categories (cat), into which voters sort alternatives without ranking them, ")]
    [InlineData("TYPE: toc", "TYPE: wmd", "3:14: Found a weighted matching (wmd), which holds no ballots, ")]
    [InlineData("3: 3,1", "3: 5,1", "11:4: Found \"5\", expected a candidate from 1 to 4.")]
    [InlineData("3: 3,1", "3.5: 3,1", "11:1: Found \"3.5\", expected how many papers there are, in digits alone.")]
    [InlineData("3: 3,1", "0: 3,1", "11:1: Found 0 papers, expected 1 or more.")]
    [InlineData("3: 3,1", "99999999999999999999: 3,1", "11:1: Found \"99999999999999999999\" papers, expected at most ")]
    [InlineData("{2,4}", "{2,4", "11:12: Found the end of the line, expected a comma or \"}\".")]
    [InlineData("3: 3,1", "3 3,1", "11:3: Found \"3,1,{2,4}\", expected a colon and the candidates in order.")]
    [InlineData("2: 4", "2: 4,", "12:6: Found the end of the line, expected another candidate.")]
    [InlineData("ALTERNATIVES: 4", "ALTERNATIVES: 3", "Found a name for alternative 4, expected one of 3.")]
    [InlineData("ALTERNATIVES: 4", "ALTERNATIVES: 99999999", "4:24: Found \"99999999\", expected a number of alternatives from 1 to 65534.")]
    [InlineData("1: {1", "# TITLE: again\n1: {1", "13:1: Found the header \"TITLE\" among the orders, expected it before.")]
    public void What_is_no_order_is_refused_with_its_place(string written, string instead, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.PrefLib, New.Replace(written, instead)), StringComparison.Ordinal);

    [Fact]
    public void A_BLT_with_names_in_comments_is_a_BLT()
    {
        Assert.Equal("blt", Read.Found("3 1\n2 1 0\n0\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n")!.Id);
        Assert.Equal("blt", Read.Found("3\n1\n2,1,0\n")!.Id);
        Assert.Equal("blt", Read.Found("# a remark: TITLE\n3 1\n2 1 0\n")!.Id);
    }
}
