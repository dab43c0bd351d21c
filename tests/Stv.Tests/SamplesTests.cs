using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Stv.Samples;
using Stv.Tests.Cli;

namespace Stv.Tests;

/// <summary>Every program in samples, run as its reader would run it.</summary>
public sealed partial class SamplesTests : IDisposable
{
    static readonly string Model = Repository.PathOf("seeds", "model-election.blt"), Nec = Repository.PathOf("seeds", "nec-2020.json");
    static readonly TimeSpan Enough = TimeSpan.FromMinutes(5);

    readonly string folder = Directory.CreateTempSubdirectory("stv-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void No_sample_goes_without_a_test()
    {
        string tests = File.ReadAllText(Repository.PathOf("tests", "Stv.Tests", "SamplesTests.cs"));
        string[] samples = [.. Directory.GetFiles(Repository.PathOf("samples"), "*.csproj", SearchOption.AllDirectories)
            .Select(sample => Path.GetFileNameWithoutExtension(sample))];
        Assert.Contains("CountAFile", samples);
        // ClubTests is tests, which run with all others.
        Assert.All(samples.Where(sample => sample != "ClubTests"), sample =>
            Assert.Contains($"Run(\"{sample}\"", tests, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CountAFile_names_the_elected() =>
        Assert.Equal(Counts.Model.Elected.Select(number => $"{Counts.Model.Candidate(number).Name} is elected."),
            Lines(await Run("CountAFile", Model)));

    [Fact]
    public async Task ClubRules_shows_three_counts_with_their_clauses()
    {
        string text = await Run("ClubRules", Model);
        Assert.Contains("  f       Whoever has fewest drops out; of equals, by lot.\n", text, StringComparison.Ordinal);
        Assert.Contains("Quota             125.500 (clause 47)\n", text, StringComparison.Ordinal);
        Assert.Contains("  47      The quota is the number of valid papers divided by the seats.\n", text, StringComparison.Ordinal);
        Assert.Contains("Quota             76.000000000 at the last stage (clause B.2.b)\n", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("\nRules of one's own\n").Length - 1);
    }

    [Fact]
    public async Task CountInMemory_elects_two_of_three()
    {
        string[] lines = Lines(await Run("CountInMemory"));
        Assert.Equal("1. Ann 5, Bob 1, Cal 3", lines[0]);
        Assert.Equal("Elected: Ann, Cal", lines[^1]);
    }

    [Fact]
    public async Task CompareRules_says_who_is_elected_and_where_counts_part()
    {
        string[] ids = ["scotland-2011", "ers97", "block-vote"];
        string text = await Run("CompareRules", [Model, .. ids]);
        foreach (string id in ids)
        {
            var result = Rules.ForId(id).Count(BltReader.ReadFile(Model));
            Assert.Contains($"{id} elects: {string.Join(", ", result.Elected.Select(number => result.Candidate(number).Name))}.\n", text,
                StringComparison.Ordinal);
        }
        Assert.Contains("""
            scotland-2011 and ers97 declare alike: Smith elected, Monk excluded, Duke elected, Glazier excluded, Wright excluded, Carpenter elected.
              Then scotland-2011: Abbot excluded at stage 8, clause 51.
              Then ers97: Prince elected at stage 7, clause 5.3.13.

            scotland-2011 and block-vote declare alike: Smith elected.
              Then scotland-2011: Monk excluded at stage 3, clause 51.
              Then block-vote: Carpenter elected at stage 1, clause 2.

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NecCount_prints_what_its_page_shows_and_writes_both_sheets()
    {
        string printed = await Run("NecCount", Nec, folder);
        Assert.Equal(Block().Matches(Page("NecCount")).Select(block => block.Groups[1].Value).Last(), printed);
        // The file which stv generate writes.
        using var tool = new Tool();
        string blt = tool.PathOf("nec.blt");
        Assert.Equal(0, tool.Run("generate", Nec, "--output", blt).Code);
        string fingerprint = Convert.ToHexStringLower(
            SHA256.HashData(await File.ReadAllBytesAsync(blt, TestContext.Current.CancellationToken)));
        foreach (string id in (string[])["ers97", "block-vote"])
        {
            string sheet = await File.ReadAllTextAsync(Path.Combine(folder, $"nec-2020-{id}.html"), TestContext.Current.CancellationToken);
            Assert.EndsWith("</html>\n", sheet, StringComparison.Ordinal);
            Assert.Contains($"stv generate {Nec} | stv count - --rules {id}", sheet, StringComparison.Ordinal);
            Assert.Contains(fingerprint, sheet, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OwnReader_reads_as_the_library_does_on_any_number_of_threads()
    {
        using var tool = new Tool();
        string blt = tool.PathOf("million.blt");
        Assert.Equal(0, tool.Run("generate", Repository.PathOf("seeds", "million.json"), "--papers", "30000", "--output", blt).Code);
        var election = BltReader.ReadFile(blt);
        byte[] file = await File.ReadAllBytesAsync(blt, TestContext.Current.CancellationToken);
        foreach (int threads in (int[])[1, 2, 5])
            Assert.Equal(election.Electorate,
                new LineReader(file).Read(new() { Threads = threads }, TestContext.Current.CancellationToken).Electorate);
        file[file.AsSpan().LastIndexOf("\n0\n"u8) - 3] = (byte)'x';
        foreach (int threads in (int[])[1, 2])
        {
            var error = Assert.Throws<BallotFormatException>(() =>
                new LineReader(file).Read(new() { Threads = threads }, TestContext.Current.CancellationToken));
            Assert.Equal(30_001, error.Diagnostic.Line);
        }
        // A ballot whose line is broken in two would be another's.
        byte[] broken = "4 1\n3 1 2\n4 2 1 0\n0\nA\nB\nC\nD\n"u8.ToArray();
        Assert.Equal(2, Assert.Throws<BallotFormatException>(() =>
            new LineReader(broken).Read(null, TestContext.Current.CancellationToken)).Diagnostic.Line);
        string[] lines = Lines(await Run("OwnReader", blt));
        Assert.Equal($"{election.Electorate}.", lines[0]);
        Assert.Equal(Rules.Scotland2011.Count(election).Elected.Select(number => $"{election.Candidates[number - 1].Name} is elected."),
            lines[1..]);
    }

    [Fact]
    public async Task SlateStrategy_prints_a_row_for_each_advice_and_rule_and_draws_the_answer()
    {
        string chart = Path.Combine(folder, "answer.svg");
        string[] lines = Lines(await Run("SlateStrategy", Nec, "Common Ground", "2", chart));
        var page = Lines(Page("SlateStrategy")).Where(line => line.StartsWith('|'));
        // Fewer elections have other means; what they are means of is the same.
        Assert.Equal(page.Select(Head), lines.Select(Head));
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(chart, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        static string Head(string row) => string.Join('|', row.Split('|')[..3]);
    }

    static string Page(string sample) => File.ReadAllText(Repository.PathOf("samples", sample, "README.md"));

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What a sample prints; it must succeed and say nothing on standard error.</summary>
    static async Task<string> Run(string sample, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{sample}.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Enough, TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        Assert.Equal(0, process.ExitCode);
        return text.ReplaceLineEndings("\n");
    }

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
