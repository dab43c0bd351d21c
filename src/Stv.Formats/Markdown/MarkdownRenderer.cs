using static Stv.Report;

namespace Stv;

/// <summary>Renders a report as Markdown, with tables as GitHub has them.</summary>
internal sealed class MarkdownRenderer(TextWriter output)
{
    /// <summary>How many stages stand beside each other.</summary>
    const int MostStagesAcross = 6;

    public void Write(Report report)
    {
        output.WriteLine($"# {Text(Display.Isolated(report.AnyTitle))}");
        Paragraph($"**{Text(report.Answer)}**");
        Paragraph(Text(report.Law is { } law ? $"{report.Rules}. {law}." : report.RulesLine));
        foreach (var section in report.Sections)
        {
            if (section.Heading is { } heading) Paragraph($"## {Text(heading)}");
            foreach (var block in section.Blocks) Write(block);
        }
    }

    void Write(Block block)
    {
        switch (block)
        {
            case Paragraph one: Paragraph(Text(one.Text)); break;
            case Preformatted one: List(one.Lines, "    "); break;
            case Entries { Kind: EntryKind.Clauses } one:
                List(one.Items.Select(clause => $"**{Text(clause.Term)}** {Text(clause.Text)}"), "- ");
                break;
            case Entries one: List(one.Items.Select(entry => $"{entry.Term}: {Text(entry.Text)}"), "- "); break;
            case Items { Kind: ItemKind.Elected } one: List(one.All.Select((item, place) => $"{place + 1}. {Text($"{item}")}")); break;
            case Items one: List(one.All.Select(item => Text($"{item}")), "- "); break;
            case StageTable one:
                for (int first = 0; first < one.Stages.Length; first += MostStagesAcross)
                    List(Rows(one, [.. Enumerable.Range(first, Math.Min(MostStagesAcross, one.Stages.Length - first))]));
                Paragraph("Votes at the end of each stage; in brackets what was gained or lost at it.");
                foreach (string note in one.Notes) Paragraph(Text(note));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "Markdown has no such block.");
        }
    }

    static IEnumerable<string> Rows(StageTable table, int[] stages)
    {
        yield return Row("Candidate", stages.Select(i => table.Stages[i]).Select(stage =>
            $"Stage {stage.Number}: {Text(stage.What)}{(stage.Value is { } value ? $" at {value}" : "")}"));
        yield return Row(":--", stages.Select(_ => "--:"));
        foreach (var row in (IEnumerable<FigureRow>)[.. table.Candidates, .. table.Reasons, .. table.Sums])
            yield return Row(Text(Display.Isolated(row.Name)), stages.Select(i => Cell(row.At(i))));
    }

    static string Cell(Figure figure)
    {
        string change = figure.Change.Length > 0 ? $" ({figure.Change})" : "";
        return $"{figure.Total ?? "–"}{change}{(figure.Standing.News.Length > 0 ? $" **{figure.Standing.News}**" : "")}";
    }

    static string Row(string head, IEnumerable<string> cells) => $"| {head} | {string.Join(" | ", cells)} |";

    void Paragraph(string markdown) => List([markdown]);

    /// <summary>Lines that belong together, each perhaps with a mark before it.</summary>
    void List(IEnumerable<string> lines, string mark = "")
    {
        output.WriteLine();
        foreach (string line in lines) output.WriteLine(mark + line);
    }

    static string Text(string text) => MarkdownText.Of(text);
}
