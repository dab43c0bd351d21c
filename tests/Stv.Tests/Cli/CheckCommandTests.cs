using System.Text;

namespace Stv.Tests.Cli;

public sealed class CheckCommandTests : IDisposable
{
    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void All_that_was_read_is_shown()
    {
        string path = tool.Write("ward.blt", """
            4 2
            -4
            3 1 2 0
            3 1 2 0
            2 2=3 1 0
            1 3 - 1 0
            4 3 3 0
            5 0
            0
            "Ann Archer"
            "Bob Butler"
            "Cy Cooper"
            "Di Dancer"
            "North ward"

            """);
        var outcome = tool.Run("check", path);
        Assert.Equal("""
            Title       North ward
            Seats       2
            Papers      13, and 5 empty
            Rankings    4 distinct
            Marks       equal ranks on 2 papers, blank ranks on 1 paper, repeated candidates on 4 papers
            Candidates  4, of whom 1 withdrew
              1  Ann Archer
              2  Bob Butler
              3  Cy Cooper
              4  Di Dancer (withdrawn)
            Diagnostics 1
            ward.blt:7:1: warning: 
            """, outcome.Out[..(outcome.Out.IndexOf("warning: ", StringComparison.Ordinal) + 9)]);
        Assert.EndsWith(" [candidate-repeated]\n", outcome.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));

        var strict = tool.Run("check", path, "--strict");
        Assert.Equal(new(1, outcome.Out, "stv: ward.blt: there are warnings, and --strict allows none.\n"), strict);
    }

    [Fact]
    public void A_clean_file_says_so()
    {
        tool.In = Encoding.UTF8.GetBytes(Small.Plain);
        var outcome = tool.Run("check", "-", "--strict");
        Assert.Equal("""
            Title       Plain
            Seats       1
            Papers      5
            Rankings    3 distinct
            Marks       plain preferences only
            Candidates  3
              1  Ann Archer
              2  Bob Butler
              3  Cy Cooper
            Diagnostics none

            """, outcome.Out);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
    }

    [Fact]
    public void Notes_are_no_reason_to_fail()
    {
        var outcome = tool.Run("check", tool.Write("bom.blt", "\uFEFF" + Small.Plain), "--strict");
        Assert.Contains(": note: ", outcome.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
    }

    [Fact]
    public void All_warnings_are_shown()
    {
        string warts = string.Concat(Enumerable.Repeat("1 1 1 0\n", 30));
        var outcome = tool.Run("check", tool.Write("warts.blt", Small.Plain.Replace("1 3 2 0\n", $"1 3 2 0\n{warts}", StringComparison.Ordinal)));
        Assert.Equal(30, outcome.Out.Split('\n').Count(line => line.StartsWith("warts.blt:", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_that_is_no_election()
    {
        var outcome = tool.Run("check", tool.Write("empty.blt", ""));
        Assert.Equal((1, ""), (outcome.Code, outcome.Out));
        Assert.StartsWith("stv: empty.blt:1:1: error: ", outcome.Error, StringComparison.Ordinal);
    }
}
