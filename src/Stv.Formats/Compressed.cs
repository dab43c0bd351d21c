using System.IO.Compression;

namespace Stv;

/// <summary>Opens what may be compressed.</summary>
public static class Compressed
{
    /// <summary>
    /// The content of a stream: decompressed if it begins as gzip does (1F 8B), as it is otherwise. Nothing is sought, so
    /// standard input will do.
    /// </summary>
    /// <param name="stream">The stream, from where it stands; closed together with the result.</param>
    /// <returns>A stream for reading only.</returns>
    public static Stream Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var first = new byte[2];
        int got = stream.ReadAtLeast(first, 2, throwOnEndOfStream: false);
        var whole = new Resumed(first.AsMemory(0, got), stream);
        return first is [0x1F, 0x8B] ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }

    /// <summary>Bytes already taken, and the rest of the stream they came from.</summary>
    sealed class Resumed(ReadOnlyMemory<byte> taken, Stream rest) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (taken.IsEmpty) return rest.Read(buffer);
            int got = Math.Min(buffer.Length, taken.Length);
            taken.Span[..got].CopyTo(buffer);
            taken = taken[got..];
            return got;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
