namespace Stv;

/// <summary>
/// Papers drawn with replacement from those of a real electorate (Efron, 1979), marks that are no plain preferences and papers without
/// any mark included: how far would the result have been the same with other voters of the same kind? Immutable; safe to share between
/// threads.
/// </summary>
public sealed class Bootstrap : ElectorateModel
{
    readonly Alias alias;

    /// <summary>The model.</summary>
    /// <param name="electorate">The papers to draw from; at least one.</param>
    /// <exception cref="ArgumentException">The electorate has no papers.</exception>
    public Bootstrap(Electorate electorate)
        : base((electorate ?? throw new ArgumentNullException(nameof(electorate))).Candidates.Length)
    {
        if (electorate.Papers == 0 && electorate.Empty == 0)
            throw new ParameterException(nameof(electorate), "expected at least one paper, found none");
        Electorate = electorate;

        // The last of the weights is that of papers without a mark.
        long[] weights = new long[electorate.Rankings + 1];
        weights[^1] = electorate.Empty;
        int longest = 0;
        for (int i = 0; i < electorate.Rankings; i++)
        {
            var ballot = electorate[i];
            weights[i] = ballot.Papers;
            longest = Math.Max(longest, ballot.Codes.Length);
        }
        (alias, LongestPaper) = (new(weights), longest);
    }

    /// <summary>The papers drawn from.</summary>
    public Electorate Electorate { get; }

    internal override int LongestPaper { get; }

    internal override Voter NewVoter() => new Drawer(this);

    sealed class Drawer(Bootstrap model) : Voter
    {
        public override int Mark(ref Xoshiro random, Span<ushort> paper)
        {
            int drawn = model.alias.Draw(ref random);
            if (drawn == model.Electorate.Rankings) return 0;
            var ranking = model.Electorate[drawn].Codes;
            ranking.CopyTo(paper);
            return ranking.Length;
        }
    }
}
