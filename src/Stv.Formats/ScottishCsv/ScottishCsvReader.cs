using System.Text.RegularExpressions;

namespace Stv;

/// <summary>
/// Reads the table of a Scottish ward as researchers have it (mggg/scot-elex): candidates and seats, ballots, candidates with their
/// parties, the ward; commas part the cells and end each line. It differs from a BLT with commas in that no 0 ends a ballot.
/// </summary>
sealed partial class ScottishCsvReader(BallotSource source)
{
    /// <summary>Cells of a line of a candidate: the heading, the name, the party.</summary>
    const int CandidateCells = 3;

    readonly WordReader line = new(source);
    readonly List<Candidate> register = [];
    RankingBuilder? papers;
    int candidates;
    int? seats;
    string? ward;

    [GeneratedRegex(@"^\s*\d+\s*,\s*\d+\s*(,[\s,]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Sizes();

    [GeneratedRegex(@"^\s*""?Candidate \d+""?,", RegexOptions.CultureInvariant)]
    private static partial Regex CandidateLine();

    [GeneratedRegex(@"^\s*\d+\s*(,\s*(\d+\s*)?)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(^|,)\s*0+\s*(,|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Zero();

    /// <summary>
    /// A text may be in the format: two numbers, ballots without a 0, and <c>"Candidate 1",…</c> behind them; where that is too far to
    /// see, every line ends with one comma.
    /// </summary>
    public static bool Begins(Head head)
    {
        if (!Sizes().IsMatch(head.First) || head.Lines.Count < 2) return false;
        bool oneComma = true;
        foreach (string text in head.Lines)
        {
            if (CandidateLine().IsMatch(text)) return true;
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (!Numbers().IsMatch(text) || Zero().IsMatch(text)) return false;
            string end = text.TrimEnd();
            oneComma &= end.EndsWith(',') && !end.EndsWith(",,", StringComparison.Ordinal);
        }
        return oneComma;
    }

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source) => new ScottishCsvReader(source).Read();

    Election Read()
    {
        foreach (var (number, text) in source.Lines())
        {
            if (string.IsNullOrWhiteSpace(text) || text.AsSpan().Trim(", \t\"").IsEmpty) continue;
            line.Begin(number, text);
            if (papers is null) Size();
            else if (char.IsAsciiDigit(text.TrimStart()[0])) Ballot();
            else if (CandidateLine().IsMatch(text)) Candidate(number, text);
            else Ward(number, text);
        }
        if (papers is null)
            throw source.Error(BallotCodes.EmptyFile, 1, 1, "Found nothing, expected how many candidates and seats there are.");
        if (register.Count < candidates)
            throw source.Error(BallotCodes.UnexpectedEnd, 0, 0,
                $"Found the end of the file and {register.Count} candidates, expected {candidates}, as the first line has it.");
        return papers.Build(register) with { Seats = seats, Title = ward };
    }

    void Size()
    {
        candidates = line.Candidate(Electorate.MaxCandidates);
        line.Expect(',', "a comma and how many seats there are");
        var place = line.Place;
        string word = line.Until(",").ToString();
        if (!WordReader.IsWhole(word) || !int.TryParse(word, out int number) || number < 1)
            throw source.Error(BallotCodes.SeatsInvalid, place, $"Found {Display.Quoted(word)} seats, expected 1 or more.");
        seats = number;
        while (line.Take(',')) { }
        if (!line.Ended) throw line.Unexpected("the end of the line");
        papers = new(source, candidates);
    }

    void Ballot()
    {
        if (register.Count > 0 || ward is not null) throw line.Unexpected("candidates or the ward, behind which no ballots stand");
        var place = line.Place;
        long count = line.Papers();
        int blank = 0;
        var firstBlank = place;
        while (line.Take(','))
        {
            if (line.Ended) break;
            var cell = line.Place;
            if (line.Rest[0] == ',')
            {
                if (blank++ == 0) firstBlank = cell;
                continue;
            }
            if (blank > 0)
            {
                source.Log.Warn(ScottishCsvCodes.BlankRankCell, firstBlank, "A cell left empty was taken for a rank left blank.");
                papers!.Blank(blank);
                blank = 0;
            }
            papers!.Next(line.Candidate(candidates));
        }
        if (!line.Ended) throw line.Unexpected("a comma");
        papers!.Add(count, place);
    }

    void Candidate(long number, string text)
    {
        if (ward is not null) throw line.Unexpected("the end of the file behind the ward");
        var cells = Cells(text);
        int told = int.TryParse(cells[0]["Candidate ".Length..], out int given) ? given : 0;
        if (told != register.Count + 1 || told > candidates)
            throw source.Error(BallotCodes.CandidateInvalid, number, 1, $"Found {Display.Quoted(cells[0])}, expected "
                + (register.Count < candidates ? $"\"Candidate {register.Count + 1}\"."
                    : $"no more than {candidates}, as the first line has it."));
        if (cells.Count is < 2 or > CandidateCells || cells[1].Length == 0)
            throw source.Error(BallotCodes.UnexpectedText, number, 1,
                $"Found {Display.Quoted(text)}, expected \"Candidate {told}\", the name and the party.");
        register.Add(new(told, cells[1]) { Party = cells.Count == CandidateCells && cells[2].Length > 0 ? cells[2] : null });
    }

    void Ward(long number, string text)
    {
        if (register.Count < candidates || ward is not null)
            throw source.Error(BallotCodes.UnexpectedText, number, 1, $"Found {Display.Quoted(text)}, expected "
                + (ward is not null ? "nothing behind the ward." : $"a ballot or \"Candidate {register.Count + 1}\"."));
        ward = text.Trim(' ', ',', '\t').Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    /// <summary>The cells of a line, with quotes around them or not; those that a spreadsheet adds at the end left out.</summary>
    static List<string> Cells(string text)
    {
        string inner = text.Trim().TrimEnd(',');
        List<string> cells = [.. inner.StartsWith('"') && inner.EndsWith('"') && inner.Length > 1
            ? inner[1..^1].Split("\",\"") : inner.Split(',')];
        for (int i = 0; i < cells.Count; i++) cells[i] = cells[i].Trim(' ', '"').Replace("\"\"", "\"", StringComparison.Ordinal);
        return cells;
    }
}

/// <summary>What the reader of Scottish tables alone reports.</summary>
static class ScottishCsvCodes
{
    public const string BlankRankCell = "blank-rank-cell";
}
