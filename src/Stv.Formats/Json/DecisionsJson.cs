using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Stv;

/// <summary>
/// The decisions file: the outcomes of lots that people drew, and a standing order, as <c>docs/decisions.md</c> explains and
/// <c>docs/decisions.schema.json</c> describes it. Thread-safe.
/// </summary>
public static class DecisionsJson
{
    /// <summary>A sheet lists no more of those tied at all lots together.</summary>
    const int MostNumbers = 100_000;

    /// <summary>Reads a decisions file.</summary>
    /// <param name="input">The file; a byte order mark is passed over.</param>
    /// <param name="candidates">Those who stand, so that a number that is nobody's is an error here; null where they are not known.</param>
    /// <exception cref="FormatException">
    /// The file is not JSON (the message gives line and column), or says something impossible (the message gives the JSON path
    /// and what was expected).
    /// </exception>
    public static Decisions Read(Stream input, IReadOnlyList<Candidate>? candidates = null)
    {
        using var document = JsonFile.Parse(input);
        return Read(document, candidates);
    }

    /// <summary>
    /// Reads a decisions file, as <see cref="Read(Stream, IReadOnlyList{Candidate})"/> does, from a stream that is only awaited.
    /// </summary>
    /// <param name="input">The file; a byte order mark is passed over.</param>
    /// <param name="candidates">Those who stand, so that a number that is nobody's is an error here; null where they are not known.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="FormatException">The file is not JSON, or says something impossible.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static async Task<Decisions> ReadAsync(
        Stream input, IReadOnlyList<Candidate>? candidates = null, CancellationToken cancel = default)
    {
        using var document = await JsonFile.ParseAsync(input, cancel).ConfigureAwait(false);
        return Read(document, candidates);
    }

    static Decisions Read(JsonDocument document, IReadOnlyList<Candidate>? candidates)
    {
        var root = JsonPart.Root(document).Object([], "decisions", "order");
        int last = candidates?.Count ?? Electorate.MaxCandidates;

        List<Lot> lots = [];
        root.Find("decisions")?.Array(part =>
        {
            var lot = ReadLot(part, last);
            if (lots.Any(other => other.Purpose == lot.Purpose && other.Chosen != lot.Chosen && other.Tied.SequenceEqual(lot.Tied)))
            {
                string among = $"{Display.Brief(string.Join(", ", lot.Tied))} ({Kebab<Purpose>.Of(lot.Purpose)})";
                throw part["chosen"].Error($"the lot among {among} stands here before with another outcome");
            }
            lots.Add(lot);
            return lot;
        });
        return new(lots, root.Find("order")?.Different(last) ?? []);
    }

    /// <summary>Writes a decisions file, the same bytes for the same decisions; the stream stays open.</summary>
    /// <param name="decisions">Lots and a standing order.</param>
    /// <param name="output">Receives the file.</param>
    public static void Write(Decisions decisions, Stream output)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(output);
        JsonFile.Write(output, json =>
        {
            json.Lines("decisions", decisions.Lots, (to, lot) => Write(to, lot.Purpose, lot.Tied, lot.Chosen));
            json.Line(() => json.Writer.WriteNumbers("order", decisions.Order));
        });
    }

    /// <summary>Writes what <see cref="Write(Decisions, Stream)"/> writes to a stream that is only awaited; it stays open.</summary>
    /// <param name="decisions">Lots and a standing order.</param>
    /// <param name="output">Receives the file.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(Decisions decisions, Stream output, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(output);
        return Overlapped.WriteAsync(output, stream => Write(decisions, stream), cancel);
    }

    /// <summary>The file that <see cref="Write(Decisions, Stream)"/> makes, as text.</summary>
    /// <param name="decisions">Lots and a standing order.</param>
    public static string ToText(Decisions decisions)
    {
        using var memory = new MemoryStream();
        Write(decisions, memory);
        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    /// <summary>
    /// The line to put into the list <c>decisions</c> of the file for a lot that a count needs, such as
    /// <c>{ "purpose": "exclude", "tied": [3, 7], "chosen": ? }</c>. The number drawn replaces the question mark; until it does the
    /// file cannot be read, so that no lot is ever taken from a line nobody completed.
    /// </summary>
    /// <param name="undecided">The lot.</param>
    public static string Entry(Undecided undecided)
    {
        ArgumentNullException.ThrowIfNull(undecided);
        return Line(undecided.Purpose, undecided.Tied, null);
    }

    /// <summary>What a sheet says of more lots than a person copies from one.</summary>
    internal const string TooMany = "The lots that were used are too many to be written down here: the result as JSON has them.";

    /// <summary>The lots that a count used list more candidates than a sheet holds.</summary>
    internal static bool AreTooMany(CountResult result) =>
        result.Decisions.Where(IsDrawn).Sum(tie => (long)tie.Tied.Length) > MostNumbers;

    /// <summary>
    /// The decisions file of a count that needs a lot: the lots it had, unless they are too many, and the line that is to be completed.
    /// </summary>
    internal static IEnumerable<string> ToComplete(CountResult result)
    {
        var before = AreTooMany(result) ? [] : Drawn(result);
        string[] entries = [.. before.Select(lot => Line(lot.Purpose, lot.Tied, lot.Chosen)), Entry(result.Undecided!)];
        return ["{ \"decisions\": [", .. entries.Select((entry, i) => $"  {entry}{(i + 1 < entries.Length ? "," : "")}"), "] }"];
    }

    /// <summary>The lots that a count used, each once, as a file gives them.</summary>
    internal static IEnumerable<Lot> Drawn(CountResult result) => result.Decisions
        .Where(IsDrawn).Select(tie => new Lot(tie.Purpose, tie.Tied, tie.Chosen)).Distinct();

    static bool IsDrawn(Decision tie) => tie.How is SettledBy.Lot or SettledBy.StandingOrder;

    static string Line(Purpose purpose, ImmutableArray<int> tied, int? chosen) => JsonFile.OneLine(to => Write(to, purpose, tied, chosen));

    static void Write(Utf8JsonWriter to, Purpose purpose, ImmutableArray<int> tied, int? chosen)
    {
        to.WriteStartObject();
        to.WriteName("purpose", purpose);
        to.WriteNumbers("tied", tied);
        to.WritePropertyName("chosen");
        if (chosen is { } number) to.WriteNumberValue(number);
        // No JSON, so that what nobody completed cannot be read.
        else to.WriteRawValue("?", skipInputValidation: true);
        to.WriteEndObject();
    }

    static Lot ReadLot(JsonPart part, int last)
    {
        part.Object(["purpose", "tied", "chosen"]);
        ImmutableArray<int> tied = [.. part["tied"].Tied(last).Order()];
        int chosen = part["chosen"].Number(last);
        if (!tied.Contains(chosen))
            throw part["chosen"].Error($"candidate {chosen} is not among the tied, {Display.Brief(string.Join(", ", tied))}");
        return new(part["purpose"].Name<Purpose>(), tied, chosen);
    }
}
