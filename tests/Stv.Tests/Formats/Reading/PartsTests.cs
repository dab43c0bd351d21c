namespace Stv.Tests.Formats;

public sealed class PartsTests
{
    const string Table = """
        Ballot ID,Precinct,Batch,1st choice,2nd choice
        a1,North,7,Ann,Bob
        a2,South,7,Bob,
        a3,North,8,Bob,Ann
        a4,,8,Cyd,
        a5,South,7,,
        """;

    static string[] Parts(Election election) => [.. election.Parts.Select(part => $"{part.Name}={string.Join(" ", Blt.Ballots(
        election with { Electorate = part.Electorate }).Select(ballot => $"[{ballot}]"))}")];

    static ReadOptions By(PartKind kind, string? part = null) => new() { PartedBy = kind, Part = part };

    [Fact]
    public void Papers_are_kept_by_precinct_batch_and_number_for_whoever_asks()
    {
        Assert.Empty(Read.As(BallotFormat.Csv, Table).Parts);
        var election = Read.As(BallotFormat.Csv, Table, options: By(PartKind.Precinct));
        Assert.Equal(PartKind.Precinct, election.PartedBy);
        Assert.Equal(["North=[1: 1 2] [1: 2 1]", "South=[1: 2] [1:]", "=[1: 3]"], Parts(election));
        Assert.Equal(["7=[1: 1 2] [1: 2] [1:]", "8=[1: 2 1] [1: 3]"], Parts(Read.As(BallotFormat.Csv, Table, options: By(PartKind.Batch))));
        Assert.Equal(["a3=[1: 2 1]"], Parts(Read.As(BallotFormat.Csv, Table, options: By(PartKind.Paper, "a3"))));
        Assert.Equal(["=[1: 1 2] [1: 2] [1: 2 1] [1: 3] [1:]"], Parts(Read.As(BallotFormat.Csv, Table, options: By(PartKind.Source))));
    }

    [Fact]
    public void Columns_may_be_told()
    {
        var layout = new BallotLayout { Columns = "ranks=4:5,precinct=Batch,batch=2" };
        Assert.Equal(["7=[1: 1 2] [1: 2] [1:]", "8=[1: 2 1] [1: 3]"],
            Parts(Read.As(BallotFormat.Csv, Table, layout, By(PartKind.Precinct))));
        Assert.Equal(["North", "South", ""], Read.As(BallotFormat.Csv, Table, layout, By(PartKind.Batch)).Parts.Select(part => part.Name));
    }

    [Fact]
    public void What_is_no_part_of_the_source_is_said()
    {
        var error = Assert.Throws<BallotFormatException>(() => Read.As(BallotFormat.Csv, Table, options: By(PartKind.Precinct, "East")));
        Assert.Equal(("part-unknown", "Found no precinct \"East\", expected one."), (error.Diagnostic.Code, error.Diagnostic.Text));
        const string Plain = "1st,2nd\nAnn,Bob\nBob,Ann\n";
        var election = Read.As(BallotFormat.Csv, Plain, options: By(PartKind.Batch));
        Assert.Equal(["=[1: 1 2] [1: 2 1]"], Parts(election));
        Assert.Equal("This source says of no paper which batch it is of.",
            Assert.Single(election.Diagnostics, told => told.Code == "parts-unsaid").Text);
        foreach (var options in (ReadOptions[])[By(PartKind.Batch, "7"), By(PartKind.Batch) with { Strict = true }])
            Assert.Equal("parts-unsaid", Assert.Throws<BallotFormatException>(
                () => Read.As(BallotFormat.Csv, Plain, options: options)).Diagnostic.Code);
        error = Assert.Throws<BallotFormatException>(() =>
            Read.As(BallotFormat.Blt, "2 1\n1 1 0\n0\n\"A\"\n\"B\"\n\"T\"\n", options: By(PartKind.Paper, "1")));
        Assert.Contains("Ids of ballots in a BLT file are not kept", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_withdraws_or_is_guarded_is_so_in_every_part()
    {
        var election = Read.As(BallotFormat.Csv, Table, options: By(PartKind.Precinct)).Withdraw(2).Guard(1);
        Assert.All(election.Parts, part => Assert.Equal(election.Candidates, part.Electorate.Candidates));
    }

    [Theory]
    [InlineData("dominion", "North|2", "9-4", "9-4-61")]
    [InlineData("clear-ballot", "P1", "B1", "11")]
    [InlineData("choiceplus", "1-1", "M1", "1")]
    [InlineData("cdf-json", "", "", "")]
    public void Formats_say_where_papers_lie(string id, string precinct, string batch, string paper)
    {
        var format = BallotFormat.ForId(id);
        string text = Texts[id];
        string[] First(PartKind kind) =>
            [.. Read.As(format, text, options: By(kind)).Parts.Select(part => part.Name)];
        Assert.Equal(precinct.Split('|'), First(PartKind.Precinct));
        Assert.Equal(batch, First(PartKind.Batch)[0]);
        Assert.Equal(paper, First(PartKind.Paper)[0]);
    }

    static readonly Dictionary<string, string> Texts = new()
    {
        ["dominion"] = """
            ==> ContestManifest.json <==
            {"Version": "5.10", "List": [{"Description": "MAYOR", "Id": 1, "NumOfRanks": 3}]}
            ==> CandidateManifest.json <==
            {"Version": "5.10", "List": [{"Description": "Ann", "Id": 4, "ContestId": 1, "Type": "Regular"}]}
            ==> PrecinctPortionManifest.json <==
            {"Version": "5.10", "List": [{"Description": "North", "Id": 3}]}
            ==> CvrExport.json <==
            {"Version": "5.10", "Sessions": [
              {"TabulatorId": 9, "BatchId": 4, "RecordId": 61, "Original": {"PrecinctPortionId": 3, "IsCurrent": true, "Contests": [
                {"Id": 1, "Marks": [{"CandidateId": 4, "Rank": 1}]}]}},
              {"TabulatorId": 9, "BatchId": 4, "RecordId": "X", "Original": {"PrecinctPortionId": 2, "IsCurrent": true, "Contests": [
                {"Id": 1, "Marks": [{"CandidateId": 4, "Rank": 1}]}]}}]}
            """,
        ["clear-ballot"] = """
            RowNumber,BoxID,BoxPosition,BallotID,PrecinctID,BallotStyleID,PrecinctStyleName,ScanComputerName,Status,Remade,Choice_1_1:Mayor:1:RCV:Ann:NON
            1,B1,1,11,P1,S,N,C,OK,0,1
            """,
        ["choiceplus"] = "1,M1,1-1,1) C01[1],C02[2]\n2,M2,1-1,1) C02[1]\n",
        ["cdf-json"] = """
            {"@type": "CVR.CastVoteRecordReport", "CVR": [{"CVRSnapshot": [{"CVRContest": [{"ContestId": "c", "CVRContestSelection": [
              {"ContestSelectionId": "s", "SelectionPosition": [{"HasIndication": "yes", "NumberVotes": 1, "Rank": 1}]}]}]}]}],
             "Election": [{"@id": "e", "Candidate": [{"@id": "a", "Name": "Ann"}],
               "Contest": [{"@id": "c", "Name": "Mayor", "ContestSelection": [{"@id": "s", "CandidateIds": ["a"]}]}]}]}
            """,
    };

    [Fact]
    public void A_report_of_records_names_its_precincts_and_has_no_marks_of_several_votes()
    {
        string text = Texts["cdf-json"].Replace("\"CVRSnapshot\": [",
            """
            "BallotStyleUnitId": "u", "BatchId": "b", "UniqueId": "7", "CVRSnapshot": [
            """, StringComparison.Ordinal);
        Assert.Equal("u", Assert.Single(Read.As(BallotFormat.CdfJson, text, options: By(PartKind.Precinct)).Parts).Name);
        string named = text[..^1] + ", \"GpUnit\": [{\"@id\": \"u\", \"Name\": \"North\"}]}";
        Assert.Equal("North", Assert.Single(Read.As(BallotFormat.CdfJson, named, options: By(PartKind.Precinct)).Parts).Name);
        Assert.Equal("b", Assert.Single(Read.As(BallotFormat.CdfJson, text, options: By(PartKind.Batch)).Parts).Name);
        Assert.Equal("7", Assert.Single(Read.As(BallotFormat.CdfJson, text, options: By(PartKind.Paper)).Parts).Name);
        string error = Read.Error(BallotFormat.CdfJson, text.Replace("\"NumberVotes\": 1", "\"NumberVotes\": 3", StringComparison.Ordinal));
        Assert.Contains("Found a mark that gives \"3\" votes, expected 1", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tallies_of_parts_add_up()
    {
        var tally = PreferenceTally.Of(Read.As(BallotFormat.Csv, Table, options: By(PartKind.Precinct)) with
        {
            RejectedBefore = [new("spoilt", 2)],
        });
        Assert.Equal(PartKind.Precinct, tally.PartedBy);
        Assert.Equal(["North 2", "South 1", " 1"], tally.Parts.Select(part => $"{part.Name} {part.Tally.Papers}"));
        Assert.Equal(tally.Papers, tally.Parts.Sum(part => part.Tally.Papers));
        Assert.Equal([new("spoilt", 2), new PapersByReason(Reasons.Empty, 1)], tally.Rejected);
        for (int candidate = 1; candidate <= 3; candidate++)
        {
            Assert.Equal(tally.First(candidate), tally.Parts.Aggregate(default(Ratio), (sum, part) => sum + part.Tally.First(candidate)));
            Assert.Equal(tally.Ranked(candidate), tally.Parts.Sum(part => part.Tally.Ranked(candidate)));
        }
        Assert.All(tally.Parts, part => Assert.False(part.Tally.HasPairs));
        Assert.Throws<InvalidOperationException>(() => tally.Parts[0].Tally.Second(1, 2));
    }
}
