namespace Stv.Conformance;

/// <summary>Real files in researchers' formats are read as the same ballots in BLT.</summary>
public sealed class FormatTests
{
    static string Folder => Path.Combine(Path.GetDirectoryName(Corpus.Oracles)!, "formats");

    [Fact]
    public void Scottish_tables_are_read_as_the_BLT_of_their_wards()
    {
        string[] tables = Directory.GetFiles(Path.Combine(Folder, "scot-csv"), "*.csv");
        long papers = 0;
        var wards = Corpus.ScotFiles().ToDictionary(file => Path.GetFileNameWithoutExtension(file));
        foreach (string table in tables)
        {
            var ward = BltReader.ReadFile(wards[Path.GetFileNameWithoutExtension(table)]);
            var election = Found(BallotFormat.ScottishCsv, table);
            Assert.Equal(ward.Seats, election.Seats);
            Assert.Equal(ward.Candidates.Length, election.Candidates.Length);
            Assert.Equal(Rankings(ward), Rankings(election));
            Assert.DoesNotContain(election.Diagnostics, d => d.Severity == Severity.Warning);
            papers += election.Electorate.Papers;
        }
        Assert.Equal(11, tables.Length);
        Corpus.Say($"{tables.Length} Scottish tables are as their BLT: {papers} papers.");
    }

    [Fact]
    public void Raw_Scottish_files_are_BLT()
    {
        string[] files = Corpus.ScotFiles();
        foreach (string file in files) Assert.Equal((file, "blt"), (file, Format(file)));
        string[] small = Directory.GetFiles(Corpus.Small, "*.blt", SearchOption.AllDirectories);
        foreach (string file in small) Assert.Equal((file, "blt"), (file, Format(file)));
        Corpus.Say($"{files.Length + small.Length} BLT files are taken for BLT.");

        static string Format(string file)
        {
            byte[] bytes = File.ReadAllBytes(file);
            int from = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
            var head = new Head(bytes.AsMemory(from, Math.Min(bytes.Length, Head.Most) - from), bytes.Length <= Head.Most);
            return BallotFormat.All.First(format => format.Begins(head)).Id;
        }
    }

    [Fact]
    public void Margin_stv_ballots_are_read_as_the_BLT_of_their_ward()
    {
        var ward = BltReader.ReadFile(Corpus.Margin("GCC_07_Newlands.blt"));
        var election = Found(BallotFormat.MarginStv, Path.Combine(Folder, "newlands.margin-stv.txt"));
        Assert.Equal(8654, election.Electorate.Papers);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "9"], election.Candidates.Select(c => c.Name));
        Assert.Equal(Rankings(ward), Rankings(election));
        Corpus.Say($"margin-stv: {election.Electorate.Papers} papers are as their BLT.");
    }

    [Fact]
    public void Ballots_that_RCTab_has_read_are_read()
    {
        int read = 0;
        long papers = 0;
        foreach (string file in Directory.GetFiles(Corpus.Rctab, "ballots.jsonl", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            // Where all papers are empty, somebody else must say who stands.
            var stand = text.Contains("[[", StringComparison.Ordinal) ? null : new BallotLayout { Candidates = ["Somebody"] };
            var election = Found(BallotFormat.RctabJsonl, file, null, stand);
            long expected = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Sum(line =>
            {
                using var ballot = System.Text.Json.JsonDocument.Parse(line);
                return ballot.RootElement.GetProperty("n").GetInt64();
            });
            Assert.Equal((file, expected), (file, election.Electorate.Papers + election.Electorate.Empty));
            papers += expected;
            read++;
        }
        Assert.True(read > 200, $"{read} files");
        Corpus.Say($"RCTab: {read} files read, {papers} papers.");
    }

    [Fact]
    public void A_VoteKit_profile_is_read_as_its_rows()
    {
        string file = Path.Combine(Folder, "albany.votekit-profile.csv.gz");
        var election = Found(BallotFormat.VoteKit, file, new() { KeepOrder = true });
        string[] rows = [.. Lines(file).SkipWhile(line => !line.StartsWith("Ranking_1", StringComparison.Ordinal)).Skip(1)];
        Assert.Equal(7159, election.Electorate.Papers + election.Electorate.Empty);
        Assert.Equal(["JOHN ANTHONY MIKI", "NICK PILCH", "JENNIFER HANSEN ROMERO", "ROBIN D  LOPEZ", "JEREMIAH GARRETT PINGUELO"],
            election.Candidates.Select(c => c.Name));
        string[] codes = ["JOH", "NIC", "JEN", "ROB", "JER"];
        IEnumerable<string> Ranked(string row) => row.Split(",&,")[0].Split(',').Select(cell => cell.Trim('{', '}', '\''));
        Assert.Equal(rows.Select(row => string.Join(',', Ranked(row)).TrimEnd(',')).Where(row => row.Length > 0),
            InOrder(election, number => codes[number - 1]).Select(ranking => ranking.Replace("-", "", StringComparison.Ordinal)));
        Corpus.Say($"VoteKit: {rows.Length} rows are as they stand.");
    }

    [Fact]
    public void Votes_of_Debian_are_read()
    {
        string file = Path.Combine(Folder, "debian.cvotes");
        var election = Found(BallotFormat.Cef, file);
        var times = Lines(file).Where(line => line.Contains(" * ", StringComparison.Ordinal)).Select(line => line.Split(" * ")).ToList();
        Assert.Equal(times.Sum(vote => long.Parse(vote[1], System.Globalization.CultureInfo.InvariantCulture)), election.Electorate.Papers);
        Assert.Equal(times.Select(vote => $"{vote[1]}: {vote[0]}"), Enumerable.Range(0, election.Electorate.Rankings).Select(i =>
        {
            string ranking = "";
            foreach (var mark in election.Electorate[i])
                ranking += (ranking.Length == 0 ? "" : mark.EqualToPrevious ? " = " : " > ") + election.Candidates[mark.Candidate - 1].Name;
            return $"{election.Electorate[i].Papers}: {ranking}";
        }));
        Assert.Contains(election.Diagnostics, d => d.Code == CefCodes.ImplicitRanking);
        Corpus.Say($"CEF: {election.Electorate.Papers} votes of Debian are as they stand.");
    }

    [Fact]
    public void Cambridge_as_ChoicePlus_wrote_it_is_the_BLT()
    {
        string folder = Path.Combine(Path.GetDirectoryName(Corpus.Oracles)!, "cambridge");
        var expected = BltReader.ReadFile(Path.Combine(folder, "council-2015.blt.gz"), new() { KeepOrder = true });
        string[] codes = [.. Lines(Path.Combine(folder, "codes.csv")).Skip(1).Select(line => line.Split(',')[0])];
        var election = Found(BallotFormat.ChoicePlus, Path.Combine(folder, "council-2015.choiceplus.csv.gz"), new() { KeepOrder = true },
            new() { Candidates = [.. codes] });
        Assert.Equal(17_959, election.Electorate.Papers + election.Electorate.Empty);
        Assert.Equal(codes, election.Candidates.Select(c => c.Name));
        Assert.Equal(expected.Electorate.Empty, election.Electorate.Empty);
        Assert.Equal(InOrder(expected, number => codes[number - 1]), InOrder(election, number => codes[number - 1]));
        var learnt = Found(BallotFormat.ChoicePlus, Path.Combine(folder, "council-2015.choiceplus.csv.gz"));
        Assert.Equal(codes.Where(code => learnt.Candidates.Any(c => c.Name == code)), learnt.Candidates.Select(c => c.Name));
        Corpus.Say($"ChoicePlus: {election.Electorate.Papers + election.Electorate.Empty} papers of Cambridge are as their BLT, in order.");
    }

    [Fact]
    public void The_Senate_as_ConcreteSTV_has_it_is_the_BLT()
    {
        var expected = BltReader.ReadFile(Path.Combine(Corpus.Australia, "senate", "senate-2016-nt.blt.gz"));
        var election = Found(BallotFormat.ConcreteStv, Path.Combine(Folder, "senate-2016-nt.stv.json.gz"));
        Assert.Equal(102_027, election.Electorate.Papers);
        Assert.Equal((expected.Seats, expected.Candidates.Length), (election.Seats, election.Candidates.Length));
        Assert.Equal(Rankings(expected), Rankings(election));
        Assert.Equal(expected.Candidates.Select(c => c.Name), election.Candidates.Select(c => $"{c.Group} {c.Name.Replace(",", "")}"));
        Corpus.Say($"ConcreteSTV: {election.Electorate.Papers} papers of the Northern Territory are as their BLT.");
    }

    [Fact]
    public void No_file_of_a_format_is_taken_for_another()
    {
        (string File, string Id)[] files =
        [
            .. Directory.GetFiles(Path.Combine(Folder, "scot-csv")).Select(file => (file, "scottish-csv")),
            .. Directory.GetFiles(Corpus.Rctab, "ballots.jsonl", SearchOption.AllDirectories).Select(file => (file, "rctab-jsonl")),
            (Path.Combine(Folder, "newlands.margin-stv.txt"), "margin-stv"),
            (Path.Combine(Folder, "albany.votekit-profile.csv.gz"), "votekit"),
            (Path.Combine(Folder, "debian.cvotes"), "cef"),
            (Path.Combine(Folder, "senate-2016-nt.stv.json.gz"), "concrete-stv"),
            (Path.Combine(Folder, "..", "cambridge", "council-2015.choiceplus.csv.gz"), "choiceplus"),
        ];
        Assert.All(files, file => Assert.Equal(file.Id, Claimed(file.File)));
        Assert.Equal("csv", Claimed(Path.Combine(Folder, "portland-d1-2024.ranks.csv.gz")));
        Corpus.Say($"{files.Length} files are claimed by their own format and no other.");

        static string Claimed(string file)
        {
            byte[] bytes = new byte[Head.Most + 1];
            using var stream = Compressed.Open(File.OpenRead(file));
            int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var head = new Head(bytes.AsMemory(0, Math.Min(got, Head.Most)), got <= Head.Most);
            var all = BallotFormat.All.Where(f => f.Begins(head)).ToList();
            // Tables look alike to many, and come last.
            var own = all.FindAll(f => f != BallotFormat.Blt && f != BallotFormat.Csv);
            return string.Join(' ', (own.Count > 0 ? own : [.. all.Take(1)]).Select(f => f.Id));
        }
    }

    static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(Compressed.Open(File.OpenRead(file)));
        while (reader.ReadLine() is { } line) yield return line;
    }

    /// <summary>The rankings in the order kept, those at one rank joined by <c>=</c>, blank ones as <c>-</c>.</summary>
    static List<string> InOrder(Election election, Func<int, string> name)
    {
        List<string> rankings = [];
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            var ballot = election.Electorate[i];
            string ranking = "";
            foreach (var mark in ballot)
                ranking += (ranking.Length == 0 ? "" : mark.EqualToPrevious ? "=" : ",") + (mark.Blank ? "-" : name(mark.Candidate));
            rankings.AddRange(Enumerable.Repeat(ranking, (int)ballot.Papers));
        }
        return rankings;
    }

    static Election Found(BallotFormat format, string file, ReadOptions? options = null, BallotLayout? layout = null)
    {
        using var stream = File.OpenRead(file);
        var reader = new BallotReader(stream, file, layout);
        var election = reader.Read(options);
        Assert.Same(format, reader.Format);
        return election;
    }

    /// <summary>The rankings with their papers, in order.</summary>
    static IEnumerable<string> Rankings(Election election)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            var ballot = election.Electorate[i];
            List<string> marks = [];
            foreach (var mark in ballot)
                marks.Add((mark.EqualToPrevious ? "=" : "") + (mark.Blank ? "-" : $"{mark.Candidate}"));
            string ranking = string.Join(' ', marks);
            sums[ranking] = sums.GetValueOrDefault(ranking) + ballot.Papers;
        }
        sums[""] = election.Electorate.Empty;
        return sums.Select(one => $"{one.Value}: {one.Key}");
    }
}
