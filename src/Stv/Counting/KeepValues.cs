using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Stv;

/// <summary>
/// The part of every paper that each candidate keeps, by candidate number from 1. Mutable; for the one count it belongs to.
/// </summary>
[Experimental(Preview.Id)]
public sealed class KeepValues
{
    readonly MeekCount count;
    readonly Ratio[] parts;
    readonly int digits;
    readonly BigInteger scale;

    internal KeepValues(MeekCount count, Ratio[] parts, int digits) =>
        (this.count, this.parts, this.digits, scale) = (count, parts, digits, BigInteger.Pow(10, digits));

    /// <summary>
    /// The part that a candidate keeps, from 0 to 1: all while hopeful, nothing when excluded. A law sets it of those elected, rounded to
    /// the digits that it carries.
    /// </summary>
    /// <param name="candidate">The candidate's number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such candidate.</exception>
    /// <exception cref="InvalidOperationException">It is set of somebody who is not elected, beyond 0 to 1, or not rounded.</exception>
    public Ratio this[int candidate]
    {
        get => parts[Known(candidate)];
        set
        {
            Known(candidate);
            string? wrong = count.Is[candidate] != Status.Elected ? "who is not elected"
                : value.Sign < 0 || value > 1 ? $"to {value}, which is not from 0 to 1"
                : !(scale % value.Denominator).IsZero ? $"to a number with more than {digits} digits behind the point" : null;
            parts[candidate] = wrong is null ? value
                : throw new InvalidOperationException($"Clause {count.Cite} sets the keep value of candidate {candidate} {wrong}.");
            count.Deeds++;
        }
    }

    int Known(int candidate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidate, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(candidate, parts.Length);
        return candidate;
    }
}
