namespace Stv;

/// <summary>
/// What a comparison with an official table found, in plain text: the first figure that differs and what our stage did there. Thread-safe.
/// </summary>
public static class DiffSheet
{
    const int MostListed = 12;

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
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, TextSheet.MinWidth);
        var page = new Page(output, width);
        PassedOver(page, diff);
        if (!diff.Differences.IsEmpty) First(page, result, diff, source);
        else if (diff.Compared == 0) page.Paragraph("No figure of the official table was compared.");
        else page.Paragraph(Equal(diff.Compared, all: diff.FirstTransfers == 0 && diff.PassedOver.IsEmpty));

        page.Blank();
        page.Entry("Compared", SheetWords.Count(diff.Compared, "figure"));
        page.Entry("Equal", SheetWords.Whole(diff.Equal));
        page.Entry("Different", SheetWords.Whole(diff.Differences.Length));
        Several("Passed over", PassedOverReason.Unknown);
        Several("Ignored", PassedOverReason.Ignored);
        string are = diff.Absent == 1 ? "is" : "are";
        page.Entry("Absent", $"{SheetWords.Count(diff.Absent, "total")} of ours {are} not in the official table");
        if (diff.ByParts)
            page.Paragraph(
                "The table has one stage for each surplus or exclusion; where ours takes several, the last of them is compared.");

        void Several(string term, PassedOverReason reason)
        {
            var listed = Listed(diff, reason);
            if (listed.Count > 0) page.Entry(term, $"{SheetWords.Count(Figures(diff, reason), "figure")}: {string.Join(", ", listed)}");
        }
    }

    static long Figures(ResultDiff diff, PassedOverReason reason) =>
        diff.PassedOver.Where(one => one.Reason == reason).Sum(one => (long)one.Figures);

    static string Equal(int figures, bool all) => (figures, all) switch
    {
        (1, true) => "The only figure of the official table is ours too.",
        (1, false) => "The one figure of the official table that was compared is ours too.",
        (_, true) => $"All {SheetWords.Whole(figures)} figures of the official table are ours too.",
        _ => $"All {SheetWords.Whole(figures)} figures of the official table that were compared are ours too.",
    };

    /// <summary>What nobody asked to ignore comes first: whatever follows is not of the whole table.</summary>
    static void PassedOver(Page page, ResultDiff diff)
    {
        var unknown = Listed(diff, PassedOverReason.Unknown);
        if (unknown.Count > 0)
        {
            string they = diff.Unknown == 1 ? "it is" : "they are";
            string figures = SheetWords.Count(diff.Unknown, "figure");
            page.Paragraph($"Passed over: {figures} of the official table, since nothing says what {they}: {string.Join(", ", unknown)}.");
            page.Blank();
        }
        var others = Listed(diff, PassedOverReason.NotVotes);
        if (diff.FirstTransfers > 0) others.Add($"transfers at the first stage ({SheetWords.Whole(diff.FirstTransfers)})");
        if (others.Count == 0) return;
        long notVotes = Figures(diff, PassedOverReason.NotVotes) + diff.FirstTransfers;
        page.Paragraph($"Not compared: {SheetWords.Count(notVotes, "figure")}: {string.Join(", ", others)}. They are no "
            + "votes that ours has too.");
        page.Blank();
    }

    /// <summary>Columns and rows with how many figures they have; those of one name together.</summary>
    static List<string> Listed(ResultDiff diff, PassedOverReason reason)
    {
        var all = diff.PassedOver.Where(one => one.Reason == reason).GroupBy(one => Display.Quoted(one.Heading))
            .Select(group => $"{group.Key} ({SheetWords.Whole(group.Sum(one => (long)one.Figures))})").ToList();
        return all.Count <= MostListed ? all : [.. all.Take(MostListed), $"and {all.Count - MostListed} more"];
    }

    static void First(Page page, CountResult result, ResultDiff diff, string source)
    {
        var words = new SheetWords(result);
        var first = diff.Differences[0];
        var theirs = first.Figure.Value;
        string place = $"{Display.Clean(source)}:{SheetWords.Whole(first.Figure.Line)}:{SheetWords.Whole(first.Figure.Column)}";
        page.Heading(diff.Differences.Length == 1 ? "One figure differs" : $"The first of {diff.Differences.Length} figures that differ");
        page.Entry("Place", place, 2);
        page.Entry("Stage", SheetWords.Whole(first.Figure.Stage) + (first.Stage is { } at && at.Number != first.Figure.Stage
            ? $", our stage {at.Number}" : ""), 2);
        page.Entry(first.Candidate is null ? "Sum" : "Candidate",
            first.Candidate is { } number ? words.Names[number] : Display.Isolated(Display.Brief(first.Row)), 2);
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
        if (result.Rule is { } rule)
            foreach (var clause in TextSheet.Cited(rule, [stage])) page.Entry(clause.Number, clause.Text, indent: 2, column: 8);

        string Shown(Ratio figure) => figure.Sign < 0 ? $"-{words.Figures.Value(-figure)}" : words.Figures.Value(figure);
    }
}
