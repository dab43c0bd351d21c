using System.Text.RegularExpressions;

namespace Stv.Tests;

/// <summary>What the README shows is what the repository does.</summary>
public sealed partial class ReadMeTests
{
    static readonly string ReadMe = Read("README.md");

    [Fact]
    public void It_is_short() => Assert.InRange(ReadMe.Split('\n').Length, 50, 200);

    [Fact]
    public void Its_programs_are_the_samples()
    {
        string[] blocks = [.. CSharp().Matches(ReadMe).Select(match => match.Groups[1].Value)];
        Assert.Equal([Read("samples/CountAFile/Program.cs"), Read("samples/CountInMemory/Program.cs"),
            Read("samples/ClubTests/ClubTests.cs")], blocks);
        Assert.InRange(blocks[^1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 5, 20);
        Assert.All(blocks[..^1], block => Assert.InRange(block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 5, 10));
    }

    [Fact]
    public void Its_table_is_the_catalogue()
    {
        string[] rows = [.. ReadMe.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        Assert.Equal(Rules.All.Select(rule => $"| `{rule.Id}` | {rule.Name} | {InWords(rule.Evidence.Level)} |"), rows);
    }

    [Fact]
    public void Its_figures_of_speed_stand_in_the_results()
    {
        string results = string.Concat(Directory.GetFiles(Repository.PathOf("benchmarks", "results"), "*.md").Select(File.ReadAllText));
        string[] quoted = [.. Figure().Matches(ReadMe.Split("## Speed")[1].Split("\n## ")[0]).Select(match => match.Value)];
        Assert.InRange(quoted.Length, 8, 20);
        Assert.All(quoted, figure => Assert.Contains($" {figure} ", results, StringComparison.Ordinal));
    }

    [Fact]
    public void The_change_log_names_the_version() =>
        Assert.Contains($"## {Version().Match(Read("Directory.Build.props")).Groups[1].Value} ", Read("CHANGELOG.md"),
            StringComparison.Ordinal);

    /// <summary>What confirms a rule set, as the tables of the pages say it.</summary>
    internal static string InWords(EvidenceLevel level) => level switch
    {
        EvidenceLevel.Official => "official",
        EvidenceLevel.TwoEngines => "two engines",
        _ => "text only",
    };

    static string Read(string path) => File.ReadAllText(Repository.PathOf(path));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\d+\.\d+|\d+(?= MB)")]
    private static partial Regex Figure();

    [GeneratedRegex("<Version>(.*)</Version>")]
    private static partial Regex Version();
}
