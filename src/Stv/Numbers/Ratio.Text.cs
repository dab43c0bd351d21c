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

    /// <summary>
    /// The number in a format. It is the same on every machine: without a provider the culture of the machine is not asked.
    /// </summary>
    /// <param name="format">
    /// Null, empty or <c>G</c> for the exact form of <see cref="ToString()"/>. For decimals <c>F3</c> or <c>0.000</c>, with as many places
    /// as it says (<c>F</c> has two, <c>F0</c> and <c>0</c> none), rounded to the nearest and halves away from zero, as the framework does
    /// with its own numbers; <see cref="ToString(int)"/> rounds down, as counts do.
    /// </param>
    /// <param name="formatProvider">
    /// Whose decimal point and minus sign decimals have; null for <c>.</c> and <c>-</c>. The exact form has no other.
    /// </param>
    /// <exception cref="FormatException">The format is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (format is null or "" or "G" or "g") return ToString();
        if (PlacesIn(format) is not { } places)
        {
            const string There = "there are G, F with a number of places, and 0.00";
            throw new FormatException($"{Brief.Quoted(format)} is no format of exact numbers; {There}.");
        }
        var info = NumberFormatInfo.GetInstance(formatProvider ?? CultureInfo.InvariantCulture);
        var rounded = Sign < 0 ? -(-this).Nearest(places) : Nearest(places);
        string text = Max(rounded, -rounded).ToString(places).Replace(".", info.NumberDecimalSeparator, StringComparison.Ordinal);
        return rounded.Sign < 0 ? info.NegativeSign + text : text;
    }

    /// <summary>Writes what <see cref="ToString(string, IFormatProvider)"/> gives into room that is there.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="charsWritten">How many characters were written; 0 where there was not room for all.</param>
    /// <param name="format">A format as there; empty for the exact form.</param>
    /// <param name="provider">As there.</param>
    /// <returns>False where there is not room.</returns>
    /// <exception cref="FormatException">The format is none of those.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <summary>The places that a format for decimals asks for; null where it is none.</summary>
    static int? PlacesIn(string format)
    {
        if (format[0] is 'F' or 'f')
            return format.Length == 1 ? 2 : format.Length <= 4 && Whole(format.AsSpan(1), out var places) ? (int)places : null;
        string zeros = format.StartsWith("0.", StringComparison.Ordinal) ? format[2..] : format == "0" ? "" : "x";
        return zeros.All(digit => digit == '0') && (zeros.Length > 0 || format == "0") ? zeros.Length : null;
    }

    /// <summary>Reads a number in the form of <see cref="ToString()"/>; more digits than the shortest form are allowed.</summary>
    /// <param name="text">Digits with at most one point, or two whole numbers around a slash; a minus sign before them.</param>
    /// <param name="ratio">The number.</param>
    /// <returns>False where the text is nothing of the kind, or divides by 0.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ratio ratio) => TryParse(text.AsSpan(), out ratio);

    /// <inheritdoc cref="TryParse(string, out Ratio)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Ratio ratio)
    {
        ratio = default;
        bool minus = text.StartsWith('-');
        var digits = minus ? text[1..] : text;
        int slash = digits.IndexOf('/'), point = digits.IndexOf('.');
        BigInteger over, under = 1;
        if (slash >= 0)
        {
            if (!Whole(digits[..slash], out over) || !Whole(digits[(slash + 1)..], out under) || under.IsZero) return false;
        }
        else if (point >= 0)
        {
            if (point == digits.Length - 1 || !Whole(string.Concat(digits[..point], digits[(point + 1)..]), out over)) return false;
            under = BigInteger.Pow(10, digits.Length - point - 1);
        }
        else if (!Whole(digits, out over)) return false;
        ratio = Of(minus ? -over : over, under);
        return true;
    }

    /// <summary>Reads a number as <see cref="TryParse(string, out Ratio)"/> does.</summary>
    /// <param name="text">The number.</param>
    /// <exception cref="FormatException">The text is no such number.</exception>
    public static Ratio Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Ratio Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var ratio) ? ratio
            : throw new FormatException($"{Brief.Quoted(text.ToString())} is neither a decimal number nor a fraction.");

    // A number is written in one way everywhere, and read so: a provider has no say.
    static Ratio IParsable<Ratio>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Ratio>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Ratio result) =>
        TryParse(s, out result);

    static Ratio ISpanParsable<Ratio>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Ratio>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Ratio result) => TryParse(s, out result);

    // The framework would also take a trailing NUL.
    static bool Whole(ReadOnlySpan<char> text, out BigInteger number)
    {
        number = default;
        return !text.ContainsAnyExceptInRange('0', '9')
            && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
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
