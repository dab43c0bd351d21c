using System.Collections.Immutable;

namespace Stv;

/// <summary>A row for each candidate and count, as the Australian Electoral Commission publishes.</summary>
internal sealed class LongLayout
{
    readonly List<CsvRow> rows;
    readonly int head;
    readonly RowNames names;
    readonly int count, total, transfer;

    LongLayout(List<CsvRow> rows, int head)
    {
        (this.rows, this.head, names) = (rows, head, new(rows[head]));
        (count, total, transfer) = (names.Find(Headings.Count), names.Find(Headings.Total), names.Find(Headings.Transfer));
    }

    /// <summary>The layout where one row of headings names the candidate, the count and the total; else null.</summary>
    public static LongLayout? Find(List<CsvRow> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            var layout = new LongLayout(rows, i);
            if (layout.names.Named && layout.count >= 0 && layout.total >= 0) return layout;
        }
        return null;
    }

    public OfficialTable Read()
    {
        Dictionary<string, List<OfficialFigure>> figures = [];
        List<OfficialRow> found = [];
        foreach (var row in rows.Skip(head + 1))
        {
            // Some downloads underline their headings with dashes.
            if (!row[count].Any(char.IsDigit)) continue;
            int stage = row.Whole(count);
            var one = names.Of(row);
            if (!figures.TryGetValue(Key(one), out var list))
            {
                figures.Add(Key(one), list = []);
                found.Add(one);
            }
            if (transfer >= 0 && row.Figure(transfer, stage, FigureKind.Transfer) is { } change) list.Add(change);
            if (row.Figure(total, stage, FigureKind.Total) is { } sum)
            {
                if (list.Any(other => other.Stage == stage && other.Kind == FigureKind.Total))
                    throw new FormatException($"{row.At(count)}found count {stage} of \"{Display.Clean(one.Names[0])}\" again, expected it once");
                list.Add(sum);
            }
        }
        return new([.. found.Select(row => row with { Figures = [.. figures[Key(row)]] }).Where(row => row.Figures.Length > 0)], []);

        static string Key(OfficialRow row) => string.Join('\n', [.. row.Names, $"{row.Number}"]);
    }
}

/// <summary>How the rows of a table name candidates.</summary>
internal sealed class RowNames
{
    readonly string[] heads;
    readonly int name, surname, given, number, party, group;

    public RowNames(CsvRow row)
    {
        heads = [.. Enumerable.Range(0, row.Count).Select(i => Headings.Fold(row[i]))];
        (name, surname, given) = (Find(Headings.Name), Find(Headings.Surname), Find(Headings.Given));
        (number, party, group) = (Find(Headings.Number), Find(Headings.Party), Find(Headings.Group));
    }

    /// <summary>A column is called a name.</summary>
    public bool Named => name >= 0 || surname >= 0;

    /// <summary>The column in which names stand, or the first.</summary>
    public int Column => Math.Max(name >= 0 ? name : surname, 0);

    /// <summary>The first column under one of these headings; −1 for none.</summary>
    public int Find(string[] headings) => Array.FindIndex(heads, headings.Contains);

    /// <summary>A row without its figures.</summary>
    public OfficialRow Of(CsvRow row)
    {
        string whole = surname >= 0 ? $"{row[surname]} {row[given]}".Trim() : row[Column];
        ImmutableArray<string> names = [.. new[] { whole, $"{row[group]} {whole}", $"{whole} {row[party]}" }.Select(text => text.Trim()).Distinct()];
        var (line, column) = row.Where(Column);
        return new(names, int.TryParse(row[number], out int position) && position > 0 ? position : null, line, column, []);
    }
}
