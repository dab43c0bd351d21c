using System.Text;

namespace Stv;

/// <summary>Reads what follows the ballots: the names, the title, and what may come after.</summary>
sealed class BltNames
{
    readonly BltScanner scanner;
    readonly DiagnosticLog log;
    readonly BltHeader header;
    readonly int candidates;
    readonly bool repair;
    readonly List<BltLine> lines = [];
    readonly List<BltLine> inComments = [];
    readonly List<(string Outside, string Inside)?> parts = [];

    BltNames(BltScanner scanner, BltHeader header, bool repair) =>
        (this.scanner, log, this.header, candidates, this.repair) = (scanner, scanner.Log, header, header.Candidates, repair);

    /// <summary>The names as given, and the party where it is quoted apart.</summary>
    public List<(string Name, string? Party)> Names { get; } = [];

    public string? Title { get; private set; }

    public string? Source { get; private set; }

    public string? Comment { get; private set; }

    /// <summary>Reads to the end of the text.</summary>
    /// <param name="scanner">Behind the ballots.</param>
    /// <param name="header">Who stands.</param>
    /// <param name="repair">Names that an earlier program spoilt are repaired.</param>
    public static BltNames Read(BltScanner scanner, BltHeader header, bool repair)
    {
        var names = new BltNames(scanner, header, repair);
        names.Gather();
        int next = names.TakeNames();
        names.TakeTitle(next);
        names.Drain();
        return names;
    }

    /// <summary>Takes as many lines as can matter: the names and three more.</summary>
    void Gather()
    {
        while (lines.Count < candidates + 3 && BltLine.Next(scanner, inComments.Count <= candidates) is { } line)
        {
            (line.Alternative > 0 ? inComments : lines).Add(line);
        }
        // Comments that name the candidates one by one are the names if nothing else is.
        if (inComments.Count != candidates || lines.Count > 3 || lines.Count >= Math.Max(candidates, 2)) return;
        if (inComments.Where((line, i) => line.Alternative != i + 1).Any()) return;
        log.Warn(BltCodes.NameComment, inComments[0].Place, "The names stand in comments, one for each candidate.");
        lines.InsertRange(0, inComments);
    }

    /// <summary>Takes the names: one a line, or every quoted string where they cannot be so. Returns the index of the line after.</summary>
    int TakeNames()
    {
        foreach (var line in lines.Take(candidates)) Refuse(line);
        if (!OneALine())
        {
            var strings = Flatten(lines);
            if (strings.Count < candidates) throw TooFew(strings.Count);
            lines.Clear();
            lines.AddRange(strings);
        }
        if (lines.Count < candidates) throw TooFew(lines.Count);
        for (int i = 0; i < candidates; i++) Names.Add((Name(lines[i], out var apart), Keep(apart)));
        // A file may put the party first and quote the name: "Lab ""George ADAM""". A label is one word, a person's name is not.
        bool labelFirst = parts.Exists(p => p is not null) && parts.TrueForAll(p =>
            p is not (var o, var i) || !o.Contains(' ', StringComparison.Ordinal) && i.Contains(' ', StringComparison.Ordinal));
        for (int i = 0; i < candidates; i++)
            if (parts[i] is (var outside, var inside)) Names[i] = (Names[i].Name, labelFirst ? outside : inside);
        return candidates;

        string? Keep((string, string)? apart)
        {
            parts.Add(apart);
            return null;
        }
    }

    BallotFormatException TooFew(int found) => scanner.Error(BltCodes.NamesMissing,
        $"Found {(found == 1 ? "1 name" : $"{found} names")} and the end of the file, "
            + $"expected {(candidates == 1 ? "1 name" : $"{candidates} names")}.");

    /// <summary>
    /// Whether each line names one candidate. Lines of one string always do. Lines of two, the name and the party, do if there
    /// are too many strings for names, title, source and comment, or lines enough, no more than two strings on any, and the
    /// first line does not already hold all the names.
    /// </summary>
    bool OneALine()
    {
        var names = lines.Take(candidates).ToList();
        if (!names.Exists(line => line.Strings.Count > 1)) return true;
        if (names.Count < candidates) return false;
        if (lines.TakeWhile(line => line.Quoted).Sum(line => Math.Max(1, line.Strings.Count)) > candidates + 3) return true;
        if (lines.Count == candidates || names.Exists(line => line.Strings.Count > 2)) return false;
        return names[0].Strings.Count != candidates || names.TrueForAll(line => line.Strings.Count == 2);
    }

    static List<BltLine> Flatten(IEnumerable<BltLine> lines)
    {
        var strings = new List<BltLine>();
        foreach (var line in lines)
        {
            if (line.Strings.Count < 2) { strings.Add(line); continue; }
            foreach (var range in line.Strings)
            {
                var (offset, length) = range.GetOffsetAndLength(line.Text.Length);
                strings.Add(new(
                    line.Text[(offset - 1)..(offset + length + 1)], line.Place with { Column = line.Place.Column + offset - 1 }, null));
            }
        }
        return strings;
    }

    /// <summary>Refuses an open quote, and a ballot where a name must be: it came after the end of the ballots.</summary>
    void Refuse(BltLine line)
    {
        if (line.Open is { } open) throw log.Error(BltCodes.Unclosed, open, "Found a quote that is not closed in its line, expected '\"'.");
        if (line.Quoted || line.Alternative > 0) return;
        var text = line.Text.AsSpan();
        if (BltLine.MayBeBallot(header, i => i < line.Text.Length ? line.Text[i] : -1, []))
            throw log.Error(
                BltCodes.BallotsAfterEnd, line.Place, $"Found {BltScanner.Show(text)} after the 0 that ends the ballots, expected a name.");
    }

    /// <summary>The name in a line, and what the line quotes apart from it.</summary>
    string Name(BltLine line, out (string Outside, string Inside)? apart)
    {
        apart = null;
        if (line.Strings is [var only]) return Plain(line, line.Text.AsSpan()[only]);
        string text = Decode(line);
        if (line.Strings.Count > 1)
        {
            log.Note(
                BltCodes.NameTwoStrings, line.Place, $"{line.Strings.Count} quoted strings stand in one line and were taken for one name.");
            if (line.Strings.Count == 2) apart = (Part(line, 0), Part(line, 1));
        }
        else if (line.Quoted)
        {
            log.Note(BltCodes.QuotesDoubled, line.Place, "Quotes stand within quotes; the line was taken for one name.");
            apart = Quoted(text);
        }
        else
        {
            log.Note(BltCodes.NameUnquoted, line.Place, "The name is not quoted.");
            if (text.Contains('"', StringComparison.Ordinal))
                log.Warn(BltCodes.QuotesStray, line.Place, "The quotes within the name were left out.");
        }
        return Clean(line, text);
    }

    string Part(BltLine line, int index) =>
        BltText.Collapse(BltText.Decode(line.Text.AsSpan()[line.Strings[index]], line.Place, new DiagnosticLog(false, null), repair));

    /// <summary>A name or a title in one pair of quotes: every character of it counts.</summary>
    string Plain(BltLine line, ReadOnlySpan<byte> text) =>
        text.Length <= BltLimits.Item ? BltText.Decode(text, line.Place, log, repair) : throw TooLong(line);

    BallotFormatException TooLong(BltLine line) =>
        log.Error(BltCodes.TooLong, line.Place, $"Found a name of more than {BltLimits.Item} bytes, expected at most so many.");

    string Decode(BltLine line) =>
        line.Text.Length <= BltLimits.Item ? BltText.Decode(line.Text, line.Place, log, repair) : throw TooLong(line);

    /// <summary>A line without its quotes, and its runs of spaces.</summary>
    string Clean(BltLine line, string text)
    {
        if (BltText.HasRuns(text)) log.Note(BltCodes.NameSpaces, line.Place, "Every run of spaces within the line was made one.");
        return BltText.Collapse(text.Replace("\"", "", StringComparison.Ordinal));
    }

    /// <summary>What a line in CSV quotes says outside and inside its inner quotes: <c>"NAME ""PARTY"""</c>, <c>"""NAME"" ""PARTY"""</c>.</summary>
    static (string, string)? Quoted(string text)
    {
        if (text.Length < 2 || text[^1] != '"') return null;
        string[] parts = text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal).Split('"');
        for (int i = 0; i < parts.Length; i++) parts[i] = BltText.Collapse(parts[i]);
        return parts switch
        {
            [{ Length: > 0 } outside, { Length: > 0 } inside, ""] => (outside, inside),
            ["", { Length: > 0 } first, "", { Length: > 0 } second, ""] => (first, second),
            _ => null,
        };
    }

    void TakeTitle(int next)
    {
        var rest = Flatten(lines.Skip(next));
        if (rest.Count == 0)
        {
            string last = BltScanner.Show(Encoding.UTF8.GetBytes(Names[^1].Name));
            log.Warn(BltCodes.TitleMissing, scanner.Text.Here,
                $"There is no title: the last text, {last}, was taken for the name of candidate {candidates}. Is a name missing?");
            return;
        }
        Refuse(rest[0]);
        bool follows = After(rest, 0, out string title);
        Title = Said(title);
        if (!follows || rest.Count < 2) return;
        if (!rest[1].Quoted) { Trailing(rest[1].Place); return; }
        Refuse(rest[1]);
        follows = After(rest, 1, out string source);
        Source = Said(source);
        if (!follows || rest.Count < 3) return;
        if (!rest[2].Quoted) { Trailing(rest[2].Place); return; }
        Refuse(rest[2]);
        follows = After(rest, 2, out string comment);
        Comment = Said(comment);
        if (follows && rest.Count > 3) Trailing(rest[3].Place);

        static string? Said(string text) => text.Length == 0 ? null : text;
    }

    /// <summary>The title, source or comment in a line; false if text that is ignored follows it there.</summary>
    bool After(List<BltLine> rest, int index, out string said)
    {
        var line = rest[index];
        if (line.Strings is [var only]) said = Plain(line, line.Text.AsSpan()[only]);
        else if (line.FirstString is var first && first > 0)
        {
            said = Plain(line, line.Text.AsSpan(1, first - 2));
            Trailing(line.Place with { Column = line.Place.Column + first });
            return false;
        }
        else
        {
            string text = Decode(line);
            if (line.Quoted) log.Note(BltCodes.QuotesDoubled, line.Place, "Quotes stand within quotes; the line was taken for one title.");
            else log.Note(BltCodes.TitleUnquoted, line.Place, "The title is not quoted.");
            said = Clean(line, text);
        }
        return true;
    }

    bool trailingTold;

    void Trailing(Place place)
    {
        if (trailingTold) return;
        trailingTold = true;
        log.Warn(BltCodes.TrailingText, place, "What follows the title is ignored.");
    }

    /// <summary>Passes what is left, which nobody needs, so that the end of the text is known to be there.</summary>
    void Drain()
    {
        var text = scanner.Text;
        long from = text.Offset;
        for (int c; (c = text.Peek()) >= 0; text.At++)
        {
            if (!BltScanner.IsBlank(c)) Trailing(text.Here);
            if (text.Offset - from > BltLimits.Gap)
                throw scanner.Error(BltCodes.TooLong,
                    $"Found more than {BltLimits.Gap} bytes after the title, expected the end of the file.");
        }
        if (text.Last is not ((byte)'\n' or (byte)'\r'))
            log.Note(BltCodes.FinalNewlineMissing, text.Here, "The last line has no newline.");
    }
}
