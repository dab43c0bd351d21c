using System.Text;
using System.Text.RegularExpressions;

namespace Stv.Fuzz;

/// <summary>Changes files of JSON and tables where it hurts: a number, a text, a member, a cell.</summary>
static partial class Texts
{
    static readonly string[] Values =
    [
        "0", "1", "-1", "2", "65536", "4294967296", "9223372036854775807", "9223372036854775808", "1e400", "0.1", "1/0", "\"1/0\"",
            "\"1/3\"", "\"-1\"", "\"00\"", "null", "true", "[]", "{}", "\"\"", "\"x\"", "\"\\u0000\"",
        "\"\\n\"", "\"\\u202E\"", "\"\\uD800\"", "\"\\u001b[31m\"", "[1, 1]", "[[[[]]]]", "NaN", "\"Stage 99999\"", "Second count",
            "Total", "+/-", "(1)", "1,234", "\"1,234.50\"", "١", "-", "\t", "\"a\tb\"", "?",
    ];

    [GeneratedRegex(@"-?\d+(?:\.\d+)?|""[^""\n]*""|\b(?:true|false|null)\b|[\[\{][^\[\]\{\}]*[\]\}]")]
    private static partial Regex Value();

    /// <summary>A file with a value exchanged, doubled or gone.</summary>
    public static byte[] Changed(byte[] file, Random dice)
    {
        string text = Encoding.UTF8.GetString(file);
        if (dice.OneIn(2)) return Line(text, dice);
        var values = Value().Matches(text);
        if (values.Count == 0) return file;
        var one = values[dice.Next(values.Count)];
        string instead = dice.Next(6) switch
        {
            0 => "",
            1 => values[dice.Next(values.Count)].Value,
            2 => $"\"{new string('z', dice.Of(70, 400, 5000))}\"",
            3 => one.Value + one.Value,
            _ => dice.Of<string>(Values),
        };
        return Encoding.UTF8.GetBytes(text[..one.Index] + instead + text[(one.Index + one.Length)..]);
    }

    /// <summary>A file with a line gone, or one in the place of another.</summary>
    static byte[] Line(string text, Random dice)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = dice.Next(lines.Count), other = dice.Next(lines.Count);
        if (!dice.OneIn(3)) lines.RemoveAt(at);
        else lines[at] = lines[other];
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
