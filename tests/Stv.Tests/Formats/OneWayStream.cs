namespace Stv.Tests.Formats;

/// <summary>A stream that can only be read, once.</summary>
abstract class OneWayStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Bytes of which only some come at a time.</summary>
sealed class Trickle(byte[] bytes, int most) : OneWayStream
{
    int at;

    /// <summary>At their end the source is found to be damaged.</summary>
    public bool ThenFails { get; init; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int got = Math.Min(Math.Min(buffer.Length, most), bytes.Length - at);
        if (got == 0 && ThenFails) throw new InvalidDataException("Damaged.");
        bytes.AsSpan(at, got).CopyTo(buffer);
        at += got;
        return got;
    }
}
