using System.Runtime.ExceptionServices;
using System.Text;

namespace Stv;

/// <summary>
/// A window on the bytes of a text that is read once from front to back. It knows line and column of every byte it holds
/// without being told of newlines, so that whoever reads the bytes need not count.
/// </summary>
/// <param name="stream">The text, from where it stands.</param>
/// <param name="meter">The stream whose position tells how far the reading is.</param>
/// <param name="progress">Whoever watches the progress.</param>
/// <param name="size">How many bytes are held at first, at least 1; more where something needs it.</param>
/// <param name="cancel">Stops the reading.</param>
sealed class TextSource(Stream stream, Stream meter, IProgress<ReadProgress>? progress, int size, CancellationToken cancel)
{
    /// <summary>How many bytes are held at first, unless somebody wants otherwise.</summary>
    public const int UsualSize = 1 << 18;

    const int Front = 1 << 16;

    int size = size;
    bool wide;
    byte[] buffer = Room(size);
    long origin;
    int end, hold = -1;
    bool ended;

    // What was taken ahead, with room before it for the rest of what is held; how much, if it was.
    byte[]? ahead;
    int? aheadGot;
    ExceptionDispatchInfo? failure;

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
        start = reached.Offset > origin + keep ? Count(start, origin + keep) : Count(reached, origin + keep);
        if (reached.Offset < start.Offset) reached = start;
        int got;
        if (aheadGot is { } received) TakeAhead(keep, got = received);
        else
        {
            bool longer = size > buffer.Length - BltPlain.Slack || end - keep == buffer.Length - BltPlain.Slack;
            Move(keep, longer ? Room(Math.Max(size, (end - keep) * 2)) : buffer, 0);
            got = Receive(buffer.AsSpan(end..^BltPlain.Slack));
            end += got;
        }
        if (got == 0)
        {
            failure?.Throw();
            ended = true;
            return false;
        }
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

    /// <summary>
    /// Does beforehand what the next <see cref="Fill"/> would do, in another thread than that which looks at the bytes held: takes
    /// more bytes and counts the lines up to a place. What goes wrong goes wrong at that Fill.
    /// </summary>
    public void Ahead(int to)
    {
        reached = Count(reached.Offset > origin + to ? start : reached, origin + to);
        if (ended || !wide || aheadGot is not null || cancel.IsCancellationRequested) return;
        if (ahead is null || ahead.Length < Front + size) ahead = Room(Front + size);
        aheadGot = Receive(ahead.AsSpan(Front..^BltPlain.Slack));
    }

    /// <summary>Puts what is still held before what was taken ahead.</summary>
    void TakeAhead(int keep, int got)
    {
        var (taken, held) = (ahead!, end - keep);
        bool fits = held <= Front;
        ahead = fits ? buffer : null;
        Move(keep, fits ? taken : Room(held + got), fits ? Front - held : 0);
        if (!fits) taken.AsSpan(Front, got).CopyTo(buffer.AsSpan(held));
        end += got;
        aheadGot = null;
    }

    /// <summary>Moves what is held from a place on to a place in the same or another array.</summary>
    void Move(int keep, byte[] into, int place)
    {
        if (into == buffer && place == keep) return;
        buffer.AsSpan(keep..end).CopyTo(into.AsSpan(place));
        int by = place - keep;
        (buffer, origin, At, end) = (into, origin - by, At + by, end + by);
        if (hold >= 0) hold += by;
    }

    /// <summary>Takes bytes from the stream: what it gives, or all there is room for if wide. 0 at the end of the text.</summary>
    int Receive(Span<byte> room)
    {
        int got = 0;
        if (failure is not null) return got;
        try
        {
            for (int more = 1; more > 0 && got < room.Length && (wide || got == 0); got += more) more = stream.Read(room[got..]);
        }
#pragma warning disable CA1031 // It is thrown when the bytes before it have been read.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }
        return got;
    }

    /// <summary>The next byte without taking it; −1 at the end of the text.</summary>
    public int Peek() => At < end || Fill() ? buffer[At] : -1;

    /// <summary>A byte some way behind the next one without taking any; −1 if the text ends before.</summary>
    public int Peek(int ahead)
    {
        while (At + ahead >= end)
            if (!Fill()) return -1;
        return buffer[At + ahead];
    }

    /// <summary>Keeps the bytes from here on until <see cref="Release"/>.</summary>
    public void Hold() => hold = At;

    /// <summary>Keeps no bytes before the next any longer.</summary>
    public void Release() => hold = -1;

    /// <summary>Goes to a byte that is still held.</summary>
    public void GoTo(long offset) => At = (int)(offset - origin);

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
