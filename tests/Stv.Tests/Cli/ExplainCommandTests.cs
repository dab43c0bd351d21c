namespace Stv.Tests.Cli;

public sealed class ExplainCommandTests : IDisposable
{
    const string Ward = "3 1\n4 1 2 0\n3 2 3 0\n2 3=1 0\n2 3 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Cyd\"\n\"Ward\"\n";

    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData("--ranking", "3 2")]
    [InlineData("--ranking", "Cyd > bob")]
    [InlineData("--ranking", "3,2")]
    [InlineData("--ballot", "4")]
    public void A_paper_is_named_by_its_marks_or_its_place(string option, string value)
    {
        var outcome = tool.Run("explain", tool.Write("ward.blt", Ward), "--rules", "irv", option, value);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("  Marked            1 Cyd, 2 Bob\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("  Stage 2, exclusion of Cyd (clause 4): goes on to Bob, worth 1.\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("    All of it helped to elect Bob.\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_is_named_by_the_number_that_its_file_gives_it()
    {
        string path = tool.Write("ward.csv", "id,1st,2nd\n7,Ann,Bob\n9,Bob,Ann\n9,,\n8,,\n");
        var outcome = tool.Run("explain", path, "--rules", "irv", "--seats", "1", "--seed", "x", "--ballot-id", "7");
        Assert.Contains("  Marked            1 Ann, 2 Bob\n", outcome.Out, StringComparison.Ordinal);
        outcome = tool.Run("explain", path, "--rules", "irv", "--seats", "1", "--seed", "x", "--ballot-id", "9");
        Assert.Contains("  Marked            1 Bob, 2 Ann\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("2 papers have the id \"9\": this is the first ranking among them.", outcome.Error, StringComparison.Ordinal);
        outcome = tool.Run("explain", path, "--rules", "irv", "--seats", "1", "--seed", "x", "--ballot-id", "8");
        Assert.Contains("  Marked            nothing\n", outcome.Out, StringComparison.Ordinal);
        outcome = tool.Run("explain", tool.Write("hall.csv", "id,1st,2nd\n1,Bob,\n"), "--also", path, "--rules", "irv", "--seats", "1",
            "--ballot-id", "7");
        Assert.Contains("  Marked            1 Ann, 2 Bob\n", outcome.Out, StringComparison.Ordinal);
        outcome = tool.Run("explain", path, "--rules", "irv", "--seats", "1", "--ballot-id", "6");
        Assert.Contains("Found no paper \"6\", expected one.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_may_be_judged_otherwise_and_the_story_may_be_JSON()
    {
        string path = tool.Write("ward.blt", Ward);
        Assert.Contains("it is among the papers with several first preferences, which are rejected",
            tool.Run("explain", path, "--rules", "irv", "--ballot", "3").Out, StringComparison.Ordinal);
        var first = tool.Run("explain", path, "--rules", "irv", "--ballot", "3", "--marks", "equal-rank=first", "--format", "json");
        Assert.Contains("\"marked\": [[3, 1]],\n  \"counted\": [[3]],", first.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stv explain needs one paper", "--rules", "irv")]
    [InlineData("stv explain needs one paper", "--rules", "irv", "--ballot", "1", "--ranking", "1")]
    [InlineData("stv explain needs --rules ID", "--ballot", "1")]
    [InlineData("--ballot takes 1 to 4, the ballots that carry a mark, not 5.", "--rules", "irv", "--ballot", "5")]
    [InlineData("--ranking takes numbers from 1 to 3, or names with > between them, not \"1 4\".", "--rules", "irv", "--ranking", "1 4")]
    [InlineData("there is no candidate \"Dan\"", "--rules", "irv", "--ranking", "Dan > Ann")]
    [InlineData("--marks knows no term \"equal\"", "--rules", "irv", "--ballot", "1", "--marks", "equal=ends")]
    [InlineData("--marks equal-rank is one of ends, passed-over, shared, one-continuing, first, not \"end\".", "--rules", "irv", "--ballot", "1", "--marks", "equal-rank=end")]
    [InlineData("--marks most-ranks takes a whole number of at most 65534, not \"-1\".", "--rules", "irv", "--ballot", "1", "--marks", "most-ranks=-1")]
    [InlineData("--marks gives \"repeated\" twice.", "--rules", "irv", "--ballot", "1", "--marks", "repeated=ends", "repeated=ends")]
    [InlineData("--marks gives blank-rank and blank-ranks", "--rules", "irv", "--ballot", "1", "--marks", "blank-rank=ends", "blank-ranks=1")]
    [InlineData("--ranking has 1 Ann twice at one rank", "--rules", "irv", "--ranking", "1=1")]
    [InlineData("--output x.html says no format: give --format, or a name that ends in .txt or .json.", "--rules", "irv", "--ballot", "1", "-o", "x.html")]
    [InlineData("--marks takes a term and its value", "--rules", "irv", "--ballot", "1", "--marks", "repeated")]
    [InlineData("irv cannot judge marks so: papers that move at a value cannot be shared", "--rules", "irv", "--ballot", "1", "--marks", "equal-rank=shared")]
    public void What_cannot_be_is_said(string complaint, params string[] arguments)
    {
        var outcome = tool.Run(["explain", tool.Write("ward.blt", Ward), .. arguments]);
        Assert.Equal((2, ""), (outcome.Code, outcome.Out));
        Assert.Contains(complaint, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_form_cannot_say_of_marks_is_told_and_so_is_what_a_comparison_was_made_with()
    {
        string path = tool.Write("ward.blt", Ward);
        string[] count = ["count", path, "--rules", "irv", "--marks", "equal-rank=first"];
        Assert.Contains("the form rctab has no place for how marks were judged", tool.Run([.. count, "--format", "rctab"]).Error,
            StringComparison.Ordinal);
        Assert.Equal("", tool.Run([.. count, "--format", "json"]).Error);
        string otherwise = tool.Write("m.json", tool.Run([.. count, "--format", "json"]).Out);
        string table = tool.Write("m.csv", tool.Run([.. count, "--format", "csv"]).Out);
        var same = tool.Run("diff", otherwise, table);
        Assert.Equal(0, same.Code);
        Assert.Contains("Our count judged marks otherwise than the rules say.", same.Out, StringComparison.Ordinal);
        string plain = tool.Write("n.json", tool.Run("count", path, "--rules", "irv", "--format", "json").Out);
        Assert.Contains("\"Marks\" is other than ours", tool.Run("diff", plain, table).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Ballots_without_a_mark_have_no_number_and_that_is_said()
    {
        string path = tool.Write("empty.blt", "2 1\n5 0\n3 1 2 0\n1 2 0\n0\n\"Ann\"\n\"Bob\"\n\"t\"\n");
        var outcome = tool.Run("explain", path, "--rules", "irv", "--ballot", "1", "--withdraw", "Ann");
        Assert.Contains("--ballot counts the ballots that carry a mark: 5 without one have no number.", outcome.Error,
            StringComparison.Ordinal);
        Assert.Contains("  Marked            1 Ann, 2 Bob\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("  Struck out        Ann, withdrawn\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_that_stops_leaves_papers_where_they_are()
    {
        string tie = tool.Write("tie.blt", "2 1\n2 1 2 0\n2 2 1 0\n0\n\"A = B\"\n\"B\"\n\"t\"\n");
        var outcome = tool.Run("explain", tie, "--rules", "irv", "--ranking", "A = B > B");
        Assert.Equal(3, outcome.Code);
        Assert.Contains("  Marked            1 A = B, 2 B\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("    All of it is with A = B when the count stops.\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("  Counted           1 B\n", tool.Run("explain", tie, "--rules", "irv", "--withdraw", "1", "--ballot", "1").Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_by_other_marks_says_so()
    {
        string path = tool.Write("ward.blt", Ward);
        string[] marks = ["--marks", "equal-rank=passed-over", "blank-ranks=1", "withdrawn=struck-out-last", "undeclared=struck-out"];
        var text = tool.Run(["count", path, "--rules", "scotland-2011", .. marks]);
        Assert.Contains("Judged otherwise than the rules say.", text.Out, StringComparison.Ordinal);
        string page = tool.Run(["count", path, "--rules", "scotland-2011", .. marks, "--format", "html"]).Out;
        Assert.Contains("Judged otherwise than the rules say.", page, StringComparison.Ordinal);
        Assert.Contains("--marks equal-rank=passed-over blank-ranks=1", page, StringComparison.Ordinal);
        Assert.Contains("Marks,\"judged otherwise than the rules say",
            tool.Run(["count", path, "--rules", "scotland-2011", .. marks, "--format", "csv"]).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Judged otherwise", tool.Run("count", path, "--rules", "scotland-2011").Out, StringComparison.Ordinal);
    }
}
