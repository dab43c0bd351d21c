namespace Stv.Conformance;

/// <summary>Counts by quotients.</summary>
internal static partial class Sources
{
    static IEnumerable<Source> Quotients => Corpora("qpq", "qpq.droop", "Droop 0.14", (92, 405, 0, 47)).Select(source => source with
    {
        LastQuota = true,
        TieOrder = true,
        Left = EqualRanks,
        Places = _ => 9,
        Remark = "Droop's row before the papers are sorted shows no votes and is left out; whom it elects again after beginning anew is read from the words of the stage",
        Stages = WhomEachStageElects,
        Ours = result => [.. result.Stages.Select(stage => new Row(stage)
        {
            Elected = [.. stage.Acts.Where(act => act.Kind == ActKind.Provisional).SelectMany(act => act.Candidates)],
        })],
    });

    /// <summary>Droop lists under a stage only those who were not elected when the one before it ended, before the count began anew.</summary>
    static List<OracleStage> WhomEachStageElects(Oracle oracle)
    {
        const string Words = "Transfer elected: ";
        List<OracleStage> stages = [.. oracle.Stages.Where(stage => stage.Kind != "first")];
        foreach (var stage in stages.Where(stage => stage.Action.StartsWith(Words, StringComparison.Ordinal)))
        {
            string name = stage.Action[Words.Length..stage.Action.LastIndexOf(" (", StringComparison.Ordinal)];
            stage.Elected = [oracle.Names.Index().Single(n => n.Item == name).Index + 1];
        }
        return stages;
    }
}
