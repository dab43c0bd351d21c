using static Stv.Report;
using static Stv.Wording;

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
        var text = new TextRenderer(output, width);
        if (result.Marks is { } marks)
            text.Write(Said("marks", $"Our count judged marks otherwise than the rules say. {string.Join(' ', marks.InWords)}"));
        foreach (var section in PassedOver(diff).Concat(OfOurs(diff)).Concat(Found(result, diff, source))) text.Write(section);
        text.Write(new Section("figures", null, Compared(diff)));
    }

    static IEnumerable<Section> Found(CountResult result, ResultDiff diff, string source) =>
        !diff.Differences.IsEmpty ? First(result, diff, source)
        : diff.Compared == 0 ? [Said("none", "No figure of the official table was compared.")]
        : [Said("equal", Equal(diff.Compared, all: diff.FirstTransfers == 0 && diff.PassedOver.IsEmpty))];

    static IEnumerable<Section> OfOurs(ResultDiff diff)
    {
        foreach (var (reason, id, what) in new[]
        {
            (PassedOverReason.Missing, "missing", "The table is of the form of our own and has nothing where ours has something"),
            (PassedOverReason.OtherWords, "other-words", "The table is of the form of our own and has other words or facts than ours"),
        })
        {
            if (diff.PassedOver.FirstOrDefault(one => one.Reason == reason) is not { } first) continue;
            string place = $"the first at {Whole(first.Line)}:{Whole(first.Column)}";
            yield return Said(id, $"{what}: {Count(Figures(diff, reason), "cell")}, {place}: {string.Join(", ", Listed(diff, reason))}.");
        }
    }

    static Section Said(string id, string sentences) => new(id, null, [new Paragraph(sentences)]);

    static IEnumerable<Block> Compared(ResultDiff diff)
    {
        string are = diff.Absent == 1 ? "is" : "are";
        yield return new Entries(EntryKind.Facts,
        [
            new("Compared", Count(diff.Compared, "figure")),
            new("Equal", Whole(diff.Equal)),
            new("Different", Whole(diff.Differences.Length)),
            .. Several("Passed over", PassedOverReason.Unknown),
            .. Several("Ignored", PassedOverReason.Ignored),
            new("Absent", $"{Count(diff.Absent, "total")} of ours {are} not in the official table"),
        ]);
        if (diff.ByParts)
            yield return new Paragraph(
                "The table has one stage for each surplus or exclusion; where ours takes several, the last of them is compared.");

        Entry[] Several(string term, PassedOverReason reason) => Listed(diff, reason) is { Count: > 0 } listed
            ? [new(term, $"{Count(Figures(diff, reason), "figure")}: {string.Join(", ", listed)}")] : [];
    }

    static long Figures(ResultDiff diff, PassedOverReason reason) =>
        diff.PassedOver.Where(one => one.Reason == reason).Sum(one => (long)one.Figures);

    static string Equal(int figures, bool all) => (figures, all) switch
    {
        (1, true) => "The only figure of the official table is ours too.",
        (1, false) => "The one figure of the official table that was compared is ours too.",
        (_, true) => $"All {Whole(figures)} figures of the official table are ours too.",
        _ => $"All {Whole(figures)} figures of the official table that were compared are ours too.",
    };

    /// <summary>What nobody asked to ignore comes first: whatever follows is not of the whole table.</summary>
    static IEnumerable<Section> PassedOver(ResultDiff diff)
    {
        var unknown = Listed(diff, PassedOverReason.Unknown);
        if (unknown.Count > 0)
            yield return Said("passed-over", $"Passed over: {Count(diff.Unknown, "figure")} of the official table, since nothing says what "
                + $"{(diff.Unknown == 1 ? "it is" : "they are")}: {string.Join(", ", unknown)}.");
        var others = Listed(diff, PassedOverReason.NotVotes);
        if (diff.FirstTransfers > 0) others.Add($"transfers at the first stage ({Whole(diff.FirstTransfers)})");
        if (others.Count == 0) yield break;
        long notVotes = Figures(diff, PassedOverReason.NotVotes) + diff.FirstTransfers;
        yield return Said("not-compared", $"Not compared: {Count(notVotes, "figure")}: {string.Join(", ", others)}. They are no "
            + "votes that ours has too.");
    }

    /// <summary>Columns and rows with how many figures they have; those of one name together.</summary>
    static List<string> Listed(ResultDiff diff, PassedOverReason reason)
    {
        var all = diff.PassedOver.Where(one => one.Reason == reason).GroupBy(one => Display.Quoted(one.Heading))
            .Select(group => $"{group.Key} ({Whole(group.Sum(one => (long)one.Figures))})").ToList();
        return all.Count <= MostListed ? all : [.. all.Take(MostListed), $"and {all.Count - MostListed} more"];
    }

    static IEnumerable<Section> First(CountResult result, ResultDiff diff, string source)
    {
        var words = new SheetWords(result);
        var (first, all) = (diff.Differences[0], diff.Differences.Length);
        yield return new("first", all == 1 ? "One figure differs" : $"The first of {all} figures that differ",
            [new Entries(EntryKind.Facts, [.. About(result, words, first, source)])]);
        if (first.Stage is not { } stage || first.Ours is null) yield break;
        yield return CountReport.Told(words, stage, result.Rule is { } rule ? [CountReport.Clauses(Cited(rule, [stage]))] : []);
    }

    static IEnumerable<Entry> About(CountResult result, SheetWords words, FigureDifference first, string source)
    {
        var figure = first.Figure;
        yield return new("Place", $"{Display.Clean(source)}:{Whole(figure.Line)}:{Whole(figure.Column)}");
        yield return new("Stage",
            Whole(figure.Stage) + (first.Stage is { } at && at.Number != figure.Stage ? $", our stage {at.Number}" : ""));
        yield return first.Candidate is { } number ? new("Candidate", words.Names[number])
            : new("Sum", Display.Isolated(Display.Brief(first.Row)));
        yield return new("Figure", figure.Kind switch
        {
            FigureKind.Transfer => "transfer",
            FigureKind.KeepValue => "keep value",
            FigureKind.Quotient => "quotient",
            _ => "total at the end of the stage",
        });
        yield return new("Official", Shown(figure.Value));
        if (first.Stage is null || first.Ours is not { } ours)
        {
            yield return new("Ours", first.Stage is null ? $"none: our count has {Count(result.Stages.Length, "stage")}"
                : "none: our stage has no such figures");
            yield break;
        }
        var difference = ours - figure.Value;
        yield return new("Ours", Shown(ours));
        yield return new("Difference", $"{(difference.Sign > 0 ? "+" : "")}{Shown(difference)}");

        string Shown(Ratio figure) => figure.Sign < 0 ? $"-{words.Figures.Value(-figure)}" : words.Figures.Value(figure);
    }
}
