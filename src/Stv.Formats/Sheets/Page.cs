namespace Stv;

/// <summary>Lines of a text sheet, broken between words to a width in columns.</summary>
internal sealed class Page(TextWriter output, int width)
{
    public void Blank() => output.WriteLine();

    /// <summary>A line as it is, without spaces at its end.</summary>
    public void Line(string line) => output.WriteLine(line.TrimEnd());

    /// <summary>A paragraph in words.</summary>
    public void Paragraph(string text, int indent = 0) => Wrap("", text, indent, indent);

    /// <summary>A heading, underlined.</summary>
    public void Heading(string text)
    {
        Paragraph(text);
        output.WriteLine(new string('─', Math.Min(width, Display.Width(text))));
    }

    /// <summary>A term and what there is to say of it.</summary>
    public void Entry(string term, string text, int indent = 0, int column = 18)
    {
        string head = Display.Fit(term, Math.Max(column - 2, Display.Width(term))) + "  ";
        Wrap(head, text, indent, Math.Min(indent + column, width / 2));
    }

    void Wrap(string head, string text, int first, int further)
    {
        string line = new string(' ', first) + head;
        int used = first + Display.Width(head);
        bool empty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string part in Display.Break(word, width - further))
            {
                int wide = Display.Width(part);
                if (!empty && used + 1 + wide > width || empty && used + wide > width && used > further)
                {
                    Line(line);
                    (line, used, empty) = (new string(' ', further), further, true);
                }
                line += empty ? part : " " + part;
                used += wide + (empty ? 0 : 1);
                empty = false;
            }
        }
        Line(line);
    }
}
