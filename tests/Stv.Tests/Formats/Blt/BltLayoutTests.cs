namespace Stv.Tests.Formats;

/// <summary>Where a ballot ends if a line has a 0 within it, or none at its end: each file is read one way, and says which.</summary>
public sealed class BltLayoutTests
{
    [Theory]
    // A blank rank written as 0, as a question-and-answer site publishes its elections.
    [InlineData("1 1 2 3 0\n1 1 3 0\n1 0 3 2 0\n1 2 3 1 0\n", "1: 1 2 3|1: 1 3|1: - 3 2|1: 2 3 1", "4:3 blank-rank-zero")]
    [InlineData("1 0 0 1 0\n1 2 1 3 0\n1 0 2 0\n1 3 0 0\n1 2 0\n", "1: - - 1|1: 2 1 3|1: - 2|1: 3 -|1: 2", "2:3 blank-rank-zero|2:5 blank-rank-zero|4:3 blank-rank-zero|5:5 blank-rank-zero")]
    [InlineData("1 2 0\n1 0 0 0\n1 3 0\n", "1: 2|1: - -|1: 3", "3:3 blank-rank-zero|3:5 blank-rank-zero")]
    [InlineData("1 1 0 3 0\n1 2 0 3 0\n1 3 0\n", "1: 1 - 3|1: 2 - 3|1: 3", "2:5 blank-rank-zero|3:5 blank-rank-zero")]
    [InlineData("(a) 1 0 3 0\n(b) 2 1 0\n(c) 3 0\n", "1: 1 - 3|1: 2 1|1: 3", "2:7 blank-rank-zero")]
    [InlineData("1 1 2 0\n1 0 3\n1 2 0\n", "1: 1 2|1: - 3|1: 2", "3:1 ballot-end-missing|3:3 blank-rank-zero")]
    // A final 0 left out on some lines.
    [InlineData("5 1 2 0\n4 2 3\n3 3 1 0\n2 2 1\n", "5: 1 2|4: 2 3|3: 3 1|2: 2 1", "3:1 ballot-end-missing|5:1 ballot-end-missing")]
    [InlineData("5 1 2 0\n4 2 3\n3 3 1 0\n", "5: 1 2|4: 2 3|3: 3 1", "3:1 ballot-end-missing")]
    [InlineData("1 1 0\n1 2\n1 3 0\n", "1: 1|1: 2|1: 3", "3:1 ballot-end-missing")]
    [InlineData("5 1 2\n4 2 3 0\n", "5: 1 2|4: 2 3", "2:1 ballot-end-missing")]
    // The longest line of all is one before the first that has no 0.
    [InlineData("3 1 2 3 0\n2 3 1\n1 2 0\n", "3: 1 2 3|2: 3 1|1: 2", "3:1 ballot-end-missing")]
    [InlineData("3 1  2 3 0\r\n2 3 1\n1 2 0\n", "3: 1 2 3|2: 3 1|1: 2", "3:1 ballot-end-missing")]
    // A reading that breaks the format in its equal ranks, or lacks its end where no other has one, is taken or not by the rest.
    [InlineData("2 3 0 2=1 3 0 3 0\n", "2: 3 - 2=1 3 - 3", "2:1 candidate-repeated|2:5 blank-rank-zero|2:13 blank-rank-zero")]
    [InlineData("1 2=\n1 3 0\n", "1: 2=1 3", "(3:1 ballot-over-lines)")]
    [InlineData("1 2\n3=2\n0\n", "1: 2 3=2", "2:1 candidate-repeated|(3:1 ballot-over-lines)|(4:1 ballot-over-lines)")]
    // Several ballots in a line: read by lines they rank somebody twice, or a line is no ballot.
    [InlineData("1 1 0 2 3 0\n1 2 0 1 3 0\n", "1: 1|3: 3|1: 2", "2:7 ballots-in-line|3:7 ballots-in-line")]
    [InlineData("5 1 2 0 4 2 3 0\n3 3 1 0 2 2 1 0\n", "5: 1 2|4: 2 3|3: 3 1|2: 2 1", "(2:9 ballots-in-line)|(3:9 ballots-in-line)")]
    [InlineData("5 1 2 0\n4 2 3 0 3 3 1 0\n", "5: 1 2|4: 2 3|3: 3 1", "3:9 ballots-in-line")]
    [InlineData("(a) 1 2 0 (b) 2 3 0\n(c) 3 0\n", "1: 1 2|1: 2 3|1: 3", "(2:11 ballots-in-line)")]
    [InlineData("1 1 2 0\n1 2 0\n1 1 0 7 2 0\n1 3 0\n", "1: 1 2|8: 2|1: 1|1: 3", "4:7 ballots-in-line")]
    [InlineData("3 1 2 0\n1 0 5 3 0\n", "3: 1 2|5: 3|1:", "3:5 ballots-in-line")]
    [InlineData("3 1 2 0\n1 3 0 5 3 0\n", "3: 1 2|6: 3", "3:7 ballots-in-line")]
    [InlineData("2 3 0 01 2 0\n1 3 0 1 1 0\n", "3: 3|1: 2|1: 1", "2:7 ballots-in-line|3:7 ballots-in-line")]
    [InlineData("3 0 (1 2) 0\n1 2 0\n1 3 0\n", "3: - 1=2|1: 2|1: 3", "2:3 blank-rank-zero|2:5 equal-rank-parentheses")]
    // Ballots that go on in another line.
    [InlineData("5 1\n2 0\n4 2 3 0\n", "5: 1 2|4: 2 3", "3:1 ballot-over-lines")]
    [InlineData("(1)\n2\n3\n0 (2)\n-\n1\n0\n", "1: 2 3|1: - 1", "(3:1 ballot-over-lines)|(4:1 ballot-over-lines)|(5:3 ballots-in-line)")]
    [InlineData("5 1 2\n 3 0\n4 2\n 3\n 1 0\n", "5: 1 2 3|4: 2 3 1", "3:2 ballot-over-lines|5:2 ballot-over-lines")]
    public void Lines_or_zeros_end_ballots(string ballots, string held, string told)
    {
        var election = Blt.Read("3 2\n" + ballots + "0\n" + Blt.Names);
        Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
        Assert.Equal(told, string.Join('|', Blt.Told(election)));
        Assert.Equal(["A", "B", "C"], election.Candidates.Select(c => c.Name));
    }

    [Theory]
    // By zeros the last line of ballots has their end too; what follows is a name, though it has numbers in it.
    [InlineData("2 2[nick c1 c2]\n1 1 0\n2 1 0 0\ne 1\n2x\nT\n", "3: 1", "e 1|2x")]
    [InlineData("2 1\n3 1 0\n0,\v\n\"A\"\n\"B\"\n", "3: 1", "A|B")]
    public void What_follows_the_end_is_a_name(string text, string held, string names)
    {
        var election = Blt.Read(text);
        Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
        Assert.Equal(names, string.Join('|', election.Candidates.Select(c => c.Name)));
    }

    [Fact]
    public void A_quoted_zero_alone_ends_the_ballots()
    {
        var election = Blt.Read("3 1\n2 1 2 0\n7 2 0\n\"0\"\n" + Blt.Names);
        Assert.Equal(["A", "B", "C"], election.Candidates.Select(c => c.Name));
        Assert.Equal(["(4:1 separators)"], Blt.Told(election));
    }

    [Fact]
    public void A_file_that_may_be_a_ballot_a_line_or_one_ballot_is_told_of() =>
        Assert.Contains("3:1 ballot-over-lines", Blt.Told(Blt.Read("3 2\n1 2\n3 1 0 0\n" + Blt.Names)));

    [Theory]
    // Where tabs part all numbers a cell between two of them is one, as between commas.
    [InlineData("4\t1\t\t2\t0\n5\t2\t0\n", "4: 1 - 2|5: 2", "2:6 blank-rank-cell")]
    [InlineData("4\t\t\t2\t0\n5\t2\t\t0\n", "4: - - 2|5: 2 -", "2:5 blank-rank-cell|3:6 blank-rank-cell")]
    [InlineData("4\t1=2\t\t3\t0\n5\t2\t0\n", "4: 1=2 - 3|5: 2", "2:8 blank-rank-cell")]
    // Where spaces part some, tabs together are white space as they are elsewhere, but it is said.
    [InlineData("5 2 0\n4\t1\t\t2\t0\n", "5: 2|4: 1 2", "3:6 numbers-doubtful")]
    [InlineData("5\t2 0\n4\t1\t\t2=3\t0\n", "5: 2|4: 1 2=3", "3:6 numbers-doubtful")]
    public void Tabs_together_are_a_cell_left_empty_where_tabs_part_the_numbers(string ballots, string held, string told)
    {
        var election = Blt.Read("3\t1\n" + ballots + "0\n" + Blt.Names);
        Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
        Assert.Equal(told, string.Join('|', Blt.Told(election)));
    }

    [Theory]
    // Tabs alone part the numbers of ballots, and a space the first two: both may be meant.
    [InlineData("4\t1\t\t2\t0\n5\t2\t0\n", "4: 1 2|5: 2", "2:6 numbers-doubtful")]
    [InlineData("4\t\t1\t0\n5\t2\t\t0\n", "4: 1|5: 2", "2:4 numbers-doubtful|3:6 numbers-doubtful")]
    // Columns put in order by hand.
    [InlineData("4\t1 2\t0\n5\t2\t\t0\n", "4: 1 2|5: 2", "")]
    public void Tabs_together_are_told_of_where_only_ballots_are_parted_by_tabs(string ballots, string held, string told)
    {
        var election = Blt.Read("3 1\n" + ballots + "0\n" + Blt.Names);
        Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
        Assert.Equal(told, string.Join('|', Blt.Told(election)));
    }

    [Theory]
    [InlineData("3 1 0 0 0\n1 1 2 3 0\n2 2 0 0 0\n0 0 0 0 0\n", "1: 1 2 3|2: 2 - -", "(1:5 header-padded)|3:5 blank-rank-zero|3:7 blank-rank-zero|4:1 blank-rank-zero")]
    [InlineData("3 1 0\n1 1 0\n2 2 0\n0\n", "1: 1|2: 2", "(1:5 header-padded)")]
    [InlineData("3;1;0;;\n1;1;0\n2;2;0\n0\n", "1: 1|2: 2", "(1:2 separators)|(1:5 header-padded)")]
    [InlineData("3 1 0 0\n-3 0 0 0\n1 1 2 0\n2 2 0\n0\n", "1: 1 2|2: 2", "(1:5 header-padded)|(2:4 header-padded)")]
    [InlineData("\"3 1 0\"\n\"1 1 0\"\n\"2 2 0\"\n\"0\"\n", "1: 1|2: 2", "(1:1 separators)|(1:6 header-padded)")]
    // The 0 that ends the ballots, where there are none.
    [InlineData("3 1 0\n", "", "1:5 first-ballot-within-line|(1:5 no-ballots)")]
    [InlineData("3 1 0 0\n", "", "1:5 first-ballot-within-line|(1:5 no-ballots)|1:5 blank-rank-zero")]
    public void Zeros_that_fill_up_the_first_lines_are_passed_over(string text, string held, string told)
    {
        var election = Blt.Read(text + Blt.Names);
        Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
        Assert.Equal(told.Split('|').Order(), Blt.Told(election).Order());
        Assert.Equal(["A", "B", "C"], election.Candidates.Select(c => c.Name));
    }

    [Theory]
    // A rectangle of cells, filled up with zeros to its last line.
    [InlineData("1 1 2 3 0\n2 2 0 0 0\n3 1 2 0 0\n0 0 0 0 0\n", "1: 1 2 3|2: 2 - -|3: 1 2 -", "3:5 3:7 4:7 5:1")]
    [InlineData("1 1 2 3\n2 2 0 0\n3 1 2 0\n0 0 0 0\n", "1: 1 2 3|2: 2 -|3: 1 2", "3:5 5:1")]
    [InlineData("1 1 2 0 0\n2 2 1 0 0\n0 0 0 0 0\n", "1: 1 2 -|2: 2 1 -", "2:7 3:7 4:1")]
    [InlineData("1 1 2 0\n2 2 1 0\n0 0\n", "1: 1 2|2: 2 1", "4:1")]
    [InlineData("1;1;2;0\n2;2;0;0\n0;0;0;0;\n", "1: 1 2|2: 2 -", "3:5 4:1")]
    [InlineData("\"1 1 2 0\"\n\"2 2 1 0\"\n\"0 0 0 0\"\n", "1: 1 2|2: 2 1", "4:2")]
    public void A_line_of_zeros_ends_the_ballots(string ballots, string held, string told)
    {
        var election = Blt.Read("3 1\n" + ballots + Blt.Names);
        Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
        var zeros = election.Diagnostics.Where(d => d.Code == "blank-rank-zero");
        Assert.Equal(told, string.Join(' ', zeros.Select(d => $"{d.Line}:{d.Column}")));
        Assert.Equal(["A", "B", "C"], election.Candidates.Select(c => c.Name));
    }

    [Theory]
    [InlineData("1 1 2\n2 2 1\n1 3 0 0\n", "1: 1 2|2: 2 1|1: 3", "2:1 ballot-end-missing|3:1 ballot-end-missing|4:7 ballots-in-line")]
    [InlineData("1 1 2\n2 2 1\n1 3 00 00 \n", "1: 1 2|2: 2 1|1: 3", "2:1 ballot-end-missing|3:1 ballot-end-missing|4:8 ballots-in-line")]
    public void Lines_may_be_ballots_though_the_end_stands_in_the_line_of_the_last(string ballots, string held, string told)
    {
        foreach (string names in new[] { Blt.Names, "A\nB\nC\nT\n" })
        {
            var election = Blt.Read("3 2\n" + ballots + names);
            Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
            Assert.Equal(told, string.Join('|', Blt.Told(election).Where(one => !one.Contains("unquoted", StringComparison.Ordinal))));
            Assert.Equal(["A", "B", "C"], election.Candidates.Select(c => c.Name));
        }
    }

    [Fact]
    public void How_many_ballots_stand_in_a_line_or_go_on_is_told_with_one_place()
    {
        var within = Blt.Read("3 1\n5 1 2 0 4 2 3 0\n3 3 1 0 2 2 1 0 1 1 0\n1 3 0\n0\n" + Blt.Names);
        Assert.Equal(["(2:9 ballots-in-line)", "(3:9 ballots-in-line)"], Blt.Told(within));
        Assert.Equal(3, within.Diagnostics.Sum(d => d.Times));
        Assert.EndsWith("So in 2 more places, the next in line 3.", Assert.Single(Diagnostic.FirstOfEachCode(within.Diagnostics)).Text,
            StringComparison.Ordinal);
        var over = Blt.Read("3 1\n5 1\n2 3\n0\n4 2\n3 0\n0\n" + Blt.Names);
        Assert.Equal(["(3:1 ballot-over-lines)", "(4:1 ballot-over-lines)"], Blt.Told(over));
        Assert.Equal(3, over.Diagnostics.Sum(d => d.Times));
    }

    [Theory]
    [InlineData("3\t1\t\t\n4\t1\t2\t0\t\t\n\t\t5\t2\t0\n0\n")]
    [InlineData("3\t\t1\n4\t1\t\t2\t0\n0\n")]
    public void Tabs_elsewhere_are_white_space(string ballots) => Assert.Empty(Blt.Told(Blt.Read(ballots + Blt.Names)));

    [Fact]
    public void A_cell_left_empty_before_the_papers_is_told_of() =>
        Assert.Contains("3:2 blank-rank-cell", Blt.Told(Blt.Read("3,1\n5,1,2,0\n,3,2,0\n0\n" + Blt.Names)));

    [Theory]
    // Three of five lines are one ballot, so the third has a fault; by zeros its 10 would be papers of the next.
    [InlineData("3 1\n2 0\n2 0 10\n2 0\n1 0\n1\n0\n", "3:5: error: Found \"10\", expected a candidate from 1 to 3 or a 0. [candidate-invalid]")]
    [InlineData("3 2 \"2 1 0\n", "1:5: error: Found a quote that is not closed in its line, expected '\"'. [unclosed]")]
    public void The_line_at_fault_is_named(string ballots, string error) => Assert.Equal(error, Blt.Error(ballots + Blt.Names));

    [Fact]
    public void Seven_papers_with_a_blank_first_rank_elect_whom_they_rank_most()
    {
        const string Ballots = "9 1\n1 1 2 3 0\n1 1 3 0\n1 1 2 0\n1 1 0\n1 0 9 2 0\n1 2 3 1 0\n1 2 1 0\n0\n";
        var election = Blt.Read(Ballots + string.Concat(Enumerable.Range(1, 10).Select(n => $"\"{(n < 10 ? $"C{n}" : "T")}\"\n")));
        Assert.Equal((7, 0), (election.Electorate.Papers, election.Electorate.Empty));
        Assert.Contains("6:3: warning: A 0 stands within a line that goes on; in this file every line is one ballot",
            Assert.Single(election.Diagnostics).ToString(), StringComparison.Ordinal);
        var result = Rules.ForId("irv").Count(election);
        Assert.Equal((Ratio)4, result.Quota);
        Assert.Equal([1], result.Elected);
        Assert.StartsWith("6:3: error:", Blt.Error(Ballots + Blt.Names, new() { Strict = true }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Papers_without_a_mark_are_ballots_of_one_line_whatever_ends_lines(string newline)
    {
        string text = "7 7\n6 0\n1 2\n2 7 0\n3 7 0 4 4 0\n0\n" + string.Concat(Enumerable.Range(1, 8).Select(n => $"\"{n}\"\n"));
        var election = Blt.Read(text.Replace("\n", newline, StringComparison.Ordinal));
        Assert.Equal(["1: 2", "2: 7", "3: 7 - 4 4", "6:"], Blt.Ballots(election));
    }

    [Theory]
    // A ballot of nicknames behind what may be the end of the ballots is a ballot.
    [InlineData("1 1\n[nick b1]\n1\n1\n0\n1 1 0 7 1 0 1 b1 0 1\nb1\n0\n0\n\"A\"\n\"T\"\n", "11: 1")]
    [InlineData("3 1\n[nick a b c]\n9 b 0 1 c a 0\n2\n0\n1 b a 0\n2\nb\n0\n0\n\"A\"\n\"B\"\n\"C\"\n", "11: 2|1: 3 1|1: 2 1|2:")]
    public void Nicknames_make_a_ballot(string text, string held) => Assert.Equal(held, string.Join('|', Blt.Ballots(Blt.Read(text))));

    [Fact]
    public void A_nickname_may_be_the_name() =>
        Assert.Equal(["a", "b", "c"], Blt.Read("3 1\n[nick a b c]\n1 a b 0\n0\na\nb\nc\nT\n").Candidates.Select(c => c.Name));

    [Theory]
    [InlineData("1. Ann\n2nd Bob\n3 Cas\nTitle 0 x\n", "1. Ann|2nd Bob|3 Cas")]
    public void A_name_that_begins_with_a_number_is_no_ballot(string names, string read)
    {
        var election = Blt.Read("3 1\n1 1 2 0\n6 0 1=2\n0\n" + names);
        Assert.Equal(read, string.Join('|', election.Candidates.Select(c => c.Name)));
    }

    [Theory]
    [InlineData("3 1\n1 2 3 0 1 3 2 0\n1\n2\n0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n")]
    [InlineData("1 1\n1\n0\n0\n\"A\"\n")]
    [InlineData("3 1\n1 1 2 0\n1 0 3\n1 2 0 3\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n")]
    [InlineData("3 1\n1 1 2 0 1 2 0\n0\nA\n6. B 0. x\n7. C\nT\n")]
    [InlineData("3 1\n1 2\n 3 0\n1 1 0\n0\n1 2 0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n")]
    [InlineData("6 1\n1 2 0\n0\nA\nB\nC\nD\nE\n1 1 2 5 0 3 1 3 6 0\nT\n")]
    [InlineData("1, 1,\n1, 1, 0\n1,,\n0,,\n0,,\nA,\n")]
    [InlineData("(b) 1 0\n3 1\n")]
    [InlineData("3 1\n(a) 1 2 0\n(b) 1 0 3 0\n0\n(c) 1 3 0\n0\n\"A\"\n\"B\"\n\"C\"\n")]
    public void A_comment_glued_to_a_word_changes_nothing(string text)
    {
        string plain = Read(text);
        for (int at = 1; at < text.Length; at++)
        {
            // Behind a number: behind a letter it is part of a name.
            if (char.IsAsciiDigit(text[at - 1]) && text[at] is ' ' or '\n' or ',')
                Assert.Equal(plain, Read(text.Insert(at, "/* z */")));
        }

        static string Read(string text)
        {
            try
            {
                var election = Blt.Read(text);
                return string.Join('|',
                    [.. Blt.Ballots(election), .. election.Diagnostics.Select(d => d.Code), .. election.Candidates.Select(c => c.Name)]);
            }
            catch (BallotFormatException refused)
            {
                return $"{refused.Diagnostic.Line} {refused.Diagnostic.Code}";
            }
        }
    }

    [Fact]
    public void A_long_ballot_broken_by_a_program_goes_on_where_its_lines_are_the_longest()
    {
        string wrapped = "1 1 2 3 4 5 6 7 8 9 10 11\n12 13 14 0\n";
        var election = Blt.Read("14 1\n1 5 4 0\n" + wrapped + "1 2 3 0\n1 8 7 6 0\n0\n"
            + string.Concat(Enumerable.Range(1, 15).Select(n => $"\"{n}\"\n")));
        Assert.Equal(["1: 5 4", "1: 1 2 3 4 5 6 7 8 9 10 11 12 13 14", "1: 2 3", "1: 8 7 6"], Blt.Ballots(election));
        Assert.Equal(["4:1 ballot-over-lines"], Blt.Told(election));
    }

    [Theory]
    // The line that has the fault, not the next that has none.
    [InlineData("1 1 2 0\n1 2 0\n4 2 7\n1 3 0\n1 3 0\n", "4:5: error: Found \"7\", expected a candidate from 1 to 3 or a 0. [candidate-invalid]")]
    [InlineData("1 1 2 0\n1 2 0\n1 2 0 3 x 0\n1 3 0\n", "4:9: error: Found \"x\", expected a candidate from 1 to 3 or a 0. [unexpected-text]")]
    [InlineData("1 1 2 0\n1 2 0\n1 0 7 2 0\n1 3 0\n", "4:5: error: Found \"7\", expected a candidate from 1 to 3 or a 0. [candidate-invalid]")]
    [InlineData("3 1 2 0\n1 0 5 3 0\n2 1 0\n", "3:5: error: Found \"5\", expected a candidate from 1 to 3 or a 0. [candidate-invalid]")]
    // Ballots behind the end, in a file whose lines have no 0.
    [InlineData("1 1 2\n2 2\n0\n3 3 1\n1 2\n", "5:1: error: Found \"3 3 1\" after the 0 that ends the ballots, expected a name. [ballots-after-end]")]
    [InlineData("1 1 2\n250 2\n0\n3 3 1\n", "5:1: error: Found \"3 3 1\" after the 0 that ends the ballots, expected a name. [ballots-after-end]")]
    // A 0 alone ends a ballot that goes on over lines.
    [InlineData("1 1 2\n 3\n0\n1 2 0\n1 2 x 0\n", "6:5: error: Found \"x\", expected a candidate from 1 to 3 or a 0. [unexpected-text]")]
    [InlineData("1 1 2 0\n0 0 0\n1 3 0\n", "3:1: error: Found a ballot of 0 papers, expected 1 or more, or a 0 alone in its line, which ends the ballots. [weight-invalid]")]
    [InlineData("1 1 2 0\n0 2 3 0\n1 3 0\n", "3:1: error: Found a ballot of 0 papers, expected 1 or more, or a 0 alone in its line, which ends the ballots. [weight-invalid]")]
    public void An_error_is_at_its_line(string ballots, string error) =>
        Assert.Equal(error, Blt.Error("3 2\n" + ballots + "0\n" + Blt.Names));

    [Fact]
    public void A_blank_rank_stays_one_where_the_end_of_the_ballots_is_missing()
    {
        var election = Blt.Read("3 2\n1 1 2 0\n1 2 0\n1 0 2 0 0\n" + Blt.Names);
        Assert.Equal("1: 1 2|1: 2|1: - 2 -", string.Join('|', Blt.Ballots(election)));
        Assert.Equal(["4:3 blank-rank-zero", "4:7 blank-rank-zero", "5:1 end-marker-missing"], Blt.Told(election));
    }

    // A fault in one of a hundred lines does not turn the others into other ballots.
    [Fact]
    public void A_fault_far_on_is_told_where_it_is()
    {
        string[] lines = [.. Enumerable.Range(0, 100).Select(i => $"1 {i % 3 + 1} {(i + 1) % 3 + 1} 0")];
        (lines[1], lines[70]) = ("1 3 0 2 0", "1 0 5 3 0");
        Assert.StartsWith("72:5: error:", Blt.Error($"4 1\n{string.Join('\n', lines)}\n0\n\"A\"\n\"B\"\n\"C\"\n\"D\"\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_ballot_longer_than_may_be_is_refused() =>
        Assert.EndsWith("[too-long]", Blt.Error("3 2\n1 " + string.Concat(Enumerable.Repeat($"1/*{new string('x', 1_000_000)}*/ ", 10))
            + "0\n0\n" + Blt.Names), StringComparison.Ordinal);
}
