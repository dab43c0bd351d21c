using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Stv;

/// <summary>
/// A count as one page for a browser: the answer first, then every stage, the whole table, the flow of votes, lots, papers and law. One
/// file that needs no network and no script; a small script adds stepping through the stages. Thread-safe.
/// </summary>
public static class HtmlSheet
{
    /// <summary>Writes the page. The same arguments always give the same text.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives the page, which declares itself to be UTF-8.</param>
    /// <param name="provenance">What it was made from; null leaves the part out that says so.</param>
    /// <remarks>Names are escaped, and made harmless as in <see cref="TextSheet"/>.</remarks>
    public static void Write(CountResult result, TextWriter output, Provenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var context = new HtmlContext(Shown.Of(result), new Markup(output));
        var html = context.Html;

        html.Raw("<!DOCTYPE html>");
        html.Start("html", ("lang", "en"));
        Head(context);
        html.Start("body");
        html.Element("a", result.Stages.IsEmpty ? "Skip to the answer" : "Skip to the stages", ("class", "skip"),
            ("href", result.Stages.IsEmpty ? "#answer" : "#stages"));
        HtmlAnswer.Header(context, repeat: provenance is not null);
        html.Start("main");
        HtmlAnswer.Write(context);
        HtmlStages.Write(context);
        HtmlTable.Write(context);
        HtmlFlow.Write(context);
        HtmlRecord.Lots(context);
        HtmlRecord.Papers(context);
        HtmlRecord.Law(context);
        if (provenance is not null) HtmlRecord.Repeat(context, provenance);
        html.End();
        html.Element("script", () => html.Raw(Script));
        html.End();
        html.End();
    }

    /// <summary>Writes what <see cref="Write"/> writes to a writer that is only awaited.</summary>
    /// <param name="result">The count.</param>
    /// <param name="output">Receives it; it stays open.</param>
    /// <param name="provenance">What it was made from; null leaves the part out that says so.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(
        CountResult result, TextWriter output, Provenance? provenance = null, CancellationToken cancel = default) =>
        Overlapped.WriteTextAsync(output, text => Write(result, text, provenance), cancel);

    static void Head(HtmlContext context)
    {
        var html = context.Html;
        html.Start("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        // Whatever a name may say, the page loads nothing, sends nothing, and runs no script but its own.
        html.Void("meta", ("http-equiv", "Content-Security-Policy"),
            ("content", "default-src 'none'; style-src 'unsafe-inline'; script-src "
                + $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; base-uri "
                + "'none'; form-action 'none'"));
        html.Element("title", $"{context.Title}: {context.Words.Answer()}");
        html.Element("style", () => html.Raw(Own("sheet.css")));
        html.End();
    }

    static readonly string Script = Own("sheet.js");

    static string Own(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Stv.Html.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
