using BenchmarkDotNet.Attributes;

namespace Stv.Benchmarks;

/// <summary>An election of 100,000 papers, 20 candidates and 9 seats: reading it, building its electorate, counting it.</summary>
[MemoryDiagnoser]
public class CountBenchmarks
{
    const int Papers = 100_000, Candidates = 20, Seats = 9;

    static readonly Decisions Lots = Decisions.InOrder(Enumerable.Range(1, Candidates));

    byte[] file = [];
    int[][] rankings = [];
    Electorate electorate = null!;

    /// <summary>Draws the papers.</summary>
    [GlobalSetup]
    public void Draw()
    {
        file = new SyntheticBallots(2020, Candidates).Blt(Papers, Seats);
        rankings = [.. new SyntheticBallots(2020, Candidates).Draw(Papers)];
        electorate = Build();
    }

    /// <summary>A BLT file in memory, read into a merged electorate.</summary>
    [Benchmark]
    public Election Read()
    {
        using var stream = new MemoryStream(file);
        return new BltReader(stream).Read();
    }

    /// <summary>Rankings in memory, merged into an electorate.</summary>
    [Benchmark]
    public Electorate Build()
    {
        var builder = new ElectorateBuilder(Candidates);
        foreach (int[] ranking in rankings) builder.Add(1, ranking);
        return builder.Build(Enumerable.Range(1, Candidates).Select(n => $"Candidate {n}"));
    }

    /// <summary>The whole count under the Scottish rules.</summary>
    [Benchmark(Baseline = true)]
    public CountResult Count() => Rules.Scotland2011.Count(electorate, Seats, Lots);
}
