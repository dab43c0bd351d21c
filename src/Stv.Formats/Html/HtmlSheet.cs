namespace Stv;

/// <summary>
/// A count as one page for a browser: the answer first, then every stage, the whole table, the flow of votes, lots, papers and law. One
/// file that needs no network and no script; a small script adds stepping through the stages. Thread-safe.
/// </summary>
public static class HtmlSheet
{
    /// <summary>Writes the page. The same arguments always give the same text.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives the page, which declares itself to be UTF-8.</param>
    /// <param name="provenance">
    /// What it was made from; null for what the result says. Where no ballots are named the part that says so is left out.
    /// </param>
    /// <remarks>Names are escaped, and made harmless as in <see cref="TextSheet"/>.</remarks>
    public static void Write(CountResult result, TextWriter output, Provenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        new HtmlRenderer(new Markup(output)).Write(new PageReport(result, provenance).Report());
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
