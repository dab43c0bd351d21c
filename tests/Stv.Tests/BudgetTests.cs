namespace Stv.Tests;

/// <summary>A file that needs scrolling is two files; a law that needs scrolling is not yet understood.</summary>
public sealed class BudgetTests
{
    [Fact]
    public void No_source_file_is_longer_than_four_hundred_lines()
    {
        string[] files = [.. ((string[])["src", "tests", "benchmarks", "samples"]).SelectMany(Sources)];
        Assert.True(files.Length > 100, $"{files.Length} files");
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > 400);
    }

    // Tests have texts that must stand as they are.
    [Fact]
    public void No_line_of_source_has_more_than_a_hundred_and_forty_columns()
    {
        var lines = Sources("src").SelectMany(file => File.ReadLines(file).Select((line, i) => (Line: line, Place: $"{file}:{i + 1}"))).ToList();
        Assert.True(lines.Count > 10_000, $"{lines.Count} lines");
        Assert.Empty(lines.Where(one => one.Line.Length > 140 && !one.Line.Contains("\"\"\"", StringComparison.Ordinal)).Select(one => one.Place));
    }

    [Fact]
    public void No_rule_file_has_more_than_a_hundred_and_twenty_lines_besides_comments()
    {
        string[] files = [.. Sources(Path.Combine("src", "Stv", "Rules"))];
        Assert.True(files.Length > 8, $"{files.Length} files");
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count(Counts) > 120);

        static bool Counts(string line) => line.AsSpan().Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal);
    }

    static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
