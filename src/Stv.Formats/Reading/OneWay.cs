namespace Stv;

/// <summary>
/// A stream that is only read, once, from its beginning to its end. It closes the one it reads from unless that is to be left open.
/// </summary>
abstract class OneWay(Stream inner, bool leaveOpen = false) : Stream
{
    protected Stream Inner => inner;
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public abstract override int Read(Span<byte> buffer);
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen) inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Gives out as many of some bytes as fit.</summary>
    public static int Take(ref ReadOnlyMemory<byte> bytes, Span<byte> buffer)
    {
        int got = Math.Min(buffer.Length, bytes.Length);
        bytes.Span[..got].CopyTo(buffer);
        bytes = bytes[got..];
        return got;
    }
}

/// <summary>Bytes already taken, and the rest of the stream they came from.</summary>
sealed class Resumed(ReadOnlyMemory<byte> taken, Stream rest, bool leaveOpen = false) : OneWay(rest, leaveOpen)
{
    public override int Read(Span<byte> buffer) => taken.IsEmpty ? Inner.Read(buffer) : Take(ref taken, buffer);
}
