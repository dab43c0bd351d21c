using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// The model of Plackett (1975) after Luce (1959): each preference falls on one of those not yet ranked with a likelihood in proportion
/// to their strength. Immutable; safe to share between threads.
/// </summary>
public sealed class PlackettLuce : ElectorateModel
{
    readonly Urn urn;

    /// <summary>The model.</summary>
    /// <param name="strengths">One for each candidate, from 1; their sum at most 2³⁰.</param>
    /// <param name="lengths">How many preferences papers carry; null for all.</param>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    public PlackettLuce(ImmutableArray<int> strengths, BallotLengths? lengths = null)
        : base(strengths.IsDefault ? 0 : strengths.Length)
    {
        Require.Weights("strengths", strengths, Candidates, "candidate", 1);
        (Strengths, Lengths) = (strengths, lengths ?? BallotLengths.Full);
        Lengths.Check(Candidates);
        urn = new([.. Enumerable.Range(1, Candidates).Select(number => (ushort)number)], [.. strengths]);
    }

    /// <summary>The strength of each candidate: that of the candidate numbered n is at n − 1.</summary>
    public ImmutableArray<int> Strengths { get; }

    /// <summary>How many preferences papers carry.</summary>
    public BallotLengths Lengths { get; }

    internal override Voter NewVoter() => new Chooser(this);

    sealed class Chooser(PlackettLuce model) : Voter
    {
        readonly Urn urn = model.urn.Copy();

        public override int Mark(ref Xoshiro random, Span<ushort> paper)
        {
            int length = model.Lengths.Draw(ref random, model.Candidates);
            urn.Fill();
            for (int i = 0; i < length; i++) paper[i] = urn.Draw(ref random);
            return length;
        }
    }
}
