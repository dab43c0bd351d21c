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
    /// <param name="provenance">
    /// What it was made from; null for what the result says. Where no ballots are named the part that says so is left out.
    /// </param>
    /// <remarks>Names are made harmless as in <see cref="TextSheet"/>, and what would be Markdown or HTML in them is escaped.</remarks>
    public static void Write(CountResult result, TextWriter output, Provenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        new MarkdownRenderer(output).Write(new SheetReport(result, provenance).Report());
    }

    /// <summary>Writes what <see cref="Write"/> writes to a writer that is only awaited.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives it; it stays open.</param>
    /// <param name="provenance">
    /// What it was made from; null for what the result says. Where no ballots are named the part that says so is left out.
    /// </param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(
        CountResult result, TextWriter output, Provenance? provenance = null, CancellationToken cancel = default) =>
        Overlapped.WriteTextAsync(output, text => Write(result, text, provenance), cancel);
}
