namespace Stv.Properties;

/// <summary>Rules as data: terms of laws in the catalogue give every figure of them.</summary>
public class TermsLaws
{
    public static TheoryData<string> Files => [.. RulesFiles.Ids];

    [Theory, MemberData(nameof(Files))]
    public void Terms_give_every_figure_of_the_law(string id)
    {
        var own = RulesFiles.Read(id);
        Laws.Check(Rules.ForId(id), trial =>
        {
            var decisions = Decisions.InOrder(trial.Sample.Order);
            Assert.Equal(
                ResultText.Of(trial.Count(), cites: false),
                ResultText.Of(own.Count(trial.Sample.Electorate(), trial.Seats, decisions), cites: false));
        });
    }

    // Whatever terms say, a counter that shares no code with the engine has the same figures.
    [Fact]
    public void Any_terms_agree_with_papers_counted_by_hand()
    {
        int counted = 0;
        Laws.Check(Samples.Small, 4000, sample =>
        {
            var terms = Stv.Fuzz.Terms.Random(sample.Random);
            if (Trial.Of(Rules.FromTerms(terms), sample) is not { } trial) return;
            counted++;
            var result = trial.Count();
            var slow = SlowCounter.Count(terms, sample, trial.Seats);
            string own = string.Join('\n', trial.Rule.Clauses.Select(clause => clause.Text));
            Assert.Equal(
                $"{own}\n{string.Join('\n', slow)}",
                $"{own}\n{string.Join('\n', result.Stages.Select(stage => SlowStage.Of(stage, sample.Candidates)))}");
        });
        Laws.Enough(counted, 2000, "elections were counted by random terms");
    }
}
