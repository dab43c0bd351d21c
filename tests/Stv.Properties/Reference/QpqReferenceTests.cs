namespace Stv.Properties.Reference;

/// <summary>Counts by quotients agree with papers counted one by one, as Droop rounds and in exact fractions.</summary>
public class QpqReferenceTests
{
    [Fact]
    public void Quotients_agree_with_papers_counted_by_hand()
    {
        long figures = 0, begunAnew = 0;
        Laws.Check(Rules.ForId("qpq"), trial =>
        {
            var result = trial.Count();
            var slow = Slow(trial, exact: false);
            Assert.Equal(slow.Winners, result.Elected);
            Assert.Equal(slow.Stages.Count, result.Stages.Length);
            Assert.Equal(slow.Lots,
                result.Stages.SelectMany(stage => stage.Decisions).Select(d => $"{d.Cite}: {d.Chosen} of {string.Join(' ', d.Tied)}"));
            foreach (var (stage, sheets) in result.Stages.Zip(slow.Stages))
            {
                Same(sheets.Quota, stage.Quota);
                Same(sheets.Inactive, stage.Exhausted);
                for (int c = 1; c < sheets.Votes.Length; c++)
                {
                    Same(sheets.Votes[c], stage.Votes[c]);
                    Same(sheets.Quotients[c], stage.Quotients[c]);
                }
                Assert.Equal([sheets.Elects],
                    stage.Acts.Where(act => act.Kind == ActKind.Provisional).SelectMany(act => act.Candidates).DefaultIfEmpty());
                Assert.Equal([sheets.Excludes], stage.Excluded.DefaultIfEmpty());
                figures += 2 * sheets.Votes.Length;
                if (stage.Action == StageAction.Restart) begunAnew++;
            }
        }, cases: 4000, Samples.Small);
        Laws.Enough(figures, 100_000, "figures were compared");
        Laws.Enough(begunAnew, 1000, "counts began anew");
    }

    // Quasi-exact arithmetic gives what exact fractions give, as long as different numbers are further apart than its band.
    [Fact]
    public void Exact_fractions_elect_the_same() => Laws.Check(Rules.ForId("qpq"), trial =>
    {
        var (slow, result) = (Slow(trial, exact: true), trial.Count());
        Assert.Equal(slow.Winners, result.Elected);
        Assert.Equal(slow.Stages.Select(stage => (stage.Elects, stage.Excludes)),
            Slow(trial, exact: false).Stages.Select(stage => (stage.Elects, stage.Excludes)));
    }, cases: 2000, Samples.Small);

    static SlowQpq Slow(Trial trial, bool exact)
    {
        var count = new SlowQpq(trial.Sample, trial.Seats, exact);
        count.Run();
        return count;
    }

    static void Same(Fraction expected, Ratio actual) =>
        Assert.Equal((expected.Over, expected.Under), (actual.Numerator, actual.Denominator));
}
