namespace Stv.Tests.Formats;

public sealed class HartReaderTests
{
    static string Paper(string options, string contest = "Board") => $"<Cvr xmlns=\"http://tempuri.org/CVRDesign.xsd\"><Contests><Contest>"
        + $"<Name>{contest}</Name><Id>{contest}-id</Id><Options>{options}</Options></Contest></Contests></Cvr>\n";

    const string Ann = "<Option><Name>Ann</Name><Id>a</Id><Value>100</Value></Option>";
    const string Bo = "<Option><Name>Bo</Name><Id>b</Id><Value>001</Value></Option>";
    const string WriteIn = "<Option><Id>w</Id><Value>001</Value></Option>";

    static readonly string Folder = $"==> 1.xml <==\n{Paper(Ann + Bo)}==> 2.xml <==\n{Paper(Ann + Bo + WriteIn)}==> 3.xml <==\n{Paper("")}"
        + $"==> 4.xml <==\n{Paper(Ann, "Clerk")}==> read.me <==\nx\n";

    [Fact]
    public void The_papers_of_a_folder_are_read()
    {
        var election = Read.As(BallotFormat.Hart, Folder, new() { Contest = "Board-id" });
        Assert.Equal(("Board", "1 Ann, 2 Bo, 3 Undeclared Write-ins, undeclared"),
            (election.Title, string.Join(", ", election.Candidates)));
        Assert.Equal(["1:", "1: 1 - 2", "1: 1 - 2=3"], Blt.Ballots(election).Order(StringComparer.Ordinal));
        Assert.Equal(["candidates-learnt", "not-read", "other-contests", "write-ins"],
            election.Diagnostics.Select(told => told.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Several_contests_are_asked_for() => Assert.Contains(
        "Found 2 contests (\"Board\", \"Clerk\"), expected to be told which is meant",
        Read.Error(BallotFormat.Hart, Folder), StringComparison.Ordinal);

    [Theory]
    [InlineData("<Value>001</Value>", "<Value>002</Value>", "2.xml:1:", "Found the value \"002\", expected 1 for each rank that is marked")]
    [InlineData("<Name>Bo</Name>", "<Name>Cy</Name>", "2.xml:1:", "Found \"Cy\" with the id of \"Bo\", expected one name for each id.")]
    [InlineData("<Cvr", "<Other", "2.xml:1:", "Found \"Other\", expected an element Cvr.")]
    [InlineData("</Cvr>", "", "2.xml:", "Found no XML here.")]
    public void What_is_no_paper_is_refused(string written, string instead, string place, string expected)
    {
        int second = Folder.IndexOf("2.xml", StringComparison.Ordinal);
        string error = Read.Error(BallotFormat.Hart,
            Folder[..second] + Folder[second..].Replace(written, instead, StringComparison.Ordinal));
        Assert.StartsWith(place, error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }
}
