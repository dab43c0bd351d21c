namespace Stv;

/// <summary>
/// The marks of one paper as they come, in any order, each for a candidate at a rank. The same candidate at the same rank again is the same
/// mark.
/// </summary>
sealed class MarkedRanks(BallotSource source)
{
    /// <summary>Marks of one paper at most.</summary>
    public const int Most = 1 << 14;

    readonly List<(int Rank, int Number, int Candidate)> marks = [];

    /// <summary>A mark.</summary>
    /// <exception cref="BallotFormatException">There are too many.</exception>
    public void Add(int rank, int candidate, Place place)
    {
        if (marks.Count == Most)
            throw source.Error(BallotCodes.TooLong, place, $"Found a paper with more than {Most} marks, expected fewer.");
        marks.Add((rank, marks.Count, candidate));
    }

    /// <summary>Adds them as a paper, and begins the next.</summary>
    public void AddTo(RankingBuilder papers, Place place, long count = 1)
    {
        marks.Sort();
        int last = 0, from = 0;
        for (int i = 0; i < marks.Count; i++)
        {
            var (rank, _, candidate) = marks[i];
            if (rank != last)
            {
                papers.Blank(rank - last - 1);
                papers.Next(candidate);
                (last, from) = (rank, i);
            }
            else if (!Has(from, i, candidate)) papers.Equal(candidate);
        }
        marks.Clear();
        papers.Add(count, place);
    }

    bool Has(int from, int to, int candidate)
    {
        for (int i = from; i < to; i++)
            if (marks[i].Candidate == candidate) return true;
        return false;
    }
}
