using System.Buffers;
using System.Text;

namespace Stv;

/// <summary>What spreadsheets, word processors and mail programs add to a file.</summary>
[Flags]
enum Added
{
    Nothing = 0,
    Commas = 1,
    Semicolons = 2,
    Spaces = 4,
    Quotes = 8,
    CurlyQuotes = 16,
    MailSigns = 32,
}

/// <summary>Where a reading stands, and what it has just passed.</summary>
readonly record struct ScannerPosition(long Offset, bool WithinQuotes)
{
    public (bool New, int EmptyCells, bool FirstCellEmpty, (int, bool) Between) Line { get; init; }

    public (long End, bool ShortNumber, bool OneOddSpace) Word { get; init; }
}

/// <summary>Takes a BLT text apart into words, without making strings of them, and says what is wrong where.</summary>
sealed class BltScanner(TextSource text, DiagnosticLog log)
{
    static readonly SearchValues<byte> FractionSigns = SearchValues.Create("0123456789.,/"u8);

    Added told;
    bool withinQuotes, oneOddSpace, shortNumber;
    long wordEnd;

    /// <summary>The text itself.</summary>
    public TextSource Text { get; } = text;

    /// <summary>What has been tolerated.</summary>
    public DiagnosticLog Log { get; } = log;

    /// <summary>A comma between two digits separates them, as it does in the file's first line; elsewhere it is a fraction's.</summary>
    public bool Cells { get; set; }

    /// <summary>Lines of numbers stand in quotes, as the file's first line does.</summary>
    public bool Quoted { get; set; }

    /// <summary>Lines begin with a sign that mail programs add, as the file's first line does.</summary>
    public bool Mailed { get; set; }

    /// <summary>A new line began in the last <see cref="Skip"/>.</summary>
    public bool NewLine { get; private set; }

    /// <summary>
    /// Cells without a number that the last <see cref="Skip"/> passed in the line it stopped in: two commas have one between them.
    /// </summary>
    public int EmptyCells { get; private set; }

    /// <summary>The last <see cref="Skip"/> passed separators at the beginning of the line it stopped in: a cell there is empty.</summary>
    public bool FirstCellEmpty { get; private set; }

    /// <summary>
    /// How many tabs stand between what was taken last and what is next, in the line where that stands; and whether anything else does.
    /// </summary>
    public (int Tabs, bool Others) Between { get; private set; }

    /// <summary>The word just taken may be the end of a number whose thousands a no-break space, or one like it, parts.</summary>
    public bool Thousands { get; private set; }

    /// <summary>Nobody reads yet: what is passed will be passed again.</summary>
    public bool Ahead { get; set; }

    /// <summary>A comment that names a candidate was passed; null if none was.</summary>
    public Place? NamePassed { get; private set; }

    /// <summary>Where the reading stands: to come back to it after looking ahead.</summary>
    public ScannerPosition Position
    {
        get => new(Text.Offset, withinQuotes)
        {
            Line = (NewLine, EmptyCells, FirstCellEmpty, Between),
            Word = (wordEnd, shortNumber, oneOddSpace),
        };
        set
        {
            Text.GoTo(value.Offset);
            withinQuotes = value.WithinQuotes;
            (NewLine, EmptyCells, FirstCellEmpty, Between) = value.Line;
            (wordEnd, shortNumber, oneOddSpace) = value.Word;
        }
    }

    public static bool IsBlank(int c) => c is ' ' or (>= 9 and <= 13);

    /// <summary>
    /// Passes white space and comments, and what spreadsheets and mail programs add between numbers; the next byte, or −1 at the
    /// end of the text.
    /// </summary>
    public int Skip()
    {
        NewLine = false;
        long from = Text.Offset;
        int separators = 0, tabs = 0, others = 0, odd = 0;
        while (true)
        {
            int c = Text.Peek();
            if (c is '\n' or '\r') (NewLine, withinQuotes, separators, tabs, others) = (true, false, 0, 0, 0);
            else if (c == '\t') tabs++;
            else others++;
            if (IsBlank(c)) Text.At++;
            else if (c == '#')
            {
                if (!Ahead && NamePassed is null && BltLine.NamesInComment(Text)) NamePassed = Text.Here;
                SkipLine();
            }
            else if (c == '/' && Text.Peek(1) == '*') SkipComment();
            else if (c is ',' or ';')
            {
                Tell(c == ',' ? Added.Commas : Added.Semicolons, Text.Here);
                separators++;
                Text.At++;
            }
            else if (c >= 0x80 && Space() is > 0 and var bytes)
            {
                Tell(Added.Spaces, Text.Here);
                Text.At += bytes;
                odd += bytes;
            }
            else if (c == '>' && Mailed || c == '"' && QuoteOfNumbers()) Text.At++;
            else
            {
                EmptyCells = Math.Max(0, separators - 1);
                // What is next may be looked at twice.
                if (Text.Offset > from) (FirstCellEmpty, Between) = (NewLine && separators > 0, (tabs, others > 1));
                if (Text.Offset > from) oneOddSpace = others == 2 && odd == Text.Offset - wordEnd;
                return c;
            }
            if (Text.Offset - from > BltLimits.Gap) throw BltErrors.LongGap(this, "the next number or name");
        }
    }

    /// <summary>Passes everything up to the end of the line, which stays.</summary>
    public void SkipLine()
    {
        long from = Text.Offset;
        for (int c; (c = Text.Peek()) is not (-1 or '\n' or '\r'); Text.At++)
        {
            if (Text.Offset - from > BltLimits.Gap) throw BltErrors.LongLineComment(this);
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
            int c = Text.Peek(), d = Text.Peek(1);
            if (c < 0) throw BltErrors.OpenComment(Log, opened);
            if (Text.Offset - from > BltLimits.Gap) throw BltErrors.LongComment(Log, opened);
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
        while (!WordEnds(length))
        {
            if (++length > BltLimits.Item) throw BltErrors.LongWord(this, Text.Bytes.Slice(Text.At, length));
        }
        length = Math.Max(length, 1);
        Text.At += length;
        var word = Text.Bytes.Slice(Text.At - length, length);
        bool number = length <= 3 && Number(word) >= 0;
        Thousands = oneOddSpace && shortNumber && number && length == 3;
        (wordEnd, shortNumber, oneOddSpace, Between) = (Text.Offset, number, false, default);
        return word;
    }

    /// <summary>Takes a sign of one byte.</summary>
    public void Sign() => (Text.At, Between, oneOddSpace) = (Text.At + 1, default, false);

    /// <summary>Whether a word from here ends after so many bytes: what decides it is looked at, wherever the bytes held end.</summary>
    bool WordEnds(int length)
    {
        int c = Text.Peek(length);
        if (c < 0 || IsBlank(c) || c is '=' or '#' or '"' or '(' or ')' or '[' or ']') return true;
        if (length == 0) return false;
        if (c == '/') return Text.Peek(length + 1) == '*';
        if (c == ';') return true;
        if (c == ',') return Cells || Text.Peek(length + 1) is var next
            && (next < 0 || IsBlank(next) || next is ',' or ';' or '"' or '#' || next >= 0x80 && Space(length + 1) > 0);
        return c >= 0x80 && Space(length) > 0;
    }

    /// <summary>Takes everything up to a closing sign and the sign; the bytes are good until the next move.</summary>
    public ReadOnlySpan<byte> Until(byte closing, string what)
    {
        int length = 0;
        while (true)
        {
            if (Text.At + length == Text.Bytes.Length && !Text.Fill()) throw BltErrors.Open(this, what, closing);
            if (Text.Bytes[Text.At + length] == closing) break;
            if (++length > BltLimits.Item) throw BltErrors.LongItem(this, what, closing);
        }
        Text.At += length + 1;
        return Text.Bytes.Slice(Text.At - length - 1, length);
    }

    /// <summary>Notes once of each kind what another program has added to the file.</summary>
    public void Tell(Added kind, Place place)
    {
        if (told.HasFlag(kind)) return;
        told |= kind;
        BltErrors.NoteSeparators(Log, place, kind);
    }

    /// <summary>How many bytes a space that is not ASCII has, some way behind the next byte; 0 if there is none.</summary>
    public int Space(int ahead = 0)
    {
        switch (Text.Peek(ahead))
        {
            case 0xA0: return ahead == 0 || Text.Peek(ahead - 1) < 0x80 ? 1 : 0; // Windows-1252
            case 0xC2: return Text.Peek(ahead + 1) == 0xA0 ? 2 : 0;
            case 0xE2:
                int second = Text.Peek(ahead + 1), third = Text.Peek(ahead + 2);
                return second == 0x80 && third is >= 0x80 and <= 0x8B or 0xAF || second == 0x81 && third is 0x9F or 0xA0 ? 3 : 0;
            case 0xE3: return Text.Peek(ahead + 1) == 0x80 && Text.Peek(ahead + 2) == 0x80 ? 3 : 0;
            case 0xEF: return Text.Peek(ahead + 1) == 0xBB && Text.Peek(ahead + 2) == 0xBF ? 3 : 0;
            default: return 0;
        }
    }

    /// <summary>
    /// Whether the quote that is next belongs to a line of numbers, and not to a name: nothing else begins with what follows it.
    /// </summary>
    bool QuoteOfNumbers()
    {
        if (!Quoted) return false;
        if (!withinQuotes)
        {
            int ahead = 1;
            while (ahead < BltLimits.Item && (IsBlank(Text.Peek(ahead)) || Text.Peek(ahead) is ',' or ';')) ahead++;
            if (Text.Peek(ahead) is not (>= '0' and <= '9' or '[' or '(' or '-' or '"') || BltLine.Thousands(Text)) return false;
        }
        withinQuotes = !withinQuotes;
        return true;
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

    /// <summary>Whether the next word begins as a number above 0 does.</summary>
    public bool PositiveNumberIsNext()
    {
        int ahead = 0;
        while (ahead < BltLimits.Item && Text.Peek(ahead) == '0') ahead++;
        return Text.Peek(ahead) is >= '1' and <= '9';
    }

    /// <summary>Whether a number follows before the line ends; if none does, a quote that closes a line of numbers is taken.</summary>
    public bool NumberFollowsInLine()
    {
        int ahead = 0;
        for (int space = 0; ahead < BltLimits.Item && (Text.Peek(ahead) is ' ' or '\t' or ',' or ';'
            || (space = Space(ahead)) > 0); space = 0)
            ahead += Math.Max(space, 1);
        if (Text.Peek(ahead) is >= '0' and <= '9') return true;
        if (withinQuotes && Text.Peek(ahead) == '"') (Text.At, withinQuotes) = (Text.At + ahead + 1, false);
        return false;
    }

    /// <summary>Found something else than a number where there must be one.</summary>
    public BallotFormatException NotNumber(ReadOnlySpan<byte> word, string expected, string code = BltCodes.UnexpectedText)
    {
        bool negative = word.Length > 1 && word[0] == '-' && Number(word[1..]) != -1;
        bool fraction = word[0] is >= (byte)'0' and <= (byte)'9' && word.IndexOfAnyExcept(FractionSigns) < 0;
        string kind = negative ? "a negative number, " : fraction ? "a fraction, " : "";
        return BltErrors.Unexpected(this, word, kind, expected, code);
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
