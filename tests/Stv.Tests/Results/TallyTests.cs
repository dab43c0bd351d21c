namespace Stv.Tests.Results;

/// <summary>Everybody's figures at a stage, which share with those of the stage before what has not changed.</summary>
public class TallyTests
{
    [Theory, InlineData(1), InlineData(63), InlineData(64), InlineData(65), InlineData(128), InlineData(200)]
    public void Figures_are_found_again_whatever_they_share(int candidates)
    {
        Ratio[] figures = [.. Enumerable.Range(1, candidates).Select(n => (Ratio)n)];
        List<(Ratio[] Figures, Tally Tally)> all = [(figures, Tally.Of(figures))];
        for (int i = 0; i < 5; i++)
        {
            figures = [.. figures];
            figures[i * 37 % candidates] += Ratio.Of(1, 3);
            all.Add((figures, Tally.Of(figures, all[^1].Tally)));
            Assert.Equal([(i * 37 % candidates) + 1], all[^1].Tally.Since(all[^2].Tally));
        }
        Assert.All(all, one =>
        {
            Assert.Equal(one.Figures, one.Tally);
            Assert.Equal(one.Figures, Enumerable.Range(1, candidates).Select(number => one.Tally[number]));
            Assert.Equal(candidates, one.Tally.Count);
            Assert.True(one.Tally.Is(one.Figures));
            Assert.False(one.Tally.Is([.. one.Figures[..^1], -1]));
            Assert.False(one.Tally.Is(one.Figures.AsSpan()[1..]));
            Assert.Equal(Enumerable.Range(1, candidates), one.Tally.Since(default));
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => all[0].Tally[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => all[0].Tally[candidates + 1]);
    }

    [Fact]
    public void Nobody_is_in_a_tally_of_nothing()
    {
        Assert.True(Tally.Of([]).IsEmpty);
        Assert.Empty(Tally.Of([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tally.Of([])[1]);
        Assert.Empty(Tally.Of([]).Since(default));
    }

    [Fact]
    public void Tallies_of_other_candidates_share_nothing()
    {
        var few = Tally.Of([1, 2]);
        Assert.Equal([1, 2, 3], Tally.Of([1, 2, 3], few));
        Assert.Equal([1], Tally.Of([1], few));
    }

    [Fact]
    public void Tallies_are_equal_by_what_is_in_them()
    {
        Tally one = [1, 2.5m], other = [1, 2.5m], third = [1, 2];
        Assert.True(one == other && one != third && one != default);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal("[1, 2.5]", one.ToString());
    }
}
