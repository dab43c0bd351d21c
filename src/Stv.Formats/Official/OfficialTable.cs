using System.Collections.Immutable;

namespace Stv;

/// <summary>What a figure of an official table says.</summary>
public enum FigureKind
{
    /// <summary>Votes gained or lost at a stage.</summary>
    Transfer,

    /// <summary>Votes at the end of a stage.</summary>
    Total,

    /// <summary>The part of each paper that a candidate keeps, from 0 to 1.</summary>
    KeepValue,

    /// <summary>By which quotient a stage elects or excludes.</summary>
    Quotient,
}

/// <summary>A figure of an official table. Immutable.</summary>
/// <param name="Line">The line of the file it stands in, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
/// <param name="Stage">The stage as the table numbers it, from 1.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Value">The number.</param>
/// <param name="Places">With how many decimal places it is written.</param>
public sealed record OfficialFigure(long Line, int Column, int Stage, FigureKind Kind, Ratio Value, int Places);

/// <summary>A row of an official table: a candidate, or a sum. Immutable.</summary>
/// <param name="Names">
/// How its name may be put together from the cells, the likeliest first: what is called a name, or a surname and given names, with the
/// party or the group's letter too.
/// </param>
/// <param name="Number">The candidate's number where the table has such; null otherwise.</param>
/// <param name="Line">The line of the file the name stands in, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
/// <param name="Figures">Its figures, from left to right; what is blank or a dash is no figure.</param>
public sealed record OfficialRow(
    ImmutableArray<string> Names, int? Number, long Line, int Column, ImmutableArray<OfficialFigure> Figures);

/// <summary>
/// A count as officials publish it: figures by candidate and stage. The layouts that are understood are described in
/// <c>docs/formats/official-csv.md</c>: a row for each candidate with columns of stages, or a row for each candidate and count. Immutable.
/// </summary>
/// <param name="Rows">The rows that have figures, in the order of the file; where it has a row for each count, rows of one name are
/// joined.</param>
/// <param name="PassedOver">Columns and rows that have figures and were not read, in the order of the file.</param>
public sealed record OfficialTable(ImmutableArray<OfficialRow> Rows, ImmutableArray<PassedOver> PassedOver)
{
    /// <summary>The most decimal places that any figure of votes has: what the table is exact to.</summary>
    public int Places => PlacesOf(FigureKind.Total);

    /// <summary>The most decimal places that any figure of a kind has; transfers and totals have those of votes.</summary>
    internal int PlacesOf(FigureKind kind) => Rows.SelectMany(row => row.Figures)
        .Where(figure => figure.Kind == kind || IsVotes(figure.Kind) && IsVotes(kind))
        .Select(figure => figure.Places).DefaultIfEmpty(0).Max();

    /// <summary>The table cell by cell, where we have written it ourselves; else null.</summary>
    internal OwnTable? Own { get; init; }

    internal static bool IsVotes(FigureKind kind) => kind is FigureKind.Transfer or FigureKind.Total;

    /// <summary>Reads a table of comma-separated values.</summary>
    /// <param name="input">The text, from where it stands; it is read to its end and left open.</param>
    /// <param name="ignore">
    /// Columns and rows to leave out, by what stands over or before them in full, without regard to case; null for none. They are among
    /// <see cref="PassedOver"/>.
    /// </param>
    /// <returns>The table; it has at least one figure.</returns>
    /// <exception cref="FormatException">
    /// No heading says where names and stages are, a cell is no number, or there is nothing of a name to leave out: the message begins
    /// with line and column.
    /// </exception>
    public static OfficialTable Read(TextReader input, IReadOnlyCollection<string>? ignore = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = CsvRow.All(input);
        var log = new PassedOverLog(ignore ?? []);
        var table = LongLayout.Find(rows)?.Read(log) ?? WideLayout.Find(rows, log).Read();
        // What is missing in a table of our own is known when it is compared.
        if (table.Own is null && log.Unmet is { } name) throw NothingToLeaveOut(rows[0].At(0), name);
        return table.Rows.Length > 0 ? table
            : throw new FormatException($"{rows[0].At(0)}found no figure in the table, expected a row for each candidate");
    }

    internal static FormatException NothingToLeaveOut(string place, string name) =>
        new($"{place}found no column and no row {Display.Quoted(name)}, which is to be left out, expected one");

    /// <summary>Reads a table, as <see cref="Read"/> does, from a reader that is only awaited.</summary>
    /// <param name="input">The table as CSV.</param>
    /// <param name="ignore">Columns and rows to leave out, by what stands over or before them; null for none.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="FormatException">There is no such table: the message begins with line and column.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static async Task<OfficialTable> ReadAsync(
        TextReader input, IReadOnlyCollection<string>? ignore = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var text = new StringReader(await input.ReadToEndAsync(cancel).ConfigureAwait(false));
        return Read(text, ignore);
    }
}
