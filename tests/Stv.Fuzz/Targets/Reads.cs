using System.IO.Compression;

namespace Stv.Fuzz;

/// <summary>What comes of reading a ballot file.</summary>
static class Reads
{
    /// <summary>How an outcome begins that is an error.</summary>
    public const string Refused = "refused: ";

    /// <summary>The election, or the error.</summary>
    public static (Election? Election, BallotFormatException? Error) Of(byte[] file, ReadOptions? options = null)
    {
        using var stream = new MemoryStream(file);
        return Of(stream, options ?? new() { Threads = 1 }, 1 << 16, 1 << 18);
    }

    static (Election? Election, BallotFormatException? Error) Of(Stream stream, ReadOptions options, int block, int buffer)
    {
        try
        {
            return (new BltReader(stream) { BlockBytes = block, BufferBytes = buffer }.Read(options), null);
        }
        catch (BallotFormatException e)
        {
            return (null, e);
        }
    }

    /// <summary>All that came of it, in words: whatever the buffers and threads are, these must be the same.</summary>
    /// <param name="file">The file, compressed or not.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="most">How many bytes come at a time.</param>
    /// <param name="block">How many bytes a thread takes at once.</param>
    /// <param name="buffer">How many bytes are held at first.</param>
    public static string Outcome(byte[] file, ReadOptions options, int most, int block, int buffer)
    {
        using var stream = Compressed.Open(new Trickle(file, most));
        var (election, error) = Of(stream, options, block, buffer);
        return error is not null ? $"{Refused}{error.Message}"
            : $"{Understood.Of(election!).Text(false)}\n{string.Join('\n', election!.Diagnostics)}";
    }

    public static byte[] Gzip(byte[] file, CompressionLevel level)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, level, leaveOpen: true)) zip.Write(file);
        return memory.ToArray();
    }
}
