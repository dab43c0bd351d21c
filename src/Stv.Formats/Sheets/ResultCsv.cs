using System.Buffers;
using static Stv.Wording;

namespace Stv;

/// <summary>
/// The table of a count as comma-separated values (RFC 4180), the layout described in <c>docs/formats/result-csv.md</c>: a row for each
/// candidate, two columns for each stage. Thread-safe.
/// </summary>
public static class ResultCsv
{
    const int HeadColumns = 5;

    static readonly SearchValues<char> EndsCell = SearchValues.Create(",\"\r\n");

    /// <summary>Quasi-exact rules carry up to 27 places; a table for programs has them all.</summary>
    const int MostPlaces = 30;

    /// <summary>Writes the table; the writer stays open.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives the table, its lines ended by CR LF.</param>
    /// <remarks>
    /// All votes have the same number of decimal places; such as do not end are cut off after six. Names are made harmless: control
    /// characters are replaced by U+FFFD, and an apostrophe stands before what a spreadsheet would take for a formula.
    /// </remarks>
    public static void Write(CountResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var (history, figures) = (new History(result), new Figures(result, MostPlaces));
        string none = figures.Votes(0);

        Fact("Election", result.Title ?? "");
        Fact("Rules", result.Rules);
        Fact(Seats, Whole(result.Seats));
        Fact(FormalPapers, Whole(result.Papers));
        foreach (var (reason, papers) in result.Rejected) Row(["Rejected papers", Whole(papers), Text(reason)], _ => ("", ""));
        if (result.Marks is { } marks)
            Fact("Marks", $"judged otherwise than the rules say: {string.Join(' ', marks.InWords)}");
        Fact("Lot needed", result.Undecided is { } lot
            ? $"stage {Whole(lot.Stage)}, {Kebab<Purpose>.Of(lot.Purpose)}, clause {lot.Cite}, among "
                + $"{string.Join(" ", lot.Tied.Select(n => Whole(n)))}" : "");
        Row(["Stage"], stage => Both(Whole(stage.Number)));
        Row(["Action"], stage => Both(Kebab<StageAction>.Of(stage.Action)));
        Row(["Of"], stage => Both(Text(string.Join("; ", stage.From.Select(number => result.Candidate(number).Name)))));
        Row(["Transfer value"], stage => Both(stage.Value is { } value ? figures.Value(value) : ""));
        Row(["Clause"], stage => Both(Text(stage.Cite)));
        Row(["Number", "Name", "Party", "Outcome", "At stage"], _ => ("transfer", "total"));
        foreach (var candidate in result.Candidates)
        {
            int number = candidate.Number;
            var (outcome, at) = (history.ElectedAt(number), history.ExcludedAt(number), candidate.Withdrawn) switch
            {
                (_, _, true) => ("withdrawn", 0),
                ( > 0 and var stage, _, _) => ("elected", stage),
                (_, > 0 and var stage, _) => ("excluded", stage),
                _ => ("", 0),
            };
            var (before, printed) = ((Ratio?)null, "");
            Row([Whole(number), Text(candidate.Name), Text(candidate.Party ?? ""), outcome, at > 0 ? Whole(at) : ""], stage =>
            {
                var votes = stage.Votes[number];
                var change = votes - (before ?? votes);
                // With many stages most figures are those of the stage before.
                if (before is null || !change.IsZero) printed = figures.Votes(votes);
                before = votes;
                return (Change(stage, change), printed);
            });
        }
        Sum(ExhaustedRow(result), stage => stage.Exhausted);
        Sum(Capital(Disregarded), stage => stage.Loss);
        Row(["", "Total"], _ => ("", figures.Votes(result.Votes)));
        Row(["", "Quota"], stage => ("", stage.Quota.IsZero ? "" : figures.Votes(stage.Quota)));
        if (result.Method == CountMethod.KeepValues) foreach (var candidate in result.Candidates.Where(c => Any(c, Keeps)))
            Row([Whole(candidate.Number), Text(candidate.Name), "", "keep value"],
                stage => ("", figures.Value(stage.KeepValues[candidate.Number])));
        if (result.Method == CountMethod.Quotients) foreach (var candidate in result.Candidates.Where(c => Any(c, HasQuotient)))
            Row([Whole(candidate.Number), Text(candidate.Name), "", "quotient"],
                stage => ("", HasQuotient(stage, candidate.Number) ? figures.Votes(stage.Quotients[candidate.Number]) : ""));

        bool Any(Candidate candidate, Func<Stage, int, bool> has) => result.Stages.Any(stage => has(stage, candidate.Number));

        void Fact(string name, string text) => Row([name, Text(text)], _ => ("", ""));

        void Sum(string name, Func<Stage, Ratio> sum) =>
            Row(["", name], stage => (Change(stage, history.Change(stage, sum)), figures.Votes(sum(stage))));

        string Change(Stage stage, Ratio change) => stage.Number == 1 ? "" : change.IsZero ? none : figures.Votes(change);

        void Row(IReadOnlyList<string> head, Func<Stage, (string Transfer, string Total)> figure)
        {
            for (int i = 0; i < HeadColumns; i++) output.Write($"{(i > 0 ? "," : "")}{Cell(i < head.Count ? head[i] : "")}");
            foreach (var stage in result.Stages)
            {
                var (transfer, total) = figure(stage);
                output.Write($",{Cell(transfer)},{Cell(total)}");
            }
            output.Write("\r\n");
        }
    }

    /// <summary>Writes what <see cref="Write"/> writes to a writer that is only awaited.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives it; it stays open.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(CountResult result, TextWriter output, CancellationToken cancel = default) =>
        Overlapped.WriteTextAsync(output, text => Write(result, text), cancel);

    /// <summary>A cell in quotation marks where its text would end it otherwise.</summary>
    static string Cell(string text) =>
        text.AsSpan().ContainsAny(EndsCell) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>A part of every paper that reaches the candidate goes on.</summary>
    static bool Keeps(Stage stage, int number) => stage.KeepValues[number] is { IsZero: false } keep && keep < 1;

    static bool HasQuotient(Stage stage, int number) => !stage.Quotients[number].IsZero;

    static (string Transfer, string Total) Both(string text) => (text, text);

    /// <summary>Text from elsewhere as the table has it. Figures are not guarded so: it would turn the negative ones into texts.</summary>
    internal static string Text(string text)
    {
        string clean = Display.Clean(text);
        return clean.Length > 0 && "=+-@＝＋－＠".Contains(clean[0], StringComparison.Ordinal) ? $"'{clean}" : clean;
    }
}
