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

    /// <summary>Where the papers of a record are.</summary>
    public string PathOf(string file) => File.StartsWith("scot.", StringComparison.Ordinal) ? Stv.Conformance.Corpus.Scot(file)
        : Path.Combine(Stv.Conformance.Corpus.Small, file);

    /// <summary>Whether the engine says at which stage somebody is elected as the law does.</summary>
    public bool ElectedByStage { get; init; } = true;

    /// <summary>The elections with what the engine made of them.</summary>
    public Func<Source, IEnumerable<Contest>> Contests { get; init; } = Contest.OfCorpus;

    /// <summary>
    /// The engine excludes several at once where it comes to the same one after another: as many of our stages are joined as that takes.
    /// </summary>
    public bool SeveralAtOnce { get; init; }

    /// <summary>The engine heeds an order for ties that the file carries.</summary>
    public bool TieOrder { get; init; }

    /// <summary>The rule set with the options that a file carries, where it carries any.</summary>
    public Func<Oracle, Rule?> Options { get; init; } = _ => null;

    /// <summary>What an election is counted by.</summary>
    public Rule RuleFor(Oracle oracle) => Options(oracle) ?? Rules.ForId(Rule);

    /// <summary>The engine's one quota is that of the last row.</summary>
    public bool LastQuota { get; init; }

    /// <summary>Elections in which the engine's quota is not the rule's, while all other figures can be compared.</summary>
    public Func<Oracle, bool> OtherQuota { get; init; } = _ => false;

    /// <summary>Decimal places to which the engine rounds what it shows; null where it shows all.</summary>
    public Func<Oracle, int?> Places { get; init; } = _ => null;

    /// <summary>What is left out of the comparison, and why.</summary>
    public string? Remark { get; init; }

    /// <summary>Files that cannot be compared, with the reason.</summary>
    public ImmutableDictionary<string, string> Left { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Files in which the engine is wrong, with the clause that shows it. Each of them must differ.</summary>
    public ImmutableDictionary<string, string> Wrong { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A fault of the engine that shows in a row of our own count of a file; null where there is none.</summary>
    public Func<Oracle, CountResult, int, Fault?> Defect { get; init; } = (_, _, _) => null;

    /// <summary>Stages of the engine that are none by the law are left out before the comparison.</summary>
    public Func<Oracle, IReadOnlyList<OracleStage>> Stages { get; init; } = oracle => oracle.Stages;

    /// <summary>Our count in the rows that the engine shows.</summary>
    public Func<CountResult, IReadOnlyList<Row>> Ours { get; init; } = result => [.. result.Stages.Select(stage => new Row(stage))];

    /// <summary>
    /// Clauses by which candidates are elected because the count is at its end: the engines keep them apart from the stages.
    /// </summary>
    public ImmutableArray<string> AtEnd { get; init; } = [];

    /// <summary>
    /// Rows at the end that are not compared, because the engine omits a clause that ends the count, or goes on without one.
    /// </summary>
    public Func<CountResult, Ending> Ending { get; init; } = _ => Conformance.Ending.Compared;

    /// <summary>Which elections they are, in a word.</summary>
    public string Corpus => File.Split('.')[0];

    /// <inheritdoc/>
    public override string ToString() => $"{Rule} against {File}";
}

/// <summary>An election as an engine counted it, with the lots that it drew.</summary>
internal sealed record Contest(Oracle Oracle, Election Election, Decisions Decisions)
{
    /// <summary>The rule set as its settings make it; null for the source's.</summary>
    public Rule? Rule { get; init; }

    /// <summary>
    /// Those of a corpus. The engines draw no lots: of those tied the lowest number is taken first, or who stands first in the file's own
    /// order.
    /// </summary>
    public static IEnumerable<Contest> OfCorpus(Source source)
    {
        foreach (var record in Corpus.Records(source.File + ".jsonl.gz"))
        {
            using var _ = record;
            var oracle = new Oracle(record.RootElement);
            if (source.Left.ContainsKey(oracle.File)) continue;
            var election = BltReader.ReadFile(source.PathOf(oracle.File)) with { Seats = oracle.Seats };
            var order = source.TieOrder && !election.TieOrder.IsEmpty ? election.TieOrder : Enumerable.Range(1, election.Candidates.Length);
            yield return new(oracle, election, Decisions.InOrder(order));
        }
    }
}

/// <summary>A fault of an engine.</summary>
/// <param name="Why">What it does, and the clause that proves it wrong.</param>
/// <param name="After">What can still be compared.</param>
internal sealed record Fault(string Why, After After = After.Nothing);

/// <summary>What can be compared after an engine's fault.</summary>
internal enum After
{
    /// <summary>Nothing: from there on it counts another election.</summary>
    Nothing,

    /// <summary>Who is elected in the end.</summary>
    Winners,

    /// <summary>All: it has done in one row what takes two of ours.</summary>
    NextRowJoined,
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
    bool otherQuota;

    /// <summary>Files by the fault of the engine that shows in them, in words.</summary>
    public SortedDictionary<Fault, SortedSet<string>> Explained { get; } = new(
        Comparer<Fault>.Create((a, b) => string.CompareOrdinal(a.Why, b.Why)));

    /// <summary>How many files show a fault.</summary>
    public int Files => Explained.Values.SelectMany(files => files).Distinct().Count();

    /// <summary>The first difference of each other file.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Files said to be wrong that are not.</summary>
    public List<string> Stale { get; } = [];

    public static Comparison Of(Source source)
    {
        var comparison = new Comparison(source);
        foreach (var contest in source.Contests(source)) comparison.Compare(contest);
        return comparison;
    }

    void Compare(Contest contest)
    {
        var (oracle, election, decisions) = contest;
        var result = (contest.Rule ?? Source.RuleFor(oracle)).Count(election, decisions);
        Elections++;

        (places, otherQuota) = (Source.Places(oracle), Source.OtherQuota(oracle));
        List<Row> ours = [.. Source.Ours(result)];
        var theirs = Source.Stages(oracle);
        if (Source.SeveralAtOnce) theirs = Joined(ours, theirs);
        var (row, difference) = Head(oracle, result, ours) is { } head ? (0, head) : First(oracle, result, theirs, ours, 0);
        if (difference is null && Source.Wrong.ContainsKey(oracle.File)) Stale.Add(oracle.File);
        while (difference is not null)
        {
            var fault = Source.Wrong.TryGetValue(oracle.File, out string? why) ? new Fault(why) : Source.Defect(oracle, result, row);
            if (fault is null)
            {
                Differences.Add($"{oracle.File}: {difference}");
                return;
            }
            if (!Explained.TryGetValue(fault, out var files)) Explained[fault] = files = new(StringComparer.Ordinal);
            files.Add(oracle.File);
            if (fault.After == After.Winners && !SameSet(oracle.Elected, result.Elected))
                Differences.Add($"{oracle.File}: other candidates win");
            if (fault.After != After.NextRowJoined || row >= ours.Count) return;
            ours[row - 1] = new([.. ours[row - 1].Stages, .. ours[row].Stages]);
            ours.RemoveAt(row);
            (row, difference) = First(oracle, result, theirs, ours, row - 1);
        }
    }

    /// <summary>Joins our rows to theirs; a last one of theirs within which our count is over is left out, and ours of it.</summary>
    static IReadOnlyList<OracleStage> Joined(List<Row> ours, IReadOnlyList<OracleStage> theirs)
    {
        for (int i = 0; i < ours.Count && i < theirs.Count; i++)
        {
            while (i + 1 < ours.Count && ours[i].Excluded.Count() < theirs[i].Excluded.Count)
            {
                ours[i] = new([.. ours[i].Stages, .. ours[i + 1].Stages]);
                ours.RemoveAt(i + 1);
            }
            if (i + 1 == theirs.Count && theirs[i].Excluded.Count > 1 && ours[i].Excluded.Count() < theirs[i].Excluded.Count)
            {
                ours.RemoveAt(i);
                return [.. theirs.SkipLast(1)];
            }
        }
        return theirs;
    }

    /// <summary>Papers and quota, if they differ.</summary>
    string? Head(Oracle oracle, CountResult result, List<Row> ours)
    {
        if (!Same(oracle.Papers, result.Papers)) return $"{oracle.Papers} papers, ours {result.Papers}";
        var quota = Shown(ours[0].Last.Quota);
        return Source.LastQuota || otherQuota || Same(oracle.Quota, quota) ? null : $"quota {oracle.Quota}, ours {quota}";
    }

    /// <summary>The first figure that differs, with the number of its row; figures up to it are counted.</summary>
    (int Row, string? Difference) First(Oracle oracle, CountResult result, IReadOnlyList<OracleStage> theirs, List<Row> ours, int from)
    {
        var ending = Source.Ending(result);
        int rows = Math.Min(theirs.Count, ours.Count) - (ending == Ending.LastRowOmitted ? 1 : 0);
        for (int i = from; i < rows; i++)
            if (Differs(theirs[i], ours[i], oracle.Names) is { } difference) return (i + 1, $"row {i + 1}: {difference}");
        bool length = ending switch
        {
            Ending.Compared => Same(theirs.Count, ours.Count),
            Ending.Earlier => Same(true, theirs.Count >= ours.Count),
            _ => Same(true, Math.Abs(theirs.Count - ours.Count) <= 1),
        };
        if (!length) return (rows + 1, $"{theirs.Count} rows, ours {ours.Count}");
        var last = Shown(ours[^1].Last.Quota);
        if (Source.LastQuota && !Same(oracle.Quota, last)) return (rows, $"last quota {oracle.Quota}, ours {last}");
        return SameSet(oracle.Elected, result.Elected) ? (0, null) : (ours.Count, "other candidates win");
    }

    string? Differs(OracleStage theirs, Row ours, IReadOnlyList<string> names)
    {
        for (int n = 1; n <= names.Count; n++)
            if (theirs.Votes[n - 1] is { } votes && !Same(votes, Shown(ours.Last.Votes[n])))
                return $"{names[n - 1]} has {votes}, ours {Shown(ours.Last.Votes[n])}";
        var idle = Source.NonTransferable == NonTransferable.Exhausted ? ours.Last.Exhausted : ours.Last.Exhausted + ours.Last.Loss;
        idle = Shown(idle);
        if (theirs.NonTransferable is { } other && !Same(other, idle)) return $"non-transferable {other}, ours {idle}";
        if (!otherQuota && theirs.Quota is { } quota && !Same(quota, Shown(ours.Last.Quota)))
            return $"quota {quota}, ours {Shown(ours.Last.Quota)}";
        for (int n = 1; n <= names.Count; n++)
            if (theirs.KeepValues?[n - 1] is { } keep && !Same(keep, Shown(ours.Last.KeepValues[n])))
                return $"{names[n - 1]} keeps {keep}, ours {Shown(ours.Last.KeepValues[n])}";
        for (int n = 1; n <= names.Count; n++)
            if (theirs.Quotients?[n - 1] is { } quotient && !Same(quotient, Shown(ours.Last.Quotients[n])))
                return $"{names[n - 1]} has a quotient of {quotient}, ours {Shown(ours.Last.Quotients[n])}";
        if (theirs.Moved is { } moved)
        {
            for (int to = 0; to <= names.Count; to++)
            {
                var given = ours.Last.Transfers.Where(t => t.To == to).Aggregate(default(Ratio), (sum, t) => sum + t.Votes);
                if (!Same(moved.GetValueOrDefault(to), given))
                    return $"{(to == 0 ? "nobody" : names[to - 1])} receives {moved.GetValueOrDefault(to)}, ours {given}";
            }
        }
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
