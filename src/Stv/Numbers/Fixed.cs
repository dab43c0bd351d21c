namespace Stv;

/// <summary>How many decimal places a fixed-point number in one machine word has: nine at most, or eighteen.</summary>
internal interface IPlaces
{
    /// <summary>The places.</summary>
    static abstract int Places { get; }

    /// <summary>10 to that power: one, in units of the last place; a constant where the compiler sees it.</summary>
    static abstract long Unit { get; }
}

/// <summary>Six places.</summary>
internal readonly struct Six : IPlaces
{
    public static int Places => 6;

    public static long Unit => 1_000_000;
}

/// <summary>Nine places.</summary>
internal readonly struct Nine : IPlaces
{
    public static int Places => 9;

    public static long Unit => 1_000_000_000;
}

/// <summary>Eighteen places: nine and nine guard digits, or eighteen in place of real numbers.</summary>
internal readonly struct Eighteen : IPlaces
{
    public static int Places => 18;

    public static long Unit => 1_000_000_000_000_000_000;
}

/// <summary>A fixed-point number from 0 to 1 in one machine word.</summary>
/// <typeparam name="TPlaces">Its decimal places.</typeparam>
internal readonly struct Fixed<TPlaces> : IWeight<Fixed<TPlaces>, UInt128> where TPlaces : IPlaces
{
    readonly ulong units;

    Fixed(ulong units) => this.units = units;

    static ulong Unit => (ulong)TPlaces.Unit;

    /// <summary>
    /// A product fits a machine word too; otherwise there are eighteen places. The compiler knows which and leaves the other way out.
    /// </summary>
    static bool Short => TPlaces.Places <= 9;

    public static Fixed<TPlaces> One => new(Unit);

    public bool IsZero => units == 0;

    public static Fixed<TPlaces> From(Ratio number) => new((ulong)number.Units(TPlaces.Places));

    public static Fixed<TPlaces> operator +(Fixed<TPlaces> a, Fixed<TPlaces> b) => new(a.units + b.units);

    public static Fixed<TPlaces> operator -(Fixed<TPlaces> a, Fixed<TPlaces> b) => new(a.units - b.units);

    public static bool operator <(Fixed<TPlaces> a, Fixed<TPlaces> b) => a.units < b.units;

    public static bool operator >(Fixed<TPlaces> a, Fixed<TPlaces> b) => a.units > b.units;

    public static Fixed<TPlaces> Down(Fixed<TPlaces> a, Fixed<TPlaces> b) => new(Short ? a.units * b.units / Unit : Product(a, b).Quotient);

    public static Fixed<TPlaces> Up(Fixed<TPlaces> a, Fixed<TPlaces> b)
    {
        if (Short) return new((a.units * b.units + (Unit - 1)) / Unit);
        var (quotient, remainder) = Product(a, b);
        return new(remainder == 0 ? quotient : quotient + 1);
    }

    public static Fixed<TPlaces> Part(Fixed<TPlaces> whole, int parts, int of) =>
        new(Short ? whole.units * (ulong)parts / (ulong)of : (ulong)(Math.BigMul(whole.units, (ulong)parts) / (ulong)of));

    public static void Credit(ref UInt128 total, Fixed<TPlaces> each, long papers) => total += Math.BigMul(each.units, (ulong)papers);

    public static void CreditDown(ref UInt128 total, Fixed<TPlaces> weight, Fixed<TPlaces> part, long papers)
    {
        if (Short)
        {
            total += Math.BigMul(weight.units * part.units, (ulong)papers) / Unit;
            return;
        }
        var (quotient, remainder) = Product(weight, part);
        total += Math.BigMul(quotient, (ulong)papers) + Math.BigMul(remainder, (ulong)papers) / Unit;
    }

    public static Ratio Sum(UInt128 total) => Ratio.FromUnits((Int128)total, TPlaces.Places);

    /// <summary>
    /// A product that fits no word, in limbs of nine digits: divided by constants alone, which the compiler turns into multiplications.
    /// </summary>
    static (ulong Quotient, ulong Remainder) Product(Fixed<TPlaces> a, Fixed<TPlaces> b)
    {
        const ulong Limb = 1_000_000_000;
        var (a1, a0) = (a.units / Limb, a.units % Limb);
        var (b1, b0) = (b.units / Limb, b.units % Limb);
        ulong low = a0 * b0, middle = a1 * b0 + a0 * b1 + low / Limb;
        return (a1 * b1 + middle / Limb, middle % Limb * Limb + low % Limb);
    }
}
