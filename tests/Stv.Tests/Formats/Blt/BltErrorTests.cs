namespace Stv.Tests.Formats;

/// <summary>Files that cannot be read: each gives one error that says where, what was found and what was expected.</summary>
public sealed class BltErrorTests
{
    const string Names = Blt.Names;

    public static TheoryData<string, string> Broken { get; } = new()
    {
        // Nothing, or something else.
        { "", "1:1: error: Found nothing, expected the number of candidates. [empty-file]" },
        { " \n\n", "3:1: error: Found nothing, expected the number of candidates. [empty-file]" },
        { "# nothing but a comment", "1:24: error: Found nothing, expected the number of candidates. [empty-file]" },
        { "Candidate,Votes\nA,1\n", "1:1: error: Found \"Candidate,Votes\", expected the number of candidates. [unexpected-text]" },
        { "{ \"a\": 1 }", "1:1: error: Found \"{\", expected the number of candidates. [unexpected-text]" },
        { "PK\u0003\u0004\0\0",
            "1:1: error: Found \"PK\\x03\\x04\\x00\\x00\", which is no text, expected the number of candidates. [not-text]" },
        { "\u007FELF\u0002", "1:1: error: Found \"\\x7FELF\\x02\", expected the number of candidates. [unexpected-text]" },

        // The two numbers.
        { "3", "1:2: error: Found the end of the file, expected the number of seats. [unexpected-end]" },
        { "0 1\n", "1:1: error: Found \"0\" candidates, expected 1 to 65534. [candidates-invalid]" },
        { "-3 1\n", "1:1: error: Found a negative number, \"-3\", expected the number of candidates. [unexpected-text]" },
        { "65535 1\n", "1:1: error: Found \"65535\" candidates, expected 1 to 65534. [candidates-invalid]" },
        { "10000000 1\n", "1:1: error: Found \"10000000\" candidates, expected 1 to 65534. [candidates-invalid]" },
        { "99999999999999999999999999 1\n",
            "1:1: error: Found \"999999999999999999999999…\" candidates, expected 1 to 65534. [candidates-invalid]" },
        { "3.0 1\n", "1:1: error: Found a fraction, \"3.0\", expected the number of candidates. [unexpected-text]" },
        { "3 0\n", "1:3: error: Found \"0\" seats, expected 1 or more. [seats-invalid]" },
        { "3 2147483648\n", "1:3: error: Found \"2147483648\" seats, expected 1 or more. [seats-invalid]" },
        { "3 x\n", "1:3: error: Found \"x\", expected the number of seats. [unexpected-text]" },

        // Withdrawn candidates and options.
        { "3 1\n-4\n", "2:1: error: Found \"-4\", expected a withdrawn candidate from -1 to -3. [candidate-invalid]" },
        { "3 1\n-0\n", "2:1: error: Found \"-0\", expected a withdrawn candidate from -1 to -3. [candidate-invalid]" },
        { "3 1\n- 2\n", "2:1: error: Found \"-\", expected a ballot or a withdrawn candidate. [unexpected-text]" },
        { "3 1\n[colour red]\n",
            "2:1: error: Found the option \"[colour\", expected [nick], [tie], [withdrawn], [undeclared] or [droop]. [option-unknown]" },
        { "3 1\n[]\n",
            "2:1: error: Found the option \"[\", expected [nick], [tie], [withdrawn], [undeclared] or [droop]. [option-unknown]" },
        { "3 1\n[nick a b]\n",
            "2:1: error: Found 2 nicknames in the option [nick], expected one for each of 3 candidates. [option-invalid]" },
        { "3 1\n[nick a b c d]\n",
            "2:13: error: Found more than 3 nicknames in the option [nick], expected one for each candidate. [option-invalid]" },
        { "3 1\n[nick a b a]\n",
            "2:11: error: Found the nickname \"a\" twice in the option [nick], expected another for each candidate. [option-invalid]" },
        { "3 1\n[nick a b\u001B[2J c]\n", "2:9: error: Found \"b\\x1B\" in the option [nick], expected a nickname. [option-invalid]" },
        { "3 1\n[nick a - c]\n", "2:9: error: Found \"-\" in the option [nick], expected a nickname. [option-invalid]" },
        { "3 1\n[nick a b c]\n[nick a b c]\n", "3:1: error: Found a second option [nick], expected one at most. [option-invalid]" },
        { "3 1\n[tie 3 1]\n", "2:1: error: Found 2 candidates in the option [tie], expected all 3. [option-invalid]" },
        { "3 1\n[tie 3 1 3]\n",
            "2:10: error: Found candidate 3 twice in the option [tie], expected every candidate once. [option-invalid]" },
        { "3 1\n[tie 1 2 3][tie 1 2 3]\n", "2:12: error: Found a second option [tie], expected one at most. [option-invalid]" },
        { "3 1\n[withdrawn 4]\n",
            "2:12: error: Found \"4\" in the option [withdrawn], expected a candidate from 1 to 3. [candidate-invalid]" },
        { "3 1\n[undeclared x]\n",
            "2:13: error: Found \"x\" in the option [undeclared], expected a candidate from 1 to 3. [candidate-invalid]" },
        { "3 1\n[nick a b c]\n[tie a b d]\n",
            "3:10: error: Found \"d\" in the option [tie], expected a candidate from 1 to 3 or a nickname. [candidate-invalid]" },
        { "3 1\n[tie 1 2", "2:1: error: Found the option [tie] that is never closed, expected \"]\". [unclosed]" },
        { "3 1\n[droop a=b", "2:7: error: Found an option that is never closed, expected \"]\". [unclosed]" },
        { "3 1\n1 1 0\n[tie 1 2 3]\n0\n",
            "3:1: error: Found an option among the ballots, expected options only before the first ballot. [option-late]" },

        // Ballots.
        { "3 1\n", "2:1: error: Found the end of the file, expected a ballot or a 0 and 3 names. [unexpected-end]" },
        { "3 1\n1 2 0\n", "3:1: error: Found the end of the file, expected a ballot or a 0 and 3 names. [unexpected-end]" },
        { "3 1\n1 2", "2:4: error: Found the end of the file within a ballot, expected a 0 that ends it. [unexpected-end]" },
        { "3 1\n1 2\n", "3:1: error: Found the end of the file within a ballot, expected a 0 that ends it. [unexpected-end]" },
        { "3 1\n1 2 0\n12", "3:3: error: Found the end of the file within a ballot, expected a 0 that ends it. [unexpected-end]" },
        { "3 1\n1 4 0\n0\n", "2:3: error: Found \"4\", expected a candidate from 1 to 3 or a 0. [candidate-invalid]" },
        { "3 1\n1 2 65537 0\n0\n", "2:5: error: Found \"65537\", expected a candidate from 1 to 3 or a 0. [candidate-invalid]" },
        { "3 1\n1 2 4294967297 0\n0\n", "2:5: error: Found \"4294967297\", expected a candidate from 1 to 3 or a 0. [candidate-invalid]" },
        { "3 1\n1 2 x 0\n0\n", "2:5: error: Found \"x\", expected a candidate from 1 to 3 or a 0. [unexpected-text]" },
        { "3 1\n1 2 -3 0\n0\n", "2:5: error: Found a negative number, \"-3\", expected a candidate from 1 to 3 or a 0. [unexpected-text]" },
        { "3 1\n1 2.5 0\n0\n", "2:3: error: Found a fraction, \"2.5\", expected a candidate from 1 to 3 or a 0. [unexpected-text]" },
        { "3 1\n1 2 1e5 0\n0\n", "2:5: error: Found \"1e5\", expected a candidate from 1 to 3 or a 0. [unexpected-text]" },
        { "3 1\n[nick a b c]\n1 a d 0\n0\n",
            "3:5: error: Found \"d\", expected a candidate from 1 to 3 or a nickname or a 0. [unexpected-text]" },
        { "3 1\n1 2 \0 0\n0\n", "2:5: error: Found \"\\x00\", expected a candidate from 1 to 3 or a 0. [unexpected-text]" },
        { "3 1\n1 2 0\nx 3 0\n0\n",
            "3:1: error: Found \"x\", expected a ballot's whole number of papers, or 0 and 3 names. [unexpected-text]" },
        { "3 1\n1 2 0\n-1 3 0\n0\n",
            "3:1: error: Found a negative number, \"-1\", expected a ballot's number of papers, in digits alone. [weight-invalid]" },
        { "3 1\n1.5 2 0\n0\n",
            "2:1: error: Found a fraction, \"1.5\", expected a ballot's number of papers, in digits alone. [weight-invalid]" },
        { "3 1\n1.0 2 0\n0\n",
            "2:1: error: Found a fraction, \"1.0\", expected a ballot's number of papers, in digits alone. [weight-invalid]" },
        { "3 1\n1,5 2 0\n0\n",
            "2:1: error: Found a fraction, \"1,5\", expected a ballot's number of papers, in digits alone. [weight-invalid]" },
        { "3 1\n1/2 2 0\n0\n",
            "2:1: error: Found a fraction, \"1/2\", expected a ballot's number of papers, in digits alone. [weight-invalid]" },
        { "3 1\n9223372036854775808 2 0\n0\n",
            "2:1: error: Found \"9223372036854775808\" papers, expected at most 2^63-1. [too-many-papers]" },
        { "3 1\n9223372036854775807 2 0\n1 0\n0\n",
            "3:1: error: Found more than 9223372036854775807 papers in all, expected at most 2^63-1. [too-many-papers]" },
        { "3 1\n9223372036854775807 1 0\n(a) 1 2 0\n0\n",
            "3:1: error: Found more than 9223372036854775807 papers in all, expected at most 2^63-1. [too-many-papers]" },
        { "3 1\n1 =2 0\n0\n", "2:3: error: Found \"=\", expected a candidate from 1 to 3 or a 0. [equal-rank-invalid]" },
        { "3 1\n1 2= 0\n0\n",
            "2:6: error: Found the end of the ballot, expected a candidate from 1 to 3 at the same rank. [equal-rank-invalid]" },
        { "3 1\n1 2==3 0\n0\n", "2:5: error: Found \"=\", expected a candidate from 1 to 3 or a 0. [equal-rank-invalid]" },
        { "3 1\n1 -=3 0\n0\n", "2:4: error: Found \"=\", expected a candidate from 1 to 3 or a 0. [equal-rank-invalid]" },
        { "3 1\n1 3=- 0\n0\n", "2:5: error: Found \"-\", expected a candidate from 1 to 3 or a 0. [unexpected-text]" },
        { "3 1\n1 (2 0\n0\n",
            "2:6: error: Found the end of the ballot, expected a candidate from 1 to 3 at the same rank. [equal-rank-invalid]" },
        { "3 1\n1 () 0\n0\n", "2:4: error: Found \")\", expected a candidate from 1 to 3 or a 0. [equal-rank-invalid]" },
        { "3 1\n1 2) 0\n0\n", "2:4: error: Found \")\", expected a candidate from 1 to 3 or a 0. [equal-rank-invalid]" },
        { "3 1\n1 2\n1 3=\n0\n" + Names,
            "4:1: error: Found the end of the ballot, expected a candidate from 1 to 3 at the same rank. [equal-rank-invalid]" },
        { "3 1\n(a 1 2 0\n0\n", "2:2: error: Found a ballot's id that is never closed, expected \")\". [unclosed]" },
        { "3 1\n1 2 /* a /* b */ 0\n0\n", "2:5: error: Found a comment that is never closed, expected \"*/\". [unclosed]" },

        { "3 1\n1 3,,=1 2 0\n0\n", "2:6: error: Found \"=\", expected a candidate from 1 to 3 or a 0. [equal-rank-invalid]" },

        // What follows the ballots.
        { "3 1\n0, /**/\n", "3:1: error: Found 0 names and the end of the file, expected 3 names. [names-missing]" },
        { "3 1\n1 2 0\n0\n\u20034\u20031 0\n" + Names,
            "4:2: error: Found \"4\\xE2\\x80\\x831 0\" after the 0 that ends the ballots, expected a name. [ballots-after-end]" },
        { "3,1\n1,2,0\n0\n3,0\n2,1,0\n" + Names,
            "4:1: error: Found \"3,0\" after the 0 that ends the ballots, expected a name. [ballots-after-end]" },
        { "3 1\n1 2 0\n0\n", "4:1: error: Found 0 names and the end of the file, expected 3 names. [names-missing]" },
        { "3 1\n1 2 0\n0\n\"A\"\n", "5:1: error: Found 1 name and the end of the file, expected 3 names. [names-missing]" },
        { "3 1\n1 2 0\n0\n\"A\" \"B\"\n", "5:1: error: Found 2 names and the end of the file, expected 3 names. [names-missing]" },
        { "3 1\n1 2 0\n0\n\"A\"\n\"B\n\"C\"\n", "5:1: error: Found a quote that is not closed in its line, expected '\"'. [unclosed]" },
        { "3 1\n1 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T",
            "7:1: error: Found a quote that is not closed in its line, expected '\"'. [unclosed]" },
        { "3 1\n1 2 0\n0\nA\nB \"b\nC\n", "5:3: error: Found a quote that is not closed in its line, expected '\"'. [unclosed]" },
        { "3 1\n1 2 0\n0\n\"A\"\n\"B\0\"\n\"C\"\n", "5:3: error: Found the control character \\x00, expected text. [not-text]" },
        { "3 1\n1 2 0\n0 3 0\n1 1 0\n0\n" + Names, "3:1: error: Found a ballot of 0 papers, expected 1 or more, or a 0 alone in its line, "
            + "which ends the ballots. [weight-invalid]" },
        { "3 1\n1 2 0\n0\n1 1 0\n0\n" + Names,
            "4:1: error: Found \"1 1 0\" after the 0 that ends the ballots, expected a name. [ballots-after-end]" },
        { "3 1\n1 2 0\n0\n(x) a 0\n" + Names,
            "4:1: error: Found \"(x) a 0\" after the 0 that ends the ballots, expected a name. [ballots-after-end]" },
        { "3 1\n1 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n1 1 0\n",
            "7:1: error: Found \"1 1 0\" after the 0 that ends the ballots, expected a name. [ballots-after-end]" },
        { "3 1\n1 2 0\nA\nB\nC\nT\n",
            "3:1: error: Found \"A\", expected a ballot's whole number of papers, or 0 and 3 names. [unexpected-text]" },
        { "3 1\n1 2 0\n0\n\"A\"\n/* \"B\"\n\"C\"\n\"T\"\n",
            "5:1: error: Found a comment that is never closed, expected \"*/\". [unclosed]" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_gives_one_error_with_its_place(string text, string message) => Assert.Equal(message, Blt.Error(text));

    [Fact]
    public void The_name_of_the_source_stands_before_the_place()
    {
        using var stream = new MemoryStream("3 x"u8.ToArray());
        var error = Assert.Throws<BallotFormatException>(() =>
            new BltReader(stream, "hall.blt").Read(null, TestContext.Current.CancellationToken));
        Assert.Equal("hall.blt:1:3: error: Found \"x\", expected the number of seats. [unexpected-text]", error.Message);
        Assert.Equal(new(Severity.Error, "unexpected-text", 1, 3, "Found \"x\", expected the number of seats."), error.Diagnostic);
    }

    [Fact]
    public void Text_in_UTF_16_and_compressed_data_are_named()
    {
        Assert.Equal("1:1: error: Found text in UTF-16, expected UTF-8. [not-text]", Blt.Error([0xFF, 0xFE, (byte)'3', 0]));
        Assert.Equal("1:1: error: Found text in UTF-16, expected UTF-8. [not-text]", Blt.Error([0xFE, 0xFF, 0, (byte)'3']));
        Assert.Equal("1:1: error: Found compressed data, expected text. [not-text]", Blt.Error([0x1F, 0x8B, 8]));
    }

    [Fact]
    public void Columns_count_characters_and_lines_count_whatever_ends_them() =>
        Assert.Equal("5:8: error: Found \"y\", expected a candidate from 1 to 3 or a nickname or a 0. [unexpected-text]",
            Blt.Error("\uFEFF3 1\r\n# ä\r[nick é b c]\n1 é 0\r\n1 é é  y 0\n0\n"));

    [Fact]
    public void Places_are_right_far_into_a_file()
    {
        const int Lines = 300_000;
        string text = "3 1\r\n" + string.Concat(Enumerable.Repeat("1 2 3 0\r\n", Lines)) + "1 2 0 # ä\r\n  1 ä 0\r\n";
        Assert.Equal($"{Lines + 3}:5: error: Found \"\\xC3\\xA4\", expected a candidate from 1 to 3 or a 0. [unexpected-text]",
            Blt.Error(text));
        Assert.Equal(
            $"1:{8 * Lines + 5}: error: Found \"x\", expected a ballot's whole number of papers, or 0 and 3 names. [unexpected-text]",
            Blt.Error("3 1 " + string.Concat(Enumerable.Repeat("1 2 3 0 ", Lines)) + "x"));
    }
}
