using System.Text;

namespace Stv;

/// <summary>The table of a sheet: candidates down, stages across, in blocks of as many stages as the width holds.</summary>
internal sealed class SheetTable
{
    /// <summary>Names are not shortened to fewer columns than these unless a stage would not fit.</summary>
    const int NameColumns = 16, LeastNameColumns = 10;

    /// <summary>A heading has no more lines of words than these.</summary>
    const int MostHeadingLines = 5;

    readonly CountResult result;
    readonly Course course;
    readonly SheetNames names;
    readonly Figures figures;
    readonly string nonTransferable;
    readonly int width, numberColumns, nameColumns, totalColumns, changeColumns;

    public SheetTable(CountResult result, Course course, SheetNames names, Figures figures, int width)
    {
        (this.result, this.course, this.names, this.figures, this.width) = (result, course, names, figures, width);
        nonTransferable = result.Method == CountMethod.Block ? "Votes not given" : "Non-transferable";
        numberColumns = SheetWords.Whole(result.Candidates.Length).Length;
        totalColumns = Math.Max("total".Length, figures.Votes(result.Votes).Length);
        changeColumns = Math.Max("transfer".Length, figures.Change(MostChange()).Length);

        int longest = numberColumns + 1 + result.Candidates.Max(candidate => Display.Width(names.Plain(candidate.Number)));
        nameColumns = Math.Min(Math.Max(longest, nonTransferable.Length), Math.Max(NameColumns, width / 4));
        nameColumns = Math.Min(nameColumns, Math.Max(LeastNameColumns, width - 1 - ColumnWidth(2)));
    }

    /// <summary>Writes all blocks and what the marks mean.</summary>
    public void Write(Page page)
    {
        if (result.Stages.IsEmpty) return;
        for (int first = 0; first < result.Stages.Length;)
        {
            int last = first, used = nameColumns + 1 + ColumnWidth(first + 1);
            while (last + 1 < result.Stages.Length && used + ColumnWidth(last + 2) <= width) used += ColumnWidth(++last + 1);
            page.Blank();
            Block(page, [.. result.Stages.AsSpan()[first..(last + 1)]]);
            first = last + 1;
        }
        page.Blank();
        page.Paragraph("E elected at this stage; e elected before; X excluded at this stage; - excluded before"
            + (result.Stages.Any(stage => stage.Acts.Any(act => act.Kind == ActKind.Provisional))
                ? "; p elected unless the count begins anew" : "")
            + (result.Candidates.Any(candidate => candidate.Withdrawn) ? "; W withdrawn." : "."));
        if (figures.Note is { } note) page.Paragraph(note);
    }

    void Block(Page page, IReadOnlyList<Stage> stages)
    {
        var headings = stages.Select(Heading).ToList();
        for (int i = 0; i < headings.Max(lines => lines.Count); i++)
            page.Line(Line("", stages.Select((stage, k) => Display.Fit(i < headings[k].Count ? headings[k][i] : "", Inner(stage.Number)))));
        page.Line(Line("", stages.Select(stage => Cell(stage, "transfer", "total"))));
        Rule();
        foreach (var candidate in result.Candidates)
        {
            string number = SheetWords.Whole(candidate.Number).PadLeft(numberColumns);
            string name = Display.Fit(names.Plain(candidate.Number), nameColumns - numberColumns - 1);
            page.Line(Row($"{number} {name}", stages.Select(stage => Cell(stage, candidate.Number))));
        }
        Rule();
        Sum(nonTransferable, stage => stage.Exhausted + stage.Loss);
        if (result.Stages.Any(stage => figures.Prints(stage.Loss)))
        {
            Sum("  papers", stage => stage.Exhausted);
            Sum("  fractions", stage => stage.Loss);
        }
        page.Line(Line("Total", stages.Select(stage => Cell(stage, "", figures.Votes(result.Votes)))));
        if (course.QuotaVaries) page.Line(Line("Quota", stages.Select(stage => Cell(stage, "", figures.Votes(stage.Quota)))));

        void Sum(string name, Func<Stage, Ratio> sum) =>
            page.Line(Line(name, stages.Select(s => Cell(s, figures.Change(course.Change(s, sum)), figures.Votes(sum(s))))));

        void Rule()
        {
            var rule = new StringBuilder(new string('─', nameColumns + 1));
            foreach (var stage in stages) rule.Append('┼').Append('─', ColumnWidth(stage.Number) - 1);
            page.Line(rule.ToString());
        }
    }

    /// <summary>A row under a label of ours.</summary>
    string Line(string label, IEnumerable<string> cells) => Row(Display.Fit(label, nameColumns), cells);

    static string Row(string head, IEnumerable<string> cells)
    {
        var line = new StringBuilder(head).Append(' ');
        foreach (string cell in cells) line.Append("│ ").Append(cell);
        return line.ToString();
    }

    string Cell(Stage stage, int number)
    {
        char mark = course.Standing(stage, number) switch
        {
            Standing.Withdrawn => 'W',
            Standing.ElectedNow => 'E',
            Standing.Elected => 'e',
            Standing.ExcludedNow => 'X',
            Standing.Provisional => 'p',
            _ => ' ',
        };
        return Cell(stage, figures.Change(course.Change(stage, number)), course.Gone(stage, number) ? "-"
            : figures.Votes(stage.Votes[number]), mark);
    }

    // The first stage has no transfers.
    string Cell(Stage stage, string change, string total, char mark = ' ') =>
        stage.Number == 1
            ? $"{total.PadLeft(FirstColumns)} {mark}"
            : $"{change.PadLeft(changeColumns)} {total.PadLeft(totalColumns)} {mark}";

    int FirstColumns => Math.Max(totalColumns, "preferences".Length - 1);

    int Inner(int stage) => 2 + (stage == 1 ? FirstColumns : changeColumns + 1 + totalColumns);

    int ColumnWidth(int stage) => "│ ".Length + Inner(stage);

    List<string> Heading(Stage stage)
    {
        List<string> lines = [$"Stage {stage.Number}"];
        foreach (string word in SheetWords.What(stage, names.Distinct).Split(' '))
        {
            if (lines.Count > 1 && Display.Width(lines[^1]) + 1 + Display.Width(word) < Inner(stage.Number)) lines[^1] += " " + word;
            else if (lines.Count <= MostHeadingLines) lines.Add(word);
            else
            {
                lines[^1] += " …";
                break;
            }
        }
        if (stage.Value is { } value) lines.Add($"at {figures.Value(value)}");
        return lines;
    }

    Ratio MostChange()
    {
        Ratio most = 0;
        foreach (var stage in result.Stages)
        {
            foreach (var candidate in result.Candidates) Look(course.Change(stage, candidate.Number));
            Look(course.Change(stage, s => s.Exhausted));
            Look(course.Change(stage, s => s.Exhausted + s.Loss));
        }
        return most;

        void Look(Ratio change) => most = Ratio.Max(most, change.Sign < 0 ? -change : change);
    }
}
