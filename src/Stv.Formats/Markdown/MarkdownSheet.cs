namespace Stv;

/// <summary>
/// A count as Markdown, for a report, a wiki or an issue: the answer, the table, every stage in words, the clauses. Tables are those of
/// GitHub's Markdown. Thread-safe.
/// </summary>
public static class MarkdownSheet
{
    /// <summary>Writes the sheet, lines ended by <see cref="TextWriter.NewLine"/>. The same arguments always give the same text.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives the sheet.</param>
    /// <param name="provenance">What it was made from; null leaves the part out that says so.</param>
    /// <remarks>Names are made harmless as in <see cref="TextSheet"/>, and what would be Markdown or HTML in them is escaped.</remarks>
    public static void Write(CountResult result, TextWriter output, Provenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        new Sheet(Shown.Of(result), output).Write(provenance);
    }

    /// <summary>Writes what <see cref="Write"/> writes to a writer that is only awaited.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives it; it stays open.</param>
    /// <param name="provenance">What it was made from; null leaves the part out that says so.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(
        CountResult result, TextWriter output, Provenance? provenance = null, CancellationToken cancel = default) =>
        Overlapped.WriteTextAsync(output, text => Write(result, text, provenance), cancel);

    sealed class Sheet
    {
        readonly Shown shown;
        readonly CountResult result;
        readonly TextWriter output;
        readonly Course course;
        readonly SheetNames names;
        readonly Figures figures;
        readonly SheetWords words;

        public Sheet(Shown shown, TextWriter output)
        {
            (this.shown, result, this.output) = (shown, shown.Result, output);
            words = new(result, whole: shown.Whole);
            (course, names, figures) = (words.Course, words.Names, words.Figures);
        }

        public void Write(Provenance? provenance)
        {
            var rule = result.Rule;
            string title = Display.Clean(result.Title ?? "");
            output.WriteLine($"# {Text(title.Length > 0 ? Display.Isolated(title) : "An election")}");
            Paragraph($"**{Text(words.Answer())}**");
            Paragraph(Text(rule is null ? $"Rules: {Display.Clean(result.Rules)}" : $"{rule.Name} ({SheetWords.Ids(rule)}). {rule.Law}."));
            List(words.Facts().Select(fact => $"{fact.Term}: {Text(fact.Text)}"));

            Heading(words.ElectedHeading);
            if (result.Elected.IsEmpty) Paragraph(SheetWords.NobodyElected);
            else List(words.Elected().Select(Text), (place) => $"{place}.");

            Tables();
            foreach (var stage in result.Stages)
            {
                Heading(Text(words.Heading(stage)));
                List(words.Of(stage).Select(Text));
            }
            if (result.Undecided is { } lot) Needed(lot);

            if (rule is not null)
            {
                Heading("The clauses cited, in plain words");
                List(TextSheet.Cited(rule, result).Select(clause => $"**{Text(clause.Number)}** {Text(clause.Text)}"));
                Heading("Evidence for these rules");
                Paragraph(Text(TextSheet.EvidenceOf(rule)));
            }
            if (provenance is not null) Repeat(provenance);
            Paragraph(TextSheet.Diagnostics(result));
        }

        void Tables()
        {
            if (result.Stages.IsEmpty) return;
            Heading("The table");
            for (int first = 0; first < result.Stages.Length; first += HtmlTable.MostStagesAcross)
            {
                output.WriteLine();
                Table([.. result.Stages.Skip(first).Take(HtmlTable.MostStagesAcross)]);
            }
            Paragraph("Votes at the end of each stage; in brackets what was gained or lost at it.");
            if (shown.LeftOut is { } leftOut) Paragraph($"{leftOut} Gains and losses are shown since the stage to the left.");
            if (figures.Note is { } note) Paragraph(note);
        }

        void Table(IReadOnlyList<Stage> stages)
        {
            Row("Candidate", stages.Select(Head));
            Row(":--", stages.Select(_ => "--:"));
            foreach (var candidate in result.Candidates) Row(Text(names[candidate.Number]),
                stages.Select(stage => Cell(stage, candidate.Number)));
            foreach (var (name, sum) in SheetWords.Nobodys(result, figures)) Sum(name, sum);
            Row("Total", stages.Select(_ => figures.Votes(result.Votes)));
            if (course.QuotaVaries) Row("Quota", stages.Select(stage => figures.Votes(stage.Quota)));

            void Sum(string name, Func<Stage, Ratio> sum) =>
                Row(name, stages.Select(stage => figures.Votes(sum(stage)) + Change(course.Change(stage, sum))));
        }

        string Head(Stage stage) =>
            $"Stage {stage.Number}: {Text(SheetWords.What(stage, names.Distinct))}"
                + $"{(stage.Value is { } value ? $" at {figures.Value(value)}" : "")}";

        string Cell(Stage stage, int number)
        {
            string votes = course.Gone(stage, number) ? "–" : figures.Votes(stage.Votes[number]) + Change(course.Change(stage, number));
            string standing = HtmlStages.JustNow(course.Standing(stage, number));
            return standing.Length == 0 ? votes : $"{votes} **{standing}**";
        }

        string Change(Ratio change) => figures.Change(change) is { Length: > 0 } text ? $" ({text})" : "";

        void Needed(Undecided lot)
        {
            Heading($"Stage {lot.Stage}: a lot is needed");
            foreach (string sentence in words.Of(lot)) Paragraph(Text(sentence));
            output.WriteLine();
            foreach (string line in DecisionsJson.Asked(shown.Whole)) output.WriteLine($"    {line}");
        }

        void Repeat(Provenance provenance)
        {
            Heading("To repeat this count");
            List(
            [
                .. Fact("Ballots", provenance.Input),
                .. Fact("SHA-256 of the ballots", provenance.Sha256),
                .. Fact("SHA-256 of the decisions", provenance.DecisionsSha256),
                .. Fact("Program", provenance.Program),
                .. Fact("Command", provenance.Command),
            ]);

            static string[] Fact(string term, string? what) => what is null ? [] : [$"{term}: {Text(Display.Clean(what))}"];
        }

        void Heading(string text) => Paragraph($"## {text}");

        void Paragraph(string text)
        {
            output.WriteLine();
            output.WriteLine(text);
        }

        void List(IEnumerable<string> items, Func<int, string>? mark = null)
        {
            output.WriteLine();
            foreach (var (at, item) in items.Index()) output.WriteLine($"{mark?.Invoke(at + 1) ?? "-"} {item}");
        }

        void Row(string head, IEnumerable<string> cells) => output.WriteLine($"| {head} | {string.Join(" | ", cells)} |");

        static string Text(string text) => MarkdownText.Of(text);
    }
}
