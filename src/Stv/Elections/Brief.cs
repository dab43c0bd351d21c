using System.Globalization;
using System.Text;

namespace Stv;

/// <summary>What comes from elsewhere as a message shows it: on one line, harmless, and no longer than a message may be.</summary>
internal static class Brief
{
    const int MostCharacters = 60, MostNumbers = 20, MostNames = 12;

    /// <summary>A text in quotation marks. What controls a terminal, or is half a character, is shown as U+FFFD.</summary>
    public static string Quoted(string text) => $"\"{Text(text)}\"";

    /// <summary>A text as <see cref="Quoted"/> shows it, without quotation marks.</summary>
    public static string Text(string text, int most = MostCharacters)
    {
        var brief = new StringBuilder();
        int taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (taken++ == most) return brief.Append('…').ToString();
            // Joiners are letters' business.
            bool harmless = rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            brief.Append(harmless ? rune.ToString() : "\uFFFD");
        }
        return brief.ToString();
    }

    /// <summary>Several names, of which the first are shown.</summary>
    public static string Names(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MostNames).Select(name => Text(name)))
            + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");

    /// <summary>A list of numbers, of which the first are shown.</summary>
    public static string List(IReadOnlyCollection<int> numbers) =>
        $"{string.Join(", ", numbers.Take(MostNumbers))}{(numbers.Count > MostNumbers ? ", …" : "")}";
}
