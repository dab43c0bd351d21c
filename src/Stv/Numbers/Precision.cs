using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// How a rule computes: with so many decimal places; with guard digits behind them, two numbers then being equal if they differ
/// by less than <see cref="Band"/> (quasi-exact arithmetic: Hill and Lundell, "Notes on the Droop quota", Voting matters 24). Immutable.
/// </summary>
/// <param name="Places">The decimal places that count.</param>
/// <param name="Guard">Digits behind them; 0 for plain fixed point.</param>
/// <param name="Band">Numbers that differ by less are equal; 0 where only the same number is.</param>
[Experimental(Preview.Id)]
public readonly record struct Precision(int Places, int Guard = 0, Ratio Band = default)
{
    /// <summary>The digits behind the point that are carried.</summary>
    public int Digits => Places + Guard;

    /// <summary>Numbers are near enough to exact ones for a band to tell equal ones from others.</summary>
    public bool QuasiExact => Guard > 0;

    /// <summary>One unit of the last digit carried.</summary>
    public Ratio Unit => Ratio.FromUnits(1, Digits);

    /// <summary>Cut off after the last digit carried.</summary>
    public Ratio Down(Ratio number) => number.Down(Digits);

    /// <summary>Rounded up in the last digit carried.</summary>
    public Ratio Up(Ratio number) => number.Up(Digits);

    /// <summary>The largest difference that is none; 0 where every difference is one.</summary>
    public Ratio Margin => Band.IsZero ? 0 : Band - Unit;

    /// <summary>Negative if less, 0 if equal, positive if greater. Within a band, equality is not transitive.</summary>
    public int Compare(Ratio a, Ratio b)
    {
        var difference = a - b;
        return difference < Band && -difference < Band ? 0 : difference.Sign;
    }
}
