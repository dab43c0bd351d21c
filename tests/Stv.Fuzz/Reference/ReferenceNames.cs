using System.Text;
using System.Text.RegularExpressions;

namespace Stv.Fuzz;

/// <summary>What follows the ballots: names, title, source, comment.</summary>
sealed partial class ReferenceNames(string text, int firstLine, int candidates, List<string> nicks)
{
    const int LongestName = 4096;

    // Characters of UTF-8, each byte one: spaces of no width and separators of lines, and curly quotes.
    static readonly string[] OddSpaces = ["\u00E2\u0080\u008B", "\u00E2\u0080\u00A8", "\u00E2\u0080\u00A9", "\u00EF\u00BB\u00BF"];
    static readonly string[] Curlies = ["\u00E2\u0080\u009C", "\u00E2\u0080\u009D", "\u00E2\u0080\u009E"];

    readonly List<(string Text, int Line)> lines = [];
    readonly List<string> alternatives = [];

    public List<(string Name, string? Party)> Names { get; } = [];
    public string? Title { get; private set; }
    public string? Source { get; private set; }
    public string? Comment { get; private set; }

    /// <summary>Why the names could be others; null if they could not.</summary>
    public string? Open { get; private set; }

    public void Read()
    {
        bool curly = Curlies.Any(sign => text.Contains(sign, StringComparison.Ordinal));
        if (curly && (text.Contains('#', StringComparison.Ordinal) || text.Contains("/*",
            StringComparison.Ordinal))) throw EndException.Unsure("curly quotes and a comment");
        if (text.AsSpan().ContainsAny("\u0084\u0093\u0094\f") || text.TrimStart().StartsWith(',') || OddSpaces
            .Any(odd => text.Contains(odd, StringComparison.Ordinal))) throw EndException.Unsure("an odd sign among the names");
        if (QuotedBallot().IsMatch(text)) throw EndException.Unsure("a ballot in quotes, and lines without");
        Cut();
        if (lines.Take(candidates + 3).Any(line => Curlies.Any(sign => line.Text.Contains(sign, StringComparison.Ordinal))
            && !Curly().IsMatch(line.Text))) throw EndException.Unsure("curly quotes within a name");
        int first = lines.Count > 0 ? lines[0].Line : firstLine;
        if (lines.Count > 0 && IsBallot(lines[0].Text)) throw EndException.Refuse("a ballot after the end of the ballots", first);
        if (alternatives.Count > 0)
        {
            if (lines.Count == 0 || lines.Count >= candidates || alternatives.Count != candidates || lines.Count > 3) Open =
                "names in comments";
            else lines.InsertRange(0, alternatives.Select(name => (name, firstLine)));
        }
        foreach (var (line, number) in lines.Take(candidates))
        {
            if (line.Count(c => c == '"') % 2 != 0) throw EndException.Refuse("a quote that is not closed", Open is null ? number : null);
            if (IsBallot(line)) throw EndException.Refuse("a ballot after the end of the ballots", number);
        }
        var strings = lines.Select(line => Strings(line.Text)).ToList();
        bool several = strings.Take(candidates).Any(some => some.Length > 1);
        bool apart = several && !OneALine(strings);
        List<string> parts = apart ? [.. lines.SelectMany((line, i) => strings[i].Length > 1 ? strings[i].Select(one => $"\"{one}\"")
            : [line.Text])] : [.. lines.Select(line => line.Text)];
        if (parts.Count < candidates && Open is null) throw EndException.Refuse("fewer names than candidates");
        if (parts.Count < candidates) parts.AddRange(Enumerable.Repeat("", candidates - parts.Count));
        foreach (string part in parts.Take(candidates)) Names.Add(Name(part));
        if (Names.TrueForAll(one => one.Party is null || LabelFirst(one)) && Names.Exists(one => one.Party is not null)) TurnRound();
        Rest([.. parts.Skip(candidates).SelectMany(part => Strings(part) is { Length: > 1 } some ? some.Select(one => $"\"{one}\"")
            : [part])]);
    }

    /// <summary>The lines that say something, without their comments.</summary>
    void Cut()
    {
        var line = new StringBuilder();
        bool quoted = false;
        int number = firstLine;
        for (int at = 0; at <= text.Length; at++)
        {
            char c = at < text.Length ? text[at] : '\n';
            if (c is '\n' or '\r')
            {
                string said = line.ToString().Trim(' ', '\t');
                if (OutsideSpace().IsMatch(said)) throw EndException.Unsure("a space of another kind around a name");
                if (Decoded(said).Trim(' ', '\t') is { Length: > 0 } decoded
                    && decoded.Trim().Length < decoded.Length) throw EndException.Unsure("a space of another kind around a name");
                if (string.IsNullOrWhiteSpace(Decoded(said)) || number == firstLine && said.Trim(',', ';', ' ').Length == 0) said = "";
                if (said.Length > 0 && said.Trim(',', ';', ' ',
                    '\t').Length == 0) throw EndException.Unsure("a line of separators among the names");
                if (SemicolonStrings().IsMatch(said)) throw EndException.Unsure("semicolons between names");
                if (said.Any(sign => sign < ' ' && sign != '\t'))
                    throw lines.Count < candidates && Open is null ? EndException.Refuse("a control character", number)
                        : EndException.Unsure("a control character after the names");
                if (said.Length > 0) lines.Add((said, number));
                line.Clear();
                quoted = false;
                number += c == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 0 : 1;
            }
            else if (c == '"')
            {
                quoted = !quoted;
                line.Append(c);
            }
            else if (!quoted && c == '#')
            {
                int end = text.IndexOfAny(['\n', '\r'], at) is >= 0 and var found ? found : text.Length;
                if (line.ToString().Trim(' ', '\t').Length == 0 && Alternative().Match(text[at..end]) is { Success: true } named)
                {
                    if (named.Groups[1].Value != $"{alternatives.Count + 1}") Open = "names in comments, out of order";
                    alternatives.Add(named.Groups[2].Value.Trim(' ', '\t'));
                }
                at = end - 1;
            }
            else if (!quoted && text.AsSpan(at).StartsWith("/*"))
            {
                if (line.Length > 0 && line[^1] is not (' ' or '"')) throw EndException.Unsure("a comment glued to a name");
                if (line.Length > 0 && line[^1] != ' ' || lines.Count > candidates) Open = "a comment among the names";
                int after = FileText.AfterComment(text, at) - at;
                if (after < 0) throw Open is null ? EndException.Refuse("a comment that is never closed", number)
                    : EndException.Unsure("an open comment");
                if (text.AsSpan(at, after).ContainsAny('\n', '\r') && line.Length > 0) Open = "a comment over lines among the names";
                number += FileText.LineOf(text[at..], after) - 1;
                at += after - 1;
            }
            else
            {
                if (c is '\v' or '\f' && line.ToString().Trim(' ', '\t').Length == 0) continue;
                line.Append(c);
            }
            if (line.Length > LongestName) Open = "a long line";
        }
    }

    [GeneratedRegex(@"^# ALTERNATIVE NAME (\d{1,5}):(.*)$")]
    private static partial Regex Alternative();

    [GeneratedRegex(@"^""[^""]*""(?:[ \t,]+""[^""]*"")*[ \t,]*$")]
    private static partial Regex OnlyStrings();

    [GeneratedRegex("\u00C2\u00A0|\u00E2\u0080[\u0080-\u008A\u00AF]|\u00E2\u0081\u009F|\u00E3\u0080\u0080")]
    private static partial Regex UnicodeSpace();

    [GeneratedRegex("^(?:\u00C2\u00A0|\u00E2\u0080[\u0080-\u008A\u00AF]|\u00E2\u0081\u009F|\u00E3\u0080\u0080)")]
    private static partial Regex OutsideSpace();

    [GeneratedRegex(@"^\s*""[^""\r\n]*[\s,;\u00A0]0[\s,;]*(?:""|\r|\n|$)")]
    private static partial Regex QuotedBallot();

    [GeneratedRegex(@"""[\s,]*;")]
    private static partial Regex SemicolonStrings();

    [GeneratedRegex(@"""([^""]*)""")]
    private static partial Regex OneString();

    /// <summary>What a line quotes that holds nothing else.</summary>
    static string[] Strings(string line) =>
        OnlyStrings().IsMatch(line) ? [.. OneString().Matches(line).Select(one => one.Groups[1].Value)] : [];

    bool IsBallot(string line)
    {
        line = UnicodeSpace().Replace(line.TrimEnd(',', ';', ' '), " ").Trim();
        if (line.Length == 0) return false;
        bool numbers = line.All(c => char.IsAsciiDigit(c) || c is ' ' or '\t' or '=' or '-');
        if (!numbers && line.All(c => char.IsAsciiDigit(c) || " \t=-(),;".Contains(c, StringComparison.Ordinal)))
            throw EndException.Unsure("a name of signs and numbers");
        numbers |= (line[0] == '(' || char.IsAsciiDigit(line[0]))
            && line.Split(' ', '\t', '=', ',', ';')
                .All(word => word.All(c => char.IsAsciiDigit(c) || c == '-') || nicks.Contains(Decoded(word)));
        bool ends = line is [.., ' ' or '\t' or ',' or ';', '0'];
        return numbers || (line[0] == '(' || char.IsAsciiDigit(line[0])) && ends;
    }

    /// <summary>Whether lines of two strings are a name and a party.</summary>
    bool OneALine(List<string[]> strings)
    {
        int all = lines.Zip(strings).TakeWhile(one => one.First.Text.StartsWith('"')).Take(candidates + 3)
            .Sum(one => Math.Max(1, one.Second.Length));
        if (lines.Count < candidates) return false;
        if (all > candidates + 3) return true;
        if (lines.Count <= candidates) Open = "as many lines as names";
        if (strings.Take(candidates).Any(some => some.Length > 2)) return false;
        // The first line holds all the names, unless every line is alike.
        if (strings[0].Length == candidates) Open = "all names in the first line, or none";
        return strings[0].Length != candidates || strings.Take(candidates).All(some => some.Length == 2);
    }

    (string Name, string? Party) Name(string line)
    {
        if (line.Length > LongestName + 2) throw Open is null ? EndException.Refuse("a name too long") : EndException.Unsure(Open);
        if (line.TrimEnd().EndsWith(';')) Open = "a semicolon after a name";
        if (line.StartsWith(',') || line.StartsWith(';')) Open = "a separator before a name";
        if (Curly().Match(line) is { Success: true } curly) return (Decoded(curly.Groups[1].Value), null);
        var strings = Strings(line);
        if (strings.Length == 1) return (Decoded(strings[0]), null);
        string whole = strings.Length > 1 ? Collapsed(Decoded(string.Join(' ', strings)))
            : Collapsed(Decoded(line.TrimEnd(',', ' ', '\t')).Replace("\"", "", StringComparison.Ordinal));
        if (strings.Length > 1 && strings.Any(string.IsNullOrWhiteSpace)) Open = "a name or a party of nothing";
        if (strings.Length == 2) return (whole, Collapsed(Decoded(strings[1])));
        if (strings.Length > 2 || line.Length < 2 || line[0] != '"') return (whole, null);
        if (line[^1] != '"')
        {
            Open = "text after a quoted name";
            return (whole, null);
        }
        string[] parts = [.. Decoded(line)[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal).Split('"').Select(Collapsed)];
        return parts switch
        {
            [{ Length: > 0 }, { Length: > 0 } inside, ""] => (whole, inside),
            ["", { Length: > 0 }, "", { Length: > 0 } second, ""] => (whole, second),
            _ => (whole, null),
        };
    }

    [GeneratedRegex("^\u00E2\u0080[\u009C-\u009E]((?:(?!\u00E2\u0080[\u009C-\u009E])[^\"])*)\u00E2\u0080[\u009C-\u009E][ \\t,]*$")]
    private static partial Regex Curly();

    /// <summary>What stands before the party is one word, and the party is several.</summary>
    static bool LabelFirst((string Name, string? Party) one) =>
        one.Party!.Contains(' ', StringComparison.Ordinal) && !Before(one).Contains(' ', StringComparison.Ordinal);

    static string Before((string Name, string? Party) one) =>
        one.Name.Length > one.Party!.Length ? one.Name[..^one.Party.Length].Trim() : one.Name;

    void TurnRound()
    {
        for (int i = 0; i < Names.Count; i++)
            if (Names[i].Party is not null) Names[i] = (Names[i].Name, Before(Names[i]));
    }

    /// <summary>Title, source and comment.</summary>
    void Rest(List<string> parts)
    {
        for (int i = 0; i < Math.Min(parts.Count, 3); i++)
        {
            string part = parts[i];
            bool curly = part.StartsWith("\u00E2\u0080", StringComparison.Ordinal);
            if (i > 0 && !part.StartsWith('"') && !curly) return;
            if (part.Count(c => c == '"') % 2 != 0) throw EndException.Refuse("a quote that is not closed");
            if (i == 0 && IsBallot(part)) throw EndException.Unsure("a title of numbers");
            bool follows = part.StartsWith('"') && Strings(part).Length == 0;
            if (follows) Open = "a title with more in its line";
            string said = Name(part).Name;
            if (i == 0) Title = said.Length > 0 ? said : null;
            else if (i == 1) Source = said.Length > 0 ? said : null;
            else Comment = said.Length > 0 ? said : null;
            if (follows) return;
        }
    }

    static string Collapsed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>UTF-8, or Windows-1252 where it is none.</summary>
    static string Decoded(string bytes)
    {
        const string Upper = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
            + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
        byte[] raw = Encoding.Latin1.GetBytes(bytes);
        return System.Text.Unicode.Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw)
            : string.Concat(bytes.Select(c => c is >= '\u0080' and <= '\u009F' ? Upper[c - 0x80] : c));
    }
}
