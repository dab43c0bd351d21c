namespace Stv.Properties.Reference;

/// <summary>One sheet of paper.</summary>
sealed class Sheet(List<int> preferences)
{
    public List<int> Preferences { get; } = preferences;

    /// <summary>What it is worth now.</summary>
    public Fraction Value { get; set; } = Fraction.One;

    /// <summary>On whose pile it lies; 0 on that of papers without a further preference.</summary>
    public int Pile { get; set; }

    /// <summary>The stage at which it came there.</summary>
    public int Received { get; set; } = 1;
}

/// <summary>What a returning officer writes down at a stage.</summary>
/// <param name="From">Whose papers were moved; nobody's when the papers were first sorted.</param>
/// <param name="Surplus">It was a surplus.</param>
/// <param name="Received">By receiver (0 for papers without a further preference) how many papers came, and what they were worth.</param>
/// <param name="Votes">By candidate number.</param>
sealed record Sheets(
    int[] From, bool Surplus, SortedDictionary<int, (long Papers, Fraction Votes)> Received, Fraction[] Votes, Fraction Exhausted,
    Fraction Loss)
{
    public Fraction Quota { get; set; } = Fraction.Zero;

    public List<int> Elected { get; } = [];

    public List<int> Excluded { get; } = [];
}

/// <summary>
/// The second counter: papers one by one on piles, exact school fractions, the law read for itself. It is slow and obvious, and
/// shares no code with the engine; a lot is always drawn by a standing order of all candidates.
/// </summary>
abstract class SlowCount(Sample sample)
{
    readonly List<int> order = [.. sample.Order];

    protected List<Sheet> All { get; } = [];

    protected Fraction[] Votes { get; } = [.. Enumerable.Repeat(Fraction.Zero, sample.Candidates + 1)];

    protected Fraction Exhausted { get; set; } = Fraction.Zero;

    protected Fraction Loss { get; set; } = Fraction.Zero;

    protected List<int> Continuing { get; } = [.. sample.Standing];

    protected List<int> Elected { get; } = [];

    public List<Sheets> Stages { get; } = [];

    public IReadOnlyList<int> Winners => Elected;

    /// <summary>By which clause each lot was drawn, whom it fell on, and among whom.</summary>
    public List<string> Lots { get; } = [];

    /// <summary>The preferences of a paper that count; none if the paper is rejected.</summary>
    protected abstract List<int> Read(List<List<int>> ranks);

    /// <summary>Preferences up to the first rank that is missing or given to several, or repeats a candidate.</summary>
    public static List<int> UpToFault(List<List<int>> ranks)
    {
        List<int> read = [];
        foreach (var rank in ranks)
        {
            if (rank.Count != 1 || read.Contains(rank[0])) break;
            read.Add(rank[0]);
        }
        return read;
    }

    public void Open()
    {
        foreach (var paper in sample.Papers)
        {
            var preferences = Read(Ranks(sample, paper));
            if (preferences.Count == 0) continue;
            for (long i = 0; i < paper.Copies; i++) All.Add(new([.. preferences]));
        }
        foreach (var sheet in All)
        {
            sheet.Pile = sheet.Preferences[0];
            Votes[sheet.Pile] += Fraction.One;
        }
        Write([], false, []);
    }

    protected void Elect(IEnumerable<int> who)
    {
        foreach (int c in who.OrderByDescending(c => Votes[c]).ThenBy(c => c).ToList())
        {
            Continuing.Remove(c);
            Elected.Add(c);
            Stages[^1].Elected.Add(c);
        }
    }

    /// <summary>Moves papers from a pile to the next continuing candidate, at a value each; the pile keeps what it is to keep.</summary>
    protected void Move(int from, bool surplus, Func<Sheet, Fraction> value, Fraction keeps)
    {
        var received = new SortedDictionary<int, (long Papers, Fraction Votes)>();
        var gone = Fraction.Zero;
        foreach (var sheet in All.Where(s => s.Pile == from).ToList())
        {
            sheet.Value = value(sheet);
            sheet.Pile = sheet.Preferences.Skip(sheet.Preferences.IndexOf(from) + 1).FirstOrDefault(Continuing.Contains);
            if (sheet.Pile == 0) Exhausted += sheet.Value;
            else Votes[sheet.Pile] += sheet.Value;
            gone += sheet.Value;
            var (papers, votes) = received.GetValueOrDefault(sheet.Pile, (0, Fraction.Zero));
            received[sheet.Pile] = (papers + 1, votes + sheet.Value);
        }
        Loss += Votes[from] - keeps - gone;
        Votes[from] = keeps;
        Write([from], surplus, received);
    }

    protected void Write(int[] from, bool surplus, SortedDictionary<int, (long Papers, Fraction Votes)> received) =>
        Stages.Add(new(from, surplus, received, [.. Votes], Exhausted, Loss));

    /// <summary>
    /// Of those with the fewest (or most) votes, the one who had the fewest (most) at the last earlier stage at which they
    /// differed; where several had, they alone are compared further back; at last the lot.
    /// </summary>
    protected int Pick(List<int> among, bool fewest, string clause)
    {
        var tied = Extreme(among, Votes, fewest);
        for (int stage = Stages.Count - 2; stage >= 0 && tied.Count > 1; stage--) tied = Extreme(tied, Stages[stage].Votes, fewest);
        return Draw(tied, clause);
    }

    /// <summary>Who stands first in the order; a lot if there are several.</summary>
    protected int Draw(List<int> tied, string clause)
    {
        int chosen = order.First(tied.Contains);
        if (tied.Count > 1) Lots.Add($"{clause}: {chosen} of {string.Join(' ', tied.Order())}");
        return chosen;
    }

    /// <summary>Those with the fewest votes, or the most.</summary>
    protected static List<int> Extreme(List<int> among, Fraction[] votes, bool fewest)
    {
        var best = fewest ? among.Min(c => votes[c]) : among.Max(c => votes[c]);
        return [.. among.Where(c => votes[c] == best)];
    }

    /// <summary>The ranks of a paper, each with those who stand at it, the withdrawn struck out; an empty one was left blank.</summary>
    public static List<List<int>> Ranks(Sample sample, Paper paper)
    {
        List<List<int>> ranks = [];
        foreach (var mark in paper.Marks)
        {
            if (mark.Equal) ranks[^1].Add(mark.Candidate);
            else ranks.Add([mark.Candidate]);
        }
        var struck = ranks.Select(rank => (Blank: rank[0] == 0, Left: rank.Where(sample.Standing.Contains).Distinct().ToList()));
        return [.. struck.Where(rank => rank.Blank || rank.Left.Count > 0).Select(rank => rank.Left)];
    }
}
