using System.Numerics;

namespace Stv;

/// <summary>Seven places: five and two guard digits, which one election of Droop's own tests asks for.</summary>
internal readonly struct Seven : IPlaces
{
    public static int Places => 7;
}

/// <summary>Eighteen places: nine and nine guard digits, or eighteen in place of real numbers.</summary>
internal readonly struct Eighteen : IPlaces
{
    public static int Places => 18;
}

/// <summary>Twenty-seven places: eighteen and nine guard digits.</summary>
internal readonly struct TwentySeven : IPlaces
{
    public static int Places => 27;
}

/// <summary>A fixed-point number from 0 to 1 of any number of decimal places.</summary>
/// <typeparam name="TPlaces">Its decimal places.</typeparam>
internal readonly struct Wide<TPlaces> : IWeight<Wide<TPlaces>, BigInteger> where TPlaces : IPlaces
{
    static readonly BigInteger Unit = BigInteger.Pow(10, TPlaces.Places);

    readonly BigInteger units;

    Wide(BigInteger units) => this.units = units;

    public static Wide<TPlaces> One => new(Unit);

    public bool IsZero => units.IsZero;

    public Ratio Value => Ratio.Of(units, Unit);

    public static Wide<TPlaces> From(Ratio number) => new((number * Ratio.Of(Unit, 1)).Down().Numerator);

    public static Wide<TPlaces> operator +(Wide<TPlaces> a, Wide<TPlaces> b) => new(a.units + b.units);

    public static Wide<TPlaces> operator -(Wide<TPlaces> a, Wide<TPlaces> b) => new(a.units - b.units);

    public static bool operator <(Wide<TPlaces> a, Wide<TPlaces> b) => a.units < b.units;

    public static bool operator >(Wide<TPlaces> a, Wide<TPlaces> b) => a.units > b.units;

    public static Wide<TPlaces> Down(Wide<TPlaces> a, Wide<TPlaces> b) => new(a.units * b.units / Unit);

    public static Wide<TPlaces> Up(Wide<TPlaces> a, Wide<TPlaces> b) => new((a.units * b.units + (Unit - 1)) / Unit);

    public static Wide<TPlaces> Part(Wide<TPlaces> whole, int parts, int of) => new(whole.units * parts / of);

    public static void Credit(ref BigInteger total, Wide<TPlaces> each, long papers) => total += each.units * papers;

    public static void CreditDown(ref BigInteger total, Wide<TPlaces> weight, Wide<TPlaces> part, long papers) =>
        total += weight.units * part.units * papers / Unit;

    public static Ratio Sum(BigInteger total) => Ratio.Of(total, Unit);
}
