using System.IO.Compression;
using System.Text;

namespace Stv.Tests.Formats;

/// <summary>Streams that may only be awaited, as those of web requests: what is read and written is what it is otherwise.</summary>
public sealed class AsyncTests
{
    static readonly string Model = Repository.PathOf("seeds", "model-election.blt");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ballots_are_read_plain_or_compressed()
    {
        byte[] plain = await File.ReadAllBytesAsync(Model, Cancel);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(plain);
        var expected = BltReader.ReadFile(Model);
        foreach (byte[] bytes in (byte[][])[plain, packed.ToArray()])
            foreach (int step in (int[])[1, 1000, int.MaxValue])
                Assert.Equal(expected, await new BltReader(new Awaited(bytes, step)).ReadAsync(cancel: Cancel));
        Assert.Equal(expected, await BltReader.ReadFileAsync(Model, cancel: Cancel));
        await Assert.ThrowsAsync<NotSupportedException>(() => Task.Run(() => new BltReader(new Awaited(plain, 9)).Read()));
    }

    // More than is held at once, so that the reader waits for the stream and the stream for the reader.
    [Fact]
    public async Task Large_ballots_go_through_a_bounded_buffer()
    {
        byte[] large = Large();
        var seen = new Watch();
        var read = await new BltReader(new Awaited(large, 100_000)).ReadAsync(new() { Progress = seen }, Cancel);
        Assert.Equal(new BltReader(new MemoryStream(large)).Read(), read);
        Assert.InRange(seen.Times, 2, int.MaxValue);
    }

    [Fact]
    public async Task A_fault_is_told_without_waiting_for_the_rest()
    {
        byte[] large = Large();
        large[50] = (byte)'x';
        using var endless = new Awaited(large, 100_000) { Stalls = true };
        var error = await Assert.ThrowsAsync<BallotFormatException>(() => new BltReader(endless, "a.blt").ReadAsync(cancel: Cancel));
        Assert.Equal(Assert.Throws<BallotFormatException>(() => new BltReader(new MemoryStream(large), "a.blt").Read()).Message,
            error.Message);
    }

    [Fact]
    public async Task A_stream_that_breaks_or_is_given_up_says_so()
    {
        await Assert.ThrowsAsync<IOException>(() =>
            new BltReader(new Awaited(Large(), 100_000) { Breaks = true }).ReadAsync(cancel: Cancel));
        await Assert.ThrowsAsync<IOException>(() => ResultJson.ReadAsync(new Awaited("{"u8.ToArray(), 1) { Breaks = true }, Cancel));
        await Assert.ThrowsAsync<IOException>(() => ResultJson.WriteAsync(Counts.Model, new Awaited([], 1) { Breaks = true }, Cancel));
        using var soon = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new BltReader(new Awaited(Large(), 100_000) { Stalls = true }).ReadAsync(cancel: soon.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ResultJson.WriteAsync(Counts.Model, new Awaited([], 1), soon.Token));
    }

    [Fact]
    public async Task Results_decisions_and_ballots_are_written_and_read()
    {
        var election = BltReader.ReadFile(Model);
        var result = Rules.Scotland2011.Count(election);
        var decisions = new Decisions([new(Purpose.Exclude, [2, 3], 3)], [4, 1]);
        (Func<Stream, Task> Async, Action<Stream> Sync)[] writers =
        [
            (output => ResultJson.WriteAsync(result, output, Cancel), output => ResultJson.Write(result, output)),
            (output => RctabJson.WriteAsync(result, output, Cancel), output => RctabJson.Write(result, output)),
            (output => UniversalRcvJson.WriteAsync(result, output, Cancel), output => UniversalRcvJson.Write(result, output)),
            (output => OpaVoteJson.WriteAsync(result, output, Cancel), output => OpaVoteJson.Write(result, output)),
            (output => DecisionsJson.WriteAsync(decisions, output, Cancel), output => DecisionsJson.Write(decisions, output)),
            (output => BltWriter.WriteAsync(election, output, Cancel), output => BltWriter.Write(election, output)),
        ];
        foreach (var (write, expected) in writers)
        {
            using Awaited awaited = new([], 1);
            await write(awaited);
            using var memory = new MemoryStream();
            expected(memory);
            Assert.Equal(memory.ToArray(), awaited.Written);
        }
        using Awaited json = new(Encoding.UTF8.GetBytes(ResultJson.ToText(result)), 7),
            lots = new(Encoding.UTF8.GetBytes(DecisionsJson.ToText(decisions)), 7);
        Assert.Equal(result, await ResultJson.ReadAsync(json, Cancel));
        Assert.Equal(decisions, await DecisionsJson.ReadAsync(lots, null, Cancel));
        await Assert.ThrowsAsync<ResultRefusedException>(() =>
            RctabJson.WriteAsync(Rules.MeekNz.Count(election), new Awaited([], 1), Cancel));
    }

    [Fact]
    public async Task Sheets_are_written()
    {
        var result = Counts.Model;
        var provenance = new Provenance("x");
        (Func<TextWriter, Task> Async, Action<TextWriter> Sync)[] writers =
        [
            (output => TextSheet.WriteAsync(result, output, 80, Cancel), output => TextSheet.Write(result, output, 80)),
            (output => HtmlSheet.WriteAsync(result, output, provenance, Cancel), output => HtmlSheet.Write(result, output, provenance)),
            (output => MarkdownSheet.WriteAsync(result, output, provenance, Cancel), output =>
                MarkdownSheet.Write(result, output, provenance)),
            (output => ResultCsv.WriteAsync(result, output, Cancel), output => ResultCsv.Write(result, output)),
        ];
        foreach (var (write, expected) in writers)
        {
            using Awaited awaited = new([], 1);
            await using (var text = new StreamWriter(awaited, leaveOpen: true) { NewLine = "\r\n" }) await write(text);
            using var memory = new StringWriter { NewLine = "\r\n" };
            expected(memory);
            Assert.Equal(memory.ToString(), Encoding.UTF8.GetString(awaited.Written));
        }
        string table = "Candidate,Stage 1\nSmith,134\n";
        using var reader = new StreamReader(new Awaited(Encoding.UTF8.GetBytes(table), 3));
        Assert.Equal(OfficialTable.Read(new StringReader(table)).Rows.Length,
            (await OfficialTable.ReadAsync(reader, cancel: Cancel)).Rows.Length);
    }

    static byte[] Large()
    {
        var random = new Random(5);
        var text = new StringBuilder("9 3\n");
        for (int i = 0; i < 200_000; i++)
            text.Append(random.Next(1, 99)).Append(' ').AppendJoin(' ', random.GetItems([1, 2, 3, 4, 5, 6, 7, 8, 9], 5).Distinct())
                .Append(" 0\n");
        text.Append("0\n").AppendJoin('\n', Enumerable.Range(1, 9).Select(n => $"\"{n}\"")).Append("\n\"T\"\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    sealed class Watch : IProgress<ReadProgress>
    {
        public int Times { get; private set; }

        public void Report(ReadProgress value) => Times++;
    }

    /// <summary>A stream as ASP.NET gives it: whoever does not await is refused.</summary>
    sealed class Awaited(byte[] bytes, int step) : Stream
    {
        readonly MemoryStream written = new();
        int at;

        /// <summary>It never comes to its end.</summary>
        public bool Stalls { get; init; }

        /// <summary>It fails in the middle, or where it is written to.</summary>
        public bool Breaks { get; init; }

        public byte[] Written => written.ToArray();

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (Breaks && at >= bytes.Length / 2) throw new IOException("The line is down.");
            int got = Math.Min(Math.Min(step, buffer.Length), bytes.Length - at);
            if (got == 0 && Stalls) await Task.Delay(Timeout.Infinite, cancellationToken);
            bytes.AsMemory(at, got).CopyTo(buffer);
            at += got;
            return got;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (Breaks) throw new IOException("The line is down.");
            await written.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Await it.");
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Await it.");
        public override void Flush() => throw new NotSupportedException("Await it.");
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
