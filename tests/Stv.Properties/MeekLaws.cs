using System.Collections.Immutable;

namespace Stv.Properties;

/// <summary>What holds of rules that count all papers afresh by keep values: they end, whatever the papers, and nobody guarded is excluded.</summary>
public class MeekLaws
{
    public static TheoryData<string> Ids => [.. Rules.All.Where(rule => rule is MeekRule).Select(rule => rule.Id)];

    // Between two decisions the surplus shrinks by a part each time or stands still; no count of these comes near to so many.
    const int MostStages = 20_000;

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
        Check.Law(Rules.ForId(id), trial =>
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
        Check.Enough(guarding, 50, "guarded candidates would not have been elected otherwise");
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Rules_without_keep_values_refuse_guarded_candidates(string id)
    {
        if (Rules.ForId(id) is MeekRule) Assert.Skip("The rule knows guarded candidates.");
        Check.Law(Rules.ForId(id), trial =>
            Assert.Throws<CountRefusedException>(() => trial.Rule.Count(trial.Electorate.Guard(trial.Sample.Standing.First()), trial.Seats)), cases: 20);
    }

    // Counted to its rest, an electorate without the excluded has the keep values it would have had if they had never stood: the solution
    // for the same elected candidates is the only one. Each count is at rest to within its surplus; that surplus, and the digits, are
    // the distance allowed.
    [Theory, MemberData(nameof(Ids))]
    public void After_an_exclusion_the_keep_values_are_those_of_a_count_in_which_the_excluded_never_stood(string id)
    {
        int compared = 0;
        Check.Law(Rules.ForId(id), trial =>
        {
            // A rank of two is one of one, and no mark any more, where one of them never stood.
            if (trial.Electorate.Marked) return;
            var result = trial.Count();
            HashSet<int> elected = [], gone = [];
            for (int i = 0; i < result.Stages.Length; i++)
            {
                var stage = result.Stages[i];
                bool rests = elected.Count > 0 && gone.Count > 0 && elected.All(c => Near(stage, c));
                if (rests)
                {
                    compared++;
                    Alike(trial, stage, elected, gone);
                }
                elected.UnionWith(stage.Elected);
                gone.UnionWith(stage.Excluded);
            }
        }, cases: 150, Samples.Small);
        Check.Enough(compared, 10, "states of rest were compared");
    }

    static bool Near(Stage stage, int candidate) => stage.VotesOf(candidate) - stage.Quota is var more && (more.Sign < 0 ? -more : more) < Ratio.Of(1, 1000);

    // All keep values of the elected start at 1 again, with the excluded withdrawn, and are worked out to 27 places.
    static void Alike(Trial trial, Stage stage, HashSet<int> elected, HashSet<int> gone)
    {
        var electorate = trial.Rule.Admit(trial.Sample.Electorate().Withdraw(gone)).Electorate;
        var keeping = trial.Rule.Id.StartsWith("warren", StringComparison.Ordinal) ? Keeping.Amount : Keeping.Up;
        var tree = KeepTree.Of(electorate, new(18, 9), keeping, Sharing.Straight);
        foreach (int c in elected) tree.Open(c);
        var (keep, votes) = (new Ratio[trial.Sample.Candidates + 1], new Ratio[trial.Sample.Candidates + 1]);
        Array.Fill(keep, 1);
        for (int i = 0; i < 400; i++)
        {
            tree.Distribute(keep, votes);
            var quota = (votes.Skip(1).Aggregate(default(Ratio), (sum, v) => sum + v) / (trial.Seats + 1)).Down(27);
            var now = keep;
            keep = [.. keep.Select((k, c) => elected.Contains(c) && votes[c] > quota ? Ratio.Min(1, (k * quota / votes[c]).Up(27)) : k)];
            if (now.AsSpan().SequenceEqual(keep)) break;
        }
        for (int c = 1; c < votes.Length; c++)
            if (!gone.Contains(c) && !trial.Sample.Withdrawn.Contains(c))
                Assert.InRange(stage.VotesOf(c), votes[c] - Distance, votes[c] + Distance);
    }

    // A surplus of a thousandth each, passed on by as many as ten.
    static readonly Ratio Distance = Ratio.Of(2, 100);

    static void Ends(Rule rule, Electorate electorate, int seats, string name)
    {
        var result = rule.Count(electorate, seats, Decisions.InOrder(electorate.Candidates.Select(c => c.Number)));
        Assert.True(result.Undecided is null && result.Elected.Length == seats, $"{name}: {result.Elected.Length} of {seats} elected");
        Assert.True(result.Stages.Length < MostStages, $"{name}: {result.Stages.Length} stages");
    }

    static IEnumerable<(string Name, int Candidates, int Seats, ImmutableArray<Paper> Papers)> Awkward()
    {
        foreach (int seats in new[] { 1, 2, 3, 5 })
        {
            yield return ("all papers identical", 6, seats, [new(97, Ranked(1, 2, 3, 4, 5, 6))]);
            yield return ("one preference only", 6, seats, [new(97, Ranked(4))]);
            yield return ("everybody at one rank", 6, seats, [new(97, [new(1), .. Enumerable.Range(2, 5).Select(c => new Mark(c, Equal: true))]), new(1, Ranked(3))]);
            yield return ("nearly equal votes", 6, seats, [.. Enumerable.Range(1, 6).Select(c => new Paper(1_000_000 + c % 2, Ranked(c, c % 6 + 1, (c + 1) % 6 + 1)))]);
            yield return ("a circle", 6, seats, [.. Enumerable.Range(1, 6).Select(c => new Paper(1, Ranked([.. Enumerable.Range(0, 6).Select(i => (c + i - 1) % 6 + 1)])))]);
            yield return ("one enormous weight", 6, seats, [new(1L << 62, Ranked(1, 2, 3)), new(1, Ranked(4, 5)), new(1, Ranked(6))]);
            yield return ("several enormous weights", 6, seats, [.. Enumerable.Range(1, 6).Select(c => new Paper((1L << 59) + c, Ranked(c, c % 6 + 1)))]);
            // The quota goes to nothing, and near it keep values may go round in a circle for ever.
            for (int n = 1; n < 14; n++)
                yield return ($"only two with votes, {n}", 6, seats, [new(n, Ranked(1, 2)), new(14 - n, Ranked(2)), new(n % 3 + 1, Ranked(2, 1)), new(1, Ranked(1))]);
            yield return ("slates that end", 6, seats, [new(40, Ranked(1, 2)), new(39, Ranked(2, 1)), new(3, Ranked(3))]);
        }
    }

    static ImmutableArray<Mark> Ranked(params int[] order) => [.. order.Select(c => new Mark(c))];
}
