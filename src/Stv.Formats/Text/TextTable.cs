using System.Text;
using static Stv.Report;

namespace Stv;

/// <summary>Tables in plain text, in blocks of as many columns as the width holds.</summary>
internal sealed class TextTable
{
    /// <summary>Names are not shortened to fewer columns than these unless a stage would not fit.</summary>
    const int NameColumns = 16, LeastNameColumns = 10;

    /// <summary>Heads of rows are not shortened to fewer columns than these.</summary>
    const int LeastHeadColumns = 12;

    /// <summary>A heading has no more lines of words than these.</summary>
    const int MostHeadingLines = 5;

    readonly StageTable table;
    readonly List<Figure[]> candidates;
    readonly List<(string Name, Figure[] Figures)> sums;
    readonly int width, numberColumns, nameColumns, totalColumns, changeColumns;

    public TextTable(StageTable table, int width)
    {
        (this.table, this.width) = (table, width);
        candidates = [.. table.Candidates.Select(Figures)];
        sums = [(table.Inactive.Name, Figures(table.Inactive))];
        if (table.Reasons.Length > 1) sums.AddRange(table.Reasons.Select(reason => ($"  {reason.Short}", Figures(reason))));
        sums.AddRange(table.Sums.Select(sum => (sum.Name, Figures(sum))));

        List<Figure> figures = [.. candidates.Concat(sums.Select(sum => sum.Figures)).SelectMany(row => row)];
        numberColumns = $"{table.Candidates.Max(one => one.Number)}".Length;
        totalColumns = Math.Max("total".Length, figures.Max(figure => figure.Total?.Length ?? 0));
        changeColumns = Math.Max("transfer".Length, figures.Max(figure => figure.Change.Length));
        int longest = numberColumns + 1 + table.Candidates.Max(one => Display.Width(one.Short));
        nameColumns = Math.Min(Math.Max(longest, table.Inactive.Name.Length), Math.Max(NameColumns, width / 4));
        nameColumns = Math.Min(nameColumns, Math.Max(LeastNameColumns, width - 1 - ColumnWidth(table.Stages[^1])));

        Figure[] Figures(FigureRow row) => [.. table.Stages.Select((_, i) => row.At(i))];
    }

    /// <summary>The lines of a table, with a blank one between blocks; those below the candidates stand below a rule.</summary>
    public static IEnumerable<string> Lines(Table table, int width)
    {
        List<Row> rows = [new([.. table.Columns.Select(column => new Cell(column.Heading))]), .. table.Rows];
        int[] columns = [.. table.Columns.Select((_, i) => rows.Max(row => Display.Width(row.Cells[i].Text)))];
        columns[0] = Math.Min(columns[0], Math.Max(LeastHeadColumns, width / 3));
        for (int first = 1, last; first < columns.Length; first = last)
        {
            int used = columns[0];
            for (last = first; last < columns.Length && (last == first || used + 3 + columns[last] <= width); last++)
                used += 3 + columns[last];
            if (first > 1) yield return "";
            int[] shown = [0, .. Enumerable.Range(first, last - first)];
            foreach (var (i, row) in rows.Index())
            {
                if (i == 1 || row.IsSum && !rows[i - 1].IsSum)
                    yield return string.Join("─┼─", shown.Select(column => new string('─', columns[column])));
                yield return string.Join(" │ ", shown.Select(column => table.Columns[column].Kind == ColumnKind.Number
                    ? row.Cells[column].Text.PadLeft(columns[column]) : Display.Fit(row.Cells[column].Text, columns[column])));
            }
        }
    }

    /// <summary>Writes all blocks, with a blank line between them.</summary>
    public void Write(TextWriter output)
    {
        for (int first = 0, last; first < table.Stages.Length; first = last)
        {
            int used = nameColumns + 1;
            for (last = first; last < table.Stages.Length && (last == first || used + ColumnWidth(table.Stages[last]) <= width); last++)
                used += ColumnWidth(table.Stages[last]);
            if (first > 0) output.WriteLine();
            foreach (string line in Block(first, last)) output.WriteLine(line.TrimEnd());
        }
    }

    IEnumerable<string> Block(int first, int last)
    {
        var stages = table.Stages[first..last];
        var headings = stages.Select(Heading).ToList();
        for (int i = 0; i < headings.Max(lines => lines.Count); i++)
            yield return Line("", stages.Select((stage, k) => Display.Fit(i < headings[k].Count ? headings[k][i] : "", Inner(stage))));
        yield return Line("", stages.Select(stage => Cell(stage, "transfer", "total")));
        yield return Rule();
        foreach (var (row, figures) in table.Candidates.Zip(candidates))
        {
            string name = Display.Fit(row.Short, nameColumns - numberColumns - 1);
            yield return Row($"{$"{row.Number}".PadLeft(numberColumns)} {name}", Cells(figures));
        }
        yield return Rule();
        foreach (var (name, figures) in sums) yield return Line(name, Cells(figures));

        IEnumerable<string> Cells(Figure[] figures) => stages.Select((stage, i) => figures[first + i])
            .Select((figure, i) => Cell(stages[i], figure.Change, figure.Total ?? "-", figure.Standing.Letter));

        string Rule() =>
            new string('─', nameColumns + 1) + string.Concat(stages.Select(stage => "┼" + new string('─', ColumnWidth(stage) - 1)));
    }

    /// <summary>A row under a label of ours.</summary>
    string Line(string label, IEnumerable<string> cells) => Row(Display.Fit(label, nameColumns), cells);

    static string Row(string head, IEnumerable<string> cells)
    {
        var line = new StringBuilder(head).Append(' ');
        foreach (string cell in cells) line.Append("│ ").Append(cell);
        return line.ToString();
    }

    string Cell(StageColumn stage, string change, string total, char letter = ' ') => stage.IsFirst
        ? $"{total.PadLeft(FirstColumns)} {letter}" : $"{change.PadLeft(changeColumns)} {total.PadLeft(totalColumns)} {letter}";

    int FirstColumns => Math.Max(totalColumns, "preferences".Length - 1);

    int Inner(StageColumn stage) => 2 + (stage.IsFirst ? FirstColumns : changeColumns + 1 + totalColumns);

    int ColumnWidth(StageColumn stage) => "│ ".Length + Inner(stage);

    List<string> Heading(StageColumn stage)
    {
        List<string> lines = [$"Stage {stage.Number}"];
        foreach (string word in stage.Words.Split(' '))
        {
            if (lines.Count > 1 && Display.Width(lines[^1]) + 1 + Display.Width(word) < Inner(stage)) lines[^1] += " " + word;
            else if (lines.Count <= MostHeadingLines) lines.Add(word);
            else
            {
                lines[^1] += " …";
                break;
            }
        }
        if (stage.Value is { } value) lines.Add($"at {value}");
        return lines;
    }
}
