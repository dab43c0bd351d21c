namespace Stv.Tests.Cli;

public sealed class TallyCommandTests : IDisposable
{
    const string Ward = "3 1\n4 1 2 0\n3 2 3 0\n2 3=1 0\n2 3 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Cyd\"\n\"Ward\"\n";

    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Papers_are_tallied_as_they_are_or_as_rules_judge_them()
    {
        string path = tool.Write("ward.blt", Ward);
        var all = tool.Run("tally", path);
        Assert.Equal((0, ""), (all.Code, all.Error));
        Assert.Contains("  Formal papers     11\n", all.Out, StringComparison.Ordinal);
        var judged = tool.Run("tally", path, "--rules", "irv");
        Assert.Contains("  Formal papers     9\n", judged.Out, StringComparison.Ordinal);
        Assert.Contains("2 with several first preferences", judged.Out, StringComparison.Ordinal);
        var first = tool.Run("tally", path, "--rules", "irv", "--marks", "equal-rank=first", "--withdraw", "Ann", "--format", "csv");
        Assert.Contains("formal,,,11,\r\n", first.Out, StringComparison.Ordinal);
        Assert.Contains("first,Cyd,,4,\r\n", first.Out, StringComparison.Ordinal);
        Assert.Contains("\"papers\": 11,", tool.Run("tally", path, "--format", "json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_the_papers_are_tallied_by_themselves()
    {
        string one = tool.Write("a.csv", "precinct,1st,2nd\nNorth,Ann,Bob\nSouth,Bob,\n");
        string other = tool.Write("b.csv", "precinct,1st,2nd\nSouth,Ann,\n,Bob,Ann\n");
        var text = tool.Run("tally", one, "--also", other, "--by", "precinct", "--rules", "irv");
        Assert.Equal(0, text.Code);
        Assert.Contains("""
            Precinct   │ Formal │ Rejected │ 1 │ 2
            ───────────┼────────┼──────────┼───┼──
            North      │      1 │        0 │ 1 │ 0
            South      │      2 │        0 │ 1 │ 1
            (not said) │      1 │        0 │ 0 │ 1
            ───────────┼────────┼──────────┼───┼──
            all        │      4 │        0 │ 2 │ 2
            """, text.Out, StringComparison.Ordinal);
        var csv = tool.Run("tally", one, "--also", other, "--by", "source", "--format", "csv");
        Assert.Contains("first,Ann,,1,b.csv\r\n", csv.Out, StringComparison.Ordinal);
        Assert.Contains("\"partedBy\": \"batch\",", tool.Run("tally", one, "--by", "batch", "--format", "json").Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_need_rules()
    {
        var outcome = tool.Run("tally", tool.Write("ward.blt", Ward), "--marks", "equal-rank=first");
        Assert.Equal((2, ""), (outcome.Code, outcome.Out));
        Assert.Contains("give --rules ID too", outcome.Error, StringComparison.Ordinal);
    }
}
