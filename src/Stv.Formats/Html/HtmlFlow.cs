namespace Stv;

/// <summary>The flow of votes from stage to stage as a drawing: a column for each stage, a band for each transfer.</summary>
internal static class HtmlFlow
{
    public static void Write(HtmlContext context)
    {
        var (html, result) = (context.Html, context.Result);
        if (result.Stages.IsEmpty) return;
        context.Section("flow", "Flow of votes", () =>
        {
            if (!result.Stages.Any(stage => !stage.Transfers.IsEmpty))
            {
                html.Element("p", result.Stages.Any(stage => stage.Action == StageAction.Redistribution)
                    ? "These rules count all papers afresh at each stage: nothing flows from one candidate to another."
                    : "No papers moved.");
                return;
            }
            if (context.Shown.TooMany)
            {
                html.Element("p",
                    "With stages left out votes cannot be followed from each to the next: there is no drawing of so large a count.");
                return;
            }
            html.Element("p", "Each column is a stage, each block a candidate's votes, each band votes that were kept or transferred. "
                + "Point at a part for its "
                + "figures, or move with the arrow keys: left and right from transfer to transfer, up and down through everything. The "
                    + "same figures stand in the "
                + "table of each stage.", ("class", "note screen"));
            var plan = new FlowPlan(result);
            if (!plan.Whole) html.Element("p", "There are so many stages and candidates that votes which were kept have no bands here.",
                ("class", "note"));
            html.Element("p", "", ("id", "flow-figure"), ("class", "figure"), ("aria-live", "polite"));
            html.Element("div", () => Draw(context, plan), ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
                ("aria-label", "Flow of votes, a drawing"));
            // Paper does not scroll: there the same drawing stands in pieces one below the other.
            foreach (var (left, width) in plan.Pieces())
            {
                html.Element("svg", () => html.Element("use", "", ("href", "#flow-all")),
                    ("viewBox", $"{left} 0 {width} {plan.Height}"), ("width", $"{width}"), ("height", $"{plan.Height}"), ("class", "piece"),
                        ("aria-hidden", "true"));
            }
        });
    }

    static void Draw(HtmlContext context, FlowPlan plan)
    {
        var html = context.Html;
        string size = $"0 0 {plan.Width} {plan.Height}";
        html.Element("svg", () => html.Element("g", () =>
        {
            // In the order of the stages, as the arrow keys go; what was kept first, so that it lies below what moved.
            var (bands, blocks) = (plan.Bands.ToLookup(band => band.Stage), plan.Blocks.ToLookup(block => block.Stage));
            foreach (var stage in context.Result.Stages)
            {
                foreach (var band in bands[stage.Number].OrderBy(band => !band.Kept)) Band(context, band);
                foreach (var block in blocks[stage.Number]) Block(context, block);
            }
            for (int i = 0; i < context.Result.Stages.Length; i++)
            {
                html.Element("text", $"{context.Result.Stages[i].Number}",
                    ("x", FlowPlan.Text(plan.Left(i) + FlowPlan.BlockWidth / 2)), ("y", "14"), ("class", "stage-number"));
            }
            foreach (var label in plan.Labels)
            {
                string name = label.Number == Transfer.Exhausted ? "non-transferable" : context.Names.Distinct(label.Number);
                html.Element("text", Display.Shortened(name, 22), ("x", FlowPlan.Text(label.X)), ("y", FlowPlan.Text(label.Y)),
                    ("class", label.AtEnd ? "end" : "start"));
            }
        }, ("id", "flow-all")), ("viewBox", size), ("width", $"{plan.Width}"), ("height", $"{plan.Height}"), ("role", "group"),
            ("aria-label", "Flow of votes from stage to stage"), ("id", "flow-drawing"));
    }

    static void Block(HtmlContext context, FlowPlan.Block block)
    {
        string colour = block.Number == Transfer.Exhausted ? "spent" : context.Colours[block.Number];
        context.Html.Element("rect", () => context.Html.Element("title",
            $"{Who(context, block.Number)} after stage {block.Stage}: {context.Figures.Votes(block.Votes)}"),
            ("x", FlowPlan.Text(block.X)), ("y", FlowPlan.Text(block.Y)), ("width", FlowPlan.Text(FlowPlan.BlockWidth)),
                ("height", FlowPlan.Text(block.Height)),
            ("class", colour), ("role", "img"));
    }

    static void Band(HtmlContext context, FlowPlan.Band band)
    {
        Ratio half = (band.FromX + band.ToX) / 2;
        string path = $"M{FlowPlan.Text(band.FromX)} {FlowPlan.Text(band.FromY)}C{FlowPlan.Text(half)} {FlowPlan.Text(band.FromY)} "
            + $"{FlowPlan.Text(half)} {FlowPlan.Text(band.ToY)} "
            + $"{FlowPlan.Text(band.ToX)} {FlowPlan.Text(band.ToY)}V{FlowPlan.Text(band.ToY + band.Height)}C{FlowPlan.Text(half)} "
                + $"{FlowPlan.Text(band.ToY + band.Height)} "
            + $"{FlowPlan.Text(half)} {FlowPlan.Text(band.FromY + band.Height)} {FlowPlan.Text(band.FromX)} "
                + $"{FlowPlan.Text(band.FromY + band.Height)}Z";
        string text = band.Kept ? $"Stage {band.Stage}: {Who(context, band.From)} keeps {context.Figures.Votes(band.Votes)}"
            : $"Stage {band.Stage}: {context.Figures.Votes(band.Votes)} from {Who(context, band.From)} to {Who(context, band.To)}";
        string colour = band.From == Transfer.Exhausted ? "spent" : context.Colours[band.From];
        context.Html.Element("path", () => context.Html.Element("title", text),
            ("d", path), ("class", $"{(band.Kept ? "kept" : "moved")} {colour}"), ("role", "img"));
    }

    static string Who(HtmlContext context, int number) => number == Transfer.Exhausted ? "non-transferable" : context.Names[number];
}
