using System.Text;
using System.Text.RegularExpressions;

namespace Stv;

/// <summary>The words by which tables name their columns and sums.</summary>
internal static partial class Headings
{
    public static readonly string[] Name = ["name", "names", "candidate", "candidates", "candidatename", "nameofcandidate",
        "namesofcandidates", "row"];
    public static readonly string[] Surname = ["surname", "lastname", "familyname"];
    public static readonly string[] Given = ["givennm", "givenname", "givennames", "firstname", "firstnames", "forename", "forenames"];
    public static readonly string[] Number = ["number", "no", "candidatenumber", "candidateno"];
    public static readonly string[] Party = ["party", "partyname", "affiliation", "description", "partyab", "partynm"];
    public static readonly string[] Group = ["ticket", "group"];
    public static readonly string[] Count = ["count", "countnumber", "countno", "stage", "round", "lastcountofblock"];
    public static readonly string[] Total = ["progressivevotetotal", "progressivetotal", "total", "votes", "totalvotes", "votetotal"];
    public static readonly string[] Transfer = ["votetransferred", "votestransferred", "transfer", "transfers", "votetransfer"];

    /// <summary>Columns that say what became of a candidate.</summary>
    public static readonly string[] Fate =
        ["outcome", "atstage", "status", "elected", "excluded", "orderelected", "occurredoncount", "changed", "comment"];

    /// <summary>Columns that say something of a candidate and not of a stage.</summary>
    public static readonly HashSet<string> Labels = [.. Name, .. Surname, .. Given, .. Number, .. Party, .. Group, .. Fate];

    /// <summary>Columns of words: where numbers stand in one, nothing says what they are.</summary>
    public static readonly HashSet<string> WordColumns = [.. Party, "outcome", "status", "elected", "excluded"];

    /// <summary>Columns of tables with a row for each candidate and count that have no votes.</summary>
    public static readonly HashSet<string> NoVotes =
    [
        "state", "stateab", "electorate", "division", "constituency", "ward", "year", "noofvacancies", "vacancies", "seats",
        "totalformalpapers", "formalpapers", "quota", "ballotposition", "papers", "paperstransferred", "transfervalue", "value", "clause",
    ];

    /// <summary>What a row of a candidate has that is marked as none of votes; null for any other.</summary>
    public static FigureKind? RowKind(string mark) =>
        Fold(mark) switch { "keepvalue" => FigureKind.KeepValue, "quotient" => FigureKind.Quotient, _ => null };

    /// <summary>
    /// Latin letters with signs, each group with what people type instead. The framework takes none apart without its tables of languages.
    /// </summary>
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

    /// <summary>What the figures under a heading are; null where it does not say.</summary>
    public static FigureKind? Kind(string heading) =>
        Sums().IsMatch(heading) ? FigureKind.Total
        : Transfers().IsMatch(heading) ? FigureKind.Transfer
        : Totals().IsMatch(heading) ? FigureKind.Total : null;

    /// <summary>The surplus or the exclusion that a heading names and that is a stage, folded; null where it names none.</summary>
    public static string? Act(string heading) => Acts().Match(heading) is { Success: true } act ? Fold(act.Groups[1].Value) : null;

    /// <summary>
    /// A text stands where there is no figure: nothing, dashes, or a word that says what became of a candidate.
    /// </summary>
    public static bool IsNoFigure(string cell) => NoFigure.Contains(Fold(cell)) || cell.AsSpan().Trim("-–—−‒―.…·*/ \u00A0").IsEmpty;

    static readonly HashSet<string> NoFigure =
    [
        "elected", "deemedelected", "deemed", "reelected", "elect", "excluded", "eliminated", "defeated", "notelected", "withdrawn", "out",
            "na",
        "nil", "none", "blank", "exhausted", "e", "x",
    ];

    /// <summary>A heading names votes of one kind, of a preference or of another election: no total of a stage.</summary>
    public static bool IsPartOfVotes(string heading) => Parts().IsMatch(heading);

    // Digits: "Votes in 2017".
    [GeneratedRegex(@"\d|\b(?:pref\w*|choices?|postal|post|early|absent\w*|proxy|person|electronic|paper|provisional|previous|last)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    /// <summary>The figures under a heading are shares.</summary>
    public static bool IsShare(string heading) => Shares().IsMatch(heading);

    [GeneratedRegex(@"[\s,;/]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:totals?|result|votes)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Totals();

    // "Votes after the transfer of Smith's surplus" and "total of transfers" are sums, "votes transferred" are none.
    [GeneratedRegex(@"\bafter\b|^\s*(?:totals?|result)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sums();

    const string Done = @"(?:transfer|distribution)\s+of\s+(?:the\s+)?";

    // "Surplus of A", "A's surplus", "Transfer of surplus of A", "After exclusion of A".
    [GeneratedRegex($@"^\s*(?:after\s+)?(?:the\s+)?((?:{Done})?(?:(?:surplus|exclusion|elimination)\s+of\b.*|.+['\u2019]s?\s+surplus))\s*$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Acts();

    [GeneratedRegex(@"%|\bper\s?cent\b|\bpercentage\b|\bshare\b", RegexOptions.IgnoreCase)]
    private static partial Regex Shares();

    [GeneratedRegex(@"\b(?:transfer|transfers|transferred|change)\b|^\+/-$", RegexOptions.IgnoreCase)]
    private static partial Regex Transfers();
}
