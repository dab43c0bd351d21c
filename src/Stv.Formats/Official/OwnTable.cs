namespace Stv;

/// <summary>A table that we have written ourselves, cell by cell: what is not there, and what is said in other words.</summary>
/// <param name="rows">Its rows.</param>
/// <param name="head">The one that names the columns of candidates.</param>
/// <param name="log">Knows what is to be left out.</param>
internal sealed class OwnTable(List<CsvRow> rows, int head, PassedOverLog log)
{
    static readonly string[] Heads = ["Number", "Name", "Party", "Outcome", "At stage"];

    /// <summary>A row of headings is that of our own table.</summary>
    public static bool Is(CsvRow row) => Heads.Index().All(one => row[one.Index] == one.Item);

    /// <summary>A name of which nothing was met that was to be left out; null for none.</summary>
    public string? Unmet => log.Unmet;

    /// <summary>Where the table begins, as messages do.</summary>
    public string Place => rows[0].At(0);

    /// <summary>What the table of a result has and this one has not, or has otherwise; figures that differ are left to others.</summary>
    public IEnumerable<PassedOver> Compare(CountResult result)
    {
        using var written = new StringWriter();
        ResultCsv.Write(result, written);
        using var text = new StringReader(written.ToString());
        var ours = CsvRow.All(text);
        int ourHead = ours.FindIndex(Is);
        Dictionary<string, CsvRow> theirs = [];
        foreach (var (i, row) in rows.Index()) theirs.TryAdd(Key(row, i > head), row);
        // Rows of candidates and sums are compared by whoever compares figures.
        HashSet<string> facts = [.. ours.Take(ourHead).Select(row => Key(row, below: false))];
        foreach (var row in rows.Take(head))
        {
            if (!facts.Contains(Key(row, below: false)) && !log.Ignores(Label(row, below: false)))
                yield return At(row, 0, Label(row, below: false), 1, PassedOverReason.OtherWords);
        }
        var last = rows[0];
        foreach (var (i, row) in ours.Index())
        {
            string label = Label(row, i > ourHead);
            bool known = theirs.TryGetValue(Key(row, i > ourHead), out var their);
            if (log.Ignores(label)) continue;
            if (known) foreach (var one in Cells(row, last = their!, label, i, ourHead)) yield return one;
            else yield return At(last, 0, label, Enumerable.Range(0, row.Count).Count(column => row[column].Length > 0));
        }
    }

    IEnumerable<PassedOver> Cells(CsvRow ours, CsvRow theirs, string label, int row, int ourHead)
    {
        int missing = 0, first = 0;
        for (int column = 0; column < Math.Max(ours.Count, theirs.Count); column++)
        {
            string heading = row > ourHead && column < Heads.Length ? Heads[column] : label;
            if (ours[column] == theirs[column] || log.Ignores(heading)) continue;
            if (theirs[column].Length == 0)
            {
                if (missing++ == 0) first = column;
            }
            // Figures are compared one by one elsewhere; names are whose they are.
            else if (row <= ourHead || column > 1 && column < Heads.Length)
            {
                if (!ours.IsNumber(column) || !theirs.IsNumber(column) || ours.Value(column) != theirs.Value(column))
                    yield return At(theirs, column, heading, 1, PassedOverReason.OtherWords);
            }
        }
        if (missing > 0) yield return At(theirs, first, label, missing);
    }

    static PassedOver At(CsvRow row, int column, string heading, int cells, PassedOverReason reason = PassedOverReason.Missing)
    {
        var (line, place) = row.Where(column);
        return new(heading, line, place, cells, reason);
    }

    /// <summary>Rows of one thing have one key: a candidate's number, a sum's name, a fact's, the reason why papers are rejected.</summary>
    static string Key(CsvRow row, bool below)
    {
        if (!below) return row[0] == "Rejected papers" ? $"{row[0]} {row[2]}" : row[0];
        return row[0].Length == 0 ? $" {row[1]}" : Headings.RowKind(row[3]) is { } kind ? $"{row[0]} {kind}" : row[0];
    }

    static string Label(CsvRow row, bool below) => below ? row[1] : row[0];
}
