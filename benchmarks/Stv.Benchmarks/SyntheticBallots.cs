using System.Globalization;

namespace Stv.Benchmarks;

/// <summary>
/// Papers drawn one preference after another, each candidate with a chance in proportion to a weight (Plackett and Luce's model),
/// in integers only: the same seed gives the same papers on any machine.
/// </summary>
internal sealed class SyntheticBallots(ulong seed, int candidates)
{
    ulong state = seed;

    /// <summary>The rankings, one after another.</summary>
    public IEnumerable<int[]> Draw(int papers)
    {
        // Weights fall off like 1/rank: a few strong candidates, a long tail, as slates and independents have.
        int[] weights = [.. Enumerable.Range(1, candidates).Select(n => 60_000 / n)];
        for (int i = 0; i < papers; i++)
        {
            int length = 1 + Below(candidates / 2) + Below(candidates / 2);
            int[] left = [.. weights], ranking = new int[length];
            int total = left.Sum();
            for (int rank = 0; rank < length; rank++)
            {
                int ticket = Below(total), candidate = 0;
                while (ticket >= left[candidate]) ticket -= left[candidate++];
                total -= left[candidate];
                left[candidate] = 0;
                ranking[rank] = candidate + 1;
            }
            yield return ranking;
        }
    }

    /// <summary>The same papers as an electorate, in the order drawn or sorted.</summary>
    public Electorate Electorate(int papers, bool sorted = false)
    {
        var builder = new ElectorateBuilder(candidates);
        foreach (int[] ranking in Draw(papers)) builder.Add(1, ranking);
        var drawn = builder.Build(Enumerable.Range(1, candidates).Select(n => $"Candidate {n}"));
        return sorted ? drawn.Sort() : drawn;
    }

    /// <summary>The same papers as a BLT file.</summary>
    public byte[] Blt(int papers, int seats)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine($"{candidates} {seats}");
        foreach (int[] ranking in Draw(papers)) text.WriteLine($"1 {string.Join(' ', ranking)} 0");
        text.WriteLine(0);
        for (int c = 1; c <= candidates; c++) text.WriteLine($"\"Candidate {c}\"");
        text.WriteLine($"\"{papers} synthetic papers\"");
        return System.Text.Encoding.UTF8.GetBytes(text.ToString());
    }

    int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    // SplitMix64
    ulong Next()
    {
        unchecked
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
