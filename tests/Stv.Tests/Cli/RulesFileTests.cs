namespace Stv.Tests.Cli;

/// <summary>Rules of one's own on the command line.</summary>
public sealed class RulesFileTests : IDisposable
{
    readonly Tool tool = new();

    static string Hall => Repository.PathOf("docs", "village-hall.blt");

    static string Scotland => Repository.PathOf("samples", "RulesFiles", "scotland-2011.json");

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_count_by_a_file_of_terms_has_the_figures_of_the_law_and_says_that_it_is_nobodys()
    {
        var own = tool.Run("count", Hall, "--rules-file", Scotland);
        Assert.Equal(0, own.Code);
        Assert.Empty(own.Error);
        string[] law = Votes(tool.Run("count", Hall, "--rules", "scotland-2011").Out);
        Assert.InRange(law.Length, 6, 20);
        Assert.Equal(law, Votes(own.Out));
        Assert.Contains("Scottish local elections, as terms (own-", own.Out, StringComparison.Ordinal);
        Assert.Contains("These rules are nobody's law", own.Out, StringComparison.Ordinal);

        static string[] Votes(string sheet) => [.. sheet.Split('\n').Where(line =>
            line.Contains('│', StringComparison.Ordinal) && line.Any(char.IsDigit) && !line.Contains("Stage", StringComparison.Ordinal))];
    }

    [Fact]
    public void The_sheet_tells_how_to_count_again()
    {
        string page = tool.Run("count", Hall, "--rules-file", Scotland, "--format", "html").Out;
        Assert.Contains($"--rules-file {Scotland}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_terms_say_is_shown_and_they_are_compared_with_a_law()
    {
        Assert.Contains("sort     Papers are sorted by first preference", tool.Run("rules", "--rules-file", Scotland).Out,
            StringComparison.Ordinal);
        Assert.Contains("goes the way of scotland-2011",
            tool.Run("compare", Hall, "--rules", "scotland-2011", "--rules-file", Scotland).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_is_by_one_rule_set()
    {
        var outcome = tool.Run("count", Hall, "--rules", "scotland-2011", "--rules-file", Scotland);
        Assert.Equal(2, outcome.Code);
        Assert.Contains("a count is by one rule set: --rules or --rules-file, not both.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_that_contradict_each_other_are_bad_input_with_the_sentence()
    {
        string file = tool.Write("club.json",
            File.ReadAllText(Scotland).Replace("\"above\", \"places\": 0", "\"exact\"", StringComparison.Ordinal));
        var outcome = tool.Run("count", Hall, "--rules-file", file);
        Assert.Equal(1, outcome.Code);
        Assert.Empty(outcome.Out);
        Assert.Contains("club.json: quota: one candidate more than there are seats may have just the quota", outcome.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_read_once()
    {
        Assert.Contains("standard input cannot be both the rules and something else", tool.Run("count", "-", "--rules-file", "-").Error,
            StringComparison.Ordinal);
    }
}
