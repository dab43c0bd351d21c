namespace Stv.Tests.Formats;

/// <summary>Sections 268A, 269 and 272 of the Commonwealth Electoral Act 1918 on papers worked by hand.</summary>
public sealed class SenateFormalityTests
{
    // Groups A (candidates 1, 2), B (3, 4, 5), C (6, 7), and 8 of no group: three squares above the line and eight below.
    static readonly SenateFormality Paper = new([(1, 2), (3, 3), (6, 2)], 8);

    [Theory]
    // The examples that stand in the Act.
    [InlineData("", "1 2 3 3 4 5 6 0", "Informal", "")]
    [InlineData("1 1 2", "", "Informal", "")]
    // A tick or a cross alone in a square is a 1; two are a number repeated.
    [InlineData("0 * 0", "", "Above", "3 4 5")]
    [InlineData("* 2 0", "", "Above", "1 2 3 4 5")]
    [InlineData("1 * 0", "", "Informal", "")]
    [InlineData("", "* 2 3 4 5 6 0 0", "Below", "1 2 3 4 5 6")]
    // Numbers repeated or behind a gap are disregarded, and all higher ones.
    [InlineData("2 1 2", "", "Above disregarded", "3 4 5")]
    [InlineData("1 3 0", "", "Above disregarded", "1 2")]
    [InlineData("", "8 6 5 4 3 2 1 0", "Below disregarded", "7 6 5 4 3 2")]
    [InlineData("", "1 2 3 4 5 6 6 0", "Informal", "")]
    [InlineData("", "1 2 3 4 5 6 7 7", "Below disregarded", "1 2 3 4 5 6")]
    [InlineData("", "1 2 3 4 5 6 99 2147483647", "Below disregarded", "1 2 3 4 5 6")]
    // Below the line five numbers are too few, and above it one is enough.
    [InlineData("", "1 2 3 4 5 0 0 0", "Informal", "")]
    [InlineData("0 0 1", "1 2 3 4 5 0 0 0", "Above", "6 7")]
    // Both formal: below the line alone. What is disregarded above it is no matter.
    [InlineData("3 2 1", "1 2 3 4 5 6 7 8", "Below both", "1 2 3 4 5 6 7 8")]
    [InlineData("1 2 2", "8 7 6 5 4 3 2 1", "Below both", "8 7 6 5 4 3 2 1")]
    [InlineData("2 2 0", "1 2 3 4 5 6 0 0", "Below", "1 2 3 4 5 6")]
    [InlineData("", "", "Empty", "")]
    [InlineData("2 3 0", "0 0 0 0 0 0 0 2", "Informal", "")]
    public void A_paper_counts_as_the_Act_says(string above, string below, string expected, string preferences)
    {
        List<int> read = [];
        var vote = Paper.Judge([.. Squares(above, 3), .. Squares(below, 8)], read);
        Assert.Equal(expected, $"{vote.Half}{(vote.Both ? " both" : "")}{(vote.Disregarded ? " disregarded" : "")}");
        Assert.Equal(preferences, string.Join(' ', read));
    }

    [Theory]
    [InlineData("1 2 3 4", "Below")]
    [InlineData("1 2 3 0", "Informal")]
    public void Where_there_are_six_squares_or_fewer_all_have_to_be_numbered(string below, string expected) =>
        Assert.Equal(expected, $"{new SenateFormality([], 4).Judge(Squares(below, 4), []).Half}");

    [Fact]
    public void The_second_example_of_the_Act_counts_nine()
    {
        List<int> read = [];
        var vote = new SenateFormality([], 14).Judge([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 0], read);
        Assert.Equal((SenateHalf.Below, true, 9), (vote.Half, vote.Disregarded, read.Count));
    }

    static int[] Squares(string text, int count) => text.Length == 0 ? new int[count]
        : [.. text.Split(' ').Select(mark => mark == "*" ? SenateFormality.TickOrCross : int.Parse(mark,
            System.Globalization.CultureInfo.InvariantCulture))];
}
