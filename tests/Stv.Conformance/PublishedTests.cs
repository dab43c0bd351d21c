namespace Stv.Conformance;

/// <summary>
/// Official sheets, counts of an independent counter, which equal the official ones wherever both exist, and published examples: every
/// figure that they have.
/// </summary>
public sealed class PublishedTests
{
    public static TheoryData<string> Names => [.. Published.All.Select(published => published.ToString())];

    [Theory, MemberData(nameof(Names))]
    public void Every_figure_of_a_published_count(string name)
    {
        var published = Published.All.Single(one => one.ToString() == name);
        var sheet = published.Compare();
        Corpus.Say($"{name}: {sheet.Figures} figures compared, {sheet.Differences.Count} differ.");
        Assert.Empty(sheet.Differences);
        Assert.Equal(published.Figures, sheet.Figures);
    }

    [Fact]
    public void A_lot_for_the_order_of_two_equal_surpluses_is_asked_for()
    {
        var election = BltReader.ReadFile(Path.Combine(Corpus.Australia, "worked", "senate-simple.blt"));
        var asked = Rules.AecSenate2013.Count(election);
        Assert.Equal((Purpose.Order, "273(20)"), (asked.Undecided!.Purpose, asked.Undecided.Cite));
        Assert.Equal(["A1", "C1"], asked.Undecided.Tied.Select(n => election.Candidates[n - 1].Name).Order());

        int drawn = election.Candidates.Single(c => c.Name == "A1").Number;
        var result = Rules.AecSenate2013.Count(election, new([new(Purpose.Order, asked.Undecided.Tied, drawn)], []));
        Assert.Equal(["A1", "C1", "A2"], result.Elected.Select(n => election.Candidates[n - 1].Name));
        Assert.Contains(result.Stages[0].Decisions, d => d.How == SettledBy.Lot && d.Chosen == drawn);
    }

    /// <summary>The official sheet tells the readings of the last exclusion in Northern Ireland apart.</summary>
    [Theory]
    [InlineData("northern-ireland", false)]
    [InlineData("northern-ireland-first", true)]
    [InlineData("northern-ireland-all", true)]
    public void Nothing_of_the_last_exclusion_moved(string rule, bool differs) =>
        Assert.Equal(differs, AssemblySheets.ByReading(rule).Differences.Count > 0);

    /// <summary>A comparison that cannot fail proves nothing: a count by other rules differs.</summary>
    [Fact]
    public void A_count_by_other_rules_differs()
    {
        Assert.NotEmpty(Sheet.Official("aec-senate-2013", "senate/senate-2016-act").Differences);
        var bulk = Sheet.Transcript("aec-senate-2013", "senate/senate-2016-act", "").Differences;
        var completed = Sheet.Transcript("aec-senate-2016", "worked/senate-bulk-ordering", ".AEC2019").Differences;
        var apart = Sheet.Transcript("act-2020", "worked/act-grouping", ".ACT2021").Differences;
        foreach (string what in (string[])["counts", "papers", "votes", "total", "candidates", "excluded"])
            Assert.Contains(bulk, d => d.Contains($": {what} ", StringComparison.Ordinal));
        foreach (string what in (string[])["status", "action", "elected"])
            Assert.Contains(completed, d => d.Contains($": {what} ", StringComparison.Ordinal));
        foreach (string what in (string[])["transfer value", "value received"])
            Assert.Contains(apart, d => d.Contains($": {what} ", StringComparison.Ordinal));
    }
}
