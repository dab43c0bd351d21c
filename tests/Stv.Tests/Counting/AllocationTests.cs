namespace Stv.Tests.Counting;

/// <summary>
/// What a count allocates: its result, two numbers for each distinct ranking, less than a kilobyte for each stage, and less than two
/// hundred bytes for each parcel that somebody receives; nothing for a paper.
/// </summary>
public class AllocationTests
{
    [Theory]
    [InlineData("scotland-2011", 4_000)]
    [InlineData("scotland-2011", 40_000)]
    [InlineData("ers97", 4_000)]
    [InlineData("aec-senate-2019", 4_000)]
    [InlineData("aec-senate-2013", 4_000)]
    [InlineData("northern-ireland", 4_000)]
    [InlineData("act-2021", 4_000)]
    [InlineData("prf-wigm", 4_000)]
    public void A_count_allocates_its_result_and_little_else(string id, int papers) =>
        Allocates(Rules.ForId(id), Electorates.Drawn(papers));

    [Theory]
    [InlineData("scotland-2011")]
    [InlineData("prf-wigm")]
    public void Marks_are_judged_once_for_all_counts_of_an_electorate(string id)
    {
        var (rule, electorate) = (Rules.ForId(id), Electorates.Drawn(4_000, marks: true));
        Allocates(rule, electorate);
        Allocates(rule, electorate.Withdraw(3));
        Assert.True(electorate.Marked);
        Assert.Same(rule.Admit(electorate), rule.Admit(electorate));
    }

    static void Allocates(Rule rule, Electorate electorate)
    {
        var result = rule.Count(electorate, Electorates.DrawnSeats, Electorates.DrawnOrder);
        long least = Allocated.By(() => rule.Count(electorate, Electorates.DrawnSeats, Electorates.DrawnOrder));
        long itself = Copies.Bytes(result), chains = 8L * rule.Admit(electorate).Electorate.Rankings;
        int parcels = result.Candidates.Length + result.Stages.Sum(stage => stage.Transfers.Count(transfer => transfer.Papers > 0));
        Assert.InRange(least, itself + chains, itself + chains + 1024L * result.Stages.Length + 200L * parcels);
    }
}
