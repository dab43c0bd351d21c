using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stv.Tests.Formats;

/// <summary>The schemas in <c>docs/</c> say exactly what is written, and the readers refuse whatever they refuse.</summary>
public class SchemaTests
{
    static readonly JsonSchema Result = JsonSchema.Load("result.schema.json");
    static readonly JsonSchema Lots = JsonSchema.Load("decisions.schema.json");
    static readonly JsonSchema OwnRules = JsonSchema.Load("rules-file.schema.json");
    static readonly JsonSchema Specification = JsonSchema.Load("electorate.schema.json");

    static Provenance Made { get; } = new("Stv")
    {
        Input = "a.blt",
        Sha256 = new('0', 64),
        DecisionsSha256 = new('f', 64),
        Command = "stv count a.blt",
    };

    [Fact]
    public void What_is_written_of_many_counts_is_valid()
    {
        Assert.Empty(Result.Faults(ResultJson.ToText(Counts.Model)));
        for (int seed = 0; seed < 300; seed++) Assert.Empty(Result.Faults(ResultJson.ToText(Counts.Random(seed))));
    }

    [Fact]
    public void Every_member_the_schema_of_results_knows_is_written_by_some_count()
    {
        var written = new HashSet<string>();
        for (int seed = 0; seed < 300; seed++) Collect(JsonDocument.Parse(ResultJson.ToText(Counts.Random(seed))).RootElement, written);
        var closed = Rules.ForId("meek-nz").Count(BltReader.ReadFile(Path.Combine(Catalogue.Cases("meek-nz"), "guarded-4.blt")).Guard(4));
        closed = closed with { Provenance = Made };
        Assert.Empty(Result.Faults(ResultJson.ToText(closed)));
        Collect(JsonDocument.Parse(ResultJson.ToText(closed)).RootElement, written);
        string own = ResultJson.ToText(Rules.FromTerms(new() { Name = "Club" })
            .Count(Electorates.Of(["Ann", "Bob"], (2, [1]), (1, [2])), 1));
        Assert.Empty(Result.Faults(own));
        Collect(JsonDocument.Parse(own).RootElement, written);
        // Of five, two of the three without votes go together; one lot of the two has been drawn.
        var half = Rules.Ers97.Count(Electorates.Of(5, "10: 1; 9: 2"), 3, new Decisions([new(Purpose.Exclude, [3, 4, 5], 3)], []));
        Assert.Empty(Result.Faults(ResultJson.ToText(half)));
        Collect(JsonDocument.Parse(ResultJson.ToText(half)).RootElement, written);
        var otherwise = Rules.Irv.WithMarks(new()
        {
            BlankRanks = 1,
            MostRanks = 3,
            FewestPreferences = 2,
            JudgedAsMarked = true,
            UndeclaredStruckOut = true,
        }).Count(Electorates.Of(["Ann", "Bob"], (2, [1, 2]), (1, [2])), 1);
        Assert.Empty(Result.Faults(ResultJson.ToText(otherwise)));
        Collect(JsonDocument.Parse(ResultJson.ToText(otherwise)).RootElement, written);
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "result.schema.json")));
        var known = new HashSet<string>();
        Known(schema.RootElement, known);
        Assert.Equal(known.Order(), written.Order());
    }

    [Fact]
    public void Decisions_written_are_valid()
    {
        var decisions = new Decisions([new(Purpose.Exclude, [7, 3], 7), new(Purpose.Order, [1, 2, 9], 2), new(Purpose.Elect, [1, 2], 1)],
            [4, 1]);
        foreach (var one in new[] { decisions, Decisions.None, Decisions.FromSeed("x", 12) })
        {
            using var memory = new MemoryStream();
            DecisionsJson.Write(one, memory);
            Assert.Empty(Lots.Faults(Encoding.UTF8.GetString(memory.ToArray())));
        }
        Assert.Empty(Lots.Faults("{}"));
    }

    [Fact]
    public void Every_member_is_described()
    {
        Assert.Empty(Result.Undescribed());
        Assert.Empty(Lots.Undescribed());
        Assert.Empty(Specification.Undescribed());
        Assert.Empty(OwnRules.Undescribed());
    }

    [Fact]
    public void The_electorates_named_in_seeds_are_valid()
    {
        string[] files = Directory.GetFiles(Repository.PathOf("seeds"), "*.json");
        Assert.Equal(6, files.Length);
        Assert.All(files, file => Assert.Empty(Specification.Faults(File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("""{ "kind": "impartial-culture", "lengths": [1, 0, 2] }""")]
    [InlineData("""{ "kind": "mallows", "order": [3, 1, 2], "dispersion": 0.5 }""")]
    [InlineData("""{ "kind": "plackett-luce", "strengths": [3, 2, 1] }""")]
    [InlineData("""
        { "kind": "slates", "slates": [
            { "name": "A", "share": 2, "candidates": [1, 2], "strengths": [2, 1], "loyalty": 0.9, "crossover": 0.5, "affinities": [0, 1], "orders": [[2, 1]], "compliance": 0.8 },
            { "name": "B", "share": 1, "candidates": [3], "strengths": [1] } ],
          "regions": [ { "name": "N", "share": 1, "slates": [1, 2], "strengths": [1, 2, 3] } ] }
        """)]
    [InlineData("""{ "kind": "spatial", "dimensions": 2, "places": [[1, 2], [3, 4], [5, 6]], "voters": [ { "weight": 1, "centre": [3, 3], "spread": 2 } ] }""")]
    public void The_reader_of_electorates_refuses_whatever_the_schema_refuses(string model)
    {
        string good = $$"""{ "title": "T", "note": "N", "seats": 1, "papers": 5, "seed": 7, "candidates": ["A", "B", "C"], "model": {{model}} }""";
        Assert.Empty(Specification.Faults(good));
        Assert.InRange(Compare(Specification, good, text => SpecificationJson.Read(Utf8.Stream(text))), 100, int.MaxValue);
    }

    [Fact]
    public void The_reader_of_results_refuses_whatever_the_schema_refuses()
    {
        int refused = 0;
        for (int seed = 0; seed < 2; seed++)
            refused += Compare(Result, ResultJson.ToText(Counts.Random(seed) with { Provenance = Made }), text =>
                ResultJson.Read(Utf8.Stream(text)));
        Assert.InRange(refused, 500, int.MaxValue);
        string own = ResultJson.ToText(Rules.FromTerms(new() { Name = "Club" })
            .Count(Electorates.Of(["Ann", "Bob"], (2, [1]), (1, [2])), 1));
        Assert.InRange(Compare(Result, own, text => ResultJson.Read(Utf8.Stream(text))), 500, int.MaxValue);
    }

    [Fact]
    public void The_reader_of_decisions_refuses_whatever_the_schema_refuses()
    {
        const string Good = """{ "decisions": [ { "purpose": "exclude", "tied": [3, 7], "chosen": 7 } ], "order": [4, 1, 2, 3] }""";
        Assert.InRange(Compare(Lots, Good, text => DecisionsJson.Read(Utf8.Stream(text))), 100, int.MaxValue);
    }

    [Fact]
    public void The_reader_of_rules_refuses_whatever_the_schema_refuses()
    {
        string[] files = Directory.GetFiles(Repository.PathOf("samples", "RulesFiles"), "*.json");
        Assert.Equal(6, files.Length);
        foreach (string file in files)
        {
            string good = File.ReadAllText(file);
            Assert.Empty(OwnRules.Faults(good));
            Assert.InRange(Compare(OwnRules, good, text => RuleTermsJson.Read(Utf8.Stream(text))), 100, int.MaxValue);
        }
    }

    /// <summary>
    /// Spoils the text in every place in every way; what the schema refuses the reader must refuse, and what it reads must be valid.
    /// </summary>
    static int Compare(JsonSchema schema, string good, Action<string> read)
    {
        int refused = 0;
        foreach (string bad in Spoilt(good))
        {
            bool valid = schema.Faults(bad).Count == 0;
            bool readable = true;
            try
            {
                read(bad);
            }
            catch (FormatException)
            {
                readable = false;
                refused++;
            }
            Assert.False(readable && !valid, bad);
        }
        return refused;
    }

    static IEnumerable<string> Spoilt(string good)
    {
        string[] others =
        [
            "null", "true", "false", "-1", "0", "1", "2.5", "65536", "9223372036854775808",
            "\"\"", "\"0\"", "\"-1\"", "\"1.50\"", "\"2/4\"", "\"elect\"", "[]", "[1]", "[1, 1]", "{}",
        ];
        int places = Nodes(JsonNode.Parse(good)!).Count();
        for (int place = 0; place < places; place++)
        {
            foreach (string other in others) yield return Change(place, _ => JsonNode.Parse(other));
            yield return Change(place, node => node is JsonObject all ? With(all) : node?.DeepClone());
            yield return Change(place, null);
        }

        static JsonObject With(JsonObject all)
        {
            var more = (JsonObject)all.DeepClone();
            more["more"] = 1;
            return more;
        }

        // Another value in the place; without one, the member or item is removed.
        string Change(int place, Func<JsonNode?, JsonNode?>? other)
        {
            var root = JsonNode.Parse(good)!;
            var (parent, key, node) = Nodes(root).ElementAt(place);
            if (parent is null) return other?.Invoke(root)?.ToJsonString() ?? "null";
            if (parent is JsonObject members && other is null) members.Remove((string)key);
            else if (parent is JsonObject more) more[(string)key] = other!(node);
            else if (parent is JsonArray items && other is null) items.RemoveAt((int)key);
            else ((JsonArray)parent)[(int)key] = other!(node);
            return root.ToJsonString();
        }
    }

    static IEnumerable<(JsonNode? Parent, object Key, JsonNode? Node)> Nodes(JsonNode root)
    {
        yield return (null, "", root);
        foreach (var inner in Inner(root)) yield return inner;

        static IEnumerable<(JsonNode? Parent, object Key, JsonNode? Node)> Inner(JsonNode? node)
        {
            IEnumerable<(object Key, JsonNode? Node)> children = node switch
            {
                JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
                JsonArray items => items.Select((item, i) => ((object)i, item)),
                _ => [],
            };
            foreach (var (key, child) in children)
            {
                yield return (node, key, child);
                foreach (var inner in Inner(child)) yield return inner;
            }
        }
    }

    static void Collect(JsonElement value, HashSet<string> names)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray()) Collect(item, names);
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var member in value.EnumerateObject())
        {
            names.Add(member.Name);
            Collect(member.Value, names);
        }
    }

    static void Known(JsonElement schema, HashSet<string> names)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            foreach (var item in schema.EnumerateArray()) Known(item, names);
        if (schema.ValueKind != JsonValueKind.Object) return;
        foreach (var member in schema.EnumerateObject())
        {
            if (member.Name == "properties") foreach (var property in member.Value.EnumerateObject()) names.Add(property.Name);
            Known(member.Value, names);
        }
    }
}
