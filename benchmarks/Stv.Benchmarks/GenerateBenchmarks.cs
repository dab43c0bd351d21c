using BenchmarkDotNet.Attributes;

namespace Stv.Benchmarks;

/// <summary>
/// An election of 100,000 papers drawn in memory and counted, beside the reading of such a file; and what a further count of one electorate
/// costs.
/// </summary>
[MemoryDiagnoser]
public class GenerateBenchmarks
{
    const int Candidates = 20;

    static readonly Decisions Lots = Decisions.InOrder(Enumerable.Range(1, Candidates));

    readonly ElectorateSpecification specification = SeedBallots.OfPapers(100_000);
    byte[] file = [];
    Election election = null!;
    Replay replay = null!;

    /// <summary>Draws the papers, and counts them once.</summary>
    [GlobalSetup]
    public void Draw()
    {
        file = SeedBallots.Blt(specification);
        election = specification.Draw();
        replay = new(election.Electorate, Rules.Scotland2011.Count(election, Lots));
    }

    /// <summary>The reading of a file of such papers, on one thread.</summary>
    [Benchmark(Baseline = true)]
    public Election Read()
    {
        using var stream = new MemoryStream(file);
        return new BltReader(stream).Read(new() { Threads = 1 });
    }

    /// <summary>The papers drawn into a merged electorate.</summary>
    [Benchmark]
    public Election Generate() => specification.Draw();

    /// <summary>The papers drawn and counted.</summary>
    [Benchmark]
    public CountResult GenerateAndCount() => Rules.Scotland2011.Count(specification.Draw(), Lots);

    /// <summary>One more count of an electorate that was counted before.</summary>
    [Benchmark]
    public CountResult CountAgain() => Rules.Scotland2011.Count(election, Lots);

    /// <summary>Of that count the sorting of papers and nothing else.</summary>
    [Benchmark]
    public long KernelAlone() => replay.Run();

    /// <summary>Ten counts of one electorate on two threads.</summary>
    [Benchmark]
    public int TenCountsOnTwoThreads() =>
        ParallelEnumerable.Range(0, 10).WithDegreeOfParallelism(2).Sum(_ => Rules.Scotland2011.Count(election, Lots).Stages.Length);
}
