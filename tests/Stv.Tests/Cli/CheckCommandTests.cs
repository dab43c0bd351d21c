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
            Format      BLT
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
            Format      BLT
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
    public void Warnings_of_one_kind_are_shown_once_with_their_number()
    {
        string warts = string.Concat(Enumerable.Repeat("1 1 1 0\n", 30));
        var outcome = tool.Run("check",
            tool.Write("warts.blt", Small.Plain.Replace("1 3 2 0\n", $"1 3 2 0\n{warts}", StringComparison.Ordinal)));
        Assert.Contains("Diagnostics 30\n", outcome.Out, StringComparison.Ordinal);
        string line = Assert.Single(outcome.Out.Split('\n'), line => line.StartsWith("warts.blt:", StringComparison.Ordinal));
        Assert.Equal(
            "warts.blt:5:1: warning: Candidate 1 is ranked more than once. So in 29 more places, lines 6, 7, 8, 9, 10, 11, 12, 13, …. "
            + "[candidate-repeated]", line);
    }

    [Fact]
    public void Undeclared_candidates_are_shown_and_spoilt_names_repaired_on_request()
    {
        string path = tool.Write("spoilt.blt", "2 1\n[undeclared 2]\n3 1 0\n0\n\"LeÃ³dhas\"\n\"Write-ins\"\n\"T\"\n");
        var kept = tool.Run("check", path);
        Assert.Contains("  1  LeÃ³dhas\n  2  Write-ins (undeclared)\n", kept.Out, StringComparison.Ordinal);
        Assert.Contains(
            "\"LeÃ³dhas\" looks like \"Leódhas\" in UTF-8, taken for Windows-1252 by some program before; it was left as it is, and is "
            + "repaired where that is asked for (--repair-names, ReadOptions.RepairNames).", kept.Out, StringComparison.Ordinal);
        var repaired = tool.Run("check", path, "--repair-names");
        Assert.Contains("  1  Leódhas\n", repaired.Out, StringComparison.Ordinal);
        Assert.Contains("it was repaired.", repaired.Out, StringComparison.Ordinal);
        string sheet = tool.Run("count", path, "--rules", "irv", "--repair-names").Out;
        Assert.Contains("Leódhas", sheet, StringComparison.Ordinal);
        Assert.Matches(@"Undeclared +Write-ins, write-ins for nobody in particular", sheet);
    }

    [Fact]
    public void A_file_that_is_no_election()
    {
        var outcome = tool.Run("check", tool.Write("empty.blt", ""));
        Assert.Equal((1, ""), (outcome.Code, outcome.Out));
        Assert.StartsWith("stv: empty.blt:1:1: error: ", outcome.Error, StringComparison.Ordinal);
    }
}
