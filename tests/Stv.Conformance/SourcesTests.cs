namespace Stv.Conformance;

/// <summary>What the comparisons are, which can be checked where there is nothing to compare with.</summary>
public sealed class SourcesTests
{
    [Fact]
    public void Every_source_is_of_a_rule_and_says_why_it_leaves_anything_out()
    {
        Assert.True(Sources.All.Length > 30);
        Assert.Equal(Sources.All.Length, Sources.All.Select(source => source.ToString()).Distinct().Count());
        Assert.All(Sources.All, source =>
        {
            Assert.NotNull(Rules.Find(source.Rule));
            Assert.True(source.Elections > 0);
            Assert.All(source.Left.Concat(source.Wrong), reason => Assert.False(string.IsNullOrWhiteSpace(reason.Value)));
        });
        Assert.All(Published.All, published => Assert.NotNull(Rules.Find(published.Rule)));
        Assert.Equal(Published.All.Length, Published.All.Select(published => published.ToString()).Distinct().Count());
    }
}
