namespace Stv;

/// <summary>
/// A count in the universal JSON form of results of ranked-choice contests, which RCVis draws: rounds with everybody's votes, and from whom
/// to whom they went. <c>docs/formats/rctab.md</c> says how a count becomes rounds. The same result always gives the same bytes.
/// Thread-safe.
/// </summary>
public static class UniversalRcvJson
{
    /// <summary>Writes a result; the stream stays open.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Receives the file.</param>
    /// <exception cref="ResultRefusedException">
    /// By the rules votes do not go from one candidate to others: they count all papers afresh, or begin anew; or there are too many stages
    /// and candidates for the form.
    /// </exception>
    public static void Write(CountResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var form = new FlowJson(result, "The universal RCV form");
        JsonFile.Write(output, json =>
        {
            var to = json.Writer;
            to.WriteStartObject("config");
            form.Contest(to);
            if (!result.Quota.IsZero) FlowJson.Decimal(to, "threshold", result.Quota);
            to.WriteEndObject();
            form.Results(json);
        });
    }

    /// <summary>Writes what <see cref="Write(CountResult, Stream)"/> writes to a stream that is only awaited; it stays open.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Receives the file.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="ResultRefusedException">The form cannot show the count.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(CountResult result, Stream output, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        return Overlapped.WriteAsync(output, stream => Write(result, stream), cancel);
    }
}
