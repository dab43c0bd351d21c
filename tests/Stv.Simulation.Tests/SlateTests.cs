using System.Collections.Immutable;

namespace Stv.Simulation.Tests;

/// <summary>Supporters rank their slate as it asks, or by strengths, and leave it as often as they should.</summary>
public class SlateTests
{
    const int Papers = 24_000;

    static readonly Slate Left = new("Left", 5, [1, 3, 5], [3, 2, 1]);
    static readonly Slate Right = new("Right", 3, [2, 4], [1, 1]);
    static readonly Slate Alone = new("Alone", 2, [6], [1]);

    [Fact]
    public void The_loyal_rank_their_slate_before_all_others()
    {
        var model = new SlateModel([Left, Right, Alone]);
        var met = Drawn.Count(model, 1, Papers, paper => SlateAtTop(model, paper));
        Assert.InRange(Drawn.ChiSquare(met, new Dictionary<string, double> { ["Left"] = 0.5, ["Right"] = 0.3, ["Alone"] = 0.2 }), 0,
            Critical.Df2);

        static string SlateAtTop(SlateModel model, int[] paper) =>
            model.Slates.Single(slate => slate.Candidates.Order().SequenceEqual(paper[..slate.Candidates.Length].Order())).Name;
    }

    [Fact]
    public void Within_a_slate_preferences_follow_strengths()
    {
        var model = new SlateModel([Left with { Candidates = [1, 2, 3] }]);
        var expected = Drawn.Orders([1, 2, 3]).ToDictionary(order => Drawn.Text(order), order => Chance([.. order], [3, 2, 1]));
        Assert.InRange(Drawn.ChiSquare(Drawn.Count(model, 2, Papers, Drawn.Text), expected), 0, Critical.Df5);
    }

    [Fact]
    public void After_the_slate_so_many_go_on_as_the_crossover_says()
    {
        var left = Left with { Crossover = Ratio.Of(1, 4), Affinities = [0, 1, 1] };
        var model = new SlateModel([left, Right with { Share = 0 }, Alone with { Share = 0 }]);
        var met = Drawn.Count(model, 3, Papers, paper => $"{paper.Length}");
        Assert.InRange(Drawn.ChiSquare(met, new Dictionary<string, double> { ["3"] = 0.75, ["6"] = 0.25 }), 0, Critical.Df2);
    }

    // Each preference is drawn anew: two outside the slate are as likely as two tickets in a row.
    [Fact]
    public void During_the_slate_so_many_stay_as_the_loyalty_says()
    {
        ImmutableArray<int> even = [.. Enumerable.Repeat(1, 10)];
        var many = new Slate("Many", 1, [.. Enumerable.Range(1, 10)], even) { Loyalty = Ratio.Of(4, 5), Affinities = [0, 1] };
        var model = new SlateModel([many, new("Others", 0, [.. Enumerable.Range(11, 10)], even)], lengths: BallotLengths.Of(0, 0, 1));
        var met = Drawn.Count(model, 4, Papers, paper => string.Concat(paper.Select(number => number <= 10 ? 'i' : 'o')));
        var expected = (from a in "io" from b in "io" from c in "io" select $"{a}{b}{c}")
            .ToDictionary(text => text, text => text.Aggregate(1.0, (all, c) => all * (c == 'i' ? 0.8 : 0.2)));
        Assert.InRange(Drawn.ChiSquare(met, expected), 0, Critical.Df7);
    }

    [Fact]
    public void Outside_the_slate_preferences_go_by_affinity_and_strength()
    {
        // From a slate of one, the second preference: half to each other slate, there by strengths 3, 1 and 1.
        var model = new SlateModel(
            [new("One", 1, [1], [1]) { Affinities = [9, 2, 2] }, new("Two", 0, [2, 3], [3, 1]), new("Three", 0, [4], [1])]);
        var met = Drawn.Count(model, 5, Papers, paper => $"{paper[1]}");
        Assert.InRange(Drawn.ChiSquare(met, new Dictionary<string, double> { ["2"] = 3 / 8.0, ["3"] = 1 / 8.0, ["4"] = 4 / 8.0 }), 0,
            Critical.Df2);
    }

    [Fact]
    public void Nobody_ranks_a_slate_without_affinity()
    {
        var model = new SlateModel([Left with { Affinities = [0, 1, 0] }, Right, Alone]);
        int supporters = 0;
        foreach (int[] paper in Drawn.Papers(model, 6, 0, 2000).Where(paper => Left.Candidates.Contains(paper[0])))
        {
            Assert.DoesNotContain(6, paper);
            Assert.Equal(5, paper.Length);
            supporters++;
        }
        Assert.InRange(supporters, 850, 1150);
    }

    [Fact]
    public void Those_who_comply_rank_the_slate_in_the_order_asked_for()
    {
        var asked = new SlateModel([Left, Right, Alone]).Asking("Left", [[5, 1, 3]], Ratio.Of(1, 2));
        var met = Drawn.Count(asked, 7, Papers, paper => Left.Candidates.Contains(paper[0]) ? Drawn.Text(paper[..3]) : "others");
        var expected = Drawn.Orders([1, 3, 5])
            .ToDictionary(order => Drawn.Text(order), order => 0.25 * Chance([.. order], [3, 0, 2, 0, 1]));
        expected["5 1 3"] += 0.25;
        expected["others"] = 0.5;
        Assert.InRange(Drawn.ChiSquare(met, expected), 0, Critical.Df6);
    }

    [Fact]
    public void Each_region_has_its_own_order_and_its_own_share_of_voters()
    {
        ImmutableArray<Region> regions = [new("North", 3), new("Mid", 2), new("South", 1)];
        var model = new SlateModel([Left with { Candidates = [1, 2, 3] }], regions).Asking("Left", Slate.Rotations([2, 3, 1], 3), 1);
        var met = Drawn.Count(model, 8, Papers, Drawn.Text);
        var expected = new Dictionary<string, double> { ["2 3 1"] = 3 / 6.0, ["3 1 2"] = 2 / 6.0, ["1 2 3"] = 1 / 6.0 };
        Assert.InRange(Drawn.ChiSquare(met, expected), 0, Critical.Df2);
    }

    [Fact]
    public void Who_crosses_over_during_the_slate_resumes_the_order_asked_for()
    {
        var left = Left with { Loyalty = Ratio.Of(1, 2), Orders = [[5, 3, 1]], Affinities = [0, 1, 1] };
        var model = new SlateModel([left, Right with { Share = 0 }, Alone with { Share = 0 }]);
        int interrupted = 0;
        foreach (int[] paper in Drawn.Papers(model, 9, 0, 2000))
        {
            Assert.Equal([5, 3, 1], paper.Where(Left.Candidates.Contains));
            if (paper[1] != 3 || paper[2] != 1) interrupted++;
        }
        Assert.InRange(interrupted, 1000, 1999);
    }

    [Fact]
    public void First_preferences_can_be_expected_exactly()
    {
        // Half support Left, of whom a fifth begins elsewhere: at Right or Alone with 3 : 2, by the shares.
        var model = new SlateModel([Left with { Loyalty = Ratio.Of(4, 5) }, Right, Alone]);
        Ratio[] expected = [Ratio.Of(1, 5), Ratio.Of(18, 100), Ratio.Of(2, 15), Ratio.Of(18, 100), Ratio.Of(1, 15), Ratio.Of(24, 100)];
        Assert.All(model.FirstPreferences().Zip(expected), pair =>
        {
            // The weights of those outside a slate are kept to 2⁻²⁴.
            var off = pair.First - pair.Second;
            Assert.InRange(off, -Ratio.Of(1, 1 << 24), Ratio.Of(1, 1 << 24));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void First_preferences_are_those_expected(int asking)
    {
        ImmutableArray<Region> regions = [new("North", 2) { SlateShares = [1, 1, 1], Strengths = [1, 1, 1, 1, 5, 1] }, new("South", 1)];
        var left = Left with { Loyalty = Ratio.Of(4, 5), Affinities = [0, 2, 5] };
        var model = new SlateModel([left, Right with { Loyalty = Ratio.Of(9, 10) }, Alone], regions);
        if (asking == 1) model = model.Asking("Left", [[5, 3, 1], [1, 3, 5]], Ratio.Of(2, 3));
        var expected = model.FirstPreferences();
        Assert.Equal(1, expected.Aggregate((Ratio)0, (all, share) => all + share));
        for (int i = 0; i < 6; i++)
            Assert.Equal(expected[i], model.FirstPreferences(0)[i] * Ratio.Of(2, 3) + model.FirstPreferences(1)[i] * Ratio.Of(1, 3));

        var met = Drawn.Count(model, 10, Papers, paper => $"{paper[0]}");
        var likelihoods = expected.Index().ToDictionary(x => $"{x.Index + 1}", x => (double)x.Item.Numerator / (double)x.Item.Denominator);
        Assert.InRange(Drawn.ChiSquare(met, likelihoods), 0, Critical.Df5);
    }

    [Fact]
    public void There_are_no_first_preferences_of_a_region_that_is_not_there()
    {
        var model = new SlateModel([Left with { Candidates = [1, 2, 3] }], [new("North", 1)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.FirstPreferences(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.FirstPreferences(-1));
    }

    [Fact]
    public void Rotations_begin_with_each_in_turn() =>
        Assert.Equal<ImmutableArray<int>>([[7, 8, 9], [8, 9, 7], [9, 7, 8], [7, 8, 9]], Slate.Rotations([7, 8, 9], 4), (a, b) =>
            a.SequenceEqual(b));

    /// <summary>The likelihood of an order by strengths, of which the candidate numbered n has that at n − 1.</summary>
    static double Chance(int[] order, int[] strengths)
    {
        double likelihood = 1, left = order.Sum(number => strengths[number - 1]);
        foreach (int number in order)
        {
            likelihood *= strengths[number - 1] / left;
            left -= strengths[number - 1];
        }
        return likelihood;
    }
}
