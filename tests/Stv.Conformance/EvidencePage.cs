using System.Globalization;

namespace Stv.Conformance;

/// <summary>The page <c>docs/evidence.md</c>, which this test writes and nobody else.</summary>
internal static class EvidencePage
{
    const int Width = 132;

    /// <summary>Fails where the page in the repository is not what was found; the new one then lies beside it.</summary>
    public static void Check(IReadOnlyList<Comparison> comparisons)
    {
        string page = Repository.PathOf("docs", "evidence.md"), found = Write(comparisons);
        if (File.Exists(page) && File.ReadAllText(page) == found) return;
        File.WriteAllText(page + ".new", found);
        Assert.Fail($"docs/evidence.md is out of date: read {page}.new and rename it.");
    }

    static string Write(IReadOnlyList<Comparison> comparisons)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine("# Evidence");
        Paragraph(text, "Written by a test of `tests/Stv.Conformance`: what each rule set's figures have been compared with. A figure is "
            + "one number of one stage (a candidate's votes, what is non-transferable, a quota, papers received, a transfer value) or one "
            + "set of candidates named: elected, excluded, or whose papers move. Where a fault of another engine is proved, all figures up "
            + "to it are compared, and after it what it says below.");
        text.WriteLine();
        text.WriteLine(
            "| rule set | compared with | source | elections | figures | differences | elections with a proven fault of the "
            + "other engine |");
        text.WriteLine("|---|---|---|--:|--:|--:|--:|");
        foreach (var rule in Rules.All)
        {
            foreach (var p in Published.All.Where(p => p.Rule == rule.Id))
            {
                var sheet = p.Compare();
                text.WriteLine($"| {p.Rule} | {p.From} | {p.Election} | 1 | {sheet.Figures} | {sheet.Differences.Count} | |");
            }
            foreach (var c in comparisons.Where(c => c.Source.Rule == rule.Id))
                text.WriteLine(
                    $"| {rule.Id} | {c.Source.Engine} | {c.Source.Corpus} | {c.Elections} | {c.Figures} | {c.Differences.Count} "
                    + $"| {c.Files} |");
        }
        long figures = Published.All.Sum(p => (long)p.Figures) + comparisons.Sum(c => (long)c.Figures);
        Paragraph(text, $"Together {figures} figures. `scot`: real Scottish wards; `synth`: seeded synthetic elections; `tiebreak`: small "
            + "elections that force ties; `drooptests`: the test elections of Droop; `rctab`: single-seat contests of RCTab's tests, and "
            + "random ones.");
        Alone(text, comparisons);
        LeftOut(text, comparisons);
        Faults(text, comparisons);
        return text.ToString();
    }

    /// <summary>Rule sets without a row.</summary>
    static void Alone(StringWriter text, IReadOnlyList<Comparison> comparisons)
    {
        text.WriteLine();
        text.WriteLine("## Rule sets that no other count was compared with");
        text.WriteLine();
        foreach (var rule in Rules.All.Where(rule =>
            !comparisons.Any(c => c.Source.Rule == rule.Id) && !Published.All.Any(p => p.Rule == rule.Id)))
            text.WriteLine($"- `{rule.Id}`: {rule.Evidence.Text}");
    }

    static void LeftOut(StringWriter text, IReadOnlyList<Comparison> comparisons)
    {
        text.WriteLine();
        text.WriteLine("## What is left out");
        text.WriteLine();
        foreach (var same in comparisons.Where(c => c.Source.Remark is not null).GroupBy(c => (c.Source.Engine, c.Source.Remark)))
            Item(text, $"{RuleSets(same)}, {same.Key.Engine}: {same.Key.Remark}.");
        foreach (var same in comparisons.SelectMany(c => c.Source.Left.Select(left => (c.Source.Engine, left.Key, left.Value))).Distinct()
            .GroupBy(l => (l.Engine, l.Value)))
            Item(text, $"{same.Key.Engine}: {Listed(same.Select(l => l.Key))}: {same.Key.Value}.");
        Item(text, "Transcripts of the ACT count in their row EXHAUSTED also papers of a surplus without a further preference. By clause 6 "
            + "they stay with the candidate, and no transfer of ours has them; they are added for the comparison.");
    }

    /// <summary>Every file of every fault, those of several rule sets once.</summary>
    static void Faults(StringWriter text, IReadOnlyList<Comparison> comparisons)
    {
        text.WriteLine();
        text.WriteLine("## Faults of other engines, with what proves them");
        var faults = comparisons.SelectMany(c =>
            c.Explained.Select(e => (Comparison: c, Fault: e.Key, Files: string.Join('|', e.Value.Order(StringComparer.Ordinal)))));
        foreach (var fault in faults.GroupBy(f => (f.Comparison.Source.Engine, f.Fault.Why, f.Fault.After)))
        {
            Paragraph(text, $"**{fault.Key.Engine}**: {fault.Key.Why}. {InWords(fault.Key.After)}");
            text.WriteLine();
            foreach (var same in fault.GroupBy(f => f.Files))
                Item(text, $"{RuleSets(same.Select(f => f.Comparison))} ({same.Key.Split('|').Length}): {Listed(same.Key.Split('|'))}");
        }
    }

    static string InWords(After after) => after switch
    {
        After.NextRowJoined =>
            "What it does in one row takes two of ours: joined they give its figures, and all rows after it are compared too.",
        After.Winners => "Who is elected in the end is compared.",
        _ => "From there on it counts another election: nothing after it is compared.",
    };

    static string RuleSets(IEnumerable<Comparison> comparisons) =>
        string.Join(", ", comparisons.Select(c => $"`{c.Source.Rule}`").Distinct());

    /// <summary>Files by folder and common beginning of their names: <c>synth/tiny-{016, 040}</c>.</summary>
    static string Listed(IEnumerable<string> files) =>
        string.Join("; ", files.Order(StringComparer.Ordinal).Select(file => file[..^".blt".Length])
        .GroupBy(file => file[..(file.LastIndexOfAny(['/', '-']) + 1)]).Select(same => same.Count() == 1 ? $"`{same.First()}`"
            : $"`{same.Key}` {string.Join(" ", same.Select(file => file[same.Key.Length..]))}"));

    static void Paragraph(StringWriter text, string words)
    {
        text.WriteLine();
        Wrapped(text, words, "");
    }

    static void Item(StringWriter text, string words) => Wrapped(text, "- " + words, "  ");

    static void Wrapped(StringWriter text, string words, string indent)
    {
        string line = "";
        foreach (string word in words.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                text.WriteLine(line);
                line = indent + word;
            }
            else line = line.Length == 0 ? word : $"{line} {word}";
        }
        text.WriteLine(line);
    }
}
