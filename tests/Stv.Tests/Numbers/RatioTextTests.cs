namespace Stv.Tests.Numbers;

/// <summary>Numbers as text.</summary>
public class RatioTextTests
{
    [Theory]
    [InlineData(108, 1, "108")]
    [InlineData(-3, 1, "-3")]
    [InlineData(100, 1, "100")]
    [InlineData(1, 2, "0.5")]
    [InlineData(-1, 2, "-0.5")]
    [InlineData(877907, 10000, "87.7907")]
    [InlineData(8779070, 100000, "87.7907")]
    [InlineData(1, 100000, "0.00001")]
    [InlineData(-1, 8, "-0.125")]
    [InlineData(7972, 18443, "7972/18443")]
    [InlineData(15944, 36886, "7972/18443")]
    [InlineData(-1, 3, "-1/3")]
    [InlineData(1, 6, "1/6")]
    [InlineData(3, 6, "0.5")]
    [InlineData(9, 6, "1.5")]
    [InlineData(long.MinValue, 1, "-9223372036854775808")]
    [InlineData(1, 1L << 20, "0.00000095367431640625")]
    public void A_number_is_written_in_its_shortest_exact_form(long over, long under, string text)
    {
        Assert.Equal(text, Ratio.Of(over, under).ToString());
        Assert.Equal(Ratio.Of(over, under), Ratio.Parse(text));
    }

    [Theory]
    [InlineData("87.7907", 5, "87.79070")]
    [InlineData("87.7907", 2, "87.79")]
    [InlineData("87.7907", 0, "87")]
    [InlineData("2/3", 5, "0.66666")]
    [InlineData("-2/3", 2, "-0.67")]
    [InlineData("-0.001", 2, "-0.01")]
    [InlineData("0", 5, "0.00000")]
    [InlineData("0.00001", 3, "0.000")]
    [InlineData("1/3", 25, "0.3333333333333333333333333")]
    [InlineData("12345678901234567890123456789.5", 1, "12345678901234567890123456789.5")]
    public void A_number_is_written_with_a_fixed_number_of_places(string number, int places, string text) =>
        Assert.Equal(text, Ratio.Parse(number).ToString(places));

    [Theory]
    [InlineData("7", 0)]
    [InlineData("-7.50", 1)]
    [InlineData("0.00001", 5)]
    [InlineData("1/1024", 10)]
    [InlineData("3/12", 2)]
    [InlineData("1/3", null)]
    [InlineData("5/6", null)]
    public void The_places_a_number_needs(string number, int? places) => Assert.Equal(places, Ratio.Parse(number).Places);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("007", "7")]
    [InlineData("1.500", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("0/5", "0")]
    [InlineData("-4/6", "-2/3")]
    [InlineData("12/4", "3")]
    [InlineData("170141183460469231731687303715884105728/3", "170141183460469231731687303715884105728/3")]
    public void More_digits_than_needed_are_read(string text, string canonical) => Assert.Equal(canonical, Ratio.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("1.")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("1 ")]
    [InlineData(" 1")]
    [InlineData("1\0")]
    [InlineData("1.5\0")]
    [InlineData(".-5")]
    [InlineData("1.-5")]
    [InlineData("1.2.3")]
    [InlineData("1.2/3")]
    [InlineData("1/2/3")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("/2")]
    [InlineData("1/")]
    [InlineData("1/ 2")]
    [InlineData("1e5")]
    [InlineData("0x1F")]
    [InlineData("1,000")]
    [InlineData("1_000")]
    [InlineData("\u22121")]
    [InlineData("\u0663")]
    [InlineData("\u00BD")]
    [InlineData("NaN")]
    public void What_is_no_number_is_refused(string? text)
    {
        Assert.False(Ratio.TryParse(text, out var ratio));
        Assert.Equal(default, ratio);
        if (text is not null) Assert.Throws<FormatException>(() => Ratio.Parse(text));
    }
}
