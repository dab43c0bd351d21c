using System.Collections.Immutable;
using System.Numerics;

namespace Stv;

/// <summary>
/// Mallows' model (1957): one order is the most likely, and every order that takes one more swap of neighbours to reach from it is
/// less likely by the factor φ. Drawn by repeated insertion (Doignon, Pekeč and Regenwetter, 2004). Immutable; safe to share between
/// threads.
/// </summary>
public sealed class Mallows : ElectorateModel
{
    // Powers of φ in units of 2⁻⁴⁷, so that all of them together fit 63 bits however many candidates stand.
    const int Bits = 47;

    // Powers are multiplied at more bits than they are kept at, so that roundings do not show.
    const int GuardBits = 80;

    // Entry k is the sum of the powers below the k-th.
    readonly ulong[] cumulated;

    /// <summary>The model.</summary>
    /// <param name="order">The most likely order: every candidate's number once.</param>
    /// <param name="dispersion">φ, from 0 (every paper has the reference order) to 1 (impartial culture).</param>
    /// <param name="lengths">How many preferences papers carry, from the top of the order drawn; null for all.</param>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    public Mallows(ImmutableArray<int> order, Ratio dispersion, BallotLengths? lengths = null)
        : base(order.IsDefault ? 0 : order.Length)
    {
        Require.Order("order", order, Enumerable.Range(1, Candidates));
        Require.Chance("dispersion", dispersion);
        (Order, Dispersion, Lengths) = (order, dispersion, lengths ?? BallotLengths.Full);
        Lengths.Check(Candidates);

        cumulated = new ulong[Candidates + 1];
        BigInteger power = BigInteger.One << (Bits + GuardBits), over = dispersion.Numerator, under = dispersion.Denominator;
        for (int k = 0; k < Candidates; k++)
        {
            cumulated[k + 1] = cumulated[k] + (ulong)(power >> GuardBits);
            power = power * over / under;
        }
    }

    /// <summary>The most likely order.</summary>
    public ImmutableArray<int> Order { get; }

    /// <summary>φ: what each swap of neighbours multiplies the likelihood by.</summary>
    public Ratio Dispersion { get; }

    /// <summary>How many preferences papers carry.</summary>
    public BallotLengths Lengths { get; }

    internal override Voter NewVoter() => new Inserter(this);

    sealed class Inserter(Mallows model) : Voter
    {
        readonly ushort[] reference = [.. model.Order.Select(number => (ushort)number)];
        readonly ushort[] ranking = new ushort[model.Candidates];

        public override int Mark(ref Xoshiro random, Span<ushort> paper)
        {
            ushort[] ranking = this.ranking;
            ulong[] cumulated = model.cumulated;
            int length = model.Lengths.Draw(ref random, ranking.Length);
            for (int i = 0; i < reference.Length; i++)
            {
                // Rises past the last k of those placed with a likelihood in proportion to φᵏ.
                ulong ticket = random.Below(cumulated[i + 1]);
                int at = i;
                for (int k = 1; ticket >= cumulated[k]; k++, at--) ranking[at] = ranking[at - 1];
                ranking[at] = reference[i];
            }
            ranking.AsSpan(0, length).CopyTo(paper);
            return length;
        }
    }
}
