using System.Collections.Immutable;

namespace Stv.Simulation.Tests;

/// <summary>Each model draws papers with the chances it promises.</summary>
public class ModelTests
{
    const int Papers = 24_000;

    static readonly ImmutableArray<int> Four = [1, 2, 3, 4];

    [Fact]
    public void Under_impartial_culture_every_order_is_as_likely()
    {
        var even = Drawn.Orders(Four).ToDictionary(order => Drawn.Text(order), _ => 1 / 24.0);
        Assert.InRange(Drawn.ChiSquare(Drawn.Count(new ImpartialCulture(4), 1, Papers, Drawn.Text), even), 0, Critical.Df23);
    }

    [Fact]
    public void Under_impartial_culture_short_papers_are_as_even()
    {
        var even = Drawn.Orders(Four).Select(order => Drawn.Text(order.Take(2))).Distinct().ToDictionary(pair => pair, _ => 1 / 12.0);
        Assert.InRange(Drawn.ChiSquare(Drawn.Count(new ImpartialCulture(4, BallotLengths.Of(0, 1)), 2, Papers, Drawn.Text), even), 0,
            Critical.Df10);
    }

    // 1, 4, 9, 15, ... orders of five take 0, 1, 2, 3, ... swaps.
    [Fact]
    public void Mallows_distances_are_distributed_as_they_should()
    {
        ImmutableArray<int> reference = [3, 5, 1, 4, 2];
        long[] orders = [1, 4, 9, 15, 20, 22, 20, 15, 9, 4, 1];
        double all = orders.Select((n, swaps) => n * Math.Pow(0.6, swaps)).Sum();
        var expected = orders.Select((n, swaps) => (n, swaps)).ToDictionary(x => $"{x.swaps}", x => x.n * Math.Pow(0.6, x.swaps) / all);
        var met = Drawn.Count(new Mallows(reference, Ratio.Of(3, 5)), 3, 60_000, paper => $"{Distance(paper, reference)}");
        Assert.InRange(Drawn.ChiSquare(met, expected), 0, Critical.Df10);
    }

    [Fact]
    public void Mallows_orders_at_one_distance_are_as_likely_as_each_other()
    {
        double all = Drawn.Orders(Four).Sum(order => Math.Pow(0.5, Distance([.. order], [2, 4, 3, 1])));
        var expected = Drawn.Orders(Four)
            .ToDictionary(order => Drawn.Text(order), order => Math.Pow(0.5, Distance([.. order], [2, 4, 3, 1])) / all);
        Assert.InRange(Drawn.ChiSquare(Drawn.Count(new Mallows([2, 4, 3, 1], Ratio.Of(1, 2)), 4, Papers, Drawn.Text), expected), 0,
            Critical.Df23);
    }

    [Fact]
    public void Without_dispersion_every_paper_has_the_reference_order()
    {
        var model = new Mallows([4, 1, 3, 2], 0, BallotLengths.Of(0, 0, 1));
        Assert.All(Drawn.Papers(model, 5, 0, 1000), paper => Assert.Equal([4, 1, 3], paper));
    }

    [Fact]
    public void With_full_dispersion_every_order_is_as_likely()
    {
        var even = Drawn.Orders(Four).ToDictionary(order => Drawn.Text(order), _ => 1 / 24.0);
        Assert.InRange(Drawn.ChiSquare(Drawn.Count(new Mallows([4, 1, 3, 2], 1), 6, Papers, Drawn.Text), even), 0, Critical.Df23);
    }

    [Fact]
    public void Plackett_Luce_orders_have_the_chances_of_their_choices()
    {
        int[] strengths = [4, 3, 2, 1];
        var expected = Drawn.Orders(Four).ToDictionary(order => Drawn.Text(order), order =>
        {
            double likelihood = 1, left = 10;
            foreach (int number in order)
            {
                likelihood *= strengths[number - 1] / left;
                left -= strengths[number - 1];
            }
            return likelihood;
        });
        Assert.InRange(Drawn.ChiSquare(Drawn.Count(new PlackettLuce([.. strengths]), 7, Papers, Drawn.Text), expected), 0, Critical.Df23);
    }

    // More candidates than fit a vector.
    [Fact]
    public void Plackett_Luce_first_choices_are_in_proportion_to_strengths()
    {
        var model = new PlackettLuce([.. Enumerable.Range(1, 24)]);
        var expected = Enumerable.Range(1, 24).ToDictionary(n => $"{n}", n => n / 300.0);
        Assert.InRange(Drawn.ChiSquare(Drawn.Count(model, 8, Papers, paper => $"{paper[0]}"), expected), 0, Critical.Df23);
    }

    [Fact]
    public void Lengths_are_in_proportion_to_their_weights()
    {
        var lengths = BallotLengths.Of(1, 0, 3, 4);
        var expected = new Dictionary<string, double> { ["1"] = 1 / 8.0, ["3"] = 3 / 8.0, ["4"] = 4 / 8.0 };
        ElectorateModel[] models =
        [
            new ImpartialCulture(4, lengths), new Mallows(Four, Ratio.Of(1, 2), lengths), new PlackettLuce([4, 3, 2, 1], lengths),
            new Spatial(1, [new(0), new(1), new(2), new(3)], [new(1, new(0), 2)], lengths),
            new SlateModel([new("A", 1, [1, 2], [1, 1]), new("B", 1, [3, 4], [1, 1])], lengths: lengths),
        ];
        Assert.All(models, model =>
            Assert.InRange(Drawn.ChiSquare(Drawn.Count(model, 9, 8000, paper => $"{paper.Length}"), expected), 0, Critical.Df2));
    }

    [Fact]
    public void A_bootstrap_draws_papers_as_often_as_they_are_there()
    {
        var papers = new ElectorateBuilder(3);
        papers.AddCodes(5, [1, 2]);
        papers.AddCodes(3, [3, 0, 1]);
        papers.AddCodes(1, [2, 0, 0, 2]);
        papers.AddCodes(2, []);
        var met = Drawn.Count(new Bootstrap(papers.Build("Ann", "Bob", "Cal")), 10, 11_000, Drawn.Text);
        var expected = new Dictionary<string, double> { ["1 2"] = 5 / 11.0, ["3 0 1"] = 3 / 11.0, ["2 0 0 2"] = 1 / 11.0, [""] = 2 / 11.0 };
        Assert.InRange(Drawn.ChiSquare(met, expected), 0, Critical.Df3);
    }

    static int Distance(int[] order, ImmutableArray<int> reference) =>
        Enumerable.Range(0, order.Length).Sum(i => order[(i + 1)..].Count(later => reference.IndexOf(order[i]) > reference.IndexOf(later)));
}
