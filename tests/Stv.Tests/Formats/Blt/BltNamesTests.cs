namespace Stv.Tests.Formats;

/// <summary>The names of candidates and election in every dialect.</summary>
public sealed class BltNamesTests
{
    static Election Read(int candidates, string names) => Blt.Read($"{candidates} 1\n1 1 0\n0\n{names}");

    static void Reads(int candidates, string text, string[] names, string? title, params string[] told)
    {
        var election = Read(candidates, text);
        Assert.Equal(names, election.Candidates.Select(c => c.Party is null ? c.Name : $"{c.Name}|{c.Party}"));
        Assert.Equal(title, election.Title);
        Assert.Equal(told, Blt.Told(election));
    }

    [Fact]
    public void Plain_quotes_keep_every_character() =>
        Reads(2, "\"Ellen   Hurcombe\"\n\"Wild # not /* a comment */, \"\n\" T \"\n", ["Ellen   Hurcombe", "Wild # not /* a comment */, "],
            " T ");

    [Fact]
    public void Comments_stand_between_names() =>
        Reads(2, "# the candidates\n\"A\" # first\n/* \"X\"\n */ \"B\" /* last */\n\"T\"\n# end\n", ["A", "B"], "T");

    [Fact]
    public void Unquoted_names_and_title() =>
        Reads(2, "Gary BARTON (Ind)\nMo  SMITH,\nWard 5 - Hilton\n", ["Gary BARTON (Ind)", "Mo SMITH"], "Ward 5 - Hilton",
            "(4:1 name-unquoted)", "(5:1 separators)", "(5:1 name-unquoted)", "(5:1 name-spaces)", "(6:1 title-unquoted)");

    [Fact]
    public void Quotes_within_an_unquoted_name_are_left_out() =>
        Reads(1, "Jack \"Jacko\" SMITH\n\"T\"\n", ["Jack Jacko SMITH"], "T", "(4:1 name-unquoted)", "4:1 quotes-stray");

    [Fact]
    public void Doubled_quotes_hold_the_party() =>
        Reads(3, "\"Anne CAMPBELL \"\"Scottish Green Party\"\"\"\n\"\"\"Bob X\"\" \"\"Labour\"\"\"\n\"\"\" Cas Y\"\" \"\"(Ind)\"\" \"\n"
            + "\"\"\"Ward 6\"\" \"\n",
            ["Anne CAMPBELL Scottish Green Party|Scottish Green Party", "Bob X Labour|Labour", "Cas Y (Ind)|(Ind)"], "Ward 6",
            "(4:1 quotes-doubled)", "(5:1 quotes-doubled)", "(6:1 quotes-doubled)", "(7:1 quotes-doubled)");

    [Fact]
    public void A_label_before_the_name_is_the_party() =>
        Reads(2, "\"Lab \"\"George ADAM\"\" \"\n\"SNP \"\"Kirsty Ann BLACKMAN\"\"\"\n\"T\"\n",
            ["Lab George ADAM|Lab", "SNP Kirsty Ann BLACKMAN|SNP"], "T",
            "(4:1 quotes-doubled)", "(5:1 quotes-doubled)");

    [Fact]
    public void Two_strings_on_a_line_are_name_and_party() =>
        Reads(3, "\"Ann X\" \"Green Party\"\n\"Bob Y\"   \"Labour, Pro-Life\"\n\"Cas Z\", \"Ind\"\n\"T\"\n",
            ["Ann X Green Party|Green Party", "Bob Y Labour, Pro-Life|Labour, Pro-Life", "Cas Z Ind|Ind"], "T",
            "(4:1 name-two-strings)", "(5:1 name-two-strings)", "(5:1 name-spaces)", "(6:1 separators)", "(6:1 name-two-strings)");

    [Fact]
    public void Some_with_a_party_and_some_without() =>
        Reads(3, "\"Ann X\" \"Green Party\"\n\"Bob Y\"\n\"Cas Z\"\n\"T\"\n", ["Ann X Green Party|Green Party", "Bob Y", "Cas Z"], "T",
            "(4:1 name-two-strings)");

    [Theory]
    [InlineData("\"A\" \"B\" \"C\" \"T\" \"S\" \"R\"\n")]
    [InlineData("\"A\" \"B\"\n\"C\" \"T\"\n\"S\" \"R\"\n", "4:1 names-doubtful")]
    [InlineData("\"A\" \"B\" \"C\"\n\"T\"\n\"S\"\n\"R\"\n")]
    [InlineData("\"A\"\n\"B\"\n\"C\"\n\"T\" \"S\" \"R\"\n")]
    public void Any_layout_of_quoted_strings(string text, params string[] told)
    {
        var election = Read(3, text);
        Assert.Equal(["A", "B", "C"], election.Candidates.Select(c => c.Name));
        Assert.Equal(("T", "S", "R"), (election.Title, election.Source, election.Comment));
        Assert.Equal(told, Blt.Told(election));
    }

    [Fact]
    public void Names_in_comments_are_the_names_where_there_are_no_others() =>
        Reads(2, "# ALTERNATIVE NAME 1: Gary Barton (Ind)\n# ALTERNATIVE NAME 2: Bo  X\nCalton ward\n", ["Gary Barton (Ind)", "Bo X"],
            "Calton ward",
            "(4:22 name-comment)", "(4:22 name-unquoted)", "(5:22 name-unquoted)", "(5:22 name-spaces)", "(6:1 title-unquoted)");

    [Fact]
    public void Names_in_comments_are_comments_where_there_are_others() =>
        Reads(2, "# ALTERNATIVE NAME 1: X\n# ALTERNATIVE NAME 2: Y\n\"A\"\n\"B\"\n\"T\"\n", ["A", "B"], "T", "6:1 names-doubtful");

    [Fact]
    public void Names_and_parties_of_all_without_a_title_are_taken_for_names_and_that_is_told() =>
        Reads(2, "\"Ann Archer\",\"Labour\"\n\"Bob Butler\",\"Tory\"\n", ["Ann Archer", "Labour"], "Bob Butler", "4:1 names-doubtful");

    [Fact]
    public void Names_in_comments_out_of_order_are_comments() =>
        Assert.Equal("7:1: error: Found 1 name and the end of the file, expected 2 names. "
            + "Comments name some from line 4 on, but not all in order behind the ballots. [names-missing]",
            Blt.Error("2 1\n1 1 0\n0\n# ALTERNATIVE NAME 2: X\n# ALTERNATIVE NAME 1: Y\n\"T\"\n"));

    [Fact]
    public void A_missing_title_and_newline_are_warned_of()
    {
        Reads(2, "\"A\"\n\"B\"", ["A", "B"], null, "5:4 title-missing", "(5:4 final-newline-missing)");
        Reads(2, "\"A\"\n\"B\"\n\"\"\n", ["A", "B"], null);
    }

    [Theory]
    [InlineData("\"A\"\n\"B\"\n\"T\"\n\"S\"\n# ALTERNATIVE NAME 1: X\n# ALTERNATIVE NAME 2: Y\n", "(8:22 name-comment)")]
    [InlineData("# ALTERNATIVE NAME 1: X\n\"A\"\n\"B\"\n\"T\"\n", "(4:22 name-comment)")]
    [InlineData("# ALTERNATIVE NAME 2: X\n# ALTERNATIVE NAME 1: X\n\"A\"\n\"B\"\n\"T\"\n", "(4:22 name-comment)")]
    public void Names_in_comments_that_are_passed_over_are_told_of(string names, string told) => Reads(2, names, ["A", "B"], "T", told);

    [Theory]
    [InlineData("# ALTERNATIVE NAME 1: X\n2 1\n1 1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n", "(1:1 name-comment)")]
    [InlineData("2 1\n1 1 2 0\n# ALTERNATIVE NAME 1: X\n1 2\n# ALTERNATIVE NAME 2: X\n1 1 0\n0\n\"A\"\n\"B\"\n\"T\"\n",
        "(3:1 name-comment)|4:1 ballot-end-missing")]
    public void So_are_those_among_the_ballots(string text, string told) => Assert.Equal(told, string.Join('|', Blt.Told(Blt.Read(text))));

    [Fact]
    public void An_error_for_want_of_names_says_where_comments_name_some() =>
        Assert.Equal("6:1: error: Found 1 name and the end of the file, expected 2 names. "
            + "Comments name some from line 2 on, but not all in order behind the ballots. [names-missing]",
            Blt.Error("2 1\n# ALTERNATIVE NAME 1: X\n1 1 2 0\n0\n\"T\"\n"));

    [Fact]
    public void A_cell_behind_a_quoted_name_is_the_party()
    {
        var election = Read(3, "\"Ann Archer\",Labour\n\"Bob\" ; Old Tory \n\"Cy \"\n\"T\"\n");
        Assert.Equal([("Ann Archer Labour", "Labour"), ("Bob Old Tory", "Old Tory"), ("Cy ", null)],
            election.Candidates.Select(c => (c.Name, c.Party)));
        Assert.Equal(["(4:1 name-two-strings)", "(5:1 name-two-strings)"], Blt.Told(election));
        election = Read(2, "\"Ann Archer\" Labour\n\"Bob\"\n\"T\"\n");
        Assert.Equal([("Ann Archer Labour", null), ("Bob", null)], election.Candidates.Select(c => (c.Name, c.Party)));
        Assert.Equal(["(4:1 name-unquoted)"], Blt.Told(election));
    }

    [Theory]
    [InlineData("\"T\" \nA: 12 votes\nB: \"x\n", "7:1 trailing-text")]
    [InlineData("\"T\" and more\n\"S\"\n", "6:4 trailing-text")]
    [InlineData("\"T\"\nand more\n\"S\"\n", "7:1 trailing-text")]
    [InlineData("\"T\"\n\"\"\n\"\"\n\"more\"\n", "9:1 trailing-text")]
    public void Text_after_the_title_is_ignored_with_a_warning(string rest, string told) =>
        Reads(2, "\"A\"\n\"B\"\n" + rest, ["A", "B"], "T", told);

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_read_as_Windows_1252()
    {
        byte[] text = [.. "2 1\n1 1 0\n0\n\"R"u8, 0xE9, .. "n"u8, 0x80, 0x81, .. "\"\n\"Né\"\n\"T\"\n"u8];
        var election = Blt.Read(text);
        Assert.Equal(["Rén€\u0081", "Né"], election.Candidates.Select(c => c.Name));
        Assert.Equal("4:1: warning: \"R\\xE9n\\x80\\x81\" is not UTF-8 and was read as Windows-1252. [encoding-not-utf8]",
            Assert.Single(election.Diagnostics).ToString());
    }

    [Fact]
    public void What_an_earlier_program_spoilt_is_noted_and_left()
    {
        Reads(3, "\"JÃ©rÃ©mie\"\n\"O\uFFFDBRIEN\"\n\"Renée – Ö\"\n\"VON-DÃ–RING\"\n", ["JÃ©rÃ©mie", "O\uFFFDBRIEN", "Renée – Ö"],
            "VON-DÃ–RING",
            "(4:1 mojibake)", "(5:1 replacement-character)", "(7:1 mojibake)");
        Assert.Contains("looks like \"Jérémie\"", Read(1, "\"JÃ©rÃ©mie\"\n\"T\"\n").Diagnostics[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_has_at_most_4096_bytes()
    {
        string longest = new('x', 4096);
        Reads(1, $"\"{longest}\"\n\"T\"\n", [longest], "T");
        Assert.Equal("4:1: error: Found a name of more than 4096 bytes, expected at most so many. [too-long]",
            Blt.Error($"1 1\n1 1 0\n0\n\"{longest}x\"\n\"T\"\n"));
    }
}
