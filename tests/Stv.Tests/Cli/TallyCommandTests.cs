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
        Assert.Contains("formal,,,11\r\n", first.Out, StringComparison.Ordinal);
        Assert.Contains("first,Cyd,,4\r\n", first.Out, StringComparison.Ordinal);
        Assert.Contains("\"papers\": 11,", tool.Run("tally", path, "--format", "json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_need_rules()
    {
        var outcome = tool.Run("tally", tool.Write("ward.blt", Ward), "--marks", "equal-rank=first");
        Assert.Equal((2, ""), (outcome.Code, outcome.Out));
        Assert.Contains("give --rules ID too", outcome.Error, StringComparison.Ordinal);
    }
}
