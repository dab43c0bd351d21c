using System.Collections.Immutable;
using System.Globalization;
using System.Security;

namespace Stv;

/// <summary>
/// What came of a study as a drawing (SVG): for each rule set and advice the mean of candidates elected, with its interval. Thread-safe.
/// </summary>
public static class StudyChart
{
    const int Width = 760, Left = 190, Right = 80, Row = 24, Top = 56, GroupHead = 30;

    /// <summary>Writes the drawing, the same text for the same study and summary.</summary>
    /// <param name="study">The study.</param>
    /// <param name="summary">Its outcomes; of at least one election.</param>
    /// <param name="output">Receives the drawing.</param>
    /// <exception cref="ArgumentException">There is no outcome.</exception>
    public static void Write(SlateStudy study, StudySummary summary, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(output);
        if (summary.Elections == 0) throw new ArgumentException("There is no outcome to draw.", nameof(summary));
        ImmutableArray<StudyCell> cells = [.. summary.Cells];
        Ratio least = cells.Min(cell => Ratio.Max(0, cell.Elected.Mean - cell.Elected.HalfWidth)).Down(0), most = cells
            .Max(cell => cell.Elected.Mean + cell.Elected.HalfWidth).Up(0);
        if (least == most) most += 1;
        int height = Top + study.Rules.Length * (GroupHead + study.Advices.Length * Row) + 20;

        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img" aria-labelledby="title">""");
        Line($"""<title id="title">{Escaped($"Candidates of {study.Slate} elected, mean of {summary.Elections} elections with 95 % intervals")}</title>""");
        Line($$$"""<style>text{font:13px system-ui,sans-serif;fill:#1b1b1f}.head{font-weight:600}.soft{fill:#55565e}.grid{stroke:#d5d6dc}.mean{fill:#3b6fb6}.interval{stroke:#3b6fb6;stroke-width:2}svg{background:#fff}@media(prefers-color-scheme:dark){text{fill:#ececf1}.soft{fill:#b3b5bf}.grid{stroke:#3a3c45}.mean{fill:#6f9fe0}.interval{stroke:#6f9fe0}svg{background:#17181c}}</style>""");
        Text(10, 20, "head", $"Candidates of {study.Slate} elected to {study.Electorate.Seats} seats");
        Text(10, 38, "soft", $"Mean of {summary.Elections} elections of {study.Papers} papers with 95 % intervals; "
            + $"{(study.Compliance * 100).Nearest(2)} % of supporters follow; support ± {study.Swing} %");
        for (var seats = least; seats <= most; seats += 1)
        {
            Line($"""<line class="grid" x1="{X(seats)}" x2="{X(seats)}" y1="{Top - 4}" y2="{height - 18}"/>""");
            Line($"""<text class="soft" text-anchor="middle" x="{X(seats)}" y="{height - 4}">{seats}</text>""");
        }
        int y = Top;
        foreach (var rule in study.Rules)
        {
            Text(10, y + 18, "head", $"{rule.Name} ({rule.Id})");
            y += GroupHead;
            foreach (var cell in cells.Where(cell => cell.Rule == rule))
            {
                var (mean, half) = (cell.Elected.Mean, cell.Elected.HalfWidth);
                Text(24, y + 16, "soft", Label(cell.Advice));
                Line($"""<line class="interval" x1="{X(Ratio.Max(0, mean - half))}" x2="{X(mean + half)}" y1="{y + 12}" y2="{y + 12}"/>""");
                Line($"""<circle class="mean" cx="{X(mean)}" cy="{y + 12}" r="4"><title>{Escaped($"{Label(cell.Advice)}: {mean.Nearest(3)} ± {half}")}</title></circle>""");
                Text(Width - Right + 12, y + 16, "soft", mean.Nearest(2).ToString(2));
                y += Row;
            }
        }
        Line($"</svg>");

        void Text(int x, int at, string kind, string text) => Line($"""<text class="{kind}" x="{x}" y="{at}">{Escaped(text)}</text>""");

        void Line(FormattableString markup) => output.Write(markup.ToString(CultureInfo.InvariantCulture) + "\n");

        string X(Ratio seats) => (Left + (seats - least) / (most - least) * (Width - Left - Right)).ToString(1);
    }

    /// <summary>An advice in words.</summary>
    /// <param name="advice">The advice.</param>
    public static string Label(SlateAdvice advice) => advice switch
    {
        SlateAdvice.None => "no advice",
        SlateAdvice.OneOrder => "one order",
        SlateAdvice.Rotated => "rotated by region",
        SlateAdvice.Expected => "strongest first",
        _ => throw new ArgumentOutOfRangeException(nameof(advice)),
    };

    static string Escaped(string text) => SecurityElement.Escape(Brief.Text(text, int.MaxValue))!;
}
