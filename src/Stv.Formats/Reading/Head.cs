using System.Text;

namespace Stv;

/// <summary>How a text begins, by which its format is known. A byte order mark is left out.</summary>
/// <param name="bytes">The first bytes.</param>
/// <param name="whole">The text holds no others.</param>
sealed class Head(ReadOnlyMemory<byte> bytes, bool whole)
{
    /// <summary>How many bytes are looked at, at most.</summary>
    public const int Most = 1 << 16;

    const int MostLines = 200;

    /// <summary>The first bytes.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.Span;

    /// <summary>
    /// The first lines, without the blank ones before the first that is not, and without a last one that may go on. Decoded byte by byte:
    /// what is no ASCII is only to be compared.
    /// </summary>
    public IReadOnlyList<string> Lines { get; } = Split(bytes.Span, whole);

    /// <summary>The first line that is not blank; empty where there is none.</summary>
    public string First => Lines.Count > 0 ? Lines[0] : "";

    static List<string> Split(ReadOnlySpan<byte> bytes, bool whole)
    {
        List<string> lines = [];
        while (bytes.Length > 0 && lines.Count < MostLines)
        {
            int end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0 && !whole && lines.Count > 0) break;
            string line = Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
            if (lines.Count > 0 || !string.IsNullOrWhiteSpace(line)) lines.Add(line);
            bool pair = end >= 0 && end + 1 < bytes.Length && bytes[end] == '\r' && bytes[end + 1] == '\n';
            bytes = end < 0 ? [] : bytes[(end + (pair ? 2 : 1))..];
        }
        return lines;
    }
}
