using System.Text;

namespace Stv.Tests.Formats;

/// <summary>What spreadsheets, word processors and mail programs add to a file.</summary>
public sealed class BltAddedTests
{
    [Theory]
    // Commas and semicolons after the lines, or between the numbers.
    [InlineData("3 2,\n4 1 2 0,\n3 2 0,\n0,\n\"Ann\",\n\"Bob\",\n\"Cas\",\n\"Ward\",\n", "(1:4 separators)")]
    [InlineData("3 2;;;\n4 1 2 0;\n3 2 0;;;\n0;;;\n\"Ann\";;;\n\"Bob\";;;\n\"Cas\";;;\n\"Ward\";;;\n", "(1:4 separators)")]
    [InlineData("3,2,,\n4,1,2,0\n3,2,0,\n0,,,\n\"Ann\",,,\n\"Bob\",,,\n\"Cas\",,,\n\"Ward\",,,\n", "(1:2 separators)")]
    [InlineData("3;2;;\r\n4;1;2;0\r\n3;2;0;\r\n0;;;\r\n;;;\r\n\"Ann\";;;\r\n\"Bob\";;;\r\n\"Cas\";;;\r\n\"Ward\";;;\r\n", "(1:2 separators)")]
    [InlineData("3 2\n4;1;2;0\n3;2;0\n0\n\"Ann\"\n\"Bob\"\n\"Cas\"\n\"Ward\"\n", "(2:2 separators)")]
    [InlineData("3, 2\n4, 1, 2, 0\n3, 2, 0\n0\n\"Ann\"\n\"Bob\"\n\"Cas\"\n\"Ward\"\n", "(1:2 separators)")]
    [InlineData("3\t2\t\t\n4\t1\t2\t0\n3\t2\t0\t\n0\t\t\t\n\"Ann\"\t\t\t\n\"Bob\"\t\t\t\n\"Cas\"\t\t\t\n\"Ward\"\t\t\t\n", "")]
    // Whole lines, or every number, in quotes.
    [InlineData("\"3 2\"\n\"4 1 2 0\"\n\"3 2 0\"\n\"0\"\n\"Ann\"\n\"Bob\"\n\"Cas\"\n\"Ward\"\n", "(1:1 separators)")]
    [InlineData("\"3\",\"2\",\"\"\n\"4\",\"1\",\"2\",\"0\"\n\"3\",\"2\",\"0\"\n\"0\"\n\"Ann\"\n\"Bob\"\n\"Cas\"\n\"Ward\"\n", "(1:1 separators)|(1:4 separators)")]
    [InlineData("\"3\u00A02\"\n\"4 1\u00A02 0\",\n\"3 2 0\"\n\"0,\"\n\"Ann\"\n\"Bob\"\n\"Cas\"\n\"Ward\"\n", "(1:1 separators)|(1:3 separators)|(2:10 separators)")]
    // No-break spaces, as a page of the web has them.
    [InlineData("3\u00A02\n4\u00A01 2\u20090\n\u00A03\u30002 0\u00A0\n0\n\"Ann\"\n\u00A0\"Bob\"\n\"Cas\"\n\"Ward\"\n", "(1:2 separators)")]
    [InlineData("3 2\u00A0\n4 1 2 0\u00A0\n3 2 0\n0\n\"Ann\"\u00A0\n\"Bob\" \u00A0 \n\"Cas\"\u00A0,\u00A0\n\"Ward\"\n", "(1:4 separators)|(7:1 separators)")]
    // Curly quotes.
    [InlineData("3 2\n4 1 2 0\n3 2 0\n0\n“Ann”\n“Bob”\n„Cas“\n“Ward”\n", "(5:1 separators)")]
    [InlineData("3 2\n4 1 2 0\n3 2 0\n0\n«Ann»\n\"Bob\"\n”Cas”\n“Ward”\n", "(5:1 separators)")]
    // The signs before the lines of a mail that is answered.
    [InlineData("> 3 2\n> 4 1 2 0\n> 3 2 0\n> 0\n> \"Ann\"\n> \"Bob\"\n> \"Cas\"\n> \"Ward\"\n", "(1:1 separators)")]
    public void It_is_passed_over_with_one_note(string text, string told)
    {
        var election = Blt.Read(text);
        Assert.Equal(["4: 1 2", "3: 2"], Blt.Ballots(election));
        Assert.Equal(["Ann", "Bob", "Cas"], election.Candidates.Select(c => c.Name));
        Assert.Equal(("Ward", 2), (election.Title, election.Seats));
        Assert.Equal(told, string.Join('|', Blt.Told(election)));
    }

    [Fact]
    public void Unquoted_names_lose_the_comma_at_their_end_and_no_other()
    {
        var election = Blt.Read("3 2,\n4 1 2 0,\n3 2 0,\n2 3 1 0,\n0,\nAnn Archer,\nBob,Butler\nCal Carver,\nWard 1,\n");
        Assert.Equal(["4: 1 2", "3: 2", "2: 3 1"], Blt.Ballots(election));
        Assert.Equal(["Ann Archer", "Bob,Butler", "Cal Carver"], election.Candidates.Select(c => c.Name));
        Assert.Equal("Ward 1", election.Title);
        Assert.Equal(["(1:4 separators)", "(6:1 name-unquoted)", "(7:1 name-unquoted)", "(8:1 name-unquoted)", "(9:1 title-unquoted)"],
            Blt.Told(election));
    }

    [Fact]
    public void An_empty_cell_between_ranks_is_a_rank_left_blank()
    {
        var election = Blt.Read("3,2,,\n4,1,,2,0\n3,,2,0,\n2,3,,,0\n0,,,,\n\"A\",,,\n\"B\",,,\n\"C\",,,\n\"T\",,,\n");
        Assert.Equal(["4: 1 - 2", "3: - 2", "2: 3 - -"], Blt.Ballots(election));
        Assert.Equal(["(1:2 separators)", "2:6 blank-rank-cell", "3:4 blank-rank-cell", "4:7 blank-rank-cell"], Blt.Told(election));
    }

    [Theory]
    [InlineData("\"3 1\"\n\"5 1 2 0\"\n\"3 1 x 0\"\n\"2 2 0\"\n\"0\"\n", "3:6: error: Found \"x\", expected a candidate from 1 to 3 or a 0. [unexpected-text]")]
    [InlineData("\"3 1\"\n\"[nick a b]\"\n\"1 2 0\"\n\"0\"\n", "2:2: error: Found 2 nicknames in the option [nick], expected one for each of 3 candidates. [option-invalid]")]
    public void A_fault_in_a_quoted_line_of_numbers_is_no_name(string ballots, string error) =>
        Assert.Equal(error, Blt.Error(ballots + Blt.Names));

    [Theory]
    [InlineData("3 1\n“1 1 2 0”\n“3 2 0”\n“0”\n", "2:1: error: Found a ballot in curly quotes, expected straight quotes or none. [unexpected-text]")]
    [InlineData("3 1\n2 1 0\n„1 1 2“\n3 2 0\n0\n", "3:1: error: Found a ballot in curly quotes, expected straight quotes or none. [unexpected-text]")]
    [InlineData("3 1\n2 1 0\n“0”\n", "3:1: error: Found a ballot in curly quotes, expected straight quotes or none. [unexpected-text]")]
    [InlineData("3,1\n\"1,500\",1,2,0\n3,2,0\n0\n", "2:1: error: Found a number in quotes whose thousands are parted, expected a ballot's number of papers, in digits alone. [weight-invalid]")]
    [InlineData("3;1\n3;2;0\n\"1.500\";1;2;0\n0\n", "3:1: error: Found a number in quotes whose thousands are parted, expected a ballot's number of papers, in digits alone. [weight-invalid]")]
    [InlineData("\"3,1\"\n\"3,2,0\"\n\"1,002\",1,2,0\n0\n", "3:1: error: Found a number in quotes whose thousands are parted, expected a ballot's number of papers, in digits alone. [weight-invalid]")]
    [InlineData("3,1\n3,2,\"1,002\",0\n0\n", "2:5: error: Found a number in quotes whose thousands are parted, expected a candidate from 1 to 3, in digits alone. [candidate-invalid]")]
    public void A_ballot_in_quotes_that_cannot_be_read_is_an_error_at_its_place(string ballots, string error) =>
        Assert.Equal(error, Blt.Error(ballots + Blt.Names));

    [Theory]
    [InlineData("3 1\n\"1 1 2\"\n\"3 2\"\n\"0\"\n", "1: 1 2|3: 2", "(2:1 separators)|2:2 ballot-end-missing|3:2 ballot-end-missing")]
    [InlineData("3 1\n1 1 0\n\"3 2\"\n2 2 0\n0\n", "1: 1|5: 2", "(3:1 separators)|3:2 ballot-end-missing")]
    [InlineData("3,1\n\"1,2\",\n3,1,0\n0\n", "1: 2|3: 1", "(1:2 separators)|(2:1 separators)|2:2 ballot-end-missing")]
    public void A_ballot_in_quotes_may_lack_its_0(string ballots, string held, string told)
    {
        var election = Blt.Read(ballots + Blt.Names);
        Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
        Assert.Equal(told, string.Join('|', Blt.Told(election)));
        Assert.Equal(["A", "B", "C"], election.Candidates.Select(c => c.Name));
    }

    [Theory]
    [InlineData("3 1\n1\u00A0002 1 0\n0\n", "(2:2 separators)|2:3 numbers-doubtful")]
    [InlineData("3 1\n1\u202F000 1 0\n0\n", "(2:2 separators)|2:3 numbers-doubtful|2:3 blank-rank-zero")]
    [InlineData("3 1\n12 1\u00A0003 0\n0\n", "(2:5 separators)|2:6 numbers-doubtful")]
    [InlineData("3\u00A01\n1\u00A0002 1 0\n0\n", "(1:2 separators)|2:3 numbers-doubtful")]
    [InlineData("3 1\n1 \u00A0002 1 0\n0\n", "(2:3 separators)")]
    [InlineData("3 1\n1000\u00A0002 1 0\n0\n", "(2:5 separators)")]
    [InlineData("3 1\n1\u00A02 1 0\n0\n", "(2:2 separators)")]
    public void A_number_whose_thousands_may_be_parted_is_told_of(string ballots, string told) =>
        Assert.Equal(told, string.Join('|', Blt.Told(Blt.Read(ballots + Blt.Names))));

    [Fact]
    public void Where_no_break_spaces_part_numbers_three_digits_are_one()
    {
        string names = string.Concat(Enumerable.Range(1, 121).Select(n => $"\"{n}\"\n"));
        Assert.Equal(["(1:4 separators)"], Blt.Told(Blt.Read($"120\u00A01\n1\u00A0102\u00A0101 0\n0\n{names}")));
        Assert.Equal(["(2:2 separators)", "2:3 numbers-doubtful", "2:7 numbers-doubtful"],
            Blt.Told(Blt.Read($"120 1\n1\u00A0102\u00A0101 0\n0\n{names}")));
    }

    [Fact]
    public void Options_are_read_in_quotes_too()
    {
        var election = Blt.Read("\"3 1\"\n\"[nick a b c]\"\n\"-2\"\n\"1 a c 0\"\n\"0\"\n" + Blt.Names);
        Assert.Equal(["1: 1 3"], Blt.Ballots(election));
        Assert.Equal(["a", "b", "c"], election.Candidates.Select(c => c.Nickname));
        Assert.True(election.Candidates[1].Withdrawn);
    }

    [Fact]
    public void Windows_1252_has_its_own_bytes_for_quotes_and_spaces()
    {
        byte[] text = [.. Encoding.ASCII.GetBytes("2 1\n4 1"), 0xA0, .. "2 0\n0\n"u8, 0x93, .. "Ann "u8, 0xE9, 0x94,
            .. "\n\"Bob\"\n\"T\"\n"u8];
        var election = Blt.Read(text);
        Assert.Equal(["4: 1 2"], Blt.Ballots(election));
        Assert.Equal(["Ann é", "Bob"], election.Candidates.Select(c => c.Name));
        Assert.Equal(["(2:4 separators)", "(4:1 separators)", "4:1 encoding-not-utf8"], Blt.Told(election));
    }

    [Fact]
    public void A_comma_within_a_number_is_a_fraction_where_spaces_separate() =>
        Assert.Equal("2:3: error: Found a fraction, \"1,2\", expected a candidate from 1 to 3 or a 0. [unexpected-text]",
            Blt.Error("3 2\n4 1,2 0\n0\n" + Blt.Names));

    [Theory]
    [InlineData("3 1\n\"1 1 2 0\"\n\"3 2 0\"\n\"0\"\n")]
    [InlineData("3 1\n1 1 2 0\n\"3 2 0\"\n0\n")]
    [InlineData("sep=,\n3,1\n1,1,2,0\n3,2,0\n0\n")]
    [InlineData("sep=;\n3;1\n1;1;2;0\n3;2;0\n0\n")]
    public void Not_only_a_first_line_stands_in_quotes_or_says_how_cells_are_separated(string text)
    {
        var election = Blt.Read(text + Blt.Names);
        Assert.Equal(["1: 1 2", "3: 2"], Blt.Ballots(election));
        Assert.Equal(["separators"], election.Diagnostics.Select(d => d.Code));
        Assert.Equal(["A", "B", "C"], election.Candidates.Select(c => c.Name));
    }

    [Fact]
    public void A_comment_may_be_glued_to_a_quoted_name() =>
        Assert.Equal(["A", "B", "C"], Blt.Read("3 1\n1 1 0\n0\n\"A\"/* x */\n\"B\"# y\n\"C\"/**/\n\"T\"\n").Candidates.Select(c => c.Name));

    [Fact]
    public void Files_as_councils_publish_them_can_be_read_strictly()
    {
        foreach (string names in new[] { "A Name\nB  Name\nC Name\nTitle\n",
            "\"A \"\"P\"\"\"\n\"B \"\"Q\"\"\"\n\"C \"\"R\"\"\"\n\"T \"\"t\"\"\"", "\"A\" \"P\"\n\"B\" \"Q\"\n\"C\" \"R\"\n\"T\"" })
            Assert.NotEmpty(Blt.Read("3 1\n1 1 2 0\n0\n" + names, new() { Strict = true }).Diagnostics);
    }
}
