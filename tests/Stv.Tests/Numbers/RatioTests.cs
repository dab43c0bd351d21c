using System.Numerics;

namespace Stv.Tests.Numbers;

/// <summary>Exact numbers at their edges. <see cref="RatioVolumeTests"/> has the numbers in between.</summary>
public class RatioTests
{
    /// <summary>Numerators and denominators where something might overflow or change its form.</summary>
    static readonly BigInteger[] Edges =
    [
        0, 1, 2, 3, 5, 10, 99_999, 100_000, int.MaxValue, (BigInteger)int.MaxValue + 1, 1_000_000_000_000_000_000,
        long.MaxValue / 2, long.MaxValue - 1, long.MaxValue, BigInteger.Pow(2, 63), BigInteger.Pow(2, 63) + 1, BigInteger.Pow(10, 19),
        BigInteger.Pow(2, 64), BigInteger.Pow(2, 126) - 1, BigInteger.Pow(2, 127), BigInteger.Pow(3, 90),
    ];

    // A third of all quotients, for every pair of them is tried.
    static IEnumerable<(Ratio Number, BigInteger Over, BigInteger Under)> AtEdges =>
        from over in Edges
        from under in Edges
        where under > 0 && (over + under) % 3 == 1
        from sign in new[] { 1, -1 }
        select (Ratio.Of(sign * over, under), sign * over, under);

    [Fact]
    public void Default_is_zero()
    {
        Ratio nothing = default;
        Assert.Equal(0, nothing);
        Assert.Equal("0", nothing.ToString());
        Assert.Equal((BigInteger.Zero, BigInteger.One), (nothing.Numerator, nothing.Denominator));
        Assert.True(nothing.IsZero);
        Assert.Equal(0, nothing.Sign);
        Assert.Equal(7, nothing + 7);
        Assert.Equal(0, nothing * 7);
        Assert.Equal(0, -nothing);
        Assert.Equal(nothing.GetHashCode(), Ratio.Of(0, 9).GetHashCode());
    }

    [Theory]
    [InlineData(6, 8, "3", "4")]
    [InlineData(-6, 8, "-3", "4")]
    [InlineData(6, -8, "-3", "4")]
    [InlineData(-6, -8, "3", "4")]
    [InlineData(0, -8, "0", "1")]
    [InlineData(long.MinValue, 1, "-9223372036854775808", "1")]
    [InlineData(long.MinValue, long.MinValue, "1", "1")]
    [InlineData(1, long.MinValue, "-1", "9223372036854775808")]
    [InlineData(long.MaxValue, long.MinValue, "-9223372036854775807", "9223372036854775808")]
    [InlineData(long.MinValue, long.MaxValue, "-9223372036854775808", "9223372036854775807")]
    public void A_quotient_is_in_lowest_terms_and_its_denominator_positive(long over, long under, string numerator, string denominator)
    {
        foreach (var ratio in new[] { Ratio.Of(over, under), Ratio.Of((BigInteger)over, under) })
            Assert.Equal((numerator, denominator), ($"{ratio.Numerator}", $"{ratio.Denominator}"));
    }

    [Fact]
    public void Whole_numbers_of_any_size_are_themselves()
    {
        foreach (long whole in new[] { long.MinValue, long.MinValue + 1, -1, 0, 1, long.MaxValue })
        {
            Ratio ratio = whole;
            Assert.Equal((whole, 1), (ratio.Numerator, ratio.Denominator));
            Assert.Equal(-(BigInteger)whole, (-ratio).Numerator);
            Assert.Equal(whole, -(-ratio));
            Assert.Equal(Math.Sign(whole), ratio.Sign);
        }
    }

    [Fact]
    public void Sums_beyond_a_word_come_back()
    {
        Ratio most = long.MaxValue, beyond = most + 1;
        Assert.Equal("9223372036854775808", beyond.ToString());
        Assert.Equal(most, beyond - 1);
        Assert.Equal(most.GetHashCode(), (beyond - 1).GetHashCode());
        Assert.True(beyond > most && -beyond < -most && beyond.Sign == 1 && (-beyond).Sign == -1);
        Assert.Equal(0, beyond - beyond);
        Assert.True((beyond - beyond).IsZero);
        Assert.Equal(1, beyond / beyond);
        Assert.Equal(most, beyond * most / beyond);
    }

    [Fact]
    public void Nothing_divides_by_zero()
    {
        Assert.Throws<DivideByZeroException>(() => Ratio.Of(1, 0));
        Assert.Throws<DivideByZeroException>(() => Ratio.Of(BigInteger.One, BigInteger.Zero));
        Assert.Throws<DivideByZeroException>(() => Ratio.Of(1, 3) / default(Ratio));
        Assert.Throws<DivideByZeroException>(() => Ratio.Of(BigInteger.Pow(2, 80), 3) / 0);
        Assert.Throws<DivideByZeroException>(() => default(Ratio) / 0);
    }

    [Fact]
    public void Every_pair_of_edges_adds_subtracts_multiplies_divides_and_compares()
    {
        foreach (var (a, over, under) in AtEdges)
        {
            foreach (var (b, over2, under2) in AtEdges)
            {
                Exact.Same(over * under2 + over2 * under, under * under2, a + b);
                Exact.Same(over * under2 - over2 * under, under * under2, a - b);
                Exact.Same(over * over2, under * under2, a * b);
                if (over2 != 0) Exact.Same(over * under2 * over2.Sign, under * BigInteger.Abs(over2), a / b);
                int order = (over * under2).CompareTo(over2 * under);
                Assert.Equal(order, a.CompareTo(b));
                Assert.Equal(
                    (order < 0, order <= 0, order == 0, order != 0, order >= 0, order > 0), (a < b, a <= b, a == b, a != b, a >= b, a > b));
                Assert.Equal(order == 0, a.Equals(b));
                if (order == 0) Assert.Equal(a.GetHashCode(), b.GetHashCode());
                Assert.Equal(order <= 0 ? a : b, Ratio.Min(a, b));
                Assert.Equal(order >= 0 ? a : b, Ratio.Max(a, b));
            }
        }
    }

    [Fact]
    public void Every_edge_rounds_to_0_to_40_places()
    {
        foreach (var (a, over, under) in AtEdges)
            for (int places = 0; places <= 40; places++) Exact.Rounds(over, under, a, places);
    }

    [Theory]
    [InlineData("1.5", 0, "1", "2", "2")]
    [InlineData("-1.5", 0, "-2", "-1", "-1")]
    [InlineData("0.5", 0, "0", "1", "1")]
    [InlineData("-0.5", 0, "-1", "0", "0")]
    [InlineData("-0.50001", 0, "-1", "0", "-1")]
    [InlineData("2/3", 5, "0.66666", "0.66667", "0.66667")]
    [InlineData("-2/3", 5, "-0.66667", "-0.66666", "-0.66667")]
    [InlineData("0.19402", 5, "0.19402", "0.19402", "0.19402")]
    [InlineData("0.1940298", 5, "0.19402", "0.19403", "0.19403")]
    [InlineData("1/3", 30, "0.333333333333333333333333333333", "0.333333333333333333333333333334", "0.333333333333333333333333333333")]
    [InlineData("9223372036854775807", 18, "9223372036854775807", "9223372036854775807", "9223372036854775807")]
    public void Rounding_is_down_up_or_to_the_nearest(string number, int places, string down, string up, string nearest)
    {
        var ratio = Ratio.Parse(number);
        Assert.Equal((down, up, nearest), (ratio.Down(places).ToString(), ratio.Up(places).ToString(), ratio.Nearest(places).ToString()));
    }

    [Fact]
    public void Places_below_zero_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.Of(1, 3).Down(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.Of(1, 3).Up(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.Of(1, 3).Nearest(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.Of(1, 3).ToString(-1));
    }

    [Fact]
    public void Numbers_are_compared_with_numbers_only()
    {
        Assert.Equal(1, Ratio.Of(1, 2).CompareTo(null));
        Assert.Equal(-1, Ratio.Of(1, 2).CompareTo((object)Ratio.Of(2, 3)));
        Assert.Throws<ArgumentException>(() => Ratio.Of(1, 2).CompareTo("1/2"));
        Assert.False(Ratio.Of(1, 2).Equals("1/2"));
        Assert.False(Ratio.Of(1, 2).Equals(null));
        Assert.True(Ratio.Of(1, 2).Equals((object)Ratio.Of(2, 4)));
    }
}

/// <summary>What the exact result is, worked out with whole numbers alone.</summary>
static class Exact
{
    public static void Same(BigInteger over, BigInteger under, Ratio actual)
    {
        if (actual.Numerator * under != over * actual.Denominator || actual.Denominator.Sign <= 0)
            Assert.Fail($"{over}/{under} expected, not {actual.Numerator}/{actual.Denominator}");
    }

    public static void Rounds(BigInteger over, BigInteger under, Ratio actual, int places)
    {
        var scale = BigInteger.Pow(10, places);
        Same(Floor(over * scale, under), scale, actual.Down(places));
        Same(-Floor(-over * scale, under), scale, actual.Up(places));
        Same(Floor(2 * over * scale + under, 2 * under), scale, actual.Nearest(places));
    }

    static BigInteger Floor(BigInteger over, BigInteger under)
    {
        var rest = BigInteger.Remainder(over, under);
        return (over - (rest.Sign < 0 ? rest + under : rest)) / under;
    }
}
