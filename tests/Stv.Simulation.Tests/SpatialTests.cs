namespace Stv.Simulation.Tests;

/// <summary>Nearer candidates are ranked before farther ones.</summary>
public class SpatialTests
{
    [Fact]
    public void Who_lives_at_a_place_ranks_by_the_distance_from_it()
    {
        // Squares of distances from (3, 4): 25, 1, 100, 2.
        var model = new Spatial(2, [new(0, 0), new(3, 5), new(11, -2), new(4, 3)], [new(1, new(3, 4), 0)]);
        Assert.All(Drawn.Papers(model, 1, 0, 100), paper => Assert.Equal([2, 4, 1, 3], paper));
    }

    [Fact]
    public void Those_equally_far_are_ranked_in_random_order()
    {
        var model = new Spatial(2, [new(0, 9), new(5, 0), new(-5, 0), new(3, -4)], [new(1, new(0, 0), 0)]);
        var met = Drawn.Count(model, 2, 6000, Drawn.Text);
        var even = Drawn.Orders([2, 3, 4]).ToDictionary(order => $"{Drawn.Text(order)} 1", _ => 1 / 6.0);
        Assert.InRange(Drawn.ChiSquare(met, even), 0, Critical.Df5);
    }

    // On a line, those ranked so far are always neighbours: nobody between two of them is nearer to the voter than both.
    [Fact]
    public void On_a_line_the_first_of_every_paper_stand_side_by_side()
    {
        var model = new Spatial(1, [.. Enumerable.Range(0, 12).Select(i => new Position(i * i * 10))],
            [new(2, new(300), 200), new(1, new(900), 100)]);
        var first = new HashSet<int>();
        foreach (int[] paper in Drawn.Papers(model, 3, 0, 5000))
        {
            first.Add(paper[0]);
            for (int length = 1; length <= paper.Length; length++)
                Assert.Equal(length - 1, paper[..length].Max() - paper[..length].Min());
        }
        Assert.InRange(first.Count, 10, 12);
    }

    // The candidates stand at every step of the line, so the first preference tells where the voter lives.
    [Fact]
    public void Voters_live_around_their_centre_as_far_as_the_spread_says()
    {
        var model = new Spatial(1, [.. Enumerable.Range(-700, 1401).Select(x => new Position(x))], [new(1, new(50), 100)],
            BallotLengths.Of(1));
        double[] places = [.. Drawn.Papers(model, 4, 0, 4000).Select(paper => paper[0] - 701.0)];
        double mean = places.Average(), variance = places.Average(x => (x - mean) * (x - mean));
        // Five standard errors: 100 / sqrt(4000), and 100² · sqrt(2 / 4000).
        Assert.InRange(mean, 50 - 7.9, 50 + 7.9);
        Assert.InRange(variance, 10_000 - 1118, 10_000 + 1118);
        // Of bell-shaped places 68.3 % lie within one deviation, of even ones 57.7 %.
        Assert.InRange(places.Count(x => Math.Abs(x - 50) <= 100) / 4000.0, 0.645, 0.721);
    }

    [Fact]
    public void Clusters_have_voters_in_proportion_to_their_weights()
    {
        var model = new Spatial(2, [new(0, 0), new(1000, 1000)], [new(3, new(10, 10), 5), new(1, new(990, 990), 5)]);
        var met = Drawn.Count(model, 5, 8000, paper => $"{paper[0]}");
        Assert.InRange(Drawn.ChiSquare(met, new Dictionary<string, double> { ["1"] = 0.75, ["2"] = 0.25 }), 0, Critical.Df2);
    }

    [Fact]
    public void The_farthest_places_are_compared_exactly()
    {
        const int far = Spatial.Reach;
        var model = new Spatial(2, [new(far, far), new(far, far - 1), new(-far, -far)], [new(1, new(-far, -far), far)]);
        Assert.All(Drawn.Papers(model, 6, 0, 2000), paper => Assert.Equal([1, 2, 3], paper.Order()));
        Assert.All(Drawn.Papers(new Spatial(2, model.Places, [new(1, new(-far, -far), 0)]), 6, 0, 10), paper =>
            Assert.Equal([3, 2, 1], paper));
    }
}
