using System.Globalization;

namespace Stv;

/// <summary>Reads one table of formal preferences: a paper in each row.</summary>
/// <param name="source">Who is told.</param>
/// <param name="list">Who stands; null where nobody says.</param>
/// <param name="wanted">The state whose papers are read; null for the only one there is.</param>
/// <param name="file">What the table is called.</param>
sealed class AecPreferences(BallotSource source, AecCandidateList? list, string? wanted, string? file)
{
    readonly List<int> preferences = [];
    AecHeadings? headings;
    AecPaper? paper;
    SenateFormality? formality;
    RankingBuilder? papers;
    int[] squares = [];
    string? state;
    readonly HashSet<(int Collection, int Batch, int Paper)> met = [];
    readonly SortedSet<string> states = new(StringComparer.Ordinal);
    string lastPlace = "", lastState = "", lastDivision = "", division = "", collection = "";
    int collectionNumber, batch, number;
    long aboveFirst, bothFirst, otherFirst, disregardedFirst, elsewhereFirst;
    long above, both, other, disregarded, informal, elsewhere;

    /// <summary>Reads the table.</summary>
    /// <param name="part">Its text.</param>
    public Election Read(BallotSource part)
    {
        bool begun = false;
        foreach (var (at, text) in part.Lines())
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (headings is null) Begin(part, at, text);
            // In the form of 2016 a line of dashes stands under the headings.
            else if (begun || !text.StartsWith("---", StringComparison.Ordinal))
            {
                begun = true;
                Row(part, at, text);
            }
        }
        source.Log.File = null;
        if (state is null && elsewhere > 0)
            throw source.Error(BallotCodes.ContestUnknown, 0, 0,
                $"Found papers of {string.Join(", ", states)} alone, expected some of {wanted}.");
        if (papers is null)
            throw source.Error(BallotCodes.UnexpectedEnd, 0, 0,
                "Found the end of the file, expected headings and a row for each paper behind them.");
        Tell();
        return papers.Build(paper!.Candidates) with
        {
            Title = $"{list?.Event ?? "Australian"}{(list?.Event is null ? " Senate" : ", Senate")}{(state is null ? "" : $", {state}")}",
            RejectedBefore = informal > 0 ? [new(AecCodes.Informal, informal)] : [],
        };
    }

    void Begin(BallotSource part, long line, string text)
    {
        var kind = AecFile.KindOf(new(System.Text.Encoding.Latin1.GetBytes(text), true));
        if (kind is AecKind.AllCandidates or AecKind.Candidates || kind == AecKind.Other && text.Contains("Senate Candidates",
            StringComparison.Ordinal))
            throw part.Error(BallotCodes.FormatUnknown, line, 1,
                "Found a list of candidates and no papers. Name the table of formal preferences, and this list with --candidate-list.");
        if (kind == AecKind.Other && AecFile.OtherSign(text) is { } sign)
            throw part.Error(BallotCodes.ColumnsUnknown, line, 1,
                $"Found {sign} between the cells of a table of the Commission's, expected commas: save it as CSV with commas.");
        headings = AecHeadings.Of(part, line, text);
        if (headings.Squares is not null) Stand(AecPaper.Of(part, line, headings.Squares));
        else if (list is null)
            throw part.Error(AecCodes.ListMissing, line, 1,
                "Found papers in the form of 2016, which does not say who stands. Add the AEC's list of all candidates "
                + "(…-all-candidates-nat-….csv) with --candidate-list FILE, or put both in one folder or zip.");
        else if (!list.HasPlaces)
            throw part.Error(AecCodes.ListMissing, line, 1,
                $"Found {Display.Quoted(list.Name)}, which does not say who stands in which square. Expected the AEC's list of all "
                + "candidates (…-all-candidates-nat-….csv) or its SenateFirstPrefsByStateByVoteType (--candidate-list).");
    }

    void Stand(AecPaper made)
    {
        paper = made;
        formality = new(made.Groups, made.Candidates.Count);
        foreach (var same in made.Candidates.GroupBy(one => one.Name).Where(same => same.Count() > 1))
            source.Log.Warn(BallotCodes.NamesAlike, default,
                $"{same.Count()} candidates are called {Display.Quoted(same.Key)}; they are told by number.");
        squares = new int[formality.Squares];
        papers = new(source, made.Candidates.Count);
    }

    void Row(BallotSource part, long line, string text)
    {
        var row = new CsvLine(text);
        ReadOnlySpan<char> place = default;
        int cells = 0;
        for (int i = 0; row.Next(); i++)
        {
            cells = i + 1;
            if (i == headings!.State) place = row.Cell;
            if (row.Unclosed && i < headings.FirstSquare) throw Unclosed(part, line, row.Column);
            Note(part, line, i, row.Cell, row.Column);
            if (i != headings.FirstSquare) continue;
            if (!IsOfState(part, line, place)) return;
            Lies(part, line);
            if (headings.Squares is null) OneCell(part, line, row.Rest, row.Column);
            else Columns(part, line, ref row);
            Judge(part, line);
            return;
        }
        // All squares at the end of a row may be left out, in the form that has a column for each.
        if (headings!.Squares is null || cells < headings.FirstSquare)
            throw part.Error(BallotCodes.UnexpectedText, line, 1, $"Found {Display.Quoted(text)}, expected a paper with its preferences.");
        if (!IsOfState(part, line, place)) return;
        Lies(part, line);
        Array.Clear(squares);
        Judge(part, line);
    }

    /// <summary>Keeps what a cell says of where the paper lies; what is to be a number is none where cells have been shifted.</summary>
    void Note(BallotSource part, long line, int column, ReadOnlySpan<char> cell, int at)
    {
        if (column == headings!.Division && !cell.SequenceEqual(division)) division = cell.ToString();
        if (column == headings.Collection && source.Options.PartedBy == PartKind.Precinct) collection = cell.ToString();
        if (column == headings.CollectionNumber) collectionNumber = Number(part, line, cell, at, "a collection point");
        if (column == headings.Batch) batch = Number(part, line, cell, at, "a batch");
        if (column == headings.Paper) number = Number(part, line, cell, at, "a paper");
    }

    static int Number(BallotSource part, long line, ReadOnlySpan<char> cell, int at, string of) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : throw part.Error(BallotCodes.UnexpectedText, line, at,
                $"Found {(cell.IsEmpty ? "nothing" : Display.Quoted(cell.ToString()))}, expected the number of {of}; is a quote or a comma "
                + "out of place?");

    static BallotFormatException Unclosed(BallotSource part, long line, int column) => part.Error(BallotCodes.Unclosed, line, column,
        "Found a quote that is not closed in this line, expected its end.");

    /// <summary>The paper is no other's, and its division lies in the state as the list has it.</summary>
    void Lies(BallotSource part, long line)
    {
        if (!met.Add((collectionNumber, batch, number)) && !part.Log.Enough(BallotCodes.IdRepeated))
            part.Log.Warn(BallotCodes.IdRepeated, new(line, 1),
                $"Paper {number} of batch {batch} of collection point {collectionNumber} stands before; both were counted.");
        if (headings!.Squares is null || list?.HasDivisions != true || division == lastDivision) return;
        lastDivision = division;
        if (list.StateOf(division) != state)
            throw part.Error(BallotCodes.UnexpectedText, line, 1,
                $"Found the division {Display.Quoted(division)} in {state}, expected one that lies there by "
                + $"{Display.Brief(list.Name, 60)}.");
    }

    /// <summary>The row is of the state that is read, which the first row decides where nobody says which.</summary>
    bool IsOfState(BallotSource part, long line, ReadOnlySpan<char> place)
    {
        if (!place.SequenceEqual(lastPlace) || lastState.Length == 0)
        {
            lastPlace = place.ToString();
            lastState = StateOf(part, line);
            states.Add(lastState);
        }
        if (lastState == state) return true;
        if (wanted is not null && lastState != wanted)
        {
            if (elsewhere++ == 0) elsewhereFirst = line;
            return false;
        }
        if (state is not null)
            throw part.Error(BallotCodes.ContestUnknown, line, 1,
                $"Found papers of {lastState} behind some of {state}, expected to be told which are meant (--contest).");
        state = lastState;
        source.ContestChosen |= wanted is not null;
        string how = headings!.Squares is not null ? "as its rows say"
            : list!.StateOf(lastPlace) is not null ? $"where {Display.Quoted(lastPlace)} lies"
            : wanted is not null ? "as was said"
            : AecFile.InName(file) is not null ? "as the name of the file says" : "the only one listed";
        if (headings.Squares is null) Stand(AecPaper.Of(part, line, list!, state));
        else if (list is not null) paper = paper!.WithParties(list, state, source);
        string listed = headings.Squares is null ? $", as {Display.Brief(list!.Name, 60)} has them"
            : list is null ? "" : $"; parties are those of {Display.Brief(list.Name, 60)}";
        source.Log.Note(AecCodes.BallotPaper, default,
            $"The papers are of {state}, {how}: {paper!.Groups.Count} groups and {paper.Candidates.Count} candidates{listed}.");
        return true;
    }

    string StateOf(BallotSource part, long line)
    {
        if (headings!.Squares is not null)
            return AecFile.Known(lastPlace) ?? throw part.Error(BallotCodes.UnexpectedText, line, 1,
                $"Found {Display.Quoted(lastPlace)}, expected a state or territory ({string.Join(", ", AecFile.States)}).");
        if (list!.StateOf(lastPlace) is { } lies) return lies;
        if (list.HasDivisions)
            throw part.Error(BallotCodes.UnexpectedText, line, 1,
                $"Found the division {Display.Quoted(lastPlace)}, expected one of those that {Display.Brief(list.Name, 60)} lists.");
        return wanted ?? AecFile.InName(file) ?? (list.States.Take(2).ToList() is [var only] ? only
            : throw part.Error(BallotCodes.ContestUnknown, line, 1,
                $"Found papers of a state that does not show, expected to be told which it is, as {Display.Brief(list.Name, 60)} lists "
                + "several (--contest ACT)."));
    }

    /// <summary>The squares stand in one cell, with quotes around it; where they are lost, in all cells from it on.</summary>
    void OneCell(BallotSource part, long line, ReadOnlySpan<char> cell, int column)
    {
        var trimmed = cell.TrimStart();
        column += cell.Length - trimmed.Length;
        trimmed = trimmed.TrimEnd();
        if (trimmed is ['"', .. var inner, '"'])
        {
            trimmed = inner;
            column++;
        }
        int square = 0;
        for (int i = 0, from = 0; i <= trimmed.Length; i++)
        {
            if (i < trimmed.Length && trimmed[i] != ',') continue;
            if (square < squares.Length) squares[square] = i == from ? 0 : Mark(part, line, trimmed[from..i], column + from);
            square++;
            from = i + 1;
        }
        if (square == 1 && trimmed.IsEmpty)
            throw part.Error(BallotCodes.UnexpectedText, line, column, $"Found no preferences, expected {squares.Length} squares.");
        if (square != squares.Length) throw Squares(part, line, square);
    }

    void Columns(BallotSource part, long line, ref CsvLine row)
    {
        int square = 0;
        do
        {
            if (square == squares.Length)
            {
                if (row.Rest.Trim(" ,\"").IsEmpty) break;
                throw Squares(part, line, square + 1);
            }
            if (row.Unclosed) throw Unclosed(part, line, row.Column);
            squares[square++] = Mark(part, line, row.Cell, row.Column);
        }
        while (row.Next());
        squares.AsSpan(square).Clear();
    }

    BallotFormatException Squares(BallotSource part, long line, int found) => part.Error(BallotCodes.UnexpectedText, line, 1,
        $"Found {found}{(headings!.Squares is null ? "" : " or more")} squares, expected {squares.Length}: "
        + $"{paper!.Groups.Count} groups and {paper.Candidates.Count} candidates of {state}"
        + $"{(headings.Squares is null ? $" in {Display.Brief(list!.Name, 60)}" : "")}.");

    static int Mark(BallotSource part, long line, ReadOnlySpan<char> cell, int column)
    {
        int mark = SenateNumbers.Mark(cell) ?? throw part.Error(BallotCodes.RankInvalid, line, column,
            $"Found {Display.Quoted(cell.Trim().ToString())}, expected a number, * for a tick, / for a cross, or nothing.");
        if (mark == 0 && !cell.IsWhiteSpace() && !part.Log.Enough(BallotCodes.RankZero))
            part.Log.Warn(BallotCodes.RankZero, new(line, column), "Found 0 in a square; it was taken for no mark.");
        return mark;
    }

    void Judge(BallotSource part, long line)
    {
        var vote = formality!.Judge(squares, preferences);
        if (vote.Half == SenateHalf.Informal)
        {
            informal++;
            string why = $"Found {formality.Wanted}: the paper is informal (268A, 269) and is rejected.";
            if (source.Options is { PartedBy: PartKind.Paper, Part: { } asked } && asked == $"{collectionNumber}-{batch}-{number}")
                throw part.Error(AecCodes.PaperInformal, line, 1, why);
            if (!part.Log.Enough(AecCodes.PaperInformal)) part.Log.Warn(AecCodes.PaperInformal, new(line, 1), why);
            return;
        }
        Count(vote.Half == SenateHalf.Above, ref above, ref aboveFirst);
        Count(vote.Both, ref both, ref bothFirst);
        Count(vote.OtherMarked, ref other, ref otherFirst);
        Count(vote.Disregarded, ref disregarded, ref disregardedFirst);
        foreach (int candidate in preferences) papers!.Next(candidate);
        source.SaysOfPapers = true;
        // Batches are numbered by each collection point, papers by each batch; points of one name are in every division.
        if (source.Options.PartedBy == PartKind.Precinct) papers!.Of(PartKind.Precinct, $"{division}: {collection}");
        if (source.Options.PartedBy == PartKind.Batch) papers!.Of(PartKind.Batch, $"{collectionNumber}-{batch}");
        if (source.Options.PartedBy == PartKind.Paper) papers!.Of(PartKind.Paper, $"{collectionNumber}-{batch}-{number}");
        papers!.Add(1, new(line, 1));

        void Count(bool so, ref long times, ref long first)
        {
            if (so && times++ == 0) first = line;
        }
    }

    void Tell()
    {
        Told(above, aboveFirst, AecCodes.AboveTheLine,
            "A group marked above the line stands for its candidates from top to bottom (272).");
        Told(both, bothFirst, AecCodes.BothHalves, "Where both halves are formal the one below the line counts alone (269(2)).");
        Told(other, otherFirst, BallotCodes.MarksPassedOver, "Marks in the half that is not formal were passed over.");
        Told(disregarded, disregardedFirst, AecCodes.NumbersDisregarded,
            "Numbers that are repeated, and those behind them or behind one that is missing, are disregarded (268A(2), 269(1A)).");
        Told(elsewhere, elsewhereFirst, BallotCodes.OtherContests, $"Papers of other states than {state} were passed over.");
        int unknown = headings!.Squares is null || list is not null ? 0 : paper!.Candidates.Count(one => one.Party is null);
        if (unknown > 0)
            source.Log.Note(AecCodes.PartiesUnknown, default,
                $"The parties of {unknown} candidates do not show; --candidate-list adds them (SenateCandidatesDownload or all "
                + "candidates).");

        void Told(long count, long first, string code, string what)
        {
            if (count > 0)
                source.Log.Note(code, new(first, 1), $"{what} So of {count} {(count == 1 ? "paper" : "papers, this the first")}.");
        }
    }
}
