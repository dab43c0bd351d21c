namespace Stv;

/// <summary>The record of a count: the stages that are complete, the one still open, and what has been declared and decided.</summary>
/// <param name="candidates">How many candidates there are.</param>
/// <param name="progress">Told of each stage when it is complete.</param>
internal sealed class Minutes(int candidates, IProgress<Stage>? progress)
{
    readonly List<Stage> stages = [];
    readonly List<Act> acts = [], openActs = [];
    readonly List<Decision> decisions = [], openDecisions = [];
    LookBack? earlier, earlierWhole;
    Stage? open;

    /// <summary>Stages that are complete, in order: nothing more will be declared at them.</summary>
    public IReadOnlyList<Stage> Stages => stages;

    /// <summary>The number of the stage that will be opened next.</summary>
    public int Next => stages.Count + (open is null ? 1 : 2);

    /// <summary>A stage is open.</summary>
    public bool IsOpen => open is not null;

    /// <summary>What the stage now open has done with papers.</summary>
    public StageAction Last => open!.Action;

    /// <summary>Votes at the stages that are complete, for ties.</summary>
    public LookBack Earlier => earlier ??= new(stages, candidates, _ => true);

    /// <summary>Votes at those stages alone at which a whole surplus or exclusion was done.</summary>
    public LookBack EarlierWhole => earlierWhole ??= new(stages, candidates, stage => stage.Complete);

    /// <summary>Notes what was declared; it belongs to the next stage to be settled by <see cref="Settle"/>.</summary>
    public void Note(Act act) => acts.Add(act);

    /// <summary>Notes how a tie was settled; it belongs to the next stage to be settled by <see cref="Settle"/>.</summary>
    public void Note(Decision decision) => decisions.Add(decision);

    /// <summary>How many earlier votes have been looked at for ties.</summary>
    public long LookedBack => (earlier?.Looked ?? 0) + (earlierWhole?.Looked ?? 0);

    /// <summary>Opens the stage <see cref="Next"/>; the one before must have been closed.</summary>
    public void Open(Stage stage) => open = stage;

    /// <summary>How ties were settled that belong to no stage yet.</summary>
    public IReadOnlyList<Decision> Noted => decisions;

    /// <summary>What was declared and decided belongs to the stage now open.</summary>
    public void Settle()
    {
        openActs.AddRange(acts);
        openDecisions.AddRange(decisions);
        acts.Clear();
        decisions.Clear();
    }

    /// <summary>Completes the stage now open, if one is.</summary>
    /// <param name="quota">The quota at its end.</param>
    /// <param name="closed">The clause by which nobody reaches the quota any more; null while it holds.</param>
    public void Close(Ratio quota, string? closed)
    {
        if (open is null) return;
        var stage = open with
        {
            Quota = quota,
            Closed = closed,
            Complete = open.Complete && (open.Action != StageAction.Redistribution || openActs.Count > 0),
            Acts = [.. openActs],
            Decisions = [.. openDecisions],
        };
        stages.Add(stage);
        open = null;
        openActs.Clear();
        openDecisions.Clear();
        progress?.Report(stage);
    }
}
