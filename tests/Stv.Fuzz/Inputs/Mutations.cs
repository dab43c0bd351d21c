using System.Text;

namespace Stv.Fuzz;

/// <summary>Does to files what people, programs and disks do to them.</summary>
static class Mutations
{
    static readonly string[] Tokens =
    [
        "0", "1", "2", "3", "-1", "-", "=", "(", ")", "[", "]", "(a)", "(", "1=2", "9", "65536", "4294967297", "9223372036854775807",
            "9223372036854775808", "99999999999999999999999", "1.0", "0.5", "1e3",
        "00", "01", "-0", "+1", "x", "#", "/*", "*/", "/* c */", "/**/", "[nick a b]", "[tie 1 2]", "[withdrawn 1]", "[droop]", "\"",
            "\"\"", "\"x\"", "“", "”", "“x”", ",", ";", "\t", "\u00A0",
        "\u2003", "\u200B", "\uFEFF", "\n", "\r", "\r\n", "\0", "\u0001", "\u000B", "\u001A", "\u007F", "> ", "'", "|", "\\",
            "# ALTERNATIVE NAME 1: x",
    ];

    static readonly string[] Ballots =
    [
        "(x) 1 2 0", "(y) 2 0", "1 0 2 0", "1 0 0 1 0", "1 1", "2 1 2", "0", "1 (1 2) 0", "1 1=2 0", "# c", "1 - 1 0", "1 0", "",
            "1 1 0 2 2 0", "1 1 2", "1.0 1 0", "-1",
        "1 1 0,", "\"1 1 0\"", "1,1,0", "1\t1\t0",
    ];

    static readonly string LongZeros = new('0', 4097);

    /// <summary>A ballot file with one to three changes.</summary>
    public static byte[] Blt(byte[] file, Random dice)
    {
        for (int changes = dice.From(1, dice.OneIn(3) ? 3 : 1); changes > 0; changes--) file = Once(file, dice);
        return file;
    }

    static byte[] Once(byte[] file, Random dice) => dice.Next(14) switch
    {
        12 or 13 => Inserted(file, dice, dice.OneIn(3) ? $"{long.MaxValue - dice.Next(3)} {dice.From(1, 3)} 0" : dice.Of<string>(Ballots)),
        0 or 1 => Splice(file, Word(file, dice), []),
        // More than any number has, before a word or the number of papers.
        2 or 3 when dice.OneIn(8) =>
            Splice(file, (dice.OneIn(2) ? Word(file, dice).At : Line(file, dice), 0), Encoding.UTF8.GetBytes(LongZeros)),
        2 or 3 => Splice(file, (dice.From(0, file.Length), 0), Encoding.UTF8.GetBytes(dice.OneIn(2)
            ? $" {dice.Of<string>(Tokens)} " : dice.Of<string>(Tokens))),
        4 => Splice(file, Word(file, dice), Encoding.UTF8.GetBytes(dice.Of<string>(Tokens))),
        5 or 6 => Lines(file, dice),
        7 => Damaged(file, dice),
        _ => Bytes(file, dice),
    };

    /// <summary>Any file with a few bytes changed, moved, doubled or gone.</summary>
    public static byte[] Bytes(byte[] file, Random dice)
    {
        if (file.Length == 0) return [(byte)dice.Next(256)];
        var (at, length) = (dice.Next(file.Length), dice.OneIn(4) ? dice.From(0, Math.Min(file.Length, 60)) : 1);
        byte[] piece = [.. file.Skip(at).Take(length)];
        return dice.Next(6) switch
        {
            0 => Splice(file, (at, piece.Length), []),
            1 => Splice(file, (at, 1), [(byte)dice.Next(256)]),
            2 => Splice(file, (at, 1), [(byte)(file[at] ^ 1 << dice.Next(8))]),
            3 => Splice(file, (dice.Next(file.Length), 0), piece),
            4 => Splice(file, (at, 1), [(byte)dice.Of("0123456789 \n\t=-()[]\"#/*.,;:{}".ToCharArray())]),
            _ => file[..at],
        };
    }

    static byte[] Splice(byte[] file, (int At, int Length) gone, byte[] instead)
    {
        int at = Math.Clamp(gone.At, 0, file.Length), end = Math.Clamp(at + gone.Length, at, file.Length);
        return [.. file[..at], .. instead, .. file[end..]];
    }

    /// <summary>Where a word stands, any one.</summary>
    static (int At, int Length) Word(byte[] file, Random dice)
    {
        if (file.Length == 0) return (0, 0);
        int at = dice.Next(file.Length), end = at;
        while (at > 0 && file[at - 1] > ' ') at--;
        while (end < file.Length && file[end] > ' ') end++;
        return (at, end - at);
    }

    /// <summary>Where a line begins, any one.</summary>
    static int Line(byte[] file, Random dice) => file.Length == 0 ? 0 : Array.LastIndexOf(file, (byte)'\n', dice.Next(file.Length)) + 1;

    /// <summary>A line gone, doubled, moved, joined with the next or cut in two.</summary>
    static byte[] Lines(byte[] file, Random dice)
    {
        List<byte[]> lines = [.. Cut(file)];
        if (lines.Count == 0) return file;
        int at = dice.Next(lines.Count), to = dice.Next(lines.Count);
        switch (dice.Next(5))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, lines[at]); break;
            case 2: (lines[at], lines[to]) = (lines[to], lines[at]); break;
            case 3: lines[at] = [.. lines[at].Where(b => b is not ((byte)'\n' or (byte)'\r')), (byte)' ']; break;
            default: lines[at] = Splice(lines[at], (dice.Next(lines[at].Length), 0), [(byte)'\n']); break;
        }
        return [.. lines.SelectMany(line => line)];
    }

    /// <summary>A line more.</summary>
    static byte[] Inserted(byte[] file, Random dice, string line)
    {
        List<byte[]> lines = [.. Cut(file)];
        lines.Insert(dice.From(0, lines.Count), Encoding.UTF8.GetBytes($"{line}\n"));
        return [.. lines.SelectMany(one => one)];
    }

    static IEnumerable<byte[]> Cut(byte[] file)
    {
        for (int from = 0, end; from < file.Length; from = end)
        {
            end = Array.IndexOf(file, (byte)'\n', from) + 1;
            if (end == 0) end = file.Length;
            yield return file[from..end];
        }
    }

    /// <summary>What spreadsheets, mail programs and word processors do to all lines.</summary>
    static byte[] Damaged(byte[] file, Random dice)
    {
        string text = Encoding.Latin1.GetString(file);
        string Each(Func<string, string> line) => string.Join('\n', text.Split('\n').Select(one => one.Length > 0 ? line(one) : one));
        string Utf8(string said) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(said));
        text = dice.Next(14) switch
        {
            0 => Each(line => line + ","),
            1 => Each(line => line + ";;"),
            2 => text.Replace(' ', ','),
            3 => text.Replace(' ', ';'),
            4 => text.Replace(' ', '\t'),
            5 => text.Replace(" ", Utf8("\u00A0"), StringComparison.Ordinal),
            6 => Each(line => $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\""),
            7 => Each(line => $"> {line}"),
            8 => Each(line => line is ['"', .., '"'] ? Utf8("“") + line[1..^1] + Utf8("”") : line),
            9 => text.Replace("\n", "\r\n", StringComparison.Ordinal),
            10 => text.Replace("\n", "\r", StringComparison.Ordinal),
            11 => Each(line => dice.OneIn(3) && line.EndsWith(" 0", StringComparison.Ordinal) ? line[..^2] : line),
            12 => text.Replace("-", "0", StringComparison.Ordinal),
            _ => Each(line => line.Length > 12 && dice.OneIn(2) ? line.Insert(line.LastIndexOf(' ', line.Length / 2 + 3) + 1, "\n") : line),
        };
        return Encoding.Latin1.GetBytes(text);
    }
}
