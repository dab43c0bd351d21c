using System.Collections.Immutable;
using System.Text.Json;

namespace Stv;

/// <summary>
/// Reads specifications of electorates, as <c>docs/simulation.md</c> explains and <c>docs/electorate.schema.json</c> describes them.
/// Thread-safe.
/// </summary>
public static class SpecificationJson
{
    static readonly string[] Kinds = ["impartial-culture", "mallows", "plackett-luce", "slates", "spatial", "bootstrap"];

    /// <summary>Reads a specification.</summary>
    /// <param name="input">The file; a byte order mark is passed over.</param>
    /// <param name="open">
    /// Reads the election whose papers a bootstrap draws from, by the name the specification gives; null where there are none to read.
    /// </param>
    /// <exception cref="FormatException">
    /// The file is not JSON (the message gives line and column), or says something impossible (the message gives the JSON path, what was
    /// expected and what was found).
    /// </exception>
    public static ElectorateSpecification Read(Stream input, Func<string, Election>? open = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var memory = new MemoryStream();
        input.CopyTo(memory);
        using var document = JsonPart.Parse(memory.ToArray());
        const int MostCharacters = 1000;
        var root = JsonPart.Root(document).Object(["papers", "seed", "model"], "$schema", "title", "note", "seats", "candidates");
        root.Find("$schema")?.Text();
        var names = root.Find("candidates")?.Array(name => name.Text() is { Length: > 0 and <= MostCharacters } text ? text
            : throw name.Expected($"a name of 1 to {MostCharacters} characters"));
        if (names is { IsEmpty: true }) throw root["candidates"].Error("expected at least one name, found none");
        var (model, drawnFrom) = Model(root, names?.Length, open);
        return new(
            Candidates(root, names, model, drawnFrom),
            (int)(root.Find("seats")?.Whole(1, Electorate.MaxCandidates) ?? drawnFrom?.Seats ?? throw root.Error("\"seats\" is missing")),
            root["papers"].Whole(1),
            (ulong)root["seed"].Whole(0),
            model)
        {
            Title = root.Find("title")?.Text() ?? drawnFrom?.Title,
            Note = root.Find("note")?.Text(),
        };
    }

    static ImmutableArray<Candidate> Candidates(JsonPart root, ImmutableArray<string>? given, ElectorateModel model, Election? drawnFrom)
    {
        if (drawnFrom is not null)
        {
            return given is null
                ? drawnFrom.Candidates
                : throw root["candidates"].Error("expected no such member, since the candidates are those of model.file");
        }
        if (given is not { } names) throw Missing(root);
        if (names.Length != model.Candidates)
            throw root["candidates"].Error($"expected {model.Candidates} names, as many as the model has candidates, found {names.Length}");
        string?[] parties = new string?[names.Length];
        // One who stands alone is no party.
        if (model is SlateModel slates)
            foreach (var slate in slates.Slates.Where(slate => slate.Candidates.Length > 1))
                foreach (int number in slate.Candidates) parties[number - 1] = slate.Name;
        return [.. names.Select((name, i) => new Candidate(i + 1, name) { Party = parties[i] })];
    }

    static (ElectorateModel Model, Election? DrawnFrom) Model(JsonPart root, int? candidates, Func<string, Election>? open)
    {
        var part = root["model"];
        if (part.Element.ValueKind != JsonValueKind.Object) throw part.Expected("an object");
        string kind = (part.Find("kind") ?? throw part.Error("\"kind\" is missing")).Text();
        try
        {
            switch (kind)
            {
                case "impartial-culture":
                    part.Object(["kind"], "lengths");
                    return (new ImpartialCulture(candidates ?? throw Missing(root), Lengths(part)), null);
                case "mallows":
                    part.Object(["kind", "order", "dispersion"], "lengths");
                    return (new Mallows(Numbers(part["order"]), Chance(part["dispersion"]), Lengths(part)), null);
                case "plackett-luce":
                    part.Object(["kind", "strengths"], "lengths");
                    return (new PlackettLuce(Numbers(part["strengths"]), Lengths(part)), null);
                case "slates":
                    part.Object(["kind", "slates"], "regions", "lengths");
                    return (new SlateModel(part["slates"].Array(Slate), part.Find("regions")?.Array(Region) ?? [], Lengths(part)), null);
                case "spatial":
                    part.Object(["kind", "dimensions", "places", "voters"], "lengths");
                    return (Spatial(part), null);
                case "bootstrap":
                    part.Object(["kind", "file"]);
                    if (open is null) throw part["file"].Error("expected another kind of model, since no ballot files are read here");
                    string file = part["file"].Text();
                    if (file.Length == 0 || file.Contains('\0', StringComparison.Ordinal))
                        throw part["file"].Expected("the name of a file");
                    var drawnFrom = open(file);
                    return (new Bootstrap(drawnFrom.Electorate), drawnFrom);
                default:
                    throw part["kind"].Expected($"one of {string.Join(", ", Kinds)}");
            }
        }
        catch (ParameterException wrong)
        {
            throw new FormatException(new JsonPart(part.Element, $"{part.Path}.{wrong.ParamName}").Error(wrong.Problem).Message, wrong);
        }
    }

    static FormatException Missing(JsonPart root) => root.Error("\"candidates\" is missing");

    static Slate Slate(JsonPart part)
    {
        part.Object(["name", "share", "candidates", "strengths"], "loyalty", "crossover", "affinities", "orders", "compliance");
        return new(part["name"].Text(), Number(part["share"]), Numbers(part["candidates"]), Numbers(part["strengths"]))
        {
            Loyalty = part.Find("loyalty") is { } loyalty ? Chance(loyalty) : 1,
            Crossover = part.Find("crossover") is { } crossover ? Chance(crossover) : 1,
            Affinities = part.Find("affinities") is { } affinities ? Numbers(affinities) : [],
            Orders = part.Find("orders")?.Array(Numbers) ?? [],
            Compliance = part.Find("compliance") is { } compliance ? Chance(compliance) : 1,
        };
    }

    static Region Region(JsonPart part)
    {
        part.Object(["name", "share"], "slates", "strengths");
        return new(part["name"].Text(), Number(part["share"]))
        {
            SlateShares = part.Find("slates") is { } shares ? Numbers(shares) : [],
            Strengths = part.Find("strengths") is { } strengths ? Numbers(strengths) : [],
        };
    }

    static Spatial Spatial(JsonPart part)
    {
        int dimensions = (int)part["dimensions"].Whole(1, 2);
        return new(dimensions, part["places"].Array(Place), part["voters"].Array(Cluster), Lengths(part));

        Position Place(JsonPart place)
        {
            var at = place.Array(coordinate => (int)coordinate.Whole(-Stv.Spatial.Reach, Stv.Spatial.Reach));
            if (at.Length != dimensions) throw place.Error($"expected a list of {dimensions}, one for each dimension, found {at.Length}");
            return dimensions == 1 ? new(at[0]) : new(at[0], at[1]);
        }

        VoterCluster Cluster(JsonPart cluster)
        {
            cluster.Object(["weight", "centre", "spread"]);
            return new(Number(cluster["weight"]), Place(cluster["centre"]), Number(cluster["spread"]));
        }
    }

    static BallotLengths Lengths(JsonPart part) =>
        part.Find("lengths") is { } lengths ? BallotLengths.Of(Numbers(lengths)) : BallotLengths.Full;

    static int Number(JsonPart part) => (int)part.Whole(0, Urn.MaxWeight);

    static ImmutableArray<int> Numbers(JsonPart part) => part.Array(Number);

    /// <summary>A likelihood: a decimal number, taken as it is written and so exactly.</summary>
    static Ratio Chance(JsonPart part) =>
        part.Element.ValueKind == JsonValueKind.Number && part.Element.GetRawText() is { Length: <= 40 } digits
            && Ratio.TryParse(digits, out var chance)
            ? chance
            : throw part.Expected("a number from 0 to 1 with all its digits, such as 0.85");
}
