namespace Stv;

/// <summary>
/// What a comparison with an official table found, in plain text: the first figure that differs and what our stage did there. Thread-safe.
/// </summary>
public static class DiffSheet
{
    /// <summary>Writes the sheet, lines ended by <see cref="TextWriter.NewLine"/>.</summary>
    /// <param name="result">Our count.</param>
    /// <param name="table">The table it was compared with.</param>
    /// <param name="diff">What was found.</param>
    /// <param name="source">What the table is called, usually a file's name.</param>
    /// <param name="output">Receives the sheet.</param>
    /// <param name="width">How many columns a line may take; at least <see cref="TextSheet.MinWidth"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than 40.</exception>
    public static void Write(CountResult result, OfficialTable table, ResultDiff diff, string source, TextWriter output, int width = 100)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(diff);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, TextSheet.MinWidth);
        var page = new Page(output, width);
        if (diff.Differences.IsEmpty)
            page.Paragraph($"All {SheetWords.Count(diff.Compared, "figure")} of the official table {(diff.Compared == 1 ? "is" : "are")} ours too.");
        else First(page, result, diff, source);

        page.Blank();
        page.Entry("Compared", SheetWords.Whole(diff.Compared));
        page.Entry("Equal", SheetWords.Whole(diff.Equal));
        page.Entry("Different", SheetWords.Whole(diff.Differences.Length));
        page.Entry("Absent", $"{SheetWords.Whole(diff.Absent)} of our totals are not in the official table");
        if (diff.ByParts) page.Paragraph("The table has one stage for each surplus or exclusion; where ours takes several, the last of them is compared.");
        if (table.PassedOver.Length > 0)
            page.Paragraph($"Columns passed over, whose headings name no stage: {string.Join(", ", table.PassedOver.Select(heading => $"\"{Display.Clean(heading)}\""))}.");
    }

    static void First(Page page, CountResult result, ResultDiff diff, string source)
    {
        var words = new SheetWords(result);
        var first = diff.Differences[0];
        var theirs = first.Figure.Value;
        string place = $"{Display.Clean(source)}:{SheetWords.Whole(first.Figure.Line)}:{SheetWords.Whole(first.Figure.Column)}";
        page.Heading(diff.Differences.Length == 1 ? "One figure differs" : $"The first of {diff.Differences.Length} figures that differ");
        page.Entry("Place", place, 2);
        page.Entry("Stage", SheetWords.Whole(first.Figure.Stage) + (first.Stage is { } at && at.Number != first.Figure.Stage ? $", our stage {at.Number}" : ""), 2);
        page.Entry(first.Candidate is null ? "Sum" : "Candidate", first.Candidate is { } number ? words.Names[number] : Display.Isolated(Display.Clean(first.Row)), 2);
        page.Entry("Figure", first.Figure.Kind == FigureKind.Total ? "total at the end of the stage" : "transfer", 2);
        page.Entry("Official", Shown(theirs), 2);
        if (first.Stage is not { } stage || first.Ours is not { } ours)
        {
            page.Entry("Ours", $"none: our count has {SheetWords.Count(result.Stages.Length, "stage")}", 2);
            return;
        }
        var difference = ours - theirs;
        page.Entry("Ours", Shown(ours), 2);
        page.Entry("Difference", $"{(difference.Sign > 0 ? "+" : "")}{Shown(difference)}", 2);
        page.Blank();
        page.Heading(words.Heading(stage));
        foreach (string sentence in words.Of(stage)) page.Paragraph(sentence, 2);
        if (Rules.Find(result.Rules) is { } rule)
            foreach (var clause in TextSheet.Cited(rule, [stage])) page.Entry(clause.Number, clause.Text, indent: 2, column: 8);

        string Shown(Ratio figure) => figure.Sign < 0 ? $"-{words.Figures.Value(-figure)}" : words.Figures.Value(figure);
    }
}
