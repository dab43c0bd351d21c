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
        Remark = "Droop's row before the papers are sorted shows no votes and is left out; whom it elects again after beginning anew is "
            + "read from the words of the stage",
        Stages = WhomEachStageElects,
        Ours = result => [.. result.Stages.Select(stage => new Row(stage)
        {
            Elected = [.. stage.Acts.Where(act => act.Kind == ActKind.Provisional).SelectMany(act => act.Candidates)],
        })],
    });

    /// <summary>What is known of OpenSTV's count of the table of eleven candidates; it shows ten decimal places.</summary>
    public static Sheet QuotientsOfE97P()
    {
        var election = BltReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "E97P.blt"));
        var result = Rules.ForId("qpq").Count(election);
        var sheet = new Sheet("qpq", election, result);
        Same(1, "quota", "107.5714285714", result.Stages[0].Quota);
        Same(2, "quota", "107.2578209277", result.Stages[1].Quota);
        foreach (var (name, quotient) in new[] { ("Carpenter", "91.9763313609"), ("Wright", "43.8238993711"), ("Monk", "24.6323529412") })
            Same(2, name, quotient, result.Stages[1].Quotients[Number(name)]);
        sheet.Same(2, "", "excluded", "Monk", string.Join(' ', result.Stages[1].Excluded.Select(c => result.Candidate(c).Name)));
        Same(result.Stages.Length, "Abbot", "71.0707176926", result.Stages[^1].Quotients[Number("Abbot")]);
        sheet.Same(result.Stages.Length, "", "elected", "Smith Duke Carpenter Freeman Prince Vicar",
            string.Join(' ', result.Elected.Select(c => result.Candidate(c).Name)));
        return sheet;

        int Number(string name) => election.Candidates.Single(c => c.Name == name).Number;

        void Same(int stage, string what, string theirs, Ratio ours) =>
            sheet.Same(stage, what, "quotient", Ratio.Parse(theirs), ours.Nearest(10));
    }

    /// <summary>
    /// Droop lists under a stage only those who were not elected when the one before it ended, before the count began anew.
    /// </summary>
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
