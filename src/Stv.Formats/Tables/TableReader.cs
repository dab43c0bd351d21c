using System.Globalization;

namespace Stv;

/// <summary>Reads the ballots of a table, one a row.</summary>
sealed class TableReader
{
    const int RowsLookedAt = 400;

    /// <summary>Ranks beyond twice the candidates are a slip, but in a small table.</summary>
    const int RanksAtLeast = 100;

    readonly BallotTable table;
    readonly BallotSource source;
    readonly TableColumns columns;
    readonly RankingBuilder builder;
    readonly HashSet<string> ids = new(StringComparer.Ordinal);
    readonly List<(int Rank, int Candidate)> marks = [];
    readonly Dictionary<string, long> labels = new(StringComparer.OrdinalIgnoreCase);
    readonly int width;

    // What stands in cells of ranks, as far as the table has been looked at.
    readonly HashSet<string> alone = new(StringComparer.Ordinal);

    // Where a row of totals says so; in other columns such a word is a remark.
    readonly int[] labelled;
    readonly char separator = ';';

    TableReader(BallotTable table, BallotSource source, TableColumns columns)
    {
        (this.table, this.source, this.columns) = (table, source, columns);
        labelled = [0, columns.Id ?? 0, .. columns.Preferences];
        builder = new(source, columns.Kind == TableKind.Candidates ? columns.Names : null);
        if (columns.Kind == TableKind.List)
        {
            var cells = table.Ahead(RowsLookedAt).Skip(columns.HeadingRows).Select(row => row[columns.Preferences[0]]).Where(cell =>
                cell.Length > 0).ToList();
            separator = TableWords.Separator(cells, source.Layout.Columns is not null) ?? throw source.Error(BallotCodes.ColumnsUnknown, 0,
                0,
                "Found no sign between names in the column of rankings (; | > , or new lines), expected one.");
        }
        if (columns.Kind == TableKind.Candidates && source.Layout.Candidates.Length > 0
            && Array.Find(columns.Names, name => !source.Layout.Candidates.Contains(source.Layout.Meant(name))) is { } nobody)
            throw source.Error(BallotCodes.CandidateInvalid, 0, 0, $"Found the heading {Display.Quoted(nobody)}, who is not among those "
                + "who were said to stand.");
        if (columns.Kind == TableKind.Ranks)
            foreach (var row in table.Ahead(RowsLookedAt)) alone.UnionWith(columns.Preferences.Select(column => row[column]));
        width = Array.FindLastIndex(columns.Headings, heading => heading.Length > 0) + 1;
    }

    /// <summary>A text may be such a table: cells with signs between them, and no BLT file that a spreadsheet has saved.</summary>
    public static bool Begins(Head head)
    {
        var lines = head.Lines.SkipWhile(line => line.StartsWith("sep=", StringComparison.Ordinal)
            || string.IsNullOrWhiteSpace(line)).Take(2).ToList();
        // A comment of a BLT file, unless the sign heads a column.
        if (lines.Count > 0 && lines[0].TrimStart() is ['#', ',' or ';' or '\t', ..]) return true;
        if (lines.Count == 0 || lines[0].IndexOfAny([',', ';', '\t', '|']) < 0 || lines[0].TrimStart() is ['{' or '<' or '#' or '/' or '>',
            ..]) return false;
        string[] first = [.. lines[0].Split([',', ';', '\t', ' ', '"'], StringSplitOptions.RemoveEmptyEntries)];
        // Candidates and seats, and who has withdrawn, an option, a comment or zeros that fill up the line: that is a BLT file.
        return first.Length < 2 || Whole(first[0]) <= 0 || Whole(first[1]) <= 0 || first.Length > 2 && first[2][0] is not ('-' or '['
            or '#' or '/') && !first.Skip(2).All(cell => Whole(cell) == 0);
    }

    /// <summary>Reads a text.</summary>
    public static Election ReadCsv(BallotSource source)
    {
        using var table = new CsvTable(source);
        return Read(table, source);
    }

    /// <summary>Reads a table.</summary>
    public static Election Read(BallotTable table, BallotSource source)
    {
        var rows = table.Ahead(RowsLookedAt);
        if (rows.Count == 0) throw source.Error(BallotCodes.EmptyFile, 1, 1, "Found no row with anything in it, expected ballots.");
        if (source.Layout.Columns is null && rows.Count > 2 && rows[0].Cells.Count(cell => cell.Length > 0 && Whole(cell) != 0) == 2
            && Whole(rows[0][0]) > 0 && Whole(rows[0][1]) > 0 && Whole(rows[1][0]) > 0)
            throw source.Error(BallotCodes.ColumnsUnknown, rows[0].Line, 1, "This is a BLT file in a table; save it as text (CSV), and "
                + "it is read as BLT.");
        var columns = source.Layout.Columns is { } said ? ColumnsTold.Of(said, rows, source)
            : new ColumnFinder(rows, source).Find() ?? throw Unknown(table, rows, source);
        return new TableReader(table, source, columns).Read();
    }

    /// <summary>A whole number; 0 or less for anything else. A spreadsheet may make decimals of whole numbers.</summary>
    public static long Whole(string cell) => long.TryParse(cell.EndsWith(".0", StringComparison.Ordinal) ? cell.AsSpan(..^2) : cell,
        NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : -1;

    static BallotFormatException Unknown(BallotTable table, IReadOnlyList<TableRow> rows, BallotSource source)
    {
        const int Shown = 3;
        int width = rows.Max(row => row.Cells.Length);
        string few = width > 2 ? $"2:{width}" : $"1:{width}";
        var columns = Enumerable.Range(0, Math.Min(width, Shown)).Select(column => table.Called(column, rows[0][column]));
        return source.Error(BallotCodes.ColumnsUnknown, rows[0].Line, 1,
            $"Found a table of {width} columns ({string.Join(", ", columns)}{(width > Shown ? ", …" : "")}), of which none shows that it "
            + $"holds preferences; say which do: --columns ranks={few} for names in cells, candidates={few} for ranks, list={width} for "
                + "rankings.");
    }

    Election Read()
    {
        TableRow? row = null;
        bool exported = table.Ahead(columns.HeadingRows + 1).Any(TableWords.IsExportLine);
        for (int i = 0; i < columns.HeadingRows; i++)
        {
            row = table.Next()!;
            if (i + 1 < columns.HeadingRows && !exported && row.Cells.Count(cell => cell.Length > 0) > 1)
                source.Log.Warn(BallotCodes.RowsAbove, row.Where(0), "This row lies above the headings and was not read; is it a paper?");
        }
        source.Log.Note(BallotCodes.Columns, new(row?.Line ?? 1, 1), columns.InWords(table));
        int missing = columns.Ranks.Length == 0 ? 0 : columns.Ranks.Max() - columns.Ranks.Length;
        if (missing > 0)
            source.Log.Warn(BallotCodes.RankMissing, new(row?.Line ?? 1, 1),
                $"The columns go up to rank {columns.Ranks.Max()} and {missing} of them {(missing == 1 ? "is" : "are")} not there; it "
                    + "was taken for blank on every paper.");
        while ((row = table.Next()) is not null)
        {
            if (TableWords.IsExportLine(row)) continue;
            if (!IsHeadings(row)) Read(row);
            else if (!source.Log.Enough(BallotCodes.HeadingsAgain))
                source.Log.Warn(BallotCodes.HeadingsAgain, row.Where(0), "The headings stand here again; the row was not read.");
        }
        foreach (var (label, times) in labels)
            Tell(TableWords.SurelyBlank(label), BallotCodes.LabelsRead, $"{Display.Quoted(label)} was taken for a rank left blank, in "
                + $"{times} "
                + $"{(times == 1 ? "cell" : "cells")}.");
        return builder.Build();
    }

    /// <summary>Two exports may have been joined. A ballot of numbers may say what headings of numbers say.</summary>
    bool IsHeadings(TableRow row) => columns.Headings.Length > 0
        && Array.TrueForAll(columns.Preferences, column => row[column].Any(char.IsLetter) && row[column] == columns.Headings[column]);

    void Tell(bool sure, string code, string sentence)
    {
        if (sure) source.Log.Note(code, default, sentence);
        else source.Log.Warn(code, default, sentence);
    }

    void Read(TableRow row)
    {
        if (width > 0 && row.Cells.Length > width && Array.Exists(row.Cells[width..], cell => cell.Length > 0)
            && !source.Log.Enough(BallotCodes.CellsBeyond))
            source.Log.Warn(BallotCodes.CellsBeyond, row.Where(width), $"The row has cells beyond the {width} columns that have "
                + "headings; they were not read.");
        if (columns.Id is { } id && row[id].Length > 0 && !ids.Add(row[id]) && !source.Log.Enough(BallotCodes.IdRepeated))
            source.Log.Warn(BallotCodes.IdRepeated, row.Where(id), $"The id {Display.Quoted(row[id])} stands on a paper before; both "
                + "were counted.");
        foreach (int column in labelled)
        {
            if (TableWords.IsTotal(row[column]) && !builder.Knows(row[column]))
                throw source.Error(BallotCodes.RowTotal, row.Line, row.Where(column).Column,
                    $"Found a row of {Display.Quoted(row[column])}, expected a paper; take it out of the table.");
        }
        long papers = columns.Papers is { } weight ? Papers(row, weight) : 1;
        if (columns.Papers is not null && columns.Preferences.All(column => row[column].Length == 0) && papers == builder.Papers
            && builder.Papers > 1)
            source.Log.Warn(BallotCodes.RowTotal, row.Where(0),
                "A row without a mark stands for as many papers as all before it; is it a total? It was counted as papers without a mark.");
        switch (columns.Kind)
        {
            case TableKind.Ranks: ByRank(row); break;
            case TableKind.Candidates: ByCandidate(row); break;
            default: ByList(row, columns.Preferences[0]); break;
        }
        if (columns.Id is { } number) builder.Of(PartKind.Paper, row[number]);
        if (columns.Precinct is { } precinct) builder.Of(PartKind.Precinct, row[precinct]);
        if (columns.Batch is { } batch) builder.Of(PartKind.Batch, row[batch]);
        builder.Add(papers, row.Where(columns.Preferences[0]));
    }

    long Papers(TableRow row, int column)
    {
        string cell = row[column];
        long papers = Whole(cell);
        if (papers > 0) return papers;
        string found = cell.Length == 0 ? "nothing" : Display.Quoted(cell);
        string why = Ratio.TryParse(cell, out var part) && part > 0 && papers < 0 ? "; parts of papers are not counted" : "";
        throw source.Error(BallotCodes.WeightInvalid, row.Line, row.Where(column).Column, $"Found {found} papers, expected a whole "
            + $"number from 1{why}.");
    }

    void ByRank(TableRow row)
    {
        int rank = 0;
        for (int i = 0; i < columns.Preferences.Length; i++)
        {
            builder.Blank(columns.Ranks[i] - ++rank);
            rank = columns.Ranks[i];
            int column = columns.Preferences[i];
            string cell = row[column];
            var place = row.Where(column);
            if (Blank(cell)) builder.Blank();
            else if (TableWords.Overvote(cell)) builder.Overvote();
            else if (TableWords.IsFormulaError(cell))
                throw source.Error(BallotCodes.RankInvalid, place.Line, place.Column, $"Found {Display.Quoted(cell)}, a formula that "
                    + "failed, expected a name.");
            else if (!builder.Knows(cell) && Several(cell) is { Length: > 1 } several)
            {
                if (!source.Log.Enough(BallotCodes.CellSeveral))
                    source.Log.Warn(BallotCodes.CellSeveral, place, $"{Display.Quoted(cell)} was taken for {several.Length} names at one "
                        + "rank.");
                Several(several, place, equal: true);
            }
            else builder.Next(builder.NumberOf(cell, place));
        }
    }

    /// <summary>
    /// The names in a cell that holds several. New lines part names that stand in other cells alone: RCTab writes overvotes so, and a name
    /// may be broken over two lines.
    /// </summary>
    string[] Several(string cell)
    {
        if (TableWords.Names(cell) is { Length: > 1 } several) return several;
        string[] lines = cell.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 1 && Array.TrueForAll(lines, line => alone.Contains(line) || builder.Knows(line)) ? lines : [cell];
    }

    void ByList(TableRow row, int column) => Several(TableWords.Ranking(row[column], separator), row.Where(column), equal: false);

    void Several(string[] names, Place place, bool equal)
    {
        for (int i = 0; i < names.Length; i++)
        {
            int candidate = builder.NumberOf(names[i], place);
            if (i == 0 || !equal) builder.Next(candidate);
            else builder.Equal(candidate);
        }
    }

    void ByCandidate(TableRow row)
    {
        marks.Clear();
        int most = Math.Max(RanksAtLeast, 2 * columns.Preferences.Length);
        for (int i = 0; i < columns.Preferences.Length; i++)
        {
            int column = columns.Preferences[i];
            string cell = row[column];
            if (Blank(cell)) continue;
            int rank = columns.Labels.Length == 0 ? TableWords.Rank(cell)
                : Array.FindIndex(columns.Labels, label => label.Equals(cell, StringComparison.OrdinalIgnoreCase)) + 1;
            if (rank == 0 && columns.Labels.Length > 0)
                throw source.Error(BallotCodes.RankInvalid, row.Line, row.Where(column).Column,
                    $"Found {Display.Quoted(cell)} for {Display.Quoted(columns.Names[i])}, expected one of the {columns.Labels.Length} "
                        + "labels, or nothing.");
            if (rank > 0 && rank <= most)
            {
                marks.Add((rank, i + 1));
                if (rank > columns.Preferences.Length && !source.Log.Enough(BallotCodes.RankBeyond))
                    source.Log.Warn(BallotCodes.RankBeyond, row.Where(column),
                        $"Found rank {rank}, and there are {columns.Preferences.Length} candidates; it was kept.");
            }
            else if (cell != "0")
                throw source.Error(BallotCodes.RankInvalid, row.Line, row.Where(column).Column,
                    $"Found {Display.Quoted(cell)} for {Display.Quoted(columns.Names[i])}, expected a rank from 1 to "
                        + $"{columns.Preferences.Length}, or nothing.");
            else if (!source.Log.Enough(BallotCodes.RankZero))
                source.Log.Warn(BallotCodes.RankZero, row.Where(column), $"Found a rank of 0 for {Display.Quoted(columns.Names[i])}; it "
                    + "was taken for no rank.");
        }
        marks.Sort();
        int before = 0;
        foreach (var (rank, candidate) in marks)
        {
            builder.Blank(rank - before - 1 is > 0 and var blank ? blank : 0);
            if (rank == before) builder.Equal(candidate);
            else builder.Next(candidate);
            before = rank;
        }
    }

    bool Blank(string cell)
    {
        // A candidate may be called None.
        if (cell.Length == 0) return true;
        if (!TableWords.Blank(cell) || builder.Knows(cell)) return false;
        labels[cell] = labels.GetValueOrDefault(cell) + 1;
        return true;
    }
}
