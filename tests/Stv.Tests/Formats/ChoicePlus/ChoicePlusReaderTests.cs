namespace Stv.Tests.Formats;

public sealed class ChoicePlusReaderTests
{
    const string Five = "0803-1,10003,001,1) C14[1],C21[2],C06[5],,,\n0803-2,10000,001,1) C03=C15[1],C14[2],,,,\n"
        + "0803-3,10000,001,1) C03[1]=C15[1],C06[2],,,,\n0803-4,10000,002,1) C21[2],C14[1],WI01[2],,,\n0803-5,10000,002,1) ,,,,,\n";

    [Fact]
    public void Ranks_equal_and_blank_ones_are_read_and_codes_put_in_order()
    {
        var election = Read.As(BallotFormat.ChoicePlus, Five);
        Assert.Equal(["C03", "C06", "C14", "C15", "C21", "WI01"], Read.Names(election));
        Assert.Equal(["1: 3 5 - - 2", "1: 1=4 3", "1: 1=4 2", "1: 3 5=6", "1:"], Blt.Ballots(election));
        Assert.Equal(["(0:0 candidates-learnt)"], Blt.Told(election));
    }

    [Fact]
    public void An_empty_ballot_may_be_the_first() =>
        Assert.Equal(["1: 1", "1:"], Blt.Ballots(Read.As(BallotFormat.ChoicePlus, "a,b,c,1) ,,\na,b,c,1) C1[1],,\n")));

    [Theory]
    [InlineData("C14[1]", "C14", "1:21: Found \"C14\", expected a candidate's code and the rank from 1 to 255, as \"C14[1]\".")]
    [InlineData("C14[1]", "C14[x]", "1:21: Found \"C14[x]\", expected a candidate's code")]
    [InlineData("C14[1]", "C14[0]", "1:21: Found \"C14[0]\", expected a candidate's code")]
    [InlineData("C14[1]", "C14[60000]", "1:21: Found \"C14[60000]\", expected a candidate's code")]
    [InlineData("C14[1]", "[1]", "1:21: Found \"[1]\", expected a candidate's code")]
    [InlineData("C03=C15[1]", "C03=", "2:21: Found \"C03=\", expected a candidate's code")]
    [InlineData("001,1) C14", "001,2) C14", "1:18: Found \"2)\", a second contest, expected \"1)\" on every ballot")]
    [InlineData("001,1) C14", "C14", "1:1: Found \"0803-1,10003,C14[1],C21[2],C06[5],,,\", expected an id, a machine, a precinct")]
    public void What_is_no_ballot_is_refused_with_its_place(string written, string instead, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.ChoicePlus, Five.Replace(written, instead)), StringComparison.Ordinal);
}
