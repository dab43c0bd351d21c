namespace Stv.Tests.Cli;

public sealed class ConvertCommandTests : IDisposable
{
    const string Ward = "3 2\n[tie 3 2 1]\n-2\n4 1 2 0\n3 2 3 0\n2 3=1 0\n2 3 - 2 0\n1 3 3 0\n5 0\n0\n"
        + "\"Ann\"\n\"Bob\"\n\"Cyd\"\n\"Ward\"\n";

    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void What_a_format_cannot_hold_is_said_and_nothing_is_written()
    {
        string ward = tool.Write("ward.blt", Ward), path = tool.PathOf("ward.toi");
        var outcome = tool.Run("convert", ward, path);
        Assert.Equal(4, outcome.Code);
        Assert.False(File.Exists(path));
        foreach (string lost in (string[])
        [
            "preflib: The number of seats, 2, is not in it.", "preflib: The order for ties is not in it.",
            "preflib: Who of the candidates has withdrawn, 1 in all, is not in it: they stand again.",
            "preflib: Papers without any mark, 5, are not in it.", "preflib: On 2 papers a rank is left blank; later ranks move up.",
            "preflib: On 1 paper a candidate is ranked more than once, and stands at the first of the ranks alone.",
            "PrefLib cannot hold all of it, and nothing was written: --lossy writes the rest.",
        ])
            Assert.Contains(lost, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_is_written_when_that_is_asked_for()
    {
        string ward = tool.Write("ward.blt", Ward), path = tool.PathOf("ward.toi");
        var outcome = tool.Run("convert", ward, path, "--lossy");
        Assert.Equal(0, outcome.Code);
        Assert.Contains("preflib: Papers without any mark, 5, are not in it.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("""
            # DATA TYPE: toi
            # TITLE: Ward
            # NUMBER ALTERNATIVES: 3
            # NUMBER VOTERS: 12
            # NUMBER UNIQUE ORDERS: 5
            # ALTERNATIVE NAME 1: Ann
            # ALTERNATIVE NAME 2: Bob
            # ALTERNATIVE NAME 3: Cyd
            4: 1,2
            3: 2,3
            2: {3,1}
            2: 3,2
            1: 3

            """, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("csv-ranks", "id,papers,rank 1,rank 2,rank 3\r\n1,4,Ann,Bob,\r\n2,3,Bob,Cyd,\r\n3,2,Cyd;Ann,,\r\n4,2,Cyd,,Bob\r\n5,1,Cyd,Cyd,\r\n6,5,,,\r\n")]
    [InlineData("csv-candidates", "id,papers,Ann,Bob,Cyd\r\n1,4,1,2,\r\n2,3,,1,2\r\n3,2,1,,1\r\n4,2,,3,1\r\n5,1,,,1\r\n6,5,,,\r\n")]
    [InlineData("rctab-jsonl", "{\"n\":4,\"ranks\":[[\"Ann\"],[\"Bob\"]]}\n{\"n\":3,\"ranks\":[[\"Bob\"],[\"Cyd\"]]}\n{\"n\":2,\"ranks\":[[\"Cyd\",\"Ann\"]]}\n{\"n\":2,\"ranks\":[[\"Cyd\"],[],[\"Bob\"]]}\n{\"n\":1,\"ranks\":[[\"Cyd\"],[\"Cyd\"]]}\n{\"n\":5,\"ranks\":[]}\n")]
    [InlineData("concrete-stv", "{\"metadata\":{\"name\":{\"year\":\"\",\"authority\":\"\",\"name\":\"Ward\",\"electorate\":\"\"},\"candidates\":[{\"name\":\"Ann\",\"party\":null},{\"name\":\"Bob\",\"party\":null},{\"name\":\"Cyd\",\"party\":null}],\"parties\":[],\"excluded\":[1],\"vacancies\":2},\"atl\":[],\"btl\":[{\"candidates\":[0,1],\"n\":4},{\"candidates\":[1,2],\"n\":3},{\"candidates\":[2,0],\"n\":2},{\"candidates\":[2,1],\"n\":2},{\"candidates\":[2,2],\"n\":1}],\"informal\":0}\n")]
    public void Every_format_is_written_to_standard_output_as_it_is(string target, string expected)
    {
        var outcome = tool.Run("convert", tool.Write("ward.blt", Ward), "-", "--to", target, "--lossy");
        Assert.Equal((0, expected), (outcome.Code, outcome.Out));
    }

    [Fact]
    public void Cast_vote_records_have_one_for_each_paper()
    {
        string path = tool.Write("ward.blt", "3 2\n2 1=3 - 2 1 0\n1 2 0\n1 0\n0\n\"Ann\"\n\"Bob\"\n\"Cyd\"\n\"Ward\"\n");
        string text = tool.Run("convert", path, "-", "--to", "cdf-json").Out;
        using var json = System.Text.Json.JsonDocument.Parse(text);
        var records = json.RootElement.GetProperty("CVR");
        Assert.Equal(4, records.GetArrayLength());
        var marks = records[0].GetProperty("CVRSnapshot")[0].GetProperty("CVRContest")[0].GetProperty("CVRContestSelection");
        Assert.Equal(["selection-1 1", "selection-3 1", "selection-2 3", "selection-1 4"],
            marks.EnumerateArray().Select(mark => (Id: mark.GetProperty("ContestSelectionId"), At: mark.GetProperty("SelectionPosition")))
                .Select(mark => $"{mark.Id.GetString()} {mark.At[0].GetProperty("Rank").GetInt32()}"));
        var contest = json.RootElement.GetProperty("Election")[0].GetProperty("Contest")[0];
        Assert.Equal(("Ward", 2), (contest.GetProperty("Name").GetString(), contest.GetProperty("NumberElected").GetInt32()));
        var back = tool.Run("convert", tool.Write("ward.json", text), "-", "--to", "blt");
        Assert.Equal("3 2\n2 1=3 - 2 1 0\n1 2 0\n1 0\n0\n\"Ann\"\n\"Bob\"\n\"Cyd\"\n\"Ward\"\n", back.Out);
        var most = tool.Run("convert", tool.Write("many.blt", "2 1\n5000001 1 0\n0\n\"A\"\n\"B\"\n\"T\"\n"), "-", "--to", "cdf-json");
        Assert.Contains("There are 5000001 papers, and a file of cast vote records with one for each holds 5000000.", most.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_that_holds_all_says_nothing()
    {
        string table = tool.Write("survey.csv", "id,Rank 1,Rank 2\n1,Ann,Bob\n2,Bob,\n3,Ann,\n");
        var outcome = tool.Run("convert", table, "-", "--to", "blt", "--seats", "1");
        Assert.Equal(0, outcome.Code);
        Assert.Contains("stv: blt: Precincts, batches and ids that the source gives papers are not in it.\n", outcome.Error,
            StringComparison.Ordinal);
        table = tool.Write("survey.csv", "Rank 1,Rank 2\nAnn,Bob\nBob,\nAnn,\n");
        Assert.DoesNotContain("blt:", tool.Run("convert", table, "-", "--to", "blt", "--seats", "1").Error, StringComparison.Ordinal);
        Assert.Equal("2 1\n1 1 2 0\n1 2 0\n1 1 0\n0\n\"Ann\"\n\"Bob\"\n\"\"\n", outcome.Out);
        Assert.Equal(0, tool.Run("convert", table, tool.PathOf("hall.blt.gz"), "--seats", "1").Code);
        Assert.Equal(0, tool.Run("count", tool.PathOf("hall.blt.gz"), "--rules", "irv").Code);
    }

    [Theory]
    [InlineData(4, "A BLT file says how many seats there are, and this election does not: say it (--seats).", "hall.blt")]
    [InlineData(2, "says no format that is written: give --to, blt, preflib,", "hall.doc")]
    [InlineData(2, "--to takes blt|preflib|csv-ranks|csv-candidates|rctab-jsonl|concrete-stv|cdf-json, not \"doc\".", "hall.blt", "--to", "doc")]
    public void What_cannot_be_is_said(int code, string complaint, string output, params string[] more)
    {
        string table = tool.Write("survey.csv", "id,Rank 1,Rank 2\n1,Ann,Bob\n2,Bob,\n");
        var outcome = tool.Run(["convert", table, tool.PathOf(output), .. more]);
        Assert.Equal(code, outcome.Code);
        Assert.Contains(complaint, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(tool.PathOf(output)));
    }

    [Theory]
    [InlineData("preflib", "On 4 papers nobody is marked by name, and they are not in it.")]
    [InlineData("csv-ranks", "On 4 papers nobody is marked by name, and they become papers without any mark.")]
    [InlineData("csv-candidates", "The order in which those at one rank are listed is not in it.")]
    public void Papers_on_which_nobody_is_marked_and_the_order_of_equals_are_told(string target, string lost)
    {
        string path = tool.Write("blank.blt", "3 1\n3 1 2 0\n4 - 0\n2 3=1 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"t\"\n");
        Assert.Contains($"{target}: {lost}", tool.Run("convert", path, "-", "--to", target, "--lossy").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody is marked", tool.Run("convert", path, "-", "--to", "blt").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_promises_another_type_of_orders_is_told()
    {
        string path = tool.Write("ties.blt", "3 1\n3 1=2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"t\"\n");
        Assert.Contains("preflib: The orders are of type toi, and the name of the file ends in another.",
            tool.Run("convert", path, tool.PathOf("ties.soc"), "--lossy").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_a_table_cannot_tell_are_refused()
    {
        string twice = tool.Write("twice.blt", "2 1\n1 1 2 0\n0\n\"Ann\"\n\"Ann\"\n\"W\"\n");
        var outcome = tool.Run("convert", twice, "-", "--to", "csv-ranks", "--lossy");
        Assert.Equal(4, outcome.Code);
        Assert.Contains("Two candidates are called \"Ann\"", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Two candidates are called \"Ann\"", tool.Run("convert", twice, "-", "--to", "rctab-jsonl").Error,
            StringComparison.Ordinal);
        string signs = tool.Write("signs.blt", "2 1\n1 1=2 0\n0\n\"Ann; the first\"\n\"Bob\"\n\"W\"\n");
        Assert.Contains("The name \"Ann; the first\" has one of ; |", tool.Run("convert", signs, "-", "--to", "csv-ranks", "--lossy").Error,
            StringComparison.Ordinal);
    }
}
