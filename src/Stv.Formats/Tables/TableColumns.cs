namespace Stv;

/// <summary>What the columns with the preferences hold.</summary>
enum TableKind
{
    /// <summary>A column for each rank, with names in its cells.</summary>
    Ranks,

    /// <summary>A column for each candidate, with ranks in its cells.</summary>
    Candidates,

    /// <summary>One column, with a whole ranking in each cell.</summary>
    List,
}

/// <summary>What the columns of a table of ballots are. Columns are counted from 0 here.</summary>
/// <param name="Kind">What those with the preferences hold.</param>
/// <param name="HeadingRows">How many rows come before the ballots.</param>
/// <param name="Headings">The headings; none where the table has no such row.</param>
/// <param name="Preferences">The columns with the preferences, in order.</param>
/// <param name="Ranks">The rank of each of them, where they are ranks.</param>
/// <param name="Names">The name over each of them, where they are candidates.</param>
/// <param name="Papers">The column with the number of papers of a row; null where every row is one.</param>
/// <param name="Id">The column that tells one paper from another; null where none does.</param>
/// <param name="Precinct">The column that says of which precinct a paper is; null where none does.</param>
/// <param name="Batch">The column that says of which batch it is; null where none does.</param>
sealed record TableColumns(
    TableKind Kind, int HeadingRows, string[] Headings, int[] Preferences, int[] Ranks, string[] Names, int? Papers, int? Id, int? Precinct,
    int? Batch)
{
    const int Shown = 3, MostShown = 235;

    /// <summary>What stands in cells for rank 1, 2 and so on; none where they hold ranks as everybody writes them.</summary>
    public string[] Labels { get; init; } = [];

    /// <summary>What was taken for what, for whoever has the table before them.</summary>
    public string InWords(BallotTable table)
    {
        string Column(int column) => table.Called(column, column < Headings.Length ? Headings[column] : "");
        string Several(IReadOnlyList<int> columns) =>
            string.Join(", ", columns.Take(Shown).Select(Column)) + (columns.Count > Shown ? $" and {columns.Count - Shown} more" : "");
        string Columns(int[] columns) => columns.Length == 1 ? $"column {Column(columns[0])}"
            : columns[^1] - columns[0] == columns.Length - 1 ? $"columns {Column(columns[0])} to {Column(columns[^1])}"
            : $"columns {Several(columns)}";
        string preferences = Kind switch
        {
            TableKind.Ranks => $"{Columns(Preferences)} {(Preferences.Length == 1 ? "is a rank" : "are ranks")}, with names in the cells",
            TableKind.Candidates => $"{Columns(Preferences)} are candidates, with ranks in the cells",
            _ => $"{Columns(Preferences)} holds a ranking in each cell",
        };
        List<int> others = [.. Headings.Index().Where(one => one.Item.Length > 0 && !Preferences.Contains(one.Index)
            && one.Index != Papers && one.Index != Id && one.Index != Precinct && one.Index != Batch).Select(one => one.Index)];
        string told = $"{char.ToUpperInvariant(preferences[0])}{preferences[1..]}; "
            + (Papers is { } papers ? $"column {Column(papers)} says how many papers a row is" : "every row is one paper");
        string[] more =
        [
            HeadingRows == 0 ? "there are no headings" : "",
            Id is { } id ? $"column {Column(id)} tells papers apart" : "",
            Precinct is { } precinct ? $"column {Column(precinct)} is the precinct" : "",
            Batch is { } batch ? $"column {Column(batch)} is the batch" : "",
            others.Count > 0 ? $"not read: {Several(others)}" : "",
        ];
        foreach (string sentence in more.Where(sentence => sentence.Length > 0))
        {
            if (told.Length + sentence.Length <= MostShown) told += $"; {sentence}";
            else return $"{told}; and more. If it is not so, say what is (--columns).";
        }
        return $"{told}. If it is not so, say what is (--columns).";
    }
}
