using BenchmarkDotNet.Attributes;

namespace Stv.Benchmarks;

/// <summary>
/// The Scottish count of 20 candidates for 9 seats: with the papers as they come and sorted, beside the time that sorting the electorate
/// takes, the sorting of papers alone, and the same count by a simple kernel of lists.
/// </summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    const int Candidates = 20, Seats = 9;

    static readonly Decisions Lots = Decisions.InOrder(Enumerable.Range(1, Candidates));

    Electorate drawn = null!;
    Electorate sorted = null!;
    Replay replay = null!;

    /// <summary>How many papers.</summary>
    [Params(100_000, 1_000_000)]
    public int Papers { get; set; }

    /// <summary>Draws the papers, and makes sure that all that is compared gives the same figures.</summary>
    [GlobalSetup]
    public void Draw()
    {
        drawn = SeedBallots.OfPapers(Papers).Draw().Electorate;
        sorted = drawn.Sort();
        var (result, simple) = (Count(), ListKernel.Count(drawn, Seats));
        replay = new(sorted, result);
        Console.WriteLine($"// {sorted.Rankings} rankings; {result.Stages.Length} stages; {replay.Run()} rankings sorted");
        bool same = result.Elected.SequenceEqual(simple.Elected) && result.Stages.Length == simple.Stages.Count
            && result.Stages.Zip(simple.Stages).All(pair => pair.First.Exhausted == pair.Second[0]
                && Enumerable.Range(1, Candidates).All(c => pair.First.Votes[c] == pair.Second[c]));
        if (!same) throw new InvalidOperationException("The simple kernel has other figures.");
    }

    /// <summary>Parcels as lists, papers as they come.</summary>
    [Benchmark(Baseline = true)]
    public object Lists() => ListKernel.Count(drawn, Seats);

    /// <summary>The count of the papers as they come.</summary>
    [Benchmark]
    public CountResult CountAsRead() => Rules.Scotland2011.Count(drawn, Seats, Lots);

    /// <summary>The count of the papers sorted.</summary>
    [Benchmark]
    public CountResult Count() => Rules.Scotland2011.Count(sorted, Seats, Lots);

    /// <summary>Of that count the sorting of papers and nothing else: the rest is rule, ties, stages and arithmetic.</summary>
    [Benchmark]
    public long KernelAlone() => replay.Run();

    /// <summary>Sorting the electorate.</summary>
    [Benchmark]
    public Electorate SortElectorate() => drawn.Sort();

    /// <summary>How many rankings the count of so many papers sorts.</summary>
    public static long Visited(int papers)
    {
        var benchmarks = new KernelBenchmarks { Papers = papers };
        benchmarks.Draw();
        return benchmarks.replay.Run();
    }
}
