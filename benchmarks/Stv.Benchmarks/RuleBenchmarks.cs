using BenchmarkDotNet.Attributes;

namespace Stv.Benchmarks;

/// <summary>The same 100,000 papers, 20 candidates and 9 seats, counted under one rule set of each family.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    const int Candidates = 20, Seats = 9;

    static readonly Decisions Lots = Decisions.InOrder(Enumerable.Range(1, Candidates));

    Electorate electorate = null!;
    Rule rule = null!;

    /// <summary>The rule set counted under.</summary>
    [Params("scotland-2011", "ers97", "northern-ireland", "aec-senate-2019", "act-2021", "prf-wigm", "block-vote")]
    public string Id { get; set; } = "";

    /// <summary>Draws the papers.</summary>
    [GlobalSetup]
    public void Draw()
    {
        rule = Rules.ForId(Id);
        electorate = SeedBallots.OfPapers(100_000).Draw().Electorate;
    }

    /// <summary>The whole count.</summary>
    [Benchmark]
    public CountResult Count() => rule.Count(electorate, Seats, Lots);
}

/// <summary>
/// The Senate election of 2019 in the ACT, where its papers lie beside the repository; elsewhere a synthetic one of its size. The sorting
/// alone of every paper that the count moves shows how much of the count is anything else.
/// </summary>
[MemoryDiagnoser]
public class SenateBenchmarks
{
    Election election = null!;
    Replay replay = null!;
    Decisions lots = Decisions.None;

    /// <summary>Reads or draws the papers.</summary>
    [GlobalSetup]
    public void Read()
    {
        string file = Path.Combine(Data(), "australia", "senate", "senate-2019-act.blt.gz");
        if (File.Exists(file)) election = BltReader.ReadFile(file);
        else election = SeedBallots.OfPapers(100_000).Draw() with { Seats = 2 };
        lots = Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length));
        replay = new(election.Electorate, Count());
        Console.WriteLine($"// {election.Electorate.Rankings} rankings, {replay.Run()} sorted; {(File.Exists(file) ? file : "synthetic")}");
    }

    /// <summary>The whole count.</summary>
    [Benchmark(Baseline = true)]
    public CountResult Count() => Rules.AecSenate2019.Count(election, lots);

    /// <summary>The rankings that the count moves, sorted as often as it sorts them, and nothing else.</summary>
    [Benchmark]
    public long SortingAlone() => replay.Run();

    /// <summary>How many rankings the count sorts.</summary>
    public static long Visited()
    {
        var benchmarks = new SenateBenchmarks();
        benchmarks.Read();
        return benchmarks.replay.Run();
    }

    static string Data() => Environment.GetEnvironmentVariable("STV_CONFORMANCE") ?? Up(AppContext.BaseDirectory);

    static string Up(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, "..", "shared", "conformance") is var beside && Directory.Exists(beside)) return beside;
        return "";
    }
}
