namespace Stv.Tests.Formats;

/// <summary>NIST's records in both forms, from the examples of their pages.</summary>
public sealed class CdfReaderTests
{
    static readonly string Json = Example("cdf-json"), Xml = Example("cdf-xml");

    static string Example(string id)
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "formats", $"{id}.md"));
        int from = page.IndexOf("```text\n", StringComparison.Ordinal) + 8;
        return page[from..page.IndexOf("```", from, StringComparison.Ordinal)];
    }

    [Fact]
    public void Both_forms_read_alike()
    {
        var election = Read.As(BallotFormat.CdfJson, Json);
        Assert.Equal(("Mayor", "1 Ann Smith, 2 Bo Jones"), (election.Title, string.Join(", ", election.Candidates)));
        Assert.Equal(["1:", "1: 1 2", "1: 2"], Blt.Ballots(election).Order(StringComparer.Ordinal));
        Assert.Equal(election, Read.As(BallotFormat.CdfXml, Xml));
    }

    [Fact]
    public void Marks_that_are_none_are_passed_over_and_told_of()
    {
        var election = Read.As(BallotFormat.CdfJson, Json.Replace("\"IsAllocable\": \"yes\", \"NumberVotes\": 1, \"Rank\": 2",
            "\"IsAllocable\": \"no\", \"NumberVotes\": 1, \"Rank\": 2", StringComparison.Ordinal));
        Assert.Equal(["1:", "1: 1", "1: 2"], Blt.Ballots(election).Order(StringComparer.Ordinal));
        Assert.Equal("marks-passed-over", Assert.Single(election.Diagnostics).Code);
    }

    [Fact]
    public void Write_ins_are_nobody_in_particular()
    {
        var election = Read.As(BallotFormat.CdfXml, Xml.Replace("<CandidateIds>b</CandidateIds>",
            "<CandidateIds>b</CandidateIds><IsWriteIn>true</IsWriteIn>", StringComparison.Ordinal));
        Assert.Equal("1 Ann Smith, 2 Undeclared Write-ins, undeclared", string.Join(", ", election.Candidates));
        Assert.Equal("write-ins", Assert.Single(election.Diagnostics).Code);
    }

    [Theory]
    [InlineData("\"CurrentSnapshotId\": \"s-2\"", "\"CurrentSnapshotId\": \"s-9\"",
        "with 1 snapshots, expected the current one (\"s-9\") among them.")]
    [InlineData("\"NumberVotes\": 1, \"Rank\": 2", "\"NumberVotes\": 1",
        "Found a mark without a rank beside others with one, expected a rank.")]
    [InlineData("\"Rank\": 2", "\"Rank\": 0", "Found rank \"0\", expected one from 1 to 1024.")]
    [InlineData("\"@id\": \"cs-b\"", "\"@id\": \"cs-c\"", "Found a mark for \"cs-b\", which \"Mayor\" does not list;")]
    [InlineData("\"@id\": \"c-1\"", "\"@id\": \"c-2\"", "Found the contest \"c-1\", which no Election of the report lists;")]
    [InlineData("[\"b\"]", "[\"x\"]", "Found a selection for \"x\", whom the report does not list;")]
    [InlineData("\"@id\": \"b\"", "\"@id\": \"a\"", "Found the id \"a\" twice, expected it once.")]
    [InlineData("\"Election\"", "\"Elections\"", "Found no contest in an Election of the report, expected one.")]
    [InlineData("\"ContestSelectionId\": \"cs-a\", ", "", "Found a mark without ContestSelectionId, expected one.")]
    [InlineData("\"Version\": \"1.0.0\"", "\"Version\": [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]", "Found no JSON behind this.")]
    public void What_is_no_report_is_refused(string written, string instead, string expected) => Assert.Contains(
        expected, Read.Error(BallotFormat.CdfJson, Json.Replace(written, instead, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<CastVoteRecordReport ", "<!DOCTYPE x [<!ENTITY e \"eeeee\">]><CastVoteRecordReport ", "Found no XML here.")]
    [InlineData("</Election>", "", "Found no XML here.")]
    [InlineData("<Rank>2</Rank>", "<Rank>&e;</Rank>", "Found no XML here.")]
    [InlineData("CastVoteRecordReport", "Report", "2:2: Found \"Report\", expected an element")]
    public void What_is_no_XML_is_refused(string written, string instead, string expected) => Assert.Contains(
        expected, Read.Error(BallotFormat.CdfXml, Xml.Replace(written, instead, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void What_is_hostile_stays_within_bounds()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 100_000)), wide = string.Concat(Enumerable.Repeat("<a/>", 100_000));
        Assert.Contains("nested more than 32 deep",
            Read.Error(BallotFormat.CdfXml, Xml.Replace("<CVR>", $"<CVR>{deep}", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Contains("Found a record with more than 65536 parts", Read.Error(BallotFormat.CdfXml,
            Xml.Replace("<CVR>", $"<CVR>{wide}", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Found a text of more than 65536 characters", Read.Error(BallotFormat.CdfXml,
            Xml.Replace("<CVR>", $"<CVR>{new string('x', 70_000)}", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
