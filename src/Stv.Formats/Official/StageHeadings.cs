using System.Globalization;
using System.Text.RegularExpressions;

namespace Stv;

/// <summary>Reads the number of a stage from a heading: in figures, as an ordinal, in words or in Roman figures.</summary>
internal static partial class StageHeadings
{
    static readonly string[] Nouns = ["stage", "count", "round"];

    static readonly string[] Ones =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    static readonly string[] OnesInOrder =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ];

    static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    static readonly string[] TensInOrder =
        ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

    /// <summary>
    /// The number of the stage that a heading names: <c>Stage 2</c>, <c>Count II</c>, <c>Round two</c>, <c>2nd stage</c>,
    /// <c>Second count</c>, <c>First preferences</c>; null where it names none, or several.
    /// </summary>
    public static int? Number(string heading)
    {
        string[] words = [.. Word().Matches(heading).Select(match => match.Value)];
        HashSet<int> found = [];
        for (int i = 0; i < words.Length; i++)
        {
            var (number, from, to) = At(words, i);
            if (number is not { } stage) continue;
            // "Count 2 and 3", "Stage 2-3", "Second and third count"
            if (to + 1 < words.Length && Joins(words[to]) && Cardinal(words, to + 1).Number is not null) return null;
            if (from >= 2 && Joins(words[from - 1]) && Ordinal(words, from - 1).Number is not null) return null;
            // What a heading begins with is what it is about: "Stage 7: papers received at stage 2".
            if (from == 0) return stage;
            found.Add(stage);
        }
        return found.Count == 1 ? found.Single() : null;
    }

    /// <summary>A number in Roman figures that stands alone; null where the text is something else.</summary>
    public static int? Roman(string text) => text.Length > 0 && RomanFigures().Match(text) is { Success: true } match
        ? 100 * match.Groups[1].Length + Digit(match.Groups[2].Value, 'X', 'L') * 10 + Digit(match.Groups[3].Value, 'I', 'V')
        : null;

    /// <summary>The number said by the word at a place and its neighbours, with the words it takes.</summary>
    static (int? Number, int From, int To) At(string[] words, int at)
    {
        string word = words[at].ToLowerInvariant();
        bool preference = word.StartsWith("pref", StringComparison.Ordinal) || Is(word, "choice", "choices");
        if (at > 0 && preference && Is(words[at - 1], "first", "1st"))
            return (1, at - 1, at + 1);
        if (!Nouns.Contains(word)) return (null, at, at);
        var (before, from) = Ordinal(words, at);
        if (before is not null) return (before, from, at + 1);
        int next = at + 1 < words.Length && Is(words[at + 1], "no", "number") ? at + 2 : at + 1;
        var (after, to) = Cardinal(words, next);
        return (after, at, to);
    }

    /// <summary>The ordinal that ends before a word.</summary>
    static (int? Number, int From) Ordinal(string[] words, int end)
    {
        if (end == 0) return (null, end);
        string last = words[end - 1].ToLowerInvariant();
        if (last.Length > 2 && Is(last[^2..], "st", "nd", "rd", "th") && Digits(last[..^2]) is { } digits) return (digits, end - 1);
        if (Array.IndexOf(TensInOrder, last) is >= 0 and var ten) return (ten * 10 + 20, end - 1);
        if (Array.IndexOf(OnesInOrder, last) is not (>= 0 and var one)) return (null, end);
        int tens = end >= 2 && one < 9 ? Array.IndexOf(Tens, words[end - 2].ToLowerInvariant()) : -1;
        return tens >= 0 ? (tens * 10 + 20 + one + 1, end - 2) : (one + 1, end - 1);
    }

    /// <summary>The number that begins at a word.</summary>
    static (int? Number, int To) Cardinal(string[] words, int at)
    {
        if (at >= words.Length) return (null, at);
        string first = words[at].ToLowerInvariant();
        if (Digits(first) is { } digits) return (digits, at + 1);
        if (Array.IndexOf(Ones, first) is >= 0 and var one) return (one + 1, at + 1);
        if (Array.IndexOf(Tens, first) is >= 0 and var ten)
        {
            int unit = at + 1 < words.Length ? Array.IndexOf(Ones, words[at + 1].ToLowerInvariant()) : -1;
            return unit is >= 0 and < 9 ? (ten * 10 + 20 + unit + 1, at + 2) : (ten * 10 + 20, at + 1);
        }
        // Sheets in which stages are lettered have a stage C and a stage D; these are not hundreds.
        return first.Trim('i', 'v', 'x').Length == 0 || first.Length > 1 ? (Roman(words[at].ToUpperInvariant()), at + 1) : (null, at);
    }

    static int? Digits(string text) =>
        text.Length <= 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number
            : null;

    static int Digit(string letters, char one, char five) =>
        letters.Length == 0 ? 0
        : letters[0] == five ? 4 + letters.Length
        : letters.Length == 2 && letters[1] == five ? 4
        : letters.Length == 2 && letters[1] != one ? 9
        : letters.Length;

    static bool Joins(string word) => Is(word, "and", "to", "-", "–", "/", "&", "+");

    static bool Is(string word, params ReadOnlySpan<string> meant)
    {
        foreach (string one in meant)
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // "Count2" is two words, "2nd" is one, and "2a" is no number. A hyphen parts words, and joins figures.
    [GeneratedRegex(@"\p{L}+|\d+\p{L}*|(?<=\d\s*)[-–](?=\s*\d)|[/&+]")]
    private static partial Regex Word();

    [GeneratedRegex("^(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")]
    private static partial Regex RomanFigures();
}
