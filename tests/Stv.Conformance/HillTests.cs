using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Stv.Conformance;

/// <summary>Counts by I. D. Hill's own program, whose reports lie beside the repository: every figure of every iteration.</summary>
public sealed partial class HillTests
{
    /// <summary>How many figures each of its counts has.</summary>
    internal static readonly ImmutableArray<(string Name, int Figures)> Counts = [("E97P", 456), ("T1", 182), ("T2", 68)];

    /// <summary>The table of the eleven candidates' count: votes, keep values, quota, what is non-transferable, and what happened.</summary>
    [Fact]
    public void The_program_and_we_count_the_profile_of_ERS97_alike()
    {
        string[] lines = File.ReadAllLines(Data("nzmeek_ers97_profile.csv"));
        string[] columns = lines[0].Split(',');
        var result = Rules.ForId("meek-nz").Count(BltReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "E97P.blt")));
        Assert.Equal(lines.Length - 1, result.Stages.Length);
        int figures = 0;
        foreach (var (stage, line) in result.Stages.Zip(lines.Skip(1)))
        {
            var cells = columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second);
            Same(cells["quota"], stage.Quota);
            Same(cells["nontransferable"], stage.Exhausted);
            foreach (var candidate in result.Candidates)
            {
                Same(cells[candidate.Name + "_votes"], stage.VotesOf(candidate.Number));
                Same(cells[candidate.Name + "_keep"], stage.KeepValues[candidate.Number - 1]);
            }
            string[] events = [.. cells["events"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order()];
            string[] ours = [.. stage.Elected.Select(c => result.Candidate(c).Name + " elected"), .. stage.Excluded.Select(c => result.Candidate(c).Name + " excluded")];
            // The program says too that nobody else is left; a count that is complete excludes nobody.
            Assert.Equal(stage.Number == result.Stages.Length ? events.Where(e => !e.StartsWith("Abbot", StringComparison.Ordinal)) : events, ours.Order());
        }
        Check("E97P", figures);

        void Same(string theirs, Ratio ours)
        {
            figures++;
            Assert.Equal(Ratio.Parse(theirs), ours);
        }
    }

    [Theory]
    [InlineData("T1", "nzmeek_tie1.oei.txt", 2, "A,B,C,D", "10:1,2|10:2,1|10:3,4|10:4,3")]
    [InlineData("T2", "nzmeek_tie2.oei.txt", 2, "A,B,C,D,E", "20:1,2|12:2,3|12:3,2|6:4,3|6:5,2")]
    public void The_program_and_we_settle_ties_alike(string name, string file, int seats, string names, string papers)
    {
        var builder = new ElectorateBuilder(names.Split(',').Length);
        foreach (string line in papers.Split('|'))
            builder.Add(long.Parse(line.Split(':')[0]), [.. line.Split(':')[1].Split(',').Select(int.Parse)]);
        var result = Rules.ForId("meek-nz").Count(builder.Build(names.Split(',')), seats);
        Assert.Null(result.Undecided);

        string[] iterations = File.ReadAllText(Data(file)).Split("Iteration: ")[1..];
        Assert.Equal(iterations.Length, result.Stages.Length);
        var numbers = PseudoRandom.Numbers(result.Candidates.Length, seats, result.Papers, 10_000, 10_000);
        int figures = 0;
        foreach (var (stage, text) in result.Stages.Zip(iterations))
        {
            Same(Quota().Match(text).Groups[1].Value, stage.Quota);
            Same(NonTransferable().Match(text).Groups[1].Value, stage.Exhausted);
            foreach (Match row in Row().Matches(text))
            {
                int number = result.Candidates.Single(c => c.Name == row.Groups[1].Value).Number;
                Same(row.Groups[2].Value, stage.KeepValues[number - 1]);
                Same(row.Groups[3].Value, stage.VotesOf(number));
                int random = numbers[number - 1];
                Same(row.Groups[4].Value, stage.Number % 2 == 0 ? random : 10_000 - random);
            }
            bool last = stage.Number == result.Stages.Length;
            Assert.Equal(Said(text, "elected"), stage.Elected.Select(c => result.Candidate(c).Name).Order());
            if (!last) Assert.Equal(Said(text, "excluded"), stage.Excluded.Select(c => result.Candidate(c).Name).Order());
        }
        Check(name, figures);

        void Same(string theirs, Ratio ours)
        {
            figures++;
            Assert.Equal(Ratio.Parse(theirs), ours);
        }
    }

    static void Check(string name, int figures)
    {
        Corpus.Say($"meek-nz against Hill's program, {name}: {figures} figures, 0 differences");
        Assert.Equal(Counts.Single(count => count.Name == name).Figures, figures);
    }

    static IEnumerable<string> Said(string text, string what) =>
        Event().Matches(text).Where(e => e.Groups[2].Value == what).Select(e => e.Groups[1].Value).Order();

    static string Data(string file)
    {
        string path = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Corpus.Oracles))!, "rules", "data", file);
        Assert.SkipUnless(File.Exists(path), $"There is no {path}.");
        return path;
    }

    [GeneratedRegex(@"^\d+ Quota: ([\d.]+)")]
    private static partial Regex Quota();

    [GeneratedRegex(@"Non-transferable\s+([\d.]+)")]
    private static partial Regex NonTransferable();

    [GeneratedRegex(@"^(\w+) +([01]\.\d{9}) +(\d+\.\d{9}) +\d+ +(\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@">>>>> (\w+) (elected|excluded)")]
    private static partial Regex Event();
}
