using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Stv;

// Numbers as text: the exact form of files, and the fixed form of printed sheets.
public readonly partial struct Ratio
{
    /// <summary>
    /// The number exactly, in its shortest form: <c>108</c>, <c>87.7907</c>, <c>-0.5</c>, or <c>7972/18443</c> in lowest terms
    /// where the decimal does not end.
    /// </summary>
    public override string ToString()
    {
        if (large is null && below == 0) return top.ToString(CultureInfo.InvariantCulture);
        var (numerator, denominator) = Reduced();
        if (denominator.IsOne) return numerator.ToString(CultureInfo.InvariantCulture);
        if (PlacesOf(denominator) is not { } places) return string.Create(CultureInfo.InvariantCulture, $"{numerator}/{denominator}");
        return Decimal(numerator * BigInteger.Pow(10, places) / denominator, places);
    }

    /// <summary>The number with exactly so many decimal places, rounded down to them if it has more.</summary>
    /// <param name="places">0 or more.</param>
    public string ToString(int places)
    {
        if (places == 0 && large is null && below == 0) return top.ToString(CultureInfo.InvariantCulture);
        var (numerator, denominator) = Down(places).Reduced();
        return Decimal(numerator * BigInteger.Pow(10, places) / denominator, places);
    }

    /// <summary>The fewest decimal places that hold the number exactly; null where no number of places does.</summary>
    public int? Places => large is null && below == 0 ? 0 : PlacesOf(Reduced().Denominator);

    /// <summary>Reads a number in the form of <see cref="ToString()"/>; more digits than the shortest form are allowed.</summary>
    /// <param name="text">Digits with at most one point, or two whole numbers around a slash; a minus sign before them.</param>
    /// <param name="ratio">The number.</param>
    /// <returns>False where the text is nothing of the kind, or divides by 0.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ratio ratio)
    {
        ratio = default;
        if (string.IsNullOrEmpty(text)) return false;
        bool minus = text[0] == '-';
        string digits = minus ? text[1..] : text;
        int slash = digits.IndexOf('/', StringComparison.Ordinal), point = digits.IndexOf('.', StringComparison.Ordinal);
        BigInteger over, under = 1;
        if (slash >= 0)
        {
            if (!Whole(digits[..slash], out over) || !Whole(digits[(slash + 1)..], out under) || under.IsZero) return false;
        }
        else if (point >= 0)
        {
            if (point == digits.Length - 1 || !Whole(digits.Remove(point, 1), out over)) return false;
            under = BigInteger.Pow(10, digits.Length - point - 1);
        }
        else if (!Whole(digits, out over)) return false;
        ratio = Of(minus ? -over : over, under);
        return true;
    }

    /// <summary>Reads a number as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is no such number.</exception>
    public static Ratio Parse(string text) =>
        TryParse(text, out var ratio) ? ratio
            : throw new FormatException($"{Brief.Quoted(text)} is neither a decimal number nor a fraction.");

    // The framework would also take a trailing NUL.
    static bool Whole(string text, out BigInteger number)
    {
        number = default;
        return text.All(char.IsAsciiDigit) && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    static int? PlacesOf(BigInteger denominator)
    {
        int twos = 0, fives = 0;
        for (; denominator.IsEven; denominator >>= 1) twos++;
        for (; (denominator % 5).IsZero; denominator /= 5) fives++;
        return denominator.IsOne ? Math.Max(twos, fives) : null;
    }

    static string Decimal(BigInteger units, int places)
    {
        string digits = BigInteger.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        return string.Concat(units.Sign < 0 ? "-" : "", digits[..^places], places > 0 ? "." : "", digits[^places..]);
    }
}
