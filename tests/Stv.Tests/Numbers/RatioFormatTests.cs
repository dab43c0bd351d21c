using System.Globalization;
using System.Text.Json;

namespace Stv.Tests.Numbers;

/// <summary>Exact numbers among the framework's own: formats, parsing, casts, JSON.</summary>
public sealed class RatioFormatTests
{
    static readonly CultureInfo German = CultureInfo.ReadOnly(
        new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } });

    [Theory]
    [InlineData("1/3", "F2", "0.33")]
    [InlineData("2/3", "F2", "0.67")]
    [InlineData("-2/3", "F2", "-0.67")]
    [InlineData("0.125", "F2", "0.13")]
    [InlineData("-0.125", "F2", "-0.13")]
    [InlineData("-0.001", "F2", "0.00")]
    [InlineData("2.5", "F0", "3")]
    [InlineData("2.5", "0", "3")]
    [InlineData("87.7907", "0.00", "87.79")]
    [InlineData("87.7907", "f6", "87.790700")]
    [InlineData("5", "F", "5.00")]
    [InlineData("1/3", "G", "1/3")]
    [InlineData("1/3", "", "1/3")]
    [InlineData("1/3", "F30", "0.333333333333333333333333333333")]
    public void A_number_is_written_in_a_format(string number, string format, string text)
    {
        var ratio = Ratio.Parse(number);
        Assert.Equal(text, ratio.ToString(format, null));
        Assert.Equal(text, string.Format(CultureInfo.InvariantCulture, $"{{0:{format}}}", ratio));
        Span<char> room = stackalloc char[text.Length];
        Assert.True(ratio.TryFormat(room, out int written, format, null));
        Assert.Equal(text, room[..written].ToString());
        Assert.False(ratio.TryFormat(room[1..], out written, format, null));
        Assert.Equal(0, written);
    }

    [Fact]
    public void Interpolation_takes_formats_and_a_culture_only_where_one_is_named()
    {
        var number = Ratio.Of(-1, 3);
        Assert.Equal("-0.33 -1/3", $"{number:F2} {number}");
        Assert.Equal("~0,33 -1/3", string.Create(German, $"{number:F2} {number}"));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = German;
            Assert.Equal("-0.33 -0.5", $"{number:F2} {Ratio.Of(-1, 2)}");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("E2")]
    [InlineData("F-1")]
    [InlineData("F1000")]
    [InlineData("0.")]
    [InlineData("00.0")]
    [InlineData("F2 ")]
    [InlineData("0.0#")]
    public void A_format_of_another_kind_is_refused(string format)
    {
        var refused = Assert.Throws<FormatException>(() => Ratio.Of(1, 3).ToString(format, null));
        Assert.Contains($"\"{format}\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_parsed_like_those_of_the_framework()
    {
        Assert.Equal(Ratio.Of(1, 3), Parsed<Ratio>("1/3"));
        Assert.Equal(Ratio.Of(-5, 2), Ratio.Parse("x-2.5".AsSpan(1)));
        Assert.True(Ratio.TryParse("2/4".AsSpan(), out var half) && half == 0.5m);
        Assert.False(Ratio.TryParse("½".AsSpan(), out _));
        Assert.Throws<ArgumentNullException>("text", () => Ratio.Parse(null!));

        static T Parsed<T>(string text)
            where T : ISpanParsable<T>
        {
            Assert.True(T.TryParse(text, German, out var one) && T.TryParse(text.AsSpan(), null, out var two) && one.Equals(two));
            Assert.False(T.TryParse("1,5", German, out _));
            Assert.Equal(T.Parse(text, null), T.Parse(text.AsSpan(), German));
            return T.Parse(text, German);
        }
    }

    [Fact]
    public void Literals_are_exact_numbers()
    {
        Assert.Equal(108, (Ratio)108);
        Assert.Equal(87.7907m, Ratio.Parse("87.7907"));
        Assert.Equal(Ratio.Parse("-0.0000000000000000000000000001"), -0.0000000000000000000000000001m);
        Assert.Equal(Ratio.Parse("79228162514264337593543950335"), decimal.MaxValue);
        Assert.Equal(Ratio.Parse("-79228162514264337593543950335"), decimal.MinValue);
        Assert.True(Ratio.Of(1, 4) == 0.25m && Ratio.Of(1, 3) < 0.34m && Ratio.Of(1, 2) + 0.5m == 1);
    }

    [Theory]
    [InlineData("108", "108")]
    [InlineData("87.7907", "87.7907")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("1/3", "0.3333333333333333333333333333")]
    [InlineData("-2/3", "-0.6666666666666666666666666667")]
    [InlineData("200/3", "66.666666666666666666666666667")]
    [InlineData("0.00000000000000000000000000005", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950334.5", "79228162514264337593543950335")]
    public void The_nearest_decimal(string number, string nearest) =>
        Assert.Equal(nearest, ((decimal)Ratio.Parse(number)).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void What_no_number_of_the_framework_holds_is_refused()
    {
        Assert.Throws<OverflowException>(() => (decimal)Ratio.Parse("79228162514264337593543950335.5"));
        Assert.Throws<OverflowException>(() => (Ratio)double.NaN);
        Assert.Throws<OverflowException>(() => (Ratio)double.NegativeInfinity);
    }

    [Fact]
    public void The_nearest_double_is_the_one_that_the_framework_reads()
    {
        Assert.Equal(1.0 / 3, (double)Ratio.Of(1, 3));
        Assert.Equal(0.0, (double)default(Ratio));
        Assert.Equal(double.PositiveInfinity, (double)Ratio.Parse("1" + new string('0', 400)));
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            string text = $"{(random.Next(2) == 0 ? "-" : "")}{Digits()}.{Digits()}";
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), (double)Ratio.Parse(text));
        }

        string Digits() => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(10)));
    }

    // Halves between two neighbours go to the even one, and the least more than a half goes up.
    [Fact]
    public void The_nearest_double_is_even_between_two()
    {
        Ratio one = 1L << 53, much = Ratio.Of(1, long.MaxValue);
        Assert.Equal(9007199254740992.0, (double)(one + 1));
        Assert.Equal(9007199254740994.0, (double)(one + 1 + much * much));
        Assert.Equal(9007199254740996.0, (double)(one + 3));
        Assert.Equal(9007199254740994.0, (double)(one + 3 - much * much));
    }

    [Fact]
    public void A_double_is_taken_as_what_it_holds()
    {
        Assert.Equal(Ratio.Parse("3602879701896397/36028797018963968"), (Ratio)0.1);
        Assert.Equal(-0.75m, (Ratio)(-0.75));
        Assert.Equal(0, (Ratio)(-0.0));
        var random = new Random(8);
        double[] all = [double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072014e-308, 1e300,
            .. Enumerable.Range(0, 5000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite)];
        Assert.All(all, number => Assert.Equal(number, (double)(Ratio)number));
    }

    [Fact]
    public void As_json_a_number_is_its_exact_text()
    {
        Ratio[] numbers = [Ratio.Of(1, 3), Ratio.Parse("87.7907"), 0, -5];
        Assert.Equal("""["1/3","87.7907","0","-5"]""", JsonSerializer.Serialize(numbers));
        Assert.Equal(numbers, JsonSerializer.Deserialize<Ratio[]>(JsonSerializer.Serialize(numbers))!);
        Assert.Equal([1.5m, 7], JsonSerializer.Deserialize<Ratio[]>("[1.50, 7]")!);
        foreach (string wrong in (string[])["\"a\"", "1e3", "null", "true", "\"\"", "{}"])
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Ratio>(wrong));
    }
}
