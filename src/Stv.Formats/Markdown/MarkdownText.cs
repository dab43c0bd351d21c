using System.Text;

namespace Stv;

/// <summary>Anybody's text as Markdown that shows it and does nothing else.</summary>
internal static class MarkdownText
{
    /// <summary>What may begin emphasis, code, a link, a cell, a mention, a formula or a template wherever it stands.</summary>
    const string Special = @"\`*_[]{}|~$#@^=";

    /// <summary>The text on one line, escaped. It is harmless too where a line begins with it.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            // These also where HTML is left alone that stands in Markdown.
            if (c == '<') escaped.Append("&lt;");
            else if (c == '>') escaped.Append("&gt;");
            else if (c == '&') escaped.Append("&amp;");
            else if (Special.Contains(c, StringComparison.Ordinal) || Begins(text, i) || LooksLikeLink(text, i))
                escaped.Append('\\').Append(c);
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>
    /// A line that begins so is an item of a list or a rule: a dash or plus, or a number with a point or bracket and a space behind it.
    /// </summary>
    static bool Begins(string text, int at) => at == 0 ? text[at] is '-' or '+'
        : text[at] is '.' or ')' && text.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0
            && (at + 1 == text.Length || text[at + 1] == ' ');

    /// <summary>Many programs make a link of what looks like an address.</summary>
    static bool LooksLikeLink(string text, int at) => text[at] switch
    {
        ':' => at + 1 < text.Length && text[at + 1] == '/',
        '.' => at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
