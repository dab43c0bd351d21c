using System.Collections.Immutable;

namespace Stv.Tests.Counting;

/// <summary>Earlier votes compared for ties: always those that the words of laws say, at the cost of what has changed.</summary>
public class LookBackTests
{
    [Fact]
    public void Earlier_votes_separate_the_tied_as_stage_after_stage_would()
    {
        var random = new Random(2026);
        int separated = 0, all = 0;
        for (int i = 0; i < 3_000; i++)
        {
            int candidates = random.Next(2, 9), few = random.Next(2, 4);
            Ratio[] votes = [.. Enumerable.Range(0, candidates).Select(_ => (Ratio)random.Next(few))];
            List<Stage> stages = [];
            var look = new LookBack(stages, candidates, stage => stage.Complete);
            for (int at = 1; at <= 12; at++)
            {
                for (int c = 0; c < candidates; c++)
                    if (random.Next(4) == 0) votes[c] = Ratio.Of(random.Next(few) * 2, 2);
                stages.Add(Recorded(at, votes, complete: random.Next(3) > 0));
                if (random.Next(3) > 0) continue;

                int number = random.Next(2, candidates + 1);
                ImmutableArray<int> tied = [.. Enumerable.Range(1, candidates).OrderBy(_ => random.Next()).Take(number).Order()];
                var purpose = random.Next(2) == 0 ? Purpose.Exclude : Purpose.Elect;
                int sought = random.Next(1, tied.Length);
                List<Stage> counting = [.. stages.Where(stage => stage.Complete)];
                Same(ByEarlierVotes(Enumerable.Reverse(counting), purpose, tied, sought), look.Backwards(purpose, tied, sought));
                Same(ByEarlierVotes(counting, purpose, tied, sought), look.Forwards(purpose, tied, sought));
                var differing = Enumerable.Reverse(counting).Where(AllDiffer).Take(1);
                Same(ByEarlierVotes(differing, purpose, tied, sought: 1), look.AllDiffering(purpose, tied, tied));
                if (look.Backwards(purpose, tied, sought).Stage is not null) separated++;
                if (look.AllDiffering(purpose, tied, tied).Stage is not null) all++;

                bool AllDiffer(Stage stage) => tied.Select(c => stage.Votes[c]).Distinct().Count() == tied.Length;
            }
        }
        // Neither kind was rare.
        Assert.InRange(separated, 2_000, 12_000);
        Assert.InRange(all, 1_000, 12_000);

        static void Same(Narrowed expected, Narrowed found)
        {
            Assert.Equal(expected.Left, found.Left);
            Assert.Equal(expected.Tied, found.Tied);
            Assert.Equal((expected.How, expected.Stage), (found.How, found.Stage));
        }
    }

    [Fact]
    public void A_list_that_stays_whole_is_the_list_itself()
    {
        List<Stage> stages = [Recorded(1, [1, 1, 2, 2]), Recorded(2, [3, 3, 3, 3])];
        var look = new LookBack(stages, 4, _ => true);
        ImmutableArray<int> equal = [1, 2], all = [1, 2, 3, 4];
        Assert.True(look.Backwards(Purpose.Exclude, equal, 1).Left == equal);
        Assert.True(look.Forwards(Purpose.Exclude, equal, 1).Tied == equal);
        Assert.True(look.Backwards(Purpose.Exclude, all, 1).Tied == all);
        Assert.Equal([1, 2], look.Backwards(Purpose.Exclude, all, 1).Left);
        Assert.Equal([3, 4], look.Forwards(Purpose.Elect, all, 1).Left);
    }

    public static TheoryData<string> RuleSets => [.. Rules.All.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(RuleSets))]
    public void Looking_back_takes_no_more_comparisons_than_the_square_of_the_candidates(string id)
    {
        foreach (var papers in (Func<int, Electorate>[])[Electorates.OneVoteEach, Electorates.Chained, Electorates.Alternating])
        {
            long few = LookedBack(papers(100), 100), many = LookedBack(papers(300), 300);
            // Everybody tied is looked at once for each tie, and every vote that changed.
            Assert.InRange(many, 0, 2 * 300 * 300);
            Assert.InRange(many, 0, 9 * few + 300);
        }

        long LookedBack(Electorate electorate, int candidates)
        {
            var rule = Rules.ForId(id);
            var (result, work) = CountWork.Of(rule, electorate, Electorates.SeatsOf(rule), Electorates.LastFirst(candidates));
            Assert.Null(result.Undecided);
            return work[^1].LookedBack;
        }
    }

    [Fact]
    public void What_is_counted_is_all_that_looking_back_does()
    {
        var (result, work) = CountWork.Of(Rules.Scotland2011, Electorates.OneVoteEach(100), Electorates.Seats, Electorates.LastFirst(100));
        // All are tied at every exclusion; the votes of the first stage are taken in, then those that changed.
        int[] tied = [.. result.Stages.SelectMany(stage => stage.Decisions).Select(tie => tie.Equal.Length)];
        Assert.Equal([.. Enumerable.Range(6, 95).Reverse()], tied);
        Assert.InRange(work[^1].LookedBack, tied.Sum(), tied.Sum() + 2 * 100);
    }

    [Fact]
    public void Candidates_whose_votes_change_alike_at_every_stage_cost_no_more()
    {
        // A's surplus gives everybody else the same, and every iteration changes it for all.
        const int Others = 60;
        var papers = new ElectorateBuilder(Others + 1);
        for (int other = 2; other <= Others + 1; other++) papers.Add(4, 1, other);
        var electorate = papers.Build(Enumerable.Range(1, Others + 1).Select(number => $"Candidate {number}"));
        var (result, work) = CountWork.Of(Rules.ForId("meek-openstv"), electorate, Electorates.Seats, Electorates.LastFirst(Others + 1));
        long changed = result.Stages.Zip(result.Stages.Skip(1), Changed).Sum();
        Assert.InRange(changed, 1_000, long.MaxValue);
        Assert.Contains(result.Stages.SelectMany(stage => stage.Decisions), tie => tie.Equal.Length > 20);
        long tied = result.Stages.SelectMany(stage => stage.Decisions).Sum(tie => tie.Equal.Length);
        Assert.InRange(work[^1].LookedBack, 1, changed + Others + 1 + tied);

        static int Changed(Stage before, Stage stage) => Enumerable.Range(1, Others + 1).Count(c => before.Votes[c] != stage.Votes[c]);
    }

    static Stage Recorded(int number, Ratio[] votes, bool complete = true) =>
        new() { Number = number, Action = StageAction.Exclusion, Cite = "1", Quota = 9, Votes = [.. votes], Complete = complete };

    /// <summary>Stage after stage, as laws say it: whoever has not the best votes at one is not compared at the next.</summary>
    static Narrowed ByEarlierVotes(IEnumerable<Stage> stages, Purpose purpose, ImmutableArray<int> tied, int sought)
    {
        var (left, before, stage) = (tied, tied, (int?)null);
        foreach (var earlier in stages)
        {
            var best = left.Select(c => earlier.Votes[c]).Aggregate(purpose == Purpose.Exclude ? Ratio.Min : Ratio.Max);
            ImmutableArray<int> still = [.. left.Where(candidate => earlier.Votes[candidate] == best)];
            if (still.Length == left.Length) continue;
            (left, before, stage) = (still, left, earlier.Number);
            if (left.Length <= sought) break;
        }
        return new(left, before, SettledBy.EarlierVotes, stage);
    }
}
