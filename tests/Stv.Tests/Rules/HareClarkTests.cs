namespace Stv.Tests;

/// <summary>Schedule 4 of the ACT's Act: single transfers as published, the grouping of papers, and what its ties ask for.</summary>
public class HareClarkTests
{
    public static TheoryData<string> All => ["act-2008", "act-2020", "act-2021"];

    // Murrumbidgee 2020, count 22: a surplus of 312 on 875 papers, 41 of which show no further preference; 354 go to one candidate.
    [Theory]
    [InlineData("act-2021", "132.431654")]
    [InlineData("act-2020", "132.431655")]
    [InlineData("act-2008", "132")]
    public void Papers_with_no_further_preference_stay_and_the_others_carry_the_surplus(string id, string credited)
    {
        var result = Counts.WithLots(id, 2, Electorates.Of(3, "354: 1 2; 480: 1 3; 41: 1; 400: 2; 411: 3"));
        Assert.Equal(563, result.Quota);
        var transfer = Assert.Single(result.Stages[1].Transfers, t => t.To == 2);
        Assert.Equal((354, Ratio.Of(312, 834), Ratio.Parse(credited)), (transfer.Papers, transfer.Value, transfer.Votes));
        Assert.Equal(0, result.Stages[1].Exhausted);
    }

    // Murrumbidgee 2020, count 32: papers worth 1329.553957 / 1349 each are capped at that. 331 of them are worth 326.2285839...; the
    // program rounded the value first. 0.553957 of a vote comes from one paper worth 6047 / 10916; candidate 4 gets it to the quota of 7000
    // with 1349 papers of an excluded candidate; of the 531 that then go to 5, 331 show a further preference.
    [Theory]
    [InlineData("act-2021", "326.228583")]
    [InlineData("act-2020", "326.228635")]
    public void A_value_does_not_rise_above_what_the_papers_were_worth(string id, string credited)
    {
        var result = Counts.WithLots(id, 4, Electorates.Of(7,
            "1: 1 4; 5400: 1 2; 5515: 1 3; 2131: 1; 331: 7 4 5 6; 200: 7 4 5; 818: 7 4 2; 6980: 4; 6999: 5; 6624: 6"));
        Assert.Equal(7000, result.Quota);
        var surplus = result.Stages[3];
        Assert.Equal([4], surplus.From);
        Assert.Equal(Ratio.Parse("1329.553957") / 1349, surplus.Value);
        var capped = result.Stages[4];
        Assert.Equal([5], capped.From);
        var transfer = Assert.Single(capped.Transfers, t => t.To == 6);
        Assert.Equal((331, Ratio.Parse(credited)), (transfer.Papers, transfer.Votes));
        Assert.Equal(7000, capped.Votes[5]);
        Assert.Equal(0, capped.Exhausted);
    }

    // Papers of one value are one group whatever surplus gave it, except to the program of 2020. Quota 50. The surpluses of 1 and 2
    // are each worth a half on the papers that go to 3, who is excluded.
    [Theory]
    [InlineData("act-2008", 1)]
    [InlineData("act-2021", 1)]
    [InlineData("act-2020", 2)]
    public void Equal_values_are_one_group_or_kept_apart_by_the_count_that_gave_them(string id, int groups)
    {
        var result = Counts.WithLots(id, 3, Electorates.Of(6, "20: 1 3 4; 40: 1; 18: 2 3 5; 41: 2; 30: 4; 28: 5; 20: 6"));
        Assert.Equal([Ratio.Of(1, 2), Ratio.Of(1, 2)],
            result.Stages.Where(s => s.Action == StageAction.Surplus).Select(s => s.Value!.Value));
        var excluded = result.Stages.Where(s => s.Action == StageAction.Exclusion && s.From.Contains(3)).ToList();
        Assert.Equal(groups, excluded.Count);
        Assert.Equal(38, excluded.Sum(s => s.Transfers.Sum(t => t.Papers)));
    }

    // Murrumbidgee 2020, counts 28 and 29: papers worth 1 that had theirs from the first count moved before those given 1 by the surplus of
    // count 27, whenever they came. Quota 21; 2 is excluded, and four of his papers bring 1 to 24: one of them shows 4, who gets it at a
    // value capped at 1. Then 3 is excluded, and two papers more come to 4, who goes next with 7 + 1 + 2 papers, and with that one.
    [Theory]
    [InlineData("act-2008", "11")]
    [InlineData("act-2021", "11")]
    [InlineData("act-2020", "10 1")]
    public void Papers_go_by_the_count_that_gave_them_their_value_not_by_when_they_came(string id, string groups)
    {
        var result = Counts.WithLots(id, 2, Electorates.Of(6,
            "20: 1; 3: 2 1; 1: 2 1 4 5; 1: 2 4 5; 2: 3 4 5; 4: 3 6; 3: 4 5; 4: 4 6; 12: 5; 10: 6"));
        Assert.Equal((21, 1), (result.Quota, result.Stages[2].Value));
        Assert.Equal([1], result.Stages[2].From);
        var excluded = result.Stages.Where(s => s.Action == StageAction.Exclusion && s.From.SequenceEqual([4])).ToList();
        Assert.All(excluded, stage => Assert.Equal(1, stage.Value));
        Assert.Equal(groups, string.Join(' ', excluded.Select(s => s.Transfers.Sum(t => t.Papers))));
    }

    // Papers of one value from two counts decide who is elected: 2 has three first preferences, which then show 3 and 5, and three papers
    // from the surplus of 1, worth 1, which then show 3 and 4. Quota 11. The program moved those of the first count first, as
    // Murrumbidgee's sheet shows.
    // To the law they are one group, which brings 3 to 14; a surplus of 3 on the six papers that came with it makes 4 successful too.
    [Theory]
    [InlineData("act-2008", "14 10", "11 11")]
    [InlineData("act-2021", "14 10", "11 11.5")]
    [InlineData("act-2020", "11 10", "11 13")]
    public void Of_equal_values_the_earlier_goes_first(string id, string third, string fourth)
    {
        var result = Counts.WithLots(id, 3, Electorates.Of(5, "11: 1; 3: 1 2 3 4; 3: 2 3 5; 8: 3; 10: 4; 8: 5"));
        Assert.Equal((11, "1 3 4"), (result.Quota, string.Join(' ', result.Elected)));
        Assert.Equal([third, fourth], result.Stages.Skip(2).Select(stage => Counts.Votes(stage, 3, 4)));
    }

    // Five papers worth 0.75 each: what is exhausted is cut to whole votes by the program of 2020 alone.
    [Theory]
    [InlineData("act-2008", "3", "1")]
    [InlineData("act-2021", "3.75", "0")]
    [InlineData("act-2020", "3", "0.75")]
    public void Exhausted_votes_of_an_exclusion(string id, string exhausted, string lost)
    {
        // Quota 20: a surplus of 15 on 20 papers, 5 of which go to candidate 3 and end there.
        var result = Counts.WithLots(id, 2, Electorates.Of(4, "5: 1 3; 15: 1 2; 15: 1; 3: 2; 19: 4"));
        Assert.Equal(20, result.Quota);
        var stage = result.Stages.First(s => s.From.Contains(3));
        Assert.Equal(Ratio.Parse(exhausted), stage.Exhausted);
        Assert.Equal(Ratio.Parse(lost), stage.Loss);
    }

    // Both places are filled at the first count; only the program of 2020 went on.
    [Theory]
    [InlineData("act-2008", 1)]
    [InlineData("act-2021", 1)]
    [InlineData("act-2020", 3)]
    public void Surpluses_left_when_all_places_are_filled(string id, int stages) =>
        Assert.Equal(stages, Counts.WithLots(id, 2, Electorates.Of(3, "12: 1 3; 10: 2 3; 2: 3")).Stages.Length);

    // Where no paper of a surplus shows anybody who continues, and no place is left, nothing was done: there is no stage, and no lot for
    // its order.
    [Theory]
    [InlineData("12: 1; 10: 2 3; 2: 3", 2)]
    [InlineData("10: 1; 10: 2 3; 3: 3", 2)]
    [InlineData("10: 1; 10: 2 1; 3: 3", null)]
    public void Surpluses_of_nothing_are_no_stages_when_all_places_are_filled(string papers, int? only)
    {
        var result = Counts.WithLots("act-2020", 2, Electorates.Of(3, papers));
        Assert.Equal(only is { } from ? [from] : [], result.Stages.Skip(1).SelectMany(stage => stage.From));
        Assert.Equal(result.Stages[0].Votes[1], result.Stages[^1].Votes[1]);
    }

    // What no paper carries is lost: none of candidate 1's papers shows a further preference.
    [Theory, MemberData(nameof(All))]
    public void A_surplus_that_no_paper_carries_is_lost(string id)
    {
        var result = Counts.WithLots(id, 2, Electorates.Of(3, "12: 1; 4: 2; 3: 3"));
        Assert.Equal((7, 5), (result.Quota, result.Stages[1].Loss));
    }

    // 28 papers, quota 8. The order of surpluses is asked for when the first of them goes, not the order of election.
    [Theory, MemberData(nameof(All))]
    public void Whose_surplus_goes_first(string id)
    {
        var result = Counts.WithLots(id, 3, Electorates.Of(4, "10: 1 3; 10: 2 4; 4: 3; 4: 4; 1: 3"), "2 Transfer 1 2: 2");
        Assert.Equal([2], result.Stages[1].From);
        Assert.Equal([1], result.Stages[2].From);
    }

    // Two have the quota exactly, or all places are filled: nobody's order matters, and no lot is asked for.
    [Theory]
    [InlineData("act-2008")]
    [InlineData("act-2021")]
    public void No_lot_where_no_surplus_is_to_go(string id)
    {
        Counts.WithLots(id, 3, Electorates.Of(4, "8: 1; 8: 2; 6: 3; 7: 4"));
        Counts.WithLots(id, 2, Electorates.Of(3, "10: 1; 10: 2; 3: 3"));
    }

    // Candidates 1 and 2 reach the quota of 13 together with 14 votes; the one with more at the count before goes first.
    [Theory, MemberData(nameof(All))]
    public void Equal_surpluses_go_by_the_last_count_at_which_they_differed(string id)
    {
        var result = Counts.WithLots(id, 3, Electorates.Of(5, "11: 1 4; 12: 2 4; 3: 3 1; 2: 3 2; 10: 4; 11: 5"));
        Assert.Equal(["Transfer 1 2: 2 at 1"], Counts.Earlier(result));
        Assert.Equal([2], result.Stages[2].From);
    }

    // 13 each, of whom 2 and 3 had 12 at the count before and 2 had fewer at the first: any difference parts.
    [Theory, MemberData(nameof(All))]
    public void Exclusion_looks_back_to_the_last_difference_and_again_among_those_left(string id)
    {
        var result = Counts.WithLots(id, 1, Electorates.Of(6, "13: 1 6; 11: 2 6; 12: 3 6; 1: 4 2; 1: 5 2; 1: 5 3; 30: 6"));
        Assert.Equal(["Exclude 1 2 3: 2 at 1"], Counts.Earlier(result));
    }
}
