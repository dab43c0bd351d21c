namespace Stv;

/// <summary>
/// Tells whether what was taken for numbers of papers may be first preferences, in a file that has no numbers of papers: on every ballot
/// the first number is a candidate's who is not ranked behind it. Numbers of papers have nothing to do with who is ranked, so it is asked
/// how likely it is that they keep clear of each other by chance.
/// </summary>
/// <param name="candidates">How many stand.</param>
sealed class BltWeights(int candidates)
{
    // By chance it happens once in 3 to the power of the ballots, or in 729; a few short ballots say nothing.
    const int LeastBallots = 3, MostBallots = 6;

    long[] begin = [], behind = [];
    long ballots;

    /// <summary>It has been so on every ballot.</summary>
    public bool Possible { get; private set; } = true;

    /// <summary>Looks at a ballot, while it is possible.</summary>
    /// <param name="papers">The number that it begins with; 0 where it is known to be none of papers, or the only one that can be.</param>
    /// <param name="codes">Its ranking.</param>
    public void See(long papers, ReadOnlySpan<ushort> codes)
    {
        if (!Possible) return;
        Possible = papers > 0 && papers <= candidates && !codes.Contains((ushort)papers);
        if (!Possible)
        {
            (begin, behind) = ([], []);
            return;
        }
        if (ballots++ == 0) (begin, behind) = (new long[candidates + 1], new long[candidates + 1]);
        begin[papers]++;
        // 0 is a sign, and a rank left blank.
        foreach (ushort candidate in codes) if (candidate > 0) behind[candidate]++;
    }

    /// <summary>How many ballots it is so on, if that is no chance; else 0.</summary>
    public long Doubtful()
    {
        if (!Possible || ballots < LeastBallots) return 0;
        double left = Math.Min(ballots, MostBallots) * Math.Log(3) - 1e-9;
        for (int candidate = 1; candidate <= candidates && left > 0; candidate++)
        {
            long few = Math.Min(begin[candidate], behind[candidate]), many = Math.Max(begin[candidate], behind[candidate]);
            // Who is ranked twice by one ballot may be counted on more ballots than there are.
            for (long i = 0; i < few && left > 0; i++) left -= Math.Log((double)(ballots - i) / Math.Max(ballots - many - i, 1));
        }
        return left > 0 ? 0 : ballots;
    }
}
