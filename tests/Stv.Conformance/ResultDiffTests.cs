namespace Stv.Conformance;

/// <summary>Official tables as <c>stv diff</c> reads them.</summary>
public sealed class ResultDiffTests
{
    [Theory]
    [InlineData("senate/senate-2016-act", "aec-senate-2016", 384)]
    [InlineData("senate/senate-2016-nt", "aec-senate-2016", 21)]
    [InlineData("senate/senate-2019-act", "aec-senate-2019", 266)]
    public void The_sheets_of_the_Australian_Electoral_Commission_have_no_figure_that_is_not_ours(string election, string rule, int figures)
    {
        var (result, text) = Official(election, rule);
        var diff = Compare(result, text);
        Corpus.Say($"{election}: {diff.Compared} figures compared, {diff.Differences.Length} differ.");
        Assert.Empty(diff.Differences);
        Assert.Equal((figures, figures, false), (diff.Compared, diff.Equal, diff.ByParts));
    }

    [Theory]
    [InlineData("senate/senate-2016-act", "aec-senate-2016")]
    [InlineData("senate/senate-2019-act", "aec-senate-2019")]
    public void A_changed_digit_is_the_difference(string election, string rule)
    {
        var (result, text) = Official(election, rule);
        string[] lines = text.Split('\n');
        for (int i = 1; i < lines.Length && lines[i].Trim().Length > 0; i += 17)
        {
            string line = lines[i].TrimEnd();
            string[] changed = [.. lines];
            changed[i] = $"{line[..^1]}{(line[^1] == '9' ? '0' : (char)(line[^1] + 1))}";
            var difference = Assert.Single(Compare(result, string.Join('\n', changed)).Differences);
            Assert.Equal((i + 1, line.Split(',')[0], line.Split(',')[1]),
                (difference.Figure.Line, $"{difference.Figure.Stage}", difference.Row));
            Assert.Equal(line.Split(',')[2], $"{difference.Ours}");
            Assert.Equal(difference.Figure.Stage, difference.Stage!.Number);
        }
    }

    [Fact]
    public void A_count_by_other_rules_differs()
    {
        var (_, text) = Official("senate/senate-2016-act", "aec-senate-2016");
        var (result, _) = Official("senate/senate-2016-act", "aec-senate-2013");
        var diff = Compare(result, text);
        Assert.InRange(diff.Differences.Length, 100, diff.Compared);
        // Bulk exclusion parts from it at count 11; the sheet shows the last counts of its blocks.
        Assert.Equal(12, diff.Differences[0].Figure.Stage);
    }

    [Theory]
    [InlineData("belfast-west-2011", true)]
    [InlineData("newry-and-armagh-2011", true)]
    public void Sheets_of_Northern_Ireland_have_a_stage_for_a_whole_exclusion(string election, bool byParts)
    {
        var (result, text) = AssemblySheets.Table(election);
        var diff = Compare(result, text);
        Assert.Empty(diff.Differences);
        Assert.Equal((byParts, text.Count(c => c == '.')), (diff.ByParts, diff.Compared));
    }

    static (CountResult Result, string Text) Official(string election, string rule)
    {
        var papers = BltReader.ReadFile(Path.Combine(Corpus.Australia, election + ".blt.gz"));
        var lots = Decisions.InOrder(Enumerable.Range(1, papers.Candidates.Length).Reverse());
        return (Rules.ForId(rule).Count(papers, lots), File.ReadAllText(Path.Combine(Corpus.Australia, election + ".official.csv")));
    }

    static ResultDiff Compare(CountResult result, string text) => ResultDiff.Of(result, OfficialTable.Read(new StringReader(text)));
}
