using System.IO.Compression;
using System.Text;

namespace Stv.Tests.Formats;

/// <summary>What never ends, or is too much, is refused soon and in little memory; a reading can be stopped and watched.</summary>
public sealed class BltLimitsTests
{
    /// <summary>A text, and then another without end.</summary>
    sealed class Endless(string first, string again) : OneWayStream
    {
        readonly byte[] head = Encoding.UTF8.GetBytes(first), tail = Encoding.UTF8.GetBytes(again);
        long at;

        public long Given => at;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at > 1L << 31) throw new InvalidOperationException("Far too much was read.");
            for (int i = 0; i < count; i++, at++) buffer[offset + i] = at < head.Length ? head[at] : tail[(at - head.Length) % tail.Length];
            return count;
        }
    }

    [Theory]
    [InlineData("", " \n", "too-long")]
    [InlineData("", "9", "too-long")]
    [InlineData("", "0", "too-long")]
    [InlineData("", "\0", "too-long")]
    [InlineData("#", "x", "too-long")]
    [InlineData("/*", "x", "too-long")]
    [InlineData("", "/*", "too-long")]
    [InlineData("3 1 ", "-2 ", null)]
    [InlineData("3 1 [nick ", "a", "too-long")]
    [InlineData("3 1 [nick ", "a ", "option-invalid")]
    [InlineData("3 1 [tie ", "1 ", "option-invalid")]
    [InlineData("3 1 [droop ", "1 ", "too-long")]
    [InlineData("3 1 1 ", "2 ", "too-long")]
    [InlineData("3 1 1 ", "2=", "too-long")]
    [InlineData("3 1 1 ", "- ", "too-long")]
    [InlineData("3 1 1 ", "2\n", null)]
    [InlineData("3 1 1 ", "2 # comment\n", null)]
    [InlineData("3 1 1 2 0 ", "\n", "too-long")]
    [InlineData("3 1 1 2 0 ", "(", "too-long")]
    [InlineData("3 1 1 2 0 (", " ", "too-long")]
    [InlineData("3 1 1 2 0 0 ", "\n", "too-long")]
    [InlineData("3 1 1 2 0 0 \"", "x", "too-long")]
    [InlineData("3 1 1 2 0 0 ", "x", "too-long")]
    [InlineData("3 1 1 2 0 0 ", "\"x\" ", "too-long")]
    [InlineData("3 1 1 2 0 0 ", "# ALTERNATIVE NAME 1: x\n", "too-long")]
    [InlineData("3 1 1 2 0 0 \"A\" \"B\" \"C\" \"T\"\n", "x\n", "too-long")]
    [InlineData("3 1 1 2 0 0 \"A\" \"B\" \"C\" \"T\"\n", " ", "too-long")]
    public void What_never_ends_is_refused_in_bounded_memory(string first, string again, string? code)
    {
        using var stream = new Endless(first, again);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var reader = new BltReader(stream);
        long before = GC.GetAllocatedBytesForCurrentThread();
        if (code is null)
        {
            // Ballots, or withdrawn candidates, without end are no error: they are read until somebody has had enough.
            stop.CancelAfter(TimeSpan.FromMilliseconds(300));
            Assert.ThrowsAny<OperationCanceledException>(() => reader.Read(null, stop.Token));
        }
        else
        {
            Assert.Equal(code, Assert.Throws<BallotFormatException>(() => reader.Read(null, stop.Token)).Diagnostic.Code);
            Assert.True(stream.Given < 16 << 20, $"{stream.Given} bytes were read.");
        }
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Fact]
    public void A_gzip_file_is_known_by_its_first_bytes_and_reads_as_the_plain_one()
    {
        const string Text = "3 1\n2 1 3 0\n0\n" + Blt.Names;
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Zip(Encoding.UTF8.GetBytes(Text)));
            var zipped = BltReader.ReadFile(path, null, TestContext.Current.CancellationToken);
            File.WriteAllText(path, Text);
            var plain = BltReader.ReadFile(path, null, TestContext.Current.CancellationToken);
            Assert.Equal(["2: 1 3"], Blt.Ballots(zipped));
            Assert.Equal(Blt.Write(plain), Blt.Write(zipped));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Streams_open_compressed_or_not_without_being_sought(int length)
    {
        byte[] bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        foreach (byte[] source in new[] { bytes, Zip(bytes) })
        {
            if (length == 0 && source.Length > 0) continue;
            using var opened = Compressed.Open(new MemoryStream(source));
            using var all = new MemoryStream();
            opened.CopyTo(all);
            Assert.Equal(bytes, all.ToArray());
        }
    }

    [Fact]
    public void Compressed_data_cut_short_anywhere_is_an_error()
    {
        var text = new StringBuilder("3 1\n");
        var random = new Random(3);
        for (int i = 0; i < 2000; i++) text.Append(random.Next(1, 9999)).Append(' ').Append(random.Next(1, 4)).Append(" 0\n");
        byte[] zipped = Zip(Encoding.UTF8.GetBytes(text + "0\n" + Blt.Names));
        for (int length = 2; length < zipped.Length; length += length < zipped.Length - 300 ? 97 : 1)
        {
            using var stream = Compressed.Open(new MemoryStream(zipped[..length]));
            var error = Assert.Throws<BallotFormatException>(() => new BltReader(stream).Read(null, TestContext.Current.CancellationToken));
            Assert.Equal("compressed-data", error.Diagnostic.Code);
        }
        zipped[zipped.Length / 2] ^= 0x55;
        using var damaged = Compressed.Open(new MemoryStream(zipped));
        Assert.Throws<BallotFormatException>(() => new BltReader(damaged).Read(null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_reading_can_be_stopped_before_and_within()
    {
        using var stop = new CancellationTokenSource();
        using var stream = new Endless("3 1\n", "1 2 3 0\n");
        var options = new ReadOptions { Progress = new Told(p => { if (p.Bytes > 5_000_000) stop.Cancel(); }) };
        Assert.ThrowsAny<OperationCanceledException>(() => new BltReader(stream).Read(options, stop.Token));
        Assert.True(stream.Given < 9_000_000);
        Assert.ThrowsAny<OperationCanceledException>(() => new BltReader(stream).Read(null, stop.Token));
    }

    [Fact]
    public void Progress_tells_bytes_and_papers()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("3 1\n" + string.Concat(Enumerable.Repeat("2 1 3 0\n", 200_000)) + "0\n" + Blt.Names);
        var told = new List<ReadProgress>();
        Blt.Read(bytes, new() { Progress = new Told(told.Add) });
        Assert.True(told.Count > 3);
        Assert.Equal(told.OrderBy(p => p.Bytes), told);
        Assert.All(told, p => Assert.Equal(bytes.Length, p.TotalBytes));
        Assert.Equal(bytes.Length, told[^1].Bytes);
        Assert.InRange(told[^1].Papers, 200_000, 400_000);
    }

    sealed class Told(Action<ReadProgress> tell) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => tell(value);
    }

    static byte[] Zip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest)) zip.Write(bytes);
        return stream.ToArray();
    }
}
