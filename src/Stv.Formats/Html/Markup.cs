using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Stv;

/// <summary>
/// Writes elements of a page. Whatever comes from outside goes through <see cref="Text"/> or an attribute, and is escaped there.
/// </summary>
internal sealed class Markup(TextWriter output)
{
    // Letters of all scripts stay readable in the file; what could end an element or an attribute does not.
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly Stack<string> open = new();

    /// <summary>An element with what stands in it.</summary>
    public void Element(string tag, Action inside, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        inside();
        End();
    }

    /// <summary>An element with text in it.</summary>
    public void Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        Text(text);
        End();
    }

    /// <summary>An element that has no end, such as a line break.</summary>
    public void Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes) => Tag(tag, attributes);

    /// <summary>Text, escaped.</summary>
    public void Text(string text) => output.Write(Encoder.Encode(text));

    /// <summary>What is markup already: the program's own, never anybody's text.</summary>
    public void Raw(string markup) => output.Write(markup);

    /// <summary>Begins an element; a null value leaves its attribute out.</summary>
    public void Start(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (IsBlock(tag)) output.WriteLine();
        Tag(tag, attributes);
        open.Push(tag);
    }

    /// <summary>Ends the element begun last.</summary>
    public void End()
    {
        string tag = open.Pop();
        output.Write($"</{tag}>");
        if (open.Count == 0) output.WriteLine();
    }

    void Tag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write('<');
        output.Write(tag);
        foreach (var (name, value) in attributes)
            if (value is not null) output.Write($" {name}=\"{Encoder.Encode(value)}\"");
        output.Write('>');
    }

    // A line for each of these keeps the file readable and its differences short.
    static bool IsBlock(string tag) =>
        tag is "section" or "article" or "table" or "tr" or "h1" or "h2" or "h3" or "p" or "li" or "ul" or "ol" or "dl" or "dt"
            or "svg" or "g" or "path" or "head" or "body" or "main" or "header" or "nav" or "figure" or "details" or "div";
}
