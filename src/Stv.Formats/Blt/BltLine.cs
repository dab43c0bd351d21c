using System.Runtime.InteropServices;
using System.Text;

namespace Stv;

/// <summary>A line of the part that names candidates and election, without its comments.</summary>
/// <param name="Text">The line, trimmed.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Open">Where a quote opens that the line does not close; null if there is none.</param>
sealed record BltLine(byte[] Text, Place Place, Place? Open)
{
    /// <summary>The number in front of a name in a comment, as in <c># ALTERNATIVE NAME 3: …</c>; 0 elsewhere.</summary>
    public int Alternative { get; private init; }

    /// <summary>The line begins with a quote.</summary>
    public bool Quoted => Text is [(byte)'"', ..];

    /// <summary>
    /// The quoted strings of a line that holds nothing else, white space, commas and semicolons apart; empty if it holds anything else.
    /// Doubled quotes are something else: the strings must stand apart.
    /// </summary>
    public List<Range> Strings { get; } = Split(Text, out _);

    /// <summary>
    /// A line that begins with one quoted string, after which something else follows: how long the string is with its quotes.
    /// </summary>
    public int FirstString => Quoted && Strings.Count == 0 && Split(Text, out int first) is [] ? first : 0;

    /// <summary>
    /// A quoted name, a comma or semicolon, and text without quotes, which is the party: two cells of which one had to be quoted. Null for
    /// anything else.
    /// </summary>
    public (byte[] Name, byte[] Party)? Cells => FirstString is var first and > 0
        && Text.AsSpan(first).Trim(" \t"u8) is [(byte)',' or (byte)';', .. var rest] && rest.Trim(" \t"u8) is { IsEmpty: false } party
        && !party.ContainsAny((byte)'"', (byte)',', (byte)';') ? (Text[1..(first - 1)], party.ToArray()) : null;

    static List<Range> Split(byte[] text, out int first)
    {
        first = 0;
        var strings = new List<Range>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is (byte)' ' or (byte)'\t') continue;
            if (text[i] is (byte)',' or (byte)';' && strings.Count > 0) continue;
            int close = text[i] == '"' ? Array.IndexOf(text, (byte)'"', i + 1) : -1;
            if (close < 0 || close + 1 < text.Length && text[close + 1] is not ((byte)' ' or (byte)'\t' or (byte)',' or (byte)';'))
                return [];
            if (strings.Count == 0) first = close + 1;
            strings.Add((i + 1)..close);
            i = close;
        }
        return strings;
    }

    /// <summary>
    /// The next line that is neither blank nor a comment, unless the comment names a candidate and may; null at the end of the text.
    /// </summary>
    public static BltLine? Next(BltScanner scanner, bool mayNameInComment)
    {
        var text = scanner.Text;
        long from = text.Offset;
        while (true)
        {
            int c = text.Peek();
            if (text.Offset - from > BltLimits.Gap) throw BltErrors.LongGap(scanner, "a name or the end of the file");
            if (BltScanner.IsBlank(c) || c == '>' && scanner.Mailed) text.At++;
            else if (c is ',' or ';' && EmptyCells(scanner) is > 0 and var cells) text.At += cells;
            else if (c >= 0x80 && scanner.Space() is > 0 and var bytes) text.At += bytes;
            else if (c == '#' && mayNameInComment && Numbered(text) is var number && number > 0) return Take(scanner, number);
            else if (c == '#') scanner.SkipLine();
            else if (c == '/' && text.Peek(1) == '*') scanner.SkipComment();
            else if (c < 0) return null;
            else if (Take(scanner, 0) is { Text.Length: > 0 } line) return line;
        }
    }

    /// <summary>Passes <c># ALTERNATIVE NAME n:</c> if it stands here; n, or 0.</summary>
    static int Numbered(TextSource text)
    {
        int number = Numbered(text, out int length);
        text.At += length;
        return number;
    }

    /// <summary>A comment that names a candidate stands here.</summary>
    public static bool NamesInComment(TextSource text) => Numbered(text, out _) > 0;

    static int Numbered(TextSource text, out int length)
    {
        var words = "# ALTERNATIVE NAME "u8;
        const int Most = 32;
        length = 0;
        while (text.Bytes.Length - text.At < Most && text.Fill()) { }
        var here = text.Bytes[text.At..];
        if (!here.StartsWith(words)) return 0;
        int colon = here[..Math.Min(here.Length, Most)].IndexOf((byte)':');
        long number = colon < 0 ? -1 : BltScanner.Number(here[words.Length..colon]);
        if (number is < 1 or > Electorate.MaxCandidates) return 0;
        length = colon + 1;
        return (int)number;
    }

    /// <summary>
    /// Whether a line may be a ballot and no name: it has nothing but numbers, signs and, behind these, nicknames, or it ends in a 0.
    /// </summary>
    /// <param name="header">Who stands.</param>
    /// <param name="peek">A byte of the line some way behind its first; −1 where the text ends.</param>
    /// <param name="ends">What ends the line, if it stands in no comment.</param>
    public static bool MayBeBallot(BltHeader header, Func<int, int> peek, ReadOnlySpan<byte> ends) =>
        MayBeBallot(header, Words(peek, ends, out _));

    /// <summary>
    /// Whether the quote that is next begins a ballot in quotes: not so much as a name is in it, and it has two words, or is the 0 alone
    /// that ends the ballots.
    /// </summary>
    /// <param name="header">Who stands.</param>
    /// <param name="text">At the quote.</param>
    /// <param name="quote">How many bytes it has.</param>
    /// <param name="ends">What ends the quoted text, at least its line.</param>
    public static bool QuotesBallot(BltHeader header, TextSource text, int quote, ReadOnlySpan<byte> ends)
    {
        string[] words = Words(ahead => text.Peek(ahead + quote), ends, out int length);
        return words is ["0"] or [[>= '0' and <= '9' or '(', ..], _, ..] && text.Peek(length + quote) is not (-1 or '\n' or '\r')
            && MayBeBallot(header, words);
    }

    /// <summary>What ends a text in straight quotes; and one in curly ones, by the first byte of such.</summary>
    public static ReadOnlySpan<byte> Straight => "\n\r\""u8;

    public static ReadOnlySpan<byte> Curly => [(byte)'\n', (byte)'\r', (byte)'"', 0xE2, 0xC2, 0x84, 0x93, 0x94];

    /// <summary>
    /// Whether the quote that is next encloses a number whose thousands are parted, as a spreadsheet shows it, and other cells of numbers
    /// follow.
    /// </summary>
    public static bool Thousands(TextSource text)
    {
        int at = 1, digits = Digits();
        if (digits is 0 or > 3 || text.Peek(at) == '"') return false;
        while (text.Peek(at) is ',' or '.' or '\'' or ' ')
        {
            at++;
            if (Digits() != 3) return false;
        }
        if (text.Peek(at) != '"') return false;
        do at++;
        while (at < BltLimits.Item && text.Peek(at) is ' ');
        if (text.Peek(at) is not (',' or ';' or '\t')) return false;
        while (at < BltLimits.Item && text.Peek(at) is ',' or ';' or '\t' or ' ' or '"') at++;
        return text.Peek(at) is >= '0' and <= '9';

        int Digits()
        {
            int from = at;
            while (at < BltLimits.Item && text.Peek(at) is >= '0' and <= '9') at++;
            return at - from;
        }
    }

    /// <summary>
    /// Passes what fills up the line of the 0 that ends the ballots; false if it is other than zeros, or a ballot follows.
    /// </summary>
    public static bool PassZeros(BltScanner scanner, BltHeader header)
    {
        if (!OnlyZeros(scanner.Text)) return false;
        scanner.Text.Hold();
        scanner.Ahead = true;
        var behind = scanner.Position;
        int c;
        while ((c = scanner.Skip()) == '0' && !scanner.NewLine)
        {
            scanner.Word();
            behind = scanner.Position;
        }
        if (BltLayout.BallotFollows(scanner, header, c)) return false;
        (scanner.Position, scanner.Ahead) = (behind, false);
        return !scanner.NumberFollowsInLine();
    }

    /// <summary>
    /// Passes zeros that fill up a line before the ballots; false if there is something else, or no line of numbers follows: then they are
    /// the 0 that ends the ballots, or a ballot's own.
    /// </summary>
    public static bool PassPadding(BltScanner scanner, BltHeader header)
    {
        if (!OnlyZeros(scanner.Text)) return false;
        var before = scanner.Position;
        var behind = before;
        scanner.Text.Hold();
        scanner.Ahead = true;
        int c;
        while ((c = scanner.Skip()) == '0' && !scanner.NewLine)
        {
            scanner.Word();
            behind = scanner.Position;
        }
        bool withdrawn = c == '-' && scanner.Text.Peek(1) is >= '1' and <= '9';
        bool padding = scanner.NewLine && (withdrawn || BltLayout.BallotFollows(scanner, header, c));
        (scanner.Position, scanner.Ahead) = (padding ? behind : before, false);
        scanner.Text.Release();
        return padding;
    }

    /// <summary>Whether nothing but zeros is left of the line.</summary>
    public static bool OnlyZeros(TextSource text) => Words(text.Peek, "\n\r#\""u8, out _) is { Length: > 0 } words
        && Array.TrueForAll(words, word => word.AsSpan().IndexOfAnyExcept('0') < 0);

    static bool MayBeBallot(BltHeader header, string[] words)
    {
        // A nickname by itself, without papers or an id before it, is a name.
        bool begins = words is [['(' or (>= '0' and <= '9'), ..], ..];
        return begins && words is [_, .., "0"] || words.Length > 0
            && Array.TrueForAll(words, word => Array.TrueForAll(word.Split('=', '(', ')'), Counts));

        bool Counts(string part) => part.All(c => char.IsAsciiDigit(c) || c == '-')
            || begins && part.Length < BltLimits.Item / 2 && header.Candidate(Encoding.UTF8.GetBytes(part)) > 0;
    }

    /// <summary>
    /// The words of a line, and how many bytes they take. Comments count for nothing, glued to a word too: a ballot is read so.
    /// </summary>
    static string[] Words(Func<int, int> peek, ReadOnlySpan<byte> ends, out int length)
    {
        var line = new List<byte>();
        int depth = 0;
        length = 0;
        for (int c; length < BltLimits.NameLine && (c = peek(length)) >= 0 && (depth > 0 || !ends.Contains((byte)c)); length++)
        {
            int change = (c, c is '/' or '*' ? peek(length + 1) : -1) switch { ('/', '*') => 1, ('*', '/') when depth > 0 => -1, _ => 0 };
            if (depth == 0) line.Add(change > 0 ? (byte)' ' : (byte)c);
            if (change != 0) length++;
            depth += change;
        }
        string text = Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(line));
        return text.Split([.. text.Where(Separates).Distinct()], StringSplitOptions.RemoveEmptyEntries);
    }

    static bool Separates(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '\uFEFF' or '\u200B';

    /// <summary>How many bytes of empty cells are all that is left of the line; 0 if something else follows.</summary>
    static int EmptyCells(BltScanner scanner)
    {
        var text = scanner.Text;
        int length = 0;
        while (length < BltLimits.NameLine && text.Peek(length) is ',' or ';' or ' ' or '\t' or '\v' or '\f') length++;
        if (text.Peek(length) is not (-1 or '\n' or '\r' or '#')) return 0;
        scanner.Tell(text.Peek() == ',' ? Added.Commas : Added.Semicolons, text.Here);
        return length;
    }

    /// <summary>How many bytes a curly double quote has that is next; 0 if there is none.</summary>
    public static int CurlyQuote(BltScanner scanner) => scanner.Text.Peek() switch
    {
        0xE2 => scanner.Text.Peek(1) == 0x80 && scanner.Text.Peek(2) is >= 0x9C and <= 0x9F ? 3 : 0,
        0xC2 => scanner.Text.Peek(1) is 0xAB or 0xBB ? 2 : 0,
        0x84 or 0x93 or 0x94 => 1, // Windows-1252; no text in UTF-8 begins so.
        _ => 0,
    };

    static BltLine Take(BltScanner scanner, int alternative)
    {
        var text = scanner.Text;
        var place = text.Here;
        Place? open = null;
        var bytes = new List<byte>();
        int curlyLead = CurlyQuote(scanner) > 0 ? text.Peek() : -1;
        if (curlyLead >= 0) scanner.Tell(Added.CurlyQuotes, place);
        for (int c; (c = text.Peek()) is not (-1 or '\n' or '\r');)
        {
            int length = 1;
            // In a line that begins with a curly quote all of them are meant for straight ones.
            if (curlyLead >= 0 && CurlyQuote(scanner) is > 0 and var curly && (curly > 1 || curlyLead < 0xC2)) (c, length) = ('"', curly);
            if (c == '"') open = open is null ? text.Here : null;
            else if (open is null && alternative == 0 && c == '#') { scanner.SkipLine(); break; }
            else if (open is null && c == '/' && (bytes.Count == 0 || bytes[^1] is (byte)' ' or (byte)'"') && text.Peek(1) == '*')
            {
                scanner.SkipComment();
                continue;
            }
            else if (c is < ' ' and not '\t') throw BltErrors.ControlCharacter(scanner, c);
            bytes.Add((byte)c);
            text.At += length;
            if (bytes.Count > BltLimits.NameLine) throw BltErrors.LongLine(scanner.Log, open ?? place);
        }
        var line = CollectionsMarshal.AsSpan(bytes).Trim(" \t"u8);
        while (open is null && line is [.., (byte)',' or (byte)';'] or [.., 0xC2, 0xA0])
        {
            scanner.Tell(line[^1] switch { (byte)',' => Added.Commas, (byte)';' => Added.Semicolons, _ => Added.Spaces }, place);
            line = line[..^(line[^1] == 0xA0 ? 2 : 1)].TrimEnd(" \t"u8);
        }
        return new(line.ToArray(), place, open) { Alternative = alternative };
    }
}
