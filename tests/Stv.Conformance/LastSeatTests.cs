namespace Stv.Conformance;

/// <summary>How often it would matter in real wards that 52(2) of Northern Ireland is not applied within an exclusion.</summary>
public sealed class LastSeatTests
{
    [Fact]
    public void In_real_wards_the_last_seat_would_seldom_go_to_somebody_else()
    {
        int wards = 0, met = 0, others = 0;
        var source = Sources.All.Single(source => source is { Rule: "northern-ireland", Corpus: "scot" });
        foreach (var contest in Contest.OfCorpus(source))
        {
            var result = Rules.NorthernIreland.Count(contest.Election, contest.Decisions);
            wards++;
            if (LastSeats.WithinExclusion(result) is not var (_, leader)) continue;
            met++;
            if (!result.Elected.Contains(leader)) others++;
        }
        Corpus.Say($"52(2) within an exclusion: met in {met} of {wards} real wards, another elected in {others}.");
        Assert.Equal((856, 342, 7), (wards, met, others));
    }
}
