using System.Text;

namespace Stv;

/// <summary>
/// Reads the profiles of rankings that VoteKit, a library for research, writes as CSV: a header of eight lines, and a row for each ballot
/// with a set of codes at each rank.
/// </summary>
sealed class VoteKitReader(BallotSource source)
{
    const string First = "VoteKit RankProfile", Scores = "VoteKit ScoreProfile";

    readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    RankingBuilder? papers;
    int ranks;

    /// <summary>A text may be in the format: it begins with its name.</summary>
    public static bool Begins(Head head) => head.First.StartsWith(First, StringComparison.Ordinal)
        || head.First.StartsWith(Scores, StringComparison.Ordinal);

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source) => new VoteKitReader(source).Read();

    Election Read()
    {
        string before = "";
        foreach (var (number, text) in source.Lines())
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (papers is not null) Row(number, text);
            else before = Header(number, text.Trim().TrimEnd(','), before);
        }
        return papers is not null ? papers.Build()
            : throw source.Error(BallotCodes.UnexpectedEnd, default,
                "Found the end of the file in the header, expected a row \"Ranking_1,…\".");
    }

    /// <summary>Takes a line of the header, and gives it back as what stands before the next.</summary>
    string Header(long number, string text, string before)
    {
        var place = new Place(number, 1);
        if (text.StartsWith(Scores, StringComparison.Ordinal))
            throw source.Error(BallotCodes.UnexpectedText, place,
                "Found a profile of scores, which ranks nobody, expected one of rankings.");
        if (before.Length == 0 && text != First)
            throw source.Error(BallotCodes.UnexpectedText, place, $"Found {Display.Quoted(text)}, expected \"{First}\".");
        if (before == "Candidates") Names(number, text);
        else if (text.StartsWith("Ranking_", StringComparison.Ordinal))
        {
            if (names.Count == 0)
                throw source.Error(BallotCodes.UnexpectedText, place, "Found the head of the ballots, expected the candidates before it.");
            var cells = CsvLine.Cells(number, text);
            ranks = cells.FindIndex(cell => cell.Text == "&");
            if (ranks < 1 || ranks + 1 >= cells.Count || cells[ranks + 1].Text != "Weight")
                throw source.Error(BallotCodes.UnexpectedText, place,
                    $"Found {Display.Quoted(text)}, expected \"Ranking_1,…,&,Weight,&\".");
            papers = new(source, names.Values);
        }
        return text;
    }

    /// <summary>The candidates, each <c>(Name:CODE)</c>.</summary>
    void Names(long number, string text)
    {
        foreach (var (cell, place) in CsvLine.Cells(number, text))
        {
            int colon = cell.LastIndexOf(':');
            if (cell is not ['(', .., ')'] || colon < 2 || colon == cell.Length - 2)
                throw source.Error(BallotCodes.UnexpectedText, place,
                    $"Found {Display.Quoted(cell)}, expected a candidate's name and code, as \"(Ann Smith:AS)\".");
            string code = cell[(colon + 1)..^1].Trim(), name = cell[1..colon].Trim();
            if (!names.TryAdd(code, name))
                throw source.Error(BallotCodes.CandidateInvalid, place,
                    $"Found the code {Display.Quoted(code)} twice, expected each once.");
        }
    }

    void Row(long number, string text)
    {
        var cells = CsvLine.Cells(number, text);
        if (cells.Count < ranks + 2 || cells[ranks].Text != "&")
            throw source.Error(BallotCodes.UnexpectedText, new(number, 1),
                $"Found {Display.Quoted(text)}, expected {ranks} ranks, \"&\" and a weight.");
        for (int i = 0; i < ranks; i++) Rank(cells[i].Text, cells[i].Place);
        long count = Weight(cells[ranks + 1].Text, cells[ranks + 1].Place);
        if (cells.Exists(cell => cell.Place.Column > cells[ranks + 1].Place.Column && cell.Text is not ("" or "&"))
            && !source.Log.Enough(BallotCodes.NotRead))
            source.Log.Note(BallotCodes.NotRead, new(number, 1), "Who the voters of a row are was not read.");
        papers!.Add(count, new(number, 1));
    }

    /// <summary>A weight is written with a decimal point; whole ones are papers.</summary>
    long Weight(string text, Place place)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        bool decimals = point >= 0 && text[(point + 1)..].All(c => c is >= '0' and <= '9');
        if (decimals && text[(point + 1)..].Any(c => c != '0'))
            throw source.Error(BallotCodes.WeightInvalid, place,
                $"Found a weight of {Display.Quoted(text)}, expected a whole number: parts of papers are no ballots that can be counted.");
        return new WordReader(source).Papers(decimals ? text[..point] : text, place);
    }

    /// <summary>A rank: nothing, <c>~</c>, or a set <c>{'A', 'B'}</c>.</summary>
    void Rank(string text, Place place)
    {
        string inner = text.StartsWith("frozenset(", StringComparison.Ordinal) && text.EndsWith(')') ? text[10..^1] : text;
        if (inner is "" or "~" or "{}" or "{'~'}" or "set()")
        {
            papers!.Blank();
            return;
        }
        if (inner is not ['{', .., '}']) throw NoSet(text, place);
        bool first = true;
        for (int at = 1; at < inner.Length - 1;)
        {
            string code = Code(inner, ref at) ?? throw NoSet(text, place);
            if (!names.TryGetValue(code, out string? name))
                throw source.Error(BallotCodes.CandidateInvalid, place,
                    $"Found the code {Display.Quoted(code)}, expected one of the {names.Count} in the header.");
            int number = papers!.NumberOf(name, place);
            if (first) papers.Next(number);
            else papers.Equal(number);
            first = false;
        }
    }

    BallotFormatException NoSet(string text, Place place) => source.Error(BallotCodes.UnexpectedText, place,
        $"Found {Display.Quoted(text)}, expected a set of codes such as \"{{'A'}}\", or nothing.");

    /// <summary>The next code of a set, in quotes of either kind, and the comma behind it; null where none stands there.</summary>
    static string? Code(string set, ref int at)
    {
        char quote = set[at];
        if (quote is not ('\'' or '"')) return null;
        var code = new StringBuilder();
        for (at++; at < set.Length - 1 && set[at] != quote; at++)
        {
            if (set[at] == '\\' && at + 1 < set.Length - 1) at++;
            code.Append(set[at]);
        }
        if (set[at] != quote) return null;
        at++;
        if (at < set.Length - 1 && set[at++] != ',') return null;
        while (at < set.Length - 1 && set[at] == ' ') at++;
        return code.Length > 0 ? code.ToString() : null;
    }
}
