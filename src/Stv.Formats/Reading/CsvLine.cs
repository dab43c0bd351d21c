namespace Stv;

/// <summary>The cells of a line of comma-separated values, from left to right, with quotes around them or not.</summary>
ref struct CsvLine(ReadOnlySpan<char> line)
{
    readonly ReadOnlySpan<char> line = line;
    int next;

    /// <summary>The cell, without quotes and white space around it.</summary>
    public ReadOnlySpan<char> Cell { get; private set; }

    /// <summary>Where the cell begins, from 1.</summary>
    public int Column { get; private set; }

    /// <summary>The cell begins with a quote that is never closed.</summary>
    public bool Unclosed { get; private set; }

    /// <summary>What stands from the cell to the end of the line.</summary>
    public readonly ReadOnlySpan<char> Rest => line[(Column - 1)..];

    /// <summary>Goes to the next cell; false where there is none. A quote that is never closed closes at the end of the line.</summary>
    public bool Next()
    {
        if (next > line.Length) return false;
        Column = next + 1;
        var rest = line[next..];
        int end = rest.IndexOf(',');
        if (end < 0) end = rest.Length;
        if (rest.TrimStart() is ['"', ..])
        {
            int open = rest.IndexOf('"'), close = open + 1;
            for (; close < rest.Length; close++)
            {
                if (rest[close] != '"') continue;
                if (close + 1 == rest.Length || rest[close + 1] != '"') break;
                close++;
            }
            Unclosed = close >= rest.Length;
            close = Math.Min(close, rest.Length);
            Cell = rest[(open + 1)..close].Trim();
            if (Cell.Contains("\"\"", StringComparison.Ordinal)) Cell = Cell.ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
            int comma = close < rest.Length ? rest[close..].IndexOf(',') : -1;
            end = comma < 0 ? rest.Length : close + comma;
        }
        else Cell = rest[..end].Trim();
        next += end + 1;
        return true;
    }

    /// <summary>The cells with the places where they begin.</summary>
    public static List<(string Text, Place Place)> Cells(long line, string text)
    {
        List<(string, Place)> cells = [];
        var row = new CsvLine(text);
        while (row.Next()) cells.Add((row.Cell.ToString(), new(line, row.Column)));
        return cells;
    }

    /// <summary>The cells.</summary>
    public static string[] Cells(string text) => [.. Cells(0, text).Select(cell => cell.Text)];
}
