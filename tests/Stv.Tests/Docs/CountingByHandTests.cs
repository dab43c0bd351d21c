using System.Text.RegularExpressions;

namespace Stv.Tests.Docs;

/// <summary>docs/counting-by-hand.md counts right: its papers, its sums, its tables and its sheet are those of the program.</summary>
public sealed partial class CountingByHandTests
{
    static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "counting-by-hand.md"));
    static readonly Election Election = BltReader.ReadFile(Repository.PathOf("docs", "village-hall.blt"));
    static readonly CountResult Result = Rules.Scotland2011.Count(Election);

    [Fact]
    public void The_papers_shown_are_those_of_the_file()
    {
        var shown = Rows(Page.Split("## Stage 1")[0]).Where(row => long.TryParse(row[0], out _))
            .Select(row => $"{row[0]}: {string.Join(' ', row.Skip(1).Where(name => name.Length > 0))}");
        List<string> read = [];
        for (int i = 0; i < Election.Electorate.Rankings; i++)
        {
            var ballot = Election.Electorate[i];
            read.Add($"{ballot.Papers}: {string.Join(' ', ballot.Codes.ToArray().Select(number => Election.Candidates[number - 1].Name))}");
        }
        Assert.Equal(read.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_sum_is_right()
    {
        var sums = Sum().Matches(Page);
        Assert.InRange(sums.Count, 20, 60);
        foreach (Match sum in sums)
        {
            var (left, right) = (Value(sum.Groups[1].Value), sum.Groups[2].Value);
            // What goes on without an end is cut where the dots stand.
            if (right.EndsWith('…'))
                Assert.Equal(right.TrimEnd('…'),
                    left.ToString(right.TrimEnd('…').Length - right.IndexOf('.', StringComparison.Ordinal) - 1));
            else Assert.Equal(Ratio.Parse(right), left);
        }
    }

    [Fact]
    public void Every_table_has_the_figures_of_its_stage()
    {
        string[] stages = Page.Split("\n## The same")[0].Split("\n## Stage ")[1..];
        Assert.Equal(Result.Stages.Length, stages.Length);
        foreach (var (stage, before, text) in Result.Stages.Zip([null, .. Result.Stages], stages))
        {
            Assert.StartsWith($"{stage.Number}: ", text, StringComparison.Ordinal);
            var rows = Rows(text).Where(row => row[0].Length > 0 && row[1].All(c => char.IsDigit(c) || c == '.')).ToList();
            Assert.Equal([.. Result.Candidates.Select(candidate => candidate.Name), "non-transferable", "fractions"],
                rows.Select(row => row[0]));
            Assert.Equal([.. Result.Candidates.Select(candidate => Shown(stage.Votes[candidate.Number])), Shown(stage.Exhausted),
                Shown(stage.Loss)], rows.Select(row => row[^1]));
            if (before is null) continue;
            Assert.Equal([.. Result.Candidates.Select(candidate => Shown(before.Votes[candidate.Number])), Shown(before.Exhausted),
                Shown(before.Loss)], rows.Select(row => row[1]));
            foreach (string[] row in rows)
                Assert.Equal(Ratio.Parse(row[^1]), Ratio.Parse(row[1]) + (row[2].Length == 0 ? 0 : Ratio.Parse(row[2].TrimStart('+'))));
            foreach (int number in stage.Elected.Concat(stage.Excluded))
                Assert.Contains($"**{(stage.Elected.Contains(number) ? $"{Result.Candidate(number).Name} is elected" : "is excluded")}**",
                    text, StringComparison.Ordinal);
        }

        static string Shown(Ratio votes) => votes.ToString(5);
    }

    [Fact]
    public void The_sheet_shown_is_the_sheet_printed()
    {
        using var sheet = new StringWriter { NewLine = "\n" };
        TextSheet.Write(Result, sheet);
        string printed = string.Join('\n', sheet.ToString().Split('\n').Select(line => line.TrimEnd()));
        string shown = Block().Matches(Page.Split("\n## The same")[1]).Last().Groups[1].Value;
        Assert.Contains(shown, printed, StringComparison.Ordinal);
        Assert.Equal(Result.Stages.Length, Regex.Count(shown, "^Stage [0-9]+: ", RegexOptions.Multiline));
    }

    [Fact]
    public void By_Meeks_method_the_same_are_elected_and_the_quota_falls()
    {
        var meek = Rules.ForId("meek-nz").Count(Election);
        Assert.Equal(Result.Elected, meek.Elected);
        Assert.True(meek.Quota < meek.Stages[0].Quota);
    }

    /// <summary>The rows of the tables in a text, without their heads.</summary>
    static IEnumerable<string[]> Rows(string text) =>
        text.Split('\n').Where(line => line.StartsWith('|') && !line.Contains("--:", StringComparison.Ordinal))
        .Select(line => (string[])[.. line.Trim('|').Split('|').Select(cell => cell.Trim())]);

    /// <summary>Products before sums, as everybody reads them.</summary>
    static Ratio Value(string sum)
    {
        Ratio total = 0;
        foreach (Match term in Term().Matches(sum))
        {
            Ratio product = Ratio.Parse(Number().Match(term.Groups[2].Value).Value);
            foreach (Match factor in Factor().Matches(term.Groups[2].Value))
                product = factor.Groups[1].Value == "×" ? product * Ratio.Parse(factor.Groups[2].Value)
                    : product / Ratio.Parse(factor.Groups[2].Value);
            total = term.Groups[1].Value.StartsWith('-') ? total - product : total + product;
        }
        return total;
    }

    [GeneratedRegex(@"(\d+(?:\.\d+)?(?: [+\-×÷] \d+(?:\.\d+)?)+) =\s(\d+(?:\.\d+)?…?)")]
    private static partial Regex Sum();

    [GeneratedRegex(@"(?:^| )([+-]? ?)(\d+(?:\.\d+)?(?: [×÷] \d+(?:\.\d+)?)*)")]
    private static partial Regex Term();

    [GeneratedRegex(@" ([×÷]) (\d+(?:\.\d+)?)")]
    private static partial Regex Factor();

    [GeneratedRegex(@"^\d+(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
