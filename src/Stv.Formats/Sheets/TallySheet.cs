using CsvHelper;
using static Stv.Report;
using static Stv.Wording;

namespace Stv;

/// <summary>
/// What papers show before they are counted, as plain text or as comma-separated values: first preferences, how many papers rank somebody,
/// how many candidates papers rank, who comes second to whom, whom more papers prefer to whom. Thread-safe.
/// </summary>
public static class TallySheet
{
    /// <summary>A matrix of more candidates than these is for programs.</summary>
    const int MostShown = 40;

    /// <summary>So many candidates have room beside a part's name; of others the sum is shown.</summary>
    const int MostBeside = 10;

    /// <summary>Writes the tally as text, lines ended by <see cref="TextWriter.NewLine"/>.</summary>
    /// <param name="tally">The tally.</param>
    /// <param name="output">Receives it.</param>
    /// <param name="width">How many columns a line may take; at least 40.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than 40.</exception>
    public static void Write(PreferenceTally tally, TextWriter output, int width = 100)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, TextSheet.MinWidth);
        var renderer = new TextRenderer(output, width);
        renderer.Write(new Section("papers", "Papers", [new Entries(EntryKind.Facts, [.. Facts(tally)])]));
        List<Candidate> stand = Standing(tally);
        renderer.Write(new Section("first", "First preferences", [new Table(null,
            [new("Candidate"), new("First", ColumnKind.Number), new("of papers", ColumnKind.Number), new("Ranked on", ColumnKind.Number)],
            stand.Select(one => new Row([Label(one), tally.First(one.Number).ToString(Places(tally)), Share(tally.First(one.Number), tally),
                Whole(tally.Ranked(one.Number))])))]));
        renderer.Write(new Section("lengths", "How many candidates papers rank", [new Table(null,
            [new("Candidates"), new("Papers", ColumnKind.Number), new("of papers", ColumnKind.Number)],
            Lengths(tally).Select(length =>
                new Row([Whole(length), Whole(tally.OfLength(length)), Share(tally.OfLength(length), tally)])))]));
        if (tally.PartedBy is { } kind)
            renderer.Write(new Section("parts", $"By {kind.ToString().ToLowerInvariant()}: papers, and first preferences by number",
                [Parts(tally, kind, stand)]));
        if (!tally.HasPairs || stand.Count > MostShown)
        {
            renderer.Write(new Section("pairs", "Pairs", [new Paragraph(tally.HasPairs
                ? $"Pairs of {stand.Count} candidates are more than a sheet holds: they are in the tally as CSV and JSON."
                : $"Pairs of more than {PreferenceTally.MostPaired} candidates are not tallied.")]));
            return;
        }
        Column[] others = [.. stand.Select(one => new Column(Whole(one.Number), ColumnKind.Number))];
        renderer.Write(new Section("second", "Second preferences of those who rank somebody first", [new Table(null,
            [new("First"), .. others, new("none", ColumnKind.Number)],
            stand.Select(one => new Row([Label(one), .. stand.Select(other =>
                (Cell)(one == other ? "" : Whole(tally.Second(one.Number, other.Number)))), Whole(tally.Second(one.Number, 0))])))]));
        renderer.Write(new Section("pairs", "Papers that prefer the candidate of the row to that of the column", [new Table(null,
            [new("Preferred"), .. others],
            stand.Select(one => new Row([Label(one), .. stand.Select(other =>
                (Cell)(one == other ? "" : Whole(tally.Preferred(one.Number, other.Number))))])))]));
    }

    /// <summary>Writes what <see cref="Write"/> writes to a writer that is only awaited.</summary>
    /// <param name="tally">The tally.</param>
    /// <param name="output">Receives it; it stays open.</param>
    /// <param name="width">How many columns a line may take.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(PreferenceTally tally, TextWriter output, int width = 100, CancellationToken cancel = default) =>
        Overlapped.WriteTextAsync(output, text => Write(tally, text, width), cancel);

    /// <summary>
    /// Writes the tally as CSV (RFC 4180) with the columns <c>figure</c>, <c>candidate</c>, <c>other</c>, <c>papers</c> and <c>part</c>
    /// (empty for all papers; <c>(not said)</c> for those of which the source does not say, and no pairs for parts), a row for each figure:
    /// <c>rules</c> (by which marks were judged, and how, where that is not as they say), <c>formal</c>, <c>rejected</c> and
    /// <c>shortened</c> (the reason in the second column), <c>first</c>, <c>ranked</c>,
    /// <c>length</c> (how many candidates in the second column), <c>second</c> and <c>preferred</c>.
    /// </summary>
    /// <param name="tally">The tally.</param>
    /// <param name="output">Receives it, lines ended by CR LF; it stays open.</param>
    /// <remarks>Before what a spreadsheet would take for a formula stands an apostrophe.</remarks>
    public static void WriteCsv(PreferenceTally tally, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(output);
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord("figure", "candidate", "other", "papers", "part");
        Row("rules", tally.Rule?.Id ?? "", tally.Rule is { MarksOverridden: true } rule ? string.Join(' ', rule.Marks.InWords) : "", "");
        List<Candidate> stand = Standing(tally);
        Figures(tally, "");
        if (tally.HasPairs)
        {
            foreach (var one in stand)
            {
                foreach (var other in stand)
                    if (other != one) Row("second", one.Name, other.Name, Whole(tally.Second(one.Number, other.Number)));
                Row("second", one.Name, "", Whole(tally.Second(one.Number, 0)));
            }
            foreach (var one in stand)
                foreach (var other in stand)
                    if (other != one) Row("preferred", one.Name, other.Name, Whole(tally.Preferred(one.Number, other.Number)));
        }
        foreach (var (name, part) in tally.Parts) Figures(part, PartName(name));

        void Figures(PreferenceTally of, string part)
        {
            Row("formal", "", "", Whole(of.Papers), part);
            foreach (var (reason, papers) in of.Rejected) Row("rejected", reason, "", Whole(papers), part);
            foreach (var (reason, papers) in of.Shortened) Row("shortened", reason, "", Whole(papers), part);
            foreach (var one in stand) Row("first", one.Name, "", of.First(one.Number).ToString(Places(of)), part);
            foreach (var one in stand) Row("ranked", one.Name, "", Whole(of.Ranked(one.Number)), part);
            foreach (int length in Lengths(of)) Row("length", Whole(length), "", Whole(of.OfLength(length)), part);
        }

        void Row(string figure, string candidate, string other, string papers, string part = "") =>
            csv.WriteRecord(figure, Display.Clean(candidate), Display.Clean(other), papers, part);
    }

    static Table Parts(PreferenceTally tally, PartKind kind, List<Candidate> stand)
    {
        Candidate[] shown = [.. stand.OrderByDescending(one => tally.First(one.Number)).Take(MostBeside).OrderBy(one => one.Number)];
        return new(null,
            [
                new(kind.ToString()), new("Formal", ColumnKind.Number), new("Rejected", ColumnKind.Number),
                .. shown.Select(one => new Column(Whole(one.Number), ColumnKind.Number)),
                .. shown.Length < stand.Count ? [new Column("others", ColumnKind.Number)] : (Column[])[],
            ],
            [.. tally.Parts.Select(part => Line(PartName(part.Name), part.Tally)), Line("all", tally) with { IsSum = true }]);

        Row Line(string name, PreferenceTally of) => new(
        [
            new(name, IsName: true), Whole(of.Papers), Whole(of.Rejected.Sum(one => one.Papers)),
            .. shown.Select(one => (Cell)of.First(one.Number).ToString(Places(of))),
            .. shown.Length < stand.Count
                ? [(Cell)stand.Except(shown).Aggregate(default(Ratio), (sum, one) => sum + of.First(one.Number)).ToString(Places(of))]
                : (Cell[])[],
        ]);
    }

    static string PartName(string name) => name.Length > 0 ? Display.Clean(name) : "(not said)";

    static IEnumerable<Entry> Facts(PreferenceTally tally)
    {
        yield return new("Marks", tally.Rule is not { } rule ? "every preference is taken, those at one rank as equal"
            : !rule.MarksOverridden ? $"judged as {Named(rule)} says"
            : $"judged otherwise than {Named(rule)} says. {string.Join(' ', rule.Marks.InWords)}");
        yield return new(FormalPapers, Whole(tally.Papers));
        yield return new("Rejected papers", ByReason(tally.Rejected));
        if (tally.Shortened.Length > 0) yield return new("Shortened papers", ByReason(tally.Shortened));
        if (tally.Papers > 0) yield return new("Ranked by each", $"{tally.MeanLength.Nearest(2).ToString(2)} candidates on average");
        if (!tally.HasPairs || tally.Papers == 0 || Standing(tally).Count < 2) yield break;
        yield return new("Condorcet winner", tally.CondorcetWinner is { } winner
            ? $"{Display.Isolated(Display.Clean(tally.Candidates[winner - 1].Name))}: preferred to each of the others by more papers than "
                + "the other way round"
            : "nobody is preferred to each of the others by more papers than the other way round");
    }

    static List<Candidate> Standing(PreferenceTally tally) => [.. tally.Candidates.Where(one => !one.Withdrawn)];

    /// <summary>From 1 to the longest.</summary>
    static IEnumerable<int> Lengths(PreferenceTally tally) =>
        Enumerable.Range(1, Enumerable.Range(1, tally.Candidates.Length).LastOrDefault(length => tally.OfLength(length) > 0));

    static int Places(PreferenceTally tally) =>
        tally.Candidates.All(one => tally.First(one.Number).Down(0) == tally.First(one.Number)) ? 0 : 2;

    static Cell Label(Candidate candidate) => new($"{candidate.Number} {Display.Clean(candidate.Name)}", IsName: true);

    static string Share(Ratio of, PreferenceTally tally) =>
        tally.Papers == 0 ? "" : $"{(of * 100 / tally.Papers).Nearest(1).ToString(1)} %";
}
