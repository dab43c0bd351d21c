using System.Collections.Immutable;

namespace Stv.Testing;

/// <summary>What of a marked paper counts, read for itself.</summary>
static class SlowReading
{
    /// <summary>The ranks of a paper that count, each with those at it; none if it is rejected.</summary>
    public static List<ImmutableArray<int>> Read(ImmutableArray<Mark> marks, MarkTerms terms, int candidates, IEnumerable<int> stand)
    {
        List<ImmutableArray<int>> read = [];
        HashSet<int> before = [], gone = [];
        int blank = 0, number = 0;
        foreach (var rank in Ranks(marks))
        {
            if (++number > terms.MostRanks) break;
            if (rank is [0])
            {
                blank++;
                continue;
            }
            bool unknown = rank.Contains(-1);
            List<int> here = [.. rank.Where(one => one > 0).Distinct()];
            gone.UnionWith(here.Except(stand));
            if (!terms.JudgedAsMarked) here.RemoveAll(one => !stand.Contains(one));
            if (here.Count == 0 && !unknown) continue;
            if (terms.BlankRank == AtMark.Ends && blank > terms.BlankRanks) break;
            blank = 0;
            bool several = here.Count > 1 || unknown;
            if (several && (terms.EqualRank == AtMark.Ends || unknown && terms.EqualRank != AtMark.PassedOver)) break;
            List<int> taken = several && terms.EqualRank == AtMark.First ? here[..1] : here;
            if (terms.Repeated == AtMark.Ends && taken.Exists(before.Contains)) break;
            before.UnionWith(here);
            if (several && terms.EqualRank == AtMark.PassedOver) continue;
            ImmutableArray<int> left = [.. taken.Where(one => stand.Contains(one) && !read.Exists(earlier => earlier.Contains(one)))];
            if (left.Length > 1 && read.Count == 0) break;
            if (left.Length > 0) read.Add(left);
        }
        return read.Sum(rank => rank.Length) + gone.Count < Math.Min(terms.FewestPreferences, candidates) ? [] : read;
    }

    /// <summary>The ranks as marked: 0 stands for one left blank.</summary>
    static List<List<int>> Ranks(ImmutableArray<Mark> marks)
    {
        List<List<int>> ranks = [];
        foreach (var mark in marks)
        {
            if (mark.Equal) ranks[^1].Add(mark.Candidate);
            else ranks.Add([mark.Candidate]);
        }
        return ranks;
    }
}
