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

    /// <summary>Files that cannot be compared, with the reason.</summary>
    public ImmutableDictionary<string, string> Left { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Files in which the engine is wrong, with the clause that shows it. Each of them must differ.</summary>
    public ImmutableDictionary<string, string> Wrong { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A defect of the engine that shows in our own count of a file: the clause that proves it, or null where there is none.</summary>
    public Func<Oracle, CountResult, int, string?> Defect { get; init; } = (_, _, _) => null;

    /// <summary>Stages of the engine that are none by the law are left out before the comparison.</summary>
    public Func<Oracle, IReadOnlyList<OracleStage>> Stages { get; init; } = oracle => oracle.Stages;

    /// <summary>Our stages that the engine shows as such.</summary>
    public Func<CountResult, IReadOnlyList<Stage>> Ours { get; init; } = result => result.Stages;

    /// <inheritdoc/>
    public override string ToString() => $"{Rule} against {File}";
}

/// <summary>What a comparison found.</summary>
internal sealed record Comparison(Source Source)
{
    public int Elections { get; private set; }

    public int Figures { get; private set; }

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
        // The engines draw no lots: of those tied the lowest number is always taken first.
        var result = Rules.ForId(Source.Rule).Count(election, Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length)));
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
        if (!Same(oracle.Papers, result.Papers)) return (0, $"{oracle.Papers} papers, ours {result.Papers}");
        if (!Same(oracle.Quota, ours[0].Quota)) return (0, $"quota {oracle.Quota}, ours {ours[0].Quota}");
        for (int i = 0; i < theirs.Count && i < ours.Count; i++)
        {
            var (their, our) = (theirs[i], ours[i]);
            string at = $"stage {i + 1}";
            for (int n = 1; n <= oracle.Names.Count; n++)
                if (their.Votes[n - 1] is { } votes && !Same(votes, our.VotesOf(n)))
                    return (i + 1, $"{at}: {oracle.Names[n - 1]} has {votes}, ours {our.VotesOf(n)}");
            var idle = Source.NonTransferable == NonTransferable.Exhausted ? our.Exhausted : our.Exhausted + our.Loss;
            if (!Same(their.NonTransferable, idle)) return (i + 1, $"{at}: non-transferable {their.NonTransferable}, ours {idle}");
            if (their.Quota is { } quota && !Same(quota, our.Quota)) return (i + 1, $"{at}: quota {quota}, ours {our.Quota}");
            if (Source.ElectedByStage && !SameSet(their.Elected, Reaching(our))) return (i + 1, $"{at}: other candidates are elected");
            if (!SameSet(their.Excluded, our.Complete || their.Excluded.Count > 0 ? our.Excluded : [])) return (i + 1, $"{at}: other candidates are excluded");
        }
        if (!Same(theirs.Count, ours.Count)) return (Math.Min(theirs.Count, ours.Count) + 1, $"{theirs.Count} stages, ours {ours.Count}");
        return SameSet(oracle.Elected, result.Elected) ? (0, null) : (ours.Count, "other candidates win");
    }

    // Those declared without having the quota, because nobody else is left, are in the engines' "end" and not in a stage.
    static IEnumerable<int> Reaching(Stage stage) => stage.Elected.Where(c => stage.VotesOf(c) >= stage.Quota);

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
