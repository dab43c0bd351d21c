namespace Stv.Tests;

/// <summary>The rules of 1997: the model election as a table, the arithmetic that the booklet prints, and every tie.</summary>
public class Ers97Tests
{
    static readonly string[] Names =
        ["Smith", "Carpenter", "Wright", "Glazier", "Duke", "Prince", "Baron", "Abbot", "Vicar", "Monk", "Freeman"];

    // Columns: first preferences; surplus of Smith; Monk at 1.00 and at 0.21; Wright and Glazier at 1.00 and at 0.21; surplus of
    // Carpenter; Abbot at 1.00. The last row is non-transferable.
    const string Table = """
        134.00 107.58 107.58 107.58 107.58 107.58 107.58 107.58
         81.00  88.35  88.35  88.35 122.35 122.35 107.58 107.58
         27.00  32.25  32.25  32.25   5.25   0.00   0.00   0.00
         24.00  30.51  30.51  30.51   6.51   0.00   0.00   0.00
        105.00 106.68 108.68 108.68 108.68 108.68 108.68 108.68
         91.00  91.00  91.00  91.00 102.00 104.31 104.31 104.31
         64.00  64.00  64.00  64.21  67.21  68.26  70.26  82.26
         59.00  59.84  64.84  64.84  65.84  67.10  68.10   2.10
         55.00  55.00  69.00  69.21  69.21  71.31  71.31 113.31
         23.00  23.42   0.42   0.00   0.00   0.00   0.00   0.00
         90.00  93.78  95.78  95.78  95.78  96.62 101.62 101.62
          0.00   0.59   0.59   0.59   2.59   6.79  13.56  25.56
        """;

    [Theory]
    [InlineData("ers97")]
    [InlineData("labour-nec-2020")]
    public void The_model_election_has_every_figure_of_the_table(string id)
    {
        var result = Rules.ForId(id).Count(BltReader.ReadFile(Path.Combine(Catalogue.Cases(id), "model-election.blt")));
        Assert.Equal(Names, result.Candidates.Select(c => c.Name));
        const StringSplitOptions NoEmpty = StringSplitOptions.RemoveEmptyEntries;
        Ratio[][] rows = [.. Table.Split('\n').Select(line => line.Split(' ', NoEmpty).Select(Ratio.Parse).ToArray())];
        Assert.Equal(rows[0].Length, result.Stages.Length);
        foreach (var stage in result.Stages)
        {
            for (int c = 1; c <= 11; c++) Assert.Equal(rows[c - 1][stage.Number - 1], stage.Votes[c]);
            Assert.Equal(rows[11][stage.Number - 1], stage.Exhausted);
            Assert.Equal(0, stage.Loss);
            Assert.Equal(Ratio.Parse("107.58"), stage.Quota);
        }
        Assert.Equal(["1", "", "5", "", "2", "", "6", "9 11"], result.Stages.Select(stage => Numbers(stage.Elected)));
        Assert.Equal(
            ["5.1.7", "5.4.9", "5.4.9", "5.3.13", "5.4.9", "5.4.9"],
            result.Stages.SelectMany(stage => stage.Acts).Where(act => act.Kind == ActKind.Elect).Select(act => act.Cite));
        // The booklet's stage 4 is of 107 papers.
        Assert.Equal(107, result.Stages.Where(stage => stage.From.Length == 2).Sum(stage => stage.Transfers.Sum(t => t.Papers)));
        Assert.Equal(["", "", "10", "", "3 4", "", "", "8"], result.Stages.Select(stage => Numbers(stage.Excluded.Order())));
        Assert.Equal(["", "1", "10", "10", "3 4", "3 4", "2", "8"], result.Stages.Select(stage => Numbers(stage.From.Order())));
        Assert.Equal(
            [null, "0.21", "1", "0.21", "1", "0.21", "1", "1"], result.Stages.Select(stage => stage.Value?.ToString()));
        Assert.Equal([true, true, false, true, false, true, true, false], result.Stages.Select(stage => stage.Complete));
        Assert.Empty(result.Stages.SelectMany(stage => stage.Decisions));
    }

    // What the booklet prints of its own papers: 753 of them, 134 for the first, of which 123 show a further preference; the last
    // two have 24 and 23, so that the surplus cannot wait.
    [Fact]
    public void The_first_transfer_of_the_booklet()
    {
        var result = Count(
            6, [], (100, [1, 2]), (23, [1, 3]), (11, [1]), (100, [2]), (100, [3]), (100, [4]), (100, [5]), (100, [6]), (72, [7]),
            (24, [8]), (23, [9]));
        Assert.Equal(753, result.Papers);
        Assert.Equal(Ratio.Parse("107.58"), result.Stages[0].Quota);
        Assert.Equal([1], result.Stages[0].Elected);
        var stage = result.Stages[1];
        Assert.Equal((StageAction.Surplus, Ratio.Parse("0.21")), (stage.Action, stage.Value));
        Assert.Equal(Ratio.Parse("107.58"), stage.Votes[1]);
        Assert.Equal(Ratio.Parse("25.83"), stage.Transfers.Where(t => t.To > 0).Aggregate(default(Ratio), (sum, t) => sum + t.Votes));
        Assert.Equal(123, stage.Transfers.Sum(t => t.Papers));
        Assert.Equal(new Transfer(1, Transfer.Exhausted, 0, Ratio.Parse("0.59"), 0), stage.Transfers[^1]);
    }

    [Theory]
    [InlineData(753, 6, "107.58")]
    [InlineData(700, 6, "100")]
    [InlineData(129_549, 9, "12954.9")]
    [InlineData(1, 2, "0.34")]
    public void The_quota_is_taken_up_to_two_places(int papers, int seats, string quota)
    {
        foreach (var rule in new[] { Rules.Ers97, Rules.LabourNec2020 })
        {
            var builder = new ElectorateBuilder(seats + 1);
            builder.Add(papers, 1);
            var result = rule.Count(builder.Build(Enumerable.Range(1, seats + 1).Select(n => $"{n}")), seats);
            Assert.Equal(Ratio.Parse(quota), result.Stages[0].Quota);
        }
    }

    // 5.4.8: two are excluded together, and one of their papers shows nobody else; then all papers of the third.
    [Fact]
    public void The_quota_falls_until_somebody_is_elected()
    {
        var result = Count(1, [], (4, [1]), (4, [2]), (3, [3]), (1, [4, 3]), (1, [5]));
        Assert.Equal(["6.5", "6", "4"], result.Stages.Select(stage => stage.Quota.ToString()));
        Assert.Equal(["", "4 5", "3"], result.Stages.Select(stage => Numbers(stage.Excluded.Order())));
        Assert.Equal(new Undecided(4, Purpose.Exclude, "5.2.5", [1, 2]), result.Undecided);

        var elected = Count(1, [], (5, [1]), (1, [2]), (1, [3]), (4, [4]));
        Assert.Equal(["5.5", "4.5"], elected.Stages.Select(stage => stage.Quota.ToString()));
        Assert.Equal([1], elected.Elected);
    }

    [Fact]
    public void Of_equals_for_the_last_place_nobody_is_elected_unless_they_differed()
    {
        var result = Count(1, [], (5, [1]), (5, [2]));
        Assert.Equal(5, result.Stages[0].Quota);
        Assert.Empty(result.Elected);
        Assert.Equal(new Undecided(2, Purpose.Exclude, "5.2.5", [1, 2]), result.Undecided);
        Assert.Equal([2], Count(1, [new(Purpose.Exclude, [1, 2], 1)], (5, [1]), (5, [2])).Elected);

        // Both come to 6; the second had more at first.
        var differed = Count(1, [], (4, [1]), (5, [2]), (2, [3, 1]), (1, [3, 2]));
        Assert.Null(differed.Undecided);
        var tie = Assert.Single(differed.Stages.SelectMany(stage => stage.Decisions));
        Assert.Equal(new Decision(Purpose.Elect, "5.6.2", [1, 2], [1, 2], 2, SettledBy.EarlierVotes, 1), tie);
        Assert.Equal([2], differed.Elected);
    }

    // 5, 5 and 4 at first, then 6 each: for two places there are two who had more, and neither is chosen before the other.
    [Fact]
    public void Of_equals_several_are_elected_who_had_more()
    {
        (long, int[])[] papers = [(5, [1]), (5, [2]), (4, [3]), (1, [4, 1]), (1, [4, 2]), (2, [5, 3])];
        var result = Count(2, [], papers);
        Assert.Equal(
            [new(Purpose.Elect, "5.6.2", [1, 3], [1, 3], 1, SettledBy.EarlierVotes, 1),
                new(Purpose.Elect, "5.6.2", [2, 3], [2, 3], 2, SettledBy.EarlierVotes, 1)],
            result.Stages[1].Decisions);
        Assert.Equal(new Act(ActKind.Elect, [1, 2], "5.4.9"), result.Stages[1].Acts[^1]);
        Assert.Equal(2, result.Stages.Length);

        // For one place neither of the two who had more was ever before the other: nobody is elected by 5.6.2.
        var one = Count(1, [new(Purpose.Exclude, [1, 2], 1)], papers);
        Assert.DoesNotContain(one.Stages.SelectMany(stage => stage.Decisions), d => d.Purpose == Purpose.Elect);
        Assert.Equal(new Act(ActKind.Elect, [2], "5.5.1"), one.Stages[^1].Acts[^1]);
    }

    // 50, 50 and 45, then 60, 50 and 45, then 60 each: for two places the first stage is enough, and the second is not looked at.
    [Fact]
    public void No_more_is_decided_than_who_is_elected()
    {
        var result = Count(2, [], (50, [1]), (50, [2]), (45, [3]), (10, [4, 1]), (10, [5, 2]), (15, [5, 3]), (15, [5]));
        Assert.Equal([60, 50, 45], Enumerable.Range(1, 3).Select(c => result.Stages[1].Votes[c]));
        Assert.Equal([60, 60, 60], Enumerable.Range(1, 3).Select(c => result.Stages[2].Votes[c]));
        Assert.Equal(
            [new(Purpose.Elect, "5.6.2", [1, 3], [1, 3], 1, SettledBy.EarlierVotes, 1),
                new(Purpose.Elect, "5.6.2", [2, 3], [2, 3], 2, SettledBy.EarlierVotes, 1)],
            result.Stages[2].Decisions);
        Assert.Equal([1, 2], result.Elected);
    }

    [Fact]
    public void Equals_for_whom_there_are_places_need_no_lot()
    {
        var result = Count(2, [], (5, [1]), (5, [2]), (1, [3]));
        Assert.Null(result.Undecided);
        Assert.Equal([1, 2], result.Elected);
        Assert.Empty(result.Stages.SelectMany(stage => stage.Decisions));
    }

    // The lowest two are equal; but both go.
    [Fact]
    public void Those_excluded_together_need_no_lot()
    {
        var result = Count(1, [], (5, [1]), (1, [2, 1]), (1, [3, 1]), (4, [4]));
        Assert.Null(result.Undecided);
        Assert.Equal("2 3", Numbers(result.Stages[1].From.Order()));
        Assert.Empty(result.Stages.SelectMany(stage => stage.Decisions));
    }

    static string Numbers(IEnumerable<int> numbers) => string.Join(' ', numbers);

    static CountResult Count(int seats, Lot[] lots, params (long, int[])[] papers) =>
        Rules.Ers97.Count(Electorates.Of(papers), seats, new(lots, []));
}
