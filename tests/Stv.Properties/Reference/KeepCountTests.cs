using System.Numerics;

namespace Stv.Properties.Reference;

/// <summary>
/// Whole counts by keep values agree with a second reading of the rules: every figure of every stage, who is elected and excluded
/// there and in which order, every tie, and where the count ends.
/// </summary>
public class KeepCountTests
{
    [Fact]
    public void New_Zealand_agrees_with_a_count_by_hand() => Agree("meek-nz", trial =>
    {
        var count = new SlowHill(trial.Sample, trial.Seats);
        count.Run();
        return count;
    });

    [Fact]
    public void The_reference_rule_agrees_with_a_count_by_hand() => Agree("meek-prf", trial =>
    {
        var count = new SlowPrf(trial.Sample, trial.Seats);
        count.Run();
        return count;
    });

    static void Agree(string id, Func<Trial, SlowKeepCount> count)
    {
        long figures = 0, ties = 0;
        Laws.Check(Rules.ForId(id), trial =>
        {
            var (result, slow) = (trial.Count(), count(trial));
            Assert.Equal(slow.Elected, result.Elected);
            Assert.Equal(slow.Stages.Count, result.Stages.Length);
            foreach (var (stage, sheets) in result.Stages.Zip(slow.Stages))
            {
                Same(sheets.Quota, stage.Quota);
                Same(sheets.NonTransferable, stage.Exhausted);
                for (int c = 1; c < sheets.Votes.Length; c++)
                {
                    Same(sheets.Votes[c], stage.Votes[c]);
                    Same(sheets.Keep[c], stage.KeepValues[c]);
                }
                Assert.Equal(sheets.Elected, stage.Elected);
                Assert.Equal(sheets.Excluded, stage.Excluded);
                Assert.Equal(sheets.Ties, stage.Decisions.Select(d => $"{d.Chosen} of {string.Join(' ', d.Equal)}, {d.How.InWords()}"));
                figures += 2 * sheets.Votes.Length;
                ties += sheets.Ties.Count;
            }
        }, cases: 5000, Samples.Small);
        TestContext.Current.SendDiagnosticMessage($"{id}: {figures} figures agree.");
        Laws.Enough((int)Math.Min(figures, int.MaxValue), 200_000, "figures were compared");
        Laws.Enough((int)ties, 1000, "ties were compared");
    }

    static void Same(BigInteger units, Ratio actual) => Assert.Equal(units * actual.Denominator, actual.Numerator * 1_000_000_000);
}
