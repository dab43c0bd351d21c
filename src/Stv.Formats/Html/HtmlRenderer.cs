using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using static Stv.Report;

namespace Stv;

/// <summary>
/// Renders a report as one page for a browser, which needs no network and no script; a small script adds stepping through the stages.
/// </summary>
internal sealed class HtmlRenderer(Markup html)
{
    static readonly string Script = Own("sheet.js") + Own("follow.js");

    public void Write(Report report)
    {
        html.Raw("<!DOCTYPE html>");
        html.Start("html", ("lang", "en"));
        Head($"{report.AnyTitle}: {report.Answer}");
        html.Start("body");
        var first = report.Sections.FirstOrDefault(section => section.Id == "stages") ?? report.Sections[0];
        html.Element("a", $"Skip to the {first.Short!.ToLowerInvariant()}", ("class", "skip"), ("href", $"#{first.Id}"));
        html.Start("header");
        html.Element("h1", () => html.Element("bdi", report.AnyTitle));
        html.Element("p", $"Counted by: {report.Rules}", ("class", "rules"));
        html.Element("nav", () => List("ul", report.Sections, section => Link(section.Short!, section.Id)),
            ("aria-label", "Parts of this page"));
        html.End();
        html.Start("main");
        foreach (var section in report.Sections)
        {
            html.Element("section", () =>
            {
                html.Element("h2", section.Heading!, ("id", $"{section.Id}-heading"));
                foreach (var block in section.Blocks) Write(block);
            }, ("id", section.Id), ("aria-labelledby", $"{section.Id}-heading"));
        }
        html.End();
        html.Element("script", () => html.Raw(Script));
        html.End();
        html.End();
    }

    void Head(string title)
    {
        html.Start("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        // Whatever a name may say, the page loads nothing, sends nothing, and runs no script but its own.
        html.Void("meta", ("http-equiv", "Content-Security-Policy"),
            ("content", "default-src 'none'; style-src 'unsafe-inline'; script-src "
                + $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; base-uri "
                + "'none'; form-action 'none'"));
        html.Element("title", title);
        html.Element("style", () => html.Raw(Own("sheet.css")));
        html.End();
    }

    static string Own(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Stv.Html.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    void Write(Block block)
    {
        switch (block)
        {
            case Subheading one: html.Element("h3", one.Text); break;
            case Paragraph one: html.Element("p", one.Text, ("class", one.OfScreen ? "note screen" : one.IsNote ? "note" : null)); break;
            case Preformatted one: html.Element("pre", string.Join('\n', one.Lines)); break;
            case Entries { Kind: EntryKind.Facts } one:
                Each("dl", one.Items, fact => html.Element("div", () => Entry(fact), ("class", fact.IsLong ? "wide" : null)),
                    ("class", "facts"));
                break;
            case Entries one: Each("dl", one.Items, Entry, ("class", "clauses")); break;
            case Items one:
                string? kind = one.Kind switch
                {
                    ItemKind.Elected => "elected",
                    ItemKind.Story => "words",
                    ItemKind.Parties => "parties",
                    _ => null,
                };
                List(one.Kind == ItemKind.Elected ? "ol" : "ul", one.All, Write,
                    ("class", kind), ("aria-label", one.Kind == ItemKind.Parties ? "Parties and groups" : null));
                break;
            case SideBySide one: Each("div", one.Blocks, Write, ("class", "pair")); break;
            case Folded one:
                html.Element("details", () =>
                {
                    html.Element("summary", one.Summary);
                    Write(one.Inside);
                });
                break;
            case Steps one:
                // Filled and shown by the script: without it all stages stand one below the other.
                html.Element("div", "", ("id", "stepper"), ("class", "stepper"), ("hidden", "hidden"));
                foreach (var step in one.All) Step(step);
                break;
            case Table one: HtmlTables.Write(html, one); break;
            case StageTable one:
                HtmlTables.Write(html, one);
                foreach (string note in one.Notes) Write(new Paragraph(note, IsNote: true));
                break;
            case Drawing one: HtmlFlow.Write(html, one); break;
            case RankingBox one: Box(one); break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "A page has no such block.");
        }
    }

    // Shown by the script, which alone can answer.
    void Box(RankingBox box)
    {
        html.Element("script", () => html.Raw(box.Data), ("type", "application/json"), ("id", "ways"));
        html.Start("div", ("id", "follow-box"), ("class", "follow screen"), ("hidden", "hidden"));
        html.Element("label", "Ranking, by numbers (3 1 5) or names (Ann > Bob)", ("for", "follow-ranking"));
        html.Void("input", ("id", "follow-ranking"), ("type", "text"), ("autocomplete", "off"), ("spellcheck", "false"));
        html.Element("p", "", ("id", "follow-said"), ("role", "status"));
        html.Element("ul", "", ("id", "follow-way"), ("class", "words"));
        html.End();
    }

    void Step(Section step) => html.Element("article", () =>
    {
        html.Element("h3", step.Heading!);
        foreach (var block in step.Blocks) Write(block);
    }, ("id", step.Id), ("class", "stage"), ("data-number", $"{step.Stage}"));

    void Entry(Entry entry)
    {
        html.Element("dt", entry.Term);
        html.Element("dd", entry.Text);
    }

    void List<T>(string tag, IEnumerable<T> items, Action<T> inside, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Each(tag, items, item => html.Element("li", () => inside(item)), attributes);

    /// <summary>An element with something in it for each of several things.</summary>
    void Each<T>(string tag, IEnumerable<T> all, Action<T> inside, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        html.Start(tag, attributes);
        foreach (var one in all) inside(one);
        html.End();
    }

    void Write(Phrase phrase)
    {
        if (phrase.Colour is { } colour) html.Element("span", "", ("class", $"swatch c{colour}"), ("aria-hidden", "true"));
        foreach (var run in phrase.Runs)
        {
            if (run.Target is { } id) Link(run.Text, id);
            else if (run.IsWinner) html.Element("strong", () => html.Element("bdi", run.Text));
            else if (run.IsName) html.Element("bdi", run.Text);
            else html.Text(run.Text);
        }
    }

    void Link(string text, string id) => html.Element("a", text, ("href", $"#{id}"));
}
