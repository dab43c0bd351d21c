using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Stv;

/// <summary>
/// An exact rational number: the votes and transfer values of every count. Sums, differences, products and quotients are exact;
/// a number is rounded only where a rule says so by name, with <see cref="Down"/>, <see cref="Up"/> or <see cref="Nearest"/>.
/// </summary>
/// <remarks>
/// Immutable; safe to share between threads; <c>default</c> is 0. There is no range: numbers are two machine words while they
/// fit and grow beyond. Equal numbers are equal however they were computed. As JSON a number is its exact form as a text.
/// </remarks>
[JsonConverter(typeof(RatioJsonConverter))]
public readonly partial struct Ratio : IComparable<Ratio>, IComparable, IEquatable<Ratio>, ISpanFormattable, ISpanParsable<Ratio>
{
    sealed record Large(BigInteger Numerator, BigInteger Denominator);

    // The value is top / (below + 1), so that default is 0/1. Not always in lowest terms, except when large.
    readonly long top;
    readonly long below;
    readonly Large? large;

    Ratio(long numerator, long denominator) => (top, below) = (numerator, denominator - 1);

    Ratio(Large large) => this.large = large;

    /// <summary>A quotient of whole numbers.</summary>
    /// <param name="numerator">Any number.</param>
    /// <param name="denominator">Any number but 0.</param>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Ratio Of(long numerator, long denominator) => denominator switch
    {
        > 0 when numerator != long.MinValue => new(numerator, denominator),
        0 => throw new DivideByZeroException(),
        _ => Of((BigInteger)numerator, denominator),
    };

    /// <summary>A quotient of whole numbers of any size.</summary>
    /// <param name="numerator">Any number.</param>
    /// <param name="denominator">Any number but 0.</param>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Ratio Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        return denominator.Sign < 0 ? Lowest(-numerator, -denominator) : Lowest(numerator, denominator);
    }

    /// <summary>A whole number.</summary>
    public static implicit operator Ratio(long whole) => whole == long.MinValue ? Of((BigInteger)whole, 1) : new(whole, 1);

    /// <summary>So many units of a decimal place.</summary>
    internal static Ratio FromUnits(Int128 units, int places)
    {
        bool small = places < Powers.Length && units >= -long.MaxValue && units <= long.MaxValue;
        if (!small) return Of((BigInteger)units, BigInteger.Pow(10, places));
        // Sums of whole numbers stay in a machine word as whole numbers only.
        var (whole, rest) = Math.DivRem((long)units, Powers[places]);
        return rest == 0 ? new(whole, 1) : new((long)units, Powers[places]);
    }

    /// <summary>How many whole units of a decimal place it holds, cut off; for numbers of which that fits a machine word.</summary>
    internal long Units(int places)
    {
        long unit = Powers[places];
        if (large is null && Bottom == unit) return top;
        return large is null && below == 0 ? top * unit : (long)(this * unit).Down().Numerator;
    }

    /// <summary>The numerator in lowest terms; it bears the sign.</summary>
    public BigInteger Numerator => Reduced().Numerator;

    /// <summary>The denominator in lowest terms; at least 1.</summary>
    public BigInteger Denominator => Reduced().Denominator;

    /// <summary>Exactly 0.</summary>
    public bool IsZero => large is null && top == 0;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => large?.Numerator.Sign ?? Math.Sign(top);

    /// <summary>The exact sum.</summary>
    public static Ratio operator +(Ratio a, Ratio b)
    {
        if (BothSmall(a, b))
        {
            if (a.below == b.below && Sum(a.top, b.top, out long numerator)) return new(numerator, a.Bottom);
            if (Product(a.top, b.Bottom, out long left) && Product(b.top, a.Bottom, out long right)
                && Product(a.Bottom, b.Bottom, out long denominator)
                && Sum(left, right, out numerator)) return new(numerator, denominator);
        }
        return Lowest(a.N * b.D + b.N * a.D, a.D * b.D);
    }

    /// <summary>The same number with the other sign.</summary>
    public static Ratio operator -(Ratio a) => a.large is null ? new(-a.top, a.Bottom) : new(new Large(-a.N, a.D));

    /// <summary>The exact difference.</summary>
    public static Ratio operator -(Ratio a, Ratio b) => a + -b;

    /// <summary>The exact product.</summary>
    public static Ratio operator *(Ratio a, Ratio b) =>
        BothSmall(a, b) && Product(a.top, b.top, out long numerator) && Product(a.Bottom, b.Bottom, out long denominator)
            ? new(numerator, denominator)
            : Lowest(a.N * b.N, a.D * b.D);

    /// <summary>The exact quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Ratio operator /(Ratio a, Ratio b)
    {
        if (b.IsZero) throw new DivideByZeroException();
        if (b.Sign < 0) return -a / -b;
        if (!BothSmall(a, b)) return Of(a.N * b.D, a.D * b.N);
        if (a.below == b.below) return new(a.top, b.top);
        return Product(a.top, b.Bottom, out long numerator) && Product(a.Bottom, b.top, out long denominator)
            ? new(numerator, denominator)
            : Lowest(a.N * b.D, a.D * b.N);
    }

    /// <summary>Rounded to so many decimal places, towards −∞. For votes, which are not negative: the rest is disregarded.</summary>
    /// <param name="places">0 or more.</param>
    public Ratio Down(int places = 0) => Rounded(places, half: false);

    /// <summary>Rounded to so many decimal places, towards +∞.</summary>
    /// <param name="places">0 or more.</param>
    public Ratio Up(int places = 0) => -(-this).Rounded(places, half: false);

    /// <summary>Rounded to so many decimal places, to the nearest; halves towards +∞.</summary>
    /// <param name="places">0 or more.</param>
    public Ratio Nearest(int places = 0) => Rounded(places, half: true);

    /// <summary>The smaller of two numbers.</summary>
    public static Ratio Min(Ratio a, Ratio b) => a <= b ? a : b;

    /// <summary>The larger of two numbers.</summary>
    public static Ratio Max(Ratio a, Ratio b) => a >= b ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Ratio other)
    {
        if (!BothSmall(this, other)) return (N * other.D).CompareTo(other.N * D);
        if (below == other.below) return top.CompareTo(other.top);
        long high = Math.BigMul(top, other.Bottom, out long low), otherHigh = Math.BigMul(other.top, Bottom, out long otherLow);
        return high != otherHigh ? high.CompareTo(otherHigh) : unchecked((ulong)low).CompareTo(unchecked((ulong)otherLow));
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Ratio other => CompareTo(other),
        _ => throw new ArgumentException("Not a ratio.", nameof(obj)),
    };

    /// <summary>Less.</summary>
    public static bool operator <(Ratio a, Ratio b) => a.CompareTo(b) < 0;

    /// <summary>Greater.</summary>
    public static bool operator >(Ratio a, Ratio b) => a.CompareTo(b) > 0;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(Ratio a, Ratio b) => a.CompareTo(b) <= 0;

    /// <summary>Greater or equal.</summary>
    public static bool operator >=(Ratio a, Ratio b) => a.CompareTo(b) >= 0;

    /// <summary>The same number.</summary>
    public static bool operator ==(Ratio a, Ratio b) => a.CompareTo(b) == 0;

    /// <summary>Not the same number.</summary>
    public static bool operator !=(Ratio a, Ratio b) => a.CompareTo(b) != 0;

    /// <inheritdoc/>
    public bool Equals(Ratio other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var (numerator, denominator) = Reduced();
        return HashCode.Combine(numerator, denominator);
    }

    long Bottom => below + 1;

    BigInteger N => large?.Numerator ?? top;

    BigInteger D => large?.Denominator ?? Bottom;

    static bool BothSmall(in Ratio a, in Ratio b) => a.large is null && b.large is null;

    // Numerators stay above long.MinValue, so that every small number can be negated. Words of 128 bits are for the rare: code with them
    // is compiled anew at every start of a program.
    static bool Sum(long a, long b, out long sum)
    {
        sum = unchecked(a + b);
        return ((a ^ sum) & (b ^ sum)) >= 0 && sum != long.MinValue;
    }

    static bool Product(long a, long b, out long product) => Math.BigMul(a, b, out product) == product >> 63 && product != long.MinValue;

    static Ratio Lowest(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (!common.IsOne) (numerator, denominator) = (numerator / common, denominator / common);
        return numerator >= -long.MaxValue && numerator <= long.MaxValue && denominator <= long.MaxValue
            ? new((long)numerator, (long)denominator)
            : new(new Large(numerator, denominator));
    }

    (BigInteger Numerator, BigInteger Denominator) Reduced()
    {
        var common = BigInteger.GreatestCommonDivisor(N, D);
        return common.IsOne ? (N, D) : (N / common, D / common);
    }

    Ratio Rounded(int places, bool half)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        if (large is null && places < Powers.Length)
        {
            long unit = Powers[places];
            if (below == 0 || Bottom == unit) return this;
            if (Product(top, unit, out long dividend) && (!half || Sum(dividend, Bottom / 2, out dividend)))
            {
                // Half of an odd divisor is cut off, and what that leaves below a whole unit never makes one.
                var (whole, over) = Math.DivRem(dividend, Bottom);
                return new(over < 0 ? whole - 1 : whole, unit);
            }
            if (Wide(top, unit, half ? Bottom / 2 : 0, Bottom) is { } quotient) return new(quotient, unit);
        }
        var scale = BigInteger.Pow(10, places);
        var rounded = BigInteger.DivRem(2 * N * scale + (half ? D : 0), 2 * D, out var rest);
        return Lowest(rest.Sign < 0 ? rounded - 1 : rounded, scale);
    }

    /// <summary>(a × b + c) ÷ d, rounded down, where the dividend has two words and the quotient one; null where it has more.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static long? Wide(long a, long b, long c, long d)
    {
        var (whole, over) = Int128.DivRem((Int128)a * b + c, d);
        if (over < 0) whole--;
        return whole >= -long.MaxValue && whole <= long.MaxValue ? (long)whole : null;
    }

    static readonly long[] Powers = [.. Enumerable.Range(0, 19).Select(i => (long)BigInteger.Pow(10, i))];
}
