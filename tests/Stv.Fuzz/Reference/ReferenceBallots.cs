using System.Globalization;
using System.Numerics;

namespace Stv.Fuzz;

/// <summary>The ballots of a file, up to where the names begin, by the rules for where a ballot ends.</summary>
sealed class ReferenceBallots(FileText text, int from, Func<string, int> candidate)
{
    /// <summary>Why a file is refused that would be good if lines meant nothing.</summary>
    public const string FaultInLine = "a fault in a line of one ballot";

    readonly List<(bool Id, ReadBallot Ballot)> taken = [];

    /// <summary>The ballots, in order.</summary>
    public List<ReadBallot> Found { get; private set; } = [];

    /// <summary>Where the names begin.</summary>
    public int End { get; private set; }

    /// <summary>Both ways of ending a ballot were possible, and made a difference.</summary>
    public bool LayoutOpen { get; private set; }

    /// <summary>What a way of reading makes of lines: their ballots, and the 0 that ends them, if there is one.</summary>
    sealed record Way(List<(bool Id, ReadBallot Ballot)> Ballots, Token? Ending, bool PartsPapers = false)
    {
        public string Text => $"{string.Join('\n', Ballots)}\n{Ending?.At}";
    }

    public void Read()
    {
        List<Token[]> before = [];
        for (int at = from; ;)
        {
            var line = LineAt(at);
            if (Ends(line) is { } end)
            {
                End = end;
                break;
            }
            if (line[0].Text.Length == 0) throw EndException.Refuse("the end of the file among the ballots");
            if (line[0].Text == "[") throw EndException.Refuse("an option among the ballots", line[0].Line);
            if (!line[0].IsGroup && !line[0].IsNumber) throw EndException.Refuse("no number of papers", line[0].Line);
            if (IsWhole(line))
            {
                taken.Add(Ballot(line[..^1], line[0].Line));
                Held();
                before.Add(line);
                at = line[^1].End;
                continue;
            }
            End = Open(at, before);
            break;
        }
        Found = Weighed();
    }

    /// <summary>The tokens from a place to the end of its line. The names, if they begin there, are its last.</summary>
    Token[] LineAt(int at)
    {
        List<Token> line = [text.Next(at)];
        try
        {
            while (line[^1].Text is not ("" or "\"") && text.NextInLine(line[^1].End) is { } next) line.Add(next);
        }
        catch (EndException) when (line.Exists(token => token.IsZero))
        {
            // Names without quotes are no tokens.
            throw EndException.Unsure("something after the end of the ballots");
        }
        return [.. line];
    }

    /// <summary>The same of a line further on: what is wrong there may not be the first fault.</summary>
    Token[] LineAhead(int at)
    {
        try
        {
            return LineAt(at);
        }
        catch (EndException end) when (end.Reading is Refused refused)
        {
            throw EndException.Refuse(refused.Why);
        }
    }

    /// <summary>Where the names begin, if the ballots end with this line.</summary>
    int? Ends(Token[] line)
    {
        if (line[0].Text == "\"") return text.BehindQuotedZero(line[0].At, candidate) ?? line[0].At;
        if (!line[0].IsZero) return null;
        if (line.Length > 1 && line.All(token => token.IsZero)) throw EndException.Unsure("zeros behind the end of the ballots");
        if (line.Length == 1 || line[1].Text == "\"") return line[0].End;
        throw line[1].IsNumber ? EndException.Refuse("a number after the end of the ballots")
            : EndException.Unsure("a word after the end of the ballots");
    }

    /// <summary>A weight or an id, marks, and one 0, which is the last.</summary>
    static bool IsWhole(Token[] line) => line.Length > 1 && line[^1].IsZero && !line[1..^1].Any(token => token.IsZero);

    /// <summary>
    /// Reads on from the first line that is not a whole ballot. Either each line is one, or each ends with its 0: what is possible, and if
    /// both are, what is likelier.
    /// </summary>
    int Open(int at, List<Token[]> before)
    {
        List<Token[]> lines = [];
        Token? names = null;
        while (names is null && LineAhead(at) is var line && line[0].Text.Length > 0)
        {
            if (char.IsAsciiDigit(line[0].Text[0]) && !line[0].IsNumber) throw EndException.Unsure("a number and a text");
            if (line[^1].Text == "\"" || NameBegins(line[0])) names = line[^1].Text == "\"" && line.Length > 1
                ? throw EndException.Unsure("names in the line of a ballot") : line[0];
            else lines.Add(line);
            at = line[^1].End;
            // What follows a lone 0 may be names without quotes, which are no tokens.
            if (names is null && line.Length == 1 && line[0].IsZero && !text.NumbersOrNamesFollow(at)) break;
        }
        if (lines.Exists(line => line.Index().Any(one => one.Item.IsCell
            && (one.Index == 0 || line[one.Index - 1].IsZero)))) throw EndException.Unsure("a cell that is empty");
        if (lines.Exists(line => line.Length > 1 && line.All(token => token.IsZero))) throw EndException.Unsure("a line of zeros");
        if (lines.Exists(line => line is [{ IsGroup: true }])) throw EndException.Unsure("an id alone in its line");
        var (byLine, byZero) = (Lines(lines), Free(lines));
        // Where most lines are one ballot, and zeros would part one from its papers, a line that breaks the format has a fault.
        var others = lines.Where(line => line.Length > 1 ? !IsWhole(line) || line[0].IsZero : !line[0].IsZero).ToList();
        bool parted = byZero is { PartsPapers: true }
            && before.Count + lines.Count(line => IsWhole(line) && !line[0].IsZero) > others.Count;
        if (parted && byLine is null) throw EndException.Refuse(FaultInLine);
        if (parted && byZero is { Ending: not null } && byLine is { Ending: null })
            throw EndException.Unsure("papers parted from their ballot");
        // Where by zeros lines run together and rank somebody twice, the 0 that ends them all may stand in the line of the last ballot.
        if (byLine is { Ending: null } && byZero is { Ending: { } last } && lines[^1] is [.., { IsZero: true }, var zeroLast]
            && zeroLast == last && Twice(byLine) < Twice(byZero))
        {
            LayoutOpen = true;
            byLine = Lines([.. lines[..^1], lines[^1][..^1]])! with { Ending = last };
        }
        if (byLine is { Ending: not null } && byZero is { Ending: null }) byZero = null;
        if (byZero is { Ending: not null } && byLine is { Ending: null }) byLine = null;
        if (byLine is null && byZero is { Ending: null } && Twice(byZero) > 0 && lines.Exists(line => line.All(token => token.IsZero)))
            throw EndException.Unsure("ballots behind what may be the end");
        if (byLine is null && byZero is { Ending: null } && lines.Exists(line => line.Length == 1
            && line[0].IsZero)) throw EndException.Unsure("no end of the ballots, and a 0 alone");
        if (byLine is null && byZero is null && lines.Exists(line => NumberAndText(line))) throw EndException.Unsure("a number and a text");
        if (byLine is null && byZero is null && text.InQuotes) throw EndException.Unsure("broken lines in quotes");
        if (byLine is null && byZero is null) throw EndException.Refuse("ballots that neither end with their lines nor with a 0");
        var way = byLine is null ? byZero! : byZero is null || byLine.Text == byZero.Text ? byLine
            : Likelier(lines, before, byLine, byZero);
        taken.AddRange(way.Ballots);
        if (way.Ending is { } zero) return zero.End;
        return names is { Text: "\"" } here ? text.BehindQuotedZero(here.At, candidate) ?? here.At
            : throw EndException.Refuse("the end of the ballots, which is not there");
    }

    /// <summary>A line begins with a word that is in no ballot.</summary>
    bool NameBegins(Token first) => !char.IsAsciiDigit(first.Text[0]) && !first.IsGroup
        && first.Text is not ("=" or "-" or ")" or "(" or "[" or "]") && candidate(first.Text) == 0;

    /// <summary>A line that could be the end of the ballots and a name that begins with a number.</summary>
    bool NumberAndText(Token[] line) => line.Any(token => !token.IsNumber && token.Text is not ("-" or "=")
        && candidate(token.IsGroup ? token.Text[1..^1].Trim() : token.Text) == 0);

    Way Likelier(List<Token[]> lines, List<Token[]> before, Way byLine, Way byZero)
    {
        LayoutOpen = true;
        if (byLine.Ballots.Concat(byZero.Ballots).Any(b => b.Id)) throw EndException.Unsure("ids in an open layout");
        int twiceByLine = Twice(byLine), twiceByZero = Twice(byZero);
        if (twiceByLine != twiceByZero) return twiceByLine < twiceByZero ? byLine : byZero;
        int emptyByLine = byLine.Ballots.Count(b => b.Ballot.Marks.Length == 0), emptyByZero = byZero.Ballots
            .Count(b => b.Ballot.Marks.Length == 0);
        if (emptyByLine != emptyByZero) return emptyByLine < emptyByZero ? byLine : byZero;
        var ballots = lines.Where(line => line.Length > 1 || !line[0].IsZero).ToList();
        var all = before.Concat(ballots).ToList();
        int inner = ballots.Count(line => line.SkipLast(1).Any(token => token.IsZero)), open = ballots.Count(line => !line[^1].IsZero);
        if (inner > 0)
        {
            bool several = inner >= all.Count(IsWhole);
            if (several != inner >= all.Count - inner) throw EndException.Unsure("what a line of one ballot is");
            if (several) return byZero;
        }
        if (open == 0) return byLine;
        return LongestAreOpen(all) ? byZero : byLine;
    }

    static int Twice(Way way) => way.Ballots.Count(b => NamesTwice(b.Ballot.Marks));

    /// <summary>The lines without a 0 at their end are the longest, within an eighth.</summary>
    static bool LongestAreOpen(List<Token[]> lines)
    {
        int shortest = lines.Where(line => !line[^1].IsZero).Min(Length);
        return shortest * 8 >= lines.Where(line => line[^1].IsZero).Select(Length).DefaultIfEmpty(0).Max() * 7;

        static int Length(Token[] line) => line[^1].At + line[^1].Text.Length - line[0].At;
    }

    /// <summary>Each line is a ballot; its last 0 may be missing, others are blank ranks; a line of a 0 alone ends them.</summary>
    Way? Lines(List<Token[]> lines)
    {
        List<(bool, ReadBallot)> ballots = [];
        foreach (var line in lines)
        {
            if (line.Length == 1 && line[0].IsZero) return Last(line[0], lines) ? new(ballots, line[0]) : null;
            if (Possible(line.Length > 1 && line[^1].IsZero ? line[..^1] : line) is not { } ballot) return null;
            ballots.Add(ballot);
        }
        return new(ballots, null);
    }

    /// <summary>Each ballot ends with its 0, wherever that stands; a 0 where a ballot must begin ends them.</summary>
    Way? Free(List<Token[]> lines)
    {
        Token[] all = [.. lines.SelectMany(line => line)];
        List<(bool, ReadBallot)> ballots = [];
        bool parts = false;
        for (int at = 0; at < all.Length;)
        {
            if (all[at].IsZero) return Last(all[at], lines) ? new(ballots, all[at], parts) : null;
            int zero = Array.FindIndex(all, at + 1, token => token.IsZero);
            if (zero < 0 || Possible(all[at..zero]) is not { } ballot) return null;
            ballots.Add(ballot);
            // It ends within its line, and has no mark.
            parts |= zero == at + 1 && !lines.Exists(line => line[^1].At == all[zero].At);
            at = zero + 1;
        }
        return new(ballots, null, parts);
    }

    /// <summary>No number follows the 0 that ends the ballots.</summary>
    static bool Last(Token zero, List<Token[]> lines) => !lines.SelectMany(line => line).Any(token => token.At > zero.At);

    /// <summary>The ballot that tokens make; null where they make none.</summary>
    (bool Id, ReadBallot Ballot)? Possible(Token[] tokens)
    {
        try
        {
            return Ballot(tokens, tokens[0].Line);
        }
        catch (EndException end) when (end.Reading is Refused)
        {
            return null;
        }
    }

    /// <summary>The papers of a ballot, 1 for one with an id; null for what is no weight.</summary>
    static BigInteger? Weight(Token token) => token.IsGroup ? 1 : token.IsNumber
        ? BigInteger.Parse(token.Text, CultureInfo.InvariantCulture) : null;

    /// <summary>A ballot of a weight or an id and marks; zeros among them are blank ranks.</summary>
    (bool Id, ReadBallot Ballot) Ballot(Token[] tokens, int line)
    {
        if (Weight(tokens[0]) is not { } papers || papers.IsZero || papers > long.MaxValue) throw EndException.Refuse("a number of papers",
            line);
        string marks = "";
        bool joins = false, after = false;
        for (int i = 1; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (token.IsCell && (i == 1 || i + 1 == tokens.Length || !tokens[i + 1].IsCell
                && candidate(tokens[i + 1].Text) == 0)) throw EndException.Unsure("a cell that is empty");
            if (token.Text == "=")
            {
                if (joins || !after) throw Bad(token);
                joins = true;
            }
            else if (token.IsZero || token.Text == "-")
            {
                if (joins) throw Bad(token);
                marks += " -";
                after = false;
            }
            else if (token.IsGroup)
            {
                if (joins) throw Bad(token);
                marks += $" {Group(token)}";
                after = false;
            }
            else
            {
                int number = candidate(token.Text);
                if (number == 0) throw EndException.Refuse("no candidate", token.Line);
                marks += $"{(joins ? "=" : " ")}{number}";
                (joins, after) = (false, true);
            }
        }
        if (joins) throw EndException.Refuse("an equals sign at the end");
        return (tokens[0].IsGroup, new((long)papers, marks.TrimStart()));

        static EndException Bad(Token token) => EndException.Refuse("an equals sign between others than candidates", token.Line);
    }

    string Group(Token token)
    {
        string inner = token.Text[1..^1];
        if (inner.Any(sign => sign > '~' || "(#/\"[],;=-\n\r".Contains(sign,
            StringComparison.Ordinal))) throw EndException.Unsure("a sign in a group");
        int[] numbers = [.. inner.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(candidate)];
        if (numbers.Length == 1) throw EndException.Unsure("a group of one");
        return numbers.Length > 0 && !numbers.Contains(0) ? string.Join('=', numbers)
            : throw EndException.Refuse("a group of others than candidates", token.Line);
    }

    static bool NamesTwice(string marks)
    {
        string[] named = [.. marks.Split(' ', '=').Where(mark => mark is not ("-" or ""))];
        return named.Distinct().Count() < named.Length;
    }

    void Held()
    {
        if (taken.Aggregate(BigInteger.Zero, (sum, one) => sum
            + one.Ballot.Papers) > long.MaxValue) throw EndException.Refuse("more papers than can be held");
    }

    /// <summary>The ballots with their papers. If all with an id begin with a 1, that is the weight.</summary>
    List<ReadBallot> Weighed()
    {
        Held();
        var withId = taken.Where(one => one.Id).ToList();
        bool weights = withId.Count > 0 && withId.TrueForAll(one => one.Ballot.Marks.Split(' ')[0] == "1");
        return [.. taken.Select(one => one.Id && weights ? one.Ballot with { Marks = one.Ballot.Marks.Length == 1 ? ""
            : one.Ballot.Marks[2..] } : one.Ballot)];
    }
}
