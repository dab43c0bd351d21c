using System.Globalization;
using System.Text;

namespace Stv;

/// <summary>A row of a file of comma-separated values (RFC 4180) that knows where its cells stand.</summary>
internal sealed class CsvRow
{
    /// <summary>More digits than any figure has.</summary>
    const int MostDigits = 40;

    readonly List<(string Text, long Line, int Column)> cells;

    CsvRow(List<(string, long, int)> cells) => this.cells = cells;

    /// <summary>All rows that are not blank.</summary>
    /// <exception cref="FormatException">There are none, or a cell in quotes has no end.</exception>
    public static List<CsvRow> All(TextReader input)
    {
        List<CsvRow> rows = [];
        var reader = new Reader(input.ReadToEnd());
        while (reader.Row() is { } cells)
            if (cells.Exists(cell => cell.Text.Length > 0)) rows.Add(new(cells));
        return rows.Count > 0 ? rows : throw new FormatException("1:1: found nothing, expected a table");
    }

    public int Count => cells.Count;

    /// <summary>A cell without blanks around it; empty where the row is shorter.</summary>
    public string this[int index] => index >= 0 && index < cells.Count ? cells[index].Text : "";

    /// <summary>A cell has a digit, as every figure has.</summary>
    public bool HasFigure(int index) => this[index].Any(char.IsDigit);

    /// <summary>A cell is a number and nothing else.</summary>
    public bool IsNumber(int index) => HasFigure(index) && Number(this[index]) is not null;

    /// <summary>The number in a cell; null where there is none.</summary>
    public Ratio? Value(int index) => HasFigure(index) && Number(this[index]) is { } number ? Ratio.Parse(number) : null;

    /// <summary>The place of a cell, as messages begin with.</summary>
    public string At(int index) => Where(index) is var (row, column) ? string.Create(CultureInfo.InvariantCulture, $"{row}:{column}: ")
        : "";

    /// <summary>The line and column of a cell, from 1; of a cell behind the last, those of the last.</summary>
    public (long Line, int Column) Where(int index) =>
        cells[Math.Clamp(index, 0, cells.Count - 1)] is var (_, line, column) ? (line, column) : default;

    /// <summary>
    /// The figure in a cell; null where there is none. What is neither blank nor a word that sheets use for that is noted.
    /// </summary>
    /// <exception cref="FormatException">It has digits and is no number.</exception>
    public OfficialFigure? Figure(int index, int stage, FigureKind kind, PassedOverLog log)
    {
        string cell = this[index];
        if (!HasFigure(index))
        {
            if (!Headings.IsNoFigure(cell)) log.Row(cell, this, index, 1, PassedOverReason.Unknown);
            return null;
        }
        string number = Number(cell)
            ?? throw new FormatException($"{At(index)}found {Display.Quoted(cell)}, expected a number such as 1,234.56, or nothing");
        var (row, column) = Where(index);
        int point = number.IndexOf('.', StringComparison.Ordinal);
        return new(row, column, stage, kind, Ratio.Parse(number), point < 0 ? 0 : number.Length - point - 1);
    }

    /// <summary>A number as people write it without what parts its thousands; null where it is none.</summary>
    static string? Number(string cell)
    {
        string text = cell.Replace('\u2212', '-').Replace('\u2013', '-');
        if (text is ['(', .. var inside, ')']) text = $"-{inside}";
        string sign = text.StartsWith('-') ? "-" : "";
        text = text.TrimStart('-', '+').Trim();
        if (text.StartsWith('.')) text = $"0{text}";
        string[] parts = text.Split('.');
        string[] groups = parts[0].Split([',', ' ', '\'', '\u2019', '\u00A0', '\u202F', '\u2009']);
        bool whole = groups.All(group => group.All(char.IsAsciiDigit)) && groups[0].Length is > 0 and <= MostDigits
            && (groups.Length == 1 || groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3));
        bool rest = parts.Length == 1 || parts.Length == 2 && parts[1].Length is > 0 and <= MostDigits && parts[1].All(char.IsAsciiDigit);
        return !whole || !rest || text.Length > 2 * MostDigits ? null
            : $"{sign}{string.Concat(groups)}{(parts.Length == 2 ? $".{parts[1]}" : "")}";
    }

    /// <summary>Takes a text apart, from its beginning to its end.</summary>
    sealed class Reader(string text)
    {
        long line = 1;
        int at, column = 1;

        /// <summary>The cells of the next row; null at the end of the text.</summary>
        public List<(string Text, long Line, int Column)>? Row()
        {
            if (at == text.Length) return null;
            List<(string, long, int)> cells = [];
            do
            {
                var (row, start) = (line, column);
                cells.Add((Cell(), row, start));
            }
            while (Takes(','));
            if (!Takes('\r') || at < text.Length && text[at] == '\n') Takes('\n');
            return cells;
        }

        /// <summary>A cell up to its comma or the end of its line. Quotes that do not begin it are part of its text.</summary>
        string Cell()
        {
            int from = at;
            if (at < text.Length && text[at] != '"')
            {
                while (at < text.Length && text[at] is not (',' or '\r' or '\n')) Next();
                return text[from..at].Trim();
            }
            var cell = new StringBuilder();
            if (Takes('"'))
            {
                string place = string.Create(CultureInfo.InvariantCulture, $"{line}:{column - 1}: ");
                while (!Takes('"') || at < text.Length && text[at] == '"')
                {
                    if (at == text.Length)
                        throw new FormatException(
                            $"{place}found a quotation mark that nothing closes, expected another at the end of the cell");
                    cell.Append(text[at]);
                    Next();
                }
                while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
                {
                    cell.Append(text[at]);
                    Next();
                }
            }
            return cell.ToString().Trim();
        }

        bool Takes(char c)
        {
            if (at == text.Length || text[at] != c) return false;
            Next();
            return true;
        }

        void Next()
        {
            bool ends = text[at] == '\n' || text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n');
            (line, column) = ends ? (line + 1, 1) : (line, column + 1);
            at++;
        }
    }
}
