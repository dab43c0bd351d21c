namespace Stv.Tests.Results;

public class DecisionsTests
{
    // Worked out with sha256sum: printf '%s:%d' "$seed" $n | sha256sum, for every n, sorted.
    [Theory]
    [InlineData("stv", 12, "1 2 5 10 7 3 4 9 12 8 6 11")]
    [InlineData("Linn 2007", 12, "11 10 5 6 4 7 3 1 2 9 12 8")]
    [InlineData("Åse", 12, "12 1 8 7 10 3 11 2 5 4 9 6")]
    [InlineData("stv", 5, "1 2 5 3 4")]
    [InlineData("stv", 1, "1")]
    public void A_seed_makes_the_order_of_its_digests(string seed, int candidates, string order) =>
        Assert.Equal(order, string.Join(' ', Decisions.FromSeed(seed, candidates).Order));

    [Fact]
    public void A_seed_is_not_empty()
    {
        Assert.Throws<ArgumentException>(() => Decisions.FromSeed("", 3));
        Assert.Throws<ArgumentNullException>(() => Decisions.FromSeed(null!, 3));
    }

    [Fact]
    public void A_lot_comes_before_the_order()
    {
        var decisions = new Decisions([new(Purpose.Exclude, [3, 1], 3)], [1, 2, 3]);
        Assert.Equal((3, SettledBy.Lot), decisions.Settle(Purpose.Exclude, [1, 3]));
        Assert.Equal((1, SettledBy.StandingOrder), decisions.Settle(Purpose.Transfer, [1, 3]));
        Assert.Equal((1, SettledBy.StandingOrder), decisions.Settle(Purpose.Exclude, [1, 2, 3]));
        Assert.Equal((1, SettledBy.StandingOrder), decisions.Settle(Purpose.Exclude, [1, 2]));
        Assert.Equal((2, SettledBy.StandingOrder), decisions.Settle(Purpose.Exclude, [2, 3]));
    }

    [Fact]
    public void The_order_takes_the_first_of_those_tied_whatever_it_is_for()
    {
        var decisions = Decisions.InOrder(4, 2, 3, 1);
        foreach (var purpose in Enum.GetValues<Purpose>())
        {
            Assert.Equal((4, SettledBy.StandingOrder), decisions.Settle(purpose, [1, 2, 3, 4]));
            Assert.Equal((3, SettledBy.StandingOrder), decisions.Settle(purpose, [1, 3]));
        }
    }

    [Fact]
    public void A_tie_with_somebody_the_order_lacks_is_not_settled()
    {
        Assert.Null(Decisions.InOrder(4, 2).Settle(Purpose.Exclude, [2, 3]));
        Assert.Null(Decisions.None.Settle(Purpose.Exclude, [2, 3]));
        Assert.Equal((4, SettledBy.StandingOrder), Decisions.InOrder(4, 2).Settle(Purpose.Exclude, [2, 4]));
    }

    [Fact]
    public void The_tied_are_kept_by_number()
    {
        var decisions = new Decisions([new(Purpose.Order, [5, 1, 3], 3)], []);
        Assert.Equal([1, 3, 5], decisions.Lots[0].Tied);
        Assert.False(decisions.IsEmpty);
        Assert.True(Decisions.None.IsEmpty);
        Assert.True(Decisions.InOrder().IsEmpty);
        Assert.False(Decisions.InOrder(1).IsEmpty);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1, 2)]
    [InlineData(2, 2, 2)]
    [InlineData(2, 1, 2, 1)]
    [InlineData(3, 1, 2)]
    public void A_lot_is_among_two_or_more_and_falls_on_one_of_them(int chosen, params int[] tied) =>
        Assert.Throws<ArgumentException>(() => new Decisions([new(Purpose.Exclude, [.. tied], chosen)], []));

    [Fact]
    public void A_lot_given_twice_has_one_outcome()
    {
        Assert.Throws<ArgumentException>(() => new Decisions([new(Purpose.Exclude, [1, 2], 1), new(Purpose.Exclude, [2, 1], 2)], []));
        var twice = new Decisions([new(Purpose.Exclude, [1, 2], 1), new(Purpose.Exclude, [2, 1], 1), new(Purpose.Transfer, [1, 2], 2)], []);
        Assert.Equal((1, SettledBy.Lot), twice.Settle(Purpose.Exclude, [1, 2]));
        Assert.Equal((2, SettledBy.Lot), twice.Settle(Purpose.Transfer, [1, 2]));
    }

    [Fact]
    public void Nobody_stands_twice_in_the_order() => Assert.Throws<ArgumentException>(() => Decisions.InOrder(3, 1, 3));

    [Fact]
    public void Records_with_lists_are_equal_by_what_the_lists_hold()
    {
        Same(new Lot(Purpose.Exclude, [1, 2], 2), new Lot(Purpose.Exclude, [1, 2], 2), new Lot(Purpose.Exclude, [1, 3], 3));
        var asked = new Undecided(4, Purpose.Elect, "52", [1, 2]);
        Same(asked, new Undecided(4, Purpose.Elect, "52", [1, 2]), asked with { Tied = [1, 3] });
        Assert.NotEqual(asked, asked with { Cite = "50" });
        var decision = new Decision(Purpose.Order, "50", [1, 2, 3], [1, 2], 2, SettledBy.Lot, null);
        Same(decision, new Decision(Purpose.Order, "50", [1, 2, 3], [1, 2], 2, SettledBy.Lot, null), decision with { Tied = [1, 2, 3] });
        Assert.NotEqual(decision, decision with { Cite = "52" });
        Same(new Act(ActKind.Elect, [2, 1], "48"), new Act(ActKind.Elect, [2, 1], "48"), new Act(ActKind.Elect, [1, 2], "48"));

        static void Same<T>(T one, T equal, T other)
            where T : class
        {
            Assert.Equal(one, equal);
            Assert.Equal(one.GetHashCode(), equal.GetHashCode());
            Assert.NotEqual(one, other);
            Assert.False(one.Equals(null));
        }
    }
}
