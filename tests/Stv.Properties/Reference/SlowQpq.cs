namespace Stv.Properties.Reference;

/// <summary>What was written down at a stage of a count by quotients.</summary>
sealed record QuotientSheets(Fraction[] Votes, Fraction[] Quotients, Fraction Quota, Fraction Inactive)
{
    /// <summary>Whom the stage elects for as long as the count does not begin anew; 0 for nobody.</summary>
    public int Elects { get; set; }

    /// <summary>Whom it excludes; 0 for nobody.</summary>
    public int Excludes { get; set; }
}

/// <summary>
/// Woodall's paragraphs read for themselves, paper by paper: every sheet says what part of a candidate it has elected. Nothing is
/// rounded where <paramref name="exact"/>; else as Droop does.
/// </summary>
sealed class SlowQpq(Sample sample, int seats, bool exact)
{
    sealed class Sheet(List<int> preferences)
    {
        public List<int> Preferences => preferences;

        public Fraction HasElected { get; set; } = Fraction.Zero;
    }

    readonly List<Sheet> sheets = [];
    readonly HashSet<int> excluded = [];
    readonly List<int> elected = [];
    readonly List<int> order = [.. sample.Order];
    Fraction[] quotients = [];

    public List<QuotientSheets> Stages { get; } = [];

    public List<string> Lots { get; } = [];

    /// <summary>The elected in order; those for whom the seats are left at the end of the list by their quotients.</summary>
    public List<int> Winners { get; } = [];

    public void Run()
    {
        foreach (var paper in sample.Papers)
        {
            // A rank with several candidates ends the paper; blanks and repeats are as if they were not there.
            var read = Ranks(paper).Where(rank => rank.Count > 0).TakeWhile(rank => rank.Count == 1).Select(rank => rank[0]).Distinct()
                .ToList();
            for (long i = 0; i < paper.Copies && read.Count > 0; i++) sheets.Add(new(read));
        }
        while (true)
        {
            var stage = Look();
            var hopeful = Hopeful();
            if (sample.Standing.Count() - excluded.Count == seats)
            {
                Winners.AddRange([.. elected, .. hopeful.OrderByDescending(c => quotients[c]).ThenBy(c => c)]);
                return;
            }
            var highest = hopeful.Max(c => quotients[c])!;
            if (Above(highest, stage.Quota))
            {
                int winner = stage.Elects = Draw([.. hopeful.Where(c => !Above(highest, quotients[c]))]);
                // 2.5a: each paper that contributed has now elected 1/q, whatever it had elected before.
                foreach (var sheet in sheets.Where(s => Topmost(s, hopeful) == winner))
                    sheet.HasElected = Cut(Fraction.One / quotients[winner]);
                elected.Add(winner);
                if (elected.Count < seats) continue;
                Winners.AddRange(elected);
                return;
            }
            var lowest = hopeful.Min(c => quotients[c])!;
            stage.Excludes = Draw([.. hopeful.Where(c => !Above(quotients[c], lowest))]);
            excluded.Add(stage.Excludes);
            if (sample.Standing.Count() - excluded.Count == seats)
            {
                Winners.AddRange(
                    [.. elected, .. hopeful.Where(c => c != stage.Excludes).OrderByDescending(c => quotients[c]).ThenBy(c => c)]);
                return;
            }
            elected.Clear();
            foreach (var sheet in sheets) sheet.HasElected = Fraction.Zero;
        }
    }

    List<int> Hopeful() => [.. sample.Standing.Where(c => !excluded.Contains(c) && !elected.Contains(c))];

    // 2.3, 2.4
    QuotientSheets Look()
    {
        var hopeful = Hopeful();
        Fraction[] zeros = [.. Enumerable.Repeat(Fraction.Zero, sample.Candidates + 1)];
        Fraction[] count = [.. zeros], have = [.. zeros];
        foreach (var sheet in sheets)
        {
            int top = Topmost(sheet, hopeful);
            count[top] += Fraction.One;
            have[top] += sheet.HasElected;
        }
        quotients = [.. zeros];
        foreach (int c in hopeful) quotients[c] = Cut(count[c] / (Fraction.One + have[c]));
        var active = hopeful.Aggregate(Fraction.Zero, (sum, c) => sum + count[c]);
        Stages.Add(new(count, [.. quotients], Cut(active / (new Fraction(1 + seats, 1) - have[0])), count[0]));
        return Stages[^1];
    }

    static int Topmost(Sheet sheet, List<int> hopeful) => sheet.Preferences.FirstOrDefault(hopeful.Contains);

    Fraction Cut(Fraction number) => exact ? number : number.CutOff(18);

    // Greater by at least half a unit of the ninth place.
    bool Above(Fraction a, Fraction b) => exact ? a > b : a >= b + new Fraction(1, 2_000_000_000);

    int Draw(List<int> tied)
    {
        int chosen = order.First(tied.Contains);
        if (tied.Count > 1) Lots.Add($"tie: {chosen} of {string.Join(' ', tied.Order())}");
        return chosen;
    }

    // The ranks of a paper, the withdrawn struck out; an empty one was left blank.
    List<List<int>> Ranks(Paper paper)
    {
        List<List<int>> ranks = [];
        foreach (var mark in paper.Marks)
        {
            if (mark.Equal) ranks[^1].Add(mark.Candidate);
            else ranks.Add([mark.Candidate]);
        }
        return [.. ranks.Select(rank => rank.Where(sample.Standing.Contains).Distinct().ToList())];
    }
}
