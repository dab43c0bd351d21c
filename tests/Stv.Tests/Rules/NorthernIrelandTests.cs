namespace Stv.Tests;

/// <summary>Rules 47 to 52: the model election to its last figure, a published transfer, deferral, and what ties ask for.</summary>
public class NorthernIrelandTests
{
    public static TheoryData<string> All => ["northern-ireland", "northern-ireland-first", "northern-ireland-all"];

    // Quota 108. A row is a candidate in ballot-paper order, then what is non-transferable; a column is a sub-parcel: first
    // preferences; Smith's surplus at 0.21; Monk at 1 and 0.21; Wright and Glazier at 1 and 0.21; Carpenter's surplus at 1; Abbot's
    // first preferences, others at 1, and 0.21; Baron's likewise.
    static readonly string[] Table =
    [
        "134.00 108.00 108.00 108.00 108.00 108.00 108.00 108.00 108.00 108.00 108.00 108.00 108.00",
        "81.00 88.35 88.35 88.35 122.35 122.35 108.00 108.00 108.00 108.00 108.00 108.00 108.00",
        "27.00 32.25 32.25 32.25 5.25 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00",
        "24.00 30.51 30.51 30.51 6.51 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00",
        "105.00 106.68 108.68 108.68 108.68 108.68 108.68 108.68 108.68 108.68 108.68 108.68 108.68",
        "91.00 91.00 91.00 91.00 102.00 104.31 104.31 104.31 104.31 104.31 104.31 104.31 104.31",
        "64.00 64.00 64.00 64.21 67.21 68.26 70.26 82.26 82.26 82.26 18.26 1.26 0.00",
        "59.00 59.84 64.84 64.84 65.84 67.10 68.10 9.10 2.10 0.00 0.00 0.00 0.00",
        "55.00 55.00 69.00 69.21 69.21 71.31 71.31 113.31 113.31 113.31 113.31 113.31 113.31",
        "23.00 23.42 0.42 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00",
        "90.00 93.78 95.78 95.78 95.78 96.62 101.62 101.62 101.62 101.62 101.62 101.62 101.62",
        "0.00 0.17 0.17 0.17 2.17 6.37 12.72 17.72 24.72 26.82 90.82 107.82 109.08",
    ];

    // The reading says how many of the last exclusion's three sub-parcels move.
    [Theory]
    [InlineData("northern-ireland", 10)]
    [InlineData("northern-ireland-first", 11)]
    [InlineData("northern-ireland-all", 13)]
    public void The_model_election_to_the_last_figure(string id, int columns)
    {
        var result = Rules.ForId(id).Count(BltReader.ReadFile(Path.Combine(Catalogue.Cases(id), "model-election.blt")));
        Assert.Equal(108, result.Quota);
        // An exclusion of which nothing moves is a stage all the same.
        Assert.Equal(Math.Max(columns, 11), result.Stages.Length);
        foreach (var stage in result.Stages)
        {
            int column = Math.Min(stage.Number, columns) - 1;
            for (int row = 0; row < 11; row++) Assert.Equal(Figure(row, column), stage.Votes[row + 1]);
            Assert.Equal((Figure(11, column), 0), (stage.Exhausted, stage.Loss));
        }
        Assert.Equal([1, 5, 2, 9, 6, 11], result.Elected);
        Assert.Equal(["1: 1", "3: 5", "5: 2", "8: 9", $"{result.Stages.Length}: 6 11"],
            result.Stages.Where(s => s.Elected.Any()).Select(s => $"{s.Number}: {string.Join(' ', s.Elected)}"));
        Assert.Equal(
            ["51(2)-(3)", "51(5)-(9)", "51(2)-(3)", "51(5)-(9)", "51(2)-(3)", "51(5)-(9)", "51(5)-(9)"],
            result.Stages.Take(10).Where(s => s.Action == StageAction.Exclusion).Select(s => s.Cite));
        Assert.Equal(["51(1)", "51(12)", "51(1)", "51(1)"],
            result.Stages.SelectMany(s => s.Acts).Where(a => a.Kind == ActKind.Exclude).Select(a => a.Cite));
        Assert.Equal(["3: 10", "5: 4 3", "8: 8", "11: 7"],
            result.Stages.Where(s => s.Excluded.Any()).Select(s => $"{s.Number}: {string.Join(' ', s.Excluded)}"));
    }

    // Mid Ulster 2022, five seats: O'Neill's 10,845 first preferences; Dillon 8,199 + 1,297 and Sheerin 8,215 + 500 after her
    // surplus of 2,230 at 0.20. Who is third on her papers is constructed.
    [Theory, MemberData(nameof(All))]
    public void A_surplus_is_cut_off_after_two_places(string id)
    {
        var papers = Electorates.Of(14,
            "6485: 1 4; 2500: 1 3; 1700: 1 5; 160: 1; 8521: 2; 8215: 3; 8199: 4; 5144: 5; 3818: 6; 2191: 7; 2138: 8; "
            + "1305: 9; 877: 10; 179: 11; 137: 12; 107: 13; 13: 14");
        var result = Rules.ForId(id).Count(papers, 5);
        Assert.Equal((51_689, 8615), (result.Papers, result.Quota));
        Assert.Equal("8615 9496 8715 5484", Counts.Votes(result.Stages[1], 1, 4, 3, 5));
        Assert.Equal(Ratio.Parse("0.20"), result.Stages[1].Value);
        Assert.Equal(2230 - 10_685 / 5, result.Stages[1].Exhausted);
        Assert.Equal([4, 3], result.Stages[1].Elected);
    }

    // Quota 28. The surplus of 1, 12 votes, goes at 0.30 to 4 and 3, 6 each. 4, with 14, is excluded: eight first preferences bring 2 to
    // 24, more than the 23 of 3, while one seat is vacant. "Thereupon", by 52(2), 2 would have it; but the exclusion is finished, and the
    // twenty papers that remain of it bring 3 to 29.
    [Theory, MemberData(nameof(All))]
    public void Within_an_exclusion_the_last_seat_is_not_filled_by_having_as_much_as_all_others(string id)
    {
        var result = Counts.WithLots(id, 2, Electorates.Of(4, "20: 1 4 3; 20: 1 3; 16: 2; 17: 3; 8: 4 2"));
        Assert.Equal((28, "16 23 14"), (result.Quota, Counts.Votes(result.Stages[1], 2, 3, 4)));
        Assert.Equal((false, "24 23 6"), (result.Stages[2].Complete, Counts.Votes(result.Stages[2], 2, 3, 4)));
        Assert.Empty(result.Stages[2].Elected);
        Assert.Equal((true, "24 29 0"), (result.Stages[3].Complete, Counts.Votes(result.Stages[3], 2, 3, 4)));
        Assert.Equal([1, 3], result.Elected);
    }

    // Quota 10. At the first stage 4 and 4, after the surplus 4 and 4, then 5 and 4 within an exclusion and 5 and 5 at its end: only
    // whole stages are compared, so that a lot is needed.
    [Theory, MemberData(nameof(All))]
    public void Within_an_exclusion_nothing_is_compared(string id)
    {
        var papers = Electorates.Of(5, "2: 1 4 3; 6: 1 5; 6: 1; 4: 2; 4: 3; 1: 4 2; 6: 5");
        var result = Counts.WithLots(id, 2, papers, "5 Exclude 2 3: 3");
        Assert.Equal(["4 4", "4 4", "5 4", "5 5"], result.Stages.Take(4).Select(s => Counts.Votes(s, 2, 3)));
        Assert.Equal([true, true, false, true], result.Stages.Take(4).Select(s => s.Complete));
    }

    // 11 and 12 at the first stage, 13 and 12 at the second, 13 and 13 at the third: the earliest difference counts.
    [Theory, MemberData(nameof(All))]
    public void The_earliest_stage_at_which_they_differed_decides(string id)
    {
        var result = Counts.WithLots(id, 1, Electorates.Of(5, "11: 1; 12: 2; 2: 3 1; 1: 4 2; 9: 4; 20: 5"));
        Assert.Equal(["Exclude 1 2: 1 at 1"], Counts.Earlier(result));
        Assert.Equal([1], result.Stages[3].Excluded);
    }

    // Quota 10. A surplus of 2 waits while the lowest is 3 behind the next; with 2 between them it is transferred first.
    [Theory]
    [InlineData("2: 3", StageAction.Exclusion)]
    [InlineData("3: 3", StageAction.Surplus)]
    public void A_surplus_that_cannot_change_who_is_lowest_waits(string lowest, StageAction expected)
    {
        foreach (string id in All.Select(row => row.Data))
        {
            var result = Counts.WithLots(id, 2, Electorates.Of(4, "12: 1 4; 5: 2; 8: 4; " + lowest));
            Assert.Equal((10, expected), (result.Quota, result.Stages[1].Action));
        }
    }

    // For the order of election, and for a surplus of nothing, nobody is asked.
    [Theory, MemberData(nameof(All))]
    public void No_lot_where_no_surplus_is_to_go(string id) => Counts.WithLots(id, 3, Electorates.Of(4, "8: 1; 8: 2; 6: 3; 7: 4"));

    // With a single vacancy nobody is elected before one exclusion, not even with the quota.
    [Theory, MemberData(nameof(All))]
    public void With_a_single_vacancy_one_is_excluded_first(string id)
    {
        var result = Counts.WithLots(id, 1, Electorates.Of(3, "9: 1; 3: 2; 1: 3 2"));
        Assert.Empty(result.Stages[0].Elected);
        Assert.Equal([1], result.Stages[1].Elected);
    }

    // Candidate 2 holds transferred papers and no first preference when his exclusion leaves two for two seats: only the reading
    // that finishes an exclusion moves any.
    [Theory]
    [InlineData("northern-ireland", 0)]
    [InlineData("northern-ireland-first", 0)]
    [InlineData("northern-ireland-all", 6)]
    public void Of_a_last_exclusion_without_first_preferences(string id, int moved)
    {
        var result = Counts.WithLots(id, 3, Electorates.Of(4, "6: 1 2 3; 14: 1; 9: 3; 9: 4"));
        Assert.Equal([2], result.Stages[^1].Excluded);
        Assert.Equal(moved, result.Stages[^1].Transfers.Sum(t => t.Papers));
    }

    static Ratio Figure(int row, int column) => Ratio.Parse(Table[row].Split(' ')[column]);
}
