using System.Text;

namespace Stv.Simulation.Tests;

/// <summary>A specification says what it says, or why it cannot be read.</summary>
public class SpecificationJsonTests
{
    [Fact]
    public void Everything_is_read()
    {
        var specification = Read("""
            { "$schema": "x", "title": "T", "note": "N", "seats": 2, "papers": 7, "seed": 9007199254740993, "candidates": ["Ann", "Bob", "Cal"],
              "model": { "kind": "slates",
                "slates": [
                  { "name": "A", "share": 3, "candidates": [1, 3], "strengths": [5, 4], "loyalty": 0.85, "crossover": 0.25, "affinities": [0, 2],
                    "orders": [[3, 1], [1, 3]], "compliance": 0.5 },
                  { "name": "B", "share": 1, "candidates": [2], "strengths": [1] } ],
                "regions": [ { "name": "N", "share": 2, "slates": [1, 1], "strengths": [1, 2, 3] }, { "name": "S", "share": 1 } ],
                "lengths": [0, 1, 2] } }
            """);
        Assert.Equal(("T", "N", 2, 7L), (specification.Title, specification.Note, specification.Seats, specification.Papers));
        Assert.Equal(9007199254740993ul, specification.Seed);
        Assert.Equal([new(1, "Ann") { Party = "A" }, new(2, "Bob"), new(3, "Cal") { Party = "A" }], specification.Candidates);
        var model = Assert.IsType<SlateModel>(specification.Model);
        var (slate, other, region) = (model.Slates[0], model.Slates[1], model.Regions[0]);
        Assert.Equal(("A", 3), (slate.Name, slate.Share));
        Assert.Equal((Ratio.Parse("0.85"), Ratio.Parse("0.25"), Ratio.Parse("0.5")), (slate.Loyalty, slate.Crossover, slate.Compliance));
        Assert.Equal(["1 3", "5 4", "0 2"],
            new[] { slate.Candidates, slate.Strengths, slate.Affinities }.Select(list => string.Join(' ', list)));
        Assert.Equal(["3 1", "1 3"], slate.Orders.Select(list => string.Join(' ', list)));
        Assert.Equal((1, 1, 1), (other.Loyalty, other.Crossover, other.Compliance));
        Assert.Equal(("N", 2), (region.Name, region.Share));
        Assert.Equal(["1 1", "1 2 3"], new[] { region.SlateShares, region.Strengths }.Select(list => string.Join(' ', list)));
        Assert.Equal([0, 1, 2], model.Lengths.Weights);
    }

    [Fact]
    public void Every_kind_of_model_is_read()
    {
        Assert.Equal(2, Assert.IsType<ImpartialCulture>(Model("""{ "kind": "impartial-culture" }""")).Candidates);
        var mallows = Assert.IsType<Mallows>(Model("""{ "kind": "mallows", "order": [2, 1], "dispersion": 0.7, "lengths": [1] }"""));
        Assert.Equal(("2 1", Ratio.Of(7, 10), 1), (string.Join(' ', mallows.Order), mallows.Dispersion, mallows.Lengths.Weights.Length));
        Assert.Equal([4, 1], Assert.IsType<PlackettLuce>(Model("""{ "kind": "plackett-luce", "strengths": [4, 1] }""")).Strengths);
        var line = Assert.IsType<Spatial>(Model(
            """{ "kind": "spatial", "dimensions": 1, "places": [[5], [-7]], "voters": [ { "weight": 1, "centre": [3], "spread": 2 } ] }"""));
        Assert.Equal([new(5), new(-7)], line.Places);
        Assert.Equal([new(1, new(3), 2)], line.Voters);
        var plane = Assert.IsType<Spatial>(Model(
            """{ "kind": "spatial", "dimensions": 2, "places": [[5, 1], [0, 0]], "voters": [ { "weight": 1, "centre": [3, 4], "spread": 0 } ] }"""));
        Assert.Equal(new(3, 4), plane.Voters[0].Centre);
    }

    [Fact]
    public void A_bootstrap_has_the_candidates_seats_and_title_of_its_file()
    {
        var papers = new ElectorateBuilder(2);
        papers.Add(3, 2, 1);
        var election = new Election(papers.Build("Ann", "Bob")) { Title = "Real", Seats = 1 };
        var specification = SpecificationJson.Read(
            Bytes("""{ "papers": 5, "seed": 1, "model": { "kind": "bootstrap", "file": "real.blt" } }"""),
            file => file == "real.blt" ? election : throw new InvalidOperationException(file));
        Assert.Equal(("Real", 1), (specification.Title, specification.Seats));
        Assert.Equal(election.Candidates, specification.Candidates);
        Assert.Equal(5, specification.Draw().Electorate[0].Papers);
    }

    [Theory]
    [InlineData("{", "1:2: this is not JSON: ")]
    [InlineData("[]", "the file: expected an object, found a list")]
    [InlineData("""{ "papers": 1, "seed": 1 }""", "the file: \"model\" is missing")]
    [InlineData(
        """{ "papers": 0, "seed": 1, "seats": 1, "candidates": ["A"], "model": { "kind": "impartial-culture" } }""",
        "papers: expected a whole number, 1 or more, found 0")]
    [InlineData(
        """{ "papers": 1, "seed": -1, "seats": 1, "candidates": ["A"], "model": { "kind": "impartial-culture" } }""",
        "seed: expected a whole number, 0 or more, found -1")]
    [InlineData("""{ "papers": 1, "seed": 1, "candidates": ["A"], "model": { "kind": "impartial-culture" } }""", "the file: \"seats\" is missing")]
    [InlineData("""{ "papers": 1, "seed": 1, "seats": 1, "model": { "kind": "impartial-culture" } }""", "the file: \"candidates\" is missing")]
    [InlineData(
        """{ "papers": 1, "seed": 1, "seats": 1, "model": { "kind": "plackett-luce", "strengths": [1] } }""",
        "the file: \"candidates\" is missing")]
    [InlineData(
        """{ "papers": 1, "seed": 1, "seats": 1, "candidates": [], "model": { "kind": "impartial-culture" } }""",
        "candidates: expected at least one name, found none")]
    [InlineData(
        """{ "papers": 1, "seed": 1, "seats": 1, "candidates": ["A", ""], "model": { "kind": "impartial-culture" } }""",
        "candidates[1]: expected a name of 1 to 1000 characters, found \"\"")]
    [InlineData(
        """{ "papers": 1, "seed": 1, "model": { "kind": "bootstrap", "file": "x.blt" } }""",
        "model.file: expected another kind of model, since no ballot files are read here")]
    public void What_cannot_be_is_told_with_its_place(string json, string message)
    {
        string told = Assert.Throws<FormatException>(() => Read(json)).Message;
        Assert.Equal(message, message.EndsWith(' ') ? told[..message.Length] : told);
    }

    [Theory]
    [InlineData("""5""", "model: expected an object, found 5")]
    [InlineData("""{}""", "model: \"kind\" is missing")]
    [InlineData(
        """{ "kind": "urn" }""",
        "model.kind: expected one of impartial-culture, mallows, plackett-luce, slates, spatial, bootstrap, found \"urn\"")]
    [InlineData("""{ "kind": "impartial-culture", "dispersion": 1 }""", "model: unknown member \"dispersion\"; the members are kind, lengths")]
    [InlineData("""{ "kind": "mallows", "order": [1], "dispersion": 1.5 }""", "model.dispersion: expected a number from 0 to 1, found 1.5")]
    [InlineData(
        """{ "kind": "mallows", "order": [1], "dispersion": 5e-1 }""",
        "model.dispersion: expected a number from 0 to 1 with all its digits, such as 0.85, found 5e-1")]
    [InlineData("""{ "kind": "plackett-luce", "strengths": [1, 2] }""", "candidates: expected 2 names, as many as the model has candidates, found 1")]
    [InlineData("""{ "kind": "plackett-luce", "strengths": [0] }""", "model.strengths[0]: expected a whole number from 1 to 1073741824, found 0")]
    [InlineData(
        """{ "kind": "plackett-luce", "strengths": [1], "lengths": [1, 1] }""",
        "model.lengths: expected at most 1 weights, since there are as many candidates, found 2")]
    [InlineData(
        """{ "kind": "slates", "slates": [ { "name": "S", "share": 1, "candidates": [1], "strengths": [1], "loyalty": 2 } ] }""",
        "model.slates[0].loyalty: expected a number from 0 to 1, found 2")]
    [InlineData(
        """{ "kind": "slates", "slates": [ { "name": "S", "share": 1, "candidates": [2], "strengths": [1] } ] }""",
        "model.slates[0].candidates: expected a whole number from 1 to 1, found 2")]
    [InlineData(
        """{ "kind": "spatial", "dimensions": 2, "places": [[1]], "voters": [] }""",
        "model.places[0]: expected a list of 2, one for each dimension, found 1")]
    [InlineData("""{ "kind": "spatial", "dimensions": 1, "places": [[1]], "voters": [] }""", "model.voters: expected a list that is not empty")]
    public void What_no_model_can_be_is_told_with_its_place(string model, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Read(With("A", model))).Message);

    [Fact]
    public void A_bootstrap_names_no_candidates()
    {
        var papers = new ElectorateBuilder(1);
        papers.Add(1, 1);
        var told = Assert.Throws<FormatException>(() => SpecificationJson.Read(
            Bytes("""{ "papers": 1, "seed": 1, "candidates": ["A"], "model": { "kind": "bootstrap", "file": "x.blt" } }"""),
            _ => new(papers.Build("Ann"))));
        Assert.Equal("candidates: expected no such member, since the candidates are those of model.file", told.Message);
    }

    static ElectorateModel Model(string model) => Read(With("A\", \"B", model)).Model;

    static string With(string names, string model) =>
        $$"""{ "papers": 1, "seed": 1, "seats": 1, "candidates": ["{{names}}"], "model": {{model}} }""";

    static ElectorateSpecification Read(string json) => SpecificationJson.Read(Bytes(json));

    static MemoryStream Bytes(string json) => new(Encoding.UTF8.GetBytes(json));
}
