using System.Collections.Immutable;

namespace Stv.Simulation.Tests;

/// <summary>A parameter that is out of range is named, with what was expected and what was found.</summary>
public class ParameterTests
{
    static readonly Slate A = new("A", 1, [1, 2], [1, 1]);
    static readonly Slate B = new("B", 1, [3], [1]);

    static readonly Dictionary<string, Action> Wrong = new()
    {
        ["candidates: expected a whole number from 1 to 65534, found 0"] = () => _ = new ImpartialCulture(0),
        ["candidates: expected a whole number from 1 to 65534, found 65535"] = () => _ = new ImpartialCulture(65535),
        ["lengths: expected at most 2 weights, since there are as many candidates, found 3"] =
            () => _ = new ImpartialCulture(2, BallotLengths.Of(1, 1, 1)),
        ["lengths: expected weights that add up to between 1 and 1073741824, found 0"] = () => _ = BallotLengths.Of(),
        ["lengths[1]: expected a whole number from 0 to 1073741824, found -1"] = () => _ = BallotLengths.Of(5, -1),
        ["lengths: expected weights that add up to between 1 and 1073741824, found 1073741825"] = () => _ = BallotLengths.Of(1 << 30, 1),
        ["order: expected each of the candidates 1, 2, 3 once, found 1, 3, 3"] = () => _ = new Mallows([1, 3, 3], 0),
        ["dispersion: expected a number from 0 to 1, found 1.01"] = () => _ = new Mallows([1, 2], Ratio.Of(101, 100)),
        ["dispersion: expected a number from 0 to 1, found -0.5"] = () => _ = new Mallows([1, 2], Ratio.Of(-1, 2)),
        ["strengths[1]: expected a whole number from 1 to 1073741824, found 0"] = () => _ = new PlackettLuce([1, 0]),
        ["strengths: expected weights that add up to between 1 and 1073741824, found 1073741825"] = () =>
            _ = new PlackettLuce([1 << 30, 1]),
        ["slates[1].candidates: expected each of the candidates 1 to 3 in one slate, found 2 in A too"] =
            () => _ = new SlateModel([A, B with { Candidates = [2] }]),
        ["slates[1].candidates: expected a whole number from 1 to 3, found 4"] = () => _ = new SlateModel([A, B with { Candidates = [4] }]),
        ["slates[0].strengths: expected a list of 2, one for each candidate, found 1"] = () =>
            _ = new SlateModel([A with { Strengths = [1] }, B]),
        ["slates: expected different names, found A twice"] = () => _ = new SlateModel([A, B with { Name = "A" }]),
        ["slates: expected weights that add up to between 1 and 1073741824, found 0"] =
            () => _ = new SlateModel([A with { Share = 0 }, B with { Share = 0 }]),
        ["slates[1].share: expected a whole number from 0 to 1073741824, found -1"] = () => _ = new SlateModel([A, B with { Share = -1 }]),
        ["slates[1].loyalty: expected a number from 0 to 1, found 1.5"] = () =>
            _ = new SlateModel([A, B with { Loyalty = Ratio.Of(3, 2) }]),
        ["slates[0].crossover: expected a number from 0 to 1, found -1"] = () => _ = new SlateModel([A with { Crossover = -1 }, B]),
        ["slates[0].compliance: expected a number from 0 to 1, found 2"] = () => _ = new SlateModel([A with { Compliance = 2 }, B]),
        ["slates[0].affinities: expected a list of 2, one for each slate, found 1"] = () =>
            _ = new SlateModel([A with { Affinities = [1] }, B]),
        ["slates[0].affinities[1]: expected a whole number from 0 to 1073741824, found -3"] =
            () => _ = new SlateModel([A with { Affinities = [1, -3] }, B]),
        ["slates[0].orders: expected no order, one, or one for each of the 0 regions, found 2"] =
            () => _ = new SlateModel([A with { Orders = [[1, 2], [2, 1]] }, B]),
        ["slates[0].orders[0]: expected each of the candidates 1, 2 once, found 1, 3"] = () =>
            _ = new SlateModel([A with { Orders = [[1, 3]] }, B]),
        ["regions: expected different names, found N twice"] = () => _ = new SlateModel([A, B], [new("N", 1), new("N", 1)]),
        ["regions: expected weights that add up to between 1 and 1073741824, found 0"] = () => _ = new SlateModel([A, B], [new("N", 0)]),
        ["regions[0].slates: expected a list of 2, one for each slate, found 1"] =
            () => _ = new SlateModel([A, B], [new("N", 1) { SlateShares = [1] }]),
        ["regions[0].strengths[2]: expected a whole number from 1 to 1073741824, found 0"] =
            () => _ = new SlateModel([A, B], [new("N", 1) { Strengths = [1, 1, 0] }]),
        ["slate: expected one of the slates A, B, found C"] = () => _ = new SlateModel([A, B]).Asking("C", [], 1),
        ["order: expected a list that is not empty"] = () => _ = Slate.Rotations([], 1),
        ["regions: expected a whole number from 1 to 2147483647, found 0"] = () => _ = Slate.Rotations([1], 0),
        ["dimensions: expected a whole number from 1 to 2, found 3"] = () => _ = new Spatial(3, [new(0)], [new(1, new(0), 1)]),
        ["voters: expected a list that is not empty"] = () => _ = new Spatial(1, [new(0)], []),
        ["places[0][0]: expected a whole number from -1000000 to 1000000, found 1000001"] =
            () => _ = new Spatial(2, [new(1_000_001, 0)], [new(1, new(0), 1)]),
        ["places[0][1]: expected a whole number from 0 to 0, found 5"] = () => _ = new Spatial(1, [new(0, 5)], [new(1, new(0), 1)]),
        ["voters[0].weight: expected a whole number from 1 to 1073741824, found 0"] = () =>
            _ = new Spatial(1, [new(0)], [new(0, new(0), 1)]),
        ["voters[0].spread: expected a whole number from 0 to 1000000, found -1"] = () =>
            _ = new Spatial(1, [new(0)], [new(1, new(0), -1)]),
        ["electorate: expected at least one paper, found none"] = () => _ = new Bootstrap(new ElectorateBuilder(1).Build("Ann")),
        ["candidates: expected a list of 2, one for each candidate of the model, found 1"] =
            () => _ = new ElectorateSpecification([new(1, "Ann")], 1, 1, 1, new ImpartialCulture(2)),
        ["candidates[0]: expected a whole number from 1 to 1, found 2"] =
            () => _ = new ElectorateSpecification([new(2, "Ann")], 1, 1, 1, new ImpartialCulture(1)),
        ["seats: expected a whole number from 1 to 65534, found 0"] =
            () => _ = new ElectorateSpecification([new(1, "Ann")], 0, 1, 1, new ImpartialCulture(1)),
        ["papers: expected a whole number from 1 to 9223372036854775807, found 0"] =
            () => _ = new ElectorateSpecification([new(1, "Ann")], 1, 0, 1, new ImpartialCulture(1)),
    };

    public static TheoryData<string> Messages => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Is_refused(string message)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(Wrong[message]);
        int colon = message.IndexOf(": ", StringComparison.Ordinal);
        Assert.Equal((message[..colon], $"{message[(colon + 2)..]} (Parameter '{message[..colon]}')"),
            (refusal.ParamName, refusal.Message));
    }

    [Fact]
    public void The_largest_of_everything_is_accepted()
    {
        Assert.Equal(65534, new ImpartialCulture(Electorate.MaxCandidates).Candidates);
        Assert.Equal(2, new PlackettLuce([(1 << 30) - 1, 1]).Candidates);
        Assert.Equal(1, new Mallows([1], 1).Candidates);
        Assert.Equal(3, new SlateModel([A with { Share = (1 << 30) - 1, Affinities = [1 << 30, 1 << 30] }, B]).Candidates);
    }

    [Fact]
    public void Parts_of_the_sequence_must_exist()
    {
        var model = new ImpartialCulture(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Papers(1, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Papers(1, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Papers(1, 1, long.MaxValue));
        Assert.Throws<ArgumentException>(() => model.AddTo(new ElectorateBuilder(3), 1, 0, 1));
    }

    [Fact]
    public void Lists_that_were_never_made_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new ElectorateSpecification([new(1, "Ann")], 1, 1, 1, new ImpartialCulture(1)).Draw(papers: 0));
        Assert.ThrowsAny<ArgumentException>(() => new PlackettLuce(default));
        Assert.ThrowsAny<ArgumentException>(() => new Mallows(default, 1));
        Assert.ThrowsAny<ArgumentException>(() => new SlateModel(default(ImmutableArray<Slate>)));
        Assert.ThrowsAny<ArgumentException>(() => new Spatial(1, default, [new(1, new(0), 1)]));
    }
}
