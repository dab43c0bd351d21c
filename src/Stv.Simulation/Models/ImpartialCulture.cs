namespace Stv;

/// <summary>
/// Impartial culture: every order of the candidates is as likely as any other (Guilbaud, 1952). No electorate is like that; it is a
/// hard case for ties, and a yardstick. Immutable; safe to share between threads.
/// </summary>
public sealed class ImpartialCulture : ElectorateModel
{
    /// <summary>The model.</summary>
    /// <param name="candidates">How many stand; 1 to <see cref="Electorate.MaxCandidates"/>.</param>
    /// <param name="lengths">How many preferences papers carry; null for all.</param>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    public ImpartialCulture(int candidates, BallotLengths? lengths = null)
        : base(candidates)
    {
        Lengths = lengths ?? BallotLengths.Full;
        Lengths.Check(candidates);
    }

    /// <summary>How many preferences papers carry.</summary>
    public BallotLengths Lengths { get; }

    internal override Voter NewVoter() => new Indifferent(this);

    sealed class Indifferent(ImpartialCulture model) : Voter
    {
        readonly ushort[] all = new ushort[model.Candidates];

        public override void Begin()
        {
            for (int i = 0; i < all.Length; i++) all[i] = (ushort)(i + 1);
        }

        // Fisher and Yates. The order left by the paper before is as good a beginning as any.
        public override int Mark(ref Xoshiro random, Span<ushort> paper)
        {
            ushort[] all = this.all;
            int length = model.Lengths.Draw(ref random, all.Length);
            for (int i = 0; i < length; i++)
            {
                int drawn = i + (int)random.Below((uint)(all.Length - i));
                (all[i], all[drawn]) = (all[drawn], all[i]);
            }
            all.AsSpan(0, length).CopyTo(paper);
            return length;
        }
    }
}
