using static Stv.Report;

namespace Stv;

/// <summary>The flow of votes as a drawing on a page: a column for each stage, a band for each transfer.</summary>
internal static class HtmlFlow
{
    public static void Write(Markup html, Drawing drawing)
    {
        var plan = drawing.Plan;
        html.Element("p", "", ("id", "flow-figure"), ("class", "figure"), ("aria-live", "polite"));
        html.Element("div", () => Draw(html, drawing), ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
            ("aria-label", "Flow of votes, a drawing"));
        // Paper does not scroll: there the same drawing stands in pieces one below the other.
        foreach (var (left, width) in plan.Pieces())
        {
            html.Element("svg", () => html.Element("use", "", ("href", "#flow-all")), ("viewBox", $"{left} 0 {width} {plan.Height}"),
                ("width", $"{width}"), ("height", $"{plan.Height}"), ("class", "piece"), ("aria-hidden", "true"));
        }
    }

    static void Draw(Markup html, Drawing drawing)
    {
        var plan = drawing.Plan;
        html.Element("svg", () => html.Element("g", () =>
        {
            foreach (var shape in drawing.Shapes) Draw(html, shape);
            foreach (var (stage, middle) in plan.Columns)
                html.Element("text", $"{stage}", ("x", Pixels(middle)), ("y", "14"), ("class", "stage-number"));
            foreach (var (place, text) in drawing.Labels)
                html.Element("text", text, ("x", Pixels(place.X)), ("y", Pixels(place.Y)), ("class", place.AtEnd ? "end" : "start"));
        }, ("id", "flow-all")), ("viewBox", $"0 0 {plan.Width} {plan.Height}"), ("width", $"{plan.Width}"), ("height", $"{plan.Height}"),
            ("role", "group"), ("aria-label", "Flow of votes from stage to stage"), ("id", "flow-drawing"));
    }

    static void Draw(Markup html, DrawnShape drawn)
    {
        string colour = drawn.Colour is { } number ? $"c{number}" : "spent";
        if (drawn.Shape is FlowPlan.Block block)
            html.Element("rect", Title, ("x", Pixels(block.X)), ("y", Pixels(block.Y)), ("width", Pixels(FlowPlan.BlockWidth)),
                ("height", Pixels(block.Height)), ("class", colour), ("role", "img"));
        else if (drawn.Shape is FlowPlan.Band band)
            html.Element("path", Title, ("d", Path(band)), ("class", $"{(band.Kept ? "kept" : "moved")} {colour}"), ("role", "img"));

        void Title() => html.Element("title", drawn.Text);
    }

    static string Path(FlowPlan.Band band)
    {
        string left = Pixels(band.FromX), half = Pixels((band.FromX + band.ToX) / 2), right = Pixels(band.ToX);
        string from = Pixels(band.FromY), to = Pixels(band.ToY);
        string fromEnd = Pixels(band.FromY + band.Height), toEnd = Pixels(band.ToY + band.Height);
        return $"M{left} {from}C{half} {from} {half} {to} {right} {to}V{toEnd}C{half} {toEnd} {half} {fromEnd} {left} {fromEnd}Z";
    }

    /// <summary>A length to a tenth of a pixel.</summary>
    static string Pixels(Ratio length) => length.Places == 0 ? length.ToString(0) : length.ToString(1);
}
