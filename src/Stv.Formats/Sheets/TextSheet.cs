namespace Stv;

/// <summary>
/// The sheet that returning officers print and scrutineers check, in plain text: the answer in one line; the table with candidates down and
/// stages across; every stage in words, with its clause; the clauses themselves. Thread-safe.
/// </summary>
public static class TextSheet
{
    /// <summary>The narrowest sheet.</summary>
    public const int MinWidth = 40;

    /// <summary>In a narrower sheet votes with nine decimal places leave no room for names.</summary>
    const int RoomForAll = 50;

    /// <summary>Writes the sheet, lines ended by <see cref="TextWriter.NewLine"/>.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives the sheet.</param>
    /// <param name="width">
    /// How many columns a line may take; at least 40. The table is broken into blocks of stages to keep to it. Only the answer, the
    /// first line, is never broken, and figures too large for a narrow sheet are never cut.
    /// </param>
    /// <remarks>
    /// Names are made harmless: control characters, and such as reorder a line, are replaced by U+FFFD. Names too long for their
    /// column are shortened with an ellipsis; in the words they are whole.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than 40.</exception>
    public static void Write(CountResult result, TextWriter output, int width = 100)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, MinWidth);
        var shown = Shown.Of(result);
        result = shown.Result;
        var words = new SheetWords(result, width < RoomForAll ? 5 : Figures.MostPlaces, shown.Whole);
        var page = new Page(output, width);

        output.WriteLine(words.Answer());
        Head(page, result, words);
        new SheetTable(result, words.Course, words.Names, words.Figures, width).Write(page);
        if (shown.LeftOut is { } leftOut) page.Paragraph($"{leftOut} Transfers are shown since the stage to the left.");
        foreach (var stage in result.Stages)
        {
            page.Blank();
            page.Heading(words.Heading(stage));
            foreach (string sentence in words.Of(stage)) page.Paragraph(sentence, 2);
        }
        if (result.Undecided is { } lot)
        {
            page.Blank();
            page.Heading($"Stage {lot.Stage}: a lot is needed");
            foreach (string sentence in words.Of(lot)) page.Paragraph(sentence, 2);
            foreach (string line in DecisionsJson.Asked(shown.Whole)) page.Paragraph(line, 4 + line.Length - line.TrimStart().Length);
        }
        Foot(page, result);
    }

    /// <summary>Writes what <see cref="Write"/> writes to a writer that is only awaited.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives it; it stays open.</param>
    /// <param name="width">How many columns a line may take.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(CountResult result, TextWriter output, int width = 100, CancellationToken cancel = default) =>
        Overlapped.WriteTextAsync(output, text => Write(result, text, width), cancel);

    static void Head(Page page, CountResult result, SheetWords words)
    {
        var rule = result.Rule;
        page.Blank();
        if (result.Title is { } title && Display.Clean(title) is { Length: > 0 } clean) page.Paragraph(Display.Isolated(clean));
        page.Paragraph(rule is null ? $"Rules: {Display.Clean(result.Rules)}" : $"{rule.Name} ({SheetWords.Ids(rule)})");
        if (rule is not null) page.Paragraph(rule.Law);
        page.Blank();
        foreach (var (term, text) in words.Facts()) page.Entry(term, text);
        page.Blank();
        if (result.Elected.IsEmpty) page.Paragraph(SheetWords.NobodyElected);
        else page.Heading(words.ElectedHeading);
        foreach (var (place, text) in words.Elected().Index()) page.Entry($"{place + 1}.", text, indent: 2, column: 2
            + $"{result.Elected.Length}.".Length);
    }

    static void Foot(Page page, CountResult result)
    {
        if (result.Rule is { } rule)
        {
            page.Blank();
            page.Heading("The clauses cited, in plain words");
            foreach (var clause in Cited(rule, result)) page.Entry(clause.Number, clause.Text, indent: 2, column: 8);
            page.Blank();
            page.Heading("Evidence for these rules");
            page.Paragraph(EvidenceOf(rule), 2);
        }
        page.Blank();
        page.Paragraph(Diagnostics(result));
    }

    /// <summary>How sure the figures of a rule are, in words.</summary>
    internal static string EvidenceOf(Rule rule) => rule.Evidence.Level switch
    {
        EvidenceLevel.Official => "Figures equal an official count: ",
        EvidenceLevel.TwoEngines => "Figures equal another engine's: ",
        EvidenceLevel.None => "",
        _ => "The text of the law alone: ",
    } + rule.Evidence.Text;

    /// <summary>The clauses of a rule that a count cites, with those of its quota and of the lot it needs, in the order of doing.</summary>
    internal static IEnumerable<Clause> Cited(Rule rule, CountResult result) =>
        Cited(rule, result.Stages, result.Quota.IsZero ? null : rule.QuotaClause, result.Undecided?.Cite);

    /// <summary>The clauses that stages cite, and others, in the order of doing.</summary>
    internal static IEnumerable<Clause> Cited(Rule rule, IEnumerable<Stage> stages, params IEnumerable<string?> others)
    {
        var cited = stages.SelectMany(Cites).Concat(others).ToHashSet();
        return rule.Clauses.Where(clause => cited.Contains(clause.Number));

        static IEnumerable<string?> Cites(Stage stage) =>
            [stage.Cite, stage.Closed, .. stage.Acts.Select(act => act.Cite), .. stage.Decisions.Select(tie => tie.Cite)];
    }

    /// <summary>How many diagnostics there are, by kind.</summary>
    internal static string Diagnostics(CountResult result)
    {
        var kinds = result.Diagnostics.GroupBy(diagnostic => diagnostic.Severity).OrderByDescending(kind => kind.Key)
            .Select(kind => SheetWords.Count(kind.Sum(diagnostic => diagnostic.Times), kind.Key.ToString().ToLowerInvariant())).ToList();
        return kinds.Count == 0 ? "No diagnostics." : $"Diagnostics: {string.Join(", ", kinds)}.";
    }
}
