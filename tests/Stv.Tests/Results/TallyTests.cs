using System.Collections.Immutable;

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
            Assert.Equal(one.Figures, one.Tally.All());
            Assert.Equal(one.Figures, Enumerable.Range(1, candidates).Select(number => one.Tally[number]));
            Assert.Equal(candidates, one.Tally.Count);
            Assert.True(one.Tally.Is(one.Figures));
            Assert.False(one.Tally.Is([.. one.Figures[..^1], -1]));
            Assert.False(one.Tally.Is(one.Figures.AsSpan()[1..]));
            Assert.Equal(Enumerable.Range(1, candidates), one.Tally.Since(default));
        });
        Assert.Throws<IndexOutOfRangeException>(() => all[0].Tally[0]);
        Assert.Throws<IndexOutOfRangeException>(() => all[0].Tally[candidates + 1]);
    }

    [Fact]
    public void Nobody_is_in_a_tally_of_nothing()
    {
        Assert.True(Tally.Of([]).IsEmpty);
        Assert.Equal((0, 0), (Tally.Of([]).Count, Tally.Of([]).All().Length));
        Assert.Empty(Tally.Of([]).Since(default));
    }

    [Fact]
    public void Tallies_of_other_candidates_share_nothing()
    {
        var few = Tally.Of([1, 2]);
        Assert.Equal([1, 2, 3], Tally.Of([1, 2, 3], few).All());
        Assert.Equal([1], Tally.Of([1], few).All());
    }

    // An outsider reads a stage as before, with one block of candidates or several.
    [Theory, InlineData(3), InlineData(150)]
    public void A_stage_gives_its_keep_values_and_quotients_as_lists_and_one_by_one(int candidates)
    {
        ImmutableArray<Ratio> votes = [.. Enumerable.Range(1, candidates).Select(n => (Ratio)n)];
        ImmutableArray<Ratio> keep = [.. votes.Select(vote => 1 / vote)], quotients = [.. votes.Select(vote => vote / 2)];
        var stage = new Stage(1, StageAction.FirstPreferences, "1", [], null, 0, votes, 0, 0, [], [], []) { KeepValues = keep, Quotients = quotients };
        Assert.Equal(keep, stage.KeepValues);
        Assert.Equal(quotients, stage.Quotients);
        Assert.All(Enumerable.Range(1, candidates), number => Assert.Equal(
            (votes[number - 1], keep[number - 1], quotients[number - 1]), (stage.VotesOf(number), stage.KeepValueOf(number), stage.QuotientOf(number))));
        var without = new Stage(1, StageAction.FirstPreferences, "1", [], null, 0, votes, 0, 0, [], [], []);
        Assert.Equal((null, null), (without.KeepValueOf(1), without.QuotientOf(1)));
        Assert.Equal((0, 0), (without.KeepValues.Length, without.Quotients.Length));
    }
}
