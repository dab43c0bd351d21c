using System.Collections.Immutable;

namespace Stv.Conformance;

/// <summary>Every set of elections that other engines counted, by the rule set it is compared with.</summary>
internal static partial class Sources
{
    static readonly ImmutableDictionary<string, string> EqualRanks = Because(
        "papers with equal ranks are dropped from the votes and kept in the total", "droop/meek/eq1.blt", "droop/meek/eq2.blt");

    public static ImmutableArray<Source> All { get; } = [.. Scotland, .. Ers97, .. NorthernIreland, .. PrfWigm, .. KeepValues, .. Quotients,
        .. Irv];

    static IEnumerable<Source> Irv => [new("irv", "RCTab 2.0", "rctab", 42)
    {
        NonTransferable = NonTransferable.Exhausted,
        Contests = _ => Rctab.Contests(),
        SeveralAtOnce = true,
        Remark = Rctab.Remark,
    }];

    static IEnumerable<Source> Scotland =>
    [
        .. Corpora("scotland-2011", "scotland.ref", "independent reading of rules 45-52", (856, 405, 132, 0)).Select(source => source with
        {
            NonTransferable = NonTransferable.Exhausted,
            AtEnd = ["53"],
        }),
        .. Corpora("scotland-2011", "ScottishSTV.openstv", "OpenSTV 1.7", (856, 404, 132, 41)).Select(source => source with
        {
            AtEnd = ["53"],
            Wrong = In(source, Because("a candidate without votes is not elected; rule 53 elects whoever continues when seats suffice",
                "synth/tiny-102.blt")),
        }),
        .. Corpora("scotland-2011", "scotland.droop", "Droop 0.14", (856, 405, 132, 47)).Select(source => source with
        {
            NonTransferable = NonTransferable.Exhausted,
            ElectedByStage = false,
            Left = EqualRanks,
            Remark = "Droop's transfers of a surplus of nothing are left out of the comparison, since rule 49 asks for votes beyond the "
                + "quota, and so are the stages at which it says somebody is elected: it puts candidates who reach the quota in the last "
                + "exclusion under its end",
            Stages = WithoutEmptySurpluses,
            Defect = LookBackDoesNotNarrow,
        }),
    ];

    static IEnumerable<Source> Ers97 =>
        Corpora("ers97", "ERS97STV.openstv", "OpenSTV 1.7", (856, 404, 132, 41)).Select(source => source with
        {
            AtEnd = ["5.5.1"],
            Ours = CarriedOut,
            Remark = "An exclusion that is not carried out by 5.5.1 is no row of OpenSTV's",
            Defect = LotForAPlace,
            Wrong = In(source,
                Because("a candidate without votes is not elected; clause 5.5.1 elects whoever continues when places suffice",
                    "synth/tiny-102.blt")),
        });

    static IEnumerable<Source> NorthernIreland =>
    [
        .. OpenStvNorthernIreland("northern-ireland-first", Ending.Compared),
        .. OpenStvNorthernIreland("northern-ireland", Ending.LastRowOmitted),
        .. OpenStvNorthernIreland("northern-ireland-all", Ending.LastRowOmitted),
    ];

    static IEnumerable<Source> OpenStvNorthernIreland(string rule, Ending ending) =>
        Corpora(rule, "NIrelandSTV.openstv", "OpenSTV 1.7", (856, 404, 132, 41)).Select(source => source with
        {
            AtEnd = ["52(1)", "52(2)"],
            Ours = ByWholeStage,
            Wrong = In(source, Because("a candidate without votes is not elected; 52(1) elects whoever continues when seats suffice",
                "synth/tiny-102.blt")),
            Defect = (oracle, result, row) =>
                SingleVacancy(oracle, result, row) ?? WithoutVotesTogether(oracle, result, row)
                    ?? TransferredWithoutVacancy(oracle, result, row),
            // Where all papers of the last exclusion move, somebody may be elected by 48 before 52(1) has its turn.
            Ending = result => Ended(result, "52(2)") ? Ending.Earlier
                : Ended(result, "52(1)") || rule == "northern-ireland-all" && result.Stages[^1].Action == StageAction.Exclusion ? ending
                : Ending.Compared,
            Remark =
                "Sub-parcels of one exclusion are one row of OpenSTV's; its rows after an ending by 52(2), which it omits, are left out"
                + (ending == Ending.LastRowOmitted ? ", and so is the last row where the readings of the last exclusion differ" : ""),
        });

    static IEnumerable<Source> PrfWigm =>
    [
        .. Corpora("prf-wigm", "wigm-prf.droop", "Droop 0.14", (856, 405, 0, 47)).Select(Prf),
        .. Corpora("prf-wigm-batch", "wigm-prf-batch.droop", "Droop 0.14", (92, 405, 0, 47)).Select(Prf),
    ];

    static Source Prf(Source source) => source with
    {
        NonTransferable = NonTransferable.Exhausted,
        ElectedByStage = false,
        Left = EqualRanks,
        Ending = result => Ended(result, "C") && result.Stages[^1].Transfers.IsEmpty ? Ending.LastRowOmitted : Ending.Earlier,
        Remark = "Droop omits two tests for completion that the text has: its rows after our last are left out, and its last one where "
            + "ours is a defeat that C ends before papers move; who is elected is compared, not at which stage",
    };

    static bool Ended(CountResult result, string clause) => result.Stages[^1].Acts.Any(act => act.Cite == clause);

    static IEnumerable<Source> Corpora(string rule, string oracle, string engine, (int Scot, int Synth, int Tiebreak, int Droop) elections)
    {
        if (elections.Scot > 0) yield return new(rule, engine, $"scot.{oracle}", elections.Scot);
        if (elections.Synth > 0) yield return new(rule, engine, $"synth.{oracle}", elections.Synth);
        if (elections.Tiebreak > 0) yield return new(rule, engine, $"tiebreak.{oracle}", elections.Tiebreak);
        if (elections.Droop > 0) yield return new(rule, engine, $"drooptests.{oracle}", elections.Droop);
    }

    static ImmutableDictionary<string, string> Because(string reason, params IEnumerable<string> files) =>
        files.ToImmutableDictionary(file => file, _ => reason);

    /// <summary>Those of the files that belong to the source.</summary>
    static ImmutableDictionary<string, string> In(Source source, ImmutableDictionary<string, string> files) =>
        files.Where(f => f.Key.StartsWith(source.Corpus, StringComparison.Ordinal)).ToImmutableDictionary();

    /// <summary>
    /// An exclusion that is not carried out, because it would leave no more candidates than places, is no row of OpenSTV's.
    /// </summary>
    static List<Row> CarriedOut(CountResult result)
    {
        List<Row> rows = [.. result.Stages.Select(stage => new Row(stage))];
        if (result.Stages is [.., var last] && last.Action == StageAction.Exclusion && last.Acts.Any(act => act.Cite == "5.5.1")
            && last.Transfers.IsEmpty
            && last.Excluded.Any(c => last.Votes[c] > 0))
            rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    /// <summary>OpenSTV shows a whole exclusion in one row, its sub-parcels together.</summary>
    static List<Row> ByWholeStage(CountResult result)
    {
        List<Row> rows = [];
        List<Stage> parts = [];
        foreach (var stage in result.Stages)
        {
            parts.Add(stage);
            if (!stage.Complete && stage != result.Stages[^1]) continue;
            rows.Add(new Row([.. parts]));
            parts.Clear();
        }
        return rows;
    }

    /// <summary>Droop transfers a surplus of nothing from a candidate exactly on the quota; rule 49 asks for votes beyond it.</summary>
    static IReadOnlyList<OracleStage> WithoutEmptySurpluses(Oracle oracle)
    {
        List<OracleStage> stages = [];
        foreach (var stage in oracle.Stages)
            if (stages.Count == 0 || stage.Kind != "surplus" || !stage.Votes.SequenceEqual(stages[^1].Votes)) stages.Add(stage);
        return stages;
    }

    /// <summary>
    /// Where a look-back leaves some of the tied equal, Droop goes on with all of them; rules 50 and 52 only with those. It is that fault
    /// alone where Droop takes the one whom a look-back among all the tied gives, and we another.
    /// </summary>
    static Fault? LookBackDoesNotNarrow(Oracle oracle, CountResult result, int row)
    {
        var theirs = WithoutEmptySurpluses(oracle);
        if (row == 0 || row > result.Stages.Length || row > theirs.Count) return null;
        var tie = result.Stages[row - 1].Decisions.FirstOrDefault(d =>
            d.Purpose is Purpose.Exclude or Purpose.Transfer && d.Equal.Length > 2);
        if (tie is null) return null;
        int droop = AmongAll(result.Stages.Take(row - 1), tie);
        bool taken = tie.Purpose == Purpose.Exclude
            ? theirs[row - 1].Excluded.SequenceEqual([droop])
            : theirs[row - 1].Votes[droop - 1] == result.Quota && result.Stages[row - 2].Votes[droop] > result.Quota;
        return taken && droop != tie.Chosen
            ? new(
                "the look-back does not narrow: those who are not lowest (or highest) at a stage are compared again at earlier ones, which "
                + "rules 50 and 52 exclude")
            : null;
    }

    /// <summary>
    /// The one who alone was lowest (or highest) of all the tied at the most recent stage that has such a one; else the lowest number.
    /// </summary>
    static int AmongAll(IEnumerable<Stage> stages, Decision tie)
    {
        foreach (var stage in stages.Reverse())
        {
            var votes = tie.Equal.Select(c => stage.Votes[c]);
            var best = tie.Purpose == Purpose.Exclude ? votes.Min() : votes.Max();
            int[] those = [.. tie.Equal.Where(c => stage.Votes[c] == best)];
            if (those.Length == 1) return those[0];
        }
        return tie.Equal.Min();
    }

    /// <summary>
    /// Of candidates equal at every stage so far, for whom there are not enough places, OpenSTV elects some by lot; by 5.6.2 none of
    /// them is elected at that stage.
    /// </summary>
    static Fault? LotForAPlace(Oracle oracle, CountResult result, int row)
    {
        if (row == 0 || row > result.Stages.Length || row > oracle.Stages.Count) return null;
        int[] more = [.. oracle.Stages[row - 1].Elected.Except(result.Stages[row - 1].Elected)];
        var before = result.Stages.Take(row);
        bool AlwaysEqual(int a, int b) => a != b && before.All(stage => stage.Votes[a] == stage.Votes[b]);
        return more.Length > 0 && more.All(a => Enumerable.Range(1, oracle.Names.Count).Any(b => AlwaysEqual(a, b)))
            ? new(
                "of equals for whom there are not enough places some are elected by lot; 5.6.2 elects none of those equal throughout "
                + "at that stage")
            : null;
    }

    /// <summary>With a single vacancy 48(3) elects nobody before one exclusion has been made; OpenSTV does.</summary>
    static Fault? SingleVacancy(Oracle oracle, CountResult result, int row) =>
        oracle.Seats == 1 && row == 1 && oracle.Stages.Count == 1 && result.Stages[0].Votes[oracle.Elected[0]] >= result.Quota
            ? new("with a single vacancy nobody is elected before one exclusion: 48(3)", After.Winners)
            : null;

    /// <summary>
    /// OpenSTV excludes candidates without votes together with one of several equally lowest; 51(12) asks that all those excluded
    /// together have less than the next above, who has as many.
    /// </summary>
    static Fault? WithoutVotesTogether(Oracle oracle, CountResult result, int row)
    {
        var ours = ByWholeStage(result);
        if (row < 2 || row > ours.Count || row > oracle.Stages.Count) return null;
        var before = ours[row - 2].Last;
        int[] excluded = [.. ours[row - 1].Excluded], theirs = [.. oracle.Stages[row - 1].Excluded];
        int[] more = [.. theirs.Except(excluded)];
        return excluded.Length > 0 && excluded.All(c => before.Votes[c].IsZero) && more.Length == 1 && theirs.Length == excluded.Length + 1
            && Enumerable.Range(1, oracle.Names.Count).Any(c => !theirs.Contains(c) && before.Votes[c] == before.Votes[more[0]])
            ? new(
                "candidates without votes are excluded together with one of several equally lowest; 51(12) asks for less than the "
                + "next above has", After.NextRowJoined)
            : null;
    }

    /// <summary>
    /// Where those excluded last have no first preferences OpenSTV transfers the highest of what was transferred to them before it
    /// looks at the vacancies; 51(5) asks first, and 52 then forbids it.
    /// </summary>
    static Fault? TransferredWithoutVacancy(Oracle oracle, CountResult result, int row)
    {
        var ours = ByWholeStage(result);
        if (row != ours.Count || row != oracle.Stages.Count || row < 2) return null;
        var last = ours[^1];
        bool withoutFirst = last.Excluded.Any() && last.Excluded.All(c => result.Stages[0].Votes[c].IsZero);
        return withoutFirst && last.Last.Transfers.IsEmpty && last.Last.Acts.Any(act => act.Cite == "52(1)")
            && last.Excluded.Order().SequenceEqual(oracle.Stages[^1].Excluded.Order())
            ? new(
                "papers transferred to the last excluded, who have no first preferences, are transferred although no vacancy remains to be "
                + "filled by a transfer: 51(5), 52(1), 52(3)", After.Winners)
            : null;
    }
}
