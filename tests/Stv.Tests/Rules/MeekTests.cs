using System.Collections.Immutable;

namespace Stv.Tests;

/// <summary>Rules that count by keep values: figures that their authors' programs, or others, have published.</summary>
public class MeekTests
{
    static readonly string[] E97PNames = ["Smith", "Carpenter", "Wright", "Glazier", "Duke", "Prince", "Baron", "Abbot", "Vicar", "Monk",
        "Freeman"];

    /// <summary>The rule sets of this family.</summary>
    public static TheoryData<string> Ids =>
        [.. Rules.All.Select(rule => rule.Id)
            .Where(id => id.StartsWith("meek", StringComparison.Ordinal) || id.StartsWith("warren", StringComparison.Ordinal))];

    /// <summary>Those of them that know no numbers to draw and so ask for a lot.</summary>
    public static TheoryData<string> IdsWithLots =>
        [.. Ids.Select(row => row.Data).Where(id => !id.StartsWith("meek-nz", StringComparison.Ordinal))];

    // Figures at the end of the count, as the programs print them; what OpenSTV calls exhausted has the fractions lost in it.
    [Theory]
    [InlineData("meek-nz", 9, "74.487535608",
        "Smith 75.057612472, Carpenter 75.235302511, Duke 75.083667123, Prince 75.150944685, Abbot 70.689610965, "
        + "Vicar 75.026302788, Freeman 75.169308709", "231.587250747",
        "Smith 0.452154292, Carpenter 0.614574172, Duke 0.610780881, Prince 0.741808717, "
        + "Freeman 0.715384286")]
    [InlineData("meek-2006", 9, "74.487535608", "Smith 75.057612472, Abbot 70.689610965", "231.587250747", "Smith 0.452154292")]
    [InlineData("meek-openstv", 6, "74.497932",
        "Smith 75.072006, Carpenter 75.250882, Duke 75.098202, Prince 75.165984, Abbot 70.688626, Vicar 75.025349, "
        + "Freeman 75.184471", "231.514480", "Carpenter 0.614728")]
    [InlineData("warren-openstv", 6, "74.763972",
        "Smith 75.395872, Carpenter 75.395850, Duke 75.507306, Prince 75.706850, Freeman 75.836787, Abbot 70.501249, "
        + "Vicar 75.003888", "229.652198", "Smith 0.454192, Carpenter 0.502639, Duke 0.598263, Prince 0.717405, Freeman 0.669451")]
    [InlineData("meek-openstv-qx", 9, "74.497812778", "Vicar 75.025362455, Abbot 70.688639689", "231.515310557", "Smith 0.452239777, Carpenter 0.614726574")]
    [InlineData("meek-droop-guarded", 9, "74.497812778", "Vicar 75.025362455, Abbot 70.688639689", "231.515310557", "Smith 0.452239777, Carpenter 0.614726574")]
    public void The_profile_ends_with_the_figures_of_the_program(string id, int places, string quota, string votes, string exhausted,
        string keep)
    {
        var result = E97P(id);
        var last = result.Stages[^1];
        Assert.Equal([1, 2, 5, 6, 9, 11], result.Elected.Order());
        Assert.Equal(quota, last.Quota.Nearest(places).ToString(places));
        Assert.Equal(exhausted, (last.Exhausted + last.Loss).Nearest(places).ToString(places));
        Assert.All(Figures(votes), figure => Assert.Equal(figure.Value, last.Votes[figure.Candidate].Nearest(places).ToString(places)));
        Assert.All(Figures(keep), figure => Assert.Equal(figure.Value, last.KeepValues[figure.Candidate].Nearest(places).ToString(places)));
    }

    // Quasi-exact figures agree with each other, whoever computes them and with however many guard digits.
    [Theory]
    [InlineData("meek-openstv-qx", "meek-droop-guarded")]
    [InlineData("warren-openstv-qx", "warren-droop-guarded")]
    public void Two_quasi_exact_programs_agree(string one, string other)
    {
        var (first, second) = (E97P(one).Stages[^1], E97P(other).Stages[^1]);
        for (int n = 1; n <= 11; n++) Assert.Equal(first.Votes[n].Nearest(12), second.Votes[n].Nearest(12));
    }

    // When who was elected or excluded, by Hill's program.
    [Fact]
    public void The_profile_goes_the_way_it_goes_in_New_Zealand()
    {
        var result = E97P("meek-nz");
        Assert.Equal(19, result.Stages.Length);
        Assert.Equal(
            [
                "1 Elect Smith", "2 Exclude Monk", "3 Elect Duke", "4 Exclude Glazier", "5 Exclude Wright", "7 Elect Carpenter",
                "10 Exclude Baron", "11 Elect Freeman Prince", "19 Elect Vicar",
            ],
            result.Stages.SelectMany(s =>
                s.Acts.Select(a => $"{s.Number} {a.Kind} {string.Join(' ', a.Candidates.Select(n => E97PNames[n - 1]))}")));
        Assert.Equal(["0.613986876", "0.906913187", "0.8392082"], new[] { 1, 2, 5 }.Select(n => $"{result.Stages[9].KeepValues[n]}"));
    }

    // The figures of another engine, printed with two places where a surplus had been distributed: by convergences, not iterations.
    [Theory]
    [InlineData("107.57 134 81 27 24 105 91 64 59 55 23 90 0", 1)]
    [InlineData("107.26 107.26 87.98 31.99 30.19 106.6 91 64 59.8 55 23.4 93.59 2.2", 4)]
    [InlineData("106.96 106.96 88.47 32.34 30.62 106.96 91 64 64.85 69.21 0 94.27 4.31", 12)]
    [InlineData("104.42 104.42 97.71 34.97 0 104.42 92.45 64.03 66 70.99 0 95.97 22.05", 19)]
    [InlineData("101.58 101.58 101.58 0 0 101.58 97.07 67.24 68.92 73.27 0 99.81 41.95", 36)]
    [InlineData("73 73 73 0 0 73 73 0 70.83 75.16 0 73 242.01", 77)]
    public void The_algorithm_of_1987_has_the_figures_of_another_engine(string row, int stage)
    {
        var found = E97P("meek-1987").Stages[stage - 1];
        Assert.Equal<string>(row.Split(' '),
            (string[])[Two(found.Quota), .. Enumerable.Range(1, 11).Select(n => Two(found.Votes[n])), Two(found.Exhausted)]);

        static string Two(Ratio figure) => $"{figure.Nearest(2)}";
    }

    [Fact]
    public void The_algorithm_of_1987_ends_after_77_stages() => Assert.Equal(77, E97P("meek-1987").Stages.Length);

    // In the Act each part of a paper is rounded up, so that papers grow.
    [Fact]
    public void By_the_letter_of_the_Act_papers_grow()
    {
        var (used, act) = (E97P("meek-nz"), E97P("meek-nz-act"));
        Assert.All(used.Stages, stage => Assert.True(stage.Loss.IsZero));
        Assert.Equal(Ratio.Parse("-0.000000121"), act.Stages[^1].Loss);
        Assert.Equal(used.Elected, act.Elected);
    }

    // Ten papers, five for each: five is the absolute majority, and both have it. Hill's program adds a billionth to it.
    [Fact]
    public void Two_may_have_half_of_the_votes_each()
    {
        var electorate = Electorates.Of(2, "5: 1; 5: 2");
        var used = Rules.ForId("meek-nz").Count(electorate, 1);
        Assert.Equal((Ratio.Parse("5.000000001"), 2), (used.Quota, Assert.Single(used.Elected)));
        Assert.Equal(new Decision(Purpose.Exclude, "19", [1, 2], [1, 2], 1, SettledBy.PseudoRandomNumbers, null),
            Assert.Single(used.Stages[0].Decisions));
        var act = Rules.ForId("meek-nz-act").Count(electorate, 1);
        Assert.Equal((Ratio.Parse("5"), 2), (act.Quota, Assert.Single(act.Elected)));
        Assert.Equal(new Decision(Purpose.Elect, "19", [1, 2], [1, 2], 2, SettledBy.PseudoRandomNumbers, null),
            Assert.Single(act.Stages[0].Decisions));
    }

    // Hill's program prints them beside the candidates, every number replaced by 10,000 less it at odd counts.
    [Theory]
    [InlineData(11, 6, 753, "2176 6556 2491 6589 5754 47 7232 3467 8675 9625 5341")]
    [InlineData(4, 2, 40, "2905 1236 5835 1950")]
    [InlineData(5, 2, 56, "260 2996 8764 5763 7191")]
    public void Pseudo_random_numbers_are_those_of_the_program(int candidates, int seats, long papers, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', PseudoRandom.Numbers(candidates, seats, papers, 10_000, 10_000)));

    // Four digits tell no more than ten thousand candidates apart; drawing on would never end.
    [Fact]
    public void More_candidates_than_pseudo_random_numbers_are_refused()
    {
        Assert.Equal(10_000, PseudoRandom.Numbers(10_000, 2, 40, 10_000, 10_000).Distinct().Count());
        Assert.Throws<CountRefusedException>(() => PseudoRandom.Numbers(10_001, 2, 40, 10_000, 10_000));
    }

    [Fact]
    public void With_more_candidates_than_pseudo_random_numbers_a_lot_is_asked_for()
    {
        var papers = new ElectorateBuilder(10_001);
        for (int number = 1; number <= 10_001; number++) papers.Add(1, number);
        var electorate = papers.Build(Enumerable.Range(1, 10_001).Select(number => $"{number}"));
        var asked = Rules.ForId("meek-nz").Count(electorate, seats: 5).Undecided;
        Assert.Equal((Purpose.Exclude, 10_001), (asked!.Purpose, asked.Tied.Length));
        // As the clauses are worded there are numbers for all of them, of five digits.
        Assert.Equal(20_000, PseudoRandom.Numbers(20_000, 5, 20_000, 1_000, int.MaxValue).Distinct().Count());
    }

    // As the clauses are worded the last digit of the papers is multiplied by 1,000, and a number may have five digits.
    [Fact]
    public void Pseudo_random_numbers_as_worded()
    {
        Assert.Equal([12905, 11236, 15835, 11950], PseudoRandom.Numbers(4, 2, 40, 1_000, int.MaxValue));
        Assert.NotEqual(PseudoRandom.Numbers(5, 2, 56, 10_000, 10_000), PseudoRandom.Numbers(5, 2, 56, 1_000, 10_000));
    }

    // At odd counts 7095, 8764, 4165 and 8050 stand beside the four; Archer and Baker are still equal at the thirteenth.
    [Fact]
    public void A_four_way_tie_is_settled_twice()
    {
        var result = Rules.ForId("meek-nz").Count(Electorates.Of(4, "10: 1 2; 10: 2 1; 10: 3 4; 10: 4 3"), 2);
        Assert.Equal(["1: 1 2 3 4 3", "13: 1 2 1"],
            result.Stages.SelectMany(s => s.Decisions.Select(d => $"{s.Number}: {string.Join(' ', d.Tied)} {d.Chosen}")));
        Assert.Equal(
            [
                "0.666666667", "0.555555556", "0.518518519", "0.50617284", "0.502057614", "0.500685872", "0.500228625", "0.500076209",
                "0.500025404", "0.500008469", "0.500002824",
            ],
            result.Stages.Skip(2).Select(stage => $"{stage.KeepValues[4]}"));
        Assert.Equal(Ratio.Parse("10.000018827"), result.Quota);
        Assert.Equal([4, 2], result.Elected);
    }

    [Fact]
    public void Two_equal_throughout_are_told_apart_by_their_numbers()
    {
        var result = Rules.ForId("meek-nz").Count(Electorates.Of(5, "20: 1 2; 12: 2 3; 12: 3 2; 6: 4 3; 6: 5 2"), 2);
        Assert.All(result.Stages, stage => Assert.Equal(Ratio.Parse("18.666666667"), stage.Quota));
        Assert.Equal("18.66666668 13.33333332 12 6 6", Counts.Votes(result.Stages[1], 1, 2, 3, 4, 5));
        Assert.Equal((4, SettledBy.PseudoRandomNumbers), result.Stages[1].Decisions.Select(d => (d.Chosen, d.How)).Single());
        Assert.Equal([5], result.Stages[2].Excluded);
        Assert.Equal("19.33333332 18", Counts.Votes(result.Stages[3], 2, 3));
        Assert.Equal([1, 2], result.Elected);
    }

    // The sample of Algorithm 123, its second candidate withdrawn.
    [Fact]
    public void Withdrawn_candidates_are_as_if_they_had_never_stood()
    {
        var electorate = Electorates.Of(4, "5: 1 2; 2: 1; 1: 3; 4: 4; 1: 2 4; 1: 2").Withdraw(2);
        var result = Rules.ForId("meek-nz").Count(electorate, 2);
        Assert.Equal("7 0 1 5", Counts.Votes(result.Stages[0], 1, 2, 3, 4));
        Assert.Equal([1, 0, 1, 1], result.Stages[0].KeepValues);
        Assert.Equal(13, result.Papers);
        Assert.Equal(new(Reasons.OnlyWithdrawn, 1), Assert.Single(result.Rejected));
    }

    // Two candidates of one rank: Hill's program takes the paper as split among all orders, Droop passes on what the elected do not keep.
    [Theory]
    [InlineData("meek-2006", "0.566666667: 5.666666668 2.866666668 5")]
    [InlineData("meek-droop", "0.566666667: 5.666666668 2 5.866666664")]
    public void What_the_elected_of_one_rank_do_not_keep(string id, string expected)
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(8, 1);
        builder.AddCodes(4, [1, Electorate.Mark, 2, 3]);
        builder.Add(5, 3);
        var stage = Rules.ForId(id).Count(builder.Build("A", "B", "C"), 2).Stages[1];
        Assert.Equal(expected, $"{stage.KeepValues[1]}: {Counts.Votes(stage, 1, 2, 3)}");
    }

    [Theory, MemberData(nameof(Ids))]
    public void Ranks_of_several_are_shared_or_counted_as_papers_left_out(string id)
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(6, 1);
        builder.AddCodes(2, [1, Electorate.Mark, 2, 3]);
        builder.AddCodes(3, [3, 1, Electorate.Mark, 2]);
        var result = Rules.ForId(id).Count(builder.Build("A", "B", "C"), 1);
        bool shared = Rules.ForId(id).Marks.EqualRank == AtMark.Shared;
        Assert.Equal(shared ? 11 : 9, result.Papers);
        Assert.Equal(shared ? [] : [new(Reasons.EqualFirstPreferences, 2)], result.Rejected);
        Assert.Equal(shared ? [] : [new(Reasons.EqualRank, 3)], result.Shortened);
    }

    // All four are equal throughout.
    [Theory, MemberData(nameof(IdsWithLots))]
    public void A_tie_is_asked_for_given_and_recorded(string id)
    {
        var electorate = Electorates.Of(4, "10: 1 2; 10: 2 1; 10: 3 4; 10: 4 3");
        var result = Counts.WithLots(id, 2, electorate, "1 Exclude 1 2 3 4: 3", $"{Last()} Exclude 1 2: 1");
        Assert.Equal([4, 2], result.Elected);

        int Last() => Rules.ForId(id).Count(electorate, 2, new Decisions([new(Purpose.Exclude, [1, 2, 3, 4], 3)], [])).Undecided!.Stage;
    }

    // Three papers, three seats. 0.750000001 ÷ 3 = 0.2500000003…, rounded up 0.250000001; three papers keep 0.750000003. Then
    // 0.250000001 × 0.750000001 = 0.187500001…, rounded up 0.187500002, ÷ 0.750000003 = 0.2500000016…, rounded up 0.250000002. The words
    // have no cap; the program has one.
    [Theory]
    [InlineData("meek-nz-act", "0.250000002")]
    [InlineData("meek-nz", "0.250000001")]
    public void By_the_words_a_keep_value_may_rise(string id, string then)
    {
        var result = Rules.ForId(id).Count(Electorates.Of(4, "3: 1 2"), 3);
        Assert.Equal((Ratio.Parse("0.750000001"), Ratio.Parse("0.250000001")), (result.Stages[0].Quota, result.Stages[1].KeepValues[1]));
        Assert.Equal((Ratio.Parse("0.750000003"), Ratio.Parse(then)), (result.Stages[1].Votes[1], result.Stages[2].KeepValues[1]));
        Assert.All(result.Stages.SelectMany(stage => stage.KeepValues), keep => Assert.InRange(keep, 0, 1));
        Assert.Equal([1, 2], result.Elected[..2]);
    }

    // Archer and Baker have the quota of 4.67 and only one seat is left beside Draper's.
    [Theory, MemberData(nameof(Ids))]
    public void Guarded_candidates_are_never_excluded(string id)
    {
        var electorate = Electorates.Of(4, "6: 1 3; 5: 2 3; 2: 3 2; 1: 4 1");
        Assert.Equal([1, 2], Rules.ForId(id).Count(electorate, 2).Elected);
        var result = Rules.ForId(id).Count(electorate.Guard(4), 2);
        Assert.Equal([2, 4], result.Elected);
        // Nobody reaches it; it is the law's own all the same, a third of the papers that are not exhausted.
        Assert.All(result.Stages, stage => Assert.Equal("guarded", stage.Closed));
        var near = Ratio.Of(1, 100_000);
        Assert.All(result.Stages, stage => Assert.InRange(stage.Quota - (14 - stage.Exhausted) / 3, -near, near));
        Assert.All(Rules.ForId(id).Count(electorate, 2).Stages, stage => Assert.Null(stage.Closed));
        Assert.Equal([3, 1], result.Stages.SelectMany(stage => stage.Excluded));
        Assert.Equal([3, 4], Rules.ForId(id).Count(electorate.Guard(3, 4), 2).Elected.Order());
    }

    static ImmutableDictionary<string, CountResult> counts = [];

    static CountResult E97P(string id) =>
        ImmutableInterlocked.GetOrAdd(ref counts, id, id =>
            Rules.ForId(id).Count(BltReader.ReadFile(Path.Combine(Catalogue.Cases(id), "e97p.blt"))));

    static IEnumerable<(int Candidate, string Value)> Figures(string text) =>
        text.Split(", ").Select(part => part.Split(' ')).Select(part => (Array.IndexOf(E97PNames, part[0]) + 1, part[1]));
}
