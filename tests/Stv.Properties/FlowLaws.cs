namespace Stv.Properties;

/// <summary>What holds of every count in the forms that show votes as flowing from round to round.</summary>
public class FlowLaws
{
    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Votes_and_transfers_make_the_votes_of_the_next_round(string id)
    {
        int shown = 0;
        bool afresh = Rules.ForId(id).Method is CountMethod.KeepValues or CountMethod.Quotients;
        Laws.Check(Rules.ForId(id), trial =>
        {
            var result = trial.Count();
            FlowFile file;
            try
            {
                file = FlowFile.Of(RctabJson.Write, result);
            }
            catch (ResultRefusedException)
            {
                Assert.True(afresh && result.Stages.Length > 1);
                return;
            }
            shown++;
            file.Check();
            var others = FlowFile.Of(UniversalRcvJson.Write, result);
            others.Check();
            Assert.Equal(file.Acts, others.Acts);

            Assert.Equal(result.Elected.Select(Name).Order(), file.Acts.Where(act => act.Elected).Select(act => act.Name).Order());
            Assert.Empty(file.Acts.Where(act => !act.Elected).Select(act => act.Name)
                .Except(result.Stages.SelectMany(stage => stage.Excluded).Select(Name)));
            Assert.Equal(trial.Sample.Standing.Select(Name).Order(), file.Rounds[0].Tally.Keys.Order());

            // All votes are with somebody, inactive, or nowhere because a rule disregards fractions.
            var summary = file.Root.GetProperty("summary");
            var ballots = FlowFile.Number(summary.GetProperty("totalNumBallots")) - summary.GetProperty("undervotes").GetInt64();
            for (int i = 0; i < file.Rounds.Count; i++)
            {
                var inactive = file.Rounds[i].Json.GetProperty("inactiveBallots").EnumerateObject()
                    .Aggregate(default(Ratio), (sum, kind) => sum + FlowFile.Number(kind.Value));
                var tally = file.Rounds[i].Tally.Values.Aggregate(inactive, (sum, votes) => sum + votes);
                var fractions = result.Stages[0].Loss + file.Sum(FlowFile.Residual, i);
                Assert.Equal(ballots * result.VotesPerPaper, tally + fractions);
            }
        }, cases: 300);
        Laws.Enough(shown, afresh ? 1 : 100, "counts that the forms can show");
    }

    static Electorate Papers { get; } = One();

    static Electorate One()
    {
        var builder = new ElectorateBuilder(2, keepOrder: true);
        builder.Add(1, 1);
        return builder.Build(["A", "B"]);
    }

    static string Name(int number) => $"C{number}";
}
