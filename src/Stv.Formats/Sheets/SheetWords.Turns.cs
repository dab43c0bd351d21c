namespace Stv;

/// <summary>Single turns of a count in words: what two counts do differently.</summary>
internal sealed partial class SheetWords
{
    /// <summary>What is done and why, with its clause: the tie that led to it, then who.</summary>
    public IEnumerable<string> Of(Turn turn)
    {
        if (turn.Lot is { } lot)
        {
            yield return $"A lot is needed: {Question(lot)} (Clause {Display.Clean(lot.Cite)}.)";
            yield break;
        }
        if (turn.Act is not { } act)
        {
            yield return "The count is over.";
            yield break;
        }
        var stage = result.Stages[turn.Stage - 1];
        var purpose = act.Kind == ActKind.Exclude ? Purpose.Exclude : Purpose.Elect;
        foreach (var tie in stage.Decisions.Where(tie => tie.Purpose == purpose
            && act.Candidates.Contains(tie.Chosen))) yield return Tie(stage, tie);
        if (result.Method == CountMethod.Quotients) yield return ByQuotients(act, stage);
        else if (act.Kind == ActKind.Exclude) yield return Excluded(act, stage);
        else foreach (string sentence in Elected(act, stage)) yield return sentence;
    }

    /// <summary>The stage whose votes led to a turn; null where there are none yet.</summary>
    public Stage? Grounds(Turn turn)
    {
        if (result.Stages.IsEmpty) return null;
        var stage = result.Stages[Math.Min(turn.Stage, result.Stages.Length) - 1];
        bool before = stage.Number == turn.Stage && (turn.Act?.Kind == ActKind.Exclude
            || turn.Lot is { Purpose: Purpose.Exclude or Purpose.Transfer });
        return before && !excludesAfter ? course.Preceding(stage) ?? stage : stage;
    }
}
