namespace Stv;

/// <summary>A row of a table: its cells, without blanks around them, and where they stand.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Line">The line of the text, or the row of the sheet, from 1.</param>
/// <param name="Columns">The column in which each cell begins, in characters; for a sheet the number of its column; from 1.</param>
sealed record TableRow(string[] Cells, long Line, int[] Columns)
{
    /// <summary>A cell; empty where the row is shorter.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column] : "";

    /// <summary>Where a cell stands, or would.</summary>
    public Place Where(int column) => new(Line, column < Columns.Length ? Columns[column] : Columns.Length > 0 ? Columns[^1] : 1);

    /// <summary>Nothing stands in any cell.</summary>
    public bool Blank => Array.TrueForAll(Cells, cell => cell.Length == 0);
}

/// <summary>A table that is read once, row by row.</summary>
/// <param name="log">Who is told of rows that are passed over.</param>
abstract class BallotTable(DiagnosticLog log) : IDisposable
{
    const int MostOfHeading = 10;

    readonly Queue<TableRow> ahead = new();

    /// <summary>A column as its readers call it: by number, in a sheet by letters too.</summary>
    public virtual string Called(int column) => (column + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A column by number and heading, of which messages show the beginning.</summary>
    public string Called(int column, string heading) =>
        heading.Length > 0 ? $"{Called(column)} \"{Display.Brief(heading, MostOfHeading)}\"" : Called(column);

    /// <summary>The rows that are not blank and have not been taken, up to so many; they stay to be taken.</summary>
    public IReadOnlyList<TableRow> Ahead(int most)
    {
        while (ahead.Count < most && Received() is { } row) ahead.Enqueue(row);
        return [.. ahead];
    }

    /// <summary>Takes the next row that is not blank; null at the end.</summary>
    public TableRow? Next() => ahead.TryDequeue(out var row) ? row : Received();

    TableRow? Received()
    {
        List<Place> blank = [];
        while (Receive() is { } row)
        {
            if (!row.Blank)
            {
                // Those at the end are what spreadsheets leave there.
                foreach (var place in blank) TellBlank(place);
                return row;
            }
            if (row.Cells.Length > 1 && blank.Count <= DiagnosticLog.PerCode) blank.Add(row.Where(0));
        }
        return null;
    }

    void TellBlank(Place place)
    {
        if (log.Enough(BallotCodes.RowBlank)) return;
        log.Warn(BallotCodes.RowBlank, place, "A row has nothing in its cells; it was passed over, and is not counted as a paper without "
            + "a mark.");
    }

    /// <summary>The next row; null at the end.</summary>
    protected abstract TableRow? Receive();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>A text without white space around it, every run within made one space.</summary>
    protected static string Trimmed(string text) => BltText.HasRuns(text) ? BltText.Collapse(text) : text.Trim();
}
