using System.Numerics;

namespace Stv.Properties.Reference;

/// <summary>What is written down whenever the papers have been counted: figures in units of the ninth decimal place.</summary>
sealed record KeepSheets(BigInteger[] Keep, BigInteger[] Votes, BigInteger NonTransferable)
{
    public BigInteger Quota { get; set; }

    public List<int> Elected { get; } = [];

    public List<int> Excluded { get; } = [];

    /// <summary>How each tie was settled, whom it fell on, and among whom.</summary>
    public List<string> Ties { get; } = [];
}

/// <summary>
/// A second counter of whole counts by keep values, who is elected and excluded when and why included: the law read for itself,
/// every paper walking by itself. It is slow and obvious, and shares no code with the engine.
/// </summary>
abstract class SlowKeepCount(Sample sample, int seats)
{
    protected static readonly BigInteger One = 1_000_000_000;

    readonly List<(List<int> Preferences, long Copies)> papers = [];

    protected int Seats => seats;

    protected BigInteger[] Keep { get; } = [.. Enumerable.Repeat(One, sample.Candidates + 1)];

    protected BigInteger[] Votes { get; private set; } = [];

    protected BigInteger Quota
    {
        get => Stages[^1].Quota;
        set => Stages[^1].Quota = value;
    }

    protected List<int> Hopeful { get; } = [.. sample.Standing];

    public List<int> Elected { get; } = [];

    public List<KeepSheets> Stages { get; } = [];

    /// <summary>The preferences of a paper that count; none if the paper is rejected.</summary>
    protected abstract List<int> Read(List<List<int>> ranks);

    protected void Open()
    {
        foreach (var paper in sample.Papers)
        {
            var preferences = Read(SlowCount.Ranks(sample, paper));
            if (preferences.Count > 0) papers.Add((preferences, paper.Copies));
        }
        foreach (int c in sample.Withdrawn) Keep[c] = 0;
    }

    protected long Valid => papers.Sum(paper => paper.Copies);

    /// <summary>
    /// Every paper goes past its candidates, each of whom keeps a part rounded up; what nobody keeps is not transferable.
    /// </summary>
    protected void Count()
    {
        Votes = [.. Enumerable.Repeat(BigInteger.Zero, Keep.Length)];
        var left = BigInteger.Zero;
        foreach (var (preferences, copies) in papers)
        {
            var weight = One;
            foreach (int c in preferences)
            {
                var kept = Up(weight * Keep[c], One);
                Votes[c] += copies * kept;
                weight -= kept;
            }
            left += copies * weight;
        }
        Stages.Add(new([.. Keep], [.. Votes], left));
    }

    protected void Elect(IEnumerable<int> who)
    {
        foreach (int c in who.OrderByDescending(c => Votes[c]).ThenBy(c => c).ToList())
        {
            Hopeful.Remove(c);
            Elected.Add(c);
            Stages[^1].Elected.Add(c);
        }
    }

    protected void Exclude(int candidate)
    {
        Hopeful.Remove(candidate);
        Keep[candidate] = 0;
        Stages[^1].Excluded.Add(candidate);
    }

    protected static BigInteger Up(BigInteger over, BigInteger under) => (over + under - 1) / under;
}
