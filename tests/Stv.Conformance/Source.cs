using System.Collections.Immutable;

namespace Stv.Conformance;

/// <summary>What an engine's word for non-transferable takes in.</summary>
internal enum NonTransferable
{
    /// <summary>The votes of papers without a further preference.</summary>
    Exhausted,

    /// <summary>Those and the fractions disregarded: papers less the votes of all candidates.</summary>
    WithLoss,
}

/// <summary>A set of elections counted by another engine, and how its records are to be read.</summary>
/// <param name="Rule">The rule set of ours it is compared with.</param>
/// <param name="Engine">Who counted.</param>
/// <param name="File">The oracle's file name without its ending.</param>
/// <param name="Elections">How many elections it holds that can be compared.</param>
internal sealed record Source(string Rule, string Engine, string File, int Elections)
{
    /// <summary>What the engine calls non-transferable.</summary>
    public NonTransferable NonTransferable { get; init; } = NonTransferable.WithLoss;

    /// <summary>Whether the engine says at which stage somebody is elected as the law does.</summary>
    public bool ElectedByStage { get; init; } = true;

    /// <summary>The engine heeds an order for ties that the file carries.</summary>
    public bool TieOrder { get; init; }

    /// <summary>The rule set with the options that a file carries, where it carries any.</summary>
    public Func<Oracle, Rule?> Options { get; init; } = _ => null;

    /// <summary>What an election is counted by.</summary>
    public Rule RuleFor(Oracle oracle) => Options(oracle) ?? Rules.ForId(Rule);

    /// <summary>The engine's one quota is that of the last row.</summary>
    public bool LastQuota { get; init; }

    /// <summary>Decimal places to which the engine rounds what it shows; null where it shows all.</summary>
    public Func<Oracle, int?> Places { get; init; } = _ => null;

    /// <summary>What is left out of the comparison, and why.</summary>
    public string? Remark { get; init; }

    /// <summary>Files that cannot be compared, with the reason.</summary>
    public ImmutableDictionary<string, string> Left { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Files in which the engine is wrong, with the clause that shows it. Each of them must differ.</summary>
    public ImmutableDictionary<string, string> Wrong { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A defect of the engine that shows in our own count of a file: the clause that proves it, or null where there is none.</summary>
    public Func<Oracle, CountResult, int, string?> Defect { get; init; } = (_, _, _) => null;

    /// <summary>Stages of the engine that are none by the law are left out before the comparison.</summary>
    public Func<Oracle, IReadOnlyList<OracleStage>> Stages { get; init; } = oracle => oracle.Stages;

    /// <summary>Our count in the rows that the engine shows.</summary>
    public Func<CountResult, IReadOnlyList<Row>> Ours { get; init; } = result => [.. result.Stages.Select(stage => new Row(stage))];

    /// <summary>Clauses by which candidates are elected because the count is at its end: the engines keep them apart from the stages.</summary>
    public ImmutableArray<string> AtEnd { get; init; } = [];

    /// <summary>Rows at the end that are not compared, because the engine omits a clause that ends the count, or goes on without one.</summary>
    public Func<CountResult, Ending> Ending { get; init; } = _ => Conformance.Ending.Compared;

    /// <inheritdoc/>
    public override string ToString() => $"{Rule} against {File}";
}

/// <summary>How far two counts can be compared.</summary>
internal enum Ending
{
    /// <summary>To the end, winners included.</summary>
    Compared,

    /// <summary>Our count ends earlier, by a clause that the engine omits: all our rows are compared, the winners too.</summary>
    Earlier,

    /// <summary>All rows but the last, and the winners.</summary>
    LastRowOmitted,
}

/// <summary>One or several of our stages that an engine shows in one row: the figures after the last of them.</summary>
internal sealed record Row(params IReadOnlyList<Stage> Stages)
{
    /// <summary>Those elected, where the row does not show all that its stages declare.</summary>
    public IReadOnlyList<int>? Elected { get; init; }

    /// <summary>Those excluded, where the row shows others than its stages declare.</summary>
    public IReadOnlyList<int>? Others { get; init; }

    public Stage Last => Stages[^1];

    public IEnumerable<int> Excluded => Others ?? Stages.SelectMany(stage => stage.Excluded);

    public IEnumerable<int> ElectedBut(ImmutableArray<string> clauses) => Elected ?? Stages.SelectMany(stage => stage.Acts)
        .Where(act => act.Kind == ActKind.Elect && !clauses.Contains(act.Cite)).SelectMany(act => act.Candidates);
}

/// <summary>What a comparison found.</summary>
internal sealed record Comparison(Source Source)
{
    public int Elections { get; private set; }

    public int Figures { get; private set; }

    int? places;

    /// <summary>Figures that differ for a reason that is the engine's, in words.</summary>
    public SortedDictionary<string, SortedSet<string>> Explained { get; } = new(StringComparer.Ordinal);

    /// <summary>The first difference of each other file.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Files said to be wrong that are not.</summary>
    public List<string> Stale { get; } = [];

    public static Comparison Of(Source source)
    {
        var comparison = new Comparison(source);
        foreach (var record in Corpus.Records(source.File + ".jsonl.gz"))
        {
            using var _ = record;
            var oracle = new Oracle(record.RootElement);
            if (!source.Left.ContainsKey(oracle.File)) comparison.Compare(oracle);
        }
        return comparison;
    }

    void Compare(Oracle oracle)
    {
        string path = Source.File.StartsWith("scot.", StringComparison.Ordinal) ? Corpus.Scot(oracle.File) : Path.Combine(Corpus.Small, oracle.File);
        var election = BltReader.ReadFile(path) with { Seats = oracle.Seats };
        // The engines draw no lots: of those tied the lowest number is always taken first, or who stands first in the file's own order.
        var order = Source.TieOrder && !election.TieOrder.IsEmpty ? election.TieOrder : Enumerable.Range(1, election.Candidates.Length);
        var result = Source.RuleFor(oracle).Count(election, Decisions.InOrder(order));
        Elections++;

        var (stage, difference) = First(oracle, result);
        string? reason = difference is null ? null : Source.Wrong.GetValueOrDefault(oracle.File) ?? Source.Defect(oracle, result, stage);
        if (difference is null)
        {
            if (Source.Wrong.ContainsKey(oracle.File)) Stale.Add(oracle.File);
        }
        else if (reason is null) Differences.Add($"{oracle.File}: {difference}");
        else
        {
            if (!Explained.TryGetValue(reason, out var files)) Explained[reason] = files = new(StringComparer.Ordinal);
            files.Add(oracle.File);
        }
    }

    /// <summary>The first figure that differs, with the number of its stage; figures up to it are counted.</summary>
    (int Stage, string? Difference) First(Oracle oracle, CountResult result)
    {
        var (theirs, ours) = (Source.Stages(oracle), Source.Ours(result));
        places = Source.Places(oracle);
        var ending = Source.Ending(result);
        if (!Same(oracle.Papers, result.Papers)) return (0, $"{oracle.Papers} papers, ours {result.Papers}");
        var quota = Shown((Source.LastQuota ? ours[^1] : ours[0]).Last.Quota);
        if (!Source.LastQuota && !Same(oracle.Quota, quota)) return (0, $"quota {oracle.Quota}, ours {quota}");
        int rows = Math.Min(theirs.Count, ours.Count) - (ending == Ending.LastRowOmitted ? 1 : 0);
        for (int i = 0; i < rows; i++)
            if (Differs(theirs[i], ours[i], oracle.Names) is { } difference) return (i + 1, $"row {i + 1}: {difference}");
        bool length = ending switch
        {
            Ending.Compared => Same(theirs.Count, ours.Count),
            Ending.Earlier => Same(true, theirs.Count >= ours.Count),
            _ => Same(true, Math.Abs(theirs.Count - ours.Count) <= 1),
        };
        if (!length) return (rows + 1, $"{theirs.Count} rows, ours {ours.Count}");
        if (Source.LastQuota && ending == Ending.Compared && !Same(oracle.Quota, quota)) return (rows, $"last quota {oracle.Quota}, ours {quota}");
        return SameSet(oracle.Elected, result.Elected) ? (0, null) : (ours.Count, "other candidates win");
    }

    string? Differs(OracleStage theirs, Row ours, IReadOnlyList<string> names)
    {
        for (int n = 1; n <= names.Count; n++)
            if (theirs.Votes[n - 1] is { } votes && !Same(votes, Shown(ours.Last.VotesOf(n)))) return $"{names[n - 1]} has {votes}, ours {Shown(ours.Last.VotesOf(n))}";
        var idle = Source.NonTransferable == NonTransferable.Exhausted ? ours.Last.Exhausted : ours.Last.Exhausted + ours.Last.Loss;
        idle = Shown(idle);
        if (!Same(theirs.NonTransferable, idle)) return $"non-transferable {theirs.NonTransferable}, ours {idle}";
        if (theirs.Quota is { } quota && !Same(quota, Shown(ours.Last.Quota))) return $"quota {quota}, ours {Shown(ours.Last.Quota)}";
        for (int n = 1; n <= names.Count; n++)
            if (theirs.KeepValues?[n - 1] is { } keep && !Same(keep, Shown(ours.Last.KeepValues[n - 1]))) return $"{names[n - 1]} keeps {keep}, ours {Shown(ours.Last.KeepValues[n - 1])}";
        if (Source.ElectedByStage && !SameSet(theirs.Elected, ours.ElectedBut(Source.AtEnd))) return "other candidates are elected";
        return SameSet(theirs.Excluded, ours.Excluded) ? null : "other candidates are excluded";
    }

    Ratio Shown(Ratio number) => places is { } digits ? number.Nearest(digits) : number;

    bool Same<T>(T theirs, T ours)
    {
        Figures++;
        return EqualityComparer<T>.Default.Equals(theirs, ours);
    }

    bool SameSet(IEnumerable<int> theirs, IEnumerable<int> ours)
    {
        Figures++;
        return theirs.Order().SequenceEqual(ours.Order());
    }
}
