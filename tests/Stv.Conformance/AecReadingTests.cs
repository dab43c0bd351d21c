namespace Stv.Conformance;

/// <summary>
/// What the Australian Electoral Commission publishes of Senate elections, read as it is: the same ballots as others made of it by the
/// Act, and, counted, the figures of the official sheets.
/// </summary>
public sealed class AecReadingTests : IDisposable
{
    const string List = "2016federalelection-all-candidates-nat-30-06-924.csv", Parties = "SenateCandidatesDownload-24310.csv";

    readonly string folder = Directory.CreateTempSubdirectory("stv-aec-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("aec-senate-formalpreferences-20499-ACT.csv.gz", List, "senate-2016-act", 254_767)]
    [InlineData("aec-senate-formalpreferences-20499-NT.csv.gz", List, "senate-2016-nt", 102_027)]
    [InlineData("aec-senate-formalpreferences-24310-ACT.csv.gz", Parties, "senate-2019-act", 270_231)]
    [InlineData("aec-senate-formalpreferences-24310-ACT.csv.gz", null, "senate-2019-act", 270_231)]
    public void Formal_preferences_are_the_ballots_that_were_counted(string papers, string? list, string election, long formal)
    {
        var read = BallotReader.ReadFile(Raw(papers), new() { CandidateList = list is null ? null : Raw(list) },
            cancel: TestContext.Current.CancellationToken);
        Same(election, read, $"senate/{election}.blt.gz", formal);
        Assert.Empty(read.RejectedBefore);
        Assert.DoesNotContain(read.Diagnostics, told => told.Severity > Severity.Note);
    }

    [Fact]
    public void Tickets_and_papers_below_the_line_are_the_ballots_that_were_counted()
    {
        foreach (string file in Directory.GetFiles(Raw(""), "*17496*")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        string error = Assert.Throws<BallotFormatException>(() => BallotReader.ReadFile(folder)).Message;
        Assert.Contains("265 papers for the 2 tickets (1, 2) of group H: 132 for each, 1 left over", error, StringComparison.Ordinal);
        // The other counter gave the paper to the last ticket.
        var read = BallotReader.ReadFile(folder, new() { TicketLots = [("H", 2)] }, cancel: TestContext.Current.CancellationToken);
        Same("senate-2013-nt", read, "senate-2013/senate-2013-nt.blt.gz", 103_479);
        Assert.Empty(read.RejectedBefore);
        Assert.DoesNotContain(read.Diagnostics, told => told.Severity > Severity.Note);
    }

    [Theory]
    [InlineData("aec-senate-formalpreferences-20499-ACT.csv.gz", List, "aec-senate-2016", "senate-2016-act", 384)]
    [InlineData("aec-senate-formalpreferences-20499-NT.csv.gz", List, "aec-senate-2016", "senate-2016-nt", 21)]
    [InlineData("aec-senate-formalpreferences-24310-ACT.csv.gz", Parties, "aec-senate-2019", "senate-2019-act", 266)]
    public void From_the_raw_file_come_the_figures_of_the_official_sheet(
        string papers, string list, string rule, string election, int figures)
    {
        var read = BallotReader.ReadFile(Raw(papers), new() { CandidateList = Raw(list) }, cancel: TestContext.Current.CancellationToken);
        // As the Commission decided ties in 2016: by the place on the paper, the last first.
        var lots = Decisions.InOrder(Enumerable.Range(1, read.Candidates.Length).Reverse());
        var result = Rules.ForId(rule).Count(read with { Seats = 2 }, lots, cancel: TestContext.Current.CancellationToken);
        string official = File.ReadAllText(Path.Combine(Corpus.Australia, "senate", $"{election}.official.csv"));
        var diff = ResultDiff.Of(result, OfficialTable.Read(new StringReader(official)));
        Corpus.Say($"{papers}: {diff.Compared} official figures compared, {diff.Differences.Length} differ.");
        Assert.Equal((figures, figures, 0), (diff.Compared, diff.Equal, diff.Differences.Length));
    }

    /// <summary>The same papers in the order of the ballot paper, and the same counts of them.</summary>
    static void Same(string election, Election read, string file, long formal)
    {
        var expected = BltReader.ReadFile(Path.Combine(Corpus.Australia, file), cancel: TestContext.Current.CancellationToken);
        var (ours, theirs) = (Ballots(read), Ballots(expected));
        var differ = ours.Keys.Union(theirs.Keys).Where(ranking => ours.GetValueOrDefault(ranking) != theirs.GetValueOrDefault(ranking))
            .ToList();
        Corpus.Say($"{election}: {ours.Values.Sum()} ballots of {ours.Count} kinds compared, {differ.Count} kinds differ.");
        Assert.Empty(differ);
        Assert.Equal((formal, formal), (read.Electorate.Papers, expected.Electorate.Papers));
        // Theirs are called by group and name, until 2013 with a comma.
        Assert.Equal(expected.Candidates.Select(one => one.Name.Replace(",", "", StringComparison.Ordinal)),
            read.Candidates.Select(one => $"{one.Group ?? "UG"} {one.Name}"));
        Assert.Equal(expected.Electorate.Sort().Rankings, read.Electorate.Sort().Rankings);
    }

    static Dictionary<string, long> Ballots(Election election)
    {
        var ballots = new Dictionary<string, long>();
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            string ranking = string.Join(' ', election.Electorate[i].Codes.ToArray());
            ballots[ranking] = ballots.GetValueOrDefault(ranking) + election.Electorate[i].Papers;
        }
        return ballots;
    }

    static string Raw(string file) => Path.Combine(Corpus.Australia, "raw-aec", file);
}
