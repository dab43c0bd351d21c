using System.Globalization;
using System.Text;

namespace Stv;

/// <summary>
/// Text from elsewhere, made fit for a sheet of fixed-width columns: harmless, measured in columns, shortened between characters as
/// people see them.
/// </summary>
internal static class Display
{
    /// <summary>More code points in one visible character are a trick: the longest emoji and syllables have about ten.</summary>
    const int LongestCharacter = 16;

    /// <summary>The columns that a text from elsewhere may take in a message.</summary>
    const int MostQuoted = 60;

    /// <summary>How many names a message lists.</summary>
    const int MostNames = 12;

    const char Isolate = '\u2068', EndIsolate = '\u2069';

    /// <summary>
    /// The text on one line without anything that moves the cursor, reorders what stands beside it or pretends to be absent: such
    /// characters become U+FFFD, and every kind of space a plain one.
    /// </summary>
    public static string Clean(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~')) return text.Trim();
        var clean = new StringBuilder(text.Length);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            foreach (var rune in elements.GetTextElement().EnumerateRunes().Take(LongestCharacter))
            {
                clean.Append(Rune.GetUnicodeCategory(rune) switch
                {
                    // Joiners are letters' business; they are kept.
                    UnicodeCategory.Format when rune.Value is 0x200C or 0x200D => rune.ToString(),
                    UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate => "\uFFFD",
                    UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => "\uFFFD",
                    UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "\uFFFD",
                    UnicodeCategory.SpaceSeparator => " ",
                    _ => rune.ToString(),
                });
            }
        }
        return clean.ToString().Trim();
    }

    /// <summary>
    /// A text from elsewhere as a message shows it: in quotation marks, on one line, harmless, and no longer than a message may be. Nobody
    /// needs more of a name to find it.
    /// </summary>
    public static string Quoted(string text) => $"\"{Brief(text)}\"";

    /// <summary>A text from elsewhere as <see cref="Quoted"/> shows it, without quotation marks.</summary>
    public static string Brief(string text, int columns = MostQuoted) =>
        Shortened(Clean(text.Length > 8 * columns ? $"{text[..(8 * columns)]}…" : text), columns);

    /// <summary>Several names in a message, of which the first are shown.</summary>
    public static string Few(IReadOnlyCollection<string> names) =>
        $"{string.Join(", ", names.Take(MostNames).Select(name =>
            Brief(name)))}{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")}";

    /// <summary>How many columns a text takes.</summary>
    public static int Width(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~')) return text.Length;
        int width = 0;
        for (int at = 0; at < text.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(text, at);
            width += ElementWidth(text.AsSpan(at, length));
            at += length;
        }
        return width;
    }

    /// <summary>The text in exactly so many columns, shortened with an ellipsis or filled with spaces.</summary>
    public static string Fit(string text, int columns)
    {
        text = Shortened(text, columns);
        return Isolated(text) + new string(' ', Math.Max(0, columns - Width(text)));
    }

    /// <summary>A name written from right to left, kept from turning round the figures beside it.</summary>
    public static string Isolated(string text) => text.EnumerateRunes().Any(RightToLeft) ? $"{Isolate}{text}{EndIsolate}" : text;

    /// <summary>A word in pieces of at most so many columns: itself, unless it is longer than a line.</summary>
    public static IEnumerable<string> Break(string word, int columns)
    {
        while (Width(word) > columns)
        {
            int at = Math.Max(Fitting(word, columns), StringInfo.GetNextTextElementLength(word));
            yield return word[..at];
            word = word[at..];
        }
        if (word.Length > 0) yield return word;
    }

    /// <summary>How much of a text fits into so many columns.</summary>
    static int Fitting(string text, int columns)
    {
        int width = 0, at = 0;
        while (at < text.Length)
        {
            int length = StringInfo.GetNextTextElementLength(text, at);
            width += ElementWidth(text.AsSpan(at, length));
            if (width > columns) break;
            at += length;
        }
        return at;
    }

    /// <summary>The text, with an ellipsis in place of what goes beyond so many columns.</summary>
    public static string Shortened(string text, int columns) => Width(text) > columns ? Shorten(text, columns) : text;

    static string Shorten(string text, int columns) => text[..Fitting(text, columns - 1)].TrimEnd() + "…";

    static int ElementWidth(ReadOnlySpan<char> element)
    {
        int width = 0;
        foreach (var rune in element.EnumerateRunes())
        {
            // An emoji presentation selector, or a second letter of a flag.
            if (rune.Value == 0xFE0F || rune.Value is >= 0x1F1E6 and <= 0x1F1FF && width > 0) return 2;
            if (width > 0) continue;
            width = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
                _ => Wide(rune.Value) ? 2 : 1,
            };
        }
        return width;
    }

    static bool Wide(int rune)
    {
        if (rune < WideRanges[0]) return false;
        for (int i = 0; i < WideRanges.Length; i += 2)
            if (rune <= WideRanges[i + 1]) return rune >= WideRanges[i];
        return false;
    }

    /// <summary>First and last of the characters that take two columns, ascending: East Asian wide ones, and pictures.</summary>
    static ReadOnlySpan<int> WideRanges =>
    [
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615,
        0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE,
        0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B,
        0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF,
        0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF,
        0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F265, 0x1F300, 0x1F320, 0x1F32D, 0x1F335,
        0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E,
        0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596,
            0x1F5A4, 0x1F5A4,
        0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D7, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC,
        0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1FAFF, 0x20000, 0x3FFFD,
    ];

    static bool RightToLeft(Rune rune) => rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
