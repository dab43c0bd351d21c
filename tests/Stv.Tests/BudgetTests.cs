using System.Text.RegularExpressions;

namespace Stv.Tests;

/// <summary>A file that needs scrolling is two files; a law that needs scrolling is not yet understood.</summary>
public sealed partial class BudgetTests
{
    static readonly string[] Folders = ["src", "tests", "benchmarks", "samples", ".ci"];

    [Fact]
    public void No_source_file_is_longer_than_four_hundred_lines()
    {
        string[] files = [.. Folders.SelectMany(Sources)];
        Assert.True(files.Length > 100, $"{files.Length} files");
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > 400);
    }

    // A raw string must stand as it is; and a row of data is one line, however long the message that it gives.
    [Fact]
    public void No_line_of_source_has_more_than_a_hundred_and_forty_columns()
    {
        var lines = Folders.SelectMany(Sources).SelectMany(OutsideRawStrings).ToList();
        Assert.True(lines.Count > 40_000, $"{lines.Count} lines");
        Assert.Empty(lines.Where(one => one.Line.Length > 140 && !Row().IsMatch(one.Line)).Select(one => one.Place));
    }

    [Fact]
    public void No_rule_file_has_more_than_a_hundred_and_twenty_lines_besides_comments()
    {
        string[] files = [.. Sources(Path.Combine("src", "Stv", "Rules"))];
        Assert.True(files.Length > 8, $"{files.Length} files");
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count(Counts) > 120);

        static bool Counts(string line) => line.AsSpan().Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal);
    }

    static List<(string Line, string Place)> OutsideRawStrings(string file)
    {
        List<(string, string)> lines = [];
        string raw = "";
        foreach (var (i, line) in File.ReadLines(file).Index())
        {
            if (raw.Length == 0)
            {
                if (!line.Contains("\"\"\"", StringComparison.Ordinal)) lines.Add((line, $"{file}:{i + 1}"));
                raw = RawStart().Match(line).Value;
            }
            else if (line.AsSpan().TrimStart().StartsWith(raw, StringComparison.Ordinal)) raw = "";
        }
        Assert.True(raw.Length == 0, $"A raw string of {file} does not end.");
        return lines;
    }

    static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("\"{3,}$")]
    private static partial Regex RawStart();

    [GeneratedRegex(@"^ *\[InlineData\(.*\)\]$")]
    private static partial Regex Row();
}
