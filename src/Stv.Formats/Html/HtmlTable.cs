using System.Collections.Immutable;

namespace Stv;

/// <summary>The whole count as officials print it: candidates down, stages across, in blocks that fit a page of paper.</summary>
internal static class HtmlTable
{
    /// <summary>How many stages stand beside each other, if figures are not too long.</summary>
    public const int MostStagesAcross = 6;

    /// <summary>
    /// What an A4 page across leaves beside the names, and what a figure takes of it: for each character, and around; in pixels.
    /// </summary>
    const int RoomOnPaper = 870, Character = 7, Around = 8;

    public static void Write(HtmlContext context)
    {
        var result = context.Result;
        if (result.Stages.IsEmpty) return;
        context.Section("table", "The whole table", () =>
        {
            int longest = context.Figures.Votes(-result.Votes).Length;
            int across = Math.Clamp(RoomOnPaper / (2 * (longest * Character + Around)), 1, MostStagesAcross);
            for (int first = 0; first < result.Stages.Length; first += across)
            {
                ImmutableArray<Stage> stages = [.. result.Stages.Skip(first).Take(across)];
                // Wider than a phone: it scrolls by itself, also by the keyboard.
                context.Html.Element("div", () => context.Html.Element("table", () => Block(context, stages), ("class", "sheet")),
                    ("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", Caption(stages)));
            }
            if (context.Figures.Note is { } note) context.Html.Element("p", note, ("class", "note"));
        });
    }

    static string Caption(ImmutableArray<Stage> stages) =>
        stages.Length == 1 ? $"Stage {stages[0].Number}" : $"Stages {stages[0].Number} to {stages[^1].Number}";

    static void Block(HtmlContext context, ImmutableArray<Stage> stages)
    {
        var (html, result, course, figures) = (context.Html, context.Result, context.Course, context.Figures);
        html.Element("caption", Caption(stages));
        html.Element("colgroup", "");
        foreach (var stage in stages) html.Element("colgroup", "", ("span", stage.Number == 1 ? null : "2"));
        html.Start("thead");
        html.Element("tr", () =>
        {
            html.Element("th", "Candidate", ("scope", "col"), ("rowspan", "2"));
            foreach (var stage in stages)
            {
                html.Element("th", () =>
                {
                    html.Element("a", $"Stage {stage.Number}", ("href", $"#stage-{stage.Number}"));
                    html.Void("br");
                    html.Text(SheetWords.What(stage, number => context.Names[number]));
                    if (stage.Value is { } value) html.Text($" at {figures.Value(value)}");
                }, ("scope", stage.Number == 1 ? "col" : "colgroup"), ("colspan", stage.Number == 1 ? null : "2"), ("class", "what"),
                    ("data-stage", $"{stage.Number}"));
            }
        });
        html.Element("tr", () =>
        {
            foreach (var stage in stages)
            {
                if (stage.Number > 1) html.Element("th", "change", ("scope", "col"), ("class", "number"),
                    ("data-stage", $"{stage.Number}"));
                html.Element("th", "votes", ("scope", "col"), ("class", "number"), ("data-stage", $"{stage.Number}"));
            }
        });
        html.End();
        html.Start("tbody");
        foreach (var candidate in result.Candidates)
        {
            html.Element("tr", () =>
            {
                html.Element("th", () => context.Name(candidate.Number), ("scope", "row"));
                foreach (var stage in stages) Cells(stage, candidate.Number);
            });
        }
        foreach (var (name, sum) in context.Nobodys) Sum(name, sum);
        Sum("Total", _ => result.Votes);
        if (course.QuotaVaries) Sum("Quota", stage => stage.Quota);
        html.End();

        void Cells(Stage stage, int number)
        {
            if (stage.Number > 1) Figure(figures.Change(course.Change(stage, number)), stage);
            html.Element("td", () =>
            {
                html.Text(course.Gone(stage, number) ? "–" : figures.Votes(stage.Votes[number]));
                if (HtmlStages.JustNow(course.Standing(stage, number)) is { Length: > 0 } standing) html.Element("small", standing);
            }, ("class", "number"), ("data-stage", $"{stage.Number}"));
        }

        void Figure(string text, Stage stage) => html.Element("td", text, ("class", "number change"), ("data-stage", $"{stage.Number}"));

        void Sum(string name, Func<Stage, Ratio> sum) => html.Element("tr", () =>
        {
            html.Element("th", name, ("scope", "row"));
            foreach (var stage in stages)
            {
                if (stage.Number > 1) Figure(figures.Change(course.Change(stage, sum)), stage);
                html.Element("td", figures.Votes(sum(stage)), ("class", "number"), ("data-stage", $"{stage.Number}"));
            }
        }, ("class", "sum"));
    }
}
