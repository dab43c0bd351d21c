namespace Stv.Tests;

/// <summary>The reference rule of the PR Foundation: its two cuts, its order drawn beforehand, its batches.</summary>
public class WigmPrfTests
{
    // The second is elected with 1 paper at 1 and 2 papers at 0.4999, 1.9998 votes, and has a surplus of 0.9997. The product
    // 0.4999 × 0.9997 is cut to 0.4997, which makes 0.2498; one cut at the end would make 0.2499.
    [Fact]
    public void Product_and_quotient_are_cut_each_by_itself()
    {
        var result = Count(Rules.PrfWigm, 3, [], (2, [1, 2, 3]), (1, [2, 3]), (1, [4]));
        Assert.Equal(Ratio.Parse("1.0001"), result.Stages[0].Quota);
        Assert.Equal(Ratio.Parse("1.9998"), result.Stages[1].Votes[2]);
        Assert.Equal(
            [new(2, 3, 1, Ratio.Parse("0.4998"), Ratio.Parse("0.4998")), new(2, 3, 2, Ratio.Parse("0.4996"), Ratio.Parse("0.2498"))],
            result.Stages[2].Transfers.Where(t => t.Papers > 0));
        Assert.Equal(Ratio.Parse("0.2499"), (Ratio.Parse("0.4999") * Ratio.Parse("0.9997") / Ratio.Parse("1.9998")).Down(4));
    }

    [Fact]
    public void Sure_losers_go_together_without_a_lot_or_one_by_one_with_it()
    {
        (long, int[])[] papers = [(5, [1]), (1, [2, 1]), (1, [3, 1]), (4, [4])];
        var together = Count(Rules.ForId("prf-wigm-batch"), 1, [], papers);
        Assert.Equal([2, 3], together.Stages[1].From.Order());
        Assert.Equal("B.2", together.Stages[1].Acts[0].Cite);
        Assert.Equal([1], together.Elected);
        Assert.Equal(new Undecided(2, Purpose.Exclude, "B.4", [2, 3]), Count(Rules.PrfWigm, 1, [], papers).Undecided);
    }

    // A group whose votes equal those of the next is no group of sure losers.
    [Fact]
    public void Sure_losers_have_less_than_the_next()
    {
        var result = Count(Rules.ForId("prf-wigm-batch"), 1, [], (5, [1]), (1, [2, 1]), (2, [3, 1]), (3, [4]));
        Assert.Equal([2], result.Stages[1].From);
        Assert.Equal([2, 3], Count(Rules.Ers97, 1, [], (5, [1]), (1, [2, 1]), (2, [3, 1]), (3, [4])).Stages[1].From.Order());
    }

    static CountResult Count(Rule rule, int seats, Lot[] lots, params (long Papers, int[] Ranking)[] papers)
    {
        var builder = new ElectorateBuilder(4);
        foreach (var (number, ranking) in papers) builder.Add(number, ranking);
        return rule.Count(builder.Build("A", "B", "C", "D"), seats, new(lots, []));
    }
}
