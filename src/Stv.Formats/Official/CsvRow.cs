using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Stv;

/// <summary>A row of a file of comma-separated values that knows where its cells stand.</summary>
internal sealed class CsvRow
{
    readonly string[] cells;
    readonly string raw;
    readonly long line;
    (long Line, int Column)[]? places;

    CsvRow(string[] cells, string raw, long line) => (this.cells, this.raw, this.line) = (cells, raw, line);

    /// <summary>All rows that are not blank.</summary>
    /// <exception cref="FormatException">There are none.</exception>
    public static List<CsvRow> All(TextReader input)
    {
        var layout = new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false, BadDataFound = null };
        using var csv = new CsvParser(input, layout, leaveOpen: true);
        List<CsvRow> rows = [];
        for (long line = 1; csv.Read(); line += csv.RawRecord.Count(c => c == '\n'))
        {
            var row = new CsvRow([.. csv.Record!.Select(cell => cell.Trim())], csv.RawRecord, line);
            if (row.cells.Any(cell => cell.Length > 0)) rows.Add(row);
        }
        return rows.Count > 0 ? rows : throw new FormatException("1:1: found nothing, expected a table");
    }

    public int Count => cells.Length;

    /// <summary>A cell without blanks around it; empty where the row is shorter.</summary>
    public string this[int index] => index >= 0 && index < cells.Length ? cells[index] : "";

    /// <summary>The place of a cell, as messages begin with.</summary>
    public string At(int index) => Where(index) is var (row, column) ? string.Create(CultureInfo.InvariantCulture, $"{row}:{column}: ") : "";

    /// <summary>The line and column of a cell, from 1; of a cell behind the last, those of the end.</summary>
    public (long Line, int Column) Where(int index)
    {
        places ??= [.. Places()];
        return places[Math.Clamp(index, 0, places.Length - 1)];
    }

    IEnumerable<(long Line, int Column)> Places()
    {
        var (at, column, quoted) = (line, 1, false);
        yield return (at, column);
        foreach (char c in raw)
        {
            if (c == '"') quoted = !quoted;
            if (c == '\n') (at, column) = (at + 1, 1);
            else column++;
            if (c == ',' && !quoted) yield return (at, column);
        }
        yield return (at, column);
    }

    /// <summary>The figure in a cell; null where it is blank, a dash, or a word.</summary>
    /// <exception cref="FormatException">It has digits and is no number.</exception>
    public OfficialFigure? Figure(int index, int stage, FigureKind kind)
    {
        string cell = this[index];
        if (!cell.Any(char.IsDigit)) return null;
        string number = Number(cell) ?? throw new FormatException($"{At(index)}found \"{Display.Clean(cell)}\", expected a number such as 1,234.56, or nothing");
        var (row, column) = Where(index);
        return new(row, column, stage, kind, Ratio.Parse(number), number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? number.Length - point - 1 : 0);
    }

    /// <summary>A whole number in a cell.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public int Whole(int index) => int.TryParse(this[index], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
        ? number
        : throw new FormatException($"{At(index)}found \"{Display.Clean(this[index])}\", expected the number of a count, from 1");

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
        bool whole = groups.All(group => group.All(char.IsAsciiDigit)) && groups[0].Length is > 0 and <= 40
            && (groups.Length == 1 || groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3));
        bool rest = parts.Length == 1 || parts.Length == 2 && parts[1].Length is > 0 and <= 40 && parts[1].All(char.IsAsciiDigit);
        return !whole || !rest || text.Length > 80 ? null : $"{sign}{string.Concat(groups)}{(parts.Length == 2 ? $".{parts[1]}" : "")}";
    }
}
