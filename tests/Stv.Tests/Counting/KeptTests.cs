using Stv.Tests.Formats;

namespace Stv.Tests.Counting;

/// <summary>What a result of many candidates and stages keeps in memory.</summary>
[Collection(nameof(BltMemoryTests))]
public sealed class KeptTests
{
    const int Candidates = 600;

    public static TheoryData<string> RuleSets => [.. Rules.All.Select(rule => rule.Id).Except(["block-vote"])];

    // Everybody's votes at one stage are 14 KB, and as many are keep values and quotients.
    [Theory, MemberData(nameof(RuleSets))]
    public void A_stage_keeps_what_has_changed(string id)
    {
        var rule = Rules.ForId(id);
        // Nobody is tied: a record of ties lists the tied.
        var electorate = Electorates.Of(Candidates, number => (number, [number]));
        CountResult? result;
        long kept;
        int tries = 0;
        // What others have left behind may go in between.
        do
        {
            result = null;
            long before = GC.GetTotalMemory(forceFullCollection: true);
            result = rule.Count(electorate, Electorates.SeatsOf(rule), Electorates.LastFirst(Candidates));
            kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        }
        while (kept <= 0 && tries++ < 5);
        Assert.InRange(result.Stages.Length, 500, 700);
        Assert.InRange(kept, 1, 8_000L * result.Stages.Length);
        var last = result.Stages[^1];
        Assert.Equal(result.Votes, result.Candidates.Aggregate(last.Exhausted + last.Loss, (sum, one) => sum + last.Votes[one.Number]));
    }
}
