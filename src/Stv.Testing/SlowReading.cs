using System.Collections.Immutable;

namespace Stv.Testing;

/// <summary>What of a marked paper counts, read for itself.</summary>
static class SlowReading
{
    /// <summary>The preferences of a paper that count; none if it is rejected.</summary>
    public static List<int> Read(ImmutableArray<Mark> marks, MarkTerms terms, IEnumerable<int> stand)
    {
        List<(bool Blank, List<int> Candidates)> ranks = [];
        foreach (var mark in marks)
        {
            if (mark.Equal) ranks[^1].Candidates.Add(mark.Candidate);
            else ranks.Add((mark.Candidate == 0, mark.Candidate == 0 ? [] : [mark.Candidate]));
        }
        List<int> read = [];
        bool blank = false;
        foreach (var (isBlank, candidates) in ranks)
        {
            if (candidates.Contains(-1))
            {
                if (blank && terms.BlankRank == AtMark.Ends || terms.EqualRank != AtMark.PassedOver) break;
                continue;
            }
            List<int> standing = [.. candidates.Where(stand.Contains).Distinct()];
            blank |= isBlank;
            if (isBlank || standing.Count == 0) continue;
            if (blank && terms.BlankRank == AtMark.Ends) break;
            if (standing.Count > 1)
            {
                if (terms.EqualRank == AtMark.Ends) break;
                continue;
            }
            if (!read.Contains(standing[0])) read.Add(standing[0]);
            else if (terms.Repeated == AtMark.Ends) break;
        }
        return read;
    }
}
