namespace Stv.Testing;

/// <summary>The laws that a rule may promise, each as a search for what breaks it in one election.</summary>
static class Promised
{
    // Papers are solid for a set if its members stand, in any order, before all others. More than k quotas of such papers are
    // enough for k seats, or for all of the set if it is smaller, if fractions disregarded are on the coalition's side: all that
    // the rule may disregard in this count. The largest quota of the count is meant.
    public static string? SolidCoalitions(Trial trial, out int coalitions)
    {
        coalitions = 0;
        var result = trial.Count();
        // More votes than these only as many can have as there are seats. A rule without a quota is held to it, and so is one that
        // cuts its quota off below it: two coalitions could be due more seats than there are.
        var quota = result.Stages.Aggregate(Ratio.Of(result.Papers, trial.Seats + 1), (most, stage) => Ratio.Max(most, stage.Quota));
        var lost = Lost(result);
        foreach (var (set, papers) in Solid(trial.Rule.Admit(trial.Electorate).Electorate))
        {
            int[] members = [.. set.Split(' ').Select(int.Parse)];
            int seats = 0;
            while (seats < members.Length && seats < trial.Seats && papers > quota * (seats + 1) + lost) seats++;
            if (seats == 0) continue;
            if (members.Length > 1) coalitions++;
            int won = result.Elected.Intersect(members).Count();
            if (won < seats)
                return $"{papers} papers rank {set} before all others, more than {seats} quotas of {quota}, but win {won} seats";
        }
        return null;
    }

    // What no paper carried, under whatever name, and what is disregarded where all papers are counted afresh. Where quotients are compared
    // in nine decimal places, who is within one unit of the last above the quota does not have more.
    static Ratio Lost(CountResult result) => result.Stages.Aggregate(default(Ratio), (sum, stage) => sum + stage.Transfers
        .Where(part => part.Papers == 0 && part.Votes > 0).Aggregate(default(Ratio), (all, part) => all + part.Votes)
            + (stage.Transfers.IsEmpty ? Ratio.Max(stage.Loss, 0) : 0)
            + (result.Method == CountMethod.Quotients ? Ratio.Of(1, 1_000_000_000) : 0));

    // A preference is added at the end of all papers that carry one ranking, or of one of them. What happens until those papers
    // have passed everybody ranked on them is as before, and by then all of those are elected or excluded: whoever of them was
    // elected before is elected now. The standing order stays.
    public static string? LaterNoHarm(Trial trial, out int changes)
    {
        changes = 0;
        var (sample, before) = (trial.Sample, trial.Count());
        foreach (var paper in sample.Papers.Where(p => p.Marks.Length > 0).DistinctBy(p => string.Join(' ', p.Marks)))
        {
            foreach (int added in sample.Standing.Except(paper.Marks.Select(m => m.Candidate)))
                foreach (bool alone in new[] { false, true })
                {
                    var after = trial.Count(alone ? One(sample, paper, added) : All(sample, paper, added));
                    int[] harmed = [.. before.Elected.Intersect(paper.Marks.Select(m => m.Candidate)).Except(after.Elected)];
                    if (!after.Elected.SequenceEqual(before.Elected)) changes++;
                    if (harmed.Length > 0)
                        return $"{string.Join(' ', harmed)} loses when {added} is added to {(alone ? "one paper" : "papers")} "
                            + $"{string.Join(' ', paper.Marks)}";
                }
        }
        return null;

        static Sample All(Sample sample, Paper paper, int added) => sample with
        {
            Papers = [.. sample.Papers.Select(p => p.Marks.SequenceEqual(paper.Marks) ? p with { Marks = p.Marks.Add(new(added)) } : p)],
        };

        static Sample One(Sample sample, Paper paper, int added) => sample with
        {
            Papers =
            [
                .. sample.Papers.Remove(paper), new(1, paper.Marks.Add(new(added))),
                .. paper.Copies > 1 ? [paper with { Copies = paper.Copies - 1 }] : Array.Empty<Paper>(),
            ],
        };
    }

    /// <summary>Two to ten copies of every paper elect others.</summary>
    public static string? Scaling(Trial trial)
    {
        var before = trial.Count().Elected.Order();
        for (int copies = 2; copies <= 10; copies++)
        {
            var after = trial.Count(trial.Sample with
            {
                Papers = [.. trial.Sample.Papers
                .Select(p => p with { Copies = p.Copies * copies })]
            }).Elected.Order();
            if (!after.SequenceEqual(before))
                return $"{copies} of every paper elect {string.Join(' ', after)}, one of each {string.Join(' ', before)}";
        }
        return null;
    }

    /// <summary>For every set of candidates that some paper ranks before all others, how many papers do.</summary>
    static Dictionary<string, long> Solid(Electorate admitted)
    {
        var sets = new Dictionary<string, long>(StringComparer.Ordinal);
        var counted = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < admitted.Rankings; i++)
        {
            var ballot = admitted[i];
            var first = new SortedSet<int>();
            Preference[] marks = [.. Marks(ballot)];
            for (int k = 0; k < marks.Length; k++)
            {
                if (!admitted.Candidates[marks[k].Candidate - 1].Withdrawn) first.Add(marks[k].Candidate);
                // Those at one rank stand before all others together, not one by one.
                if (first.Count == 0 || k + 1 < marks.Length && marks[k + 1].EqualToPrevious) continue;
                string set = string.Join(' ', first);
                if (counted.Add(set)) sets[set] = sets.GetValueOrDefault(set) + ballot.Papers;
            }
            counted.Clear();
        }
        return sets;
    }

    static List<Preference> Marks(Ballot ballot)
    {
        List<Preference> marks = [];
        foreach (var preference in ballot) marks.Add(preference);
        return marks;
    }
}
