using System.Text.RegularExpressions;

namespace Stv.Tests.Formats;

public partial class MarkdownSheetTests
{
    [Fact]
    public void The_sheet_of_the_model_election_stands_in_a_file() =>
        Golden.Check("scotland-2011/model-election.sheet.md", Sheet(Counts.Model));

    [Fact]
    public void The_tables_have_the_figures_of_the_independent_count()
    {
        var rows = Tables(Sheet(Counts.Model)).SelectMany(table => table).GroupBy(row => row[0])
            .ToDictionary(row => row.Key, row => row.SelectMany(cells => cells.Skip(1)).ToList());
        foreach (var (name, totals) in ModelFigures.Totals.Where(row => row.Key != "Non-transferable"))
            Assert.Equal(totals, rows[name].Select(cell => cell == "–" ? "0.00000" : cell.Split(' ')[0]));
        Assert.Equal("134.00000 **elected**", rows["Smith"][0]);
        Assert.Equal("0.00000 (-80.19789) **excluded**", rows["Baron"][9]);
        Assert.Equal(ModelFigures.Totals["Non-transferable"],
            Enumerable.Range(0, 10).Select(i => (First("Non-transferable papers", i) + First("Fractions disregarded", i)).ToString(5)));

        Ratio First(string row, int i) => Ratio.Parse(rows[row][i].Split(' ')[0]);
    }

    [Fact]
    public void Every_stage_is_there_in_the_words_of_the_text_sheet()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var result = Counts.Random(seed);
            string sheet = Sheet(result);
            Assert.Equal(sheet, Sheet(Counts.Again(result)));
            using var plain = new StringWriter { NewLine = " " };
            TextSheet.Write(result, plain, 100_000);
            string text = Regex.Replace(plain.ToString(), " +", " ");
            foreach (string line in sheet.Split('\n')
                .Where(line => line.StartsWith("## Stage ", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal)))
                if (!line.Contains(": ", StringComparison.Ordinal) || line[0] == '#')
                    Assert.Contains(Shown(line.TrimStart('#', '-', ' ')).Replace("**", "", StringComparison.Ordinal), text,
                        StringComparison.Ordinal);
            // Rows of a table are as long as its head.
            foreach (var table in Tables(sheet)) Assert.Single(table.Select(row => row.Length).Distinct());
            Assert.Equal(result.Undecided is not null, sheet.Contains(": a lot is needed\n", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Names_that_would_be_Markdown_or_HTML_are_text_and_harmless()
    {
        string[] names =
        [
            "<script>alert(1)</script>", "a | b | c", "`code` ``", "[click](javascript:alert(2))", "![x](http://evil.example/x.png)",
            "*bold* _it_ ~~gone~~", "# Heading", "1. First", "- dash", "+ plus", "> quote", "&lt;&copy;", "a\nb\r\n\n## Elected\n",
            "a\u0000b\u202Ec", "مرشح", "👩‍👩‍👧 Émile", new string('W', 300), "", "www.evil.example https://evil.example", "\\",
            "{{ site.secret }}", "$x^2$ :-) @everyone #1", "    indented", "***", "===", "---",
        ];
        var builder = new ElectorateBuilder(names.Length);
        for (int n = 1; n <= names.Length; n++) builder.Add(n, n, n % names.Length + 1);
        var hostile = Rules.Scotland2011.Count(builder.Build(names.Select((given, i) => new Candidate(i + 1, given) { Party = given })), 3,
            Decisions.FromSeed("x", names.Length));
        foreach (string name in names)
        {
            var result = hostile with { Title = name };
            string sheet = Sheet(result, new("stv") { Input = name, Sha256 = "00", Command = name });
            Assert.DoesNotContain(sheet, c => char.IsControl(c) && c != '\n' || c == '\u202E');
            foreach (string line in sheet.Split('\n')) Assert.Empty(Active(line));
            Assert.Equal(6 + result.Stages.Length, sheet.Split('\n').Count(line => line.StartsWith('#')));
            var rows = Tables(sheet)[0];
            Assert.Equal(names.Length, rows.FindIndex(row => row[0] == "Non-transferable papers") - 2);
            Assert.Equal("a | b | c", Shown(rows[3][0]));
            Assert.Equal("<script>alert(1)</script>", Shown(rows[2][0]));
        }
        Assert.Equal("\\# Heading", MarkdownText.Of("# Heading"));
        Assert.Equal("1\\. First, 2. second", MarkdownText.Of("1. First, 2. second"));
        Assert.Equal("J. R. O'Neil-Smith (Labour), 1.5!", MarkdownText.Of("J. R. O'Neil-Smith (Labour), 1.5!"));
    }

    [Fact]
    public void What_it_was_made_from_stands_at_the_end_where_it_is_known()
    {
        string sheet = Sheet(Counts.Model,
            new("stv 1") { Input = "ward_5.blt", Sha256 = "abc", Command = "stv count ward_5.blt --rules x" });
        Assert.Contains(
            "\n## To repeat this count\n\n- Ballots: ward\\_5.blt\n- SHA-256 of the ballots: abc\n- Program: stv 1\n- Rules: "
            + "scotland-2011\n- Command: stv count ward\\_5.blt --rules x\n", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("To repeat", Sheet(Counts.Model), StringComparison.Ordinal);
    }

    /// <summary>What of a line does more than to be shown, besides the marks of the sheet itself.</summary>
    static IEnumerable<string> Active(string line)
    {
        line = Own().Replace(line, "");
        if (line.StartsWith('|')) line = line[1..^1].Replace(" | ", "", StringComparison.Ordinal);
        if (line.StartsWith("--: --", StringComparison.Ordinal) || line.Contains(":----:", StringComparison.Ordinal)) return [];
        return Escaped().Replace(line, "").Where(c => "\\`*_[]{}|~$#@<>".Contains(c, StringComparison.Ordinal))
            .Select(c => $"{c} in {line}")
            .Concat(Link().Matches(line).Select(link => link.Value));
    }

    static List<List<string[]>> Tables(string sheet) =>
    [
        .. sheet.Split("\n\n").Where(part => part.StartsWith('|')).Select(part =>
            part.Trim('\n').Split('\n').Select(row => Cells().Split(row.Trim()[1..^1]).Select(cell => cell.Trim()).ToArray()).ToList()),
    ];

    /// <summary>The text as it is shown.</summary>
    static string Shown(string markdown) => Escaped()
        .Replace(markdown, match => match.Value switch { "&lt;" => "<", "&gt;" => ">", "&amp;" => "&", var escape => escape[1..] });

    static string Sheet(CountResult result, Provenance? provenance = null)
    {
        using var text = new StringWriter { NewLine = "\n" };
        MarkdownSheet.Write(result, text, provenance);
        return text.ToString();
    }

    // Headings, items, the answer, standings and clauses.
    [GeneratedRegex(@"^(#{1,2} |[0-9]+\. |- (\*\*[^*]+\*\*)?|\*\*)|\*\*$|(?<= )\*\*(elected|excluded|withdrawn)\*\*(?= )")]
    private static partial Regex Own();

    [GeneratedRegex(@"\\[!-/:-@\[-`{-~]|&(lt|gt|amp);")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"(?<!\\)://|www\.|&(?!(lt|gt|amp);)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cells();
}
