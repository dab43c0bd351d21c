namespace Stv.Fuzz;

/// <summary>Bytes of which only some come at a time, as from a pipe.</summary>
sealed class Trickle(byte[] bytes, int most) : Stream
{
    int at;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int got = Math.Min(Math.Min(buffer.Length, most), bytes.Length - at);
        bytes.AsSpan(at, got).CopyTo(buffer);
        at += got;
        return got;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
