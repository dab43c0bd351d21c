using System.Collections.Immutable;

namespace Stv;

/// <summary>A row for each candidate, and columns of stages: totals alone, or transfers and totals.</summary>
internal sealed class WideLayout
{
    readonly List<CsvRow> rows;
    readonly int head, first;
    readonly RowNames names;
    readonly PassedOverLog log;

    WideLayout(List<CsvRow> rows, int head, PassedOverLog log)
    {
        (this.rows, this.head, names, this.log) = (rows, head, new(rows[head]), log);
        first = head + 1;
        // A second row of headings has no name.
        while (first < rows.Count && Label(rows[first]).Length == 0 && names.Of(rows[first]).Number is null) first++;
    }

    /// <exception cref="FormatException">There are no headings.</exception>
    public static WideLayout Find(List<CsvRow> rows, PassedOverLog log)
    {
        // A title or a candidate may be called "Name" too.
        int named = rows.Index().Select(row => (row.Index, Names: new RowNames(row.Item))).Where(row => row.Names.Named)
            .OrderBy(row => row.Names.Column).ThenByDescending(row => row.Names.Kinds).Select(row => row.Index).FirstOrDefault(-1);
        // Where nothing stands above the names, the headings are where the stages are.
        if (named < 0) named = rows.FindIndex(row => Enumerable.Range(1, row.Count - 1).Any(i => StageHeadings.Number(row[i]) is not null));
        return named >= 0 ? new(rows, named, log)
            : throw new FormatException(
                $"{rows[0].At(0)}found no heading \"Candidate\" or \"Name\", nor any such as \"Stage 1\", expected a row of headings");
    }

    public OfficialTable Read()
    {
        var columns = Columns();
        if (columns.Count == 0)
            throw new FormatException($"{rows[head].At(0)}found no column of a stage, expected headings such as \"Stage 1\" or \"Total\"");

        int[] fate = [.. Enumerable.Range(0, columns[0].Column).Where(i => Headings.Fate.Contains(Headings.Fold(rows[head][i])))];
        List<OfficialRow> found = [];
        foreach (var row in rows.Skip(first))
        {
            var one = names.Of(row);
            // Sums may be named in another column than candidates.
            if (one.Names[0].Length == 0 && one.Number is null) one = one with { Names = [Label(row)] };
            bool ignored = log.Ignores(one.Names[0]);
            string? mark = fate.Select(i => row[i]).FirstOrDefault(text => Headings.RowKind(text) is not null);
            if (ignored || mark is not null && log.Ignores(mark))
            {
                log.Row(ignored ? one.Names[0] : mark!, row, names.Column, columns.Count(column => row.HasFigure(column.Column)),
                    PassedOverReason.Ignored);
                continue;
            }
            // What a row that is marked so has in a column of transfers is neither a transfer of votes nor known.
            var read = mark is null ? columns : [.. columns.Where(column => column.Kind == FigureKind.Total)];
            int unread = columns.Except(read).Count(column => row.HasFigure(column.Column));
            if (mark is not null) log.Row(mark, row, names.Column, unread, PassedOverReason.Unknown);
            var kind = mark is null ? null : Headings.RowKind(mark);
            ImmutableArray<OfficialFigure> figures =
                [.. read.Select(column => row.Figure(column.Column, column.Stage, kind ?? column.Kind, log)).OfType<OfficialFigure>()];
            if (figures.Length > 0) found.Add(one with { Figures = figures });
        }
        found.AddRange(Titled(columns[0].Stage, hasQuota: found.Exists(row => OfficialNames.IsQuota(row.Names[0]))));
        return new([.. found], [.. log.All]) { Own = Own ? new(rows, head, log) : null };
    }

    /// <summary>The table is one of ours, whose rows above the headings are compared as they are.</summary>
    bool Own => OwnTable.Is(rows[head]);

    /// <summary>A quota above the headings, as that of the first stage, unless there is one below; other figures there are noted.</summary>
    IEnumerable<OfficialRow> Titled(int stage, bool hasQuota)
    {
        foreach (var row in rows.Take(head).Except(Above()))
        {
            int label = Enumerable.Range(0, row.Count).First(i => row[i].Length > 0);
            int[] figures = [.. Enumerable.Range(label + 1, row.Count - label - 1).Where(row.HasFigure)];
            if (log.Ignores(row[label]))
            {
                log.Row(row[label], row, label, figures.Length, PassedOverReason.Ignored);
                continue;
            }
            if (figures.Length != 1 || !OfficialNames.IsQuota(row[label]) || hasQuota)
            {
                // One number is a fact of the election, such as the seats; several may be votes.
                int numbers = figures.Count(row.IsNumber);
                bool noVotes = Headings.NoVotes.Contains(Headings.Fold(row[label]));
                var reason = noVotes ? PassedOverReason.NotVotes : PassedOverReason.Unknown;
                if (numbers > 1 && !(Own && noVotes)) log.Row(row[label], row, label, numbers, reason);
                continue;
            }
            var (line, column) = row.Where(label);
            yield return new([row[label]], null, line, column, [row.Figure(figures[0], stage, FigureKind.Total, log)!]);
        }
    }

    /// <summary>The first text to the left of the stages.</summary>
    string Label(CsvRow row) => Enumerable.Range(0, names.Column + 1).Select(i => row[i]).FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>
    /// The rows of headings. What stands above the row that names candidates is a title, unless it has no label or says that it numbers
    /// stages.
    /// </summary>
    CsvRow[] Above() =>
        [.. rows.Take(first).Where((row, i) => i >= head || Label(row).Length == 0 || Headings.Count.Contains(Headings.Fold(Label(row))))];

    bool IsRow(string heading) => rows.Skip(first).Any(row => Headings.Fold(Label(row)) == Headings.Fold(heading));

    /// <summary>What stands in which column. Headings are read from the rows above the first candidate.</summary>
    List<(int Column, int Stage, FigureKind Kind)> Columns()
    {
        var stages = new StageColumns();
        HashSet<int> ignored = [];
        CsvRow[] above = Above();
        int width = rows.Skip(head).Concat(above).Max(row => row.Count);
        for (int column = 0; column < width; column++)
        {
            string[] texts = [.. above.Select(row => row[column]).Where(text => text.Length > 0)];
            string heading = string.Join(' ', texts);
            // Neither below "Stage 1" nor beside a row of that name does "Total" name a column.
            string[] called = Headings.Kind(rows[head][column]) is null ? [heading, rows[head][column]] : IsRow(heading) ? [] : [heading];
            bool label = column == names.Column || Headings.Labels.Contains(Headings.Fold(rows[head][column]));
            if (log.Ignores([.. called, PassedOverLog.Numbered(column)]))
            {
                PassOver(PassedOverReason.Ignored);
                // Columns that have no numbers are counted, also those that are left out.
                bool counted = Headings.Kind(heading) is not null && column > names.Column && !Headings.IsShare(heading);
                if (counted && heading == rows[head][column] && stages.Add(column, texts, rows[head].At(column))) ignored.Add(column);
            }
            else if (Headings.WordColumns.Contains(Headings.Fold(rows[head][column])) && rows.Skip(first).Any(row => row.IsNumber(column)))
                PassOver(PassedOverReason.Unknown);
            else if (label) continue;
            else if (column < names.Column && Headings.NoVotes.Contains(Headings.Fold(heading))) PassOver(PassedOverReason.NotVotes);
            else if (column < names.Column || Headings.IsShare(heading)) PassOver(PassedOverReason.Unknown);
            // A column without a heading belongs to the stage before it, if it has figures.
            else if (heading.Length == 0 && !rows.Skip(first).Any(row => row.HasFigure(column))) continue;
            else if (!stages.Add(column, texts, rows[head].At(column))) PassOver(PassedOverReason.Unknown);

            void PassOver(PassedOverReason reason) => log.Column(heading, rows[head], column, rows.Skip(first), reason);
        }
        return Known(stages.All, ignored);
    }

    /// <summary>
    /// The kind of every column: of two of a stage that do not say it the first has the transfers; columns that stand alone are totals,
    /// whatever they are called. Those that are left out are counted, and then left out.
    /// </summary>
    List<(int Column, int Stage, FigureKind Kind)> Known(
        IReadOnlyList<(int Column, int Stage, FigureKind? Kind)> columns, HashSet<int> ignored)
    {
        bool pairs = columns.GroupBy(one => one.Stage).Any(group => group.Skip(1).Any());
        Dictionary<int, int> last = [];
        foreach (var (column, stage, _) in columns) last[stage] = column;
        List<(int Column, int Stage, FigureKind Kind)> known =
            [.. columns.Where(one => !ignored.Contains(one.Column))
                .Select(one => (one.Column, one.Stage, pairs ? one.Kind ?? Guessed(one) : FigureKind.Total))];
        if (known.GroupBy(one => (one.Stage, one.Kind)).FirstOrDefault(group => group.Skip(1).Any()) is not { } twice) return known;
        var (second, number, kind) = twice.ElementAt(1);
        string what = kind == FigureKind.Total ? "totals" : "transfers";
        throw new FormatException($"{rows[head].At(second)}found a second column of {what} of stage {number}, expected one");

        FigureKind Guessed((int Column, int Stage, FigureKind? Kind) one) =>
            last[one.Stage] > one.Column ? FigureKind.Transfer : FigureKind.Total;
    }
}
