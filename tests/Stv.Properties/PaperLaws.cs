namespace Stv.Properties;

/// <summary>Who is not there makes no difference to any count.</summary>
public class PaperLaws
{
    // The newcomer has no votes at any stage, so he is among the lowest whenever somebody is excluded and was never unequal to
    // others without votes: only a lot can keep him. Where he stands first in the order, the lot falls on him at once, and the
    // count goes on as if he had never stood; the seats cannot have been filled by default before that, for that takes one
    // exclusion more with him than without. He may delay those who would be elected without the quota, so that only who is
    // elected is promised, not the order nor the stages.
    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void A_candidate_nobody_ranks_does_not_change_who_is_elected(string id)
    {
        int same = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            var sample = trial.Sample;
            int newcomer = sample.Candidates + 1;
            var (without, result) = (trial.Count(),
                trial.Count(sample with { Candidates = newcomer, Order = sample.Order.Insert(0, newcomer) }));
            // A lot that elects may fall on him where others have no votes either.
            if (Ties(result).Any(d => d.Purpose == Purpose.Elect && d.Chosen == newcomer)) return;
            // Pseudo-random numbers depend on how many candidates there are.
            if (Drawn(result)) return;
            // Where those are tied who are no further apart than what surplus is left, a stage more leaves less of it, and others tied.
            if (trial.Rule.Body is MeekPrf or DroopMeek && Ties(without).Concat(Ties(result)).Any(d => !d.Tied.Contains(newcomer))) return;
            same++;
            Assert.Equal(without.Elected.Order(), result.Elected.Order());
        });
        Laws.Enough(same, 200, "elections had a candidate whom nobody ranks");
    }

    static IEnumerable<Decision> Ties(CountResult result) => result.Stages.SelectMany(stage => stage.Decisions);

    static bool Drawn(CountResult result) => Ties(result).Any(d => d.How == SettledBy.PseudoRandomNumbers);
}
