using System.Text;

namespace Stv;

/// <summary>The cells of a line of comma-separated values, with quotes around them or not.</summary>
static class CsvLine
{
    /// <summary>The cells with the places where they begin. A quote that is never closed closes at the end of the line.</summary>
    public static List<(string Text, Place Place)> Cells(long line, string text)
    {
        List<(string, Place)> cells = [];
        var cell = new StringBuilder();
        bool quoted = false;
        int from = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == ',' && !quoted)
            {
                cells.Add((cell.ToString().Trim(), new(line, from + 1)));
                cell.Clear();
                from = i + 1;
            }
            else if (text[i] != '"') cell.Append(text[i]);
            else if (!quoted) quoted = true;
            else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else quoted = false;
        }
        return cells;
    }
}
