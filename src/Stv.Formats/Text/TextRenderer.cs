using static Stv.Report;

namespace Stv;

/// <summary>Renders a report as plain text in lines of at most so many columns.</summary>
internal sealed class TextRenderer(TextWriter output, int width)
{
    /// <summary>How far what stands below a heading is from the margin, and lines to copy from the words before them.</summary>
    const int Indent = 2;

    /// <summary>Where the text begins beside terms that are words, and beside numbers of clauses.</summary>
    const int WordColumn = 18, NumberColumn = 8;

    bool begun;

    /// <summary>The whole report. The answer, its first line, is never broken.</summary>
    public void Write(Report report)
    {
        output.WriteLine(report.Answer);
        output.WriteLine();
        if (report.Title is { } title) Text(Display.Isolated(title));
        Text(report.RulesLine);
        if (report.Law is { } law) Text(law);
        begun = true;
        foreach (var section in report.Sections) Write(section);
    }

    /// <summary>A section, with a blank line between it and the one before.</summary>
    public void Write(Section section)
    {
        if (begun) output.WriteLine();
        begun = true;
        List<Block> blocks = [.. section.Blocks];
        // The whole table has heads enough.
        bool headed = section.Heading is not null && !blocks.Any(block => block is StageTable);
        if (headed)
        {
            Text(section.Heading!);
            output.WriteLine(new string('─', Math.Min(width, Display.Width(section.Heading!))));
        }
        foreach (var block in blocks) Write(block, headed ? Indent : 0);
    }

    void Write(Block block, int indent)
    {
        switch (block)
        {
            case Paragraph one: Text(one.Text, indent); break;
            case Preformatted one:
                foreach (string line in one.Lines) Text(line, indent + Indent + line.Length - line.TrimStart().Length);
                break;
            case Entries one:
                int column = one.Kind switch
                {
                    EntryKind.Clauses => NumberColumn,
                    EntryKind.Named => 2 + one.Items.Max(entry => entry.Term.Length),
                    _ => WordColumn,
                };
                foreach (var entry in one.Items) Text(entry.Text, indent, entry.Term, column);
                break;
            case Items { Kind: ItemKind.Elected } one:
                List<Phrase> all = [.. one.All];
                foreach (var (place, item) in all.Index()) Text($"{item}", indent, $"{place + 1}.", 2 + $"{all.Count}.".Length);
                break;
            case Items one: foreach (var item in one.All) Text($"{item}", one.Kind == ItemKind.Story ? indent : indent + Indent); break;
            case Table one: foreach (string line in TextTable.Lines(one, width)) output.WriteLine(line.TrimEnd()); break;
            case StageTable one:
                new TextTable(one, width).Write(output);
                output.WriteLine();
                Text(one.Letters);
                foreach (string note in one.Notes) Text(note);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "Plain text has no such block.");
        }
    }

    /// <summary>Words broken between them, perhaps with a term before, from which they stand apart.</summary>
    void Text(string words, int indent = 0, string? term = null, int column = 0)
    {
        string line = new string(' ', indent) + (term is null ? "" : Display.Fit(term, Math.Max(column - 2, Display.Width(term))) + "  ");
        int used = Display.Width(line), further = Math.Min(indent + column, term is null ? width : width / 2);
        bool empty = true;
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string part in Display.Break(word, width - further))
            {
                int wide = Display.Width(part);
                if (!empty && used + 1 + wide > width || empty && used + wide > width && used > further)
                {
                    output.WriteLine(line.TrimEnd());
                    (line, used, empty) = (new string(' ', further), further, true);
                }
                line += empty ? part : " " + part;
                used += wide + (empty ? 0 : 1);
                empty = false;
            }
        }
        output.WriteLine(line.TrimEnd());
    }
}
