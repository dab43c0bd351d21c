namespace Stv.Properties;

/// <summary>The stories of all papers of an election together are its count.</summary>
public class StoryLaws
{
    public static TheoryData<string> Followed => [.. Rules.All.Where(rule => rule.Method != CountMethod.Quotients).Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Followed))]
    public void The_parts_of_all_papers_make_the_votes(string id)
    {
        int compared = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            var election = new Election(trial.Electorate) { Seats = trial.Seats };
            var decisions = Decisions.InOrder(trial.Sample.Order);
            var result = trial.Rule.Count(election, decisions);
            var parts = new Ratio[trial.Sample.Candidates + 1];
            var whole = (Ratio)result.VotesPerPaper;
            var moved = new Dictionary<(int Stage, int From, int To, Ratio Value), long>();
            long formal = 0;
            for (int i = 0; i < trial.Electorate.Rankings; i++)
            {
                var ballot = trial.Electorate[i];
                var story = trial.Rule.Follow(election, ballot.Codes, decisions);
                Assert.False(story.Added);
                Assert.Equal(result, story.Result);
                Assert.Equal(story.Rejected is not null, story.Steps.IsEmpty);
                if (story.Rejected is not null) continue;
                formal += ballot.Papers;
                foreach (var step in story.Steps)
                {
                    var all = step.Parts.Aggregate(default(Ratio), (sum, part) => sum + part.Value);
                    // Rounded up on both sides, parts may be a little more than the whole.
                    if (result.Method == CountMethod.KeepValues) Assert.True(all <= whole + Ratio.Of(2 * step.Parts.Length, 100_000_000));
                    else Assert.Equal(whole, all);
                }
                for (int step = 1; step < story.Steps.Length && result.Method == CountMethod.Transfers; step++)
                {
                    var (from, to) = (story.Steps[step - 1].Parts[^1].Candidate, story.Steps[step].Parts[^1]);
                    var key = (story.Steps[step].Stage, from, to.Candidate, to.Value);
                    moved[key] = moved.GetValueOrDefault(key) + ballot.Papers;
                }
                foreach (var part in story.AtEnd) parts[part.Candidate] += part.Value * ballot.Papers;
            }
            Assert.Equal(result.Papers, formal);
            if (result.Method == CountMethod.Transfers)
            {
                var told = result.Stages.SelectMany(stage => stage.Transfers, (stage, one) => (Stage: stage.Number, One: one))
                    .Where(one => one.One.Papers > 0)
                    .GroupBy(one => (one.Stage, one.One.From, one.One.To, one.One.Value), one => one.One.Papers);
                Assert.Equal(told.Select(same => (same.Key, same.Sum())).Order(), moved.Select(one => (one.Key, one.Value)).Order());
            }
            // What no paper carries, and fractions cut off a vote or a value, are in no story.
            var last = result.Stages[^1];
            bool exact = result.Stages.SelectMany(stage => stage.Transfers)
                .All(one => one.Papers > 0 && one.Votes == one.Value * one.Papers);
            if (!exact || !last.Loss.IsZero || result.Stages.Any(stage => !stage.Loss.IsZero)) return;
            compared++;
            for (int candidate = 1; candidate < parts.Length; candidate++) Assert.Equal(last.Votes[candidate], parts[candidate]);
            Assert.Equal(last.Exhausted, parts[0]);
        }, cases: 200);
        Laws.Enough(compared, 30, "counts had figures that papers carry in full");
    }

    [Theory, MemberData(nameof(Followed))]
    public void The_tally_of_first_preferences_is_the_first_stage(string id) => Laws.Check(Rules.ForId(id), trial =>
    {
        var result = trial.Count();
        var tally = PreferenceTally.Of(trial.Electorate, trial.Rule);
        int[] stand = [.. trial.Sample.Standing];
        Assert.Equal((result.Papers, result.Rejected, result.Shortened), (tally.Papers, tally.Rejected, tally.Shortened));
        if (result.Method == CountMethod.Transfers)
            Assert.All(stand, one => Assert.Equal(result.Stages[0].Votes[one], tally.First(one)));
        Assert.Equal(tally.Papers, stand.Aggregate(default(Ratio), (sum, one) => sum + tally.First(one)));
        Assert.Equal(tally.Papers, Enumerable.Range(1, trial.Sample.Candidates).Sum(tally.OfLength));
        foreach (int one in stand)
            foreach (int other in stand)
                if (one != other) Assert.InRange(tally.Preferred(one, other) + tally.Preferred(other, one), 0, tally.Papers);
        if (tally.CondorcetWinner is { } winner)
            Assert.All(stand.Except([winner]), one => Assert.True(tally.Preferred(winner, one) > tally.Preferred(one, winner)));
        else
            Assert.DoesNotContain(stand, one =>
                stand.All(other => other == one || tally.Preferred(one, other) > tally.Preferred(other, one)));
    }, cases: 200);
}
