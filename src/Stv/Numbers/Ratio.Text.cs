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
        var (numerator, denominator) = Reduced();
        if (denominator.IsOne) return numerator.ToString(CultureInfo.InvariantCulture);
        if (PlacesOf(denominator) is not { } places) return string.Create(CultureInfo.InvariantCulture, $"{numerator}/{denominator}");
        return Decimal(numerator * BigInteger.Pow(10, places) / denominator, places);
    }

    /// <summary>The number with exactly so many decimal places, rounded down to them if it has more.</summary>
    /// <param name="places">0 or more.</param>
    public string ToString(int places)
    {
        var (numerator, denominator) = Down(places).Reduced();
        return Decimal(numerator * BigInteger.Pow(10, places) / denominator, places);
    }

    /// <summary>The fewest decimal places that hold the number exactly; null where no number of places does.</summary>
    public int? Places => PlacesOf(Reduced().Denominator);

    /// <summary>Reads a number in the form of <see cref="ToString()"/>; more digits than the shortest form are allowed.</summary>
    /// <param name="text">Digits with at most one point, or two whole numbers around a slash; a minus sign before them.</param>
    /// <param name="ratio">The number.</param>
    /// <returns>False where the text is nothing of the kind, or divides by 0.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ratio ratio)
    {
        ratio = default;
        if (string.IsNullOrEmpty(text)) return false;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            if (!Whole(text[..slash], true, out var over) || !Whole(text[(slash + 1)..], false, out var under) || under.IsZero) return false;
            ratio = Of(over, under);
            return true;
        }
        int point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0 || point == text.Length - 1)
        {
            if (point >= 0 || !Whole(text, true, out var whole)) return false;
            ratio = Of(whole, 1);
            return true;
        }
        if (!Whole(string.Concat(text.AsSpan(0, point), text.AsSpan(point + 1)), true, out var digits)) return false;
        ratio = Of(digits, BigInteger.Pow(10, text.Length - point - 1));
        return true;
    }

    /// <summary>Reads a number as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is no such number.</exception>
    public static Ratio Parse(string text) =>
        TryParse(text, out var ratio) ? ratio : throw new FormatException($"\"{text}\" is neither a decimal number nor a fraction.");

    static bool Whole(string text, bool signed, out BigInteger number) => BigInteger.TryParse(
        text, signed ? NumberStyles.AllowLeadingSign : NumberStyles.None, CultureInfo.InvariantCulture, out number) && !text.StartsWith('+');

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
