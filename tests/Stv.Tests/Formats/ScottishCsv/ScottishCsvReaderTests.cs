namespace Stv.Tests.Formats;

public sealed class ScottishCsvReaderTests
{
    const string Ward = "3,2,\n18,1,\n4,3,1,2,\n1,2,\n\"Candidate 1\",\"Ann O'Hara\",\"Independent (Ind)\",\n"
        + "\"Candidate 2\",\"Bo, Jr.\",\"Labour (Lab)\",\n\"Candidate 3\",\"Cy\",\"Green (Gr)\",\n\"\"Ward 5 - Stepps, Chryston\"\",";

    [Fact]
    public void A_ward_is_read()
    {
        var election = Read.As(BallotFormat.ScottishCsv, Ward);
        Assert.Equal(("Ward 5 - Stepps, Chryston", 2), (election.Title, election.Seats));
        Assert.Equal(["Ann O'Hara", "Bo, Jr.", "Cy"], Read.Names(election));
        Assert.Equal(["Independent (Ind)", "Labour (Lab)", "Green (Gr)"], election.Candidates.Select(c => c.Party));
        Assert.Equal(["18: 1", "4: 3 1 2", "1: 2"], Blt.Ballots(election));
        Assert.Empty(election.Diagnostics);
    }

    [Fact]
    public void A_spreadsheet_may_have_saved_it_again()
    {
        var election = Read.As(BallotFormat.ScottishCsv,
            "3,2,,,\n18,1,,,\n4,3,,2,\nCandidate 1,Ann,Ind,,\nCandidate 2,Bo,Lab,,\nCandidate 3,Cy,Gr,,\nWard 5,,,,\n");
        Assert.Equal(["18: 1", "4: 3 - 2"], Blt.Ballots(election));
        Assert.Equal(["Ann", "Bo", "Cy"], Read.Names(election));
        Assert.Equal(["3:5 blank-rank-cell"], Blt.Told(election));
        Assert.Equal("Ward 5", election.Title);
    }

    // Found by fuzzing: white space of other kinds.
    [Theory]
    [InlineData("\u00A0\n")]
    [InlineData(",,\n\f\n")]
    public void Blank_lines_of_any_kind_are_passed_over(string blank) =>
        Assert.Equal(3, Read.As(BallotFormat.ScottishCsv, Ward.Replace("4,3,1,2,\n", $"4,3,1,2,\n{blank}"),
            new() { Format = BallotFormat.ScottishCsv }).Electorate.Rankings);

    [Theory]
    [InlineData("3,2,\n5,1,2,0,\n0,\n\"A\",\n\"B\",\n\"C\",\n\"T\",\n")]
    [InlineData("3,2\n5,1,2,0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n")]
    [InlineData("3,2,,,,\n5,1,2,0,,\n0,,,,,\n\"A\",,,,,\n\"B\",,,,,\n\"C\",,,,,\n\"T\",,,,,\n")]
    [InlineData("3,2,,\n5,1,2,\n4,3,,\n")]
    [InlineData("3 2\n5 1 2 0\n0\n\"Candidate 1\"\n\"B\"\n\"C\"\n\"T\"\n")]
    public void A_BLT_with_commas_is_a_BLT(string text) => Assert.Equal("blt", Read.Found(text)!.Id);

    [Theory]
    [InlineData("3,1,2,", "3,4,2,", "3:5: Found \"4\", expected a candidate from 1 to 3.")]
    [InlineData("3,1,2,", "3,1,0,", "3:7: Found \"0\", expected a candidate from 1 to 3.")]
    [InlineData("3,2,\n", "3,0,\n", "1:3: Found \"0\" seats, expected 1 or more.")]
    [InlineData("3,2,\n", "4,2,\n", "8:1: Found \"\"\"Ward 5 - Stepps, Chryston\"\",\", expected a ballot or \"Candidate 4\".")]
    [InlineData("3,2,\n", "2,2,\n", "3:3: Found \"3\", expected a candidate from 1 to 2.")]
    [InlineData("\"Candidate 2\"", "\"Candidate 3\"", "6:1: Found \"Candidate 3\", expected \"Candidate 2\".")]
    [InlineData("1,2,\n\"C", "1 2,\n\"C", "4:3: Found \"2,\", expected a comma.")]
    public void What_is_no_ward_is_refused_with_its_place(string written, string instead, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.ScottishCsv, Ward.Replace(written, instead)), StringComparison.Ordinal);

    [Fact]
    public void A_file_cut_short_is_refused()
    {
        Assert.Contains("Found the end of the file and 1 candidates, expected 3", Read.Error(BallotFormat.ScottishCsv,
            Ward[..Ward.IndexOf("\"Candidate 2", StringComparison.Ordinal)]),
            StringComparison.Ordinal);
        Assert.Contains("behind which no ballots stand", Read.Error(BallotFormat.ScottishCsv, Ward + "\n1,2,\n"), StringComparison.Ordinal);
    }
}
