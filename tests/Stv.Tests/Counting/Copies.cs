using System.Runtime.InteropServices;

namespace Stv.Tests.Counting;

/// <summary>Makes the objects of a result anew, to see what the result itself takes of memory.</summary>
static class Copies
{
    /// <summary>How many bytes all stages of a result are, with everything in them, and the lists that hold them.</summary>
    public static long Bytes(CountResult result)
    {
        Assert.Equal(result.Stages.Length, Of(result).Stages.Length);
        return Allocated.By(() => Of(result));
    }

    static CountResult Of(CountResult result)
    {
        var stages = new Stage[result.Stages.Length];
        for (int i = 0; i < stages.Length; i++) stages[i] = Of(result.Stages[i], result.Candidates.Length);
        return result with { Stages = ImmutableCollectionsMarshal.AsImmutableArray(stages), Elected = [.. result.Elected] };
    }

    static Stage Of(Stage stage, int candidates)
    {
        var votes = new Ratio[candidates];
        for (int c = 1; c <= candidates; c++) votes[c - 1] = stage.VotesOf(c);
        var acts = new Act[stage.Acts.Length];
        for (int i = 0; i < acts.Length; i++) acts[i] = stage.Acts[i] with { Candidates = [.. stage.Acts[i].Candidates] };
        var decisions = new Decision[stage.Decisions.Length];
        for (int i = 0; i < decisions.Length; i++)
            decisions[i] = stage.Decisions[i] with { Equal = [.. stage.Decisions[i].Equal], Tied = [.. stage.Decisions[i].Tied] };
        return new(stage.Number, stage.Action, stage.Cite, [.. stage.From], stage.Value, stage.Quota, ImmutableCollectionsMarshal.AsImmutableArray(votes),
            stage.Exhausted, stage.Loss, [.. stage.Transfers], ImmutableCollectionsMarshal.AsImmutableArray(acts),
            ImmutableCollectionsMarshal.AsImmutableArray(decisions))
        {
            Complete = stage.Complete,
        };
    }
}
