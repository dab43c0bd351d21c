using System.Buffers;
using System.Text;

namespace Stv;

/// <summary>Takes a BLT text apart into words, without making strings of them, and says what is wrong where.</summary>
sealed class BltScanner(TextSource text, DiagnosticLog log)
{
    static readonly SearchValues<byte> FractionSigns = SearchValues.Create("0123456789./"u8);

    /// <summary>The text itself.</summary>
    public TextSource Text { get; } = text;

    /// <summary>What has been tolerated.</summary>
    public DiagnosticLog Log { get; } = log;

    /// <summary>A new line began in the last <see cref="Skip"/>.</summary>
    public bool NewLine { get; private set; }

    public static bool IsBlank(int c) => c is ' ' or (>= 9 and <= 13);

    /// <summary>Passes white space and comments; the next byte, or −1 at the end of the text.</summary>
    public int Skip()
    {
        NewLine = false;
        long from = Text.Offset;
        while (true)
        {
            int c = Text.Peek();
            if (c is '\n' or '\r') NewLine = true;
            if (IsBlank(c)) Text.At++;
            else if (c == '#') SkipLine();
            else if (c == '/' && Text.PeekSecond() == '*') SkipComment();
            else return c;
            if (Text.Offset - from > BltLimits.Gap)
                throw Error(BltCodes.TooLong, $"Found more than {BltLimits.Gap} bytes of white space and comments, expected the next number or name.");
        }
    }

    /// <summary>Passes everything up to the end of the line, which stays.</summary>
    public void SkipLine()
    {
        long from = Text.Offset;
        for (int c; (c = Text.Peek()) is not (-1 or '\n' or '\r'); Text.At++)
        {
            if (Text.Offset - from > BltLimits.Gap)
                throw Error(BltCodes.TooLong, $"Found a comment of more than {BltLimits.Gap} bytes, expected the end of its line.");
        }
    }

    /// <summary>Passes a comment with those nested in it.</summary>
    public void SkipComment()
    {
        var opened = Text.Here;
        long from = Text.Offset;
        int depth = 0;
        do
        {
            int c = Text.Peek(), d = Text.PeekSecond();
            if (c < 0) throw Log.Error(BltCodes.Unclosed, opened, "Found a comment that is never closed, expected \"*/\".");
            if (Text.Offset - from > BltLimits.Gap)
                throw Log.Error(BltCodes.TooLong, opened, $"Found a comment of more than {BltLimits.Gap} bytes, expected \"*/\" before.");
            if (c is '\n' or '\r') NewLine = true;
            int change = (c, d) switch { ('/', '*') => 1, ('*', '/') => -1, _ => 0 };
            Text.At += change == 0 ? 1 : 2;
            depth += change;
        }
        while (depth > 0);
    }

    /// <summary>Takes the word that begins here: at least one byte. The bytes are good until the next move.</summary>
    public ReadOnlySpan<byte> Word()
    {
        int length = 0;
        while (true)
        {
            if (Text.At + length == Text.Bytes.Length && !Text.Fill()) break;
            int c = Text.Bytes[Text.At + length];
            if (IsBlank(c) || c is '=' or '#' or '"' or '(' or ')' or '[' or ']') break;
            if (c == '/' && length > 0 && Text.At + length + 1 < Text.Bytes.Length && Text.Bytes[Text.At + length + 1] == '*') break;
            if (++length > BltLimits.Item)
                throw Error(BltCodes.TooLong, $"Found {Show(Text.Bytes.Slice(Text.At, length))}, longer than {BltLimits.Item} bytes, expected a number or a nickname.");
        }
        length = Math.Max(length, 1);
        Text.At += length;
        return Text.Bytes.Slice(Text.At - length, length);
    }

    /// <summary>Takes everything up to a closing sign and the sign; the bytes are good until the next move.</summary>
    public ReadOnlySpan<byte> Until(byte closing, string what)
    {
        int length = 0;
        while (true)
        {
            if (Text.At + length == Text.Bytes.Length && !Text.Fill())
                throw Error(BltCodes.Unclosed, $"Found {what} that is never closed, expected \"{(char)closing}\".");
            if (Text.Bytes[Text.At + length] == closing) break;
            if (++length > BltLimits.Item) throw Error(BltCodes.TooLong, $"Found {what} longer than {BltLimits.Item} bytes, expected \"{(char)closing}\" before.");
        }
        Text.At += length + 1;
        return Text.Bytes.Slice(Text.At - length - 1, length);
    }

    /// <summary>What a word is worth as a number: −1 if it is none, −2 if it is beyond 2⁶³−1.</summary>
    public static long Number(ReadOnlySpan<byte> word)
    {
        long value = 0;
        foreach (byte b in word)
        {
            if (b is < (byte)'0' or > (byte)'9') return -1;
            if (value == -2) continue;
            value = value > (long.MaxValue - (b - '0')) / 10 ? -2 : value * 10 + (b - '0');
        }
        return word.IsEmpty ? -1 : value;
    }

    /// <summary>The place of the word just taken.</summary>
    public Place PlaceOf(ReadOnlySpan<byte> word) => Text.PlaceOf(Text.Offset - word.Length);

    /// <summary>An error at the next byte.</summary>
    public BallotFormatException Error(string code, string sentence) => Log.Error(code, Text.Here, sentence);

    /// <summary>An error at the word just taken.</summary>
    public BallotFormatException Error(string code, ReadOnlySpan<byte> word, string sentence) => Log.Error(code, PlaceOf(word), sentence);

    /// <summary>Found something else than a number where there must be one.</summary>
    public BallotFormatException NotNumber(ReadOnlySpan<byte> word, string expected)
    {
        bool negative = word.Length > 1 && word[0] == '-' && Number(word[1..]) != -1;
        bool fraction = word[0] is >= (byte)'0' and <= (byte)'9' && word.IndexOfAnyExcept(FractionSigns) < 0;
        string kind = negative ? "a negative number, " : fraction ? "a fraction, " : "";
        return Error(BltCodes.UnexpectedText, word, $"Found {kind}{Show(word)}, expected {expected}.");
    }

    /// <summary>Bytes as they may be shown to a person: in quotes, shortened, nothing unprintable.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        const int Most = 24;
        var shown = new StringBuilder("\"");
        for (int i = 0; i < Math.Min(bytes.Length, Most); i++)
        {
            if (bytes[i] is < 0x20 or >= 0x7F) shown.Append($"\\x{bytes[i]:X2}");
            else shown.Append((char)bytes[i]);
        }
        return shown.Append(bytes.Length > Most ? "…\"" : "\"").ToString();
    }
}
