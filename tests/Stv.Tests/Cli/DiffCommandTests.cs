namespace Stv.Tests.Cli;

public sealed class DiffCommandTests : IDisposable
{
    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_result_and_its_table_are_equal()
    {
        string json = Count("model.json"), csv = Count("model.csv");
        var outcome = tool.Run("diff", json, csv);
        Assert.Equal("""
            All 267 figures of the official table are ours too.

            Compared          267 figures
            Equal             267
            Different         0
            Absent            0 totals of ours are not in the official table

            """, outcome.Out);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        tool.In = File.ReadAllBytes(csv);
        Assert.Equal(outcome, tool.Run("diff", json, "-"));
        tool.In = File.ReadAllBytes(json);
        Assert.Equal(outcome, tool.Run("diff", "-", csv));
    }

    [Fact]
    public void A_row_that_our_own_table_lacks_and_other_words_are_no_success()
    {
        string[] lines = File.ReadAllLines(Count("model.csv"));
        int quota = Array.FindIndex(lines, line => line.StartsWith(",Quota,", StringComparison.Ordinal));
        string text = string.Join('\n', lines.Where((_, i) => i != quota)).Replace("Rules,scotland-2011", "Rules,ers97",
            StringComparison.Ordinal);
        var outcome = tool.Run("diff", Count("model.json"), tool.Write("cut.csv", text));
        Assert.StartsWith($"The table is of the form of our own and has nothing where ours has something: ", outcome.Out,
            StringComparison.Ordinal);
        Assert.Equal((5, $"stv: cut.csv:2:7: \"Rules\" is other than ours; name it with --ignore if it may be.\n"
            + $"stv: cut.csv:{quota}:1: \"Quota\" is missing, or lacks cells from here on; name it with --ignore if it may be.\n"),
            (outcome.Code, outcome.Error));
        Assert.Equal(0, tool.Run("diff", tool.PathOf("model.json"), tool.PathOf("cut.csv"), "--ignore", "rules", "--ignore", "Quota").Code);
    }

    [Fact]
    public void The_first_figure_that_differs_is_shown_with_what_our_stage_did()
    {
        string official = tool.Write("official.csv", """
            "North ward, 5 May 2022"
            Candidate,Party,First preferences,Stage 2,,Stage 3,,Swing
            ,,,Surplus of SMITH,,Exclusion of MONK,,
            SMITH,Lab,134,-26.00000,108.00000,0,108,
            MÖNK,Con,23,.38804,23.38804,-23.38804,–,+1 %
            VICAR,,55,-,55.00000,"14.19404","69.19404",
            Non-transferable,,0,2.13554,2.13554
            Valid votes,,753
            """);
        var outcome = tool.Run("diff", Count("model.json"), official);
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs", "cli.md")).Split("\n## stv diff\n")[1].Split("```\n")[1], outcome.Out);
        const string Hint = "was passed over; name it with --ignore if it may be.";
        Assert.Equal((5, $"stv: official.csv:2:53: \"Swing\" {Hint}\n"), (outcome.Code, outcome.Error));
        string ignored = tool.Run("diff", tool.PathOf("model.json"), official, "--ignore", "Swing").Out;
        Assert.StartsWith("Not compared: 1 figure: \"Valid votes\" (1).", ignored, StringComparison.Ordinal);
        Assert.Contains("\n\nThe first of 2 figures", ignored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Second count")]
    [InlineData("Count II")]
    [InlineData("Count Two")]
    [InlineData("Second stage")]
    [InlineData("After surplus of Smith")]
    [InlineData("2nd Count: transfer of Smith's surplus")]
    public void A_stage_is_compared_whatever_it_is_headed(string heading)
    {
        string json = Count("model.json");
        string same = tool.Write("same.csv", $"Candidate,First preferences,{heading}\nSmith,134,108\nCarpenter,81,87.79070\n");
        Assert.Equal((0, ""), (tool.Run("diff", json, same).Code, tool.Run("diff", json, same).Error));
        Assert.StartsWith("All 4 figures of the official table are ours too.\n", tool.Run("diff", json, same).Out,
            StringComparison.Ordinal);
        string other = tool.Write("other.csv", $"Candidate,First preferences,{heading}\nSmith,134,108\nCarpenter,81,87.79071\n");
        var outcome = tool.Run("diff", json, other);
        Assert.Equal(5, outcome.Code);
        Assert.Contains("  Place             other.csv:3:14\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_passed_over_comes_first_and_is_no_success_unless_it_is_ignored()
    {
        string json = Count("model.json");
        string csv = tool.Write("official.csv",
            "Candidate,First preferences,Second preferences,Swing\nSmith,134,40,+1\nCarpenter,81,,-2\n");
        var outcome = tool.Run("diff", json, csv);
        Assert.Equal("""
            Passed over: 3 figures of the official table, since nothing says what they are: "Second preferences"
            (1), "Swing" (2).

            All 2 figures of the official table that were compared are ours too.

            Compared          2 figures
            Equal             2
            Different         0
            Passed over       3 figures: "Second preferences" (1), "Swing" (2)
            Absent            118 totals of ours are not in the official table

            """, outcome.Out);
        Assert.Equal((5, """
            stv: official.csv:1:29: "Second preferences" was passed over; name it with --ignore if it may be.
            stv: official.csv:1:48: "Swing" was passed over; name it with --ignore if it may be.

            """), (outcome.Code, outcome.Error));
        Assert.Equal(5, tool.Run("diff", json, csv, "--ignore", "Swing").Code);
        outcome = tool.Run("diff", json, csv, "--ignore", "swing", "--ignore", "Second  preferences");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("\nIgnored           3 figures: \"Second preferences\" (1), \"Swing\" (2)\n", outcome.Out,
            StringComparison.Ordinal);
        Assert.Equal(new(1, "", "stv: official.csv:1:1: found no column and no row \"Swings\", which is to be left out, expected one\n"),
            tool.Run("diff", json, csv, "--ignore", "Swings"));
    }

    [Fact]
    public void One_figure_is_in_the_singular_and_none_is_no_success()
    {
        string json = Count("model.json");
        Assert.StartsWith("The only figure of the official table is ours too.\n\nCompared          1 figure\n",
            tool.Run("diff", json, tool.Write("one.csv", "Candidate,Stage 1\nSmith,134\n")).Out, StringComparison.Ordinal);
        var none = tool.Run("diff", json, tool.Write("none.csv", "Candidate,Stage 1\nTurnout,134\n"));
        Assert.Equal(5, none.Code);
        Assert.StartsWith(
            "Not compared: 1 figure: \"Turnout\" (1). They are no votes that ours has too.\n\nNo figure of the official table "
            + "was compared.\n", none.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_of_the_page_of_layouts_are_read()
    {
        string[] page = File.ReadAllText(Repository.PathOf("docs", "formats", "official-csv.md")).Split("```\n");
        Assert.Equal(0, tool.Run("diff", Count("model.json"), tool.Write("official.csv", page[1])).Code);
        var commission = OfficialTable.Read(new StringReader(page[3]));
        Assert.Equal(["PILE Jan", "Exhausted"], commission.Rows.Select(row => row.Names[0]));
    }

    [Theory]
    [InlineData("Candidate,Stage 1\nSmiht,134\n", "official.csv:2:1: found \"Smiht\", expected a candidate of the result, or a sum such as \"Non-transferable\"; the nearest is \"Smith\"")]
    [InlineData("Candidate,Stage 1\nSmith,13 4\n", "official.csv:2:7: found \"13 4\", expected a number such as 1,234.56, or nothing")]
    public void Faults_of_the_table(string text, string error) =>
        Assert.Equal(new(1, "", $"stv: {error}\n"), tool.Run("diff", Count("model.json"), tool.Write("official.csv", text)));

    [Fact]
    public void Faults_of_the_result_and_of_the_line()
    {
        string json = Count("model.json");
        Assert.Equal(new(1, "", "stv: nowhere.csv: there is no such file.\n"), tool.Run("diff", json, tool.PathOf("nowhere.csv")));
        Assert.StartsWith("stv: bad.json:1:1: this is not JSON", tool.Run("diff", tool.Write("bad.json", "x"), json).Error,
            StringComparison.Ordinal);
        Assert.Equal(new(2, "", "stv: standard input cannot be both the result and the official table.\nTry 'stv diff --help'.\n"),
            tool.Run("diff", "-", "-"));
        Assert.Equal(new(2, "", "stv: stv diff needs an OFFICIAL, or - for standard input.\nTry 'stv diff --help'.\n"),
            tool.Run("diff", json));
        Assert.Equal(new(2, "", "stv: stv diff takes one RESULT and one OFFICIAL: \"c\" is one too many.\nTry 'stv diff --help'.\n"),
            tool.Run("diff", "a", "b", "c"));
    }

    [Fact]
    public void Names_of_files_and_rows_send_nothing_to_the_terminal()
    {
        string official = tool.Write("\u001b[31m.csv", "Candidate,Stage 1,\u001b[31mX\nSmith,135,1\n");
        var outcome = tool.Run("diff", Count("model.json"), official);
        Assert.Equal(5, outcome.Code);
        Assert.DoesNotContain('\u001b', outcome.Out + outcome.Error);
        string fault = tool.Run("diff", Count("model.json"), tool.Write("f.csv", "Candidate,Stage 1\n\u001b[31mX,135\n")).Error;
        Assert.DoesNotContain('\u001b', fault);
        Assert.Contains("f.csv:2:1:", fault, StringComparison.Ordinal);
    }

    string Count(string name)
    {
        Assert.Equal(0,
            tool.Run("count", Repository.PathOf("seeds", "model-election.blt"), "--rules", "scotland-2011", "-o", tool.PathOf(name)).Code);
        return tool.PathOf(name);
    }
}
