namespace Stv;

/// <summary>What papers show before they are counted, as JSON. Thread-safe.</summary>
public static class TallyJson
{
    /// <summary>
    /// Writes an object: <c>rules</c> (by which marks were judged; null where every preference was taken), <c>marks</c> (how,
    /// where that is not as they say), <c>papers</c>, <c>rejected</c> and <c>shortened</c> as in a result, <c>meanLength</c> (an exact
    /// number as text;
    /// null without papers), <c>lengths</c> (papers that rank 1, 2, … candidates), <c>condorcetWinner</c> (a number or null), and a list
    /// of <c>candidates</c> in ballot-paper order, each with <c>number</c>, <c>name</c>, <c>first</c> (exact, as text), <c>ranked</c> and,
    /// where pairs are tallied, <c>second</c> (by the number of the other, at 0 papers that rank nobody second) and <c>preferred</c>
    /// (likewise; at 0 and at the candidate's own number nothing is counted). Where the papers were read by parts there are <c>partedBy</c>
    /// and <c>parts</c>: for each its <c>name</c>, empty for papers of which the source does not say, and the same figures without pairs.
    /// </summary>
    /// <param name="tally">The tally.</param>
    /// <param name="output">Receives UTF-8; it stays open.</param>
    public static void Write(PreferenceTally tally, Stream output)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(output);
        JsonFile.Write(output, json =>
        {
            var to = json.Writer;
            to.WriteString("rules", tally.Rule?.Id);
            if (tally.Rule is { MarksOverridden: true } rule) json.Line(() => ResultMembers.Write(to, rule.Marks));
            Figures(json, tally);
            if (tally.PartedBy is not { } kind) return;
            to.WriteString("partedBy", kind.ToString().ToLowerInvariant());
            json.Objects("parts", tally.Parts, part =>
            {
                to.WriteString("name", part.Name);
                Figures(json, part.Tally);
            });
        });
    }

    static void Figures(JsonLayout json, PreferenceTally tally)
    {
        var to = json.Writer;
        int[] numbers = [.. tally.Candidates.Select(one => one.Number)];
        to.WriteNumber("papers", tally.Papers);
        json.Lines("rejected", tally.Rejected, ResultMembers.Write);
        json.Lines("shortened", tally.Shortened, ResultMembers.Write);
        to.WriteString("meanLength", tally.Papers == 0 ? null : tally.MeanLength.ToString());
        json.Line(() => Longs("lengths", numbers.Select(tally.OfLength)));
        if (tally.CondorcetWinner is { } winner) to.WriteNumber("condorcetWinner", winner);
        else if (tally.HasPairs) to.WriteNull("condorcetWinner");
        json.Objects("candidates", tally.Candidates, one =>
        {
            to.WriteNumber("number", one.Number);
            to.WriteString("name", one.Name);
            if (one.Withdrawn) to.WriteBoolean("withdrawn", true);
            to.WriteExact("first", tally.First(one.Number));
            to.WriteNumber("ranked", tally.Ranked(one.Number));
            if (!tally.HasPairs) return;
            json.Line(() => Longs("second", numbers.Prepend(0).Select(other => tally.Second(one.Number, other))));
            json.Line(() => Longs("preferred", numbers.Prepend(0).Select(other =>
                other == 0 || other == one.Number ? 0 : tally.Preferred(one.Number, other))));
        });

        void Longs(string name, IEnumerable<long> figures)
        {
            to.WriteStartArray(name);
            foreach (long figure in figures) to.WriteNumberValue(figure);
            to.WriteEndArray();
        }
    }

    /// <summary>Writes what <see cref="Write"/> writes to a stream that is only awaited; it stays open.</summary>
    /// <param name="tally">The tally.</param>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(PreferenceTally tally, Stream output, CancellationToken cancel = default) =>
        Overlapped.WriteAsync(output, stream => Write(tally, stream), cancel);
}
