using System.Globalization;
using System.Text.RegularExpressions;

namespace Stv;

/// <summary>What the headings and cells of tables of ballots say: ranks, blanks, overvotes, what a column is.</summary>
static partial class TableWords
{
    static readonly string[] Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    static readonly HashSet<string> Blanks = new(StringComparer.OrdinalIgnoreCase)
    {
        "skipped", "skip", "skipped ranking", "undervote", "under vote", "blank", "none", "no rank", "not ranked", "unranked",
            "no selection",
        "no choice", "no preference", "n/a", "na", "-", "\u2013", "\u2014", ".", "abstain", "null", "nan",
    };

    static readonly HashSet<string> Overvotes = new(StringComparer.OrdinalIgnoreCase) { "overvote", "overvoted", "over vote", "over-vote" };

    static readonly HashSet<string> PapersHeadings = new(StringComparer.OrdinalIgnoreCase)
    {
        "count", "counts", "weight", "papers", "votes", "n", "frequency", "freq", "ballots", "number of ballots", "number of papers",
        "number of votes", "num votes", "times", "multiplicity", "quantity", "no. of papers", "no of papers", "no. of ballots",
            "ballots cast",
        "shares",
    };

    static readonly HashSet<string> OtherHeadings = new(StringComparer.OrdinalIgnoreCase)
    {
        "timestamp", "date", "time", "start time", "completion time", "started", "submitted", "end", "start", "email", "email address",
            "e-mail",
        "name", "user", "user name", "username", "voter", "member", "member no", "membership number", "comments", "ip address", "ip",
        "duration", "language", "status",
    };

    static readonly HashSet<string> PrecinctHeadings = new(StringComparer.OrdinalIgnoreCase)
    {
        "precinct", "precinct_id", "precinctid", "precinct id", "precinct name", "precinct portion", "precinctportion", "ward", "district",
        "polling place", "polling station", "polling district", "division", "county", "riding",
    };

    static readonly HashSet<string> BatchHeadings = new(StringComparer.OrdinalIgnoreCase)
    {
        "batch", "batch_id", "batchid", "batch id", "batch no", "batch no.", "batch number", "batch #", "box", "boxid", "box id",
        "box_id", "box no", "box no.", "ballot box",
    };

    [GeneratedRegex(@"^(?:(?:rank|ranking|choice|preference|pref|vote|position|place)[ _.\-#:]*)?(\d{1,5})(?:st|nd|rd|th|\.)?"
        + @"[ _\-]*(?:rank|ranking|choice|preference|pref|place)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered { get; }

    [GeneratedRegex(@"^([a-z]+)[ _\-]*(?:rank|ranking|choice|preference|pref|place)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Worded { get; }

    // Whole headings, or such that end in "id": Ida, Ward Key and Seqirus stand for election.
    [GeneratedRegex(@"^(|#|id|guid|uuid|nr|no\.?|number|index|row|row ?number|record|record ?(id|number)|cvr( ?(id|no\.?|number))?"
        + @"|cast vote record|ballot ?(#|id|no\.?|nr|number)"
        + @"|(response|respondent|submission|voter|member|paper|vote|user|entry)[ _]?(id|no\.?|number)"
        + @"|seq|sequence|unnamed: \d+|[a-z]+_id)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IdHeading { get; }

    [GeneratedRegex(@"\b(?:(?:rank|choice|preference)[ _]*(?<n>\d{1,5})|(?<n>\d{1,5})(?:st|nd|rd|th)?[ _]+(?:rank|choice|preference)"
        + @"|(?<w>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
        + @"[ _]+(?:rank|choice|preference))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Within { get; }

    [GeneratedRegex(@"\(\d+\)|\s+")]
    private static partial Regex Noise { get; }

    /// <summary>
    /// The rank that a heading says among other words, and those words, which name the contest: <c>For Mayor Choice 3 (55)</c> is rank 3
    /// for
    /// mayor; rank 0 for none.
    /// </summary>
    public static (int Rank, string Contest) RankOf(string heading)
    {
        if (Rank(heading) is > 0 and var alone) return (alone, "");
        if (heading.Length > 500 || Within.Match(heading) is not { Success: true } match) return (0, "");
        int rank = Rank(match.Groups["n"].Success ? match.Groups["n"].Value : match.Groups["w"].Value);
        return (rank, Noise.Replace(heading.Remove(match.Index, match.Length), " ").Trim(' ', ':', '-', '_'));
    }

    /// <summary>The rank that a heading or a cell says: <c>3</c>, <c>3rd</c>, <c>Rank 3</c>, <c>Third choice</c>; 0 for none.</summary>
    public static int Rank(string text)
    {
        if (text.Length is 0 or > 40) return 0;
        // Nearly all are so.
        if (text.Length < 4 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        if (Numbered.Match(text) is { Success: true } numbered)
            return int.Parse(numbered.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (Worded.Match(text) is { Success: true } worded)
            return Array.FindIndex(Ordinals, word => worded.Groups[1].ValueSpan.Equals(word, StringComparison.OrdinalIgnoreCase)) + 1;
        // A spreadsheet may make decimals of whole numbers.
        return text.EndsWith(".0", StringComparison.Ordinal) ? Rank(text[..^2]) : 0;
    }

    /// <summary>A cell says that its rank was left blank, or that a candidate was not ranked.</summary>
    public static bool Blank(string cell) => cell.Length == 0 || Blanks.Contains(cell);

    /// <summary>A cell says that several were marked at its rank, and not who.</summary>
    public static bool Overvote(string cell) => Overvotes.Contains(cell);

    /// <summary>The names in a cell that holds several at one rank.</summary>
    public static string[] Names(string cell) =>
        cell.Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>
    /// The names in a cell that holds a ranking, without the numbers before them where each has its own: <c>1. Ann; 2. Bob</c>.
    /// </summary>
    public static string[] Ranking(string cell, char separator)
    {
        string[] names = cell.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var numbered = names.Select(name => Counted.Match(name)).ToList();
        bool all = names.Length > 0 && numbered.Index().All(one => one.Item.Success && one.Item.Groups[1].Value == $"{one.Index + 1}");
        return all ? [.. numbered.Select(one => one.Groups[2].Value.Trim())] : names;
    }

    /// <summary>What parts the names in cells that hold rankings; null where nothing does in half of them.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="told">The column is said to hold rankings: then commas may part names too.</param>
    public static char? Separator(IReadOnlyCollection<string> cells, bool told)
    {
        foreach (char sign in told ? ";|\n>," : ";|\n>")
            if (cells.Count > 0 && cells.Count(cell => cell.Trim().TrimEnd(sign).Contains(sign)) * (told ? 4
                : 2) >= cells.Count) return sign;
        return null;
    }

    [GeneratedRegex(@"^(\d+)[.)]\s*(.+)$", RegexOptions.Singleline)]
    private static partial Regex Counted { get; }

    /// <summary>A row of totals, by what stands in one of its cells.</summary>
    public static bool IsTotal(string cell) => Totals.Contains(cell.TrimEnd(':'));

    static readonly HashSet<string> Totals = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "sum", "grand total", "subtotal", "total votes", "total papers", "total ballots", "average", "mean",
    };

    /// <summary>Words of which nobody doubts that they mean a rank left blank.</summary>
    public static bool SurelyBlank(string cell) => cell.Length == 0
        || cell.StartsWith("skip", StringComparison.OrdinalIgnoreCase) || cell.StartsWith("under", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a spreadsheet shows where a formula has failed.</summary>
    public static bool IsFormulaError(string cell) =>
        cell is "#REF!" or "#N/A" or "#VALUE!" or "#DIV/0!" or "#NAME?" or "#NUM!" or "#NULL!" or "#SPILL!" or "#CALC!";

    /// <summary>What a form writes before a name in a heading; empty where it writes nothing.</summary>
    public static string Before(string heading) => Split(heading).Before;

    public static bool HeadsPapers(string heading) => PapersHeadings.Contains(heading);

    public static bool HeadsId(string heading) => IdHeading.IsMatch(heading) && !HeadsPrecinct(heading) && !HeadsBatch(heading);

    public static bool HeadsPrecinct(string heading) => PrecinctHeadings.Contains(heading);

    public static bool HeadsBatch(string heading) => BatchHeadings.Contains(heading);

    /// <summary>A heading of a column that is about the paper and not about its preferences.</summary>
    public static bool HeadsOther(string heading) => HeadsId(heading) || HeadsPapers(heading)
        || HeadsPrecinct(heading) || HeadsBatch(heading) || OtherHeadings.Contains(heading);

    /// <summary>
    /// Headings without what a form writes before each: of <c>Rank these [Ann]</c> and <c>Rank these [Bob]</c>, or <c>Rank these - Ann</c>
    /// and <c>Rank these - Bob</c>, are left Ann and Bob.
    /// </summary>
    public static string[] Bare(IReadOnlyList<string> headings)
    {
        var parts = headings.Select(Split).ToList();
        var shared = parts.Where(part => part.Before.Length > 0).GroupBy(part => part.Before).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet();
        return [.. headings.Select((heading, i) => shared.Contains(parts[i].Before) ? parts[i].Behind : heading)];
    }

    static (string Before, string Behind) Split(string heading)
    {
        if (heading.EndsWith(']') && heading.IndexOf('[', StringComparison.Ordinal) is > 0 and var open)
            return (heading[..open].Trim(), heading[(open + 1)..^1].Trim());
        foreach (string sign in (string[])[" - ", ": ", "? "])
        {
            int at = heading.LastIndexOf(sign, StringComparison.Ordinal);
            if (at > 0) return (heading[..at].Trim(), heading[(at + sign.Length)..].Trim());
        }
        return ("", heading);
    }

    /// <summary>A form's own line under the headings, which says how it was exported.</summary>
    public static bool IsExportLine(TableRow row) => Array.Exists(row.Cells, cell => cell.StartsWith("{\"ImportId\"",
        StringComparison.Ordinal));
}
