using System.Numerics;

namespace Stv.Properties.Reference;

/// <summary>
/// New Zealand's method as Hill's program counts it, from the description of the program: ties by the ranks it carries along, of who
/// has been ahead, and by its pseudo-random numbers.
/// </summary>
sealed class SlowHill(Sample sample, int seats) : SlowKeepCount(sample, seats)
{
    static readonly BigInteger Tolerance = 100_000;

    readonly int candidates = sample.Candidates;
    readonly int[] ahead = [.. Enumerable.Repeat(sample.Candidates - 1, sample.Candidates + 1)];
    int[] random = [];

    // Part 3: up to the first number that is missing or repeated.
    protected override List<int> Read(List<List<int>> ranks) => SlowCount.UpToFault(ranks);

    public void Run()
    {
        Open();
        random = Draw();
        do
        {
            Count();
            for (int c = 0; c < random.Length; c++) random[c] = 10_000 - random[c];
            Rank();
        }
        while (Iterate());
    }

    /// <summary>What follows a count of the papers, up to the next one; false when the count is complete.</summary>
    bool Iterate()
    {
        // quota; where two have just half, it is more than that
        Quota = Needed();
        if (Hopeful.Count(c => Votes[c] >= Quota) > Seats - Elected.Count) Quota += 1;
        Elect(Hopeful.Where(c => Votes[c] >= Quota));
        if (Complete()) return false;

        // exclusion
        var surplus = Elected.Aggregate(BigInteger.Zero, (sum, c) => sum + BigInteger.Max(0, Votes[c] - Quota));
        bool small = surplus < Tolerance, gone = false;
        List<int> without = [.. Hopeful.Where(c => Votes[c].IsZero)];
        if (without.Count > 1)
        {
            int most = Hopeful.Count - (Seats - Elected.Count);
            if (small && without.Count <= most) without.ForEach(Exclude);
            else if (small)
                for (; most > 0; most--) Exclude(Lowest());
        }
        else
        {
            var rising = Hopeful.Select(c => Votes[c]).Order().ToList();
            if (small || rising[1] - rising[0] > surplus)
            {
                int lowest = Lowest();
                gone = !Votes[lowest].IsZero;
                Exclude(lowest);
            }
        }
        if (Complete()) return false;

        // keep values
        bool changed = false;
        foreach (int c in Elected.Where(c => Votes[c] > Quota))
        {
            // It would rise where a keep value of next to nothing is rounded up; then it stays.
            var keep = BigInteger.Min(Keep[c], Up(Up(Keep[c] * Quota, One) * One, Votes[c]));
            changed |= keep != Keep[c];
            Keep[c] = keep;
        }

        // a count at rest
        if (!changed && !gone)
        {
            Exclude(Lowest());
            if (Complete()) return false;
        }
        return true;
    }

    bool Complete()
    {
        if (Elected.Count < Seats && Elected.Count + Hopeful.Count > Seats) return false;
        if (Elected.Count < Seats) Elect(Hopeful);
        return true;
    }

    // For one seat it is rounded to a whole number, and what was only added to it is dropped.
    BigInteger Needed()
    {
        var quota = (Valid * One - Stages[^1].NonTransferable) / (Seats + 1) + 1;
        if (Seats > 1) return quota;
        var fraction = quota % One;
        return fraction > 1 ? quota - fraction + One : quota - fraction;
    }

    /// <summary>Parts those who have been equal so far by the votes of this count, the more the higher.</summary>
    void Rank()
    {
        foreach (var equals in Enumerable.Range(1, candidates).GroupBy(c => ahead[c]).ToList())
        {
            int place = equals.Key - (equals.Count() - 1);
            foreach (var still in equals.GroupBy(c => Votes[c]).OrderBy(g => g.Key).ToList())
            {
                int number = still.Count();
                foreach (int c in still) ahead[c] = place + number - 1;
                place += 2 * number;
            }
        }
    }

    int Lowest()
    {
        var fewest = Hopeful.Min(c => Votes[c]);
        List<int> tied = [.. Hopeful.Where(c => Votes[c] == fewest)];
        int behind = tied.Min(c => ahead[c]);
        List<int> left = [.. tied.Where(c => ahead[c] == behind)];
        int lowest = left.MinBy(c => random[c - 1]);
        string how = left.Count > 1 ? "pseudo-random numbers" : "earlier votes";
        if (tied.Count > 1) Stages[^1].Ties.Add($"{lowest} of {string.Join(' ', tied.Order())}, {how}");
        return lowest;
    }

    // Wichmann and Hill's generator; the first four numbers are thrown away, and such as have occurred.
    int[] Draw()
    {
        BigInteger x = candidates + 5, y = Seats, z = (Valid + 10_000 * (Valid % 10)) % 30_323;
        List<int> drawn = [];
        for (int n = 0; drawn.Count < candidates; n++)
        {
            (x, y, z) = (171 * x % 30_269, 172 * y % 30_307, 170 * z % 30_323);
            int number = (int)((10_000 * x / 30_269 + 10_000 * y / 30_307 + 10_000 * z / 30_323) % 10_000);
            if (n >= 4 && !drawn.Contains(number)) drawn.Add(number);
        }
        return [.. drawn];
    }
}
