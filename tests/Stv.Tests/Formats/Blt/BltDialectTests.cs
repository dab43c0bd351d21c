namespace Stv.Tests.Formats;

/// <summary>Every form of ballots and of what stands before them.</summary>
public sealed class BltDialectTests
{
    const string Names = Blt.Names;

    [Fact]
    public void The_classic_form_reads_without_a_word()
    {
        var election = Blt.Read("3 2\n-2\n4 1 3 0\n2 3 0\n1 0\n0\n\"Ann\"\n\"Bob\"\n\"Cas\"\n\"Hall\"\n\"the box\"\n\"no remark\"\n");
        Assert.Equal((3, 2, "Hall", "the box", "no remark"),
            (election.Candidates.Length, election.Seats, election.Title, election.Source, election.Comment));
        Assert.Equal([new(1, "Ann"), new(2, "Bob") { Withdrawn = true }, new(3, "Cas")], election.Candidates);
        Assert.Equal(["4: 1 3", "2: 3", "1:"], Blt.Ballots(election));
        Assert.Equal((6L, 1L), (election.Electorate.Papers, election.Electorate.Empty));
        Assert.Empty(election.Diagnostics);
        Assert.True(election.TieOrder.IsEmpty);
    }

    [Theory]
    [InlineData("3 2\n4 1 3 0\n2 3 0\n0\n", "")]
    [InlineData("3 2 4 1 3 0 2 3 0 0\n", "1:5 first-ballot-within-line|1:13 ballots-in-line")]
    [InlineData("3\t2\r\n4  1\t3 0\r\n 2 3 0 \r\n0\r\n", "")]
    [InlineData("3 2\r4 1 3 0\r2 3 0\r0\r", "")]
    [InlineData("\n\n3 2\n\n4 1 3 0\n\n2 3 0\n\n0\n\n", "")]
    [InlineData("3\n2\n4\n1\n3\n0\n2\n3\n0\n0\n", "(4:1 ballot-over-lines)|(5:1 ballot-over-lines)")]
    [InlineData("3 2\n4 1 3\n0\n2 3\n0\n0\n", "(3:1 ballot-over-lines)|(5:1 ballot-over-lines)")]
    [InlineData("3 2\n4 1 3 0 2\n3 0\n0\n", "2:9 ballots-in-line|3:1 ballot-over-lines")]
    [InlineData("3 2\n4 1 3 0\n2\n3 0\n0\n", "4:1 ballot-over-lines")]
    [InlineData("3 2\n4 1 3\n2 3\n0\n", "2:1 ballot-end-missing|3:1 ballot-end-missing")]
    [InlineData("3 2\r\n4 1 3 \r\n2 3\r\n0\r\n", "2:1 ballot-end-missing|3:1 ballot-end-missing")]
    [InlineData("3 2\n4 1 3 0\n2 3\n0\n", "3:1 ballot-end-missing")]
    [InlineData("3 2\n4 1 3\n2 3\n", "2:1 ballot-end-missing|3:1 ballot-end-missing|4:1 end-marker-missing")]
    [InlineData("3 2\n4 1 3 0\n2 3 0\n", "4:1 end-marker-missing")]
    [InlineData("3 2 # three for two\n4 1 # first\n /* a\n /* b */ c */ 3 0\n2 3 0#last\n0\n", "4:15 ballot-over-lines")]
    [InlineData("/* it\nbegins */ 3 2\n4 1 3 0 # 9 9 0\n2 3 0\n0 # over\n", "")]
    [InlineData("03 2\n4 01 3 00\n0002 3 0\n000\n", "")]
    [InlineData("\uFEFF3 2\n4 1 3 0\n2 3 0\n0\n", "(1:1 byte-order-mark)")]
    public void Every_layout_holds_the_same_ballots(string ballots, string told)
    {
        var election = Blt.Read(ballots + Names);
        Assert.Equal(["4: 1 3", "2: 3"], Blt.Ballots(election));
        Assert.Equal(["A", "B", "C"], election.Candidates.Select(c => c.Name));
        Assert.Equal(("T", 2), (election.Title, election.Seats));
        Assert.Equal(told, string.Join('|', Blt.Told(election)));
    }

    [Theory]
    [InlineData("3\n2 1 3 0\n2 1 0\n0\n", "2:3 first-ballot-within-line")]
    [InlineData("3 2\n-2 1 3 0\n2 1 0\n0\n", "2:4 first-ballot-within-line")]
    [InlineData("3 2\n-2\n1 3 0\n2 1 0\n0\n", "")]
    [InlineData("3 2\n[withdrawn 2] 1 3 0\n2 1 0\n0\n", "2:15 first-ballot-within-line")]
    [InlineData("3 2 -2\n1 3 0\n2 1 0\n0\n", "")]
    public void Numbers_taken_for_the_head_of_the_file_are_told(string ballots, string told)
    {
        var election = Blt.Read(ballots + Names);
        Assert.Equal(["1: 3", "2: 1"], Blt.Ballots(election));
        Assert.Equal(told, string.Join('|', Blt.Told(election)));
    }

    [Fact]
    public void A_title_taken_for_a_name_is_named()
    {
        var untitled = Blt.Read("2 1\n1 1 0\n0\n\"Ann\"\n\"The club\"\n");
        Assert.Contains("the last text, \"The club\", was taken for the name of candidate 2. Is a name missing?",
            Assert.Single(untitled.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ballot_of_weight_alone_is_an_empty_paper_where_lines_end_ballots() =>
        Assert.Equal(["1: 2", "1: 3", "3:"], Blt.Ballots(Blt.Read("3 2\n3\n1 2\n1 3\n0\n" + Names)));

    [Fact]
    public void Where_lines_end_ballots_they_do_so_beyond_any_look_ahead()
    {
        var election = Blt.Read("3 2\n" + string.Concat(Enumerable.Repeat("7 1 2\n", 100_000)) + "0\n" + Names);
        Assert.Equal(["700000: 1 2"], Blt.Ballots(election));
        Assert.Equal(["2:1 ballot-end-missing", "3:1 ballot-end-missing"], Blt.Told(election));
        Assert.Equal(99_999, election.Diagnostics[1].Times);
    }

    [Theory]
    [InlineData("-2 -3\n", "2 3")]
    [InlineData("-2\n-3\n", "2 3")]
    [InlineData("-3 -2\r\n", "2 3")]
    [InlineData("[withdrawn 2 3]\n", "2 3")]
    [InlineData("[withdrawn 2]\n-3\n", "2 3")]
    [InlineData("[nick a b c][withdrawn b c]\n", "2 3")]
    public void Withdrawn_candidates_in_every_form(string withdrawn, string numbers)
    {
        var election = Blt.Read($"3 1\n{withdrawn}1 1 0\n0\n{Names}");
        Assert.Equal(numbers, string.Join(' ', election.Candidates.Where(c => c.Withdrawn).Select(c => c.Number)));
        Assert.Empty(election.Diagnostics);
    }

    [Fact]
    public void A_candidate_withdrawn_twice_is_warned_of() =>
        Assert.Equal(["2:4 withdrawn-repeated"], Blt.Told(Blt.Read("3 1\n-2 -2\n1 1 0\n0\n" + Names)));

    [Fact]
    public void Equal_and_blank_ranks_are_kept_as_marked()
    {
        var election = Blt.Read("3 1\n1 1=2 3 0\n1 - 2 - 3=1 0\n1 2 = 3 0\n1 1=2=3 0\n1 1 - 0\n1 - 0\n0\n" + Names);
        Assert.Equal(["1: 1=2 3", "1: - 2 - 3=1", "1: 2=3", "1: 1=2=3", "1: 1 -", "1: -"], Blt.Ballots(election));
        Assert.Empty(election.Diagnostics);
    }

    [Fact]
    public void Equal_ranks_in_parentheses()
    {
        var election = Blt.Read("3 1\n2 (1 2) 3 0\n1 3 (2 1) 0\n0\n" + Names);
        Assert.Equal(["2: 1=2 3", "1: 3 2=1"], Blt.Ballots(election));
        Assert.Equal(["2:3 equal-rank-parentheses", "3:5 equal-rank-parentheses"], Blt.Told(election));
    }

    [Fact]
    public void Repeated_candidates_are_kept_and_warned_of()
    {
        var election = Blt.Read("3 1\n1 2 1 2 0\n  5 3 3 0\n1 1 0\n0\n" + Names);
        Assert.Equal(["1: 2 1 2", "5: 3 3", "1: 1"], Blt.Ballots(election));
        Assert.Equal(["2:1 candidate-repeated", "3:3 candidate-repeated"], Blt.Told(election));
        Assert.Equal("Candidate 2 is ranked more than once.", election.Diagnostics[0].Text);
    }

    [Theory]
    [InlineData("(a) 3 2 0\n(b 1) 1 2 0\n(c) 0\n", false, "1: 3 2|1: 1 2|1:", "")]
    [InlineData("(a) 1 3 2 0\n(b) 1 2 0\n(c) 1 0\n", true, "1: 3 2|1: 2|1:", "(2:1 id-weight)")]
    [InlineData("(a) 1 3 2 0\n(b) 2 0\n(c) 1 3 2 0\n", false, "2: 1 3 2|1: 2", "")]
    [InlineData("(a) 1=2 3 0\n(b) 1 2 0\n", false, "1: 1=2 3|1: 1 2", "")]
    [InlineData("(a) 1 - 2=3 0\n(b) 1 2 1 0\n", true, "1: - 2=3|1: 2 1", "(2:1 id-weight)")]
    [InlineData("(a) 1 2 1 0\n(b) 2 0\n", false, "1: 1 2 1|1: 2", "2:1 candidate-repeated")]
    [InlineData("(a) 1 2 2 0\n(b) 1 0\n", true, "1: 2 2|1:", "2:1 candidate-repeated|(2:1 id-weight)")]
    [InlineData("(a) 3 0\n( a ) 2 0\n", false, "1: 3|1: 2", "3:1 id-repeated")]
    [InlineData("(a) 3 0\n2 2 0\n(b) 3 0\n", false, "2: 3|2: 2", "3:1 id-missing")]
    [InlineData("2 1 3 0\n(a) 1 3 0\n(b) 1 2 0\n", true, "2: 1 3|1: 3|1: 2", "3:1 id-missing|(3:1 id-weight)")]
    [InlineData("(a) 1 3\n(b) 1 2\n", true, "1: 3|1: 2", "2:1 ballot-end-missing|(2:1 id-weight)|3:1 ballot-end-missing")]
    public void Ballots_with_ids(string ballots, bool weights, string held, string told)
    {
        foreach (bool keepOrder in new[] { false, true })
        {
            var election = Blt.Read("3 1\n" + ballots + "0\n" + Names, new() { KeepOrder = keepOrder });
            if (!keepOrder) Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
            Assert.Equal(told, string.Join('|', Blt.Told(election)));
            Assert.Equal(weights, election.Diagnostics.Any(d => d.Code == "id-weight"));
        }
    }

    [Theory]
    [InlineData("(z) 1 3 0\n", 5000, "20000: 2 1|5000: 1|1: 3|5000:", "id-missing id-repeated id-weight")]
    [InlineData("(z) 3 1 0\n", 5000, "5000: 1 2 1|15000: 2 1|5000: 1 1|5000: 1|1: 3 1", "candidate-repeated id-missing id-repeated")]
    public void Whether_ids_have_weights_shows_only_at_the_end(string last, int times, string held, string told)
    {
        string ballots = string.Concat(Enumerable.Repeat("(a) 1 2 1 0\n3 2 1 0\n(b) 1 1 0\n(c) 1 0\n", times));
        var election = Blt.Read("3 1\n" + ballots + last + "0\n" + Names);
        Assert.Equal(held, string.Join('|', Blt.Ballots(election)));
        Assert.Equal(told, string.Join(' ', election.Diagnostics.Select(d => d.Code).Distinct().Order()));
        long repeated = election.Diagnostics.Where(d => d.Code == "candidate-repeated").Sum(d => d.Times);
        Assert.Equal(told.EndsWith("id-weight", StringComparison.Ordinal) ? 0 : 2 * times, repeated);
    }

    [Fact]
    public void Order_is_kept_on_request_and_merged_otherwise()
    {
        const string Text = "3 1\n1 2 0\n2 1 0\n3 2 0\n4 0\n5 2 0\n0\n" + Names;
        Assert.Equal(["9: 2", "2: 1", "4:"], Blt.Ballots(Blt.Read(Text)));
        Assert.Equal(["1: 2", "2: 1", "3: 2", "5: 2", "4:"], Blt.Ballots(Blt.Read(Text, new() { KeepOrder = true })));
        Assert.Equal(["1: 2", "1: 1", "1: 2"],
            Blt.Ballots(Blt.Read("3 1\n(a) 1 2 0\n(b) 1 1 0\n(c) 1 2 0\n0\n" + Names, new() { KeepOrder = true })));
    }

    [Fact]
    public void Options_before_the_ballots()
    {
        var election = Blt.Read("3 1\n[nick ann bob câs]\n[tie câs 1 bob ]\n[undeclared câs]\n5 ann bob 0\n1 bob=câs 0\n2 3 ann 0\n0\n"
            + Names);
        Assert.Equal([3, 1, 2], election.TieOrder);
        Assert.Equal([new(1, "A") { Nickname = "ann" }, new(2, "B") { Nickname = "bob" },
            new(3, "C") { Nickname = "câs", Undeclared = true }], election.Candidates);
        Assert.Equal(["5: 1 2", "1: 2=3", "2: 3 1"], Blt.Ballots(election));
        Assert.Empty(election.Diagnostics);
    }

    [Fact]
    public void An_option_for_another_program_is_ignored_and_a_nickname_that_is_a_number_warned_of()
    {
        var election = Blt.Read("3 1\n[droop rule=meek precision=5]\n[nick 2 x 3]\n5 2 x 0\n0\n" + Names);
        Assert.Equal(["5: 2 2"], Blt.Ballots(election));
        Assert.Equal(["2:1 option-ignored", "3:7 nick-number", "4:1 candidate-repeated"], Blt.Told(election));
    }

    [Fact]
    public void Weights_go_up_to_2_to_the_63_less_1_in_all()
    {
        var election = Blt.Read("3 1\n4294967296 1 0\n9223372032559808510 2 0\n1 0\n0\n" + Names);
        Assert.Equal(["4294967296: 1", "9223372032559808510: 2", "1:"], Blt.Ballots(election));
        Assert.Equal("3:1: error: Found more than 9223372036854775807 papers in all, expected at most 2^63-1. [too-many-papers]",
            Blt.Error("3 1\n4294967297 1 0\n9223372032559808511 2 0\n0\n" + Names));
    }

    [Fact]
    public void Seats_beyond_the_candidates_and_no_ballots_are_noted() =>
        Assert.Equal(["(1:3 seats-exceed-candidates)", "(2:1 no-ballots)"], Blt.Told(Blt.Read("3 5\n0\n" + Names)));

    [Fact]
    public void Numbers_up_to_the_last_candidate_of_65534()
    {
        var text = new System.Text.StringBuilder("65534 1\n1 65534 1 0\n2 65533=65534 0\n0\n");
        for (int i = 1; i <= 65534; i++) text.Append('"').Append(i).Append("\"\n");
        text.Append("\"T\"\n");
        var election = Blt.Read(text.ToString());
        Assert.Equal(["1: 65534 1", "2: 65533=65534"], Blt.Ballots(election));
        Assert.Equal(["1: 65534", "2: 65533=65534"], Blt.Ballots(Blt.Read(text.Replace("1 65534 1", "(a) 1 65534", 0, 20).ToString())));
        Assert.Equal(new(65534, "65534"), election.Candidates[^1]);
    }

    [Fact]
    public void Strict_makes_the_first_warning_an_error_and_leaves_notes_alone()
    {
        var strict = new ReadOptions { Strict = true };
        Assert.Equal(
            "3:1: error: This line ends a ballot without a 0, as others may; in this file every ballot ends with its line. "
            + "[ballot-end-missing]",
            Blt.Error("3 1\n1 2 0\n1 3\n0\n" + Names, strict));
        Assert.Equal("2:1: error: Candidate 2 is ranked more than once. [candidate-repeated]",
            Blt.Error("3 1\n1 2 2 0\n0\n" + Names, strict));
        Assert.Equal(["(1:1 byte-order-mark)", "(1:3 seats-exceed-candidates)"],
            Blt.Told(Blt.Read("\uFEFF3 4\n1 2 0\n0\n" + Names, strict)));
    }

    [Fact]
    public void A_hundred_diagnostics_of_a_kind_are_kept_and_the_others_counted()
    {
        var election = Blt.Read("3 1\n" + string.Concat(Enumerable.Repeat("1 2 2 0\n", 150)) + "1 3=3 0\n0\n" + Names);
        Assert.Equal(101, election.Diagnostics.Length);
        Assert.Equal("102:1: warning: From here on 51 more of this kind are not listed. [candidate-repeated]",
            election.Diagnostics[^1].ToString());
    }
}
