using System.Text;

namespace Stv;

/// <summary>
/// A window on the bytes of a text that is read once from front to back. It knows line and column of every byte it holds
/// without being told of newlines, so that whoever reads the bytes need not count.
/// </summary>
sealed class TextSource(Stream stream, Stream meter, IProgress<ReadProgress>? progress, CancellationToken cancel)
{
    const int InitialSize = 1 << 18;

    int size = InitialSize;
    bool wide;
    byte[] buffer = Room(InitialSize);
    long origin;
    int end, hold = -1;
    bool ended;

    // Lines and characters are counted as far as somebody asked, once: start is the first byte held, reached the furthest asked for.
    Counted start = new(0, new(1, 1), false), reached = new(0, new(1, 1), false);

    /// <summary>The next byte to read, an index into <see cref="Bytes"/>; it moves when <see cref="Fill"/> makes room.</summary>
    public int At;

    /// <summary>Everything held; what lies before <see cref="At"/> may go at the next <see cref="Fill"/>.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, end);

    /// <summary>
    /// The array that <see cref="Bytes"/> lie in, from its beginning, until the next <see cref="Fill"/>; some more bytes follow
    /// them, whatever they are.
    /// </summary>
    public byte[] Buffer => buffer;

    /// <summary>The last byte received; meaningful at the end of the text.</summary>
    public byte Last { get; private set; }

    /// <summary>Papers read so far, for those who watch the progress.</summary>
    public Func<long> Papers { get; set; } = () => 0;

    /// <summary>How far from the beginning of the text the next byte is.</summary>
    public long Offset => origin + At;

    /// <summary>Where the next byte is.</summary>
    public Place Here => PlaceOf(Offset);

    /// <summary>Takes more bytes; false at the end of the text.</summary>
    /// <exception cref="InvalidDataException">Compressed data is damaged or cut short.</exception>
    public bool Fill()
    {
        if (ended) return false;
        cancel.ThrowIfCancellationRequested();
        int keep = hold >= 0 ? Math.Min(hold, At) : At;
        if (keep > 0)
        {
            start = reached.Offset > origin + keep ? Count(start, origin + keep) : Count(reached, origin + keep);
            if (reached.Offset < start.Offset) reached = start;
            buffer.AsSpan(keep, end - keep).CopyTo(buffer);
            (origin, At, end) = (origin + keep, At - keep, end - keep);
            if (hold >= 0) hold -= keep;
        }
        if (end == size) size *= 2;
        if (size > buffer.Length - BltPlain.Slack)
        {
            var longer = Room(size);
            Bytes.CopyTo(longer);
            buffer = longer;
        }
        int got = wide ? stream.ReadAtLeast(buffer.AsSpan(end..size), size - end, throwOnEndOfStream: false) : stream.Read(buffer, end, size - end);
        if (got == 0) { ended = true; return false; }
        end += got;
        Last = buffer[end - 1];
        if (meter.CanSeek) progress?.Report(new(meter.Position, meter.Length, Papers()));
        else progress?.Report(new(origin + end, null, Papers()));
        return true;
    }

    /// <summary>From the next <see cref="Fill"/> on, waits until so many bytes are held or the text ends.</summary>
    public void Widen(int bytes)
    {
        size = Math.Max(size, bytes);
        wide = true;
    }

    /// <summary>The next byte without taking it; −1 at the end of the text.</summary>
    public int Peek() => At < end || Fill() ? buffer[At] : -1;

    /// <summary>The byte after the next; −1 at the end of the text.</summary>
    public int PeekSecond()
    {
        while (At + 1 >= end)
            if (!Fill()) return -1;
        return buffer[At + 1];
    }

    /// <summary>Keeps the bytes from here on until <see cref="Release"/>, which goes back to them.</summary>
    public void Hold() => hold = At;

    /// <summary>Goes back to where <see cref="Hold"/> was called.</summary>
    public void Release() => (At, hold) = (hold, -1);

    /// <summary>Line and column of a byte that is still held.</summary>
    public Place PlaceOf(long offset)
    {
        reached = Count(offset < reached.Offset ? start : reached, offset);
        return reached.Place;
    }

    /// <summary>Says that the bytes before here belong to no line.</summary>
    public void BeginHere() => start = reached = new(Offset, new(1, 1), false);

    static byte[] Room(int size) => GC.AllocateUninitializedArray<byte>(size + BltPlain.Slack);

    readonly record struct Counted(long Offset, Place Place, bool AfterReturn);

    Counted Count(Counted from, long to)
    {
        var bytes = buffer.AsSpan((int)(from.Offset - origin), (int)(to - from.Offset));
        if (bytes.IsEmpty) return from;
        bool afterReturn = bytes[^1] == '\r';
        if (from.AfterReturn && bytes[0] == '\n') bytes = bytes[1..];
        var (line, column) = from.Place;
        if (bytes.Contains((byte)'\r'))
        {
            for (int next; (next = bytes.IndexOfAny((byte)'\r', (byte)'\n')) >= 0; bytes = bytes[next..])
            {
                next += bytes[next..] is [(byte)'\r', (byte)'\n', ..] ? 2 : 1;
                (line, column) = (line + 1, 1);
            }
        }
        else if (bytes.LastIndexOf((byte)'\n') is var newline && newline >= 0)
        {
            (line, column) = (line + bytes.Count((byte)'\n'), 1);
            bytes = bytes[(newline + 1)..];
        }
        return new(to, new(line, column + Characters(bytes)), afterReturn);
    }

    static int Characters(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return bytes.Length;
        int characters = 0;
        foreach (byte b in bytes)
            if ((b & 0xC0) != 0x80) characters++;
        return characters;
    }
}
