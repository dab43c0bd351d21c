namespace Stv.Conformance;

public sealed class OracleTests
{
    static readonly Dictionary<string, Comparison> Done = [];

    public static TheoryData<string> Names => [.. Sources.All.Select(source => source.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_equals_the_other_engines_but_for_its_proven_faults(string name)
    {
        _ = Corpus.Oracles;
        var comparison = Compared(Sources.All.Single(source => source.ToString() == name));
        Corpus.Say($"{name}: {comparison.Elections} elections, {comparison.Figures} figures, {comparison.Differences.Count} differences, "
            + $"{comparison.Files} elections with a proven fault of the other engine");
        Assert.Empty(comparison.Differences);
        Assert.Empty(comparison.Stale);
        Assert.Equal(comparison.Source.Elections, comparison.Elections);
    }

    [Fact]
    public void The_table_of_evidence_says_what_was_compared()
    {
        _ = Corpus.Oracles;
        EvidencePage.Check([.. Sources.All.Select(Compared)]);
    }

    static Comparison Compared(Source source)
    {
        lock (Done)
            return Done.TryGetValue(source.ToString(), out var done) ? done : Done[source.ToString()] = Comparison.Of(source);
    }
}
