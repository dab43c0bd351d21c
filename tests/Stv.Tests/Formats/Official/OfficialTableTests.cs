using System.Globalization;

namespace Stv.Tests.Formats;

/// <summary>What is read of tables as officials publish them.</summary>
public class OfficialTableTests
{
    // Every table has the same figures: Ann 10, then 2 gained; Bob 4, then out.
    [Theory]
    [InlineData("Candidate,Stage 1,Stage 2\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Candidate,1,2\nAnn,10,12\nBob,4,0\n")]
    [InlineData(",First Preferences,Second Count\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Candidate,First Count,Count II\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Candidate,I,II\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Candidate,Stage One,Stage Two\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Candidate,First preferences,After surplus of Bob\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Candidate,\"First\nCount\",\"SECOND COUNT\nTransfer of Bob's votes\"\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Candidate,Stage 1 / First preferences,Stage 2 / Exclusion of Bob\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Count,Candidate,Total\nFirst,Ann,10\nFirst,Bob,4\nSecond,Ann,12\nSecond,Bob,0\n")]
    [InlineData("Count,Candidate,Total\nCount I,Ann,10\nCount I,Bob,4\nCount II,Ann,12\nCount II,Bob,0\n")]
    [InlineData("Candidate,Stage 1,Stage 2\r\"Ann\",10,12\r\"B\"ob,4,0\r")]
    [InlineData("North ward,,\n\nName,Party,1st preferences,2nd stage\nAnn,A,10,12\nBob,B,4,0\n")]
    [InlineData("Candidate,Votes,Total\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Candidate,Stage 1,Stage 2: transfer of Bob's votes\nAnn,10,12\nBob,4,0\n")]
    [InlineData("Count,Candidate,Total\n1,Ann,10\n1,Bob,4\n2,Ann,12\n2,Bob,0\n")]
    [InlineData("count,row,progressive_total\n---,---,---\n1,Ann,10\n2,Ann,12\n1,Bob,4\n2,Bob,0\n")]
    public void Totals(string text) => Assert.Equal("Ann 1:10 2:12; Bob 1:4 2:0", Shown(text));

    [Theory]
    [InlineData("Candidate,First preferences,Transfer,Total\nAnn,10,2,12\nBob,4,-4,-\n")]
    [InlineData("Candidate,Stage 1,Stage 2,\nAnn,10,+2,12\nBob,4,-4,-\n")]
    [InlineData("Candidate,Party,Stage 1,,Stage 2,\n,,Transfer,Total,Transfer,Total\nAnn,A,,10,2,12\nBob,B,,4,\u22124,\u2013\n")]
    [InlineData("Candidate,First preferences,Surplus of Bob,After surplus of Bob\nAnn,10,2,12\nBob,4,-4,\n")]
    [InlineData("Candidate,First preferences,Transfer of Bob's votes,Result\nAnn,10,2,12\nBob,4,-4,-\n")]
    [InlineData("Candidate,First count,Transfer,After surplus of Bob\nAnn,10,2,12\nBob,4,-4,-\n")]
    [InlineData("Candidate,First Count,Second Count,\n,,Votes transferred,Votes after transfer\nAnn,10,2,12\nBob,4,-4,-\n")]
    [InlineData("Candidate,Count I,Bob's surplus,Count II\nAnn,10,2,12\nBob,4,-4,-\n")]
    [InlineData(",Stage,1,1,2,2\nNo,Candidate,Transfers,Votes,Transfers,Votes\n1,Ann,,10,2,12\n2,Bob,,4,(4),Excluded\n")]
    [InlineData("Count,Surname,GivenNm,VoteTransferred,ProgressiveVoteTotal\n1,Ann,,,10\n1,Bob,,,4\n2,Ann,,2,12\n2,Bob,,-4,\n")]
    public void Transfers_and_totals(string text) => Assert.Equal("Ann 1:10 2:+2 2:12; Bob 1:4 2:+-4", Shown(text));

    [Theory]
    [InlineData("1234", "1234", 0)]
    [InlineData("\"1,234\"", "1234", 0)]
    [InlineData("1 234.50", "1234.5", 2)]
    [InlineData("1\u00A0234 567", "1234567", 0)]
    [InlineData("1'234", "1234", 0)]
    [InlineData("+7.00000", "7", 5)]
    [InlineData("(12.5)", "-12.5", 1)]
    [InlineData(".25", "0.25", 2)]
    [InlineData("-.25", "-0.25", 2)]
    [InlineData(" 3 ", "3", 0)]
    public void Numbers_as_people_write_them(string cell, string value, int places)
    {
        var figure = Read($"Candidate,Stage 1\nAnn,{cell}\n").Rows[0].Figures[0];
        Assert.Equal((Ratio.Parse(value), places), (figure.Value, figure.Places));
    }

    [Theory]
    [InlineData("", "1:1: found nothing, expected a table")]
    [InlineData("a,b\n1,2\n", "1:1: found no heading \"Candidate\" or \"Name\", nor any such as \"Stage 1\", expected a row of headings")]
    [InlineData("Candidate,Swing\nAnn,2\n", "1:1: found no column of a stage, expected headings such as \"Stage 1\" or \"Total\"")]
    [InlineData("Candidate,Stage 1\nAnn,-\n", "1:1: found no figure in the table, expected a row for each candidate")]
    [InlineData("Candidate,Stage 1\n\"Ann, \"\"A\"\"\nArcher\",12x\n", "3:9: found \"12x\", expected a number such as 1,234.56, or nothing")]
    [InlineData("Candidate,Stage 1\nAnn,\"12,34\"\n", "2:5: found \"12,34\", expected a number such as 1,234.56, or nothing")]
    [InlineData("Candidate,Stage 1\n\nAnn,1.2.3\n", "3:5: found \"1.2.3\", expected a number such as 1,234.56, or nothing")]
    [InlineData("Candidate,Stage 1,Stage 2,Stage 2,Stage 2\nAnn,1,2,3,4\n", "1:27: found a second column of transfers of stage 2, expected one")]
    [InlineData("Candidate,Stage 1,Surplus of A,Surplus of B,Stage 2\nAnn,1,2,3,4\n",
        "1:45: found stage 2 behind columns counted as stages up to 3, expected a number in each heading")]
    [InlineData("Candidate,Stage 1\n\"Ann,1\nBob,2\n", "2:1: found a quotation mark that nothing closes, expected another at the end of the cell")]
    [InlineData("Count,Candidate,Total\n0,Ann,1\n", "2:1: found \"0\", expected the number of a count, from 1")]
    [InlineData("Count,Candidate,Total\n1,Ann,1\n1,Ann,2\n", "3:1: found count 1 of \"Ann\" again, expected it once")]
    public void Faults_have_a_place(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Read(text)).Message);

    [Fact]
    public void Numbers_above_the_headings_and_in_columns_of_words_are_told()
    {
        var table = Read("Seats,2\nFoo,1,2,3\nTransfer value,,0.5,0.5\nCandidate,Party,Elected,Stage 1\nAnn,Blue,3,10\nBob,7,,4\n");
        Assert.Equal(
            [
                new("Party", 4, 11, 1, PassedOverReason.Unknown), new("Elected", 4, 17, 1, PassedOverReason.Unknown),
                new("Foo", 2, 1, 3, PassedOverReason.Unknown), new("Transfer value", 3, 1, 2, PassedOverReason.NotVotes),
            ],
            table.PassedOver);
        Assert.Equal("Ann 1:10; Bob 1:4", Shown(table));

        var rows = Read("Candidate,Count,Votes,Status\nAnn,1,10,Elected\nBob,1,4,7\n");
        Assert.Equal([new("Status", 1, 23, 1, PassedOverReason.Unknown)], rows.PassedOver.Select(one => one with { Figures = 1 }));
    }

    [Fact]
    public void What_is_not_read_is_told()
    {
        var table = Read(
            "Year,Candidate,Elected,Stage 1,Stage 1 (%),Swing,Stage 2,Remark,Second preferences\n2022,Ann,at 2,10,3.5,3,12,good,7\n"
            + "2022,Bob,,4,1,-,,,\n");
        Assert.Equal(
            [
                new("Year", 1, 1, 2, PassedOverReason.NotVotes), new("Stage 1 (%)", 1, 32, 2, PassedOverReason.Unknown),
                new("Swing", 1, 44, 1, PassedOverReason.Unknown), new("Second preferences", 1, 65, 1, PassedOverReason.Unknown),
            ],
            table.PassedOver);
        Assert.Equal("Ann 1:10 2:12; Bob 1:4", Shown(table));
    }

    [Theory]
    [InlineData("Candidate,,Stage 1\nAnn,7,10\n", "column 2")]
    [InlineData("Votes,Candidate,Stage 1\n7,Ann,10\n", "Votes")]
    [InlineData("Candidate,Stage 1,Counts 2 and 3\nAnn,10,7\n", "Counts 2 and 3")]
    [InlineData("Candidate,Stage 1,Stage 2 and 3\nAnn,10,7\n", "Stage 2 and 3")]
    [InlineData("Candidate,Stage 1,Second and third count\nAnn,10,7\n", "Second and third count")]
    [InlineData("Candidate,Stage 1,Final count\nAnn,10,7\n", "Final count")]
    [InlineData("Candidate,Stage 1,V\nAnn,10,7\n", "V")]
    [InlineData("Candidate,Stage 1,Second\nAnn,10,7\n", "Second")]
    [InlineData("Count,Candidate,Total,Rank\n1,Ann,10,7\n", "Rank")]
    [InlineData("Count,Candidate,Total\n1,Ann,10\nlast,Ann,7\n", "Ann")]
    [InlineData("Count,Candidate,Total\n1,Ann,10\n,Sum,7\n", "Sum")]
    public void What_names_no_stage_is_passed_over_and_told_and_may_be_ignored(string text, string heading)
    {
        var passed = Assert.Single(Read(text).PassedOver);
        Assert.Equal((heading, 1, PassedOverReason.Unknown), (passed.Heading, passed.Figures, passed.Reason));
        if (heading == "Ann") return;
        var ignored = OfficialTable.Read(new StringReader(text), [$" {heading.ToUpperInvariant()}"]);
        Assert.Equal(passed with { Reason = PassedOverReason.Ignored }, Assert.Single(ignored.PassedOver));
        Assert.Equal("Ann 1:10", Shown(ignored));
    }

    [Fact]
    public void A_stage_and_a_row_can_be_ignored_and_what_is_not_there_cannot()
    {
        const string Text = "Candidate,Stage 1,Stage 2\nAnn,10,12\nSummary,14,14\n";
        var table = OfficialTable.Read(new StringReader(Text), ["stage 2", "Summary"]);
        Assert.Equal("Ann 1:10", Shown(table));
        Assert.Equal(["Stage 2", "Summary"], table.PassedOver.Select(one => one.Heading));
        Assert.Equal("1:1: found no column and no row \"Stage 3\", which is to be left out, expected one",
            Assert.Throws<FormatException>(() => OfficialTable.Read(new StringReader(Text), ["Stage 3"])).Message);
    }

    [Theory]
    // Below the number of a stage, beside a row of that name, and where there is no such row.
    [InlineData(",Stage 1,Stage 2,Stage 2\nCandidate,Total,Transfer,Total\nAnn,10,2,12\nTotal,14,,14\n", "Ann 1:10 2:+2 2:12", "Total")]
    [InlineData("Candidate,Total,Transfer,Total\nAnn,10,2,12\nTOTAL,14,,14\n", "Ann 1:10 2:+2 2:12", "TOTAL")]
    [InlineData("Count,Candidate,Total\n1,Ann,10\n2,Ann,12\n1,Total,14\n2,Total,14\n", "Ann 1:10 2:12", "Total|Total")]
    [InlineData("Candidate,Total,Transfer,Total\nAnn,10,2,12\n", "Ann 2:+2", "Total|Total")]
    public void To_ignore_a_row_of_totals_is_not_to_ignore_the_totals_of_stages(string text, string shown, string left)
    {
        var table = OfficialTable.Read(new StringReader(text), ["total"]);
        Assert.Equal(shown, Shown(table));
        Assert.Equal(left, string.Join('|', table.PassedOver.Select(one => one.Heading)));
    }

    [Fact]
    public void Figures_know_their_place()
    {
        var figure = Read("Candidate,Stage 1,Stage 2\n\"Ann \"\"A, b\"\"\",10,\"1,200.50\"\n").Rows[0].Figures[1];
        Assert.Equal((2, 19, 2, FigureKind.Total, 2), (figure.Line, figure.Column, figure.Stage, figure.Kind, figure.Places));
    }

    static OfficialTable Read(string text) => OfficialTable.Read(new StringReader(text));

    static string Shown(string text) => Shown(Read(text));

    static string Shown(OfficialTable table) =>
        string.Join("; ", table.Rows.Select(row => $"{row.Names[0]} {string.Join(' ', row.Figures.Select(Shown))}"));

    static string Shown(OfficialFigure figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{figure.Stage}:{(figure.Kind == FigureKind.Transfer ? "+" : "")}{figure.Value}");
}
