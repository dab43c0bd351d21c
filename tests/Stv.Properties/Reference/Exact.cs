namespace Stv.Properties.Reference;

/// <summary>
/// An exact number for counts by keep values: nothing is rounded, so that what is shared can be compared with the definition.
/// </summary>
internal readonly struct Exact : IWeight<Exact, Ratio>
{
    Exact(Ratio value) => Value = value;

    public static Exact One => new(1);

    public bool IsZero => Value.IsZero;

    public Ratio Value { get; }

    public static Exact From(Ratio number) => new(number);

    public static Exact operator +(Exact a, Exact b) => new(a.Value + b.Value);

    public static Exact operator -(Exact a, Exact b) => new(a.Value - b.Value);

    public static bool operator <(Exact a, Exact b) => a.Value < b.Value;

    public static bool operator >(Exact a, Exact b) => a.Value > b.Value;

    public static Exact Down(Exact a, Exact b) => new(a.Value * b.Value);

    public static Exact Up(Exact a, Exact b) => new(a.Value * b.Value);

    public static Exact Part(Exact whole, int parts, int of) => new(whole.Value * Ratio.Of(parts, of));

    public static void Credit(ref Ratio total, Exact each, long papers) => total += each.Value * papers;

    public static void CreditDown(ref Ratio total, Exact weight, Exact part, long papers) => total += weight.Value * part.Value * papers;

    public static Ratio Sum(Ratio total) => total;
}
