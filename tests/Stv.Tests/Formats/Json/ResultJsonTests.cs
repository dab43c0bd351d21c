using System.Text;

namespace Stv.Tests.Formats;

public class ResultJsonTests
{
    // A file written when the other name was a rule set of its own.
    [Fact]
    public void A_result_by_another_name_of_its_rules_is_read_and_shown()
    {
        string now = ResultJson.ToText(Rules.NorthernIreland.Count(Electorates.Of(4, "20: 1 4 3; 20: 1 3; 16: 2; 17: 3; 8: 4 2"), 2));
        string then = now.Replace("\"rules\": \"northern-ireland\"", "\"rules\": \"northern-ireland-none\"", StringComparison.Ordinal);
        Assert.NotEqual(now, then);
        var result = ResultJson.Read(Utf8.Stream(then));
        Assert.Equal("northern-ireland-none", result.Rules);
        Assert.Equal(then, ResultJson.ToText(result));
        using StringWriter ours = new(), theirs = new();
        TextSheet.Write(ResultJson.Read(Utf8.Stream(now)), ours);
        TextSheet.Write(result, theirs);
        Assert.Equal(ours.ToString(), theirs.ToString());
        Assert.Contains("(northern-ireland, also called northern-ireland-none)", theirs.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_count_is_written_so_that_people_can_read_it()
    {
        var electorate = Electorates.Of(["Ann", "Béa \"B\" <1>", "Cy"], (5, [1]), (3, [2]), (3, [3, 2]), (1, [])).Withdraw();
        var result = Rules.Irv.Count(electorate, 1, new([new(Purpose.Exclude, [3, 2], 3)], [])) with { Title = "Two lines" };
        string digest = new('a', 64);
        result = result with { Provenance = result.Provenance! with { Input = "two.blt", Sha256 = digest } };
        Assert.Equal("""
            {
              "format": 2,
              "provenance": { "program": "Stv 0.2.0", "ballots": "two.blt", "sha256": "DIGEST" },
              "rules": "irv",
              "method": "transfers",
              "title": "Two lines",
              "seats": 1,
              "papers": 11,
              "rejected": [
                { "reason": "empty", "papers": 1 }
              ],
              "shortened": [],
              "quota": "6",
              "candidates": [
                { "number": 1, "name": "Ann" },
                { "number": 2, "name": "Béa \"B\" <1>" },
                { "number": 3, "name": "Cy" }
              ],
              "elected": [2],
              "undecided": null,
              "stages": [
                {
                  "number": 1,
                  "action": "first-preferences",
                  "cite": "1",
                  "from": [],
                  "value": null,
                  "complete": true,
                  "quota": "6",
                  "votes": ["5", "3", "3"],
                  "transfers": [],
                  "exhausted": "0",
                  "loss": "0",
                  "elected": [],
                  "excluded": [],
                  "acts": [],
                  "decisions": []
                },
                {
                  "number": 2,
                  "action": "exclusion",
                  "cite": "4",
                  "from": [3],
                  "value": null,
                  "complete": true,
                  "quota": "6",
                  "votes": ["5", "6", "0"],
                  "transfers": [
                    { "from": 3, "to": 2, "papers": 3, "votes": "3", "value": "1" }
                  ],
                  "exhausted": "0",
                  "loss": "0",
                  "elected": [2],
                  "excluded": [3],
                  "acts": [
                    { "kind": "exclude", "candidates": [3], "cite": "4" },
                    { "kind": "elect", "candidates": [2], "cite": "2" }
                  ],
                  "decisions": [
                    { "purpose": "exclude", "cite": "4", "equal": [2, 3], "tied": [2, 3], "chosen": 3, "how": "lot", "stage": null }
                  ]
                }
              ],
              "diagnostics": []
            }

            """.Replace("DIGEST", digest, StringComparison.Ordinal), ResultJson.ToText(result), ignoreLineEndingDifferences: false);
    }

    [Fact]
    public void A_lot_that_is_needed_is_said()
    {
        var result = Rules.Irv.Count(Electorates.Of(["A", "B"], (1, [1]), (1, [2])), 1);
        Assert.Contains("""  "undecided": { "stage": 2, "purpose": "exclude", "cite": "4", "tied": [1, 2] },""", ResultJson.ToText(result), StringComparison.Ordinal);
        Assert.Equal(result.Undecided, Counts.Again(result).Undecided);
    }

    [Fact]
    public void The_surplus_of_the_model_election_is_exact()
    {
        string text = ResultJson.ToText(Counts.Model);
        Assert.Contains("""
                  "action": "surplus",
                  "cite": "49",
                  "from": [1],
                  "value": "0.19402",
                  "complete": true,
                  "quota": "108",
                  "votes": ["108", "87.7907", "31.8505", "30.01462", "106.55216", "91", "64", "59.77608", "55", "23.38804", "93.49236"],
            """, text, StringComparison.Ordinal);
        Assert.Contains("""        { "from": 1, "to": "exhausted", "papers": 11, "votes": "2.13422", "value": "0.19402" },""", text, StringComparison.Ordinal);
        Assert.Contains("""        { "from": 1, "to": "loss", "papers": 0, "votes": "0.00132", "value": "0" }""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_and_written_again_to_the_same_bytes()
    {
        int undecided = 0, shortened = 0, withdrawn = 0, lots = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            var result = Counts.Random(seed);
            string text = ResultJson.ToText(result);
            var again = ResultJson.Read(Utf8.Stream(text));
            Assert.Equal(text, ResultJson.ToText(again));
            Assert.Equal(result, again);
            undecided += result.Undecided is null ? 0 : 1;
            shortened += result.Shortened.Length;
            withdrawn += result.Candidates.Count(c => c.Withdrawn);
            lots += result.Stages.Sum(s => s.Decisions.Length);
        }
        Assert.All([undecided, shortened, withdrawn, lots], number => Assert.InRange(number, 50, int.MaxValue));
    }

    [Fact]
    public void Fractions_whose_decimals_do_not_end_and_numbers_of_any_size_are_kept()
    {
        var third = Ratio.Of(1, 3);
        var result = Counts.Made(
            new()
            {
                Number = 1,
                Action = StageAction.FirstPreferences,
                Cite = "§ 4",
                Quota = Ratio.Of(7972, 18443),
                Votes = [long.MaxValue],
            },
            new()
            {
                Number = 2,
                Action = StageAction.Surplus,
                Cite = "§ 5(1)",
                From = [1],
                Value = third,
                Quota = Ratio.Of(7972, 18443),
                Votes = [long.MaxValue - third],
                Exhausted = third * 2,
                Loss = -third,
                Transfers = [new(1, Transfer.Exhausted, 2, third * 2, third), new(1, Transfer.Loss, 0, -third, 0)],
                Complete = false,
            }) with
        {
            Papers = long.MaxValue,
            Candidates = [new(1, "A")],
        };
        string text = ResultJson.ToText(result);
        Assert.Contains("""  "quota": "7972/18443",""", text, StringComparison.Ordinal);
        Assert.Contains("\"votes\": [\"27670116110564327420/3\"]", text, StringComparison.Ordinal);
        Assert.Contains("""{ "from": 1, "to": "loss", "papers": 0, "votes": "-1/3", "value": "0" }""", text, StringComparison.Ordinal);
        Assert.Contains("""      "complete": false,""", text, StringComparison.Ordinal);
        Assert.Equal(text, ResultJson.ToText(ResultJson.Read(Utf8.Stream(text))));
    }

    [Fact]
    public void No_name_breaks_the_file()
    {
        string[] names = ["\"],\"x\":[", "\\", "\n\r\t\0\u001b[2J", "</script>", "\u202e\u2028", "👩‍👩‍👧", "\ud800", ""];
        var result = Rules.Irv.Count(Electorates.Of(names, (2, [1])), 1) with { Title = "\u0007\"" };
        string text = ResultJson.ToText(result);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.Equal(names.Select(name => name == "\ud800" ? "\ufffd" : name),
            ResultJson.Read(Utf8.Stream(text)).Candidates.Select(c => c.Name));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal(Counts.Model.Elected, ResultJson.Read(Utf8.Stream("\ufeff" + ResultJson.ToText(Counts.Model))).Elected);

    [Fact]
    public void Members_may_stand_in_any_order()
    {
        string text = ResultJson.ToText(Counts.Model).Replace("  \"seats\": 6,\n", "", StringComparison.Ordinal);
        text = text[..text.LastIndexOf("  \"diagnostics\"", StringComparison.Ordinal)] + "\"seats\": 6, \"diagnostics\": []}";
        Assert.Equal(ResultJson.ToText(Counts.Model), ResultJson.ToText(ResultJson.Read(Utf8.Stream(text))));
    }

    [Theory]
    [InlineData("\"seats\": 6", "\"seats\": 0", "seats: expected a whole number, 1 to 65534, found 0")]
    [InlineData("\"seats\": 6", "\"seats\": \"6\"", "seats: expected a whole number, found \"6\"")]
    [InlineData("\"seats\": 6", "\"seats\": 6.5", "seats: expected a whole number, found 6.5")]
    [InlineData("\"seats\": 6", "\"seats\": 5", "elected: 6 are elected to 5 seats")]
    [InlineData("\"seats\": 6,", "", "the file: \"seats\" is missing")]
    [InlineData("\"seats\": 6,", "\"seats\": 6, \"extra\": 1,",
        "the file: unknown member \"extra\"; the members are rules, title, seats, papers, rejected, "
        + "shortened, quota, candidates, elected, undecided, stages, diagnostics, "
        + "format, provenance, method, ownRules, votesPerPaper, marks")]
    [InlineData("\"seats\": 6,", "\"seats\": 6, \"seats\": 6,", "This is not JSON: Duplicate property 'seats' encountered during deserialization.")]
    [InlineData("\"papers\": 753,", "\"papers\": 752,", "stages[0].votes: votes, exhausted and loss make 753, not the 752 papers")]
    [InlineData("\"papers\": 753,", "\"papers\": 99999999999999999999,", "papers: expected a whole number, found 99999999999999999999")]
    [InlineData("\"rejected\": []", "\"rejected\": {}", "rejected: expected a list, found an object")]
    [InlineData("\"rejected\": []", "\"rejected\": [{}]", "rejected[0]: \"reason\" is missing")]
    [InlineData("\"shortened\": []", "\"shortened\": [5]", "shortened[0]: expected an object, found 5")]
    [InlineData("\"Model election\"", "\"Model \\udc00\"", "title: a text has half of a surrogate pair")]
    [InlineData("\"quota\": \"108\"", "\"quota\": \"109\"", "quota: expected the quota of the last stage, 108, found \"109\"")]
    [InlineData("\"quota\": \"108\"", "\"quota\": 108", "quota: expected an exact number as a text, such as \"87.7907\" or \"7972/18443\", found 108")]
    [InlineData("\"quota\": \"108\"", "\"quota\": \"1e2\"", "quota: expected an exact number, such as \"87.7907\" or \"7972/18443\", found \"1e2\"")]
    [InlineData("\"quota\": \"108\"", "\"quota\": \"108.0\"", "quota: expected the shortest form, \"108\", found \"108.0\"")]
    [InlineData("\"quota\": \"108\"", "\"quota\": \"216/2\"", "quota: expected the shortest form, \"108\", found \"216/2\"")]
    [InlineData("\"quota\": \"108\"", "\"quota\": \"-1\"", "quota: expected a number that is not negative, found \"-1\"")]
    [InlineData("{ \"number\": 1, \"name\": \"Smith\" }", "{ \"number\": 2, \"name\": \"Smith\" }", "candidates: expected candidate 1 at place 1, found candidate 2")]
    [InlineData("{ \"number\": 1, \"name\": \"Smith\" }", "{ \"number\": 1, \"name\": null }", "candidates[0].name: expected a text, found null")]
    [InlineData("{ \"number\": 1, \"name\": \"Smith\" }", "{ \"number\": 1, \"name\": \"Smith\", \"withdrawn\": false }",
        "candidates[0].withdrawn: expected true, or no such member, found false")]
    [InlineData("\"elected\": [1, 5, 2, 9, 6, 11]", "\"elected\": [1, 5, 2, 9, 6, 12]", "elected[5]: expected a whole number, 1 to 11, found 12")]
    [InlineData("\"elected\": [1, 5, 2, 9, 6, 11]", "\"elected\": [1, 5, 2, 9, 6, 6]", "elected: a candidate stands here twice")]
    [InlineData("\"elected\": [1, 5, 2, 9, 6, 11]", "\"elected\": [1, 5, 2, 9, 6]",
        "elected: the stages elect [1, 5, 2, 9, 6, 11], but here stands [1, 5, 2, 9, 6]")]
    [InlineData("\"undecided\": null", "\"undecided\": { \"stage\": 2, \"purpose\": \"exclude\", \"cite\": \"4\", \"tied\": [1] }",
        "undecided.tied: expected two or more candidates, found 1")]
    [InlineData("\"undecided\": null", "\"undecided\": { \"stage\": 2, \"purpose\": \"hang\", \"cite\": \"4\", \"tied\": [1, 2] }",
        "undecided.purpose: expected one of exclude, transfer, order, elect, found \"hang\"")]
    [InlineData("\"number\": 2,\n", "\"number\": 3,\n", "stages: expected stage 2, found stage 3")]
    [InlineData("\"action\": \"surplus\"", "\"action\": \"Surplus\"",
        "stages[1].action: expected one of first-preferences, votes, surplus, exclusion, redistribution, election, restart, "
        + "found \"Surplus\"")]
    [InlineData("\"votes\": [\"134\", ", "\"votes\": [", "stages[0].votes: expected 11 numbers, one for each candidate, found 10")]
    [InlineData("\"to\": 2, \"papers\": 35", "\"to\": 0, \"papers\": 35", "stages[1].transfers[1].to: expected a whole number, 1 to 11, found 0")]
    [InlineData("\"to\": 2, \"papers\": 35", "\"to\": \"hell\", \"papers\": 35",
        "stages[1].transfers[1].to: expected a candidate's number, \"exhausted\" or \"loss\", found \"hell\"")]
    [InlineData("\"to\": 2, \"papers\": 35", "\"to\": 2, \"papers\": -1", "stages[1].transfers[1].papers: expected a whole number, 0 or more, found -1")]
    [InlineData("\"kind\": \"elect\", \"candidates\": [1]", "\"kind\": \"elect\", \"candidates\": [2]",
        "stages[0].elected: the acts of the stage make it [2], but here stands [1]")]
    [InlineData("\"diagnostics\": []", "\"diagnostics\": []]", "275:20: this is not JSON: ']' is invalid without a matching open.")]
    public void A_broken_result_is_refused_with_the_place(string good, string bad, string message)
    {
        string text = ResultJson.ToText(Counts.Model);
        int at = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{good} is not in the text");
        var error = Assert.Throws<FormatException>(() => ResultJson.Read(Utf8.Stream(text[..at] + bad + text[(at + good.Length)..])));
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("", "1:1: this is not JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true.")]
    [InlineData("[]", "the file: expected an object, found a list")]
    [InlineData("{\"rules\": \"\\ud800\"}", "the file: \"title\" is missing")]
    [InlineData("{\"\\ud800\": 1}", "This is not JSON: the name of a member has half of a surrogate pair.")]
    [InlineData("null", "the file: expected an object, found null")]
    [InlineData("{\"rules\": \"\u001b", "1:12: this is not JSON: '0x1B' is invalid within a JSON string. The string should be correctly escaped.")]
    public void What_is_no_result_at_all_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ResultJson.Read(Utf8.Stream(text))).Message);

    [Fact]
    public void What_is_not_in_UTF_8_is_refused() => Assert.Equal("This is not JSON: it is not in UTF-8.",
        Assert.Throws<FormatException>(() => ResultJson.Read(new MemoryStream(Encoding.Latin1.GetBytes("{\"rules\": \"é\"}")))).Message);

    [Fact]
    public void A_figure_too_long_for_any_count_is_refused_at_once()
    {
        string text = ResultJson.ToText(Counts.Model).Replace("\"134\"", $"\"{new string('9', 5_000_000)}\"", StringComparison.Ordinal);
        Assert.Equal("stages[0].votes[0]: expected an exact number, found a text of 5000000 characters",
            Assert.Throws<FormatException>(() => ResultJson.Read(Utf8.Stream(text))).Message);
    }

    [Fact]
    public void Random_bytes_in_a_result_are_refused_or_read_but_never_end_in_another_exception()
    {
        byte[] good = Encoding.UTF8.GetBytes(ResultJson.ToText(Counts.Random(4)));
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] bad = [.. good];
            for (int k = random.Next(1, 4); k > 0; k--) bad[random.Next(bad.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) bad = bad[..random.Next(bad.Length)];
            try
            {
                string again = ResultJson.ToText(ResultJson.Read(new MemoryStream(bad)));
                Assert.NotEmpty(again);
            }
            catch (FormatException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 1500, 3000);
    }
}
