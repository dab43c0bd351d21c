using System.IO.Compression;

namespace Stv;

/// <summary>Opens what may be compressed.</summary>
public static class Compressed
{
    /// <summary>
    /// The content of a stream: decompressed if it begins as gzip does (1F 8B), as it is otherwise. Nothing is sought, so
    /// standard input will do. Several gzip files joined into one are read one after the other. Reading throws an
    /// <see cref="InvalidDataException"/> where the checksum or the length of any of them is not that of its content, where an end is
    /// cut off, and where anything else follows the last one, zeros too. Thread-safe; the result is not.
    /// </summary>
    /// <param name="stream">The stream, from where it stands; closed together with the result.</param>
    /// <returns>A stream for reading only.</returns>
    public static Stream Open(Stream stream) => Open(stream, leaveOpen: false);

    /// <inheritdoc cref="Open(Stream)"/>
    internal static Stream Open(Stream stream, bool leaveOpen)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var first = new byte[2];
        int got = stream.ReadAtLeast(first, 2, throwOnEndOfStream: false);
        var whole = new Resumed(first.AsMemory(0, got), stream, leaveOpen);
        return first is [0x1F, 0x8B] ? new Unzipped(whole) : whole;
    }

    /// <summary>
    /// The content of gzip files joined into one. The decompressor checks the sums and lengths it meets, but takes an end that is cut off,
    /// and something else behind it, for a good end. So a small gzip file of our own follows the last byte: it comes out, and
    /// nothing but it, only where what stands before it is whole.
    /// </summary>
    sealed class Unzipped : OneWay
    {
        readonly Followed compressed;
        readonly GZipStream content;
        bool atEnd;

        public Unzipped(Stream file) : base(file)
        {
            compressed = new(file, LastMember);
            content = new(compressed, CompressionMode.Decompress);
        }

        public override int Read(Span<byte> buffer)
        {
            if (atEnd || buffer.IsEmpty) return 0;
            int got = Decompressed(buffer);
            if (!compressed.AtEnd && got > 0) return got;
            if (!compressed.AtEnd) throw new InvalidDataException("Something that is no gzip file follows the end of one.");
            // What stood before our own file has been given out: the decompressor asks for more when it has no more to give.
            Span<byte> more = stackalloc byte[1];
            if (got != 1 || buffer[0] != Mark || Decompressed(more) != 0) throw new InvalidDataException("The end is cut off.");
            atEnd = true;
            return 0;
        }

        int Decompressed(Span<byte> buffer)
        {
            try
            {
                return content.Read(buffer);
            }
            catch (InvalidDataException e)
            {
                // The decompressor's own words are of archives and methods of compression, whatever is wrong.
                string wrong = compressed.AtEnd
                    ? "The end is cut off, or its checksum or length is wrong."
                    : "A checksum, a length or a code in it is wrong.";
                throw new InvalidDataException(wrong, e);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
                compressed.Dispose();
            }
            base.Dispose(disposing);
        }
    }

    const byte Mark = 0;

    /// <summary>A gzip file of one byte, <see cref="Mark"/>: header, a stored block, checksum and length.</summary>
    static readonly byte[] LastMember =
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1, 1, 0, 0xFE, 0xFF, Mark, 0x8D, 0xEF, 0x02, 0xD2, 1, 0, 0, 0];

    /// <summary>A stream, and bytes that follow its last.</summary>
    sealed class Followed(Stream rest, ReadOnlyMemory<byte> after) : OneWay(rest)
    {
        /// <summary>All of the stream has been read, and something of what follows it.</summary>
        public bool AtEnd { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (!AtEnd && Inner.Read(buffer) is > 0 and var got) return got;
            AtEnd = true;
            return OneWay.Take(ref after, buffer);
        }
    }
}
