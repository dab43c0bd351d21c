namespace Stv.Properties.Reference;

/// <summary>The engine agrees with the slow counter on every figure of every stage, and on every lot.</summary>
public class ReferenceTests
{
    [Fact]
    public void Scotland_agrees_with_papers_counted_by_hand() => Agree(Rules.Scotland2011, trial => Scotland(trial, strict: false));

    [Fact]
    public void Scotland_to_the_letter_agrees_with_papers_counted_by_hand() =>
        Agree(Rules.Scotland2011Strict, trial => Scotland(trial, strict: true));

    [Fact]
    public void Instant_runoff_agrees_with_papers_counted_by_hand() => Agree(Rules.Irv, trial =>
    {
        var count = new SlowInstantRunoff(trial.Sample);
        count.Run();
        return count;
    });

    [Fact]
    public void The_rules_of_1997_agree_with_papers_counted_by_hand() => Agree(Rules.Ers97, trial =>
    {
        var count = new SlowErs97(trial.Sample, trial.Seats);
        count.Run();
        return count;
    });

    [Theory]
    [InlineData("senate-1984", true, true, false)]
    [InlineData("senate-2021", false, false, false)]
    [InlineData("aec-senate-2013", true, false, false)]
    [InlineData("aec-senate-2016", false, false, false)]
    [InlineData("aec-senate-2019", false, false, true)]
    public void Section_273_agrees_with_papers_counted_by_hand(string id, bool bulk, bool all, bool prevails) =>
        Agree(Rules.ForId(id), trial =>
    {
        var count = new SlowSenate(trial.Sample, trial.Seats, bulk, all, prevails);
        count.Run();
        return count;
    });

    static SlowScotland Scotland(Trial trial, bool strict)
    {
        var count = new SlowScotland(trial.Sample, trial.Seats, strict);
        count.Run();
        return count;
    }

    static void Agree(Rule rule, Func<Trial, SlowCount> count)
    {
        long figures = 0;
        Laws.Check(rule, trial =>
        {
            var (result, slow) = (trial.Count(), count(trial));
            Assert.Equal(slow.Winners, result.Elected);
            Assert.Equal(slow.Stages.Count, result.Stages.Length);
            var lots = result.Stages.SelectMany(stage => stage.Decisions).Where(d => d.How == SettledBy.StandingOrder);
            Assert.Equal(slow.Lots, lots.Select(lot => $"{lot.Cite}: {lot.Chosen} of {string.Join(' ', lot.Tied)}"));
            foreach (var (stage, sheets) in result.Stages.Zip(slow.Stages))
            {
                Same(sheets.Quota, stage.Quota);
                for (int c = 1; c < sheets.Votes.Length; c++) Same(sheets.Votes[c], stage.Votes[c]);
                Same(sheets.Exhausted, stage.Exhausted);
                Same(sheets.Loss, stage.Loss);
                Assert.Equal(sheets.From, stage.From);
                Assert.Equal(sheets.Surplus, stage.Action == StageAction.Surplus);
                Assert.Equal(sheets.Elected, stage.Elected);
                Assert.Equal(sheets.Excluded, stage.Excluded);
                var received = stage.Transfers.Where(t => t.To != Transfer.Loss).GroupBy(t => t.To).OrderBy(g => g.Key).ToList();
                Assert.Equal(sheets.Received.Keys, received.Select(g => g.Key));
                foreach (var group in received)
                {
                    Assert.Equal(sheets.Received[group.Key].Papers, group.Sum(t => t.Papers));
                    Same(sheets.Received[group.Key].Votes, group.Aggregate(default(Ratio), (sum, t) => sum + t.Votes));
                }
                figures += sheets.Votes.Length + 2 + 2 * received.Count;
            }
        }, cases: 4000, Samples.Small);
        TestContext.Current.SendDiagnosticMessage($"{rule}: {figures} figures agree.");
        Laws.Enough(figures, 100_000, "figures were compared");
    }

    static void Same(Fraction expected, Ratio actual) =>
        Assert.Equal((expected.Over, expected.Under), (actual.Numerator, actual.Denominator));
}
