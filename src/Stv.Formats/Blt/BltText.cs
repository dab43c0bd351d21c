using System.Text;

namespace Stv;

/// <summary>Makes strings of the bytes of names.</summary>
static class BltText
{
    // What Windows-1252 has at 0x80 to 0x9F; the five bytes it leaves free stand for themselves.
    const string Upper =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Text in UTF-8, or in Windows-1252 where it is no UTF-8, and then says so; notes what an earlier program spoilt.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="log">Receives what is to be said.</param>
    /// <param name="repair">What an earlier program spoilt is repaired.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, Place place, DiagnosticLog log, bool repair)
    {
        if (Ascii.IsValid(bytes)) return Encoding.ASCII.GetString(bytes);
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            BltErrors.WarnNotUtf8(log, place, bytes);
            var text = new StringBuilder(bytes.Length);
            foreach (byte b in bytes) text.Append(b is >= 0x80 and <= 0x9F ? Upper[b - 0x80] : (char)b);
            return text.ToString();
        }
        string decoded = Strict.GetString(bytes);
        if (decoded.Contains('\uFFFD', StringComparison.Ordinal))
            BltErrors.NoteLostCharacter(log, place, Show(decoded));
        else if (Unspoilt(decoded) is { } meant)
        {
            BltErrors.NoteMojibake(log, place, Show(decoded), Show(meant), repair);
            if (repair) return meant;
        }
        return decoded;
    }

    /// <summary>A text as messages show it: in quotes, shortened, nothing that would break the line.</summary>
    static string Show(string text)
    {
        const int Most = 60;
        var shown = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > Most) break;
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029) shown.Append('\uFFFD');
            else shown.Append(rune.ToString());
        }
        return shown.Append(shown.Length > Most ? "…\"" : "\"").ToString();
    }

    /// <summary>What a text said before its UTF-8 was taken for Windows-1252; null if it does not look like that.</summary>
    static string? Unspoilt(string text)
    {
        var bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            int upper = Upper.IndexOf(text[i], StringComparison.Ordinal);
            if (upper < 0 && text[i] > 0xFF) return null;
            bytes[i] = (byte)(upper < 0 ? text[i] : 0x80 + upper);
        }
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Strict.GetString(bytes) : null;
    }

    /// <summary>A text with every run of white space made one space, and none around it.</summary>
    public static string Collapse(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c)) collapsed.Append(c);
            else if (collapsed.Length > 0 && collapsed[^1] != ' ') collapsed.Append(' ');
        }
        return collapsed.ToString().TrimEnd(' ');
    }

    /// <summary>Two characters of white space stand together inside the text.</summary>
    public static bool HasRuns(string text)
    {
        string inner = text.Trim();
        for (int i = 1; i < inner.Length; i++)
            if (char.IsWhiteSpace(inner[i]) && char.IsWhiteSpace(inner[i - 1])) return true;
        return false;
    }
}
