using System.IO.Compression;

namespace Stv;

/// <summary>Opens what may be compressed.</summary>
public static class Compressed
{
    /// <summary>
    /// The content of a stream: decompressed if it begins as gzip does (1F 8B), as it is otherwise. Nothing is sought, so
    /// standard input will do. A gzip file whose end is cut off is told by the length it should end with: reading it then throws
    /// an <see cref="InvalidDataException"/>. Several gzip files joined into one are not read. Thread-safe; the result is not.
    /// </summary>
    /// <param name="stream">The stream, from where it stands; closed together with the result.</param>
    /// <returns>A stream for reading only.</returns>
    public static Stream Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var first = new byte[2];
        int got = stream.ReadAtLeast(first, 2, throwOnEndOfStream: false);
        var whole = new Resumed(first.AsMemory(0, got), stream);
        return first is [0x1F, 0x8B] ? new Unzipped(whole) : whole;
    }

    /// <summary>A stream that is only read, once, from its beginning to its end.</summary>
    abstract class OneWay(Stream inner) : Stream
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
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>
    /// The content of a gzip file. The decompressor checks what is there; it does not miss an end that is not, so the length that
    /// stands in the last four bytes is compared with what came out.
    /// </summary>
    sealed class Unzipped(Stream file) : OneWay(file)
    {
        readonly LastBytes compressed = new(file);
        GZipStream? content;
        long length;

        public override int Read(Span<byte> buffer)
        {
            content ??= new(compressed, CompressionMode.Decompress);
            int got = content.Read(buffer);
            length += got;
            if (got == 0 && !buffer.IsEmpty && compressed.AtEnd() != unchecked((uint)length))
                throw new InvalidDataException("The length at its end is not that of its content.");
            return got;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content?.Dispose();
                compressed.Dispose();
            }
            base.Dispose(disposing);
        }
    }

    /// <summary>A stream of which the last four bytes are remembered.</summary>
    sealed class LastBytes(Stream rest) : OneWay(rest)
    {
        uint last;

        public override int Read(Span<byte> buffer)
        {
            int got = Inner.Read(buffer);
            foreach (byte b in buffer[Math.Max(0, got - 4)..got]) last = last >> 8 | (uint)b << 24;
            return got;
        }

        /// <summary>Reads to the end; the last four bytes as a number, the least significant first.</summary>
        public uint AtEnd()
        {
            Span<byte> rest = stackalloc byte[256];
            while (Read(rest) > 0) { }
            return last;
        }
    }

    /// <summary>Bytes already taken, and the rest of the stream they came from.</summary>
    sealed class Resumed(ReadOnlyMemory<byte> taken, Stream rest) : OneWay(rest)
    {
        public override int Read(Span<byte> buffer)
        {
            if (taken.IsEmpty) return Inner.Read(buffer);
            int got = Math.Min(buffer.Length, taken.Length);
            taken.Span[..got].CopyTo(buffer);
            taken = taken[got..];
            return got;
        }
    }
}
