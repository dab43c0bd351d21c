using System.Collections.Immutable;

namespace Stv;

/// <summary>A row for each candidate, and columns of stages: totals alone, or transfers and totals.</summary>
internal sealed class WideLayout
{
    readonly List<CsvRow> rows;
    readonly int head;
    readonly RowNames names;

    WideLayout(List<CsvRow> rows, int head) => (this.rows, this.head, names) = (rows, head, new(rows[head]));

    /// <exception cref="FormatException">There are no headings.</exception>
    public static WideLayout Find(List<CsvRow> rows)
    {
        int named = rows.FindIndex(row => new RowNames(row).Named);
        // Where nothing stands above the names, the headings are where the stages are.
        if (named < 0) named = rows.FindIndex(row => Enumerable.Range(1, Math.Max(row.Count - 1, 0)).Any(i => Headings.Stage(row[i]) is not null));
        return named >= 0 ? new(rows, named)
            : throw new FormatException($"{rows[0].At(0)}found no heading \"Candidate\" or \"Name\", nor any such as \"Stage 1\", expected a row of headings");
    }

    public OfficialTable Read()
    {
        int first = head + 1;
        // A second row of headings has no name.
        while (first < rows.Count && Label(rows[first]).Length == 0 && names.Of(rows[first]).Number is null) first++;
        var (columns, passedOver) = Columns(first);
        if (columns.Count == 0)
            throw new FormatException($"{rows[head].At(0)}found no column of a stage, expected headings such as \"Stage 1\" or \"Total\"");

        List<OfficialRow> found = [];
        foreach (var row in rows.Skip(first))
        {
            if (Enumerable.Range(0, columns[0].Column).Any(i => Headings.NoVotes.Contains(Headings.Fold(row[i])))) continue;
            var one = names.Of(row);
            // Sums may be named in another column than candidates.
            if (one.Names[0].Length == 0 && one.Number is null) one = one with { Names = [Label(row)] };
            ImmutableArray<OfficialFigure> figures =
                [.. columns.Select(column => row.Figure(column.Column, column.Stage, column.Kind)).OfType<OfficialFigure>()];
            if (figures.Length > 0) found.Add(one with { Figures = figures });
        }
        return new([.. found], passedOver);
    }

    /// <summary>The first text to the left of the stages.</summary>
    string Label(CsvRow row) => Enumerable.Range(0, names.Column + 1).Select(i => row[i]).FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>What stands in which column. Headings are read from the rows above the first candidate.</summary>
    (List<(int Column, int Stage, FigureKind Kind)> Columns, ImmutableArray<string> PassedOver) Columns(int first)
    {
        List<(int Column, int Stage, FigureKind? Kind)> columns = [];
        List<string> passedOver = [];
        int current = 0, width = rows.Take(first).Max(row => row.Count);
        for (int column = names.Column + 1; column < width; column++)
        {
            if (Headings.Labels.Contains(Headings.Fold(rows[head][column]))) continue;
            string[] texts = [.. Texts(column, first)];
            string heading = string.Join(' ', texts);
            int? stage = texts.Select(Numbered).FirstOrDefault(number => number is not null);
            var kind = Headings.Kind(heading);
            // A column without a heading belongs to the stage before it, if it has figures.
            bool follows = heading.Length == 0 && current > 0 && rows.Skip(first).Any(row => row[column].Any(char.IsDigit));
            bool share = heading.Contains('%', StringComparison.Ordinal) || heading.Contains("percent", StringComparison.OrdinalIgnoreCase);
            if (share || stage is null && kind is null && !follows)
            {
                if (heading.Length > 0) passedOver.Add(heading);
                continue;
            }
            // So does one that only says its kind, until that stage has such a column; a transfer comes before the total of its stage.
            bool full = columns.Any(other => other.Stage == current && (kind == FigureKind.Transfer || kind is not null && other.Kind == kind));
            current = stage ?? (current == 0 || full ? current + 1 : current);
            columns.Add((column, current, kind));
        }
        return (Known(columns), [.. passedOver]);

        int? Numbered(string text) => int.TryParse(text, out int number) && number > 0 ? number : Headings.Stage(text);
    }

    /// <summary>
    /// The kind of every column: of two of a stage that do not say it the first has the transfers; columns that stand alone are totals,
    /// whatever they are called.
    /// </summary>
    List<(int Column, int Stage, FigureKind Kind)> Known(List<(int Column, int Stage, FigureKind? Kind)> columns)
    {
        bool pairs = columns.GroupBy(one => one.Stage).Any(group => group.Skip(1).Any());
        List<(int Column, int Stage, FigureKind Kind)> known = [.. columns.Select(one => (one.Column, one.Stage, pairs ? one.Kind ?? Guessed(one) : FigureKind.Total))];
        if (known.GroupBy(one => (one.Stage, one.Kind)).FirstOrDefault(group => group.Skip(1).Any()) is not { } twice) return known;
        var (column, stage, kind) = twice.ElementAt(1);
        string what = kind == FigureKind.Total ? "totals" : "transfers";
        throw new FormatException($"{rows[head].At(column)}found a second column of {what} of stage {stage}, expected one");

        FigureKind Guessed((int Column, int Stage, FigureKind? Kind) one) =>
            columns.Any(other => other.Stage == one.Stage && other.Column > one.Column) ? FigureKind.Transfer : FigureKind.Total;
    }

    /// <summary>What stands over a column: in the row of headings, below it, and above it where that row has no label or says that it numbers stages.</summary>
    IEnumerable<string> Texts(int column, int first)
    {
        for (int i = 0; i < first; i++)
        {
            string label = Headings.Fold(Label(rows[i]));
            if (i < head && label.Length > 0 && !Headings.Count.Contains(label)) continue;
            if (rows[i][column].Length > 0) yield return rows[i][column];
        }
    }
}
