using System.Numerics;

namespace Stv.Tests.Numbers;

/// <summary>Chains of random operations, each compared with whole-number arithmetic: numbers in every form that a count makes.</summary>
public class RatioVolumeTests
{
    ulong state = 0x2011_0399;

    [Fact]
    public void Millions_of_random_results_and_as_many_comparisons_are_exact()
    {
        const int Operations = 2_000_000;
        var pool = new (Ratio Number, BigInteger Over, BigInteger Under)[64];
        for (int i = 0; i < pool.Length; i++) pool[i] = Fresh();
        int large = 0;
        for (int i = 0; i < Operations; i++)
        {
            var (a, b) = (pool[Next(64)], pool[Next(64)]);
            var result = Next(8) switch
            {
                0 => (a.Number + b.Number, a.Over * b.Under + b.Over * a.Under, a.Under * b.Under),
                1 => (a.Number - b.Number, a.Over * b.Under - b.Over * a.Under, a.Under * b.Under),
                2 => (a.Number * b.Number, a.Over * b.Over, a.Under * b.Under),
                3 when b.Over.Sign != 0 => (a.Number / b.Number, a.Over * b.Under * b.Over.Sign, a.Under * BigInteger.Abs(b.Over)),
                4 => (-a.Number, -a.Over, a.Under),
                5 => Rounded(a, 1 + Next(9)),
                _ => Fresh(),
            };
            Exact.Same(result.Item2, result.Item3, result.Item1);
            if (a.Number.CompareTo(b.Number) != (a.Over * b.Under).CompareTo(b.Over * a.Under)) Assert.Fail($"{a} {b}");
            if (result.Item3.GetBitLength() > 63 || result.Item2.GetBitLength() > 63) large++;
            // Numbers of four words are large enough; the rest of the pool stays in reach of one word.
            pool[Next(64)] = result.Item3.GetBitLength() + result.Item2.GetBitLength() > 260 ? Fresh() : result;
        }
        Assert.InRange(large, Operations / 10, Operations * 9 / 10);
    }

    [Fact]
    public void Equal_numbers_are_equal_and_hash_alike_however_computed()
    {
        for (int i = 0; i < 100_000; i++)
        {
            var (number, over, under) = Fresh();
            long k = 1 + (long)(Bits() >> 2);
            foreach (var same in new[] { Ratio.Of(over * k, under * k), number * k / k, number + k - k, number / k * k, -(-number) })
            {
                Assert.True(same == number && same.Equals(number) && same.CompareTo(number) == 0);
                Assert.Equal(number.GetHashCode(), same.GetHashCode());
                Assert.Equal(number.Sign, same.Sign);
            }
            var above = number + Ratio.Of(1, k);
            Assert.True(above > number && number < above && above != number);
        }
    }

    [Fact]
    public void Random_numbers_round_exactly()
    {
        for (int i = 0; i < 100_000; i++)
        {
            var (number, over, under) = Fresh();
            Exact.Rounds(over, under, number, Next(41));
        }
    }

    [Fact]
    public void Random_numbers_come_back_from_text_in_one_form()
    {
        for (int i = 0; i < 100_000; i++)
        {
            var (number, over, under) = Fresh();
            string text = number.ToString();
            Assert.Equal(number, Ratio.Parse(text));
            Assert.Equal(text, Ratio.Parse(text).ToString());
            Assert.Equal(text, Ratio.Of(over * 12, under * 12).ToString());
            int places = Next(12);
            Assert.Equal(number.Down(places), Ratio.Parse(number.ToString(places)));
        }
    }

    static (Ratio Number, BigInteger Over, BigInteger Under) Rounded((Ratio Number, BigInteger Over, BigInteger Under) a, int places)
    {
        var scale = BigInteger.Pow(10, places);
        var units = BigInteger.DivRem(a.Over * scale, a.Under, out var rest);
        return (a.Number.Down(places), rest.Sign < 0 ? units - 1 : units, scale);
    }

    // Small quotients, decimals and whole numbers as counts have them; now and then something close to a word or beyond.
    (Ratio Number, BigInteger Over, BigInteger Under) Fresh()
    {
        long sign = 1 - 2 * Next(2);
        var (over, under) = Next(8) switch
        {
            0 => (Next(1000), BigInteger.One),
            1 or 2 => ((BigInteger)Next(10_000_000), 100_000),
            3 or 4 => (Next(100_000), 1 + Next(100_000)),
            5 => (Bits() >> 1, 1 + (Bits() >> 1)),
            6 => (long.MaxValue - Next(3), long.MaxValue - Next(3)),
            _ => ((BigInteger)Bits() * Bits(), 1 + (BigInteger)Bits() * (uint)Next(1000)),
        };
        return (Ratio.Of(sign * over, under), sign * over, under);
    }

    int Next(int below) => (int)(Bits() % (ulong)below);

    // xorshift64*
    ulong Bits()
    {
        unchecked
        {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            return state * 0x2545F4914F6CDD1D;
        }
    }
}
