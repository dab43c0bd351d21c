using System.Numerics;

namespace Stv.Properties.Reference;

/// <summary>The Foundation's reference rule for Meek's method, step by step as it is lettered.</summary>
sealed class SlowPrf(Sample sample, int seats) : SlowKeepCount(sample, seats)
{
    static readonly BigInteger Omega = 1000;

    readonly List<int> order = [.. sample.Order];

    // The rule says nothing of marks: several at one rank end the paper; blanks and repeats are as if they were not there.
    protected override List<int> Read(List<List<int>> ranks) =>
        [.. ranks.Where(rank => rank.Count > 0).TakeWhile(rank => rank.Count == 1).Select(rank => rank[0]).Distinct()];

    public void Run()
    {
        Open();
        // Where a count is complete from the beginning its sheet still shows first preferences.
        B2ab();
        bool counted = true;
        while (!Complete())
        {
            BigInteger? before = null;
            for (; ; )
            {
                // a, b: again with the same keep factors where somebody has just been elected, which gives the same sheet
                if (!counted) B2ab();
                counted = true;
                // c
                List<int> reached = [.. Hopeful.Where(c => Votes[c] >= Quota)];
                Elect(reached);
                // d
                var surplus = BigInteger.Max(0, Elected.Aggregate(BigInteger.Zero, (sum, c) => sum + Votes[c] - Quota));
                // e
                if (reached.Count > 0) break;
                counted = false;
                if (surplus < Omega || surplus >= before)
                {
                    B3(surplus);
                    break;
                }
                before = surplus;
                // f
                foreach (int c in Elected) Keep[c] = Up(Up(Keep[c] * Quota, One) * One, Votes[c]);
            }
        }
        // C
        if (Elected.Count < Seats) Elect(Hopeful);
    }

    // B.1
    bool Complete() => Elected.Count >= Seats || Elected.Count + Hopeful.Count <= Seats;

    void B2ab()
    {
        Count();
        Quota = Votes.Aggregate((sum, v) => sum + v) / (Seats + 1) + 1;
    }

    void B3(BigInteger surplus)
    {
        var fewest = Hopeful.Min(c => Votes[c]);
        List<int> tied = [.. Hopeful.Where(c => Votes[c] <= fewest + surplus)];
        int lowest = order.First(tied.Contains);
        if (tied.Count > 1) Stages[^1].Ties.Add($"{lowest} of {string.Join(' ', tied.Order())}, standing order");
        Exclude(lowest);
    }
}
