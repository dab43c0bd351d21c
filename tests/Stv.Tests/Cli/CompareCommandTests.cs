namespace Stv.Tests.Cli;

public sealed class CompareCommandTests : IDisposable
{
    /// <summary>Ann has a quota and Bob gets her surplus; Di is nobody's first preference and many people's second.</summary>
    const string Surplus = """
        4 2
        8 1 2 0
        5 3 4 0
        5 2 4 0
        0
        "Ann Archer"
        "Bob Butler"
        "Cy Cooper"
        "Di Dancer"
        "Surplus"

        """;

    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Marks_are_judged_by_all_as_they_are_said_to_be_and_that_is_told()
    {
        string path = tool.Write("equal.blt", "2 1\n3 1=2 0\n2 2 0\n0\n\"Ann\"\n\"Bob\"\n\"T\"\n");
        var outcome = tool.Run("compare", path, "--rules", "irv,scotland-2011", "--marks", "equal-rank=first");
        Assert.Equal(0, outcome.Code);
        Assert.Contains("Formal papers     5\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("Judged otherwise than the rules say by irv", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("scotland-2011", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Marks", tool.Run("compare", path, "--rules", "irv,scotland-2011").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_stand_side_by_side_and_where_they_part_is_said_with_both_clauses()
    {
        var outcome = tool.Run("compare", tool.Write("surplus.blt", Surplus), "--rules", "scotland-2011,northern-ireland,block-vote,irv");
        Assert.Equal("""
            They elect differently: Bob Butler by all, Ann Archer by scotland-2011 and northern-ireland, Di
            Dancer by block-vote.

            Surplus
            Seats             2
            Formal papers     18

                       │ scotland-2011  │ northern-ireland │ block-vote
            ───────────┼────────────────┼──────────────────┼──────────────
            Ann Archer │ 1. at stage 1  │ 1. at stage 1    │ not elected
            Bob Butler │ 2. at stage 4  │ 2. at stage 3    │ 1. at stage 1
            Di Dancer  │ out at stage 3 │ out at stage 2   │ 2. at stage 1
            ───────────┼────────────────┼──────────────────┼──────────────
            Quota      │ 7              │ 7.00             │ none
            Stages     │ 4              │ 3                │ 1

            northern-ireland parts from scotland-2011
            ─────────────────────────────────────────
              scotland-2011     Stage 4: exclusion of Cy Cooper (51). Cy Cooper, with the fewest votes, 5, is
                                excluded (clause 51).
              northern-ireland  Stage 3: surplus of Ann Archer (49). Bob Butler (5.96 votes) is elected, without
                                reaching the quota (clause 52(2)).
              Votes there, by scotland-2011 at the end of stage 3 and by northern-ireland at the end of stage 3:
                Bob Butler: 6 and 5.96
                Cy Cooper: 5 and 5.00
              In the end both elect the same.

            block-vote parts from scotland-2011
            ───────────────────────────────────
              scotland-2011  Stage 1: first preferences (46). Ann Archer (8 votes) is elected, having reached
                             the quota of 7 (clause 48).
              block-vote     Stage 1: votes (1). Bob Butler (13 votes) is elected, having most votes (clause 2).
              Votes there, by scotland-2011 at the end of stage 1 and by block-vote at the end of stage 1:
                Ann Archer: 8 and 8
                Bob Butler: 5 and 13
              In the end scotland-2011 elects Ann Archer, and block-vote Di Dancer.

            irv  refuses the count. irv fills one seat, not 2.

            """, outcome.Out);
        Assert.Equal((4, ""), (outcome.Code, outcome.Error));
    }

    [Fact]
    public void The_page_shows_what_is_written()
    {
        string shown = File.ReadAllText(Repository.PathOf("docs", "cli.md")).Split("\n## stv compare\n")[1].Split("```\n")[1];
        var outcome = tool.Run("compare", Repository.PathOf("seeds", "model-election.blt"), "--rules", "scotland-2011,meek-nz");
        Assert.StartsWith("meek-nz parts from", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("cut off or rounded", outcome.Out, StringComparison.Ordinal);
        Assert.Contains(shown, outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_that_are_not_shown_in_full_are_said_to_be_so()
    {
        var outcome = tool.Run("compare", Repository.PathOf("seeds", "model-election.blt"), "--rules", "scotland-2011,meek-openstv-qx");
        Assert.Contains("are cut off or rounded for print only", outcome.Out.Replace('\n', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_course_is_said_to_be_the_same()
    {
        var outcome = tool.Run("compare", tool.Write("plain.blt", Small.Plain), "--rules", "irv, scotland-2011");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith("All elect the same: Ann Archer.\n", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("""
            scotland-2011 goes the way of irv
            ─────────────────────────────────
              The same are elected and excluded in the same order.

            """, outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_any_needs_a_lot_it_is_asked_for_once_and_the_rest_is_shown()
    {
        string path = tool.Write("tie.blt", Small.Tie);
        var outcome = tool.Run("compare", path, "--rules", "irv,scotland-2011,block-vote");
        Assert.Equal(3, outcome.Code);
        Assert.Contains("Lot needed ", outcome.Out, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Split('\n'), line =>
            line.Contains("\"chosen\": ?", StringComparison.Ordinal) && line.Contains("exclude", StringComparison.Ordinal));
        Assert.StartsWith("stv: irv: a lot is needed at stage 3, to decide who is excluded (clause 4). Tied are\n", outcome.Error,
            StringComparison.Ordinal);

        string lots = tool.Write("lots.json", """{ "decisions": [ { "purpose": "exclude", "tied": [1, 2], "chosen": 1 }, { "purpose": "elect", "tied": [1, 2], "chosen": 1 } ] }""");
        var drawn = tool.Run("compare", path, "--rules", "irv,scotland-2011,block-vote", "--decisions", lots);
        Assert.Equal((0, ""), (drawn.Code, drawn.Error));
        Assert.StartsWith("They elect differently: nobody by all, Bob Butler by irv and scotland-2011, Ann Archer by", drawn.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_lot_that_none_of_them_asked_for_is_reported()
    {
        string lots = tool.Write("lots.json", """{ "decisions": [ { "purpose": "order", "tied": [1, 2], "chosen": 1 }, { "purpose": "exclude", "tied": [1, 2], "chosen": 1 } ] }""");
        var outcome = tool.Run("compare", tool.Write("tie.blt", Small.Tie), "--rules", "irv,scotland-2011", "--decisions", lots);
        Assert.Equal((0, "stv: warning: the lot among 1, 2 (order) was not called for [lot-unused]\n"), (outcome.Code, outcome.Error));
    }

    [Fact]
    public void Options_are_those_of_count()
    {
        string path = tool.Write("surplus.blt", Surplus);
        var outcome = tool.Run("compare", path, "--rules", "meek-nz,warren", "--seats", "1", "--withdraw", "ann", "--guard", "cooper",
            "--seed", "x", "--threads", "2", "--strict",
            "-o", tool.PathOf("out.txt"));
        Assert.Equal(new(0, "", ""), outcome);
        Assert.StartsWith("All elect the same: Cy Cooper.\n", File.ReadAllText(tool.PathOf("out.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_rules_and_long_names_keep_to_the_width()
    {
        tool.World = io => io with { OutWidth = 60 };
        string path = tool.Write("long.blt", Surplus.Replace("Cy Cooper", $"Cy {new string('x', 300)}", StringComparison.Ordinal));
        var outcome = tool.Run("compare", path, "--rules",
            string.Join(',', Rules.All.Where(rule => rule.Id != "irv").Select(rule => rule.Id)), "--seed", "x");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.All(outcome.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 60));
        Assert.All(Rules.All.Where(rule => rule.Id != "irv"), rule =>
            Assert.Contains($"│ {rule.Id}", outcome.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a --rules irv", "stv compare needs two rule sets or more: --rules irv,ID.")]
    [InlineData("a --rules irv,irv", "--rules names irv twice.")]
    [InlineData("a --rules irv,scotland", "there is no rule set \"scotland\"; did you mean scotland-2011 or scotland-2011-strict?")]
    [InlineData("a", "stv compare needs --rules ID,...: stv rules lists them.")]
    public void Mistakes(string line, string error) =>
        Assert.Equal(new(2, "", $"stv: {error}\nTry 'stv compare --help'.\n"), tool.Run(["compare", .. line.Split(' ')]));

    [Fact]
    public void Where_all_refuse_nothing_is_compared()
    {
        var outcome = tool.Run("compare", tool.Write("plain.blt", Small.Plain), "--rules", "irv,scotland-2011", "--seats", "4");
        Assert.Equal("""
            irv  refuses the count. There are 4 seats but only 3 candidates standing: nobody is left to choose
                 between.
            scotland-2011  refuses the count. There are 4 seats but only 3 candidates standing: nobody is left
                           to choose between.

            """, outcome.Out);
        Assert.Equal((4, ""), (outcome.Code, outcome.Error));
    }
}
