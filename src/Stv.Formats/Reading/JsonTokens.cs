using System.Text;
using System.Text.Json;

namespace Stv;

/// <summary>
/// Reads JSON token by token from a stream that need not fit into memory, with line and column (in bytes). What is nested more than
/// sixteen deep is refused.
/// </summary>
sealed class JsonTokens(BallotSource source)
{
    const int MostHeld = 1 << 24, Ahead = 512;

    byte[] buffer = new byte[1 << 16];
    readonly string?[] names = new string?[256];

    // Tokens that have been read and not been asked for: going on with a reader costs more than a token does.
    readonly Token[] tokens = new Token[Ahead];
    int first, read;
    string? broken;
    int at, held, tokenAt, counted, textLength;
    string? text;
    bool ended;
    long line = 1, column = 1;
    JsonReaderState state = new(new() { MaxDepth = 16 });

    readonly record struct Token(JsonTokenType Type, int Start, int Length, long? Number);

    /// <summary>What the last token is.</summary>
    public JsonTokenType Type { get; private set; }

    /// <summary>The text of the last token, where it is a name or a text.</summary>
    /// <exception cref="BallotFormatException">It is no text that can be.</exception>
    public string Text => text ??= Decoded();

    /// <summary>The last token, where it is a whole number that a long can hold.</summary>
    public long? Number { get; private set; }

    /// <summary>Where the last token stands.</summary>
    public Place Place
    {
        get
        {
            Count(tokenAt);
            return new(line, column);
        }
    }

    /// <summary>The last token, where it is true or false.</summary>
    public bool? Truth => Type switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    /// <summary>Goes to the next token; false at the end.</summary>
    /// <exception cref="BallotFormatException">There is no JSON here.</exception>
    public bool Read()
    {
        while (first == read)
        {
            if (broken is not null) throw source.Error(BallotCodes.UnexpectedText, Place, $"Found no JSON behind this. {broken}");
            ReadAhead();
            if (read > 0 || broken is not null) continue;
            if (ended) return false;
            Fill();
        }
        var token = tokens[first++];
        (Type, tokenAt, textLength, Number) = (token.Type, token.Start, token.Length, token.Number);
        text = Type is JsonTokenType.String or JsonTokenType.PropertyName ? null : "";
        return true;
    }

    /// <summary>Reads tokens as far as they stand in the buffer.</summary>
    void ReadAhead()
    {
        (first, read) = (0, 0);
        var reader = new Utf8JsonReader(buffer.AsSpan(at, held - at), ended, state);
        try
        {
            while (read < Ahead && reader.Read())
            {
                var type = reader.TokenType;
                int length = type is JsonTokenType.String or JsonTokenType.PropertyName ? reader.ValueSpan.Length + 2 : 0;
                long? number = type == JsonTokenType.Number && reader.TryGetInt64(out long whole) ? whole : null;
                tokens[read++] = new(type, at + (int)reader.TokenStartIndex, length, number);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            broken = Display.Brief(e.Message, 200);
            return;
        }
        at += (int)reader.BytesConsumed;
        state = reader.CurrentState;
    }

    /// <summary>Goes to the next token, which must be of a type.</summary>
    public void Read(JsonTokenType type, string expected)
    {
        if (!Read() || Type != type) throw Unexpected(expected);
    }

    /// <summary>Nothing may follow.</summary>
    public void End()
    {
        if (Read()) throw Unexpected("the end of the file");
    }

    /// <summary>Goes into an object or a list member by member: whether there is another.</summary>
    public bool More(JsonTokenType end) => Read() && Type != end;

    /// <summary>A whole number from a least one on.</summary>
    public long Whole(long least, long most, string expected) =>
        Read() && Number is { } number && number >= least && number <= most ? number : throw Unexpected(expected);

    /// <summary>True or false.</summary>
    public bool Bool() => Read() && Truth is { } truth ? truth : throw Unexpected("true or false");

    /// <summary>Goes past the next value, whatever it is.</summary>
    public void Pass()
    {
        int depth = 0;
        do
        {
            if (!Read()) throw Unexpected("a value");
            depth += Type switch
            {
                JsonTokenType.StartArray or JsonTokenType.StartObject => 1,
                JsonTokenType.EndArray or JsonTokenType.EndObject => -1,
                _ => 0,
            };
        }
        while (depth > 0 || Type == JsonTokenType.PropertyName);
    }

    /// <summary>The error that something else stands here than must.</summary>
    public BallotFormatException Unexpected(string expected, string code = BallotCodes.UnexpectedText) =>
        source.Error(code, Place, $"Found {Shown()}, expected {expected}.");

    string Shown() => ended && at == held && first == read && Type == JsonTokenType.None ? "nothing" : Type switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => Display.Quoted(Text),
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.EndArray => "the end of a list",
        JsonTokenType.EndObject => "the end of an object",
        JsonTokenType.Number => Number is { } number ? $"{number}" : "a number that is not whole or too large",
        _ => Type.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// Decodes the text of the last token, which still stands in the buffer; names of members come again and again, and are kept.
    /// </summary>
    string Decoded()
    {
        var quoted = buffer.AsSpan(tokenAt, textLength);
        var bare = quoted[1..^1];
        ref string? known = ref names[bare.IsEmpty ? 0 : (bare.Length * 31 + bare[0] * 7 + bare[^1]) & 255];
        if (Type == JsonTokenType.PropertyName && known is not null && Ascii.Equals(bare, known)) return known;
        try
        {
            var reader = new Utf8JsonReader(quoted);
            reader.Read();
            string decoded = reader.GetString() ?? "";
            if (Type == JsonTokenType.PropertyName && decoded.Length < 64 && !decoded.Contains('\\')) known = decoded;
            return decoded;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw source.Error(BallotCodes.UnexpectedText, Place, $"Found no text in this. {Display.Brief(e.Message, 200)}");
        }
    }

    /// <summary>Counts lines and columns up to a byte.</summary>
    void Count(int to)
    {
        var passed = buffer.AsSpan(counted, to - counted);
        int lines = passed.Count((byte)'\n');
        line += lines;
        column = lines == 0 ? column + passed.Length : passed.Length - passed.LastIndexOf((byte)'\n');
        counted = to;
    }

    void Fill()
    {
        source.Cancel.ThrowIfCancellationRequested();
        Count(at);
        // The last token leaves the buffer; nobody asks for its text any more.
        text ??= "";
        buffer.AsSpan(at, held - at).CopyTo(buffer);
        (held, at, tokenAt, counted) = (held - at, 0, 0, 0);
        if (held == buffer.Length)
        {
            if (held >= MostHeld)
                throw source.Error(BallotCodes.TooLong, Place, $"Found a text of more than {MostHeld} bytes, expected its end before.");
            Array.Resize(ref buffer, held * 2);
        }
        int got = source.Received(buffer.AsSpan(held));
        ended = got == 0;
        held += got;
        // A byte order mark is no JSON.
        if (line == 1 && column == 1 && Type == JsonTokenType.None && buffer.AsSpan(0, held).StartsWith(Encoding.UTF8.Preamble))
            (at, tokenAt, counted) = (3, 3, 3);
    }
}
