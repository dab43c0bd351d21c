namespace Stv.Properties;

/// <summary>Rules as data: terms of laws in the catalogue give every figure of them.</summary>
public class TermsLaws
{
    public static TheoryData<string> Files => [.. RulesFiles.Ids];

    [Theory, MemberData(nameof(Files))]
    public void Terms_give_every_figure_of_the_law(string id)
    {
        var own = RulesFiles.Read(id);
        Check.Law(Rules.ForId(id), trial =>
        {
            var decisions = Decisions.InOrder(trial.Sample.Order);
            Assert.Equal(
                ResultText.Of(trial.Count(), cites: false), ResultText.Of(own.Count(trial.Sample.Electorate(), trial.Seats, decisions), cites: false));
        });
    }
}
