namespace Stv.Properties;

/// <summary>What must make no difference to any count: how papers are bundled and ordered, how candidates are numbered, who is not there.</summary>
public class PaperLaws
{
    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Merging_and_splitting_equal_papers_changes_nothing(string id) => Check.Law(Rules.ForId(id), trial =>
    {
        var sample = trial.Sample;
        var random = sample.Random;
        Same(trial, sample with { Papers = [.. sample.Papers.SelectMany(paper => Split(paper, random))] });
        if (trial.Rule.NeedsOrder) return;
        var (electorate, decisions) = (sample.Electorate(keepOrder: true), Decisions.InOrder(sample.Order));
        Assert.Equal(ResultText.Of(trial.Count()), ResultText.Of(trial.Rule.Count(electorate, trial.Seats, decisions)));
    });

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Reordering_papers_changes_nothing(string id)
    {
        if (Rules.ForId(id).NeedsOrder) Assert.Skip("The rule says that it depends on the order.");
        Check.Law(Rules.ForId(id), trial =>
        {
            var papers = trial.Sample.Papers.ToArray();
            trial.Sample.Random.Shuffle(papers);
            Same(trial, trial.Sample with { Papers = [.. papers] });
        });
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Numbering_candidates_otherwise_changes_nothing(string id)
    {
        int same = 0;
        Check.Law(Rules.ForId(id), trial =>
        {
            int[] numbers = [.. Enumerable.Range(1, trial.Sample.Candidates)];
            trial.Sample.Random.Shuffle(numbers);
            int[] names = [0, .. numbers], unchanged = [.. Enumerable.Range(0, names.Length)];
            var (result, other) = (trial.Count(), trial.Count(trial.Sample.Relabel(names)));
            // Pseudo-random numbers are given to candidates in the order in which they stand on the paper.
            if (Drawn(result)) return;
            same++;
            Assert.Equal(ResultText.Of(result, names), ResultText.Of(other, unchanged));
        });
        Check.Enough(same, 200, "elections were numbered otherwise");
    }

    // The newcomer has no votes at any stage, so he is among the lowest whenever somebody is excluded and was never unequal to
    // others without votes: only a lot can keep him. Where he stands first in the order, the lot falls on him at once, and the
    // count goes on as if he had never stood; the seats cannot have been filled by default before that, for that takes one
    // exclusion more with him than without. He may delay those who would be elected without the quota, so that only who is
    // elected is promised, not the order nor the stages.
    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void A_candidate_nobody_ranks_does_not_change_who_is_elected(string id)
    {
        int same = 0;
        Check.Law(Rules.ForId(id), trial =>
        {
            var sample = trial.Sample;
            int newcomer = sample.Candidates + 1;
            var (without, result) = (trial.Count(), trial.Count(sample with { Candidates = newcomer, Order = sample.Order.Insert(0, newcomer) }));
            // A lot that elects may fall on him where others have no votes either.
            if (Ties(result).Any(d => d.Purpose == Purpose.Elect && d.Chosen == newcomer)) return;
            // Pseudo-random numbers depend on how many candidates there are.
            if (Drawn(result)) return;
            // Where those are tied who are no further apart than what surplus is left, a stage more leaves less of it, and others tied.
            if (trial.Rule.Body is MeekPrf or DroopMeek && Ties(without).Concat(Ties(result)).Any(d => !d.Tied.Contains(newcomer))) return;
            same++;
            Assert.Equal(without.Elected.Order(), result.Elected.Order());
        });
        Check.Enough(same, 200, "elections had a candidate whom nobody ranks");
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void A_withdrawn_candidate_nobody_ranks_changes_nothing(string id) => Check.Law(Rules.ForId(id), trial =>
    {
        var sample = trial.Sample;
        int newcomer = sample.Candidates + 1;
        // Pseudo-random numbers depend on how many candidates there are, the withdrawn included.
        if (!Drawn(trial.Count())) Same(trial, sample with { Candidates = newcomer, Withdrawn = sample.Withdrawn.Add(newcomer) });
    });

    // Withdrawing is striking the candidate out of every paper; only the reason changes for which papers are then rejected.
    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Withdrawing_is_striking_out(string id) => Check.Law(Rules.ForId(id), trial =>
    {
        var (result, struck) = (trial.Count(), trial.Count(trial.Sample.Strike(trial.Sample.Withdrawn)));
        Assert.Equal(ResultText.Of(result, rejected: false), ResultText.Of(struck, rejected: false));
        Assert.Equal(result.Rejected.Sum(r => r.Papers), struck.Rejected.Sum(r => r.Papers));
        Assert.Equal(result.Shortened, struck.Shortened);
    });

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Papers_that_rank_only_the_withdrawn_change_nothing_but_their_number(string id) => Check.Law(Rules.ForId(id), trial =>
    {
        var sample = trial.Sample;
        if (sample.Withdrawn.IsEmpty) return;
        var (result, more) = (trial.Count(), trial.Count(sample with
        {
            Papers = [new(5, [.. sample.Withdrawn.Select(c => new Mark(c))]), .. sample.Papers, new(1, [new(sample.Withdrawn[0])]), new(2, [])],
        }));
        Assert.Equal(ResultText.Of(result, rejected: false), ResultText.Of(more, rejected: false));
        Assert.Equal(Rejected(result, Reasons.OnlyWithdrawn) + 6, Rejected(more, Reasons.OnlyWithdrawn));
        Assert.Equal(Rejected(result, Reasons.Empty) + 2, Rejected(more, Reasons.Empty));
        Assert.Equal(result.Shortened, more.Shortened);
    });

    static IEnumerable<Decision> Ties(CountResult result) => result.Stages.SelectMany(stage => stage.Decisions);

    static bool Drawn(CountResult result) => Ties(result).Any(d => d.How == PseudoRandom.How);

    static long Rejected(CountResult result, string reason) => result.Rejected.SingleOrDefault(r => r.Reason == reason)?.Papers ?? 0;

    static void Same(Trial trial, Sample other) => Assert.Equal(ResultText.Of(trial.Count()), ResultText.Of(trial.Count(other)));

    static IEnumerable<Paper> Split(Paper paper, Random random)
    {
        long first = paper.Copies > 1 ? random.NextInt64(1, paper.Copies) : 0;
        if (first > 0) yield return paper with { Copies = first };
        yield return paper with { Copies = paper.Copies - first };
    }
}
