namespace Stv.Properties;

/// <summary>Every rule in the catalogue, so that a new one is tested before anybody writes a test for it.</summary>
public static class Catalogue
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];
}

/// <summary>What holds of the figures of every count by every rule.</summary>
public class FigureLaws
{
    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Papers_are_votes_and_exhausted_and_loss_at_every_stage(string id) => Laws.Check(Rules.ForId(id), trial =>
    {
        var result = trial.Count();
        Assert.Equal((Ratio)result.Papers * trial.Rule.Body.VotesPerPaper(trial.Seats), result.Votes);
        Ratio before = 0;
        foreach (var stage in result.Stages)
        {
            Assert.Equal(result.Votes, Votes(result, stage).Aggregate(stage.Exhausted + stage.Loss, (sum, votes) => sum + votes));
            Assert.All(Votes(result, stage), votes => Assert.True(votes >= 0));
            // What was disregarded may fall again where parcels are pooled whose fractions had been disregarded one by one: by less
            // than a vote for each; and where a program rounds to the nearest.
            var (added, bound) = (stage.Loss - before, LossBound.Of(trial.Rule, stage));
            Assert.True(added <= bound && added >= -bound - Pooled(result, stage), $"stage {stage.Number} loses {added}, bound {bound}");
            before = stage.Loss;
        }
        Assert.Equal(
            trial.Sample.Papers.Sum(p => p.Copies), result.Papers + result.Rejected.Sum(r => r.Papers));
        Assert.InRange(result.Shortened.Sum(r => r.Papers), 0, result.Papers);
    });

    // The active vote of ERS97, 5.6.1, by which 5.1.7 elects below the quota: worked out again from the stage.
    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Votes_that_sufficed_below_the_quota_are_the_part_of_the_active_vote_that_is_said(string id) =>
        Laws.Check(Rules.ForId(id), trial =>
    {
        var result = trial.Count();
        List<int> elected = [];
        foreach (var stage in result.Stages)
        {
            foreach (var act in stage.Acts)
            {
                if (act.Enough is { } enough)
                {
                    Assert.Equal(ActKind.Elect, act.Kind);
                    Assert.All(act.Candidates, c => Assert.True(stage.Votes[c] >= enough.Votes && stage.Votes[c] < stage.Quota));
                    var quotas = elected.Aggregate(default(Ratio), (sum, c) => sum + Ratio.Min(stage.Votes[c], stage.Quota));
                    Assert.Equal((result.Votes - stage.Exhausted - quotas, result.Seats - elected.Count + 1), (enough.Of, enough.Parts));
                }
                if (act.Kind == ActKind.Elect) elected.AddRange(act.Candidates);
            }
        }
    });

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void First_preferences_are_counted_as_they_stand(string id) => Laws.Check(Rules.ForId(id), trial =>
    {
        var result = trial.Count();
        Ratio notGiven = 0;
        var first = new Ratio[trial.Sample.Candidates + 1];
        bool shared = false;
        var admitted = trial.Rule.Admit(trial.Electorate).Electorate;
        for (int i = 0; i < admitted.Rankings; i++)
        {
            long left = result.VotesPerPaper, papers = admitted[i].Papers;
            foreach (var rank in Ranks(admitted, i))
            {
                foreach (int candidate in rank) first[candidate] += Ratio.Of(papers, rank.Count);
                shared |= rank.Count > 1;
                if (--left == 0) break;
            }
            notGiven += papers * left;
        }
        var stage = result.Stages[0];
        Assert.Contains(stage.Action, new[] { StageAction.FirstPreferences, StageAction.Votes });
        Assert.Empty(stage.Transfers);
        Assert.Equal(stage.Action == StageAction.Votes ? notGiven - (admitted.Papers - result.Papers) * result.VotesPerPaper : 0,
            stage.Exhausted);
        // An equal part of a paper may be cut off.
        Ratio bound = shared ? LossBound.Of(trial.Rule, stage) : 0;
        Assert.InRange(stage.Loss, 0, bound);
        Assert.All(result.Candidates, c => Assert.InRange(stage.Votes[c.Number], first[c.Number] - bound, first[c.Number]));
    });

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Transfers_explain_every_change(string id) => Laws.Check(Rules.ForId(id), trial =>
    {
        var result = trial.Count();
        foreach (var (before, after) in result.Stages.Zip(result.Stages.Skip(1)))
        {
            if (after.Action == StageAction.Redistribution)
            {
                // Nothing is transferred: all papers are counted afresh, by the keep values that the stage shows.
                Assert.Empty(after.Transfers);
                Assert.Empty(after.From);
                Assert.Null(after.Value);
                Assert.Equal(result.Candidates.Length, after.KeepValues.Count);
                continue;
            }
            // Where a count begins anew papers come back from all sides, and no transfers are listed.
            if (after.Action == StageAction.Restart) continue;
            var left = result.Candidates.ToDictionary(c => c.Number, c => before.Votes[c.Number]);
            var (exhausted, loss) = (before.Exhausted, before.Loss);
            foreach (var move in after.Transfers)
            {
                left[move.From] -= move.Votes;
                if (move.To == Transfer.Exhausted) exhausted += move.Votes;
                else if (move.To == Transfer.Loss) loss += move.Votes;
                else left[move.To] += move.Votes;
            }
            Assert.All(result.Candidates, c => Assert.Equal(left[c.Number], after.Votes[c.Number]));
            Assert.Equal((exhausted, loss), (after.Exhausted, after.Loss));
        }
    });

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Papers_go_from_those_named_to_those_continuing(string id) => Laws.Check(Rules.ForId(id), trial =>
    {
        var result = trial.Count();
        var continuing = trial.Sample.Standing.ToHashSet();
        foreach (var stage in result.Stages)
        {
            // A stage with quotients excludes for what they are once its papers have moved.
            if (stage.Quotients.IsEmpty) continuing.ExceptWith(stage.Excluded);
            foreach (var move in stage.Transfers)
            {
                Assert.Contains(move.From, stage.From);
                if (move.Papers == 0)
                {
                    Assert.Contains(move.To, new[] { Transfer.Exhausted, Transfer.Loss });
                    Assert.Equal(0, move.Value);
                    continue;
                }
                Assert.True(move.To == Transfer.Exhausted || continuing.Contains(move.To),
                    $"stage {stage.Number} gives papers to {move.To}");
                Assert.True(move.Papers > 0 && move.To != Transfer.Loss && move.Value <= 1 && move.Value >= 0);
                if (stage.Value is { } value) Assert.Equal(value, move.Value);
            }
            // Nobody is given more than the papers are worth, but for a program that rounds to the nearest sixth decimal place.
            foreach (var given in stage.Transfers.Where(t => t.Papers > 0).GroupBy(t => (t.To, t.Value)))
                Assert.True(given.Aggregate(default(Ratio), (sum, t) => sum + t.Votes)
                    <= given.Key.Value * given.Sum(t => t.Papers) + Half);
            continuing.ExceptWith(stage.Elected.Concat(stage.Excluded));
        }
    });

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void The_elected_keep_the_quota_or_what_they_have(string id) => Laws.Check(Rules.ForId(id), trial =>
    {
        var result = trial.Count();
        var (had, least) = (new Dictionary<int, Ratio>(), new Dictionary<int, Ratio>());
        foreach (var stage in result.Stages)
        {
            // Where all papers are counted afresh more may come to those elected, and products of papers are a unit off the mark.
            bool afresh = stage.Action == StageAction.Redistribution;
            var unit = trial.Rule.Body is MeekLaw meek ? meek.Precision.Unit * result.Papers : 0;
            foreach (var (candidate, votes) in had)
            {
                var now = stage.Votes[candidate];
                // One program cuts off the product of keep factor and quota, and divides what is left by votes that may be next to nothing.
                bool none = trial.Rule.Body is DroopMeek && least[candidate].IsZero;
                var tolerance = unit * 2 * result.Candidates.Length + (trial.Rule.Body is DroopMeek && !none ? unit / least[candidate] : 0);
                Assert.True(
                    (afresh || now <= votes) && (none || now >= Ratio.Min(votes, stage.Quota) - tolerance),
                    $"stage {stage.Number} leaves {candidate} with {now}");
                least[candidate] = Ratio.Min(least[candidate], now);
            }
            foreach (int candidate in stage.Elected) had[candidate] = least[candidate] = stage.Votes[candidate];
        }
    });

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void The_elected_stand_in_order_of_votes_and_equals_by_number(string id) => Laws.Check(Rules.ForId(id), trial =>
    {
        foreach (var stage in trial.Count().Stages)
            foreach (var act in stage.Acts.Where(act => act.Kind == ActKind.Elect && !stage.Decisions.Any(d => d.Purpose == Purpose.Order)))
                Assert.Equal(act.Candidates.OrderByDescending(c => stage.Quotients.IsEmpty ? stage.Votes[c] : stage.Quotients[c])
                    .ThenBy(c => c), act.Candidates);
    });

    // The candidates at each rank, the withdrawn struck out.
    static IEnumerable<List<int>> Ranks(Electorate admitted, int ranking)
    {
        List<List<int>> ranks = [];
        foreach (var preference in admitted[ranking])
        {
            if (!preference.EqualToPrevious) ranks.Add([]);
            if (!admitted.Candidates[preference.Candidate - 1].Withdrawn) ranks[^1].Add(preference.Candidate);
        }
        return ranks.Where(rank => rank.Count > 0);
    }

    static readonly Ratio Half = Ratio.Of(1, 2_000_000);

    // The parcels that those whose papers move had received at the value that moves.
    static int Pooled(CountResult result, Stage stage) => result.Stages.Take(stage.Number - 1).Sum(earlier => earlier.Transfers
        .Where(t => t.Papers > 0 && stage.From.Contains(t.To) && (stage.Value is null || stage.Value == t.Value)).DistinctBy(t => t.To)
        .Count());

    static IEnumerable<Ratio> Votes(CountResult result, Stage stage) => result.Candidates.Select(c => stage.Votes[c.Number]);
}
