using System.Text;

namespace Stv.Conformance;

/// <summary>Wherever the bytes held end, and on however many threads they are read, a real file reads alike.</summary>
public sealed class BufferTests
{
    [Fact]
    public void Every_raw_Scottish_file_reads_alike_whatever_is_held()
    {
        int files = 0;
        foreach (string file in Corpus.ScotFiles())
        {
            byte[] text = File.ReadAllBytes(file);
            string expected = Read(text, 1 << 18, 1 << 16, 1);
            foreach (var (held, block, threads) in new[] { (1, 64, 1), (61, 300, 2), (4_096, 1_000, 3), (1 << 16, 1 << 12, 8) })
                Assert.Equal((file, expected), (file, Read(text, held, block, threads)));
            files++;
        }
        Assert.Equal(856, files);
    }

    static string Read(byte[] text, int held, int block, int threads)
    {
        using var stream = new MemoryStream(text);
        var election = new BltReader(stream, "f") { BufferBytes = held, BlockBytes = block }
            .Read(new() { Threads = threads }, TestContext.Current.CancellationToken);
        using var written = new MemoryStream();
        BltWriter.Write(election, written);
        return Encoding.UTF8.GetString(written.ToArray()) + string.Join('\n', election.Diagnostics);
    }
}
