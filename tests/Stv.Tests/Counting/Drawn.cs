namespace Stv.Tests.Counting;

/// <summary>An election drawn from a seed, the same on every machine: strong candidates first, rankings of all lengths.</summary>
static class Drawn
{
    public const int Candidates = 20, Seats = 9;

    public static Decisions Lots { get; } = Decisions.InOrder(Enumerable.Range(1, Candidates));

    /// <summary>So many papers.</summary>
    /// <param name="papers">How many.</param>
    /// <param name="keepOrder">Not merged.</param>
    /// <param name="marks">Some rankings carry marks.</param>
    public static Electorate Electorate(int papers, bool keepOrder = false, bool marks = false)
    {
        ulong state = 2026;
        var builder = new ElectorateBuilder(Candidates, keepOrder);
        for (int i = 0; i < papers; i++)
        {
            List<ushort> ranking = [], left = [.. Enumerable.Range(1, Candidates).Select(c => (ushort)c)];
            for (int length = 1 + Below(Candidates); ranking.Count < length;)
            {
                // The smallest of three draws: candidates with low numbers are liked.
                int chosen = Math.Min(Below(left.Count), Math.Min(Below(left.Count), Below(left.Count)));
                if (marks && ranking.Count > 0 && Below(9) == 0) ranking.Add(0);
                ranking.Add(left[chosen]);
                left.RemoveAt(chosen);
            }
            builder.AddCodes(1 + Below(3), ranking.ToArray());
        }
        return builder.Build(Enumerable.Range(1, Candidates).Select(n => $"Candidate {n}"));

        int Below(int limit)
        {
            state = unchecked(state * 6364136223846793005 + 1442695040888963407);
            return (int)((state >> 33) * (ulong)limit >> 31);
        }
    }
}
