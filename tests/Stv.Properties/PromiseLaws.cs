namespace Stv.Properties;

/// <summary>What a rule declares it promises, it keeps.</summary>
public class PromiseLaws
{
    [Theory, MemberData(nameof(Promising), Promises.SolidCoalitions)]
    public void A_solid_coalition_wins_the_seats_it_has_quotas_for(string id)
    {
        int coalitions = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            Assert.Null(Promised.SolidCoalitions(trial, out int found));
            coalitions += found;
        });
        Laws.Enough(coalitions, 200, "coalitions of several candidates were due a seat");
    }

    [Theory, MemberData(nameof(Promising), Promises.LaterNoHarm)]
    public void A_later_preference_does_not_harm_an_earlier_one(string id)
    {
        int changes = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            Assert.Null(Promised.LaterNoHarm(trial, out int found));
            changes += found;
        }, cases: 400);
        Laws.Enough(changes, 50, "additions elected others");
    }

    // Many voters may add preferences at once: whoever all of them had ranked before is safe.
    [Theory, MemberData(nameof(Promising), Promises.LaterNoHarm)]
    public void Later_preferences_of_many_do_not_harm_one_whom_all_rank(string id)
    {
        int changes = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            var (sample, random, before) = (trial.Sample, trial.Sample.Random, trial.Count());
            foreach (int favourite in sample.Standing)
            {
                var after = trial.Count(
                    sample with { Papers = [.. sample.Papers.Select(paper => Longer(paper, favourite, sample, random))] });
                if (!after.Elected.SequenceEqual(before.Elected)) changes++;
                Assert.True(!before.Elected.Contains(favourite) || after.Elected.Contains(favourite), $"{favourite} is harmed");
            }
        }, cases: 1500);
        Laws.Enough(changes, 50, "additions elected others");
    }

    [Theory, MemberData(nameof(Promising), Promises.Scaling)]
    public void Copies_of_every_paper_elect_the_same(string id) =>
        Laws.Check(Rules.ForId(id), trial => Assert.Null(Promised.Scaling(trial)), cases: 500);

    public static TheoryData<string> Promising(Promises promise) =>
        [.. Rules.All.Where(rule => rule.Promises.HasFlag(promise)).Select(rule => rule.Id)];

    static Paper Longer(Paper paper, int favourite, Sample sample, Random random)
    {
        if (paper.Marks.All(m => m.Candidate != favourite) || random.Next(2) == 0) return paper;
        int[] others = [.. sample.Standing.Except(paper.Marks.Select(m => m.Candidate))];
        random.Shuffle(others);
        return paper with { Marks = [.. paper.Marks, .. others.Take(random.Next(3)).Select(c => new Mark(c))] };
    }
}
