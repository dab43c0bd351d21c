using System.Text;
using System.Text.RegularExpressions;

namespace Stv.Fuzz;

/// <summary>A word, a sign or an id of a file, and where it stands. The sign <c>"</c> is where the names begin.</summary>
readonly record struct Token(string Text, int Line, int At, int End)
{
    public bool IsNumber => Text.Length > 0 && Text.All(char.IsAsciiDigit);

    public bool IsZero => IsNumber && Text.All(c => c == '0');

    /// <summary>A cell of a spreadsheet that was left empty: a blank rank.</summary>
    public bool IsCell => Text == "-" && End == At;

    /// <summary>An id, or candidates at the same rank.</summary>
    public bool IsGroup => Text.Length > 1 && Text[0] == '(';
}

/// <summary>A file as characters, one for each byte, and the words in it.</summary>
sealed partial class FileText
{
    public const int LongestWord = 4096;

    readonly string text;
    readonly bool byCommas;

    /// <summary>Lines stand in quotes, which are spaces here.</summary>
    public bool InQuotes { get; }

    public FileText(byte[] file)
    {
        if (file is [0xEF, 0xBB, 0xBF, ..]) file = file[3..];
        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0x1F, 0x8B, ..]) throw EndException.Refuse("no text", 1);
        text = Encoding.Latin1.GetString(file);
        text = Unmailed();
        string whole = text;
        text = Unquoted(out var head);
        InQuotes = text != whole;
        byCommas = head == ",";
    }

    public string All => text;

    /// <summary>A tab stands between the two numbers, so several together may be cells left empty.</summary>
    public bool Tabbed { get; set; }

    /// <summary>Behind a 0 alone in quotes, which ends the ballots; null where the quote at a place begins a name.</summary>
    public int? BehindQuotedZero(int at, Func<string, int> candidate)
    {
        var quoted = InQuotesHere().Match(text, at);
        string inside = quoted.Groups[1].Value;
        string[] words = inside.Split([' ', ',', ';', '\t', '\v', '\f', '=', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        bool marks = words.Length > 1 && words.Skip(1).All(word => candidate(word) > 0 || word[0] is (>= '0' and <= '9') or '-');
        bool begins = words is [[(>= '0' and <= '9') or '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..], ..];
        bool ballot = begins && (marks || words[^1] == "0") || inside.Contains("/*", StringComparison.Ordinal);
        if (InQuotes || !ballot || text[at] == '"' && !quoted.Value.EndsWith('"')) return null;
        return quoted.Value == "\"0\"" && EndsLine(quoted.Index + quoted.Length) ? quoted.Index + quoted.Length
            : throw EndException.Unsure("a ballot in quotes");
    }

    const string Curly = @"\u00E2\u0080[\u009C-\u009F]|\u00C2[\u00AB\u00BB]|[\u0084\u0093\u0094]";

    [GeneratedRegex($@"\G(?:""|{Curly})([^""\r\n\u00E2\u00C2\u0084\u0093\u0094]*)""?")]
    private static partial Regex InQuotesHere();

    /// <summary>Where the first line begins with the sign that mail programs add, so may all lines.</summary>
    string Unmailed()
    {
        bool mailed = text.TrimStart().StartsWith('>');
        if (!mailed) return FirstSign().IsMatch(text) ? throw EndException.Unsure("the sign of a mail") : text;
        if (text.TrimStart() is not ['>', ' ' or >= '0' and <= '9',
            ..]) throw EndException.Unsure("something else behind the sign of a mail");
        if (FirstSign().Replace(text, "").Contains('>',
            StringComparison.Ordinal)) throw EndException.Unsure("the sign of a mail within a line");
        return FirstSign().Replace(text, signs => new string(' ', signs.Length));
    }

    [GeneratedRegex(@"(?<=^|[\r\n])[ \t]*>[> \t]*")]
    private static partial Regex FirstSign();

    /// <summary>How many lines end before a place, and one more.</summary>
    public int LineOf(int at) => LineOf(text, at);

    public static int LineOf(string text, int at)
    {
        int line = 1;
        for (int i = 0; i < at; i++)
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n')) line++;
        return line;
    }

    /// <summary>
    /// Where the line of the two numbers stands in double quotes, so may all lines up to the end of the ballots: their quotes become
    /// spaces. What stands between its two numbers, if it is more than spaces.
    /// </summary>
    string Unquoted(out string between)
    {
        int at = Blanks(0);
        string line = Line().Match(text, Math.Min(at, text.Length)).Value;
        var head = Numbers().Match(line);
        between = Separators(head.Groups[1].Value);
        if (!line.StartsWith('"')) return text;
        if (!head.Success || line.Count(char.IsWhiteSpace) > 1 || OneNumber().Count(line) != 2)
            throw EndException.Unsure("a first line in quotes that is not two numbers");
        if (!WholeLine().IsMatch(line)) throw EndException.Unsure("a quote before the numbers");
        var plain = new StringBuilder(text);
        while (at < text.Length)
        {
            line = Line().Match(text, at).Value;
            var whole = WholeLine().Match(line);
            if (!whole.Success && line.Trim().Length > 0) throw EndException.Unsure("a line without quotes among lines in quotes");
            if (whole.Success)
            {
                if (whole.Groups[1].Value.AsSpan().ContainsAny('#', '/')) throw EndException.Unsure("a comment in a line in quotes");
                if (Withdrawn().IsMatch(whole.Groups[1].Value))
                    throw EndException.Unsure("ballots behind one who has withdrawn, in quotes");
                if (!BallotLine().IsMatch(whole.Groups[1].Value)) throw EndException.Unsure("a text among the lines in quotes");
                if (between.Length == 0) between = Numbers().Match(whole.Groups[1].Value) is { Success: true } quoted
                    ? Separators(quoted.Groups[1].Value) : between;
                plain[at + line.IndexOf('"', StringComparison.Ordinal)] = plain[at + line.LastIndexOf('"')] = ' ';
                if (whole.Groups[1].Value.Trim(' ', ',', ';') is { Length: > 0 } alone && alone.Trim('0').Length == 0)
                    return NextIsNumber().IsMatch(text, at + line.Length)
                        ? throw EndException.Unsure("a name that is a number, among lines in quotes") : plain.ToString();
            }
            at += line.Length;
            while (at < text.Length && text[at] is '\r' or '\n') at++;
        }
        throw EndException.Unsure("quoted lines without an end");
    }

    static string Separators(string between) => between.All(c => char.IsWhiteSpace(c) || c is ',' or ';' or '\u00C2') ? between : "";

    [GeneratedRegex(@"\G[\r\n]*""[\s,;]*\d")]
    private static partial Regex NextIsNumber();

    [GeneratedRegex(@"^[\s,;]*[\d\[(-]")]
    private static partial Regex BallotLine();

    [GeneratedRegex(@"^[\s,;]*-\d+[\s,;]+\d")]
    private static partial Regex Withdrawn();

    [GeneratedRegex(@"\d+")]
    private static partial Regex OneNumber();

    [GeneratedRegex(@"\G[^\r\n]*")]
    private static partial Regex Line();

    [GeneratedRegex(@"^[\s""]*\d+([^\d""]+)\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^\s*""([^""]*)""[\s,;]*$")]
    private static partial Regex WholeLine();

    /// <summary>
    /// How long the white space is that stands at a place: an ASCII blank or a Unicode space in UTF-8, or a separator of this file.
    /// </summary>
    int Blank(int at)
    {
        char c = text[at];
        if (c is ' ' or (>= '\t' and <= '\r') || byCommas && c == ',' || c == ';') return 1;
        string rest = text.Substring(at, Math.Min(3, text.Length - at));
        if (rest.StartsWith("\u00C2\u00A0", StringComparison.Ordinal)) return 2;
        bool space = rest.Length == 3 && (rest[..2] == "\u00E2\u0080" && rest[2] is (>= '\u0080' and <= '\u008A') or '\u00AF'
            || rest is "\u00E2\u0081\u009F" or "\u00E3\u0080\u0080");
        if (rest.StartsWith("\u00E2\u0080\u00A8", StringComparison.Ordinal)
            || rest.StartsWith("\u00E2\u0080\u008B", StringComparison.Ordinal)
            || rest.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal)) throw EndException.Unsure("an odd space");
        return space ? 3 : 0;
    }

    /// <summary>The first place from here that is neither white space nor in a comment.</summary>
    public int Blanks(int at)
    {
        while (at < text.Length)
        {
            if (Blank(at) is > 0 and var length) at += length;
            else if (text[at] == '#') while (at < text.Length && text[at] is not ('\r' or '\n')) at++;
            else if (IsComment(at)) at = AfterComment(text, at) is > 0 and var after ? after
                : throw EndException.Refuse("a comment that is never closed", LineOf(at));
            else break;
        }
        return at;
    }

    public bool IsComment(int at) => IsComment(text, at);

    static bool IsComment(string text, int at) => text.AsSpan(at).StartsWith("/*");

    /// <summary>Where a comment with those in it ends; 0 if it never does.</summary>
    public static int AfterComment(string text, int at)
    {
        int depth = 0;
        do
        {
            int change = IsComment(text, at) ? 1 : text.AsSpan(at).StartsWith("*/") ? -1 : 0;
            (depth, at) = (depth + change, at + (change == 0 ? 1 : 2));
        }
        while (depth > 0 && at < text.Length);
        return depth > 0 ? 0 : at;
    }

    public static bool IsQuote(string text, int at) =>
        text[at] == '"' || text.AsSpan(at).StartsWith("\u00E2\u0080\u009C") || text.AsSpan(at).StartsWith("\u00E2\u0080\u009D")
            || text.AsSpan(at).StartsWith("\u00E2\u0080\u009E");

    /// <summary>The next word or sign; an empty one at the end of the file.</summary>
    public Token Next(int from)
    {
        int at = Blanks(from);
        string gap = text[from..at];
        int first = gap.IndexOfAny([',', ';']), cells = gap.Count(c => c is ',' or ';');
        if (gap.AsSpan(gap.LastIndexOfAny(['\r', '\n']) + 1).Count(',') > 1 && gap.AsSpan().ContainsAny('\r', '\n'))
            throw EndException.Unsure("cells that are empty at the beginning of a line");
        if (Tabbed && !gap.AsSpan().ContainsAny('\r', '\n') && gap.AsSpan().Count('\t') > 1 && at < text.Length)
            throw EndException.Unsure("tabs together");
        if (cells > 1 && gap.AsSpan().ContainsAny('#', '/')) throw EndException.Unsure("a comment between cells");
        if (cells > 1 && !gap.AsSpan().ContainsAny('\r', '\n') && at < text.Length) return new("-", LineOf(from), from + first + 1, from
            + first + 1);
        if (at == text.Length) return new("", LineOf(at), at, at);
        int end = at + 1;
        if (IsQuote(text, at)) return new("\"", LineOf(at), at, at);
        if (text[at] == '(' && text.IndexOf(')', at) is > 0 and var close) end = close + 1;
        else if (text[at] is not ('=' or '(' or ')' or '[' or ']'))
            while (end < text.Length && Blank(end) == 0 && text[end] is not ('=' or '#' or '(' or ')' or '[' or ']') && !IsQuote(text, end)
                && !IsComment(end)) end++;
        string word = text[at..end];
        if (word[0] == '(' && word.AsSpan().ContainsAny('\n', '\r')) throw EndException.Unsure("a group over lines");
        if (word.TrimEnd(',', ';').Length > LongestWord)
            throw EndException.Refuse("a word too long", word.Length > 2 * LongestWord ? null : LineOf(at));
        if (word.Contains(",,", StringComparison.Ordinal) && word.TrimEnd(',').Contains(",,",
            StringComparison.Ordinal)) throw EndException.Unsure("empty cells where none are");
        if (word[0] is ',' or ';' && (word.TrimStart(',', ';').Length > 0
            || !EndsLine(end))) throw EndException.Unsure("a separator before a word");
        if (end < text.Length && IsQuote(text, end) && text[end] != '"') throw EndException.Unsure("a curly quote behind a word");
        if (word.Contains('\u00A0', StringComparison.Ordinal)) throw EndException.Unsure("a space of another encoding");
        // What a spreadsheet leaves at the end of a line.
        string bare = word.TrimEnd(',', ';');
        if (bare.Length < word.Length && EndsLine(end)) return bare.Length > 0 ? new(bare, LineOf(at), at, end) : Next(end);
        if (bare.Length < word.Length) throw EndException.Unsure("a separator within a line");
        return new(word, LineOf(at), at, end);
    }

    /// <summary>The next word or sign of this line; null where there is none.</summary>
    public Token? NextInLine(int from)
    {
        int at = from;
        while (at < text.Length && text[at] is not ('\r' or '\n' or '#'))
        {
            if (IsComment(at)) at = Blanks(at);
            else if (Blank(at) is > 0 and var length) at += length;
            else return Next(from) is { Text.Length: > 0 } next && next.Line == LineOf(from) ? next : null;
        }
        return null;
    }

    /// <summary>The next word is a number, or the names begin in quotes.</summary>
    public bool NumbersOrNamesFollow(int at)
    {
        try
        {
            return Next(at) is { IsNumber: true } or { IsGroup: true } or { Text: "\"" } || Next(at).Text is [>= '0' and <= '9' or '(', ..];
        }
        catch (EndException)
        {
            // Names are no words, and may look like anything.
            return false;
        }
    }

    /// <summary>Nothing but separators follows in the line.</summary>
    bool EndsLine(int at)
    {
        while (at < text.Length && text[at] is not ('\r' or '\n'))
        {
            if (text[at] is ',' or ';') at++;
            else if (Blank(at) is > 0 and var length) at += length;
            else if (text[at] == '#' || IsComment(at)) throw EndException.Unsure("a comment after separators");
            else return false;
        }
        return true;
    }
}
