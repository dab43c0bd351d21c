namespace Stv;

/// <summary>Counts by quotients in words.</summary>
internal sealed partial class SheetWords
{
    IEnumerable<string> ByQuotients(Stage stage)
    {
        foreach (string sentence in Moved(stage)) yield return sentence;
        var standing = Enumerable.Range(1, stage.Quotients.Count).Where(n => !stage.Quotients[n].IsZero)
            .OrderByDescending(n => stage.Quotients[n]).ToList();
        if (standing.Count > 0)
            yield return $"Quotients: {string.Join(", ", standing.Select(n => $"{names[n]} {Quotient(stage, n)}"))}; the quota is "
                + $"{figures.Votes(stage.Quota)}.";
        foreach (var tie in stage.Decisions) yield return Tie(tie, stage);

        foreach (var act in stage.Acts.Where(act => act.Kind != ActKind.Elect)) yield return ByQuotients(act, stage);
        foreach (var acts in stage.Acts.Where(act => act.Kind == ActKind.Elect).GroupBy(act => act.Cite))
        {
            yield return ForGood([.. acts.SelectMany(act => act.Candidates)], acts.Key);
        }
    }

    string ByQuotients(Act act, Stage stage)
    {
        int number = act.Candidates[0];
        return act.Kind switch
        {
            ActKind.Exclude => $"{names[number]}, with the lowest quotient, {Quotient(stage, number)}, is excluded (clause "
                + $"{Display.Clean(act.Cite)}).",
            ActKind.Provisional => $"{names[number]} is elected, unless the count begins anew: the quotient is highest and above the "
                + $"quota (clause {Display.Clean(act.Cite)}).",
            _ => ForGood(act.Candidates, act.Cite),
        };
    }

    string ForGood(IReadOnlyCollection<int> who, string cite) =>
        $"{names.List(who)} {Are(who)} elected for good: the count is complete (clause {Display.Clean(cite)}).";

    string Quotient(Stage stage, int number) => figures.Votes(stage.Quotients[number]);
}
