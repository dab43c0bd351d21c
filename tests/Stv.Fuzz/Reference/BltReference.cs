using System.Globalization;
using System.Numerics;
using System.Text;

namespace Stv.Fuzz;

/// <summary>
/// A second parser of ballot files, written from docs/formats/blt.md alone: the whole file in memory, one way through it, no thought of
/// speed. Where the description leaves something open it says so instead of guessing.
/// </summary>
sealed class BltReference
{
    readonly FileText text;
    readonly List<string> nicks = [];
    readonly HashSet<int> withdrawn = [], undeclared = [];
    readonly List<int> tie = [];
    int candidates, seats, at, numbersLine;

    BltReference(FileText text) => this.text = text;

    public static Reading Read(byte[] file)
    {
        try
        {
            return new BltReference(new(file)).Read();
        }
        catch (EndException end)
        {
            return end.Reading;
        }
    }

    Understood Read()
    {
        candidates = Number("candidates", Electorate.MaxCandidates);
        int behind = at;
        seats = Number("seats", int.MaxValue);
        text.Tabbed = text.All[behind..at].Contains('\t', StringComparison.Ordinal);
        while (HeadItem()) { }
        var ballots = new ReferenceBallots(text, at, Candidate);
        ballots.Read();
        var names = new ReferenceNames(text.All[ballots.End..], text.LineOf(ballots.End), candidates, nicks);
        names.Read();
        return new()
        {
            Seats = seats,
            Candidates = [.. names.Names.Select((one, i) => (one.Name, one.Party, nicks.Count > 0 ? nicks[i] : null, withdrawn.Contains(i
                + 1), undeclared.Contains(i + 1)))],
            TieOrder = tie,
            Ballots = ballots.Found,
            LayoutOpen = ballots.LayoutOpen,
            Title = names.Title,
            Source = names.Source,
            Comment = names.Comment,
            NamesOpen = names.Open,
        };
    }

    Token Take()
    {
        var token = text.Next(at);
        at = token.End;
        return token;
    }

    int Number(string what, int most)
    {
        var token = Take();
        numbersLine = token.Line;
        if (token.IsCell || what == "candidates" && text.All.AsSpan(0, token.At).ContainsAny(',',
            ';')) throw EndException.Unsure("an empty cell before the ballots");
        return token.IsNumber && BigInteger.Parse(token.Text, CultureInfo.InvariantCulture) is { IsZero: false } number && number <= most
            ? (int)number
            : throw EndException.Refuse($"the number of {what}", token.Text.Length > 0 ? token.Line : null);
    }

    /// <summary>The candidate that a word names; 0 for none. A number is always a candidate's number.</summary>
    int Candidate(string word)
    {
        if (word.Length > 0 && word.All(char.IsAsciiDigit)) return BigInteger.Parse(word, CultureInfo.InvariantCulture) is var n
            && n <= candidates ? (int)n : 0;
        return nicks.IndexOf(Utf8(word)) + 1;
    }

    static string Utf8(string bytes)
    {
        byte[] raw = Encoding.Latin1.GetBytes(bytes);
        return System.Text.Unicode.Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw) : throw EndException.Unsure("a word that is no UTF-8");
    }

    /// <summary>Takes one who has withdrawn, or an option; false where the ballots begin.</summary>
    bool HeadItem()
    {
        var token = text.Next(at);
        if (token.Text == "[")
        {
            at = token.End;
            Option(token.Line);
            return true;
        }
        if (token.IsCell) throw EndException.Unsure("an empty cell before the ballots");
        // They may end the ballots, or fill up a line that others are longer than.
        if (token.IsZero && token.Line == numbersLine) throw EndException.Unsure("a zero behind the two numbers of the first line");
        if (!token.Text.StartsWith('-')) return false;
        at = token.End;
        withdrawn.Add(token.Text[1..] is var number && number.All(char.IsAsciiDigit) && Candidate(number) is > 0 and var gone ? gone
            : throw EndException.Refuse("a withdrawn candidate", token.Line));
        return true;
    }

    void Option(int line)
    {
        if (at >= text.All.Length
            || text.All[at] is <= ' ' or > '~' or '/' or '#' or ',' or ';') throw EndException.Unsure("a space after [");
        var name = Take();
        if (name.Text == "droop")
        {
            int close = text.All.IndexOf(']', at);
            if (close < 0) throw EndException.Refuse("an option that is never closed");
            if (close - at > FileText.LongestWord) throw EndException.Refuse("an option too long", line);
            at = close + 1;
            return;
        }
        if (name.Text.Contains(',', StringComparison.Ordinal) || name.Text.Contains(';',
            StringComparison.Ordinal)) throw EndException.Unsure("separators in an option");
        if (name.Text is not ("nick" or "tie" or "withdrawn" or "undeclared")) throw EndException.Refuse("an option that there is not",
            line);
        List<Token> words = [];
        try
        {
            for (Token word; (word = Word()).Text != "]";) words.Add(word);
        }
        catch (EndException end) when (end.Reading is Refused refused)
        {
            // A word before may be the first fault.
            throw EndException.Refuse(refused.Why);
        }
        if (words.Exists(word => word.IsCell || word.Text.Contains(',', StringComparison.Ordinal)
            || word.Text.Contains(';', StringComparison.Ordinal))) throw EndException.Unsure("separators in an option");
        if (name.Text == "nick") Nick(words);
        else if (name.Text == "tie") Tie(words);
        else foreach (var word in words) (name.Text == "withdrawn" ? withdrawn : undeclared).Add(Known(word));

        Token Word() => text.Next(at) is { Text: "\"" } quote && text.All[quote.At] != '"'
            ? throw EndException.Unsure("a curly quote in an option") : Take() is { Text.Length: > 0 } word && !word.IsGroup
            && word.Text != "\"" ? word : throw EndException.Refuse("an option that is never closed");
    }

    int Known(Token word) => Candidate(word.Text) is > 0 and var number ? number
        : throw EndException.Refuse("a candidate in an option", word.Line);

    void Nick(List<Token> words)
    {
        bool second = nicks.Count > 0;
        foreach (var word in words)
        {
            if (word.Text.Any(c => c < ' ' || c == '\u007F') || word.Text[0] == '-'
                || word.Text is "=" or "(" or ")" or "[") throw EndException.Refuse("a nickname");
            if (word.Text.Contains('\u00E2', StringComparison.Ordinal)) throw EndException.Unsure("a sign in a nickname");
            nicks.Add(Utf8(word.Text));
        }
        if (second || nicks.Count != candidates || nicks.Distinct().Count() != candidates) throw EndException.Refuse("the nicknames");
    }

    void Tie(List<Token> words)
    {
        bool second = tie.Count > 0;
        foreach (var word in words)
        {
            if (tie.Contains(Known(word)) && !second) throw EndException.Refuse("the order for ties", word.Line);
            tie.Add(Known(word));
        }
        if (second || tie.Count != candidates) throw EndException.Refuse("the order for ties");
    }
}
