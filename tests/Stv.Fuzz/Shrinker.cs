using System.Text;

namespace Stv.Fuzz;

/// <summary>Makes an input smaller as long as it still fails in the same way: first by lines, then by words, then by bytes.</summary>
static class Shrinker
{
    const int MostTries = 3000;

    /// <summary>The smallest input found.</summary>
    /// <param name="input">One that fails.</param>
    /// <param name="fails">Whether another fails in the same way.</param>
    public static byte[] Smaller(byte[] input, Func<byte[], bool> fails)
    {
        int tries = 0;
        foreach (var parts in new Func<byte[], List<byte[]>>[] { Lines, Words, Bytes, Lines })
        {
            var left = parts(input);
            for (int size = Math.Max(1, left.Count / 2); ; size /= 2)
            {
                for (int at = 0; at < left.Count && tries < MostTries;)
                {
                    List<byte[]> fewer = [.. left[..at], .. left[Math.Min(at + size, left.Count)..]];
                    tries++;
                    if (fails(Joined(fewer))) left = fewer;
                    else at += size;
                }
                if (size <= 1) break;
            }
            input = Joined(left);
        }
        return input;
    }

    static byte[] Joined(List<byte[]> parts) => [.. parts.SelectMany(part => part)];

    static List<byte[]> Lines(byte[] input) => Cut(input, c => c == '\n');

    static List<byte[]> Words(byte[] input) => Cut(input, c => c is ' ' or '\n' or ',' or '{' or '}' or '[' or ']');

    static List<byte[]> Bytes(byte[] input) => Cut(input, _ => true);

    /// <summary>Parts that each end behind a byte of a kind.</summary>
    static List<byte[]> Cut(byte[] input, Func<char, bool> ends)
    {
        List<byte[]> parts = [];
        int from = 0;
        for (int i = 0; i < input.Length; i++)
        {
            if (!ends((char)input[i])) continue;
            parts.Add(input[from..(i + 1)]);
            from = i + 1;
        }
        if (from < input.Length) parts.Add(input[from..]);
        return parts;
    }

    /// <summary>The kind of a fault: its words without numbers and what is quoted.</summary>
    public static string Kind(string fault)
    {
        var kind = new StringBuilder();
        bool quoted = false;
        foreach (char c in fault.Split(" | ")[0])
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && !char.IsDigit(c)) kind.Append(c);
        }
        return kind.ToString();
    }
}
