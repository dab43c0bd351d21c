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
    const int RoomForAll = 50, NarrowPlaces = 5;

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
        int places = width < RoomForAll ? NarrowPlaces : Figures.MostPlaces;
        new TextRenderer(output, width).Write(new SheetReport(result, null, places).Report());
    }

    /// <summary>Writes what <see cref="Write"/> writes to a writer that is only awaited.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives it; it stays open.</param>
    /// <param name="width">How many columns a line may take.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(CountResult result, TextWriter output, int width = 100, CancellationToken cancel = default) =>
        Overlapped.WriteTextAsync(output, text => Write(result, text, width), cancel);
}
