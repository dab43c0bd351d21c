using System.Text;

namespace Stv;

/// <summary>
/// A count as JSON, exact to the last fraction, as <c>docs/result.schema.json</c> describes it. The same result always gives the same
/// bytes: UTF-8, line feeds, members in one order. What is written can be read back and written again to the same bytes. Thread-safe.
/// The framework's <c>JsonSerializer</c> gives and takes the same members, escaped and broken into lines as its options say.
/// </summary>
public static class ResultJson
{
    /// <summary>Writes a result; the stream stays open.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Receives the file.</param>
    public static void Write(CountResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        JsonFile.Write(output, json => ResultMembers.Write(json, result));
    }

    /// <summary>Writes what <see cref="Write(CountResult, Stream)"/> writes to a stream that is only awaited; it stays open.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Receives the file.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(CountResult result, Stream output, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        return Overlapped.WriteAsync(output, stream => Write(result, stream), cancel);
    }

    /// <summary>The file that <see cref="Write(CountResult, Stream)"/> makes, as text.</summary>
    /// <param name="result">The result.</param>
    public static string ToText(CountResult result)
    {
        using var memory = new MemoryStream();
        Write(result, memory);
        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    /// <summary>Reads a result.</summary>
    /// <param name="input">A file as <see cref="Write(CountResult, Stream)"/> makes it; a byte order mark is passed over.</param>
    /// <returns>
    /// The result: all that the file says. Members that this version does not know are passed over where the file says that its format is
    /// newer, and a diagnostic names them (<c>result-format-newer</c>). A name of an action, a purpose and the like that is not known is an
    /// error there too.
    /// </returns>
    /// <exception cref="FormatException">
    /// The file is not JSON (the message gives line and column), or is no result: a member is missing, unknown or of the wrong kind, a
    /// number is impossible, figures contradict each other, or stages are not of one method (the message gives the JSON path, and says
    /// so where the file is of a newer format). Votes + exhausted + loss must make up all votes at every stage.
    /// </exception>
    public static CountResult Read(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var document = JsonFile.Parse(input);
        return ResultReading.Read(document);
    }

    /// <summary>Reads a result, as <see cref="Read"/> does, from a stream that is only awaited.</summary>
    /// <param name="input">The file; a byte order mark is passed over.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="FormatException">The file is no result.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static async Task<CountResult> ReadAsync(Stream input, CancellationToken cancel = default)
    {
        using var document = await JsonFile.ParseAsync(input, cancel).ConfigureAwait(false);
        return ResultReading.Read(document);
    }
}
