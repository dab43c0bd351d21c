namespace Stv;

/// <summary>Every stage of a count: what happened in words, everybody's votes as bars, and what moved from whom to whom.</summary>
internal static class HtmlStages
{
    public static void Write(HtmlContext context)
    {
        var (html, result) = (context.Html, context.Result);
        if (result.Stages.IsEmpty) return;
        context.Section("stages", "Stage by stage", () =>
        {
            if (context.Shown.LeftOut is { } leftOut)
                html.Element("p", $"{leftOut} Changes are since the stage shown before.", ("class", "note"));
            // Filled and shown by the script: without it all stages stand one below the other.
            html.Element("div", "", ("id", "stepper"), ("class", "stepper"), ("hidden", "hidden"));
            foreach (var stage in result.Stages) html.Element("article", () => Write(context, stage), ("id", $"stage-{stage.Number}"),
                ("class", "stage"), ("data-number", $"{stage.Number}"));
            if (result.Undecided is { } lot)
            {
                html.Element("article", () =>
                {
                    html.Element("h3", $"Stage {lot.Stage}: a lot is needed");
                    HtmlRecord.Needed(context, lot);
                }, ("id", "lot-needed"), ("class", "stage"), ("data-number", $"{lot.Stage}"));
            }
        });
    }

    static void Write(HtmlContext context, Stage stage)
    {
        var html = context.Html;
        html.Element("h3", context.Words.Heading(stage));
        html.Element("ul", () =>
        {
            foreach (string sentence in context.Words.Of(stage)) html.Element("li", sentence);
        }, ("class", "words"));
        // Figures with many places, keep values and quotients are more than a phone holds: such a table scrolls by itself, also by the
        // keyboard.
        Scrolling($"Votes after stage {stage.Number}", () => Votes(context, stage));
        if (stage.Transfers.Any(transfer => transfer.Papers > 0)) html.Element("details", () =>
        {
            html.Element("summary", "What moved, from whom to whom");
            Scrolling($"Transfers of stage {stage.Number}", () => Transfers(context, stage));
        });

        void Scrolling(string label, Action table) =>
            html.Element("div", table, ("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", label));
    }

    static void Votes(HtmlContext context, Stage stage)
    {
        var (html, result, course, figures) = (context.Html, context.Result, context.Course, context.Figures);
        bool keeps = result.Method == CountMethod.KeepValues, quotients = result.Method == CountMethod.Quotients;
        html.Element("table", () =>
        {
            html.Element("caption",
                $"Votes after stage {stage.Number}{(stage.Quota.IsZero ? "" : $"; the line is the quota, {figures.Votes(stage.Quota)}")}");
            html.Element("tr", () =>
            {
                Head("Candidate");
                if (stage.Number > 1) Head("Change", "number");
                Head("Votes", "number");
                if (keeps) Head("Keeps of each", "number");
                if (quotients) Head("Quotient", "number");
                html.Element("th", "Bar", ("scope", "col"), ("class", "bar"), ("aria-hidden", "true"));
                Head("Standing");
            });
            foreach (var candidate in result.Candidates)
            {
                int number = candidate.Number;
                if (course.Gone(stage, number)) continue;
                html.Element("tr", () =>
                {
                    html.Element("th", () => context.Name(number), ("scope", "row"));
                    if (stage.Number > 1) Cell(figures.Change(course.Change(stage, number)));
                    Cell(figures.Votes(stage.Votes[number]));
                    if (keeps) Cell(figures.Value(stage.KeepValues[number]));
                    if (quotients) Cell(stage.Quotients[number].IsZero ? "" : figures.Votes(stage.Quotients[number]));
                    HtmlAnswer.Bar(context, stage, number);
                    html.Element("td", InWords(course.Standing(stage, number)), ("class", "standing"));
                });
            }
            foreach (var (name, sum) in context.Nobodys) Sum(name, sum);
        }, ("class", "bars"));

        void Head(string text, string? kind = null) => html.Element("th", text, ("scope", "col"), ("class", kind));

        void Cell(string text) => html.Element("td", text, ("class", "number"));

        void Sum(string name, Func<Stage, Ratio> sum) => html.Element("tr", () =>
        {
            html.Element("th", name, ("scope", "row"));
            if (stage.Number > 1) Cell(figures.Change(course.Change(stage, sum)));
            Cell(figures.Votes(sum(stage)));
            if (keeps) Cell("");
            if (quotients) Cell("");
            html.Element("td", "", ("class", "bar"), ("aria-hidden", "true"));
            html.Element("td", "");
        }, ("class", "sum"));
    }

    /// <summary>Where a candidate stands, in words; nothing for one who is continuing.</summary>
    public static string InWords(Standing standing) => standing switch
    {
        Standing.ElectedNow => "elected now",
        Standing.Elected => "elected",
        Standing.ExcludedNow => "excluded now",
        Standing.Excluded => "excluded",
        Standing.Withdrawn => "withdrawn",
        Standing.Provisional => "elected, unless begun anew",
        _ => "",
    };

    /// <summary>The same in one word for a table, said at the stage that decides it.</summary>
    public static string JustNow(Standing standing) => standing switch
    {
        Standing.ElectedNow => "elected",
        Standing.ExcludedNow => "excluded",
        Standing.Withdrawn => "withdrawn",
        Standing.Provisional => "provisional",
        _ => "",
    };

    static void Transfers(HtmlContext context, Stage stage)
    {
        var (html, figures) = (context.Html, context.Figures);
        html.Element("table", () =>
        {
            html.Element("caption", $"Transfers of stage {stage.Number}");
            html.Element("tr", () =>
            {
                html.Element("th", "From", ("scope", "col"));
                html.Element("th", "To", ("scope", "col"));
                html.Element("th", "Papers", ("scope", "col"), ("class", "number"));
                html.Element("th", "Value of each", ("scope", "col"), ("class", "number"));
                html.Element("th", "Votes", ("scope", "col"), ("class", "number"));
            });
            foreach (var transfer in stage.Transfers)
            {
                html.Element("tr", () =>
                {
                    html.Element("th", () => context.Name(transfer.From), ("scope", "row"));
                    if (transfer.To > 0) html.Element("td", () => context.Name(transfer.To));
                    else html.Element("td", transfer.To == Transfer.Exhausted ? "non-transferable" : "fractions disregarded");
                    html.Element("td", transfer.Papers == 0 ? "" : SheetWords.Whole(transfer.Papers), ("class", "number"));
                    html.Element("td", transfer.Papers == 0 ? "" : figures.Value(transfer.Value), ("class", "number"));
                    html.Element("td", figures.Votes(transfer.Votes), ("class", "number"));
                });
            }
        });
    }
}
