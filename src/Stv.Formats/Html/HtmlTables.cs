using static Stv.Report;

namespace Stv;

/// <summary>Tables as elements of a page.</summary>
internal static class HtmlTables
{
    /// <summary>How many stages stand beside each other, if figures are not too long.</summary>
    const int MostStagesAcross = 6;

    /// <summary>
    /// What an A4 page across leaves beside the names, and what a figure takes of it: for each character, and around; in pixels.
    /// </summary>
    const int RoomOnPaper = 870, Character = 7, Around = 8;

    public static void Write(Markup html, Table table)
    {
        if (table.IsWide) Scrolling(html, table.Caption, Element);
        else Element();

        void Element() => html.Element("table", () =>
        {
            if (table.Caption is { } caption) html.Element("caption", table.Legend is { } legend ? $"{caption}; {legend}" : caption);
            html.Element("tr", () =>
            {
                foreach (var (heading, kind) in table.Columns)
                    html.Element("th", heading, ("scope", "col"), ("class", Class(kind)), ("aria-hidden", Hidden(kind)));
            });
            foreach (var row in table.Rows) html.Element("tr", () => Cells(row), ("class", row.IsSum ? "sum" : null));
        }, ("class", table.Columns.Any(column => column.Kind == ColumnKind.Bar) ? "bars" : null));

        void Cells(Row row)
        {
            html.Element("th", () => Text(html, row.Cells[0].Text, row.Cells[0].IsName), ("scope", "row"));
            foreach (var (column, cell) in table.Columns.Zip(row.Cells).Skip(1))
            {
                html.Element("td", () =>
                {
                    if (cell.Bar is { } bar) Bar(html, bar);
                    else Text(html, cell.Text, cell.IsName);
                }, ("class", Class(column.Kind)), ("aria-hidden", Hidden(column.Kind)));
            }
        }

        static string? Class(ColumnKind kind) => kind switch
        {
            ColumnKind.Number => "number",
            ColumnKind.Bar => "bar",
            ColumnKind.Standing => "standing",
            _ => null,
        };

        static string? Hidden(ColumnKind kind) => kind == ColumnKind.Bar ? "true" : null;
    }

    /// <summary>Words, or a name that is kept from turning round what stands beside it.</summary>
    static void Text(Markup html, string text, bool isName)
    {
        if (isName) html.Element("bdi", text);
        else html.Text(text);
    }

    static void Bar(Markup html, Bar bar)
    {
        html.Element("div", "", ("class", $"votes c{bar.Colour}"), ("style", $"width:{bar.Length.ToString(2)}%"));
        if (bar.Line is { } line) html.Element("div", "", ("class", "quota"), ("style", $"left:{line.ToString(2)}%"));
    }

    /// <summary>The whole count as officials print it, in blocks that fit a page of paper.</summary>
    public static void Write(Markup html, StageTable table)
    {
        int longest = 1 + table.Sums[0].At(0).Total!.Length;
        int across = Math.Clamp(RoomOnPaper / (2 * (longest * Character + Around)), 1, MostStagesAcross);
        for (int first = 0; first < table.Stages.Length; first += across)
        {
            int[] stages = [.. Enumerable.Range(first, Math.Min(across, table.Stages.Length - first))];
            int from = table.Stages[stages[0]].Number, to = table.Stages[stages[^1]].Number;
            string caption = from == to ? $"Stage {from}" : $"Stages {from} to {to}";
            Scrolling(html, caption, () => html.Element("table", () => Block(html, caption, table, stages), ("class", "sheet")));
        }
    }

    static void Block(Markup html, string caption, StageTable table, int[] stages)
    {
        html.Element("caption", caption);
        html.Element("colgroup", "");
        foreach (int i in stages) html.Element("colgroup", "", ("span", table.Stages[i].IsFirst ? null : "2"));
        html.Element("thead", () =>
        {
            html.Element("tr", () =>
            {
                html.Element("th", "Candidate", ("scope", "col"), ("rowspan", "2"));
                foreach (int i in stages) Head(html, table.Stages[i]);
            });
            html.Element("tr", () =>
            {
                foreach (var stage in stages.Select(i => table.Stages[i]))
                    foreach (string figure in (string[])(stage.IsFirst ? ["votes"] : ["change", "votes"]))
                        html.Element("th", figure, ("scope", "col"), ("class", "number"), ("data-stage", $"{stage.Number}"));
            });
        });
        html.Element("tbody", () =>
        {
            foreach (var row in (IEnumerable<FigureRow>)[.. table.Candidates, .. table.Reasons, .. table.Sums]) Row(row);
        });

        void Row(FigureRow row) => html.Element("tr", () =>
        {
            html.Element("th", () => Text(html, row.Name, row.Number > 0), ("scope", "row"));
            foreach (int i in stages) Cells(html, table.Stages[i], row.At(i));
        }, ("class", row.Number > 0 ? null : "sum"));
    }

    static void Head(Markup html, StageColumn stage) => html.Element("th", () =>
    {
        html.Element("a", $"Stage {stage.Number}", ("href", $"#stage-{stage.Number}"));
        html.Void("br");
        html.Text(stage.Value is { } value ? $"{stage.What} at {value}" : stage.What);
    }, ("scope", stage.IsFirst ? "col" : "colgroup"), ("colspan", stage.IsFirst ? null : "2"), ("class", "what"),
        ("data-stage", $"{stage.Number}"));

    static void Cells(Markup html, StageColumn stage, Figure figure)
    {
        if (!stage.IsFirst) html.Element("td", figure.Change, ("class", "number change"), ("data-stage", $"{stage.Number}"));
        html.Element("td", () =>
        {
            html.Text(figure.Total ?? "–");
            if (figure.Standing.News.Length > 0) html.Element("small", figure.Standing.News);
        }, ("class", "number"), ("data-stage", $"{stage.Number}"));
    }

    /// <summary>What may be wider than a phone scrolls by itself, also by the keyboard.</summary>
    static void Scrolling(Markup html, string? label, Action inside) =>
        html.Element("div", inside, ("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", label));
}
