using System.Text;

namespace Stv.Tests.Formats;

/// <summary>Files whose ballots have no numbers of papers, so that first preferences are taken for them.</summary>
public sealed class BltWeightsTests
{
    [Theory]
    [InlineData("1 2 3 0\n2 1 3 0\n3 1 2 0\n0\n")]
    [InlineData("1 2 3\n2 1 3\n3 1 2\n")]
    [InlineData("1 2 3\n2 1 3\n3 1 2\n0\n")]
    [InlineData("1 2 3 0 2 1 3 0 3 1 2 0 0\n")]
    [InlineData("1 2 3 0\n1 3 2 0\n2 3 1 0\n2 1 3 0\n3 2 1 0\n0\n")]
    [InlineData("1 2 0\n1 3 2 0\n2 1 0\n2 1 3 0\n3 1 0\n3 2 1 0\n1 2 0\n2 3 0\n1 3 0\n0\n")]
    public void First_numbers_that_may_be_preferences_are_told_of(string ballots)
    {
        var election = Blt.Read("3 1\n" + ballots + Blt.Names);
        var doubtful = Blt.Told(election).Where(told => told.EndsWith("weights-doubtful", StringComparison.Ordinal));
        Assert.Equal(["2:1 weights-doubtful"], doubtful);
    }

    [Theory]
    // Papers among their own marks, more papers than candidates, too few ballots to tell.
    [InlineData("1 2 3 0\n2 1 3 0\n3 1 3 0\n0\n")]
    [InlineData("1 2 3 0\n2 1 3 0\n4 1 2 0\n0\n")]
    [InlineData("1 2 3 0\n2 1 3 0\n0\n")]
    // Nobody ranks candidate 1, and all papers are by themselves.
    [InlineData("1 2 3 0\n1 2 0\n1 3 2 0\n1 2 0\n1 3 0\n1 2 3 0\n1 3 0\n0\n")]
    // One ranks candidate 1: by chance it is that of two papers.
    [InlineData("1 2 3 0\n1 2 0\n1 3 2 0\n2 1 0\n1 3 0\n1 2 3 0\n1 3 0\n0\n")]
    [InlineData("(a) 2 1 3 0\n(b) 1 2 3 0\n(c) 3 1 2 0\n0\n")]
    public void Numbers_of_papers_are_not(string ballots) => Assert.DoesNotContain(
        Blt.Told(Blt.Read("3 1\n" + ballots + Blt.Names)), told => told.EndsWith("weights-doubtful", StringComparison.Ordinal));

    [Fact]
    public void The_reading_stays_the_same() =>
        Assert.Equal(["1: 2 3", "2: 1 3", "3: 1 2"], Blt.Ballots(Blt.Read("3 1\n1 2 3 0\n2 1 3 0\n3 1 2 0\n0\n" + Blt.Names)));

    [Fact]
    public void It_is_so_in_blocks_and_on_threads_and_an_error_for_a_strict_reader()
    {
        var text = new StringBuilder("5 2\n");
        for (int i = 0; i < 2_000; i++)
        {
            int one = i % 5, two = (one + 1 + i % 3) % 5;
            text.Append(one + 1).Append(' ').Append(two + 1).Append(" 0\n");
        }
        byte[] file = Encoding.UTF8.GetBytes(text.Append("0\nA\nB\nC\nD\nE\nT\n").ToString());
        string whole = Blt.Outcome(file, new() { Threads = 1 }, 1 << 16, 1 << 16);
        Assert.Contains("The first number of each of 2000 ballots is a candidate's", whole, StringComparison.Ordinal);
        Assert.Equal(whole, Blt.Outcome(file, new() { Threads = 2 }, 512, 1 << 16));
        Assert.Equal(whole, Blt.Outcome(file, new() { Threads = 2 }, 64, 7, 3));
        Assert.EndsWith("[weights-doubtful]", Blt.Error(file, new() { Strict = true }), StringComparison.Ordinal);
    }
}
