using System.Collections.Immutable;

namespace Stv;

/// <summary>The whole count as officials print it: candidates down, stages across, in blocks that fit a page of paper.</summary>
internal static class HtmlTable
{
    const int StagesAcross = 6;

    /// <summary>What an A4 page across leaves beside the names, and what a figure takes of it: for each character, and around; in pixels.</summary>
    const int RoomOnPaper = 870, Character = 7, Around = 8;

    public static void Write(HtmlContext context)
    {
        var result = context.Result;
        if (result.Stages.IsEmpty) return;
        context.Section("table", "The whole table", () =>
        {
            int longest = context.Figures.Votes(-result.Votes).Length;
            int across = Math.Clamp(RoomOnPaper / (2 * (longest * Character + Around)), 1, StagesAcross);
            for (int first = 0; first < result.Stages.Length; first += across)
            {
                ImmutableArray<Stage> stages = [.. result.Stages.Skip(first).Take(across)];
                // Wider than a phone: it scrolls by itself, also by the keyboard.
                context.Html.Element("div", () => context.Html.Element("table", () => Block(context, stages), ("class", "sheet")),
                    ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", Caption(stages)));
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
        html.Element("tr", () =>
        {
            html.Element("th", "Candidate", ("scope", "col"), ("rowspan", "2"));
            foreach (var stage in stages)
            {
                html.Element("th", () =>
                {
                    html.Element("a", $"Stage {stage.Number}", ("href", $"#stage-{stage.Number}"));
                    html.Void("br");
                    html.Text(SheetWords.What(stage, context.Names.Distinct));
                    if (stage.Value is { } value) html.Text($" at {figures.Value(value)}");
                }, ("scope", "colgroup"), ("colspan", stage.Number == 1 ? null : "2"), ("data-stage", $"{stage.Number}"));
            }
        });
        html.Element("tr", () =>
        {
            foreach (var stage in stages)
            {
                if (stage.Number > 1) html.Element("th", "change", ("scope", "col"), ("class", "number"), ("data-stage", $"{stage.Number}"));
                html.Element("th", "votes", ("scope", "col"), ("class", "number"), ("data-stage", $"{stage.Number}"));
            }
        });
        foreach (var candidate in result.Candidates)
        {
            html.Element("tr", () =>
            {
                html.Element("th", () => context.Name(candidate.Number), ("scope", "row"));
                foreach (var stage in stages) Cells(stage, candidate.Number);
            });
        }
        Sum("Non-transferable", stage => stage.Exhausted);
        if (result.Stages.Any(stage => figures.Prints(stage.Loss))) Sum("Fractions disregarded", stage => stage.Loss);
        Sum("Total", _ => result.Votes);
        if (course.QuotaVaries) Sum("Quota", stage => stage.Quota);

        void Cells(Stage stage, int number)
        {
            if (stage.Number > 1) Figure(figures.Change(course.Change(stage, number)), stage);
            var standing = course.Standing(stage, number);
            html.Element("td", () =>
            {
                html.Text(course.Gone(stage, number) ? "–" : figures.Votes(stage.VotesOf(number)));
                // Said once, at the stage that decides it.
                if (standing is Standing.ElectedNow or Standing.ExcludedNow or Standing.Withdrawn or Standing.Provisional)
                    html.Element("small", HtmlStages.InWords(standing).Split(' ')[0].TrimEnd(','));
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
