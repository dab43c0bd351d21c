using System.Buffers.Binary;
using System.Text;

namespace Stv;

/// <summary>Puts papers and texts into the BLT format as they come. Mutable; for one thread.</summary>
internal sealed class BltLines
{
    const int Space = 1 << 16;

    readonly Stream output;
    readonly byte[] bytes = new byte[Space];

    // A blank and the number of each candidate, the first character in the lowest byte, and how long that is.
    readonly ulong[] words;
    readonly byte[] lengths;
    int used;

    public BltLines(Stream output, int candidates)
    {
        this.output = output;
        (words, lengths) = (new ulong[candidates + 1], new byte[candidates + 1]);
        Span<byte> word = stackalloc byte[8];
        for (int number = 1; number <= candidates; number++)
        {
            word.Clear();
            word[0] = (byte)' ';
            number.TryFormat(word[1..], out int digits);
            (words[number], lengths[number]) = (BinaryPrimitives.ReadUInt64LittleEndian(word), (byte)(digits + 1));
        }
    }

    /// <summary>A line for one paper: its ranking in the code of <see cref="Electorate"/>.</summary>
    public void Paper(ReadOnlySpan<ushort> ranking)
    {
        Put((byte)'1');
        for (int i = 0; i < ranking.Length; i++)
        {
            if (used > Space - sizeof(ulong)) Flush();
            int code = ranking[i];
            if (code == 0)
            {
                code = ranking[++i];
                if (code == 0)
                {
                    Put((byte)' ');
                    Put((byte)'-');
                    continue;
                }
                Number(code);
                // Equal with the one before: the sign stands in the place of the blank.
                bytes[used - lengths[code]] = (byte)'=';
                continue;
            }
            Number(code);
        }
        foreach (byte b in " 0\n"u8) Put(b);
    }

    /// <summary>A text as it is.</summary>
    public void Text(string text)
    {
        foreach (byte b in Encoding.UTF8.GetBytes(text)) Put(b);
    }

    /// <summary>
    /// A line with a text in quotes, as BltWriter of Stv.Formats has it: a quote becomes an apostrophe, what controls a space.
    /// </summary>
    public void Quoted(string? text) =>
        Text($"\"{string.Concat((text ?? "").Select(c => c == '"' ? '\'' : char.IsControl(c) ? ' ' : c))}\"\n");

    /// <summary>Hands over what is held.</summary>
    public void Flush()
    {
        output.Write(bytes, 0, used);
        used = 0;
    }

    // All eight bytes are written, and those beyond the number are written over by what follows.
    void Number(int code)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(used), words[code]);
        used += lengths[code];
    }

    void Put(byte b)
    {
        if (used == Space) Flush();
        bytes[used++] = b;
    }
}
