using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stv.Tests.Json;

/// <summary>The framework's serializer with its plain options gives and takes the documented JSON.</summary>
public sealed class SerializerTests
{
    static readonly string Digest = new('0', 64);

    [Fact]
    public void A_serialized_result_is_the_documented_one_without_line_breaks()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var result = Counts.Random(seed);
            JsonNode file = JsonNode.Parse(ResultJson.ToText(result))!;
            foreach (var options in (JsonSerializerOptions?[])[null, JsonSerializerOptions.Web,
                new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper }])
            {
                string text = JsonSerializer.Serialize(result, options);
                Assert.True(JsonNode.DeepEquals(file, JsonNode.Parse(text)), text);
                Assert.Equal(result, JsonSerializer.Deserialize<CountResult>(text, options));
            }
            Assert.DoesNotContain('\n', JsonSerializer.Serialize(result));
        }
    }

    // Beyond the basic plane every encoder of the framework escapes.
    [Theory]
    [InlineData(false, """{"number":1,"name":"\u003CB\u0026B\u003E O\u0027Neil\u00E9 \uD83D\uDE00"}""")]
    [InlineData(true, """{"number":1,"name":"<B&B> O'Neilé \uD83D\uDE00"}""")]
    public void Texts_are_escaped_as_the_encoder_of_the_options_does(bool relaxed, string candidate)
    {
        var result = Rules.Irv.Count(Electorates.Of(["<B&B> O'Neilé 😀", "Ann"], (2, [1])), 1) with { Title = "é" };
        JsonSerializerOptions options = new() { Encoder = relaxed ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : null };
        string text = JsonSerializer.Serialize(result, options);
        Assert.Contains($"[{candidate},", text, StringComparison.Ordinal);
        Assert.Contains(relaxed ? "\"title\":\"é\"" : "\"title\":\"\\u00E9\"", text, StringComparison.Ordinal);
        Assert.Equal(result, JsonSerializer.Deserialize<CountResult>(text, options));
        Assert.Equal(relaxed, text.Any(c => !char.IsAscii(c) || c is '<' or '&' or '\''));
    }

    [Fact]
    public void Line_breaks_and_indentation_are_those_of_the_options()
    {
        JsonSerializerOptions options = new() { WriteIndented = true, IndentSize = 3, NewLine = "\r\n" };
        string text = JsonSerializer.Serialize(Counts.Model, options);
        Assert.Equal(JsonSerializer.Serialize(JsonNode.Parse(text), options), text);
        Assert.Equal(JsonNode.Parse(text)!.ToJsonString(), JsonSerializer.Serialize(Counts.Model));
    }

    [Fact]
    public void A_result_within_other_data_is_the_same()
    {
        string text = JsonSerializer.Serialize(
            new { ward = "North", result = Counts.Model, quota = Counts.Model.Quota, none = (CountResult?)null });
        using var document = JsonDocument.Parse(text);
        Assert.Equal("108", document.RootElement.GetProperty("quota").GetString());
        Assert.Equal(JsonSerializer.Serialize(Counts.Model), document.RootElement.GetProperty("result").GetRawText());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("none").ValueKind);
    }

    [Fact]
    public void What_is_no_result_is_refused_with_its_place()
    {
        string text = JsonSerializer.Serialize(Counts.Model);
        var error = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<CountResult>(text.Replace("\"papers\":753", "\"papers\":752", StringComparison.Ordinal)));
        Assert.StartsWith("stages[0].votes: votes, exhausted and loss make 753, not the 752 papers", error.Message,
            StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CountResult>("[1]"));
    }

    [Fact]
    public void A_count_says_which_version_counted()
    {
        string props = File.ReadAllText(Repository.PathOf("Directory.Build.props"));
        string version = props.Split("<Version>")[1].Split('<')[0];
        Assert.Equal($"Stv {version}", Counts.Model.Provenance!.Program);
    }

    [Fact]
    public void What_a_result_was_made_from_is_written_and_read()
    {
        var made = new Provenance("Stv 9") { Input = "a \"b\".blt", Sha256 = Digest, DecisionsSha256 = Digest, Command = "stv count" };
        string text = ResultJson.ToText(Counts.Model with { Provenance = made });
        Assert.Equal(made, ResultJson.Read(Utf8.Stream(text)).Provenance);
        Assert.Equal(Counts.Model, ResultJson.Read(Utf8.Stream(text)));
        Assert.Null(Counts.Again(Counts.Model with { Provenance = null }).Provenance);
        foreach (string wrong in (string[])[Digest[1..], Digest[1..] + "G", Digest[1..] + "A"])
        {
            var error = Assert.Throws<FormatException>(() =>
                ResultJson.Read(Utf8.Stream(text.Replace(Digest, wrong, StringComparison.Ordinal))));
            Assert.StartsWith("provenance.sha256: expected 64 hexadecimal digits", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_0_1_is_read()
    {
        string old = ResultJson.ToText(Counts.Model with { Provenance = null }).Replace("  \"format\": 2,\n", "", StringComparison.Ordinal);
        Assert.DoesNotContain("format", old, StringComparison.Ordinal);
        Assert.Equal(Counts.Model, ResultJson.Read(Utf8.Stream(old)));
    }

    [Theory]
    [InlineData("\"action\": \"surplus\"", "\"action\": \"recount\"", "stages[1].action", "recount", "one of first-preferences, votes,")]
    [InlineData("\"method\": \"transfers\"", "\"method\": \"pairs\"", "method", "pairs", "one of transfers, keep-values, quotients, block,")]
    [InlineData("\"kind\": \"elect\"", "\"kind\": \"defer\"", "stages[0].acts[0].kind", "defer", "one of elect,")]
    [InlineData("\"to\": \"loss\"", "\"to\": \"held\"", "stages[1].transfers[8].to", "held", "a candidate's number, \"exhausted\" or \"loss\",")]
    [InlineData("\"undecided\": null", "\"undecided\": { \"stage\": 2, \"purpose\": \"seat\", \"cite\": \"4\", \"tied\": [1, 2] }",
        "undecided.purpose", "seat", "one of exclude, transfer, order, elect,")]
    [InlineData("\"diagnostics\": []", "\"diagnostics\": [{ \"severity\": \"hint\", \"code\": \"c\", \"line\": 0, \"column\": 0, \"text\": \"t\" }]", "diagnostics[0].severity", "hint", "one of")]
    public void A_name_that_is_not_known_is_an_error_that_says_whether_the_file_is_newer(
        string good, string bad, string path, string name, string known)
    {
        string text = ResultJson.ToText(Counts.Model);
        int at = text.IndexOf(good, StringComparison.Ordinal);
        text = text[..at] + bad + text[(at + good.Length)..];
        var ours = Assert.Throws<FormatException>(() => ResultJson.Read(Utf8.Stream(text)));
        Assert.StartsWith($"{path}: expected {known}", ours.Message, StringComparison.Ordinal);
        Assert.EndsWith($", found \"{name}\"", ours.Message, StringComparison.Ordinal);
        string later = text.Replace("\"format\": 2", "\"format\": 3", StringComparison.Ordinal);
        var newer = Assert.Throws<FormatException>(() => ResultJson.Read(Utf8.Stream(later)));
        Assert.Equal($"{path}: \"{name}\" is not known; the file is of format 3, newer than format 2, which this program knows",
            newer.Message);
        var serializer = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CountResult>(later));
        Assert.StartsWith(newer.Message, serializer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_file_is_read_as_far_as_it_is_known_and_says_so()
    {
        string text = ResultJson.ToText(Counts.Model)
            .Replace("\"seats\": 6,", "\"seats\": 6, \"margin\": \"1/2\",", StringComparison.Ordinal)
            .Replace("\"number\": 2,\n", "\"number\": 2, \"wéight\": {},\n", StringComparison.Ordinal);
        Assert.StartsWith("the file: unknown member \"margin\"",
            Assert.Throws<FormatException>(() => ResultJson.Read(Utf8.Stream(text))).Message, StringComparison.Ordinal);

        var read = ResultJson.Read(Utf8.Stream(text.Replace("\"format\": 2", "\"format\": 3", StringComparison.Ordinal)));
        var note = Assert.Single(read.Diagnostics);
        Assert.Equal(
            "note: The result is of format 3, of which this program knows what format 2 had. Members passed over: margin, "
            + "stages[1].wéight. [result-format-newer]", note.ToString());
        Assert.Equal(Counts.Model, read with { Diagnostics = [] });

        string known = ResultJson.ToText(Counts.Model).Replace("\"format\": 2", "\"format\": 3", StringComparison.Ordinal);
        Assert.EndsWith("All its members are known.", Assert.Single(ResultJson.Read(Utf8.Stream(known)).Diagnostics).Text,
            StringComparison.Ordinal);
        Assert.StartsWith("the file: \"seats\" is missing",
            Assert.Throws<FormatException>(() => ResultJson.Read(
                Utf8.Stream(known.Replace("\"seats\": 6,", "", StringComparison.Ordinal)))).Message, StringComparison.Ordinal);
        Assert.StartsWith("format: expected a whole number, 1 or more",
            Assert.Throws<FormatException>(() => ResultJson.Read(
                Utf8.Stream(known.Replace("\"format\": 3", "\"format\": 0", StringComparison.Ordinal)))).Message, StringComparison.Ordinal);
    }
}
