namespace Stv.Tests.Formats;

public sealed class DominionReaderTests
{
    const string Small = """
        ==> x/ContestManifest.json <==
        {"Version": "5", "List": [{"Description": "MAYOR", "Id": 1, "NumOfRanks": 4},
          {"Description": "CLERK", "Id": 2, "NumOfRanks": 1}]}
        ==> x/CandidateManifest.json <==
        {"Version": "5", "List": [{"Description": "Ann", "Id": 4, "ContestId": 1, "Type": "Regular"},
          {"Description": "Bo", "Id": 7, "ContestId": 1}, {"Description": "Write-in", "Id": 9, "ContestId": 1, "Type": "WriteIn"},
          {"Description": "Cy", "Id": 5, "ContestId": 2}]}
        ==> x/CvrExport_1.json <==
        {"Version": "5", "Sessions": [
          {"Original": {"Cards": [{"Contests": [{"Id": 2, "Marks": [{"CandidateId": 5, "Rank": 1}]},
            {"Marks": [{"CandidateId": 7, "Rank": 2}, {"CandidateId": 4, "Rank": 1}], "Id": 1}]}], "IsCurrent": true}},
          {"Original": {"IsCurrent": true, "Contests": [{"Id": 1, "Marks": [{"CandidateId": 9, "Rank": 3},
            {"CandidateId": 7, "Rank": 1}, {"CandidateId": 4, "Rank": 1}, {"CandidateId": 4, "Rank": 2, "IsAmbiguous": true}]}]}}]}
        ==> x/CvrExport_2.json <==
        {"Sessions": [
          {"Modified": {"IsCurrent": true, "Contests": [{"Id": 1, "Marks": [{"CandidateId": 4, "Rank": 1}, {"CandidateId": 4,"Rank": 2}]}]},
           "Original": {"IsCurrent": false, "Contests": [{"Id": 1, "Marks": [{"CandidateId": 4, "Rank": 1}]}]}},
          {"Original": {"IsCurrent": true, "Contests": [{"Id": 1, "OutstackConditionIds": [4, 7], "Marks": []}]}},
          {"Original": {"IsCurrent": true, "Contests": [{"Id": 1, "OutstackConditionIds": [13], "Marks": []}]}},
          {"Original": {"IsCurrent": true, "Contests": []}}]}
        """;

    static readonly BallotLayout Mayor = new() { Contest = "MAYOR" };

    [Fact]
    public void The_records_of_all_files_are_read()
    {
        var election = Read.As(BallotFormat.Dominion, Small, Mayor);
        Assert.Equal("MAYOR", election.Title);
        Assert.Equal(["1 Ann", "2 Bo", "3 Write-in, undeclared"], election.Candidates.Select(c => $"{c}"));
        Assert.Equal(["1: 1 2", "1: 2=1 - 3", "1: 1 1", "1:"], Blt.Ballots(election));
        Assert.Equal([new PapersByReason("outstacked", 1)], election.RejectedBefore);
        Assert.Equal(["(0:0 other-contests)", "(0:0 marks-ambiguous)", "2:49 candidate-repeated"], Blt.Told(election));
        Assert.EndsWith("(In x/CvrExport_2.json.)", election.Diagnostics[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contest_is_meant_by_name_or_number_and_its_candidates_may_be_told()
    {
        Assert.Equal(["1: 1"], Blt.Ballots(Read.As(BallotFormat.Dominion, Small, new() { Contest = "2" })));
        Assert.Equal(["1: 1"], Blt.Ballots(Read.As(BallotFormat.Dominion, Small, new() { Contest = "clerk", Candidates = ["Cy", "Di"] })));
        string error = Read.Error(BallotFormat.Dominion, Small);
        Assert.Contains("Found 2 contests (\"MAYOR\", \"CLERK\"), expected to be told which is meant", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contest_in_which_nobody_stands_is_refused()
    {
        string error = Read.Error(BallotFormat.Dominion, """
            ==> x/ContestManifest.json <==
            {"List": [{"Description": "MAYOR", "Id": 1, "NumOfRanks": 4}]}
            ==> x/CandidateManifest.json <==
            {"List": [{"Description": "Ann", "Id": 4, "ContestId": 2}]}
            ==> x/CvrExport.json <==
            {"Sessions": [{"Original": {"IsCurrent": true, "Contests": [{"Id": 1, "Marks": []}]}}]}
            """);
        Assert.Contains("Found nobody who stands, expected one candidate or more.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_of_one_name_are_told_apart()
    {
        var election = Read.As(BallotFormat.Dominion, Small.Replace("\"Bo\"", "\"Ann\""), Mayor);
        Assert.Equal(["Ann (4)", "Ann (7)", "Write-in"], Read.Names(election));
        Assert.Equal(2, election.Diagnostics.Count(told => told.Code == "names-alike"));
    }

    [Theory]
    [InlineData("\"Rank\": 3", "\"Rank\": 5", "x/CvrExport_1.json:4:69: Found rank 5, expected one from 1 to 4.")]
    [InlineData("\"Rank\": 3", "\"Rank\": 0", "Found 0, expected a rank from 1 on.")]
    [InlineData("\"CandidateId\": 9", "\"CandidateId\": 5", "Found candidate 5, who does not stand in \"MAYOR\"; expected one who does.")]
    [InlineData("\"CandidateId\": 9, ", "", "Found a mark without \"CandidateId\" or \"Rank\", expected both.")]
    [InlineData("\"IsAmbiguous\": true", "\"IsAmbiguous\": 1", "Found 1, expected true or false.")]
    [InlineData("\"Modified\"", "\"Other\"", "Found a session with neither an original that is current nor a modified record,")]
    [InlineData("\"Id\": 1}]}], \"IsCurrent\"", "\"In\": 1}]}], \"IsCurrent\"", "Found a contest without \"Id\", expected one.")]
    [InlineData("\"Sessions\": [\n  {\"Mod", "\"Session\": [\n  {\"Mod", "Found no \"Sessions\", expected a list of them.")]
    [InlineData("CandidateManifest", "Manifest", "expected CandidateManifest.json among the files of a Dominion export.")]
    [InlineData("CvrExport_", "Cvr", "expected CvrExport.json among the files of a Dominion export.")]
    [InlineData("\"Contests\": []}}]}", "\"Contests\": []}}]", "Found no JSON behind this.")]
    [InlineData("\"Id\": 7", "\"Id\": 4", "Found candidate 4 twice in CandidateManifest.json, expected each once.")]
    [InlineData("\"Description\": \"Bo\"", "\"Name\": \"Bo\"", "Found an entry without \"Id\" or \"Description\", expected both.")]
    public void What_is_no_export_is_refused(string written, string instead, string expected)
    {
        using var stream = new MemoryStream(Packed.Bytes(Small.Replace(written, instead)));
        var reader = new BallotReader(stream, null, Mayor with { Format = BallotFormat.Dominion });
        var error = Assert.Throws<BallotFormatException>(() => reader.Read(null, TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.Message.Replace("error: ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_alone_is_known_and_the_folder_is_asked_for() => Assert.Contains(
        "Found one file of a Dominion export, expected the folder or the zip archive with ContestManifest.json,",
        Read.Error(BallotFormat.Dominion, """{"Version": "5", "Sessions": []}"""), StringComparison.Ordinal);
}
