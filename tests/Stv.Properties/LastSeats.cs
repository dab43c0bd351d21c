namespace Stv.Properties;

/// <summary>Reads from a count's own figures where a rule might have ended it.</summary>
static class LastSeats
{
    /// <summary>
    /// The first stage within an exclusion, with papers left to move, at which one seat is vacant and one candidate alone has votes that
    /// equal or exceed those of all others continuing and of the surpluses not transferred; null where there is none.
    /// </summary>
    public static (int Stage, int Leader)? WithinExclusion(CountResult result)
    {
        HashSet<int> elected = [], gone = [.. result.Candidates.Where(c => c.Withdrawn).Select(c => c.Number)];
        foreach (var stage in result.Stages)
        {
            elected.UnionWith(stage.Elected);
            gone.UnionWith(stage.Excluded);
            if (stage.Action != StageAction.Exclusion || stage.Complete || result.Seats - elected.Count != 1) continue;
            int[] continuing = [.. result.Candidates.Select(c => c.Number).Where(c => !elected.Contains(c) && !gone.Contains(c))];
            var waiting = elected.Aggregate(default(Ratio), (sum, c) => sum + Ratio.Max(0, stage.Votes[c] - stage.Quota));
            var all = continuing.Aggregate(waiting, (sum, c) => sum + stage.Votes[c]);
            int[] enough = [.. continuing.Where(c => stage.Votes[c] * 2 >= all)];
            if (enough is [var leader] && stage.Number < result.Stages.Length) return (stage.Number, leader);
        }
        return null;
    }
}
