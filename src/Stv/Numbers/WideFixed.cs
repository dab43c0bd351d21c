using System.Numerics;

namespace Stv;

/// <summary>
/// A fixed-point number from 0 to 1 of twenty-seven places, eighteen and nine guard digits, in limbs of nine digits each: to cut a product
/// off after the last place is to leave limbs out.
/// </summary>
internal readonly struct WideFixed : IWeight<WideFixed, WideFixed.Total>
{
    const ulong Limb = 1_000_000_000;

    static readonly BigInteger Unit = BigInteger.Pow(10, 27);

    readonly uint whole, high, middle, low;

    WideFixed(ulong whole, ulong high, ulong middle, ulong low) =>
        (this.whole, this.high, this.middle, this.low) = ((uint)whole, (uint)high, (uint)middle, (uint)low);

    /// <summary>Sums of the limbs, each by itself.</summary>
    internal struct Total
    {
        public UInt128 Whole, High, Middle, Low;
    }

    public static WideFixed One => new(1, 0, 0, 0);

    public bool IsZero => (whole | high | middle | low) == 0;

    public static WideFixed From(Ratio number)
    {
        var units = (number * Ratio.Of(Unit, 1)).Down().Numerator;
        units = BigInteger.DivRem(units, Limb, out var low);
        units = BigInteger.DivRem(units, Limb, out var middle);
        var whole = BigInteger.DivRem(units, Limb, out var high);
        return new((ulong)whole, (ulong)high, (ulong)middle, (ulong)low);
    }

    public static WideFixed operator +(WideFixed a, WideFixed b) =>
        Carried(a.whole + (ulong)b.whole, a.high + (ulong)b.high, a.middle + (ulong)b.middle, a.low + (ulong)b.low);

    public static WideFixed operator -(WideFixed a, WideFixed b)
    {
        // One is borrowed from the first limb for the others, and comes back as a carry where they need none.
        var less = Carried(a.whole, a.high + (Limb - 1) - b.high, a.middle + (Limb - 1) - b.middle, a.low + Limb - b.low);
        return new(less.whole - b.whole - 1, less.high, less.middle, less.low);
    }

    public static bool operator <(WideFixed a, WideFixed b) =>
        a.whole != b.whole ? a.whole < b.whole : a.high != b.high ? a.high < b.high : a.middle != b.middle ? a.middle < b.middle
            : a.low < b.low;

    public static bool operator >(WideFixed a, WideFixed b) => b < a;

    public static WideFixed Down(WideFixed a, WideFixed b) => Product(a, b, out _);

    public static WideFixed Up(WideFixed a, WideFixed b)
    {
        var product = Product(a, b, out var rest);
        return rest.IsZero ? product : Carried(product.whole, product.high, product.middle, product.low + 1UL);
    }

    public static WideFixed Part(WideFixed whole, int parts, int of)
    {
        ulong rest = 0;
        return Carried(Next(whole.whole), Next(whole.high), Next(whole.middle), Next(whole.low));

        ulong Next(uint limb)
        {
            var (quotient, remainder) = Math.DivRem(rest * Limb + limb * (ulong)parts, (ulong)of);
            rest = remainder;
            return quotient;
        }
    }

    public static void Credit(ref Total total, WideFixed each, long papers)
    {
        total.Whole += Math.BigMul(each.whole, (ulong)papers);
        total.High += Math.BigMul(each.high, (ulong)papers);
        total.Middle += Math.BigMul(each.middle, (ulong)papers);
        total.Low += Math.BigMul(each.low, (ulong)papers);
    }

    public static void CreditDown(ref Total total, WideFixed weight, WideFixed part, long papers)
    {
        Credit(ref total, Product(weight, part, out var rest), papers);
        total.Low += (Math.BigMul(rest.high, (ulong)papers) + (Math.BigMul(rest.middle, (ulong)papers) + Math.BigMul(rest.low,
            (ulong)papers) / Limb) / Limb) / Limb;
    }

    public static Ratio Sum(Total total) => (total.High | total.Middle | total.Low) == 0 && total.Whole <= long.MaxValue
        ? (long)total.Whole
        : Ratio.Of((((BigInteger)total.Whole * Limb + total.High) * Limb + total.Middle) * Limb + total.Low, Unit);

    /// <summary>The number whose limbs these are when what is too large for one is carried to the next.</summary>
    static WideFixed Carried(ulong whole, ulong high, ulong middle, ulong low)
    {
        middle += low / Limb;
        high += middle / Limb;
        return new(whole + high / Limb, high % Limb, middle % Limb, low % Limb);
    }

    /// <summary>A product, and what is cut off: <paramref name="rest"/> is the next twenty-seven places.</summary>
    static WideFixed Product(WideFixed a, WideFixed b, out WideFixed rest)
    {
        // No sum of four products and a carry is beyond 64 bits.
        ulong p6 = Of(a.low, b.low);
        ulong p5 = Of(a.low, b.middle) + Of(a.middle, b.low) + p6 / Limb;
        ulong p4 = Of(a.low, b.high) + Of(a.middle, b.middle) + Of(a.high, b.low) + p5 / Limb;
        ulong p3 = Of(a.low, b.whole) + Of(a.middle, b.high) + Of(a.high, b.middle) + Of(a.whole, b.low) + p4 / Limb;
        ulong p2 = Of(a.middle, b.whole) + Of(a.high, b.high) + Of(a.whole, b.middle);
        ulong p1 = Of(a.high, b.whole) + Of(a.whole, b.high);
        rest = new(0, p4 % Limb, p5 % Limb, p6 % Limb);
        return Carried(Of(a.whole, b.whole), p1, p2, p3);

        static ulong Of(uint one, uint two) => (ulong)one * two;
    }
}
