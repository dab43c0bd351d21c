using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Stv;

/// <summary>The words by which tables name their columns and sums.</summary>
internal static partial class Headings
{
    public static readonly string[] Name = ["name", "names", "candidate", "candidates", "candidatename", "nameofcandidate", "namesofcandidates", "row"];
    public static readonly string[] Surname = ["surname", "lastname", "familyname"];
    public static readonly string[] Given = ["givennm", "givenname", "givennames", "firstname", "firstnames", "forename", "forenames"];
    public static readonly string[] Number = ["number", "no", "candidatenumber", "candidateno"];
    public static readonly string[] Party = ["party", "partyname", "affiliation", "description", "partyab", "partynm"];
    public static readonly string[] Group = ["ticket", "group"];
    public static readonly string[] Count = ["count", "countnumber", "countno", "stage", "round", "lastcountofblock"];
    public static readonly string[] Total = ["progressivevotetotal", "progressivetotal", "total", "votes", "totalvotes", "votetotal"];
    public static readonly string[] Transfer = ["votetransferred", "votestransferred", "transfer", "transfers", "votetransfer"];

    /// <summary>Columns that say something of a candidate and not of a stage.</summary>
    public static readonly HashSet<string> Labels = [.. Name, .. Surname, .. Given, .. Number, .. Party, .. Group, "outcome", "atstage", "status", "elected"];

    /// <summary>Rows of a candidate that have something else than votes.</summary>
    public static readonly string[] NoVotes = ["keepvalue", "quotient"];

    /// <summary>Latin letters with signs, each group with what people type instead. The framework takes none apart without its tables of languages.</summary>
    static readonly Dictionary<char, string> Plain = new[]
    {
        ("a", "àáâãäåāăąǎ"), ("b", "ḃ"), ("c", "çćĉċč"), ("d", "ďđḋð"), ("e", "èéêëēĕėęě"), ("f", "ḟ"), ("g", "ĝğġģ"), ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįıǐ"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("m", "ṁ"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőơǒ"), ("p", "ṗ"),
        ("r", "ŕŗř"), ("s", "śŝşšșṡ"), ("t", "ţťŧțṫ"), ("u", "ùúûüũūŭůűųưǔ"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳ"), ("z", "źżž"),
        ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
    }.SelectMany(group => group.Item2.Select(letter => (letter, group.Item1))).ToDictionary();

    /// <summary>A text by its letters and digits alone, without case and accents.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune)) continue;
            string letter = Rune.ToLowerInvariant(rune).ToString();
            folded.Append(Plain.GetValueOrDefault(letter[0], letter));
        }
        return folded.ToString();
    }

    /// <summary>The words of a text, folded, in alphabetical order.</summary>
    public static string[] Words(string text) =>
        [.. Word().Split(text).Select(Fold).Where(word => word.Length > 0).Order(StringComparer.Ordinal)];

    /// <summary>The number of the stage that a heading names; null where it names none.</summary>
    public static int? Stage(string heading)
    {
        var found = Numbered().Match(heading);
        if (!found.Success) return First().IsMatch(heading) ? 1 : null;
        int number = int.Parse(found.Groups[1].Value + found.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        return number > 0 ? number : null;
    }

    /// <summary>What the figures under a heading are; null where it does not say.</summary>
    public static FigureKind? Kind(string heading) =>
        Totals().IsMatch(heading) ? FigureKind.Total : Transfers().IsMatch(heading) ? FigureKind.Transfer : null;

    [GeneratedRegex(@"[\s,;/]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:stage|count|round)\s*(?:no\.?|number)?\s*(\d{1,5})\b|\b(\d{1,5})(?:st|nd|rd|th)\s+(?:stage|count|round|pref)", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\bfirst[\s-]+(?:pref|count|stage|round)", RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(?:totals?|result|votes)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Totals();

    [GeneratedRegex(@"\b(?:transfer|transfers|transferred|change)\b|^\+/-$", RegexOptions.IgnoreCase)]
    private static partial Regex Transfers();
}
