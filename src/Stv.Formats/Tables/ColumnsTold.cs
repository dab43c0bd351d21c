using System.Globalization;

namespace Stv;

/// <summary>Takes what is said of a table's columns: see <see cref="BallotLayout.Columns"/>.</summary>
static class ColumnsTold
{
    /// <summary>What the columns are, by what is said of them.</summary>
    /// <exception cref="BallotFormatException">It is said in no way that is understood, or is not so.</exception>
    public static TableColumns Of(string said, IReadOnlyList<TableRow> rows, BallotSource source)
    {
        int width = rows.Max(row => row.Cells.Length);
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string term in said.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = term.IndexOf('=', StringComparison.Ordinal);
            string word = equals < 0 ? term : term[..equals].Trim(), columns = equals < 0 ? "" : term[(equals + 1)..].Trim();
            if (word is not ("ranks" or "candidates" or "list" or "papers" or "id" or "precinct" or "batch" or "labels")
                || columns.Length == 0)
                throw Wrong($"Found {Display.Quoted(term)}, expected ranks=, candidates=, list=, papers=, id=, precinct=, batch= and a "
                    + "column, or labels= of ranks.");
            if (!given.TryAdd(word, columns)) throw Wrong($"Found {word}= twice, expected it once.");
        }
        string[] labels = given.Remove("labels", out string? words) ? words.Split('|', StringSplitOptions.TrimEntries) : [];
        if (words is not null && (labels.Length < 2 || labels.Contains("")))
            throw Wrong($"Found the labels {Display.Quoted(words)}, expected those of the ranks in their order, as First|Second|Third.");
        string[] kinds = [.. given.Keys.Where(word => word is "ranks" or "candidates" or "list")];
        if (kinds.Length != 1) throw Wrong("Found none or several of ranks=, candidates= and list=, expected one.");
        var kind = Enum.Parse<TableKind>(kinds[0], ignoreCase: true);

        if (labels.Length > 0 && kind != TableKind.Candidates)
            throw Wrong("Found labels of ranks where no cells hold ranks, expected them with candidates=.");

        var all = rows.SelectMany(row => row.Cells).ToHashSet();
        string[] named = [.. given.Values.SelectMany(Parts).SelectMany(part => new[] { part.From, part.To }).OfType<string>()
            .Where(column => Number(column) < 0)];
        int heading = named.Length == 0 ? (kind == TableKind.Candidates || Heads(rows, width) ? 0 : -1)
            : rows.Select((row, i) => (row, i)).Where(one => named.All(name => Array.IndexOf(one.row.Cells, name) >= 0))
                .Select(one => (int?)one.i).FirstOrDefault()
            ?? throw Wrong($"Found no row with the headings {Brief.Names(named)}, expected one.");
        string[] headings = heading < 0 ? [] : [.. Enumerable.Range(0, width).Select(column => rows[heading][column])];
        int[] preferences = Columns(given[kinds[0]]);
        if (preferences.Distinct().Count() < preferences.Length) throw Wrong("Found a column twice, expected each once.");
        if (kind == TableKind.List && preferences.Length > 1) throw Wrong("Found several columns for list=, expected one.");
        string[] bare = TableWords.Bare(headings);
        int[] ranks = kind != TableKind.Ranks ? [] : [.. preferences.Select((_, i) => i + 1)];
        return new(kind, heading + 1, headings, preferences, ranks,
            kind == TableKind.Candidates ? [.. preferences.Select(column => bare[column])] : [], One("papers"), One("id"),
            One("precinct"), One("batch"))
        { Labels = labels };

        int? One(string word) => !given.TryGetValue(word, out string? columns) ? null
            : Columns(columns) is [var one] ? one : throw Wrong($"Found several columns for {word}=, expected one.");

        // Several in a row by the first and the last, others with a plus; a heading may have such signs in it.
        IEnumerable<(string From, string? To)> Parts(string columns) => all.Contains(columns) ? [(columns, null)]
            : columns.Split('+', StringSplitOptions.TrimEntries).Select(part => all.Contains(part)
                || part.IndexOf(':', StringComparison.Ordinal) is not (>= 0 and var colon) ? (part, (string?)null)
                    : (part[..colon].Trim(), part[(colon + 1)..].Trim()));

        int[] Columns(string columns) => [.. Parts(columns).SelectMany(part =>
        {
            int from = Column(part.From), to = part.To is { } last ? Column(last) : from;
            return to >= from ? Enumerable.Range(from, to - from + 1)
                : throw Wrong($"Found {part.From}:{part.To}, expected the first column before the last.");
        })];

        int Column(string column)
        {
            int number = Number(column);
            int at = number < 0 ? Array.IndexOf(headings, column) : number - 1;
            return at >= 0 && at < width ? at
                : throw Wrong($"Found the column {Display.Quoted(column)}, expected a heading or a number from 1 to {width}.");
        }

        BallotFormatException Wrong(string sentence) => source.Error(BallotCodes.ColumnsUnknown, 0, 0,
            $"Columns {Display.Quoted(said)}: {sentence}");
    }

    static int Number(string column) =>
        int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    /// <summary>The first row holds ranks in words, or nothing that stands in any other.</summary>
    static bool Heads(IReadOnlyList<TableRow> rows, int width)
    {
        string[] first = rows[0].Cells;
        if (Array.Exists(first, cell => TableWords.Rank(cell) > 0 && cell.Any(char.IsLetter))) return true;
        var others = rows.Skip(1).SelectMany(row => row.Cells).ToHashSet();
        return width > 0 && !Array.Exists(first, cell => cell.Length > 0 && others.Contains(cell));
    }
}
