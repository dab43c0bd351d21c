using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Stv.Samples;

namespace Stv.Benchmarks;

/// <summary>
/// Reading a BLT file in memory, against a reader as one would write it in an afternoon: the parsing alone, and into an electorate
/// in which equal rankings are merged.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class ReadBenchmarks
{
    const int Candidates = 20, BlockBytes = 1 << 16;

    byte[] file = [];
    int begin, end;

    [Params(100_000, 1_000_000)]
    public int Papers { get; set; }

    /// <summary>Draws the papers.</summary>
    [GlobalSetup]
    public void Draw()
    {
        file = SeedBallots.Blt(SeedBallots.OfPapers(Papers));
        begin = file.AsSpan().IndexOf((byte)'\n') + 1;
        end = file.AsSpan().LastIndexOf("\n0\n"u8) + 1;
    }

    /// <summary>Lines, words and numbers of the simple reader.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Parse")]
    public long SimpleParseAlone()
    {
        using var stream = new MemoryStream(file);
        return SimpleReader.Parse(stream);
    }

    /// <summary>The reader's lines: every ballot checked and hashed, ready to be merged, and then forgotten.</summary>
    [Benchmark, BenchmarkCategory("Parse")]
    public long ParseAlone()
    {
        var plain = new BltPlain(Candidates, 2 * BltPlain.Slack);
        var block = new BltBlock(Candidates);
        long papers = 0;
        for (int at = begin; at < end; at = block.Reached)
        {
            int near = Math.Min(at + BlockBytes, end) - 1;
            block.Set(at, near + file.AsSpan(near).IndexOf((byte)'\n') + 1);
            plain.Read(file, block, lineEnds: false);
            papers += block.Ballots.Papers;
        }
        return papers;
    }

    /// <summary>The simple reader with its dictionary.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Read")]
    public int SimpleRead()
    {
        using var stream = new MemoryStream(file);
        return SimpleReader.Read(stream).Count;
    }

    /// <summary>The reader on one thread.</summary>
    [Benchmark, BenchmarkCategory("Read")]
    public Election Read() => Read(1);

    /// <summary>The reader on two.</summary>
    [Benchmark, BenchmarkCategory("Read")]
    public Election ReadTwoThreads() => Read(2);

    /// <summary>A reader as somebody else would write it, with what the library offers to all: on one thread.</summary>
    [Benchmark, BenchmarkCategory("Read")]
    public Election OwnReader() => new LineReader(file).Read(new() { Threads = 1 });

    /// <summary>The same reader on two.</summary>
    [Benchmark, BenchmarkCategory("Read")]
    public Election OwnReaderTwoThreads() => new LineReader(file).Read(new() { Threads = 2 });

    /// <summary>Two readings side by side, each on a thread of its own: what the machine gives to two threads that share nothing.</summary>
    [Benchmark, BenchmarkCategory("Read")]
    public (Election, Election) ReadTwice()
    {
        Election? other = null;
        var beside = new Thread(() => other = Read(1));
        beside.Start();
        var one = Read(1);
        beside.Join();
        return (one, other!);
    }

    Election Read(int threads)
    {
        using var stream = new MemoryStream(file);
        return new BltReader(stream).Read(new() { Threads = threads });
    }
}
