using System.Collections.Immutable;

namespace Stv.Conformance;

/// <summary>Counts by keep values, which engines show by round, each in its own way.</summary>
internal static partial class Sources
{
    static IEnumerable<Source> KeepValues =>
    [
        .. Droop("meek-prf", "meek-prf.droop", (92, 405, 0, 47), null).Select(source => source with { Left = EqualRanks }),
        .. Droop("meek-droop", "meek-fixed9-omega6.droop", (92, 405, 0, 0), null),
        .. Droop("warren-droop", "warren-fixed9-omega6.droop", (92, 405, 0, 0), null),
        .. Droop("meek-droop-guarded", "meek.droop", (0, 0, 0, 49), 18)
            .Select(source => source with { Options = FiveAndTwo(Rules.MeekDroopGuarded) }),
        .. Droop("warren-droop-guarded", "warren.droop", (0, 0, 0, 49), 18)
            .Select(source => source with { Options = FiveAndTwo(Rules.WarrenDroopGuarded) }),
        .. OpenStv("meek-openstv", "MeekSTV.openstv", (856, 404, 132, 41), null),
        .. OpenStv("warren-openstv", "WarrenSTV.openstv", (856, 404, 132, 41), null),
        .. OpenStv("meek-openstv-qx", "MeekQXSTV.openstv", (856, 390, 0, 0), 9),
        .. OpenStv("warren-openstv-qx", "WarrenQXSTV.openstv", (856, 389, 0, 0), 9),
        .. OpenStv("meek-nz", "MeekNZSTV.openstv", (856, 404, 131, 41), null).Select(source => source with
        {
            Ending = _ => Ending.Earlier,
            Ours = result => WhereSomethingHappened(result, withLast: false),
            Remark = "The quota for one seat is left out, since Part 2 asks for an absolute majority and OpenSTV for a quota with a "
                + "fraction; OpenSTV counts the papers once more after the last exclusion, where the count is complete already: 3",
            OtherQuota = oracle => oracle.Seats == 1,
            Defect = (oracle, result, row) => AtRest(result, row) ?? WithdrawnInTheSeed(result) ?? HalfTheVotes(oracle, result),
        }),
    ];

    static IEnumerable<Source> Droop(string rule, string oracle, (int Scot, int Synth, int Tiebreak, int Droop) elections, int? places) =>
        Corpora(rule, oracle, "Droop 0.14", elections).Select(source => source with
        {
            LastQuota = true,
            TieOrder = true,
            Places = oracle => places is not null && oracle.File == FiveAndTwoPlaces ? 5 : places,
            Ours = ByRound,
        });

    static IEnumerable<Source> OpenStv(string rule, string oracle, (int Scot, int Synth, int Tiebreak, int Droop) elections, int? places) =>
        Corpora(rule, oracle, "OpenSTV 1.7", elections).Select(source => source with
        {
            Places = _ => places,
            Ours = result => WhereSomethingHappened(result, withLast: true),
            Wrong = In(source,
                Because("a candidate without votes is not elected; whoever continues is, when seats suffice", "synth/tiny-102.blt")),
        });

    const string FiveAndTwoPlaces = "droop/mpls/tie.blt";

    /// <summary>One file asks for five places and two guard digits, and that a surplus of 0.01 be none.</summary>
    static Func<Oracle, Rule?> FiveAndTwo(Rule rule) => oracle => oracle.File != FiveAndTwoPlaces ? null
        : new(rule.Id, rule.Name, rule.Law, rule.Evidence, rule.Promises,
            new SevenDigits(amount: rule.Id.StartsWith("warren", StringComparison.Ordinal)));

    sealed class SevenDigits(bool amount) : DroopMeek(new(5, 2, Ratio.Of(1, 200_000)), omega: Ratio.Of(1, 100), amount)
    {
        internal override KeepTree Tree(Electorate electorate) =>
            new KeepTree<Fixed<Seven>, UInt128>(electorate, Keeping, Sharing.Apart);
    }

    /// <summary>
    /// Hill's program excludes one candidate more where the exclusion of those without votes leaves every keep value as it was; OpenSTV,
    /// which does not know the program's rule for a count at rest, counts again first.
    /// </summary>
    static Fault? AtRest(CountResult result, int row)
    {
        var rows = WhereSomethingHappened(result, withLast: false);
        int before = row < rows.Count ? rows[row - 1].Last.Number - 1 : result.Stages.Length;
        return result.Stages.Take(before).Any(stage => stage.Acts.Any(act => act.Kind == ActKind.Exclude && act.Cite == "23"))
            ? new(
                "after candidates without votes are excluded and no keep value has changed, one more is excluded at once: 23, as Hill's "
                + "program has it")
            : null;
    }

    static Fault? HalfTheVotes(Oracle oracle, CountResult result) =>
        oracle.Seats == 1 && result.Stages[^1].Votes[result.Elected[0]] == result.Quota
            ? new("for one seat half of an even number of votes is the absolute majority, by which a candidate alone is elected: Part 2",
                After.Winners)
            : null;

    static Fault? WithdrawnInTheSeed(CountResult result) =>
        result.Candidates.Any(c => c.Withdrawn)
            && result.Stages.SelectMany(stage => stage.Decisions).Any(d => d.How == SettledBy.PseudoRandomNumbers)
            ? new(
                "pseudo-random numbers are seeded by all candidates, also those who withdrew, in Hill's program; OpenSTV no longer "
                + "knows these: 42")
            : null;

    /// <summary>Droop shows a round when it elects or excludes somebody, and says who is excluded after it.</summary>
    static List<Row> ByRound(CountResult result)
    {
        List<Row> rows = [new Row(result.Stages[0]) { Elected = [], Others = [] }];
        foreach (var stage in result.Stages)
        {
            int[] elected = [.. stage.Acts.Where(act => act.Kind == ActKind.Elect && !End.Contains(act.Cite))
                .SelectMany(act => act.Candidates)];
            int[] excluded = [.. stage.Excluded];
            if (elected.Length > 0) rows.Add(new Row(stage) { Elected = elected, Others = [] });
            if (excluded.Length > 0) rows.Add(new Row(stage) { Elected = [], Others = excluded });
        }
        return rows;
    }

    /// <summary>OpenSTV shows the first and the last round and those that elect somebody or begin with an exclusion.</summary>
    static List<Row> WhereSomethingHappened(CountResult result, bool withLast)
    {
        List<Row> rows = [];
        for (int i = 0; i < result.Stages.Length; i++)
        {
            var stage = result.Stages[i];
            int[] elected = [.. stage.Acts.Where(act => act.Kind == ActKind.Elect && !End.Contains(act.Cite))
                .SelectMany(act => act.Candidates)];
            int[] excluded = i == 0 ? [] : [.. result.Stages[i - 1].Excluded];
            if (i == 0 || withLast && i == result.Stages.Length - 1 || elected.Length > 0 || excluded.Length > 0)
                rows.Add(new Row(stage) { Elected = elected, Others = excluded });
        }
        return rows;
    }

    static readonly ImmutableArray<string> End = ["C", "end", "3"];
}
