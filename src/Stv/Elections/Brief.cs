using System.Globalization;
using System.Text;

namespace Stv;

/// <summary>What comes from elsewhere as a message shows it: on one line, harmless, and no longer than a message may be.</summary>
internal static class Brief
{
    const int MostCharacters = 60, MostNumbers = 20;

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
            brief.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator ? "\uFFFD" : rune.ToString());
        }
        return brief.ToString();
    }

    /// <summary>A list of numbers, of which the first are shown.</summary>
    public static string List(IReadOnlyCollection<int> numbers) =>
        $"{string.Join(", ", numbers.Take(MostNumbers))}{(numbers.Count > MostNumbers ? ", …" : "")}";
}
