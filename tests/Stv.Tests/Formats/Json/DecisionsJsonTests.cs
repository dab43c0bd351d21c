using System.Text;

namespace Stv.Tests.Formats;

public class DecisionsJsonTests
{
    const string Example = """{ "decisions": [ { "purpose": "exclude", "tied": [7, 3], "chosen": 7 } ], "order": [4, 1, 2, 3] }""";

    static readonly Candidate[] Eleven = [.. Enumerable.Range(1, 11).Select(n => new Candidate(n, $"C{n}"))];

    [Fact]
    public void The_example_is_read()
    {
        var decisions = DecisionsJson.Read(Utf8.Stream(Example), Eleven);
        Assert.Equal([new(Purpose.Exclude, [3, 7], 7)], decisions.Lots);
        Assert.Equal([4, 1, 2, 3], decisions.Order);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "order": [] }""")]
    [InlineData("""{ "decisions": [] }""")]
    public void Both_members_may_be_absent_or_empty(string text) => Assert.True(DecisionsJson.Read(Utf8.Stream(text)).IsEmpty);

    [Fact]
    public void Decisions_are_written_and_read_again()
    {
        var decisions = new Decisions([new(Purpose.Exclude, [7, 3], 7), new(Purpose.Order, [1, 2, 9], 2), new(Purpose.Elect, [1, 2], 1)],
            [4, 1]);
        string text = Written(decisions);
        Assert.Equal("""
            {
              "decisions": [
                { "purpose": "exclude", "tied": [3, 7], "chosen": 7 },
                { "purpose": "order", "tied": [1, 2, 9], "chosen": 2 },
                { "purpose": "elect", "tied": [1, 2], "chosen": 1 }
              ],
              "order": [4, 1]
            }

            """, text);
        var again = DecisionsJson.Read(Utf8.Stream(text));
        Assert.Equal(decisions.Lots, again.Lots);
        Assert.Equal(decisions.Order, again.Order);
        Assert.Equal(text, Written(again));
        Assert.Equal("{\n  \"decisions\": [],\n  \"order\": []\n}\n", Written(Decisions.None));
    }

    [Fact]
    public void The_line_asked_for_completes_the_count_once_the_number_is_put_in()
    {
        var electorate = Electorates.Of(["A", "B", "C"], (5, [1]), (3, [2]), (3, [3]));
        var stopped = Rules.Irv.Count(electorate, 1);
        string entry = DecisionsJson.Entry(stopped.Undecided!);
        Assert.Equal("""{ "purpose": "exclude", "tied": [2, 3], "chosen": ? }""", entry);

        string file = $$"""{ "decisions": [ {{entry.Replace('?', '3')}} ] }""";
        var result = Rules.Irv.Count(electorate, 1, DecisionsJson.Read(Utf8.Stream(file), electorate.Candidates));
        Assert.Null(result.Undecided);
        Assert.Equal([1], result.Elected);
    }

    [Theory]
    [InlineData("""{ "decisions": [ { "purpose": "exclude", "tied": [3, 7], "chosen": ? } ] }""",
        "1:68: this is not JSON: a number must replace the question mark")]
    [InlineData("""{ "desisions": [] }""", "the file: unknown member \"desisions\"; the members are decisions, order")]
    [InlineData("""[ 1, 2 ]""", "the file: expected an object, found a list")]
    [InlineData("""{ "decisions": 5 }""", "decisions: expected a list, found 5")]
    [InlineData("""{ "decisions": [ 5 ] }""", "decisions[0]: expected an object, found 5")]
    [InlineData("""{ "decisions": [ { "purpose": "exclude", "tied": [3, 7] } ] }""", "decisions[0]: \"chosen\" is missing")]
    [InlineData("""{ "decisions": [ { "purpose": "exclude", "tied": [3, 7], "chosen": 7, "stage": 1 } ] }""",
        "decisions[0]: unknown member \"stage\"; the members are purpose, tied, chosen")]
    [InlineData("""{ "decisions": [ { "purpose": "eliminate", "tied": [3, 7], "chosen": 7 } ] }""",
        "decisions[0].purpose: expected one of exclude, transfer, order, elect, found \"eliminate\"")]
    [InlineData("""{ "decisions": [ { "purpose": "exclude", "tied": [3], "chosen": 3 } ] }""", "decisions[0].tied: expected two or more candidates, found 1")]
    [InlineData("""{ "decisions": [ { "purpose": "exclude", "tied": [3, 3], "chosen": 3 } ] }""", "decisions[0].tied: a candidate stands here twice")]
    [InlineData("""{ "decisions": [ { "purpose": "exclude", "tied": [3, 12], "chosen": 3 } ] }""",
        "decisions[0].tied[1]: expected a whole number, 1 to 11, found 12")]
    [InlineData("""{ "decisions": [ { "purpose": "exclude", "tied": [3, "7"], "chosen": 3 } ] }""",
        "decisions[0].tied[1]: expected a whole number, found \"7\"")]
    [InlineData("""{ "decisions": [ { "purpose": "exclude", "tied": [3, 7], "chosen": 4 } ] }""",
        "decisions[0].chosen: candidate 4 is not among the tied, 3, 7")]
    [InlineData("""{ "decisions": [ { "purpose": "exclude", "tied": [3, 7], "chosen": 3 }, { "purpose": "exclude", "tied": [7, 3], "chosen": 7 } ] }""",
        "decisions[1].chosen: the lot among 3, 7 (exclude) stands here before with another outcome")]
    [InlineData("""{ "order": [1, 2, 1] }""", "order: a candidate stands here twice")]
    [InlineData("""{ "order": [0] }""", "order[0]: expected a whole number, 1 to 11, found 0")]
    [InlineData("""{ "order": [1, 2] """, "1:19: this is not JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.")]
    [InlineData("{\n  \"order\": [1 2]\n}", "2:15: this is not JSON: '2' is invalid after a value. Expected either ',', '}', or ']'.")]
    [InlineData("""{ "order": [1], "order": [2] }""", "This is not JSON: Duplicate property 'order' encountered during deserialization.")]
    public void A_broken_file_is_refused_with_the_place(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => DecisionsJson.Read(Utf8.Stream(text), Eleven)).Message);

    [Fact]
    public void Without_candidates_any_possible_number_is_allowed()
    {
        Assert.Equal([65534], DecisionsJson.Read(Utf8.Stream("""{ "order": [65534] }""")).Order);
        Assert.Throws<FormatException>(() => DecisionsJson.Read(Utf8.Stream("""{ "order": [65535] }""")));
    }

    static string Written(Decisions decisions)
    {
        using var memory = new MemoryStream();
        DecisionsJson.Write(decisions, memory);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
