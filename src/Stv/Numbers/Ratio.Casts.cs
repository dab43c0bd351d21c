using System.Numerics;

namespace Stv;

// To and from the framework's numbers, for whoever gives figures or goes on working with them. No count does.
public readonly partial struct Ratio
{
    /// <summary>The most decimal places that a <see cref="decimal"/> has.</summary>
    const int DecimalPlaces = 28;

    /// <summary>A decimal number, exactly: <c>87.7907m</c>.</summary>
    public static implicit operator Ratio(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        var (low, middle, high) = unchecked(((uint)parts[0], (uint)parts[1], (uint)parts[2]));
        var units = new BigInteger(high) << 64 | (ulong)middle << 32 | low;
        return Of(parts[3] < 0 ? -units : units, BigInteger.Pow(10, parts[3] >> 16 & 0xFF));
    }

    /// <summary>
    /// What a floating-point number holds, exactly. That is seldom what was written: <c>0.1</c> holds a little more than one tenth; write
    /// <c>0.1m</c> for it.
    /// </summary>
    /// <exception cref="OverflowException">It is infinite, or no number.</exception>
    public static explicit operator Ratio(double number)
    {
        const int Fraction = 52, LeastPower = -1074;
        if (!double.IsFinite(number)) throw new OverflowException("An infinity, or what is no number, is no ratio.");
        long bits = BitConverter.DoubleToInt64Bits(number);
        long mantissa = bits & ((1L << Fraction) - 1);
        int exponent = (int)(bits >> Fraction & 0x7FF), power = Math.Max(exponent - 1, 0) + LeastPower;
        if (exponent > 0) mantissa |= 1L << Fraction;
        BigInteger whole = bits < 0 ? -mantissa : mantissa;
        return power < 0 ? Of(whole, BigInteger.One << -power) : Of(whole << power, 1);
    }

    /// <summary>The nearest decimal number, halves away from zero: exact where 28 places are enough.</summary>
    /// <exception cref="OverflowException">It is larger than a decimal can be, about 7.9×10²⁸.</exception>
    public static explicit operator decimal(Ratio number)
    {
        var (numerator, denominator) = (BigInteger.Abs(number.N), number.D);
        for (int places = Math.Min(number.Places ?? DecimalPlaces, DecimalPlaces); places >= 0; places--)
        {
            var units = (2 * numerator * BigInteger.Pow(10, places) + denominator) / (2 * denominator);
            if (units >> 96 != 0) continue;
            return new(Word(units), Word(units >> 32), Word(units >> 64), number.Sign < 0, (byte)places);
        }
        throw new OverflowException("The number is larger than a decimal can be.");

        static int Word(BigInteger bits) => unchecked((int)(uint)(bits & uint.MaxValue));
    }

    /// <summary>
    /// The nearest floating-point number, halves to even: exact only where the denominator is a power of two. Infinite where it is too
    /// large; below about 10⁻³⁰⁷ the last bit may be another.
    /// </summary>
    public static explicit operator double(Ratio number)
    {
        const int Bits = 62;
        if (number.IsZero) return 0;
        var (numerator, denominator) = (BigInteger.Abs(number.N), number.D);
        // More bits of the quotient than a double holds, and the last of them says whether anything follows.
        int power = (int)(numerator.GetBitLength() - denominator.GetBitLength()) - Bits;
        if (power < 0) numerator <<= -power;
        else denominator <<= power;
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        ulong bits = (ulong)quotient | (rest.IsZero ? 0UL : 1);
        double size = Math.ScaleB(bits, power);
        return number.Sign < 0 ? -size : size;
    }
}
