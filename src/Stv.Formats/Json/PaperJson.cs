using System.Text.Json;

namespace Stv;

/// <summary>The story of one paper as JSON. Thread-safe.</summary>
public static class PaperJson
{
    /// <summary>
    /// Writes an object with the members <c>rules</c>, <c>marks</c> (as in a result, where marks are judged otherwise than the rules say),
    /// <c>marked</c> (the ranking as marked, rank by rank), <c>counted</c> (likewise, what of it counts), <c>added</c>, <c>rejected</c>,
    /// <c>shortened</c>, <c>elected</c>, <c>undecided</c> (the stage at which the count stops for want of a lot) and <c>steps</c>, in which
    /// values are exact numbers as text, such as <c>"3/4"</c>.
    /// </summary>
    /// <param name="story">The story.</param>
    /// <param name="output">Receives UTF-8; it stays open.</param>
    public static void Write(PaperStory story, Stream output)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(output);
        JsonFile.Write(output, json =>
        {
            var to = json.Writer;
            to.WriteString("rules", story.Result.Rules);
            if (story.Result.Marks is { } marks) json.Line(() => ResultMembers.Write(to, marks));
            json.Line(() => Ranks(to, "marked", story.Marks));
            json.Line(() => Ranks(to, "counted", story.Counted));
            to.WriteBoolean("added", story.Added);
            to.WriteString("rejected", story.Rejected);
            to.WriteString("shortened", story.Shortened);
            json.Line(() => to.WriteNumbers("elected", story.Result.Elected));
            if (story.Result.Undecided is { } lot) to.WriteNumber("undecided", lot.Stage);
            else to.WriteNull("undecided");
            json.Lines("steps", story.Steps, Step);
        });
    }

    /// <summary>Writes what <see cref="Write"/> writes to a stream that is only awaited; it stays open.</summary>
    /// <param name="story">The story.</param>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(PaperStory story, Stream output, CancellationToken cancel = default) =>
        Overlapped.WriteAsync(output, stream => Write(story, stream), cancel);

    static void Step(Utf8JsonWriter to, PaperStep step)
    {
        to.WriteStartObject();
        to.WriteNumber("stage", step.Stage);
        to.WriteStartArray("parts");
        foreach (var part in step.Parts)
        {
            to.WriteStartObject();
            if (part.Candidate == Transfer.Exhausted) to.WriteString("candidate", "exhausted");
            else to.WriteNumber("candidate", part.Candidate);
            to.WriteExact("value", part.Value);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteEndObject();
    }

    static void Ranks(Utf8JsonWriter to, string name, EquatableArray<ushort> codes)
    {
        to.WriteStartArray(name);
        foreach (var rank in ElectionContents.Ranks(new(1, codes.AsSpan())))
        {
            to.WriteStartArray();
            foreach (int one in rank)
            {
                if (one > 0) to.WriteNumberValue(one);
                else to.WriteStringValue("overvote");
            }
            to.WriteEndArray();
        }
        to.WriteEndArray();
    }
}
