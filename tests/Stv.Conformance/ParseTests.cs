using System.Globalization;
using System.Text.Json;

namespace Stv.Conformance;

public sealed class ParseTests
{
    /// <summary>The diagnostic that must tell of each wart; none where the file does not depart from the format.</summary>
    static readonly Dictionary<string, string[]> Told = new()
    {
        ["no newline at end of file"] = ["final-newline-missing"],
        ["title unquoted"] = ["title-unquoted"],
        ["candidate names unquoted"] = ["name-unquoted", "name-comment"],
        ["CSV-doubled quotes: \"NAME \"\"PARTY\"\"\""] = ["quotes-doubled"],
        ["line starts with two/three quotes: \"\"\"NAME\"\" \"\"PARTY\"\"\""] = ["quotes-doubled"],
        ["two quoted strings on one candidate line: \"NAME\" \"PARTY\""] = ["name-two-strings"],
        ["runs of spaces inside a name"] = ["name-spaces"],
        ["candidate line starts with # (\"# ALTERNATIVE NAME n: ...\")"] = ["name-comment"],
        ["mojibake (UTF-8 read as cp1252 and re-encoded)"] = ["mojibake"],
        ["title quoted"] = [],
        ["plain quoted candidate: \"NAME\""] = [],
        ["comma inside a name"] = [],
        ["non-ASCII UTF-8"] = [],
        ["typographic punctuation (U+2010/2013/2018/2019...)"] = [],
        ["by-election (party labels may be missing)"] = [],
        ["single seat"] = [],
    };

    [Fact]
    public void Every_raw_Scottish_file_reads_to_what_is_expected_of_it()
    {
        int files = 0, figures = 0, warts = 0;
        foreach (var record in Corpus.Records("scot.parse-expected.jsonl.gz"))
        {
            using var _ = record;
            var expected = record.RootElement;
            string file = expected.GetProperty("file").GetString()!;
            var election = BltReader.ReadFile(Corpus.Scot(file), new() { KeepOrder = true });

            Assert.Equal((file, Int(expected, "candidates")), (file, election.Candidates.Length));
            Assert.Equal((file, Int(expected, "seats")), (file, election.Seats));
            Assert.Equal((file, Int(expected, "ballots")), (file, election.Electorate.Papers + election.Electorate.Empty));
            Assert.Equal((file, Int(expected, "ballot_lines")), (file, election.Electorate.Rankings));
            Assert.Equal((file, Int(expected, "preferences")), (file, Preferences(election)));
            Assert.Equal((file, expected.GetProperty("title").GetString()), (file, election.Title));
            Assert.Equal(Texts(expected, "names"), election.Candidates.Select(c => c.Name));
            figures += 6 + election.Candidates.Length;

            foreach (string wart in Texts(expected, "warts"))
            {
                Assert.True(Told.TryGetValue(wart, out string[]? codes), wart);
                Assert.True(codes.Length == 0 || election.Diagnostics.Any(d => codes.Contains(d.Code)), $"{file}: {wart}");
                if (codes.Length > 0) warts++;
            }
            Assert.All(election.Diagnostics, d => Assert.NotEqual(Severity.Error, d.Severity));
            files++;
        }
        Assert.Equal(856, files);
        Corpus.Say($"{files} files read, {figures} figures and names equal, {warts} warts told.");
    }

    [Fact]
    public void Names_and_parties_quoted_apart_are_told_apart()
    {
        Assert.Equal(("Vish ARCHER Scottish Conservative and Unionist (Con)", "Scottish Conservative and Unionist (Con)"),
            First("10_cands/aberdeen_2022_ward6.blt"));
        Assert.Equal(("Kate CAMPBELL Scottish Conservative and Unionist", "Scottish Conservative and Unionist"),
            First("10_cands/east_renfrewshire_2022_ward4.blt"));
        Assert.Equal(("Jamie COLE-HAMILTON Scottish Green Party", "Scottish Green Party"), First("10_cands/aberdeenshire_2022_ward4.blt"));
        Assert.Equal(("Lab George ADAM", "Lab"), First("11_cands/aberdeen_2012_ward5.blt"));
        Assert.Equal(("Gary Barton (Ind)", null), First("10_cands/glasgow_2007_calton.blt"));

        static (string, string?) First(string file)
        {
            var candidate = BltReader.ReadFile(Corpus.Scot(file)).Candidates[0];
            return (candidate.Name, candidate.Party);
        }
    }

    [Theory]
    [InlineData("synth", "synth.scotland.droop.jsonl.gz", 405)]
    [InlineData("tiebreak", "tiebreak.scotland.droop.jsonl.gz", 132)]
    [InlineData("droop", "drooptests.meek.droop.jsonl.gz", 49)]
    public void Every_small_file_reads_as_the_engines_read_it(string folder, string oracle, int files)
    {
        string root = Path.Combine(Corpus.Small, folder);
        var read = Directory.EnumerateFiles(root, "*.blt", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(root, path).Replace('\\', '/'), path => BltReader.ReadFile(path));
        Assert.Equal(files, read.Count);

        int compared = 0;
        foreach (var record in Corpus.Records(oracle))
        {
            using var _ = record;
            var expected = record.RootElement;
            string file = expected.GetProperty("file").GetString()!;
            var election = read[file.StartsWith(folder + "/", StringComparison.Ordinal) ? file[(folder.Length + 1)..] : file];
            Assert.Equal((file, Int(expected, "candidates")), (file, election.Candidates.Length));
            Assert.Equal((file, Int(expected, "seats")), (file, election.Seats));
            Assert.Equal((file, Int(expected, "ballots")), (file, Formal(election)));
            Assert.Equal(expected.GetProperty("withdrawn").EnumerateArray().Select(w => w.ToString()).Order(),
                election.Candidates.Where(c => c.Withdrawn).Select(c => Spelled(expected, c)).Order());
            Assert.Equal(Texts(expected, "names").Select(Collapsed), election.Candidates.Select(c => Collapsed(c.Name)));
            compared++;
        }
        Corpus.Say($"{folder}: {read.Count} files read, {compared} compared.");
    }

    /// <summary>The engines keep the spaces within quotes each in their own way.</summary>
    static string Collapsed(string name) => string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static string Spelled(JsonElement expected, Candidate candidate) =>
        expected.GetProperty("withdrawn")[0].ValueKind == JsonValueKind.Number ? candidate.Number.ToString(CultureInfo.InvariantCulture)
            : candidate.Name;

    static long Formal(Election election)
    {
        long formal = 0;
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            var ballot = election.Electorate[i];
            bool stands = false;
            foreach (var mark in ballot) stands |= !mark.Blank && !election.Candidates[mark.Candidate - 1].Withdrawn;
            if (stands) formal += ballot.Papers;
        }
        return formal;
    }

    static int Preferences(Election election)
    {
        int preferences = 0;
        for (int i = 0; i < election.Electorate.Rankings; i++) preferences += election.Electorate[i].Codes.Length;
        return preferences;
    }

    static int Int(JsonElement record, string property) => record.GetProperty(property).GetInt32();

    static IEnumerable<string> Texts(JsonElement record, string property) =>
        record.GetProperty(property).EnumerateArray().Select(e => e.GetString()!);
}
