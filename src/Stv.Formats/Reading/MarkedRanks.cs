namespace Stv;

/// <summary>
/// The marks of one paper as they come, in any order, each for a candidate at a rank. The same candidate at the same rank again is the same
/// mark.
/// </summary>
sealed class MarkedRanks(BallotSource source)
{
    /// <summary>Marks of one paper at most.</summary>
    public const int Most = 1 << 14;

    /// <summary>The last rank there may be: each before it that is blank takes room.</summary>
    public const int MostRank = 1024;

    readonly List<(int Rank, int Number, int Candidate)> marks = [];
    readonly List<ushort> codes = [];

    /// <summary>A mark.</summary>
    /// <exception cref="BallotFormatException">There are too many.</exception>
    public void Add(int rank, int candidate, Place place)
    {
        if (marks.Count == Most)
            throw source.Error(BallotCodes.TooLong, place, $"Found a paper with more than {Most} marks, expected fewer.");
        marks.Add((rank, marks.Count, candidate));
    }

    /// <summary>The codes of the paper, as <see cref="Electorate"/> keeps them; begins the next.</summary>
    public ReadOnlySpan<ushort> Take()
    {
        codes.Clear();
        marks.Sort();
        int last = 0, from = 0;
        for (int i = 0; i < marks.Count; i++)
        {
            var (rank, _, candidate) = marks[i];
            if (rank == last)
            {
                if (!Has(from, i, candidate)) codes.AddRange([Electorate.Mark, (ushort)candidate]);
                continue;
            }
            for (int blank = last + 1; blank < rank; blank++) codes.AddRange([Electorate.Mark, Electorate.Mark]);
            codes.Add((ushort)candidate);
            (last, from) = (rank, i);
        }
        marks.Clear();
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(codes);
    }

    bool Has(int from, int to, int candidate)
    {
        for (int i = from; i < to; i++)
            if (marks[i].Candidate == candidate) return true;
        return false;
    }
}
