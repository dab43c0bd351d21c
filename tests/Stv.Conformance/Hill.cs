using System.Text.RegularExpressions;

namespace Stv.Conformance;

/// <summary>Counts by I. D. Hill's own program, whose reports lie beside the repository: every figure of every iteration.</summary>
internal static partial class Hill
{
    /// <summary>The table of eleven candidates: votes, keep values, quota, what is non-transferable, and what happened.</summary>
    public static Sheet Profile()
    {
        string[] lines = File.ReadAllLines(Data("nzmeek_ers97_profile.csv"));
        string[] columns = lines[0].Split(',');
        var (sheet, result) = Counted(BltReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "E97P.blt")));
        sheet.Same(0, "", "iterations", lines.Length - 1, result.Stages.Length);
        foreach (var (stage, line) in result.Stages.Zip(lines.Skip(1)))
        {
            var cells = columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second);
            sheet.Same(stage.Number, "", "quota", Ratio.Parse(cells["quota"]), stage.Quota);
            sheet.Same(stage.Number, "", "non-transferable", Ratio.Parse(cells["nontransferable"]), stage.Exhausted);
            foreach (var candidate in result.Candidates)
            {
                sheet.Same(stage.Number, candidate.Name, "votes", Ratio.Parse(cells[candidate.Name + "_votes"]),
                    stage.Votes[candidate.Number]);
                sheet.Same(stage.Number, candidate.Name, "keep value", Ratio.Parse(cells[candidate.Name + "_keep"]),
                    stage.KeepValues[candidate.Number]);
            }
            string[] events = cells["events"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            Happened(sheet, result, stage, events.Select(e => (e.Split(' ')[0], e.Split(' ')[1])));
        }
        return sheet;
    }

    /// <summary>A report as the program prints it, with its pseudo-random numbers.</summary>
    /// <param name="file">The report.</param>
    /// <param name="names">The candidates.</param>
    /// <param name="papers">For each ranking how many papers, and the candidates' names in order.</param>
    public static Sheet Report(string file, string names, params (int Papers, string Ranking)[] papers)
    {
        var builder = new ElectorateBuilder(names.Length);
        foreach (var (number, ranking) in papers)
            builder.Add(number, [.. ranking.Select(name => names.IndexOf(name, StringComparison.Ordinal) + 1)]);
        var (sheet, result) = Counted(new(builder.Build(names.Select(name => name.ToString()))) { Seats = 2 });
        string[] iterations = File.ReadAllText(Data(file)).Split("Iteration: ")[1..];
        sheet.Same(0, "", "iterations", iterations.Length, result.Stages.Length);
        var numbers = PseudoRandom.Numbers(names.Length, 2, result.Papers, 10_000, 10_000);
        foreach (var (stage, text) in result.Stages.Zip(iterations))
        {
            sheet.Same(stage.Number, "", "quota", Ratio.Parse(Quota().Match(text).Groups[1].Value), stage.Quota);
            sheet.Same(stage.Number, "", "non-transferable", Ratio.Parse(NonTransferable().Match(text).Groups[1].Value), stage.Exhausted);
            foreach (Match row in Row().Matches(text))
            {
                string name = row.Groups[1].Value;
                int number = result.Candidates.Single(c => c.Name == name).Number, random = numbers[number - 1];
                sheet.Same(stage.Number, name, "keep value", Ratio.Parse(row.Groups[2].Value), stage.KeepValues[number]);
                sheet.Same(stage.Number, name, "votes", Ratio.Parse(row.Groups[3].Value), stage.Votes[number]);
                sheet.Same(stage.Number, name, "pseudo-random number", row.Groups[4].Value,
                    $"{(stage.Number % 2 == 0 ? random : 10_000 - random)}");
            }
            Happened(sheet, result, stage, Event().Matches(text).Select(e => (e.Groups[1].Value, e.Groups[2].Value)));
        }
        return sheet;
    }

    static (Sheet Sheet, CountResult Result) Counted(Election election)
    {
        var result = Rules.ForId("meek-nz").Count(election);
        return (new("meek-nz", election, result), result);
    }

    /// <summary>At its end the program excludes whoever is left, which a count that is complete does not.</summary>
    static void Happened(Sheet sheet, CountResult result, Stage stage, IEnumerable<(string Name, string What)> events)
    {
        bool last = stage.Number == result.Stages.Length;
        Same("elected", stage.Elected);
        if (!last) Same("excluded", stage.Excluded);

        void Same(string what, IEnumerable<int> ours) => sheet.Same(stage.Number, "", what,
            string.Join(' ', events.Where(e => e.What == what).Select(e => e.Name).Order()),
            string.Join(' ', ours.Select(c => result.Candidate(c).Name).Order()));
    }

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
