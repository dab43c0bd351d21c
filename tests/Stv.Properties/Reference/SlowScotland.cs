namespace Stv.Properties.Reference;

/// <summary>The Scottish rules, from the words of the Order: rule by rule, papers by hand.</summary>
/// <param name="strict">Once continuing candidates are as many as vacancies, not even the candidate just excluded has papers moved.</param>
sealed class SlowScotland(Sample sample, int seats, bool strict) : SlowCount(sample)
{
    // Numbers must be consecutive and stand against one candidate each; what follows a fault does not count.
    protected override List<int> Read(List<List<int>> ranks) => UpToFault(ranks);

    public void Run()
    {
        Open();
        var quota = new Fraction(All.Count / (seats + 1) + 1, 1);
        int excluded = 0;
        HashSet<int> transferred = [];
        while (true)
        {
            Elect(Continuing.Where(c => Votes[c] >= quota));
            if (Elected.Count == seats) break;
            if (Continuing.Count == seats - Elected.Count && (excluded == 0 || strict))
            {
                if (excluded > 0)
                {
                    Write([excluded], false, []);
                    Stages[^1].Excluded.Add(excluded);
                }
                Elect(Continuing);
                break;
            }
            if (excluded > 0)
            {
                Move(excluded, surplus: false, sheet => sheet.Value, Fraction.Zero);
                Stages[^1].Excluded.Add(excluded);
                excluded = 0;
                continue;
            }
            List<int> surpluses = [.. Elected.Where(c => Votes[c] > quota)];
            if (surpluses.Count > 0)
            {
                int from = Pick(surpluses, fewest: false, "50");
                var (had, surplus) = (Votes[from], Votes[from] - quota);
                Move(from, surplus: true, sheet => (surplus * sheet.Value / had).CutOff(5), quota);
                continue;
            }
            excluded = Pick(Continuing, fewest: true, "52");
            Continuing.Remove(excluded);
        }
        foreach (var stage in Stages) stage.Quota = quota;
    }
}

/// <summary>Instant runoff: exclude the last until somebody has more than half of the votes still held.</summary>
sealed class SlowInstantRunoff(Sample sample) : SlowCount(sample)
{
    // A rank with several candidates ends the paper; blanks and repeats are as if they were not there.
    protected override List<int> Read(List<List<int>> ranks) =>
        [.. ranks.Where(rank => rank.Count > 0).TakeWhile(rank => rank.Count == 1).Select(rank => rank[0]).Distinct()];

    public void Run()
    {
        Open();
        while (true)
        {
            var half = Continuing.Aggregate(Fraction.Zero, (sum, c) => sum + Votes[c]) / new Fraction(2, 1);
            // The smallest whole number that is more than half.
            Stages[^1].Quota = half.CutOff(0) + Fraction.One;
            List<int> over = [.. Continuing.Where(c => Votes[c] > half)];
            if (over.Count == 0 && Continuing.Count == 1) over = [Continuing[0]];
            if (over.Count > 0)
            {
                Elect(over);
                return;
            }
            int last = Pick(Continuing, fewest: true, "4");
            Continuing.Remove(last);
            Move(last, surplus: false, sheet => sheet.Value, Fraction.Zero);
            Stages[^1].Excluded.Add(last);
        }
    }
}
