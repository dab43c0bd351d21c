using System.Collections.Immutable;

namespace Stv.Properties;

/// <summary>
/// What holds of rules that count all papers afresh by keep values: they end, whatever the papers, and nobody guarded is excluded.
/// </summary>
public class MeekLaws
{
    public static TheoryData<string> Ids => [.. Rules.All.Where(rule => rule.Body is MeekLaw).Select(rule => rule.Id)];

    const int MostIterations = 500;

    [Theory, MemberData(nameof(Ids))]
    public void Counting_ends_with_every_seat_filled_however_awkward_the_papers(string id)
    {
        foreach (var (name, candidates, seats, papers) in Awkward())
        {
            var sample = new Sample(candidates, seats, [], papers, [], 0);
            Ends(Rules.ForId(id), sample.Electorate(), seats, name);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Counting_ends_with_every_seat_filled_for_many_candidates(string id)
    {
        var random = new Random(20_110_399);
        foreach (int candidates in new[] { 60, 120, 200 })
        {
            var builder = new ElectorateBuilder(candidates);
            int[] everybody = [.. Enumerable.Range(1, candidates)];
            for (int i = 0; i < 150; i++)
            {
                random.Shuffle(everybody);
                builder.Add(random.Next(1, 50), everybody.AsSpan(0, random.Next(1, 12)));
            }
            Ends(Rules.ForId(id), builder.Build(everybody.Select(n => $"C{n}")), random.Next(1, 8), $"{candidates} candidates");
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_guarded_are_elected_and_never_excluded(string id)
    {
        int guarding = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            int[] standing = [.. trial.Sample.Standing];
            trial.Sample.Random.Shuffle(standing);
            int[] guarded = [.. standing.Take(1 + trial.Sample.Random.Next(trial.Seats))];
            var result = trial.Rule.Count(trial.Electorate.Guard(guarded), trial.Seats, Decisions.InOrder(trial.Sample.Order));
            Assert.Equal(trial.Seats, result.Elected.Length);
            Assert.Subset(result.Elected.ToHashSet(), guarded.ToHashSet());
            Assert.Empty(result.Stages.SelectMany(stage => stage.Excluded).Intersect(guarded));
            if (guarded.Except(trial.Count().Elected).Any()) guarding++;
        }, cases: 300);
        Laws.Enough(guarding, 50, "guarded candidates would not have been elected otherwise");
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Rules_without_keep_values_refuse_guarded_candidates(string id)
    {
        if (Rules.ForId(id).Body is MeekLaw) Assert.Skip("The rule knows guarded candidates.");
        Laws.Check(Rules.ForId(id), trial =>
            Assert.Throws<CountRefusedException>(() =>
                trial.Rule.Count(trial.Electorate.Guard(trial.Sample.Standing.First()), trial.Seats)), cases: 20);
    }

    static void Ends(Rule rule, Electorate electorate, int seats, string name)
    {
        var result = rule.Count(electorate, seats, Decisions.InOrder(electorate.Candidates.Select(c => c.Number)));
        Assert.True(result.Undecided is null && result.Elected.Length == seats, $"{name}: {result.Elected.Length} of {seats} elected");
        int undecided = 0;
        HashSet<int> elected = [];
        foreach (var (stage, next) in result.Stages.Zip(result.Stages.Skip(1)))
        {
            elected.UnionWith(stage.Elected);
            undecided = stage.Acts.IsEmpty ? undecided + 1 : 0;
            Assert.True(undecided == 0 || Gains(rule, stage, next, elected, undecided),
                $"{name}: stage {stage.Number} neither decides nor leads on");
        }
    }

    // Every stage decides something, which happens once for each candidate at most; or it leads on: it brings down a number that cannot
    // rise again before the next decision, by a unit of its last decimal place at least. So a count has at most one stage for each
    // candidate and one for each step that number can take. By which number, that is the rule's:
    // - keep values, of which none rises: as many steps as the seats times the units in one, in the whole count;
    // - the total surplus, or all surpluses together without what others lack: as many between two decisions as the units in all papers;
    // - by Algorithm 123 its own count of iterations.
    // Where neither falls the count is at rest, and the very next stage decides.
    static bool Gains(Rule rule, Stage stage, Stage next, HashSet<int> elected, int undecided)
    {
        if (rule.Id == "meek-1987") return undecided <= MostIterations;
        if (!next.Acts.IsEmpty) return true;
        if (rule.Id == "meek-nz-act") return Surpluses(next, elected) < Surpluses(stage, elected);
        if (rule.Id == "meek-prf" || rule.Id.Contains("droop", StringComparison.Ordinal))
            return Surplus(next, elected) < Surplus(stage, elected);
        bool falls = false;
        foreach (int c in elected)
        {
            var (before, now) = (stage.KeepValues[c], next.KeepValues[c]);
            if (now > before) return false;
            falls |= now < before;
        }
        return falls;
    }

    static Ratio Surpluses(Stage stage, HashSet<int> elected) =>
        elected.Aggregate(default(Ratio), (sum, c) => sum + Ratio.Max(0, stage.Votes[c] - stage.Quota));

    static Ratio Surplus(Stage stage, HashSet<int> elected) =>
        elected.Aggregate(default(Ratio), (sum, c) => sum + stage.Votes[c] - stage.Quota);

    static IEnumerable<(string Name, int Candidates, int Seats, ImmutableArray<Paper> Papers)> Awkward()
    {
        foreach (int seats in new[] { 1, 2, 3, 5 })
        {
            yield return ("all papers identical", 6, seats, [new(97, Ranked(1, 2, 3, 4, 5, 6))]);
            yield return ("one preference only", 6, seats, [new(97, Ranked(4))]);
            yield return ("everybody at one rank", 6, seats,
                [new(97, [new(1), .. Enumerable.Range(2, 5).Select(c => new Mark(c, Equal: true))]), new(1, Ranked(3))]);
            yield return ("nearly equal votes", 6, seats,
                [.. Enumerable.Range(1, 6).Select(c => new Paper(1_000_000 + c % 2, Ranked(c, c % 6 + 1, (c + 1) % 6 + 1)))]);
            yield return ("a circle", 6, seats, [.. Enumerable.Range(1, 6)
                .Select(c => new Paper(1, Ranked([.. Enumerable.Range(0, 6).Select(i => (c + i - 1) % 6 + 1)])))]);
            yield return ("one enormous weight", 6, seats, [new(1L << 62, Ranked(1, 2, 3)), new(1, Ranked(4, 5)), new(1, Ranked(6))]);
            yield return ("several enormous weights", 6, seats,
                [.. Enumerable.Range(1, 6).Select(c => new Paper((1L << 59) + c, Ranked(c, c % 6 + 1)))]);
            // The quota goes to nothing, and near it keep values may go round in a circle for ever.
            for (int n = 1; n < 14; n++)
                yield return ($"only two with votes, {n}", 6, seats,
                    [new(n, Ranked(1, 2)), new(14 - n, Ranked(2)), new(n % 3 + 1, Ranked(2, 1)), new(1, Ranked(1))]);
            yield return ("slates that end", 6, seats, [new(40, Ranked(1, 2)), new(39, Ranked(2, 1)), new(3, Ranked(3))]);
        }
    }

    static ImmutableArray<Mark> Ranked(params int[] order) => [.. order.Select(c => new Mark(c))];
}
