namespace Stv.Benchmarks;

/// <summary>
/// The papers that a count sorted, sorted again in the same order and to the same receivers, without arithmetic, ties, stages or a record.
/// </summary>
/// <param name="electorate">The papers.</param>
/// <param name="counted">Their count by a rule that moves all papers of a candidate, one or several values at a time.</param>
internal sealed class Replay(Electorate electorate, CountResult counted)
{
    readonly Stage[] stages = [.. counted.Stages];

    /// <summary>Sorts them; answers how many rankings it sorted.</summary>
    public long Run()
    {
        var takes = new bool[electorate.Candidates.Length + 1];
        Array.Fill(takes, true, 1, takes.Length - 1);
        var chains = new PaperChains(electorate, takes, sharing: false);
        var piles = new Chain[takes.Length];
        Array.Fill(piles, Chain.None);
        chains.SortAll();
        Gather();
        foreach (var stage in stages)
        {
            foreach (int from in stage.From)
            {
                takes[from] = false;
                var pile = piles[from];
                piles[from] = Chain.None;
                chains.Sort(pile);
                Gather();
            }
            foreach (int elected in stage.Elected) takes[elected] = false;
        }
        return chains.Visited;

        void Gather()
        {
            foreach (int to in chains.Found) piles[to] = chains.Join(piles[to], chains.Sorted(to));
        }
    }
}
