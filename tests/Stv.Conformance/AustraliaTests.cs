using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace Stv.Conformance;

/// <summary>
/// Real Australian elections and published examples: every figure of every count against the official sheets, and against the
/// transcripts of an independent counter, which equal the official figures wherever both exist.
/// </summary>
public sealed class AustraliaTests
{
    /// <summary>Who draws the lot: as the commissions' published lots look, the candidate lower on the ballot paper is favoured.</summary>
    static Decisions Lots(Election election) => Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length).Reverse());

    /// <summary>An official sheet: the figures it prints, one row for the last count of each surplus or exclusion.</summary>
    internal sealed record Official(string Rule, string Stem, int Figures);

    /// <summary>Every count of an election by an independent counter.</summary>
    internal sealed record Transcript(string Rule, string Stem, string Counter, int Counts, int Figures);

    internal static readonly Official[] Officials =
    [
        new("aec-senate-2016", "senate/senate-2016-act", 384),
        new("aec-senate-2016", "senate/senate-2016-nt", 21),
        new("aec-senate-2019", "senate/senate-2019-act", 266),
    ];

    internal static readonly Transcript[] Transcripts =
    [
        new("aec-senate-2013", "senate-2013/senate-2013-act", "", 39, 3185),
        new("aec-senate-2013", "senate-2013/senate-2013-nt", "", 32, 2322),
        new("aec-senate-2016", "senate/senate-2016-act", "", 29, 1930),
        new("aec-senate-2016", "senate/senate-2016-nt", "", 1, 23),
        new("aec-senate-2019", "senate/senate-2019-act", "", 25, 1293),
        new("act-2008", "act/act-2008-brindabella", "", 20, 1147),
        new("act-2008", "act/act-2008-ginninderra", "", 51, 4184),
        new("act-2008", "act/act-2008-molonglo", "", 112, 13591),
        new("act-2008", "worked/act-grouping", ".ACTPre2020", 4, 61),
        new("act-2021", "worked/act-grouping", ".ACT2021", 4, 61),
        new("aec-senate-2013", "worked/senate-bulk-ordering", ".AEC2013", 6, 210),
        new("aec-senate-2016", "worked/senate-bulk-ordering", ".AEC2016", 8, 286),
        new("aec-senate-2019", "worked/senate-bulk-ordering", ".AEC2019", 7, 248),
        new("aec-senate-2013", "worked/senate-bulk-rounding", ".AEC2013", 4, 70),
        new("aec-senate-2016", "worked/senate-bulk-rounding", ".AEC2016", 8, 150),
        new("aec-senate-2013", "worked/senate-simple", ".AEC2013", 5, 78),
    ];

    public static TheoryData<int> OfficialNumbers => [.. Enumerable.Range(0, Officials.Length)];

    public static TheoryData<int> TranscriptNumbers => [.. Enumerable.Range(0, Transcripts.Length)];

    [Theory, MemberData(nameof(OfficialNumbers))]
    public void Every_official_figure(int index)
    {
        var (rule, stem, figures) = Officials[index];
        var (election, result) = Count(rule, stem + ".blt.gz");
        int compared = 0;
        foreach (var row in Rows(stem + ".official.csv"))
        {
            Compare(election, result, int.Parse(row["last_count_of_block"], CultureInfo.InvariantCulture), row["row"], row["progressive_total"]);
            compared++;
        }
        Assert.Equal(figures, compared);
        Corpus.Say($"{rule}, {stem}: {compared} official figures compared.");
    }

    [Theory, MemberData(nameof(TranscriptNumbers))]
    public void Every_figure_of_a_transcript(int index)
    {
        var (rule, stem, counter, counts, expected) = Transcripts[index];
        var (election, result) = Count(rule, stem + (counter.Length > 0 ? ".blt" : ".blt.gz"));
        Assert.Equal(counts, result.Stages.Length);
        int figures = 0;
        foreach (var row in Rows(stem + counter + ".transcript.csv.gz"))
        {
            int number = int.Parse(row["count"], CultureInfo.InvariantCulture);
            var stage = Compare(election, result, number, row["row"], row["total"]);
            figures++;
            if (row["status"].StartsWith("elected#", StringComparison.Ordinal))
            {
                int place = int.Parse(row["status"].AsSpan(8, row["status"].IndexOf(' ', StringComparison.Ordinal) - 8), CultureInfo.InvariantCulture);
                Assert.Equal((row["row"], number), (election.Candidates[result.Elected[place - 1] - 1].Name, stage.Number));
                figures++;
            }
            if (!Numbers(election).TryGetValue(row["row"], out int candidate) || number == 1) continue;
            // A receiver's papers and votes; the one whose papers move shows none of his own.
            var to = stage.Transfers.Where(t => t.To == candidate).ToList();
            Assert.Equal((number, row["row"], row["papers_in"]), (number, row["row"], to.Sum(t => t.Papers).ToString(CultureInfo.InvariantCulture)));
            Assert.Equal((number, row["row"], Ratio.Parse(row["votes_in"])), (number, row["row"], to.Aggregate(default(Ratio), (sum, t) => sum + t.Votes)));
            if (to.Count > 0) Assert.Equal((number, Ratio.Parse(row["transfer_value"])), (number, to[0].Value));
            figures += 2;
        }
        Assert.Equal(expected, figures);
        Corpus.Say($"{rule}, {stem}{counter}: {counts} counts, {figures} figures compared.");
    }

    [Theory]
    [InlineData("aec-senate-2013", "senate-bulk-ordering", "W1 W2 W7 W6 W5 W4")]
    [InlineData("aec-senate-2016", "senate-bulk-ordering", "W1 W3 W4 W5 W6 W7")]
    [InlineData("aec-senate-2019", "senate-bulk-ordering", "W1 W3 W7 W6 W5 W4")]
    [InlineData("aec-senate-2013", "senate-bulk-rounding", "Q W1")]
    [InlineData("aec-senate-2016", "senate-bulk-rounding", "Q W2")]
    [InlineData("act-2021", "act-grouping", "A C D")]
    [InlineData("act-2020", "act-grouping", "A C E")]
    public void Worked_examples_elect_whom_they_say(string rule, string example, string elected)
    {
        var (_, result) = Count(rule, $"worked/{example}.blt");
        Assert.Equal(elected, string.Join(' ', result.Elected.Select(number => result.Candidate(number).Name)));
    }

    [Fact]
    public void The_totals_published_of_2013_and_2008()
    {
        var senate = Count("aec-senate-2013", "senate-2013/senate-2013-act.blt.gz").Result;
        string[] totals = [.. senate.Candidates.Select(c => senate.Stages[^1].VotesOf(c.Number).ToString())];
        Assert.All((string[])["82248", "82659", "52037"], total => Assert.Contains(total, totals));

        var (election, molonglo) = Count("act-2008", "act/act-2008-molonglo.blt.gz");
        Compare(election, molonglo, 105, "Le COUTEUR, Caroline", "9457");
        Compare(election, molonglo, 105, "JONES, Giulia", "8536");
    }

    [Fact]
    public void A_lot_for_the_order_of_two_equal_surpluses_is_asked_for()
    {
        string path = Path.Combine(Corpus.Australia, "worked", "senate-simple.blt");
        var election = BltReader.ReadFile(path);
        var asked = Rules.AecSenate2013.Count(election);
        Assert.Equal(Purpose.Order, asked.Undecided!.Purpose);
        Assert.Equal(["A1", "C1"], asked.Undecided.Tied.Select(n => election.Candidates[n - 1].Name).Order());

        int drawn = Numbers(election)["A1"];
        var result = Rules.AecSenate2013.Count(election, new([new(Purpose.Order, asked.Undecided.Tied, drawn)], []));
        Assert.Equal(["A1", "C1", "A2"], result.Elected.Select(n => election.Candidates[n - 1].Name));
        Assert.Contains(result.Stages[0].Decisions, d => d.How == "lot" && d.Chosen == drawn);
    }

    static (Election Election, CountResult Result) Count(string rule, string file)
    {
        var election = BltReader.ReadFile(Path.Combine(Corpus.Australia, file));
        return (election, Rules.ForId(rule).Count(election, Lots(election)));
    }

    static Stage Compare(Election election, CountResult result, int count, string row, string total)
    {
        Assert.InRange(count, 1, result.Stages.Length);
        var stage = result.Stages[count - 1];
        var ours = row switch
        {
            "EXHAUSTED" => stage.Exhausted,
            "LOSS_BY_FRACTION" => stage.Loss,
            _ => stage.VotesOf(Numbers(election)[row]),
        };
        Assert.Equal((count, row, Ratio.Parse(total)), (count, row, ours));
        return stage;
    }

    static Dictionary<string, int> Numbers(Election election) => election.Candidates.ToDictionary(c => c.Name, c => c.Number);

    static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        Stream bytes = File.OpenRead(Path.Combine(Corpus.Australia, file));
        if (file.EndsWith(".gz", StringComparison.Ordinal)) bytes = new GZipStream(bytes, CompressionMode.Decompress);
        using var reader = new CsvReader(new StreamReader(bytes), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        while (reader.Read()) yield return reader.HeaderRecord!.ToDictionary(name => name, name => reader.GetField(name)!);
    }
}
