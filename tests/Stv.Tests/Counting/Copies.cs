using System.Runtime.InteropServices;

namespace Stv.Tests.Counting;

/// <summary>Makes the objects of a result anew, to see what the result itself takes of memory.</summary>
static class Copies
{
    /// <summary>How many bytes all stages of a result are, with everything in them, and the lists that hold them.</summary>
    public static long Bytes(CountResult result)
    {
        Ratio[] figures = new Ratio[result.Candidates.Length];
        Assert.Equal(result, Of(result, figures));
        return Allocated.By(() => Of(result, figures));
    }

    static CountResult Of(CountResult result, Ratio[] figures)
    {
        var stages = new Stage[result.Stages.Length];
        for (int i = 0; i < stages.Length; i++) stages[i] = Of(result.Stages[i], figures);
        return result with { Stages = ImmutableCollectionsMarshal.AsImmutableArray(stages), Elected = Copy(result.Elected) };
    }

    static Stage Of(Stage stage, Ratio[] figures)
    {
        var acts = new Act[stage.Acts.Length];
        for (int i = 0; i < acts.Length; i++) acts[i] = stage.Acts[i] with { Candidates = Copy(stage.Acts[i].Candidates) };
        var decisions = new Decision[stage.Decisions.Length];
        for (int i = 0; i < decisions.Length; i++)
            decisions[i] = stage.Decisions[i] with { Equal = Copy(stage.Decisions[i].Equal), Tied = Copy(stage.Decisions[i].Tied) };
        return stage with
        {
            From = Copy(stage.From),
            Votes = Of(stage.Votes, figures),
            KeepValues = Of(stage.KeepValues, figures),
            Quotients = Of(stage.Quotients, figures),
            Transfers = Copy(stage.Transfers),
            Acts = ImmutableCollectionsMarshal.AsImmutableArray(acts),
            Decisions = ImmutableCollectionsMarshal.AsImmutableArray(decisions),
        };
    }

    static EquatableArray<T> Copy<T>(EquatableArray<T> list) => ImmutableCollectionsMarshal.AsImmutableArray(list.AsSpan().ToArray());

    static Tally Of(Tally tally, Ratio[] figures)
    {
        for (int c = 1; c <= tally.Count; c++) figures[c - 1] = tally[c];
        return Tally.Of(figures.AsSpan(0, tally.Count));
    }
}
