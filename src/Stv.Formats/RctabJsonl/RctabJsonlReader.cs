using System.Text;
using System.Text.Json;

namespace Stv;

/// <summary>
/// Reads the lines of JSON in which ballots that RCTab has read are kept: <c>{"n": 3, "ranks": [["Ann"], [], ["Bo", "Cy"]]}</c>.
/// </summary>
sealed class RctabJsonlReader(BallotSource source)
{
    const string Overvote = "overvote", WriteIns = "Undeclared Write-ins";

    /// <summary>An object, its ranks, a rank.</summary>
    const int Depth = 3;

    readonly RankingBuilder papers = new(source, null) { Undeclared = WriteIns };
    readonly HashSet<string> passedOver = [];

    /// <summary>A text may be in the format: its first line is an object with ranks.</summary>
    public static bool Begins(Head head) =>
        head.First.TrimStart().StartsWith('{') && head.First.Contains("\"ranks\"", StringComparison.Ordinal)
        && head.First.TrimEnd().EndsWith('}');

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source) => new RctabJsonlReader(source).Read();

    Election Read()
    {
        foreach (var (number, text) in source.Lines())
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            var json = new Json(source, number, Encoding.UTF8.GetBytes(text));
            try
            {
                Ballot(ref json);
            }
            catch (JsonException e)
            {
                throw source.Error(BallotCodes.UnexpectedText, number, json.Column(e.BytePositionInLine ?? 0),
                    $"Found no JSON, expected an object with \"n\" and \"ranks\". {Display.Brief(e.Message, 200)}");
            }
        }
        return papers.Build();
    }

    void Ballot(ref Json json)
    {
        long? count = null;
        bool ranked = false;
        json.Read(JsonTokenType.StartObject, "an object");
        var place = json.Place;
        while (json.Next("a member") != JsonTokenType.EndObject)
        {
            string member = json.Text();
            var at = json.Place;
            switch (member)
            {
                case "n" when count is null: count = json.Count(); break;
                case "ranks" when !ranked:
                    Ranks(ref json);
                    ranked = true;
                    break;
                case "n" or "ranks":
                    throw source.Error(BallotCodes.UnexpectedText, at, $"Found {Display.Quoted(member)} twice, expected it once.");
                default:
                    json.Pass();
                    if (passedOver.Count < DiagnosticLog.PerCode && passedOver.Add(member))
                        source.Log.Note(BallotCodes.NotRead, at, $"{Display.Quoted(member)} was not read, here and further on.");
                    break;
            }
        }
        if (!ranked || count is null)
            throw source.Error(BallotCodes.UnexpectedText, place,
                $"Found a ballot without {(ranked ? "\"n\", how many papers there are" : "\"ranks\"")}, expected both.");
        json.End();
        papers.Add(count.Value, place);
    }

    void Ranks(ref Json json)
    {
        json.Read(JsonTokenType.StartArray, "a list of ranks");
        while (json.Next("a list of names") != JsonTokenType.EndArray)
        {
            json.Is(JsonTokenType.StartArray, "a list of names");
            int named = 0;
            Place? overvote = null;
            while (json.Next("a name") != JsonTokenType.EndArray)
            {
                json.Is(JsonTokenType.String, "a name");
                string name = json.Text();
                if (name == Overvote) overvote = json.Place;
                else if (named == 0) papers.Next(papers.NumberOf(name, json.Place));
                else papers.Equal(papers.NumberOf(name, json.Place));
                named++;
            }
            if (named == 0) papers.Blank();
            if (overvote is not { } marked) continue;
            if (named > 1)
                throw source.Error(BallotCodes.UnexpectedText, marked,
                    $"Found \"{Overvote}\" beside other names, expected it alone, for an overvote without names.");
            papers.Overvote();
        }
    }

    /// <summary>A line of JSON, token by token, with columns.</summary>
    ref struct Json(BallotSource source, long line, byte[] bytes)
    {
        readonly ReadOnlySpan<byte> bytes = bytes;
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = Depth + 1 });
        int counted, characters;

        public Place Place => new(line, Column(reader.TokenStartIndex));

        /// <summary>The column of a byte; places are asked for from left to right, so that the line is gone through once.</summary>
        public int Column(long index)
        {
            int to = (int)Math.Min(index, bytes.Length);
            if (to < counted) (counted, characters) = (0, 0);
            characters += Encoding.UTF8.GetCharCount(bytes[counted..to]);
            counted = to;
            return characters + 1;
        }

        public JsonTokenType Next(string expected)
        {
            if (!reader.Read()) throw Unexpected(expected);
            return reader.TokenType;
        }

        public void Read(JsonTokenType type, string expected)
        {
            Next(expected);
            Is(type, expected);
        }

        public void Is(JsonTokenType type, string expected)
        {
            if (reader.TokenType != type) throw Unexpected(expected);
        }

        public string Text()
        {
            try
            {
                return reader.GetString() ?? "";
            }
            catch (InvalidOperationException)
            {
                // Half a pair of surrogates.
                throw Unexpected("text");
            }
        }

        public long Count()
        {
            Next("how many papers there are");
            bool known = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long count) && count > 0;
            return known ? reader.GetInt64()
                : throw source.Error(BallotCodes.WeightInvalid, Place.Line, Place.Column,
                    $"Found {Shown()}, expected how many papers there are, a whole number from 1 to {long.MaxValue}.");
        }

        public void Pass()
        {
            Next("a value");
            reader.Skip();
        }

        public void End()
        {
            if (reader.Read()) throw Unexpected("the end of the line");
        }

        string Shown() => Display.Quoted(Encoding.UTF8.GetString(bytes.Slice((int)reader.TokenStartIndex,
            (int)Math.Min(100, reader.BytesConsumed - reader.TokenStartIndex))));

        BallotFormatException Unexpected(string expected) => source.Error(BallotCodes.UnexpectedText, line, Column(reader.TokenStartIndex),
            $"Found {Shown()}, expected {expected}.");
    }
}
