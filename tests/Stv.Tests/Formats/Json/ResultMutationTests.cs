using System.Text;
using System.Text.Json.Nodes;

namespace Stv.Tests.Formats;

/// <summary>
/// Results with members dropped, doubled, exchanged and changed: each is refused in one short line, or whatever writes results writes it.
/// </summary>
public class ResultMutationTests
{
    const int Mutants = 60;

    static readonly (string Name, Action<CountResult> Write)[] Writers =
    [
        ("text", result => TextSheet.Write(result, TextWriter.Null, 80)),
        ("html", result => HtmlSheet.Write(result, TextWriter.Null)),
        ("markdown", result => MarkdownSheet.Write(result, TextWriter.Null)),
        ("csv", result => ResultCsv.Write(result, TextWriter.Null)),
        ("json", result => ResultJson.Write(result, Stream.Null)),
        ("rctab", result => RctabJson.Write(result, Stream.Null)),
        ("rcv", result => UniversalRcvJson.Write(result, Stream.Null)),
        ("opavote", result => OpaVoteJson.Write(result, Stream.Null)),
        ("diff", Compare),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_changed_result_is_refused_or_written(int part)
    {
        int refused = 0, written = 0;
        for (int seed = part; seed < 160; seed += 4)
        {
            string text = ResultJson.ToText(Counts.Random(seed));
            var random = new Random(seed);
            for (int i = 0; i < Mutants; i++)
            {
                var mutant = JsonNode.Parse(text)!;
                for (int changes = random.Next(1, 4); changes > 0; changes--) Change(mutant, random);
                if (Read(mutant.ToJsonString()) is not { } result) refused++;
                else
                {
                    written++;
                    foreach (var (name, write) in Writers) Written(result, name, write, mutant.ToJsonString());
                }
            }
        }
        Assert.InRange(refused, 800, 40 * Mutants);
        Assert.InRange(written, 100, 40 * Mutants);
    }

    [Theory]
    [InlineData("meek-nz", "keepValues", 1, "stages[1]: \"keepValues\" is missing, which a count by keep values has")]
    [InlineData("meek-nz", "keepValues", 0, "stages[0]: \"keepValues\" is missing, which a count by keep values has")]
    [InlineData("qpq", "quotients", 0, "stages[0]: \"quotients\" is missing, which a count by quotients has")]
    public void Stages_are_of_one_method(string rules, string member, int stage, string message)
    {
        var result = Rules.ForId(rules).Count(Electorates.Model(), 6);
        var json = JsonNode.Parse(ResultJson.ToText(result))!;
        Assert.True(json["stages"]![stage]!.AsObject().Remove(member));
        Assert.Equal(message, Fault(json));
    }

    [Theory]
    [InlineData("qpq", "keep-values", "stages[0]: \"keepValues\" is missing, which a count by keep values has")]
    [InlineData("qpq", "transfers", "stages[0].quotients: this is a count by transfers, which has none")]
    [InlineData("meek-nz", "quotients", "stages[0].keepValues: this is a count by quotients, which has none")]
    [InlineData("scotland-2011", "block", "stages[0].action: expected one of a count by block vote, found \"first-preferences\"")]
    [InlineData("scotland-2011", "keep-values", "stages[0]: \"keepValues\" is missing, which a count by keep values has")]
    [InlineData("block-vote", "transfers", "stages[0].action: expected one of a count by transfers, found \"votes\"")]
    public void The_method_is_that_of_the_stages(string rules, string method, string message)
    {
        var json = JsonNode.Parse(ResultJson.ToText(Rules.ForId(rules).Count(Electorates.Model(), 6)))!;
        json["method"] = method;
        Assert.Equal(message, Fault(json));
    }

    [Theory, MemberData(nameof(RuleSets))]
    public void Files_that_do_not_say_the_method_are_read(string rules)
    {
        var result = Rules.ForId(rules).Count(Electorates.Model(), rules == "irv" ? 1 : 6);
        var json = JsonNode.Parse(ResultJson.ToText(result))!.AsObject();
        Assert.True(json.Remove("method"));
        Assert.Equal(result, Read(json.ToJsonString()));
        var bare = JsonNode.Parse(json.ToJsonString())!.AsObject();
        bare["rules"] = "nobodys";
        bare["stages"]!.AsArray().Clear();
        bare["stages"]!.AsArray().Add(new JsonObject());
        Assert.Equal("stages[0]: \"number\" is missing", Fault(bare));
        json["rules"] = "somebody-elses";
        Assert.Equal(result with { Rules = "somebody-elses", Rule = null }, Read(json.ToJsonString()));
    }

    public static TheoryData<string> RuleSets => [.. Rules.All.Select(rule => rule.Id)];

    [Fact]
    public void What_contradicts_itself_is_refused_with_its_place()
    {
        Assert.Equal("stages[2].from: expected those whose papers move, found nobody", Fault(json =>
            json["stages"]![2]!["from"] = new JsonArray()));
        Assert.Equal("stages[1].action: expected one of a later stage, found \"first-preferences\"",
            Fault(json => json["stages"]![1]!["action"] = "first-preferences"));
        Assert.Equal("stages[0].action: expected one of a first stage, found \"restart\"", Fault(json =>
            json["stages"]![0]!["action"] = "restart"));
        Assert.Equal("stages[1].transfers[0].papers: expected a whole number, 0 or more, found -1",
            Fault(json => json["stages"]![1]!["transfers"]![0]!["papers"] = -1));
        Assert.Equal("stages[1].transfers: 9223372036854775930 papers move, but there are 753",
            Fault(json => json["stages"]![1]!["transfers"]![0]!["papers"] = long.MaxValue));
        Assert.Equal("stages[0].acts[0].candidates: expected one candidate or more, found none",
            Fault(json => json["stages"]![0]!["acts"]![0]!["candidates"] = new JsonArray()));
        Assert.Equal("stages[0].acts[0]: candidate 1 withdrew, or was elected or excluded before",
            Fault(json => json["candidates"]![0]!["withdrawn"] = true));
    }

    // Of five, two of the three without votes are excluded together: the first lot is drawn and the second is missing.
    [Fact]
    public void What_was_settled_before_a_missing_lot_agrees_with_it()
    {
        var electorate = Electorates.Of(["A", "B", "C", "D", "E"], (10, [1]), (9, [2]));
        var result = Rules.ForId("ers97").Count(electorate, 3, new([new(Purpose.Exclude, [3, 4, 5], 3)], []));
        Assert.Equal([4, 5], result.Undecided!.Tied);
        Assert.Equal("undecided.stage: expected the last of the 3 stages or the next, found 5", Of((lot, _) => lot["stage"] = 5));
        Assert.Equal("undecided.settled: stage 3 is here, and has its decisions itself", Of((lot, _) => lot["stage"] = 3));
        Assert.Equal("undecided.settled[0].purpose: expected that of the lot, exclude, found \"elect\"",
            Of((_, tie) => tie["purpose"] = "elect"));
        Assert.Equal("undecided.settled[0].stage: expected one of the 3 stages before, found 4", Of((_, tie) => tie["stage"] = 4));
        Assert.Equal("undecided.settled[0].equal: candidate 1 withdrew, or was elected or excluded before",
            Of((_, tie) => tie["equal"] = new JsonArray(1, 3, 4, 5)));
        Assert.Equal("undecided.tied: candidate 1 withdrew, or was elected or excluded before",
            Of((lot, _) => lot["tied"] = new JsonArray(1, 4)));
        Assert.Equal("undecided.tied: candidate 3 was chosen before, as \"settled\" says",
            Of((lot, tie) => lot["tied"] = tie["tied"]!.DeepClone()));
        Assert.Equal("undecided.tied: candidate 4 was chosen before, as \"settled\" says", Of((_, tie) => tie["chosen"] = 4));
        Assert.Equal("undecided.settled[1].equal: candidate 3 was chosen before, as \"settled\" says",
            Of((lot, tie) => lot["settled"]!.AsArray().Add(tie.DeepClone())));
        Assert.Equal("undecided.settled[0].chosen: candidate 2 is not among the tied [3, 4, 5]", Of((_, tie) => tie["chosen"] = 2));
        Assert.Equal("undecided.settled[0].chosen: expected a whole number, 1 to 5, found 6", Of((_, tie) => tie["chosen"] = 6));

        string Of(Action<JsonNode, JsonNode> change)
        {
            var json = JsonNode.Parse(ResultJson.ToText(result))!;
            change(json["undecided"]!, json["undecided"]!["settled"]![0]!);
            return Fault(json);
        }
    }

    [Fact]
    public void A_fault_is_one_short_line_however_long_and_wild_what_it_shows()
    {
        string wild = "\u001b[31m\r\n\u2028\u202E" + new string('x', 100_000);
        foreach (string member in (string[])["rules", "title", "seats", "papers", "quota", "elected", "stages", "candidates", "undecided"])
        {
            foreach (JsonNode value in (JsonNode[])[wild, new JsonArray(wild), new JsonObject { [wild] = 1 },
                JsonNode.Parse(new string('9', 5000))!])
            {
                var json = JsonNode.Parse(ResultJson.ToText(Counts.Model))!;
                json[member] = value.DeepClone();
                Read(json.ToJsonString());
                json = JsonNode.Parse(ResultJson.ToText(Counts.Model))!;
                json["stages"]![1]![member] = value.DeepClone();
                Read(json.ToJsonString());
            }
        }
        var doubled = JsonNode.Parse(ResultJson.ToText(Counts.Model))!.AsObject();
        doubled[wild] = 1;
        string text = doubled.ToJsonString();
        Read(text);
        Read(text[..^1] + $", {JsonValue.Create(wild).ToJsonString()}: 2}}");
        Read(wild);
        Read($"[{wild}");
        Read($"{{ \"a\": {wild}");
    }

    static string Fault(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(ResultJson.ToText(Counts.Model))!;
        change(json);
        return Fault(json);
    }

    static string Fault(JsonNode json) => Assert.Throws<FormatException>(() => ResultJson.Read(Utf8.Stream(json.ToJsonString()))).Message;

    /// <summary>The result; null where it is refused as the documentation says.</summary>
    static CountResult? Read(string text)
    {
        try
        {
            return ResultJson.Read(Utf8.Stream(text));
        }
        catch (FormatException e)
        {
            Assert.InRange(e.Message.Length, 1, 400);
            Assert.DoesNotContain(e.Message, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E');
            return null;
        }
    }

    static void Written(CountResult result, string name, Action<CountResult> write, string text)
    {
        try
        {
            write(result);
        }
        catch (ResultRefusedException)
        {
            // Some forms show only some results, and say so.
        }
#pragma warning disable CA1031 // Any other exception is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Assert.Fail($"{name}: {e}\n{text}");
        }
    }

    static void Compare(CountResult result)
    {
        using var csv = new StringWriter();
        ResultCsv.Write(result, csv);
        try
        {
            var table = OfficialTable.Read(new StringReader(csv.ToString()));
            DiffSheet.Write(result, table, ResultDiff.Of(result, table), "own.csv", TextWriter.Null);
        }
        catch (FormatException)
        {
            // Without stages there is no table, and of two of one name and no number nobody can say who is meant.
        }
    }

    /// <summary>Changes something somewhere.</summary>
    static void Change(JsonNode root, Random random)
    {
        List<JsonNode> all = [.. Below(root)];
        var at = all[random.Next(all.Count)];
        var other = all[random.Next(all.Count)].DeepClone();
        switch (at.Parent)
        {
            case JsonObject parent:
                string name = at.GetPropertyName();
                if (random.Next(4) == 0) parent.Remove(name);
                else parent[name] = random.Next(2) == 0 ? Other(at, random) : other;
                break;
            case JsonArray parent:
                int index = at.GetElementIndex();
                switch (random.Next(5))
                {
                    case 0: parent.RemoveAt(index); break;
                    case 1: parent.Insert(index, at.DeepClone()); break;
                    case 2: parent.Insert(random.Next(parent.Count + 1), other); break;
                    case 3: parent[index] = Other(at, random); break;
                    default:
                        var moved = at.DeepClone();
                        parent.RemoveAt(index);
                        parent.Insert(random.Next(parent.Count + 1), moved);
                        break;
                }
                break;
        }
    }

    static IEnumerable<JsonNode> Below(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject parent => parent.Select(member => member.Value),
            JsonArray parent => parent,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            yield return child;
            foreach (var below in Below(child)) yield return below;
        }
    }

    /// <summary>Another value of the kind.</summary>
    static JsonNode? Other(JsonNode node, Random random) => node.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number => random.Next(3) switch
        {
            0 => node.GetValue<long>() + random.Next(-2, 3),
            1 => random.Next(10),
            _ => random.Next(2) == 0 ? long.MaxValue : int.MaxValue,
        },
        System.Text.Json.JsonValueKind.String => random.Next(6) switch
        {
            0 => "",
            1 => "0",
            2 => "1/3",
            3 => "surplus",
            4 => new StringBuilder(node.GetValue<string>()).Append('\u0007').ToString(),
            _ => null,
        },
        System.Text.Json.JsonValueKind.True => false,
        System.Text.Json.JsonValueKind.False => true,
        System.Text.Json.JsonValueKind.Array => new JsonArray(),
        _ => null,
    };
}
