namespace Stv;

/// <summary>How many decimal places a fixed-point number has.</summary>
internal interface IPlaces
{
    /// <summary>The places.</summary>
    static abstract int Places { get; }
}

/// <summary>So few places that a product of two numbers up to one fits into a machine word.</summary>
internal interface IWordPlaces : IPlaces
{
    /// <summary>10 to that power: one, in units of the last place; a constant where the compiler sees it.</summary>
    static abstract long Unit { get; }
}

/// <summary>Six places.</summary>
internal readonly struct Six : IWordPlaces
{
    public static int Places => 6;

    public static long Unit => 1_000_000;
}

/// <summary>Nine places, the most that allows.</summary>
internal readonly struct Nine : IWordPlaces
{
    public static int Places => 9;

    public static long Unit => 1_000_000_000;
}

/// <summary>A fixed-point number from 0 to 1 in one machine word.</summary>
/// <typeparam name="TPlaces">Its decimal places, nine at most.</typeparam>
internal readonly struct Fixed<TPlaces> : IWeight<Fixed<TPlaces>, UInt128> where TPlaces : IWordPlaces
{
    readonly ulong units;

    Fixed(ulong units) => this.units = units;

    static ulong Unit => (ulong)TPlaces.Unit;

    public static Fixed<TPlaces> One => new(Unit);

    public bool IsZero => units == 0;

    public Ratio Value => Ratio.Of((long)units, TPlaces.Unit);

    public static Fixed<TPlaces> From(Ratio number) => new((ulong)number.Units(TPlaces.Places));

    public static Fixed<TPlaces> operator +(Fixed<TPlaces> a, Fixed<TPlaces> b) => new(a.units + b.units);

    public static Fixed<TPlaces> operator -(Fixed<TPlaces> a, Fixed<TPlaces> b) => new(a.units - b.units);

    public static bool operator <(Fixed<TPlaces> a, Fixed<TPlaces> b) => a.units < b.units;

    public static bool operator >(Fixed<TPlaces> a, Fixed<TPlaces> b) => a.units > b.units;

    public static Fixed<TPlaces> Down(Fixed<TPlaces> a, Fixed<TPlaces> b) => new(a.units * b.units / Unit);

    public static Fixed<TPlaces> Up(Fixed<TPlaces> a, Fixed<TPlaces> b) => new((a.units * b.units + (Unit - 1)) / Unit);

    public static Fixed<TPlaces> Part(Fixed<TPlaces> whole, int parts, int of) => new(whole.units * (ulong)parts / (ulong)of);

    public static void Credit(ref UInt128 total, Fixed<TPlaces> each, long papers)
    {
        ulong high = Math.BigMul((ulong)papers, each.units, out ulong low);
        total += new UInt128(high, low);
    }

    public static void CreditDown(ref UInt128 total, Fixed<TPlaces> weight, Fixed<TPlaces> part, long papers)
    {
        ulong high = Math.BigMul(weight.units * part.units, (ulong)papers, out ulong low);
        total += new UInt128(high, low) / Unit;
    }

    public static Ratio Sum(UInt128 total) => Ratio.FromUnits((Int128)total, TPlaces.Places);
}
