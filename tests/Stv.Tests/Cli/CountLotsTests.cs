namespace Stv.Tests.Cli;

/// <summary>What <c>stv count</c> does about lots: those that are needed, those given, and those nobody asked for.</summary>
public sealed class CountLotsTests : IDisposable
{
    const string Line = "{ \"purpose\": \"exclude\", \"tied\": [1, 2], \"chosen\": ? }";

    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_lot_that_is_needed_is_asked_for_and_the_result_so_far_written()
    {
        var outcome = tool.Run("count", tool.Write("tie.blt", Small.Tie), "--rules", "irv");
        Assert.Equal(3, outcome.Code);
        Assert.Equal(Counts.Sheet(Rules.Irv.Count(Formats.Blt.Read(Small.Tie))), outcome.Out);
        Assert.Equal($$"""
            stv: a lot is needed at stage 3, to decide who is excluded (clause 4). Tied are
                1 Ann Archer
                2 Bob Butler
            Draw it, write the number drawn in the place of the question mark, and count again with --decisions FILE, a file that says
                { "decisions": [
                  {{Line}}
                ] }
            Or count with --seed TEXT, which draws every lot from a text that was fixed before the count.

            """, outcome.Error);
        Assert.Contains($"```\n{outcome.Error}```", File.ReadAllText(Repository.PathOf("docs", "cli.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "Bob Butler")]
    [InlineData(2, "Ann Archer")]
    public void The_file_as_shown_with_the_lot_filled_in_settles_it(int drawn, string elected)
    {
        string path = tool.Write("tie.blt", Small.Tie);
        var asked = tool.Run("count", path, "--rules", "irv").Error.Split('\n');
        string file = string.Join('\n', asked.SkipWhile(line => !line.Contains('{', StringComparison.Ordinal)).Take(3))
            .Replace("?", $"{drawn}", StringComparison.Ordinal);
        var outcome = tool.Run("count", path, "--rules", "irv", "--decisions", tool.Write("lots.json", file));
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains(elected, outcome.Out.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_lot_is_a_further_line()
    {
        string lots = tool.Write("lots.json", "{ \"decisions\": [] }");
        var outcome = tool.Run("count", tool.Write("tie.blt", Small.Tie), "--rules", "irv", "--decisions", lots);
        Assert.Equal(3, outcome.Code);
        Assert.Contains($"and add this line to \"decisions\" in lots.json:\n      {Line}\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_was_not_completed_is_no_lot()
    {
        string lots = tool.Write("lots.json", $"{{ \"decisions\": [ {Line} ] }}");
        var outcome = tool.Run("count", tool.Write("tie.blt", Small.Tie), "--rules", "irv", "--decisions", lots);
        Assert.Equal((1, ""), (outcome.Code, outcome.Out));
        Assert.StartsWith("stv: lots.json:1:", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Lots_nobody_asked_for_are_reported()
    {
        string lots = tool.Write("lots.json", """{ "decisions": [ { "purpose": "elect", "tied": [1, 2], "chosen": 1 }, { "purpose": "exclude", "tied": [1, 2], "chosen": 1 } ] }""");
        var outcome = tool.Run("count", tool.Write("tie.blt", Small.Tie), "--rules", "irv", "--decisions", lots);
        Assert.Equal((0, "stv: warning: the lot among 1, 2 (elect) was not called for [lot-unused]\n"), (outcome.Code, outcome.Error));
    }

    [Theory]
    [InlineData("exclude", "1, 2, 3")]
    [InlineData("exclude", "2, 3")]
    [InlineData("transfer", "1, 2")]
    [InlineData("elect", "2, 3")]
    public void A_lot_among_others_than_those_tied_is_reported_where_theirs_is_missing(string purpose, string tied)
    {
        string lots = tool.Write("lots.json", $$"""{ "decisions": [ { "purpose": "{{purpose}}", "tied": [{{tied}}], "chosen": 2 } ] }""");
        var outcome = tool.Run("count", tool.Write("tie.blt", Small.Tie), "--rules", "irv", "--decisions", lots);
        Assert.Equal(3, outcome.Code);
        Assert.StartsWith($"stv: warning: the lot among {tied} ({purpose}) was not called for so far [lot-unused]\n", outcome.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_settles_every_tie_and_always_the_same_way()
    {
        string path = tool.Write("tie.blt", Small.Tie);
        foreach (string seed in (string[])["a", "b", "c"])
        {
            var outcome = tool.Run("count", path, "--rules", "irv", "--seed", seed);
            Assert.Equal((0, ""), (outcome.Code, outcome.Error));
            Assert.Equal(Counts.Sheet(Rules.Irv.Count(BltReader.ReadFile(path), Decisions.FromSeed(seed, 3))), outcome.Out);
        }
    }

    [Fact]
    public void The_order_in_the_ballots_is_used_unless_lots_are_given()
    {
        string path = tool.Write("tie.blt", Small.Tie.Replace("3 1\n", "3 1\n[tie 2 1 3]\n", StringComparison.Ordinal));
        Assert.Contains("Ann Archer", tool.Run("count", path, "--rules", "irv").Out.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(3, tool.Run("count", path, "--rules", "irv", "--decisions", tool.Write("none.json", "{}")).Code);
    }
}
