using System.Globalization;

namespace Stv.Conformance;

/// <summary>The page <c>docs/evidence.md</c>, which this test writes and nobody else.</summary>
internal static class EvidencePage
{
    /// <summary>Fails where the page in the repository is not what was found; the new one then lies beside it.</summary>
    public static void Check(IReadOnlyList<Comparison> comparisons)
    {
        string page = Path.Combine(Repository(), "docs", "evidence.md"), found = Write(comparisons);
        if (File.Exists(page) && File.ReadAllText(page) == found) return;
        File.WriteAllText(page + ".new", found);
        Assert.Fail($"docs/evidence.md is out of date: read {page}.new and rename it.");
    }

    static string Write(IReadOnlyList<Comparison> comparisons)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine("""
            # Evidence

            Written by a test of `tests/Stv.Conformance`: what each rule set's figures have been compared with. A figure is one number of
            one stage (a candidate's votes, what is non-transferable, a quota, the number of papers) or one set of candidates elected or
            excluded. Figures of an election are compared up to the first that differs.

            | rule set | compared with | source | elections | figures | unexplained differences | elections that differ by a fault of the other engine |
            |---|---|---|--:|--:|--:|--:|
            """.ReplaceLineEndings("\n"));
        foreach (var c in comparisons)
            text.WriteLine($"| {c.Source.Rule} | {c.Source.Engine} | {c.Source.File.Split('.')[0]} | {c.Elections} | {c.Figures} | {c.Differences.Count} | {c.Explained.Sum(e => e.Value.Count)} |");
        text.WriteLine();
        text.WriteLine("`scot`: real Scottish wards; `synth`: seeded synthetic elections; `tiebreak`: small elections that force ties; `drooptests`: the");
        text.WriteLine("test elections of Droop.");
        text.WriteLine();
        text.WriteLine("## What is left out");
        text.WriteLine();
        foreach (string remark in comparisons.Where(c => c.Source.Remark is not null).Select(c => $"- {c.Source.Rule}, {c.Source.Engine}: {c.Source.Remark}.").Distinct())
            text.WriteLine(remark);
        foreach (var (file, why) in comparisons.SelectMany(c => c.Source.Left.Select(l => (l.Key, l.Value))).Distinct().OrderBy(l => l.Key, StringComparer.Ordinal))
            text.WriteLine($"- `{file}`, counted by Droop: {why}.");
        text.WriteLine();
        text.WriteLine("## Official sheets and transcripts, every figure equal");
        text.WriteLine();
        text.WriteLine("| rule set | compared with | figures |");
        text.WriteLine("|---|---|--:|");
        text.WriteLine($"| scotland-2011 | Glasgow Linn 2007, the official sheet | {LinnTests.Figures} |");
        foreach (var sheet in AustraliaTests.Officials) text.WriteLine($"| {sheet.Rule} | {Name(sheet.Stem)}, the official sheet | {sheet.Figures} |");
        foreach (var t in AustraliaTests.Transcripts)
            text.WriteLine($"| {t.Rule} | {Name(t.Stem)}, {t.Counts} counts of an independent counter: papers, votes, totals, values | {t.Figures} |");
        text.WriteLine();
        text.WriteLine("## Faults of other engines, with what proves them");
        foreach (var c in comparisons.Where(c => c.Explained.Count > 0))
        {
            text.WriteLine();
            text.WriteLine($"### {c.Source.Rule}, {c.Source.Engine}, {c.Source.File.Split('.')[0]}");
            foreach (var (reason, files) in c.Explained)
            {
                text.WriteLine();
                text.WriteLine($"- {reason} ({files.Count}): {string.Join(", ", files.Take(12).Select(f => $"`{f}`"))}{(files.Count > 12 ? ", …" : "")}");
            }
        }
        return text.ToString();
    }

    static string Name(string stem) => stem[(stem.IndexOf('/', StringComparison.Ordinal) + 1)..];

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Stv.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
