namespace Stv;

/// <summary>Papers that are with nobody at the end of a count by transfers, and their votes.</summary>
/// <param name="Papers">Papers without influence: they show no further preference, and no part of them has elected anybody.</param>
/// <param name="Votes">What they are worth to nobody.</param>
/// <param name="PartPapers">Papers that show no further preference when a part of them has elected somebody.</param>
/// <param name="PartVotes">What is left of these.</param>
/// <param name="Aside">Votes that the rules set aside, which no paper carries.</param>
internal sealed record Spent(long Papers, Ratio Votes, long PartPapers, Ratio PartVotes, Ratio Aside)
{
    /// <summary>Those of a count; null where papers are not transferred, or the result does not say.</summary>
    public static Spent? Of(CountResult result)
    {
        if (result.Method != CountMethod.Transfers || result.Stages is not [.., var last]) return null;
        var (whole, part, aside) = (default((long Papers, Ratio Votes)), default((long Papers, Ratio Votes)), default(Ratio));
        foreach (var stage in result.Stages)
        {
            foreach (var one in stage.Transfers)
            {
                if (one.To != Transfer.Exhausted) continue;
                if (one.Papers == 0) aside += one.Votes;
                else if (one.Value == 1) whole = (whole.Papers + one.Papers, whole.Votes + one.Votes);
                else part = (part.Papers + one.Papers, part.Votes + one.Votes);
            }
        }
        return whole.Votes + part.Votes + aside == last.Exhausted ? new(whole.Papers, whole.Votes, part.Papers, part.Votes, aside) : null;
    }
}
