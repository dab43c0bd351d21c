using System.Collections.Immutable;

namespace Stv.Testing;

/// <summary>A law of counting: what must hold of every election that a rule counts. Immutable; thread-safe.</summary>
public sealed class VotingLaw
{
    readonly Func<Trial, bool> applies;
    readonly Func<Trial, string?> broken;

    VotingLaw(string name, Func<Trial, string?> broken, Func<Trial, bool>? applies = null) =>
        (Name, this.broken, this.applies) = (name, broken, applies ?? (_ => true));

    /// <summary>The law in a sentence.</summary>
    public string Name { get; }

    internal static ImmutableArray<VotingLaw> OfAllRules { get; } =
    [
        new("Papers are votes, exhausted and disregarded ones at every stage", Conserved),
        new("No stage gives more votes than it takes, but for roundings", Given),
        new("As many are elected as there are seats", Elected),
        new("Every stage, act, decision and quota has a clause", Cited),
        new("Splitting papers changes nothing", SplittingChanges),
        new("Reordering papers changes nothing", ReorderingChanges),
        new("Numbering candidates otherwise changes nothing", NumberingChanges, TreatsCandidatesAlike),
        new("A withdrawn candidate whom nobody ranks changes nothing", NewcomerChanges, TreatsCandidatesAlike),
        new("Withdrawing is striking out", WithdrawingChanges),
        new("Papers that rank only the withdrawn change nothing but their number", IdlePapersChange),
        new("A count without lots completes, or asks for one lot at a time and uses it", AsksForLots),
        new("A lot that is not called for changes nothing, and is said", UnusedLotChanges),
        new("Counting on any number of threads gives the same", ThreadsChange),
    ];

    /// <summary>How an election breaks the law, in words; null where it keeps it or the law says nothing of it.</summary>
    /// <param name="trial">The election and the rule.</param>
    public string? Violation(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return applies(trial) ? broken(trial) : null;
    }

    /// <summary>Checks a rule over random elections. To at least a quarter of those that it can count the law must apply.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="cases">How many elections.</param>
    /// <exception cref="LawBrokenException">It breaks the law; the smallest election is shown for which it does.</exception>
    public void Check(Rule rule, int cases = 800)
    {
        int counted = 0, applied = 0;
        Laws.Check(rule, trial =>
        {
            counted++;
            if (!applies(trial)) return;
            applied++;
            if (broken(trial) is { } how) throw new InvalidOperationException($"{rule} breaks a law. {Name}: {how}.");
        }, cases);
        Laws.Enough(applied, counted / 4, $"elections of which \"{Name}\" says anything");
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static VotingLaw Of(Promises promise) => promise switch
    {
        Promises.SolidCoalitions => new("A solid coalition wins the seats that it has quotas for",
            trial => Promised.SolidCoalitions(trial, out _)),
        Promises.LaterNoHarm => new("A later preference does not harm an earlier one", trial => Promised.LaterNoHarm(trial, out _)),
        Promises.Scaling => new("The same number of copies of every paper elects the same", Promised.Scaling),
        _ => throw new ArgumentOutOfRangeException(nameof(promise), promise, "There is a law of each single promise."),
    };

    // Where an order of candidates is drawn by other means than a lot, numbers may matter to it.
    static bool TreatsCandidatesAlike(Trial trial) =>
        trial.Count().Stages.All(stage =>
            stage.Decisions.All(tie => tie.How is SettledBy.Lot or SettledBy.StandingOrder or SettledBy.EarlierVotes));

    static string? Conserved(Trial trial)
    {
        var result = trial.Count();
        foreach (var stage in result.Stages)
        {
            var votes = Enumerable.Range(1, trial.Sample.Candidates).Select(c => stage.Votes[c]).ToList();
            var sum = votes.Aggregate(stage.Exhausted + stage.Loss, (all, one) => all + one);
            if (sum != result.Votes) return $"stage {stage.Number} has {sum} of {result.Votes} votes";
            if (votes.Exists(one => one < 0)) return $"somebody has less than no votes at stage {stage.Number}";
        }
        long papers = trial.Sample.Papers.Sum(paper => paper.Copies), rejected = result.Rejected.Sum(part => part.Papers);
        return papers == result.Papers + rejected ? null : $"of {papers} papers {result.Papers} are counted and {rejected} rejected";
    }

    // To the nearest place a paper may carry a little more than its part. Where votes are whole numbers, fractions that were disregarded of
    // several parcels may add up to one when these move together: less than a vote for each.
    static string? Given(Trial trial)
    {
        var result = trial.Count();
        bool whole = result.Stages.All(stage => Enumerable.Range(1, trial.Sample.Candidates)
            .All(c => stage.Votes[c] == stage.Votes[c].Down()));
        foreach (var stage in result.Stages)
        {
            var lost = stage.Transfers.IsEmpty ? stage.Loss
                : stage.Transfers.Where(part => part.Papers == 0).Aggregate(default(Ratio), (sum, part) => sum + part.Votes);
            long papers = stage.Transfers.IsEmpty ? result.Papers : stage.Transfers.Sum(part => part.Papers);
            int parcels = whole ? result.Stages.Take(stage.Number).Sum(one => one.Transfers.Count(part => stage.From.Contains(part.To)))
                : 0;
            if (lost < 0 - Ratio.Of(papers, 100) - parcels)
                return $"stage {stage.Number} gives {-lost} votes more than it takes, on {papers} papers";
        }
        return null;
    }

    static string? Elected(Trial trial)
    {
        var result = trial.Count();
        int[] elected = [.. result.Elected], staged = [.. result.Stages.SelectMany(stage => stage.Elected)];
        if (result.Undecided is { } lot) return $"a lot is asked for at stage {lot.Stage}, although there is a standing order";
        if (elected.Length != trial.Seats || elected.Distinct().Count() != elected.Length)
            return $"{string.Join(' ', elected)} are elected to {trial.Seats} seats";
        if (!elected.SequenceEqual(staged)) return $"{string.Join(' ', elected)} are elected, but at the stages {string.Join(' ', staged)}";
        if (elected.Intersect(trial.Sample.Withdrawn).Any()) return "somebody is elected who has withdrawn";
        if (elected.Intersect(result.Stages.SelectMany(stage => stage.Excluded)).Any()) return "somebody is elected and excluded";
        return result.Stages.Select((stage, i) => stage.Number == i + 1).All(right => right) ? null : "stages are not numbered from 1";
    }

    static string? Cited(Trial trial)
    {
        var (result, clauses) = (trial.Count(), trial.Rule.Clauses.Select(clause => clause.Number).ToHashSet());
        foreach (string cite in result.Stages.SelectMany(stage => stage.Acts.Select(act => act.Cite)
            .Concat(stage.Decisions.Select(tie => tie.Cite)).Append(stage.Cite)))
            if (!clauses.Contains(cite)) return $"there is no clause {cite}";
        bool has = result.Stages.Any(stage => !stage.Quota.IsZero);
        return has == (trial.Rule.QuotaClause is { } quota && clauses.Contains(quota)) ? null : "the quota has no clause";
    }

    static string? SplittingChanges(Trial trial)
    {
        var random = trial.Sample.Random;
        return Changes(trial, trial.Sample with { Papers = [.. trial.Sample.Papers.SelectMany(Split)] });

        IEnumerable<Paper> Split(Paper paper)
        {
            long first = paper.Copies > 1 ? random.NextInt64(1, paper.Copies) : 0;
            if (first > 0) yield return paper with { Copies = first };
            yield return paper with { Copies = paper.Copies - first };
        }
    }

    static string? ReorderingChanges(Trial trial)
    {
        if (trial.Rule.NeedsOrder) return null;
        var papers = trial.Sample.Papers.ToArray();
        trial.Sample.Random.Shuffle(papers);
        return Changes(trial, trial.Sample with { Papers = [.. papers] })
            ?? Differs(ResultText.Of(trial.Count()), ResultText.Of(trial.Rule.Count(trial.Sample.Electorate(keepOrder: true), trial.Seats,
                Decisions.InOrder(trial.Sample.Order))));
    }

    static string? NumberingChanges(Trial trial)
    {
        int[] numbers = [.. Enumerable.Range(1, trial.Sample.Candidates)];
        trial.Sample.Random.Shuffle(numbers);
        int[] names = [0, .. numbers], unchanged = [.. Enumerable.Range(0, names.Length)];
        return Differs(ResultText.Of(trial.Count(), names), ResultText.Of(trial.Count(trial.Sample.Relabel(names)), unchanged));
    }

    static string? NewcomerChanges(Trial trial)
    {
        int newcomer = trial.Sample.Candidates + 1;
        return Changes(trial, trial.Sample with { Candidates = newcomer, Withdrawn = trial.Sample.Withdrawn.Add(newcomer) });
    }

    // Only the reason changes for which papers are then rejected.
    static string? WithdrawingChanges(Trial trial)
    {
        var (result, struck) = (trial.Count(), trial.Count(trial.Sample.Strike(trial.Sample.Withdrawn)));
        if (!result.Shortened.SequenceEqual(struck.Shortened)) return "other papers are shortened";
        return Differs(ResultText.Of(result, rejected: false), ResultText.Of(struck, rejected: false));
    }

    static string? IdlePapersChange(Trial trial)
    {
        var sample = trial.Sample;
        if (sample.Withdrawn.IsEmpty) return null;
        var (result, more) = (trial.Count(), trial.Count(sample with
        {
            Papers = [new(5, [.. sample.Withdrawn.Select(c => new Mark(c))]), .. sample.Papers, new(1, [new(sample.Withdrawn[0])]),
                new(2, [])],
        }));
        return Rejected(result, Reasons.OnlyWithdrawn) + 6 != Rejected(more, Reasons.OnlyWithdrawn)
            ? "papers that rank only the withdrawn are not rejected as that"
            : Rejected(result, Reasons.Empty) + 2 != Rejected(more, Reasons.Empty) ? "empty papers are not rejected as that"
            : Differs(ResultText.Of(result, rejected: false), ResultText.Of(more, rejected: false));

        static long Rejected(CountResult result, string reason) =>
            result.Rejected.Where(part => part.Reason == reason).Sum(part => part.Papers);
    }

    static string? AsksForLots(Trial trial)
    {
        List<Lot> lots = [];
        var result = trial.Count(Decisions.None);
        while (result.Undecided is { } needed)
        {
            if (needed.Tied.Length < 2 || !needed.Tied.SequenceEqual(needed.Tied.Distinct().Order()))
                return $"a lot is asked for among {string.Join(' ', needed.Tied)}";
            if (needed.Tied.Except(trial.Sample.Standing).Any()) return "a lot is asked for among others than those who stand";
            if (lots.Exists(lot => lot.Purpose == needed.Purpose
                && lot.Tied.SequenceEqual(needed.Tied))) return $"a lot is asked for twice, among {string.Join(' ', needed.Tied)}";
            lots.Add(new(needed.Purpose, needed.Tied, needed.Tied.MinBy(trial.Sample.Order.IndexOf)));
            var before = result;
            result = trial.Count(new Decisions(lots, []));
            if (!result.Diagnostics.IsEmpty) return $"of a lot that was asked for is said: {result.Diagnostics[0].Text}";
            if (result.Stages.Length < before.Stages.Length
                || !before.Elected.SequenceEqual(result.Elected.Take(before.Elected.Length))) return "with a lot more the count goes back";
        }
        return Differs(ResultText.Of(result).Replace("by Lot", "by StandingOrder", StringComparison.Ordinal), ResultText.Of(trial.Count()));
    }

    static string? UnusedLotChanges(Trial trial)
    {
        var result = trial.Count();
        if (trial.Sample.Candidates < 2 || result.Stages.SelectMany(stage => stage.Decisions).Any(tie => tie.Tied.SequenceEqual([1,
            2]))) return null;
        var more = trial.Count(new Decisions([new(Purpose.Exclude, [1, 2], 2)], trial.Sample.Order));
        return more.Diagnostics is [{ Code: "lot-unused" }] ? Differs(ResultText.Of(result), ResultText.Of(more with { Diagnostics = [] }))
            : "nothing is said of it";
    }

    static string? ThreadsChange(Trial trial)
    {
        var (electorate, decisions) = (trial.Electorate, Decisions.InOrder(trial.Sample.Order));
        string[] texts = new string[3];
        Parallel.For(0, texts.Length, i => texts[i] = ResultText.Of(trial.Rule.Count(electorate, trial.Seats, decisions)));
        return texts.Select(text => Differs(ResultText.Of(trial.Count()), text)).FirstOrDefault(other => other is not null);
    }

    static string? Changes(Trial trial, Sample other) => Differs(ResultText.Of(trial.Count()), ResultText.Of(trial.Count(other)));

    /// <summary>Where two texts part first; null where they do not.</summary>
    static string? Differs(string expected, string found)
    {
        if (expected == found) return null;
        var (one, other) = expected.Split('\n').Append("the end").Zip(found.Split('\n').Append("the end"))
            .First(pair => pair.First != pair.Second);
        return $"\"{one.Trim()}\" becomes \"{other.Trim()}\"";
    }
}
