using System.Collections.Immutable;

namespace Stv.Conformance;

/// <summary>Every set of elections that other engines counted, by the rule set it is compared with.</summary>
internal static class Sources
{
    static readonly ImmutableDictionary<string, string> EqualRanks = new Dictionary<string, string>
    {
        ["droop/meek/eq1.blt"] = "papers with equal ranks are dropped from the votes and kept in the total",
        ["droop/meek/eq2.blt"] = "papers with equal ranks are dropped from the votes and kept in the total",
    }.ToImmutableDictionary();

    public static ImmutableArray<Source> All { get; } = [.. Scotland];

    static IEnumerable<Source> Scotland =>
    [
        .. Corpora("scotland.ref", "independent reading of rules 45-52", (856, 405, 132, 0)).Select(source => source with
        {
            NonTransferable = NonTransferable.Exhausted,
        }),
        .. Corpora("ScottishSTV.openstv", "OpenSTV 1.7", (856, 404, 132, 41)).Select(source => source with
        {
            Wrong = new Dictionary<string, string> { ["synth/tiny-102.blt"] = "a candidate without votes is not elected; rule 53 elects whoever continues when seats suffice" }.ToImmutableDictionary(),
        }),
        .. Corpora("scotland.droop", "Droop 0.14", (856, 405, 132, 47)).Select(source => source with
        {
            NonTransferable = NonTransferable.Exhausted,
            ElectedByStage = false,
            Left = EqualRanks,
            Stages = WithoutEmptySurpluses,
            Defect = LookBackDoesNotNarrow,
        }),
    ];

    static IEnumerable<Source> Corpora(string oracle, string engine, (int Scot, int Synth, int Tiebreak, int Droop) elections)
    {
        const string rule = "scotland-2011";
        if (elections.Scot > 0) yield return new(rule, engine, $"scot.{oracle}", elections.Scot);
        if (elections.Synth > 0) yield return new(rule, engine, $"synth.{oracle}", elections.Synth);
        if (elections.Tiebreak > 0) yield return new(rule, engine, $"tiebreak.{oracle}", elections.Tiebreak);
        if (elections.Droop > 0) yield return new(rule, engine, $"drooptests.{oracle}", elections.Droop);
    }

    /// <summary>Droop transfers a surplus of nothing from a candidate exactly on the quota; rule 49 asks for votes beyond it.</summary>
    static IReadOnlyList<OracleStage> WithoutEmptySurpluses(Oracle oracle)
    {
        List<OracleStage> stages = [];
        foreach (var stage in oracle.Stages)
            if (stages.Count == 0 || stage.Kind != "surplus" || !stage.Votes.SequenceEqual(stages[^1].Votes)) stages.Add(stage);
        return stages;
    }

    /// <summary>Where a look-back leaves some of the tied equal, Droop goes on with all of them; rules 50 and 52 only with those.</summary>
    static string? LookBackDoesNotNarrow(Oracle oracle, CountResult result, int stage) =>
        stage > 0 && stage <= result.Stages.Length && result.Stages[stage - 1].Decisions.Any(d => d.Equal.Length > 2)
            ? "the look-back does not narrow: those who are not lowest (or highest) at a stage are compared again at earlier ones, which rules 50 and 52 exclude"
            : null;
}
