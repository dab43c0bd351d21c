using System.Text.RegularExpressions;

namespace Stv.Tests.Cli;

public sealed class RulesCommandTests : IDisposable
{
    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void The_table_has_every_rule_set()
    {
        var outcome = tool.Run("rules");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Matches("^ID +Name +Evidence\n", outcome.Out);
        Assert.All(Rules.All, rule => Assert.Contains($"\n{rule.Id}  ", outcome.Out, StringComparison.Ordinal));
        Assert.Matches("\nscotland-2011 +Scottish local elections +official counts\n", outcome.Out);
    }

    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_set_is_shown_in_full(string id)
    {
        var rule = Rules.ForId(id);
        tool.World = io => io with { Variable = name => name == "COLUMNS" ? "2000" : null };
        var outcome = tool.Run("rules", id);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith($"{id}: {rule.Name}\n{rule.Law}\n", outcome.Out, StringComparison.Ordinal);
        Assert.All(rule.Clauses, clause =>
            Assert.Matches($@"\n{Regex.Escape(clause.Number)} +{Regex.Escape(clause.Text)}\n", outcome.Out));
        Assert.All(rule.Marks.InWords, sentence => Assert.Contains($"  {sentence}\n", outcome.Out, StringComparison.Ordinal));
        Assert.Contains(rule.Evidence.Text, outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_name_is_taken_and_said()
    {
        const string Said = "stv: northern-ireland-none is another name of northern-ireland, and so it is called from here on.\n";
        var shown = tool.Run("rules", "northern-ireland-none");
        Assert.Equal(new(0, tool.Run("rules", "northern-ireland").Out, Said), shown);
        Assert.Contains("\nAlso called northern-ireland-none.\n", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Also called", tool.Run("rules", "northern-ireland-all").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("northern-ireland-none", tool.Run("rules").Out, StringComparison.Ordinal);

        string path = tool.Write("plain.blt", Small.Plain);
        Assert.Equal(
            new(0, tool.Run("count", path, "--rules", "northern-ireland", "--seed", "x").Out, Said),
            tool.Run("count", path, "--rules", "northern-ireland-none", "--seed", "x"));
        foreach (string format in (string[])["text", "html", "markdown"])
        {
            string sheet = tool.Run("count", path, "--rules", "northern-ireland", "--seed", "x", "--format", format).Out;
            Assert.Contains("(northern-ireland, also called northern-ireland-none)", sheet, StringComparison.Ordinal);
        }
        string json = tool.Run("count", path, "--rules", "northern-ireland-none", "--seed", "x", "--format", "json").Out;
        Assert.Contains("\n  \"rules\": \"northern-ireland\",\n", json, StringComparison.Ordinal);

        var twice = tool.Run("compare", path, "--rules", "northern-ireland,northern-ireland-none");
        Assert.Equal(new(2, "", $"{Said}stv: --rules names northern-ireland twice.\nTry 'stv compare --help'.\n"), twice);
    }

    [Theory]
    [InlineData("40")]
    [InlineData("72")]
    [InlineData("160")]
    public void Text_is_wrapped_to_the_width(string columns)
    {
        tool.World = io => io with { Variable = name => name == "COLUMNS" ? columns : null };
        Assert.All(tool.Run("rules", "scotland-2011").Out.Split('\n'), line => Assert.InRange(line.Length, 0, int.Parse(columns)));
    }

    [Theory]
    [InlineData(80, null, null, true)]
    [InlineData(80, "1", null, false)]
    [InlineData(80, null, "dumb", false)]
    [InlineData(null, null, null, false)]
    public void Control_sequences_are_for_terminals_alone(int? terminal, string? noColor, string? term, bool ansi)
    {
        tool.World = io =>
            io with { OutWidth = terminal, Variable = name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null } };
        Assert.Equal(ansi, tool.Run("rules").Out.Contains('\u001b', StringComparison.Ordinal));
        Assert.Equal(ansi, tool.Run("rules", "irv").Out.Contains('\u001b', StringComparison.Ordinal));
    }
}
