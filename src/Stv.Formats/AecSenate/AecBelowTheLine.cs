namespace Stv;

/// <summary>Reads the papers marked below the line until 2013: a row for each square, the rows of a paper one after another.</summary>
/// <param name="source">Who is told.</param>
/// <param name="numbers">Candidates' numbers by the Commission's.</param>
/// <param name="papers">Receives the papers.</param>
sealed class AecBelowTheLine(BallotSource source, Dictionary<string, int> numbers, RankingBuilder papers)
{
    readonly int[] squares = new int[numbers.Count];
    readonly bool[] given = new bool[numbers.Count];
    readonly SenateNumbers judged = new(numbers.Count);
    readonly long[] first = new long[numbers.Count];
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numberOf =
        numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    (string Batch, string Paper) paper = ("", "");
    readonly HashSet<(string Batch, string Paper)> met = [];
    long begins, disregarded, unreadable;

    /// <summary>Papers without a 1 that stands alone.</summary>
    public long Informal { get; private set; }

    /// <summary>Reads the table.</summary>
    public void Read(BallotSource part)
    {
        bool headed = false, above = false;
        foreach (var (line, text) in part.Lines())
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (headed) Row(part, line, text);
            else if (AecFile.KindOf(new(System.Text.Encoding.Latin1.GetBytes(text), true)) == AecKind.BelowTheLine) headed = true;
            else if (above)
            {
                throw part.Error(BallotCodes.ColumnsUnknown, line, 1,
                    $"Found {Display.Quoted(text)}, expected the headings CandidateId,Preference,Batch,Paper.");
            }
            else above = true;
        }
        Finish(part);
    }

    void Row(BallotSource part, long line, string text)
    {
        var row = new CsvLine(text);
        if (!row.Next() || !numberOf.TryGetValue(row.Cell, out int number))
            throw part.Error(BallotCodes.CandidateInvalid, line, 1,
                $"Found candidate {Display.Quoted(row.Cell.ToString())}, expected one of the {numbers.Count} who stand.");
        if (!row.Next()) throw Short(part, line, text);
        int? mark = SenateNumbers.Mark(row.Cell);
        if (mark is null && !row.Cell.ContainsAnyExcept('?')) unreadable++;
        else if (mark is null)
            throw part.Error(BallotCodes.RankInvalid, line, row.Column,
                $"Found {Display.Quoted(row.Cell.ToString())}, expected a number, ?? for one that cannot be read, or nothing.");
        if (!row.Next()) throw Short(part, line, text);
        var batch = row.Cell;
        if (!row.Next()) throw Short(part, line, text);
        if (begins == 0 || !batch.SequenceEqual(paper.Batch) || !row.Cell.SequenceEqual(paper.Paper))
        {
            Finish(part);
            if (!met.Add((batch.ToString(), row.Cell.ToString())))
                throw part.Error(BallotCodes.UnexpectedText, line, 1,
                    $"Found paper {Display.Brief(row.Cell.ToString(), 20)} of batch {Display.Brief(batch.ToString(), 20)} again, expected "
                    + "its rows one after another.");
            (paper, begins) = ((batch.ToString(), row.Cell.ToString()), line);
        }
        if (given[number - 1])
            throw part.Error(BallotCodes.CandidateInvalid, line, 1,
                $"Found the same candidate twice in paper {Display.Brief(paper.Paper, 20)} of batch {Display.Brief(paper.Batch, 20)}, "
                + "expected one square for each.");
        given[number - 1] = true;
        squares[number - 1] = mark ?? 0;
    }

    static BallotFormatException Short(BallotSource part, long line, string text) => part.Error(BallotCodes.UnexpectedText, line, 1,
        $"Found {Display.Quoted(text)}, expected a candidate, a preference, a batch and a paper.");

    void Finish(BallotSource part)
    {
        if (begins == 0) return;
        judged.Read(squares);
        if (judged.Disregarded) disregarded++;
        if (judged.Counting > 0) first[judged.SquareOf(1)]++;
        if (judged.Counting > 0 || judged.Marked == 0)
        {
            for (int rank = 1; rank <= judged.Counting; rank++) papers.Next(judged.SquareOf(rank) + 1);
            papers.Of(PartKind.Batch, paper.Batch);
            if (source.Options.PartedBy == PartKind.Paper) papers.Of(PartKind.Paper, $"{paper.Batch}-{paper.Paper}");
            papers.Add(1, new(begins, 1));
        }
        else
        {
            Informal++;
            if (!part.Log.Enough(AecCodes.PaperInformal))
                part.Log.Warn(AecCodes.PaperInformal, new(begins, 1),
                    "Found no 1 that stands alone on this paper: it is informal and is rejected.");
        }
        Array.Clear(given);
        Array.Clear(squares);
    }

    /// <summary>Tells what was met, and whether the first preferences are those that were published.</summary>
    public void Tell(IReadOnlyList<AecCandidate> candidates)
    {
        if (disregarded > 0)
            source.Log.Note(AecCodes.NumbersDisregarded, default,
                $"{disregarded} papers marked below the line count up to a number that is repeated or missing; those behind it are "
                + "disregarded.");
        if (unreadable > 0)
            source.Log.Note(BallotCodes.MarksPassedOver, default, $"{unreadable} numbers could not be read by the Commission (??).");
        for (int i = 0; i < candidates.Count; i++)
        {
            if (first[i] != candidates[i].Votes && !source.Log.Enough(BallotCodes.PapersDiffer))
                source.Log.Warn(BallotCodes.PapersDiffer, default,
                    $"Found {first[i]} first preferences below the line for {Display.Quoted(candidates[i].Name)}, expected "
                    + $"{candidates[i].Votes}, as published.");
        }
    }
}
