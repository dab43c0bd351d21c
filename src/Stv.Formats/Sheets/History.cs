namespace Stv;

/// <summary>Where a candidate stands after a stage.</summary>
internal enum Standing
{
    Continuing,
    ElectedNow,
    Elected,
    ExcludedNow,
    Excluded,
    Withdrawn,

    /// <summary>Elected unless the count begins anew.</summary>
    Provisional,
}

/// <summary>When each candidate of a count was elected or excluded, and what changed from stage to stage.</summary>
internal sealed class History
{
    readonly CountResult result, whole;
    readonly int[] electedAt, excludedAt;
    readonly Dictionary<Stage, Stage> before = [];
    readonly Dictionary<Stage, HashSet<int>> provisional = [];

    /// <param name="result">The count, with the stages that are shown.</param>
    /// <param name="whole">The count with all its stages; null where all are shown.</param>
    public History(CountResult result, CountResult? whole = null)
    {
        (this.result, this.whole) = (result, whole ?? result);
        (electedAt, excludedAt) = (new int[result.Candidates.Length + 1], new int[result.Candidates.Length + 1]);
        HashSet<int> unless = [];
        foreach (var stage in this.whole.Stages)
        {
            if (stage.Action == StageAction.Restart) unless = [];
            if (stage.Acts.Any(act => act.Kind == ActKind.Provisional))
                unless = [.. unless, .. stage.Acts.Where(act => act.Kind == ActKind.Provisional).SelectMany(act => act.Candidates)];
            provisional[stage] = unless;
            foreach (int number in stage.Elected) electedAt[number] = stage.Number;
            foreach (int number in stage.Excluded) excludedAt[number] = stage.Number;
        }
        QuotaVaries = result.Stages.Any(stage => stage.Quota != result.Quota);
        for (int i = 1; i < result.Stages.Length; i++) before[result.Stages[i]] = result.Stages[i - 1];
    }

    /// <summary>The quota is not the same at all stages.</summary>
    public bool QuotaVaries { get; }

    /// <summary>The stage at which a candidate was elected; 0 for never.</summary>
    public int ElectedAt(int number) => electedAt[number];

    /// <summary>The stage at which a candidate was excluded; 0 for never.</summary>
    public int ExcludedAt(int number) => excludedAt[number];

    /// <summary>A candidate was neither withdrawn nor elected nor excluded when a stage began.</summary>
    public bool Continuing(int number, int stage) => !result.Candidate(number).Withdrawn
        && (electedAt[number] == 0 || electedAt[number] >= stage) && (excludedAt[number] == 0 || excludedAt[number] >= stage);

    /// <summary>Where a candidate stands after a stage.</summary>
    public Standing Standing(Stage stage, int number) =>
        result.Candidate(number).Withdrawn ? Stv.Standing.Withdrawn
        : electedAt[number] == stage.Number ? Stv.Standing.ElectedNow
        : electedAt[number] > 0 && electedAt[number] < stage.Number ? Stv.Standing.Elected
        : excludedAt[number] == stage.Number ? Stv.Standing.ExcludedNow
        : excludedAt[number] > 0 && excludedAt[number] < stage.Number ? Stv.Standing.Excluded
        : provisional[stage].Contains(number) ? Stv.Standing.Provisional
        : Stv.Standing.Continuing;

    /// <summary>A candidate is out of the count and holds nothing any more, nor did at the stage before.</summary>
    public bool Gone(Stage stage, int number) => Standing(stage, number) is Stv.Standing.Withdrawn or Stv.Standing.Excluded
        && stage.Votes[number].IsZero && Change(stage, number).IsZero;

    /// <summary>The stage before, of those shown; null for the first.</summary>
    public Stage? Before(Stage stage) => before.GetValueOrDefault(stage);

    /// <summary>The stage before, shown or not; null for the first.</summary>
    public Stage? Preceding(Stage stage) => whole == result ? Before(stage) : stage.Number > 1 ? whole.Stages[stage.Number - 2] : null;

    /// <summary>The stages between one that is shown and the one shown before, which are not.</summary>
    public ReadOnlySpan<Stage> Missing(Stage stage) =>
        whole != result && Before(stage) is { } shown ? whole.Stages.AsSpan()[shown.Number..(stage.Number - 1)] : [];

    /// <summary>What a candidate gained or lost at a stage; 0 at the first.</summary>
    public Ratio Change(Stage stage, int number) => Before(stage) is { } before ? stage.Votes[number] - before.Votes[number] : 0;

    /// <summary>What a sum gained or lost at a stage; 0 at the first.</summary>
    public Ratio Change(Stage stage, Func<Stage, Ratio> sum) => Before(stage) is { } before ? sum(stage) - sum(before) : 0;
}
