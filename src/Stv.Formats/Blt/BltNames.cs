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
        if (scanner.NamePassed is { } passed) BltErrors.NoteNamesPassed(log, passed);
        if (inComments.Count == 0) return;
        // Comments that name the candidates one by one are the names if nothing else is.
        if (inComments.Count != candidates || lines.Count > 3 || inComments.Where((line, i) => line.Alternative != i + 1).Any())
        {
            BltErrors.NoteNamesPassed(log, inComments[0].Place);
            return;
        }
        if (lines.Count >= Math.Max(candidates, 2))
        {
            BltErrors.WarnNamesDoubtful(log, lines[0].Place,
                "Comments name the candidates one by one, and lines enough follow: the lines were taken for the names.");
            return;
        }
        BltErrors.NoteNamesInComments(log, inComments[0].Place);
        lines.InsertRange(0, inComments);
    }

    /// <summary>Takes the names: one a line, or every quoted string where they cannot be so. Returns the index of the line after.</summary>
    int TakeNames()
    {
        foreach (var line in lines.Take(candidates)) Refuse(line);
        if (!OneALine())
        {
            if (lines.Count >= candidates && lines.Take(candidates).All(line => line.Strings.Count == 2))
                BltErrors.WarnNamesDoubtful(log, lines[0].Place,
                    "Lines of two strings could be a name and a party each; every string was taken for a name, since no title follows.");
            var strings = Flatten(lines);
            if (strings.Count < candidates) throw TooFew(strings.Count);
            lines.Clear();
            lines.AddRange(strings);
        }
        if (lines.Count < candidates) throw TooFew(lines.Count);
        for (int i = 0; i < candidates; i++)
        {
            Names.Add((Name(lines[i], out var apart, out string? cell), cell));
            parts.Add(apart);
        }
        // A file may put the party first and quote the name: "Lab ""George ADAM""". A label is one word, a person's name is not.
        bool labelFirst = parts.Exists(p => p is not null) && parts.TrueForAll(p =>
            p is not (var o, var i) || !o.Contains(' ', StringComparison.Ordinal) && i.Contains(' ', StringComparison.Ordinal));
        for (int i = 0; i < candidates; i++)
            if (parts[i] is (var outside, var inside)) Names[i] = (Names[i].Name, labelFirst ? outside : inside);
        return candidates;

        BallotFormatException TooFew(int found) => BltErrors.NamesTooFew(scanner, found, candidates,
            inComments.Count > 0 ? inComments[0].Place : scanner.NamePassed);
    }

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
        if (line.Open is { } open) throw BltErrors.OpenQuote(log, open);
        if (line.Quoted || line.Alternative > 0) return;
        if (BltLine.MayBeBallot(header, i => i < line.Text.Length ? line.Text[i] : -1, []))
            throw BltErrors.BallotAfterEnd(log, line.Place, line.Text);
    }

    /// <summary>The name in a line, and what the line quotes apart from it; or the cell behind it, which is the party.</summary>
    string Name(BltLine line, out (string Outside, string Inside)? apart, out string? cell)
    {
        (apart, cell) = (null, null);
        if (line.Strings is [var only]) return Plain(line, line.Text.AsSpan()[only]);
        string text = line.Strings.Count > 1 ? Plain(line, Apart(line)) : Decode(line);
        if (line.Strings.Count > 1)
        {
            BltErrors.NoteStringsInLine(log, line.Place, line.Strings.Count);
            if (line.Strings.Count == 2) apart = (Part(line, 0), Part(line, 1));
        }
        else if (line.Cells is (var name, var party))
        {
            BltErrors.NoteCellsInLine(log, line.Place);
            text = $"{Plain(line, name)} {Plain(line, party)}";
            cell = Part(line, party);
        }
        else if (line.Quoted)
        {
            if (line.FirstString > 0) BltErrors.NoteHalfQuoted(log, line.Place);
            else BltErrors.NoteDoubledQuotes(log, line.Place, "name");
            apart = Quoted(text);
        }
        else
        {
            BltErrors.NoteUnquotedName(log, line.Place);
            if (text.Contains('"', StringComparison.Ordinal)) BltErrors.WarnStrayQuotes(log, line.Place);
        }
        return Clean(line, text);
    }

    /// <summary>The strings of a line, with the white space that stands between them, or a space where commas or semicolons do.</summary>
    byte[] Apart(BltLine line)
    {
        List<byte> text = [.. line.Text[line.Strings[0]]];
        foreach (var (before, after) in line.Strings.Zip(line.Strings.Skip(1)))
        {
            byte[] between = line.Text[(before.End.Value + 1)..(after.Start.Value - 1)];
            int separator = between.AsSpan().IndexOfAny((byte)',', (byte)';');
            if (separator >= 0) scanner.Tell(between[separator] == ',' ? Added.Commas : Added.Semicolons, line.Place);
            text.AddRange([.. separator < 0 ? between : " "u8, .. line.Text[after]]);
        }
        return [.. text];
    }

    string Part(BltLine line, int index) => Part(line, line.Text[line.Strings[index]]);

    string Part(BltLine line, byte[] text) =>
        BltText.Collapse(BltText.Decode(text, line.Place, new DiagnosticLog(false, null), repair));

    /// <summary>A name or a title in one pair of quotes: every character of it counts.</summary>
    string Plain(BltLine line, ReadOnlySpan<byte> text) =>
        text.Length <= BltLimits.Item ? BltText.Decode(text, line.Place, log, repair) : throw BltErrors.LongName(log, line.Place);

    string Decode(BltLine line) => Plain(line, line.Text);

    /// <summary>A line without its quotes, and its runs of spaces.</summary>
    string Clean(BltLine line, string text)
    {
        if (BltText.HasRuns(text)) BltErrors.NoteSpaces(log, line.Place);
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
            BltErrors.WarnTitleMissing(log, scanner.Text.Here, Encoding.UTF8.GetBytes(Names[^1].Name), candidates);
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
            if (line.Quoted) BltErrors.NoteDoubledQuotes(log, line.Place, "title");
            else BltErrors.NoteUnquotedTitle(log, line.Place);
            said = Clean(line, text);
        }
        return true;
    }

    bool trailingTold;

    void Trailing(Place place)
    {
        if (trailingTold) return;
        trailingTold = true;
        BltErrors.WarnTrailingText(log, place);
    }

    /// <summary>Passes what is left, which nobody needs, so that the end of the text is known to be there.</summary>
    void Drain()
    {
        var text = scanner.Text;
        long from = text.Offset;
        for (int c; (c = text.Peek()) >= 0; text.At++)
        {
            if (!BltScanner.IsBlank(c)) Trailing(text.Here);
            if (text.Offset - from > BltLimits.Gap) throw BltErrors.LongTrailingText(scanner);
        }
        if (text.Last is not ((byte)'\n' or (byte)'\r')) BltErrors.NoteFinalNewline(log, text.Here);
    }
}
