using System.Numerics;

namespace Stv.Testing;

/// <summary>A fraction as taught at school, always in lowest terms. Slow, and shares nothing with the number under test.</summary>
sealed record Fraction : IComparable<Fraction>
{
    public Fraction(BigInteger over, BigInteger under)
    {
        if (under.Sign <= 0) throw new ArgumentOutOfRangeException(nameof(under));
        var common = BigInteger.GreatestCommonDivisor(over, under);
        (Over, Under) = (over / common, under / common);
    }

    public BigInteger Over { get; }

    public BigInteger Under { get; }

    public static Fraction Zero { get; } = new(0, 1);

    public static Fraction One { get; } = new(1, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new(a.Over * b.Under + b.Over * a.Under, a.Under * b.Under);

    public static Fraction operator -(Fraction a, Fraction b) => new(a.Over * b.Under - b.Over * a.Under, a.Under * b.Under);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Over * b.Over, a.Under * b.Under);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Over * b.Under, a.Under * b.Over);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    /// <summary>Cut off after some decimal places; not for negative numbers.</summary>
    public Fraction CutOff(int places)
    {
        var scale = BigInteger.Pow(10, places);
        return new(Over * scale / Under, scale);
    }

    /// <summary>Rounded as terms say; not for negative numbers.</summary>
    public static Fraction Rounded(Fraction number, Rounding how, int places)
    {
        var unit = new Fraction(1, BigInteger.Pow(10, places));
        var down = number.CutOff(places);
        return how switch
        {
            Rounding.Exact => number,
            Rounding.Down => down,
            Rounding.Above => down + unit,
            Rounding.Up => down < number ? down + unit : down,
            _ => number - down >= unit / new Fraction(2, 1) ? down + unit : down,
        };
    }

    public int CompareTo(Fraction? other) => (Over * other!.Under).CompareTo(other.Over * Under);

    public override string ToString() => $"{Over}/{Under}";
}
