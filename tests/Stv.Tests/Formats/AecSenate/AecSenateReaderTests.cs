using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Stv.Tests.Formats;

public sealed partial class AecSenateReaderTests : IDisposable
{
    const string Header = "ElectorateNm,VoteCollectionPointNm,VoteCollectionPointId,BatchNo,PaperNo,Preferences\n"
        + "------------,---,---,---,---,---\n";

    /// <summary>Groups A and B of two and one of none in NT, another paper in WA.</summary>
    const string All = "txn_nm,nom_ty,state_ab,div_nm,ticket,ballot_position,surname,ballot_given_nm,party_ballot_nm\n"
        + "Test,H,NT,Lingo,,1,X,Y,Z\nTest,H,WA,Perch,,1,X,Y,Z\nTest,S,NT,,UG,1,E,Ed,\nTest,S,NT,,B,2,D,Di,Blue\nTest,S,NT,,B,1,C,Cy,Blue\n"
        + "Test,S,NT,,A,1,A,Al,\"Red, \"\"the\"\" party\"\nTest,S,NT,,A,2,B,Bo,Red\nTest,S,WA,,A,1,W,Wo,\nTest,S,WA,,A,2,V,Vi,\n";

    const string Firsts = "Test Senate First Preferences\nStateAb,Ticket,CandidateID,BallotPosition,CandidateDetails,PartyName,TotalVotes\n"
        + "NT,A,9,0,A Ticket Votes,Red,5\nNT,A,1,1,\"A, Al\",Red,5\nNT,A,2,2,\"B, Bo\",Red,5\nNT,A,0,9998,Unapportioned,Red,0\n"
        + "NT,B,3,1,\"C, Cy\",Blue,5\nNT,B,4,2,\"D, Di\",Blue,5\nNT,UG,5,1,\"E, Ed\",,5\n";

    const string Download = "Test Senate Candidates\nStateAb,PartyAb,PartyNm,CandidateID,Surname,GivenNm,Elected\n"
        + "NT,R,Red,1,A,Al,N\nNT,R,Red,2,B,Bo,N\nNT,B,Blue,3,C,Cy,N\nNT,B,Navy,4,D,Di,N\nNT,I,Independent,5,E,Ed,N\n";

    const string Columns = "State,Division,Vote Collection Point Name, Vote Collection Point ID, Batch No, Paper No,"
        + "A:Red,B:,A:A Al,A:B Bo,B:C Cy,B:D Di,UG:E Ed\nNT,Lingo,\"Hall, 2\",1,1,1,,1\n"
        + "NT,Lingo,Hall,1,1,2,1,2,5,4,3,2,1\nNT,Lingo,Hall,1,1,3\n";

    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [Fact]
    public void The_examples_of_the_page_are_read_as_it_says()
    {
        var examples = Example().Matches(File.ReadAllText(Repository.PathOf("docs", "formats", "aec-senate.md")));
        var first = Read.As(BallotFormat.AecSenate, examples[0].Groups[1].Value);
        Assert.Equal("2016 Village Election, Senate, ACT", first.Title);
        Assert.Equal(["1: 1 2 3 4", "1: 3 4", "2: 1 2", "1: 1 2 3 4 5 6", "1: 1 2 3 4 5 6 7"], Blt.Ballots(first));
        Assert.Equal("1 ARCHER Ann (Gardeners), group A", $"{first.Candidates[0]}");
        Assert.Equal("7 DEAN Di (Independent)", $"{first.Candidates[^1]}");
        Assert.Equal([new PapersByReason("informal", 1)], first.RejectedBefore);
        var second = Read.As(BallotFormat.AecSenate, examples[1].Groups[1].Value);
        Assert.Equal(["1: 3 4 1 2", "1: 1 2 3 4", "1: 5 4 3 2 1"], Blt.Ballots(second));
        Assert.Equal(["aec-senate"], Read.Claimed(examples[1].Groups[1].Value));
    }

    [Fact]
    public void Every_list_with_places_is_enough_for_the_form_of_2016()
    {
        foreach (string list in (string[])[All, Firsts])
        {
            var election = Of(Header + "Lingo,Hall,1,1,1,\"2,1,,,,,\"\n\nLingo,Hall,1,1,2,\",,1,2,3,4,5\"\n", list,
                new() { Contest = "nt" });
            Assert.Equal(["1: 3 4 1 2", "1: 1 2 3 4 5"], Blt.Ballots(election));
            Assert.Equal("Test, Senate, NT", election.Title);
            Assert.Equal(["A", "A", "B", "B", null], election.Candidates.Select(one => one.Group));
            Assert.Equal("Blue", election.Candidates[3].Party);
        }
    }

    [Fact]
    public void Quotes_around_the_squares_may_be_lost() => Assert.Equal(["1: 3 4 1 2"], Blt.Ballots(
        Of(Header + "Lingo,Hall,1,1,1,2,/,,,,,\r\n", All)));

    [Fact]
    public void The_form_of_2019_says_who_stands_and_a_list_adds_parties()
    {
        var election = Read.As(BallotFormat.AecSenate, Columns);
        Assert.Equal(["1: 3 4", "1: 5 4 3 2 1", "1:"], Blt.Ballots(election));
        Assert.Equal("Australian Senate, NT", election.Title);
        Assert.Equal(["Red", "Red", null, null, null], election.Candidates.Select(one => one.Party));
        Assert.Equal(["ballot-paper", "parties-unknown", "above-the-line", "both-halves"], election.Diagnostics.Select(told => told.Code));
        var listed = Of(Columns, Download);
        Assert.Equal(["Red", "Red", "Blue", "Navy", "Independent"], listed.Candidates.Select(one => one.Party));
        Assert.Equal("Test, Senate, NT", listed.Title);
        Assert.Contains("parties are those of list.csv", listed.Diagnostics[0].Text, StringComparison.Ordinal);
        var other = Of(Columns, Download.Replace("A,Al", "A,Alan", StringComparison.Ordinal));
        Assert.Equal("list-differs", Assert.Single(other.Diagnostics, told => told.Severity == Severity.Warning).Code);
    }

    [Fact]
    public void A_paper_without_marks_is_empty_and_an_informal_one_is_rejected_with_its_line()
    {
        var election = Of(Header + "Lingo,Hall,1,1,1,\",,,,,,\"\nLingo,Hall,1,1,2,\"2,,,,,,\"\nLingo,Hall,1,1,3,\"1,1,,,,,\"\n", All);
        Assert.Equal((0, 1), (election.Electorate.Papers, election.Electorate.Empty));
        Assert.Equal([new PapersByReason("informal", 2)], election.RejectedBefore);
        Assert.Equal(["4:1 paper-informal", "5:1 paper-informal"], Blt.Told(election).Where(told => told.EndsWith("informal",
            StringComparison.Ordinal)));
    }

    [Fact]
    public void One_of_several_states_is_chosen()
    {
        string both = Header + "Lingo,Hall,1,1,1,\"1,,,,,,\"\nPerch,Hall,1,1,1,\"1,1,2\"\n";
        Assert.Contains("Found papers of WA behind some of NT, expected to be told which are meant (--contest).", Refused(both, All),
            StringComparison.Ordinal);
        var nt = Of(both, All, new() { Contest = "NT" });
        Assert.Equal(["1: 1 2"], Blt.Ballots(nt));
        Assert.Contains(nt.Diagnostics, told => told.Code == "other-contests");
        Assert.Contains("Found papers of WA alone, expected some of NT.", Refused(Header + "Perch,Hall,1,1,1,\"1,,\"\n", All,
            new() { Contest = "NT" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_may_hold_several_states_and_the_list_of_the_same_event_is_taken()
    {
        Write("x/aec-senate-formalpreferences-20499-NT.csv", Header + "Lingo,Hall,1,1,1,\"1,,,,,,\"\n");
        Write("x/aec-senate-formalpreferences-20499-WA.csv", Header + "Perch,Hall,1,1,1,\",1,2\"\n");
        Write("x/SenateCandidatesDownload-20499.csv", Download);
        Write("x/SenateFirstPrefsByStateByVoteType-17496.csv", Firsts);
        Write("x/all-candidates.csv", All);
        string path = Path.Combine(folder, "x");
        Assert.Contains("Found 2 contests (\"NT\", \"WA\"), expected to be told which is meant (--contest).",
            Assert.Throws<BallotFormatException>(() => BallotReader.ReadFile(path)).Message, StringComparison.Ordinal);
        var wa = BallotReader.ReadFile(path, new() { Contest = "WA" });
        Assert.Equal(["1: 1 2"], Blt.Ballots(wa));
        Assert.Contains("as all-candidates.csv has them", wa.Diagnostics[0].Text, StringComparison.Ordinal);
        Assert.Equal(["1: 1 2"], Blt.Ballots(BallotReader.ReadFile(path, new() { Contest = "20499-NT" })));
        File.Delete(Path.Combine(path, "all-candidates.csv"));
        Assert.Contains("expected a list of candidates of election 20499", Assert.Throws<BallotFormatException>(() =>
            BallotReader.ReadFile(path, new() { Contest = "NT" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NT,Lingo,Hall, upstairs,1,1,1,1", "2:15: Found \"upstairs\", expected the number of a collection point; is a quote or a comma out of place? [unexpected-text]")]
    [InlineData("NT,Lingo,\"Hall,1,1,1,1", "2:10: Found a quote that is not closed in this line, expected its end. [unclosed]")]
    [InlineData("NT,Lingo,Hall,1,1,1,\"1", "2:21: Found a quote that is not closed in this line, expected its end. [unclosed]")]
    [InlineData("NT,Lingo,Hall,1,1", "2:1: Found \"NT,Lingo,Hall,1,1\", expected a paper with its preferences. [unexpected-text]")]
    [InlineData("NT,Total,,,,1,1", "2:11: Found nothing, expected the number of a collection point; is a quote or a comma out of place? [unexpected-text]")]
    public void Rows_whose_cells_are_shifted_cut_or_no_papers_are_refused(string row, string error) =>
        Assert.Equal(error, Read.Error(BallotFormat.AecSenate, $"{Columns.Split('\n')[0]}\n{row}\n"));

    [Theory]
    [InlineData(';', "semicolons")]
    [InlineData('\t', "tabs")]
    public void Other_signs_between_cells_are_named_and_the_table_is_none_of_candidates(char sign, string called)
    {
        foreach (string text in (string[])[Columns, Header + "Lingo,Hall,1,1,1,1\n"])
        {
            string saved = text.Replace(',', sign);
            Assert.Equal(["aec-senate"], Read.Claimed(saved));
            Assert.StartsWith($"1:1: Found {called} between the cells", Read.Error(BallotFormat.AecSenate, saved),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_odd_of_papers_and_candidates_is_told()
    {
        string head = Columns.Split('\n')[0];
        var election = Read.As(BallotFormat.AecSenate,
            $"{head}\nNT,Lingo,Hall,1,1,1,1,0\nNT,Lingo,Hall,1,1,1,1\nNT,Lingo,Hall,1,1,2,1,,1,2\n".Replace("B:D Di", "B:C Cy",
                StringComparison.Ordinal));
        Assert.Equal(["0:0 names-alike", "2:23 rank-zero", "3:1 id-repeated"], Blt.Told(election).Where(told =>
            told.Contains("names-alike", StringComparison.Ordinal) || told.Contains("rank-zero", StringComparison.Ordinal)
            || told.Contains("id-repeated", StringComparison.Ordinal)));
        Assert.Equal("Marks in the half that is not formal were passed over. So of 1 paper.",
            election.Diagnostics.Single(told => told.Code == "marks-passed-over").Text);
        Assert.Contains("expected one that lies there by list.csv", Assert.Throws<BallotFormatException>(() =>
            Of($"{head}\nNT,Perch,Hall,1,1,1,1\n", All)).Message, StringComparison.Ordinal);
        Assert.Contains("Found group A behind squares of UG", Read.Error(BallotFormat.AecSenate,
            $"{head.Replace(",A:Red,B:", ",A:Red,UG:None", StringComparison.Ordinal)}\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_that_is_asked_for_and_rejected_says_why() => Assert.Contains(
        "Found no 1 that stands alone above the line, and not 1 to 5, each once, below it: the paper is informal", Assert.Throws<
            BallotFormatException>(() => Read.As(BallotFormat.AecSenate, $"{Columns.Split('\n')[0]}\nNT,Lingo,Hall,3,2,1,2\n", null,
                new() { PartedBy = PartKind.Paper, Part = "3-2-1" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Lines_may_end_in_carriage_returns_alone() => Assert.Equal(["1: 3 4 1 2"], Blt.Ballots(
        Of((Header + "Lingo,Hall,1,1,1,\"2,1,,,,,\"\n").Replace('\n', '\r'), All)));

    [Fact]
    public async Task Packed_and_awaited_it_reads_the_same()
    {
        string text = Header + "Lingo,Hall,1,1,1,\"1,2,,,,,\"\n";
        var plain = Of(text, All);
        Write("y/b.dat", All);
        string prefs = Path.Combine(folder, "y", "a.dat");
        await using (var zip = new ZipArchive(File.Create(prefs), ZipArchiveMode.Create))
        {
            await using var entry = await zip.CreateEntry("a.csv").OpenAsync(TestContext.Current.CancellationToken);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        }
        var beside = await BallotReader.ReadFileAsync(Path.Combine(folder, "y"), cancel: TestContext.Current.CancellationToken);
        Assert.Equal(plain.Electorate, beside.Electorate);
        Assert.Contains("as b.dat has them", beside.Diagnostics[0].Text, StringComparison.Ordinal);
        string list = Path.Combine(folder, "list.gz");
        await using (var gzip = new GZipStream(File.Create(list), CompressionMode.Compress))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(All), TestContext.Current.CancellationToken);
        var said = await BallotReader.ReadFileAsync(prefs, new() { CandidateList = list }, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(plain.Electorate, said.Electorate);
    }

    [Theory]
    [InlineData("Lingo,Hall,1,1,1,\"1,,,,,\"", "3:1: Found 6 squares, expected 7: 2 groups and 5 candidates of NT in list.csv.")]
    [InlineData("Lingo,Hall,1,1,1,\"1,x,,,,,\"", "3:21: Found \"x\", expected a number, * for a tick, / for a cross, or nothing.")]
    [InlineData("Lingo,Hall,1,1", "3:1: Found \"Lingo,Hall,1,1\", expected a paper with its preferences.")]
    [InlineData("Other,Hall,1,1,1,\"1,,,,,,\"", "3:1: Found the division \"Other\", expected one of those that list.csv lists.")]
    public void What_is_no_paper_is_refused(string row, string expected) =>
        Assert.Contains(expected, Refused($"{Header}{row}\n", All), StringComparison.Ordinal);

    [Theory]
    [InlineData(Header + "Lingo,Hall,1,1,1,\"1,,,,,,\"\n", null, "Add the AEC's list of all candidates")]
    [InlineData(Header + "Lingo,Hall,1,1,1,\"1,,,,,,\"\n", Download, "Found \"list.csv\", which does not say who stands in which square.")]
    [InlineData(Header, All, "Found the end of the file, expected headings and a row for each paper behind them.")]
    [InlineData(Header + "Lingo,Hall,1,1,1,\"1,,,,,,\"\n", "a,b\n1,2\n", "expected the headings of a list of candidates")]
    [InlineData(Header + "Lingo,Hall,1,1,1,\"1,,,,,,\"\n", Columns, "expected the headings of a list of candidates")]
    [InlineData(Header + "Lingo,Hall,1,1,1,\"1,,,,,,\"\n", All + "Test,S,NT,,A,2,F,Fi,\n", "Found two candidates at place 2 of group A")]
    [InlineData(Header + "Lingo,Hall,1,1,1,\"1,,,,,,\"\n", All + "Test,S,NX,,A,2,F,Fi,\n", "Found \"NX\", expected a state or territory")]
    [InlineData(Header + "Lingo,Hall,1,1,1,\"1,,,,,,\"\n", All + "Test,S,NT,,A,two,F,Fi,\n", "Found \"two\", expected a place")]
    [InlineData(All, null, "Found a list of candidates and no papers.")]
    [InlineData(Download, null, "Found a list of candidates and no papers.")]
    [InlineData("State,Division,Paper No,A:Red,A:A Al,B:B Bo\n", null, "Found other groups over the squares of candidates than")]
    [InlineData("State,Division,Paper No,Red,A:A Al,B:B Bo\n", null, "Found the heading \"Red\", expected a group and a name")]
    [InlineData("State,Division,Paper No,A:Red\n", null, "expected those of the candidates behind them")]
    public void What_is_no_election_is_refused_with_what_to_add(string text, string? list, string expected) =>
        Assert.Contains(expected, Refused(text, list), StringComparison.Ordinal);

    [Fact]
    public void What_was_said_and_has_no_place_is_told()
    {
        Write("list.csv", All);
        using var stream = new MemoryStream("2 1\n1 1 0\n0\n\"A\"\n\"B\"\n\"T\"\n"u8.ToArray());
        var election = new BallotReader(stream, null, new() { CandidateList = Path.Combine(folder, "list.csv"), TicketLots = [("A", 1)] })
            .Read(cancel: TestContext.Current.CancellationToken);
        Assert.Contains("the list of candidates (--candidate-list), the lots of tickets (--ticket-lot)", election.Diagnostics[0].Text,
            StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Of(Header, null, new() { CandidateList = Path.Combine(folder, "nowhere.csv") }));
    }

    Election Of(string text, string? list, BallotLayout? layout = null)
    {
        layout ??= new();
        if (list is not null) layout = layout with { CandidateList = Write("list.csv", list) };
        return Read.As(BallotFormat.AecSenate, text, layout);
    }

    string Refused(string text, string? list, BallotLayout? layout = null) =>
        Assert.Throws<BallotFormatException>(() => Of(text, list, layout)).Message.Replace("error: ", "", StringComparison.Ordinal);

    string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
