namespace Stv;

/// <summary>The head of a page: who is elected, the figures everybody asks for, the first and the last stage as bars.</summary>
internal static class HtmlAnswer
{
    public static void Header(HtmlContext context, bool repeat)
    {
        var (html, result) = (context.Html, context.Result);
        html.Start("header");
        html.Element("h1", () => html.Element("bdi", context.Title));
        string rules = context.Rule is { } rule ? $"{rule.Name} ({SheetWords.Ids(rule)})" : Display.Clean(result.Rules);
        html.Element("p", $"Counted by: {rules}", ("class", "rules"));
        html.Element("nav", () => html.Element("ul", () =>
        {
            Link("answer", "Answer");
            if (!result.Stages.IsEmpty)
            {
                Link("stages", "Stages");
                Link("table", "Table");
                Link("flow", "Flow of votes");
            }
            Link("lots", "Ties and lots");
            Link("papers", "Papers");
            Link("law", "Law");
            if (repeat) Link("repeat", "To repeat this count");
        }), ("aria-label", "Parts of this page"));
        html.End();

        void Link(string id, string text) => html.Element("li", () => html.Element("a", text, ("href", $"#{id}")));
    }

    public static void Write(HtmlContext context)
    {
        var (html, result) = (context.Html, context.Result);
        string heading = result.Undecided is not null ? "A lot is needed" : "Elected";
        context.Section("answer", heading, () =>
        {
            if (result.Undecided is { } lot)
            {
                HtmlRecord.Needed(context, lot);
                if (!result.Elected.IsEmpty) html.Element("h3", "Elected so far");
            }
            Elected(context);
            Facts(context);
            Parties(context);
            if (result.Stages.IsEmpty) return;
            html.Element("div", () =>
            {
                Bars(context, result.Stages[0], result.Method switch
                {
                    CountMethod.Quotients => "The first stage",
                    CountMethod.Block => "Votes",
                    _ => "First preferences",
                });
                if (result.Stages.Length > 1) Bars(context, result.Stages[^1], $"The last stage, {result.Stages[^1].Number}");
            }, ("class", "pair"));
        });
    }

    static void Elected(HtmlContext context)
    {
        var (html, result) = (context.Html, context.Result);
        if (result.Elected.IsEmpty)
        {
            html.Element("p", SheetWords.NobodyElected);
            return;
        }
        html.Element("ol", () =>
        {
            foreach (int number in result.Elected)
            {
                html.Element("li", () =>
                {
                    Swatch(context, number);
                    html.Element("strong", () => context.Name(number));
                    if (context.Names.Behind(number) is { } label)
                    {
                        html.Text(", ");
                        html.Element("bdi", label);
                    }
                    if (context.Course.ElectedAt(number) is > 0 and var stage)
                    {
                        html.Text(" ");
                        if (context.Shown.Has(stage)) html.Element("a", $"at stage {stage}", ("href", $"#stage-{stage}"));
                        else html.Text($"at stage {stage}");
                    }
                });
            }
        }, ("class", "elected"));
    }

    static void Facts(HtmlContext context)
    {
        var (html, result) = (context.Html, context.Result);
        html.Element("dl", () =>
        {
            foreach (var (term, text) in context.Words.Facts()) Fact(term, text);
            var all = result.Rejected.Aggregate((Ratio)result.Papers, (sum, papers) => sum + papers.Papers);
            if (all != result.Papers) Fact("Papers in all", all.ToString());
            Fact("Stages", SheetWords.Whole(context.Shown.Whole.Stages.Length));
            if (result.Stages is [.., var last] && result.Undecided is null)
                Fact("How it ended", $"{context.Words.Heading(last)}: {context.Words.Ended(last)}", "wide");
        }, ("class", "facts"));

        void Fact(string term, string what, string? kind = null) => html.Element("div", () =>
        {
            html.Element("dt", term);
            html.Element("dd", what);
        }, ("class", kind));
    }

    static void Parties(HtmlContext context)
    {
        var (html, colours) = (context.Html, context.Colours);
        if (colours.Parties.Count == 0) return;
        html.Element("ul", () =>
        {
            var members = context.Result.Candidates.ToLookup(SheetNames.Label, c => c.Number);
            foreach (string party in colours.Parties)
            {
                int[] theirs = [.. members[party]];
                html.Element("li", () =>
                {
                    Swatch(context, theirs[0]);
                    html.Element("bdi", party);
                    html.Text($": {SheetWords.Count(theirs.Count(context.Result.Elected.Contains), "seat")} of "
                        + $"{SheetWords.Count(theirs.Length, "candidate")}");
                });
            }
        }, ("class", "parties"), ("aria-label", "Parties and groups"));
    }

    static void Swatch(HtmlContext context, int number) =>
        context.Html.Element("span", "", ("class", $"swatch {context.Colours[number]}"), ("aria-hidden", "true"));

    static void Bars(HtmlContext context, Stage stage, string caption)
    {
        var html = context.Html;
        html.Element("table", () =>
        {
            html.Element("caption", caption);
            html.Element("tr", () =>
            {
                html.Element("th", "Candidate", ("scope", "col"));
                string measure = context.Result.Method == CountMethod.Quotients ? "Quotient" : "Votes";
                html.Element("th", measure, ("scope", "col"), ("class", "number"));
                html.Element("th", stage.Quota.IsZero ? "Bar" : "Line: the quota", ("scope", "col"), ("class", "bar"),
                    ("aria-hidden", "true"));
            });
            foreach (var candidate in context.Result.Candidates.OrderByDescending(c => HtmlContext.Measure(stage,
                c.Number)).ThenBy(c => c.Number))
                if (!HtmlContext.Measure(stage, candidate.Number).IsZero) html.Element("tr", () => Row(context, stage, candidate.Number));
        }, ("class", "bars"));
    }

    /// <summary>Name, votes or quotient, and bar of a candidate.</summary>
    static void Row(HtmlContext context, Stage stage, int number)
    {
        context.Html.Element("th", () => context.Name(number), ("scope", "row"));
        context.Html.Element("td", context.Figures.Votes(HtmlContext.Measure(stage, number)), ("class", "number"));
        Bar(context, stage, number);
    }

    /// <summary>A cell with a bar as long as the votes or the quotient, and a line where the quota is.</summary>
    public static void Bar(HtmlContext context, Stage stage, int number)
    {
        var html = context.Html;
        html.Element("td", () =>
        {
            html.Element("div", "", ("class", $"votes {context.Colours[number]}"),
                ("style", $"width:{context.Percent(HtmlContext.Measure(stage, number))}"));
            if (!stage.Quota.IsZero) html.Element("div", "", ("class", "quota"), ("style", $"left:{context.Percent(stage.Quota)}"));
        }, ("class", "bar"), ("aria-hidden", "true"));
    }
}
