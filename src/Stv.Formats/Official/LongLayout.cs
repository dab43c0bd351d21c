using System.Collections.Immutable;
using System.Globalization;

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

    public OfficialTable Read(PassedOverLog log)
    {
        // Where a row has the name of a column too, the row is meant.
        int[] figures = [.. new[] { transfer, total }
            .Where(column => column >= 0 && (IsRow(rows[head][column]) || !log.Ignores(rows[head][column])))];
        Columns(log, figures);
        Dictionary<string, Row> found = [];
        foreach (var row in rows.Skip(head + 1))
        {
            var one = names.Of(row);
            bool ignored = log.Ignores(one.Names[0], row[count]);
            if (ignored || Stage(row) is not { } stage)
            {
                // Some downloads underline their headings with dashes.
                string label = one.Names[0].Length > 0 ? one.Names[0] : row[count];
                var reason = ignored ? PassedOverReason.Ignored : PassedOverReason.Unknown;
                log.Row(label, row, names.Column, figures.Count(row.HasFigure), reason);
                continue;
            }
            string key = string.Join('\n', [.. one.Names, $"{one.Number}"]);
            if (!found.TryGetValue(key, out var known)) found.Add(key, known = new(one, [], []));
            if (figures.Contains(transfer) && row.Figure(transfer, stage, FigureKind.Transfer,
                log) is { } change) known.Figures.Add(change);
            if (figures.Contains(total) && row.Figure(total, stage, FigureKind.Total, log) is { } sum)
            {
                if (!known.Totals.Add(stage))
                    throw new FormatException(
                        $"{row.At(count)}found count {stage} of {Display.Quoted(one.Names[0])} again, expected it once");
                known.Figures.Add(sum);
            }
        }
        return new([.. found.Values.Where(row =>
            row.Figures.Count > 0).Select(row => row.Head with { Figures = [.. row.Figures] })], [.. log.All]);
    }

    bool IsRow(string heading) => rows.Skip(head + 1).Any(row => Headings.Fold(names.Of(row).Names[0]) == Headings.Fold(heading));

    /// <summary>The number of the count a row is of; null where no number stands there.</summary>
    /// <exception cref="FormatException">What has digits there is none.</exception>
    int? Stage(CsvRow row)
    {
        string text = row[count];
        int? stage = StageHeadings.Number(text) ?? StageHeadings.Number($"count {text}") ?? StageHeadings.Number($"{text} count");
        return stage is not null || !text.Any(char.IsDigit) ? stage
            : throw new FormatException($"{row.At(count)}found {Display.Quoted(text)}, expected the number of a count, from 1");
    }

    void Columns(PassedOverLog log, int[] figures)
    {
        for (int i = 0; i < rows.Skip(head).Max(row => row.Count); i++)
        {
            string heading = rows[head][i], folded = Headings.Fold(heading);
            if (i == count || figures.Contains(i)) continue;
            var reason = log.Ignores(heading, PassedOverLog.Numbered(i)) ? PassedOverReason.Ignored
                : Headings.NoVotes.Contains(folded) ? PassedOverReason.NotVotes : PassedOverReason.Unknown;
            bool numbers = Headings.WordColumns.Contains(folded) && rows.Skip(head + 1).Any(row => row.IsNumber(i));
            if (reason == PassedOverReason.Ignored || numbers || !Headings.Labels.Contains(folded))
                log.Column(heading, rows[head], i, rows.Skip(head + 1), reason);
        }
    }

    sealed record Row(OfficialRow Head, List<OfficialFigure> Figures, HashSet<int> Totals);
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

    /// <summary>How many different things of a candidate it has columns for.</summary>
    public int Kinds =>
        new[] { name, surname, given, number, party, group }.Count(column => column >= 0) + heads.Count(Headings.Fate.Contains);

    /// <summary>The column in which names stand, or the first.</summary>
    public int Column => Math.Max(name >= 0 ? name : surname, 0);

    /// <summary>The first column under one of these headings; −1 for none.</summary>
    public int Find(string[] headings) => Array.FindIndex(heads, headings.Contains);

    /// <summary>A row without its figures.</summary>
    public OfficialRow Of(CsvRow row)
    {
        string whole = surname >= 0 ? $"{row[surname]} {row[given]}".Trim() : row[Column];
        ImmutableArray<string> names = [.. new[] { whole, $"{row[group]} {whole}",
            $"{whole} {row[party]}" }.Select(text => text.Trim()).Distinct()];
        var (line, column) = row.Where(Column);
        return new(names, int.TryParse(row[number], NumberStyles.None, CultureInfo.InvariantCulture, out int position) && position > 0
            ? position : null, line, column, []);
    }
}
