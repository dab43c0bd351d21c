namespace Stv.Tests;

/// <summary>The model election with every paper there 2⁴⁰ or 2⁵³ times: the latter is nearly all the papers there can be.</summary>
public class HugeWeightsTests
{
    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Nothing_overflows_and_nothing_is_lost(string id)
    {
        var rule = Rules.ForId(id);
        var model = BltReader.ReadFile(Repository.PathOf("seeds", "model-election.blt"));
        foreach (int power in (int[])[40, 53])
        {
            var builder = new ElectorateBuilder(model.Candidates.Length, rule.NeedsOrder);
            for (int i = 0; i < model.Electorate.Rankings; i++)
                builder.AddCodes(model.Electorate[i].Papers << power, model.Electorate[i].Codes);
            int seats = id == "irv" ? 1 : 6;
            var result = rule.Count(builder.Build(model.Candidates), seats, Decisions.InOrder(Enumerable.Range(1, 11)));

            Assert.Null(result.Undecided);
            Assert.Equal(seats, result.Elected.Length);
            Assert.Equal(753L << power, result.Papers);
            Assert.All(result.Stages, stage =>
            {
                var votes = Enumerable.Range(1, 11).Aggregate(default(Ratio), (sum, c) => sum + stage.Votes[c]);
                Assert.Equal((Ratio)result.Papers * rule.Body.VotesPerPaper(seats), votes + stage.Exhausted + stage.Loss);
                Assert.All(Enumerable.Range(1, 11), c => Assert.True(stage.Votes[c] >= 0));
            });
        }
    }
}
