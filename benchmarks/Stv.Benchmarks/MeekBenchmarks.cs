using BenchmarkDotNet.Attributes;

namespace Stv.Benchmarks;

/// <summary>
/// Counts by keep values beside a count that moves papers at a value: the same 100,000 papers, sorted, 20 candidates and 9 seats.
/// </summary>
[MemoryDiagnoser]
public class MeekBenchmarks
{
    const int Candidates = 20, Seats = 9;

    static readonly Decisions Lots = Decisions.InOrder(Enumerable.Range(1, Candidates));

    Electorate electorate = null!;

    /// <summary>Draws the papers and sorts them.</summary>
    [GlobalSetup]
    public void Draw()
    {
        electorate = SeedBallots.OfPapers(100_000).Draw().Electorate.Sort();
        foreach (string id in new[] { "scotland-2011", "meek-nz", "meek-prf", "warren", "meek-1987", "meek-droop-guarded" })
            Console.WriteLine($"// {id}: {Rules.ForId(id).Count(electorate, Seats, Lots).Stages.Length} stages");
    }

    /// <summary>The whole count under the Scottish rules.</summary>
    [Benchmark(Baseline = true)]
    public CountResult Scotland() => Rules.Scotland2011.Count(electorate, Seats, Lots);

    /// <summary>Hill's program: nine places, exclusion on the lead.</summary>
    [Benchmark]
    public CountResult Hill() => Rules.ForId("meek-nz").Count(electorate, Seats, Lots);

    /// <summary>The reference rule: nine places, every decision waits until the surplus is a millionth.</summary>
    [Benchmark]
    public CountResult Prf() => Rules.ForId("meek-prf").Count(electorate, Seats, Lots);

    /// <summary>Warren's method.</summary>
    [Benchmark]
    public CountResult Warren() => Rules.ForId("warren").Count(electorate, Seats, Lots);

    /// <summary>Algorithm 123: eighteen places.</summary>
    [Benchmark]
    public CountResult Algorithm123() => Rules.ForId("meek-1987").Count(electorate, Seats, Lots);

    /// <summary>Quasi-exact: eighteen places and nine guard digits.</summary>
    [Benchmark]
    public CountResult Guarded() => Rules.ForId("meek-droop-guarded").Count(electorate, Seats, Lots);
}
