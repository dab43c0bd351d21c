namespace Stv.Conformance;

/// <summary>Every stage of every election that other engines counted by keep values, recounted with papers that walk one by one.</summary>
public sealed class SlowMeekTests
{
    public static TheoryData<string> Names => [.. Sources.All
        .Where(source => Rules.ForId(source.Rule).Body is MeekLaw).Select(source => source.ToString())];

    [Theory, MemberData(nameof(Names))]
    public void Every_stage_agrees_with_papers_that_walk_one_by_one(string name)
    {
        _ = Corpus.Oracles;
        var source = Sources.All.Single(source => source.ToString() == name);
        var rule = Rules.ForId(source.Rule);
        long figures = 0;
        List<string> differences = [];
        foreach (var record in Corpus.Records(source.File + ".jsonl.gz"))
        {
            using var _ = record;
            var oracle = new Oracle(record.RootElement);
            if (source.Options(oracle) is not null) continue;
            var election = BltReader.ReadFile(source.PathOf(oracle.File)) with { Seats = oracle.Seats };
            var result = rule.Count(election, Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length)));
            if (SlowMeek.For(rule.Id).Differs(result, rule.Admit(election.Electorate).Electorate, ref figures) is { } difference)
                differences.Add($"{oracle.File}: {difference}");
        }
        Corpus.Say($"{name}, one by one: {figures} figures");
        Assert.Empty(differences);
        Assert.True(figures > 1000, $"Only {figures} figures were compared.");
    }
}
