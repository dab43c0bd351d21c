namespace Stv.Tests.Formats;

public sealed class RctabJsonlReaderTests
{
    const string Three = """
        {"n": 7, "precinct": "W-7", "ranks": [["Bo"], [], ["Ann", "Cy"]]}
        {"ranks": [["Undeclared Write-ins"], ["Ann"]], "n": 2}

        {"n": 1, "batch": "x", "ranks": []}
        {"n": 3, "ranks": [["Anné"], []]}
        """;

    [Fact]
    public void Ranks_blank_ranks_and_write_ins_are_read()
    {
        var election = Read.As(BallotFormat.RctabJsonl, Three);
        Assert.Equal(["Bo", "Ann", "Cy", "Undeclared Write-ins", "Anné"], Read.Names(election));
        Assert.Equal([false, false, false, true, false], election.Candidates.Select(c => c.Undeclared));
        Assert.Equal(["7: 1 - 2=3", "2: 4 2", "3: 5", "1:"], Blt.Ballots(election));
        Assert.Equal(["(0:0 candidates-learnt)", "(1:10 not-read)", "(4:10 not-read)"], Blt.Told(election));
    }

    [Fact]
    public void Candidates_and_spellings_may_be_given()
    {
        var election = Read.As(BallotFormat.RctabJsonl, Three,
            new() { Candidates = ["Ann", "Bo", "Cy", "Undeclared Write-ins", "Di"], Aliases = [("Anné", "Ann")] });
        Assert.Equal(["7: 2 - 1=3", "2: 4 1", "3: 1", "1:"], Blt.Ballots(election));
        Assert.Equal(5, election.Candidates.Length);
    }

    [Fact]
    public void An_overvote_without_names_is_a_mark()
    {
        var election = Read.As(BallotFormat.RctabJsonl, "{\"n\": 1, \"ranks\": [[\"A\"], [\"overvote\"]]}\n");
        Assert.Equal([1, Electorate.Mark, Electorate.Overvote], election.Electorate[0].Codes.ToArray());
    }

    [Theory]
    [InlineData("{\"n\": 1, \"ranks\": [[\"overvote\", \"A\"]]}", "1:21: Found \"overvote\" beside other names")]
    [InlineData("{\"n\": 0, \"ranks\": [[\"A\"]]}", "1:7: Found \"0\", expected how many papers there are")]
    [InlineData("{\"n\": 1.5, \"ranks\": [[\"A\"]]}", "1:7: Found \"1.5\", expected how many papers there are")]
    [InlineData("{\"n\": 99999999999999999999, \"ranks\": []}", "1:7: Found \"99999999999999999999\", expected how many papers")]
    [InlineData("{\"ranks\": [[\"A\"]]}", "1:1: Found a ballot without \"n\", how many papers there are, expected both.")]
    [InlineData("{\"n\": 1}", "1:1: Found a ballot without \"ranks\", expected both.")]
    [InlineData("{\"n\": 1, \"n\": 2, \"ranks\": []}", "1:10: Found \"n\" twice, expected it once.")]
    [InlineData("{\"n\": 1, \"ranks\": [\"A\"]}", "1:20: Found \"\"A\"\", expected a list of names.")]
    [InlineData("{\"n\": 1, \"ranks\": [[1]]}", "1:21: Found \"1\", expected a name.")]
    [InlineData("{\"n\": 1, \"ranks\": [[[\"A\"]]]}", "1:21: Found \"[\", expected a name.")]
    [InlineData("{\"n\": 1, \"ranks\": [[\"\\ud800\"]]}", "1:21: Found ")]
    [InlineData("{\"n\": 1, \"ranks\": []} {}", "Found no JSON")]
    [InlineData("[[[[[[[[[[[[[[[[[[", "1:1: Found \"[\", expected an object.")]
    [InlineData("{\"x\": [[[[[[[[[[[[[[[[[[", "Found no JSON")]
    [InlineData("{\"n\": 1, \"ranks\": [[\"A\"", "Found no JSON")]
    public void What_is_no_ballot_is_refused_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.RctabJsonl, text), StringComparison.Ordinal);
}
