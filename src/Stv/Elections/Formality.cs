using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Stv;

/// <summary>Judges papers by the terms for their marks.</summary>
static class Formality
{
    /// <summary>
    /// The papers admitted: as plain rankings, but for ranks with several candidates who share or of whom it depends on a count who has the
    /// paper.
    /// </summary>
    public static Admission Admit(MarkTerms terms, Electorate electorate)
    {
        var tally = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (electorate.Empty > 0) tally[Reasons.Empty] = electorate.Empty;
        if (!electorate.Marked && terms is { MostRanks: null, FewestPreferences: 1 }) return AsItIs(electorate, tally);

        var shortened = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var builder = new ElectorateBuilder(electorate.Candidates.Length, electorate.Ordered);
        var reading = new Reading(terms, electorate.Candidates);
        for (int i = 0; i < electorate.Rankings; i++)
        {
            var ballot = electorate[i];
            var plain = reading.Read(ballot, out string? reason);
            if (plain.IsEmpty) Add(tally, reason!, ballot.Papers);
            else
            {
                builder.AddCodes(ballot.Papers, plain);
                if (reason is not null) Add(shortened, reason, ballot.Papers);
            }
        }
        long formal = builder.Papers;
        return new(builder.Build(electorate.Candidates), formal, List(tally), List(shortened));
    }

    /// <summary>What of one ranking counts; why it counts for nothing, or not to its end.</summary>
    public static ushort[] Read(MarkTerms terms, ImmutableArray<Candidate> candidates, Ballot ballot, out string? reason) =>
        [.. new Reading(terms, candidates).Read(ballot, out reason)];

    static Admission AsItIs(Electorate electorate, SortedDictionary<string, long> rejected)
    {
        long idle = 0;
        if (electorate.Withdrawn)
            for (int i = 0; i < electorate.Rankings; i++)
                if (OnlyWithdrawn(electorate, i)) idle += electorate.Weight[i];
        if (idle > 0) rejected[Reasons.OnlyWithdrawn] = idle;
        return new(electorate, electorate.Papers - idle, List(rejected), []);
    }

    static bool OnlyWithdrawn(Electorate electorate, int ranking)
    {
        foreach (ushort code in electorate.Codes.AsSpan(electorate.Start[ranking]..electorate.Start[ranking + 1]))
            if (!electorate.Candidates[code - 1].Withdrawn) return false;
        return true;
    }

    static void Add(SortedDictionary<string, long> tally, string reason, long papers) =>
        tally[reason] = tally.GetValueOrDefault(reason) + papers;

    static ImmutableArray<PapersByReason> List(SortedDictionary<string, long> tally) =>
        [.. tally.Select(t => new PapersByReason(t.Key, t.Value))];

    /// <summary>Reads one marked ranking after another into the same buffers.</summary>
    sealed class Reading(MarkTerms terms, ImmutableArray<Candidate> candidates)
    {
        readonly int mostRanks = terms.MostRanks ?? int.MaxValue;
        readonly int fewest = Math.Min(terms.FewestPreferences, candidates.Length);
        readonly List<ushort> plain = [];
        readonly List<ushort> rank = [];
        readonly bool[] counted = new bool[candidates.Length + 1];
        readonly bool[] marked = new bool[candidates.Length + 1];
        readonly bool[] struckOut = new bool[candidates.Length + 1];
        bool unnamed;
        int preferences;
        string? reason;

        /// <summary>The ranking as preferences; why it counts for nothing, or not to its end.</summary>
        public ReadOnlySpan<ushort> Read(Ballot ballot, out string? why)
        {
            plain.Clear();
            rank.Clear();
            // Of other candidates nothing is asked: what a ballot costs does not depend on how many stand.
            foreach (var mark in ballot) counted[mark.Candidate] = marked[mark.Candidate] = struckOut[mark.Candidate] = false;
            reason = null;
            (unnamed, preferences) = (false, 0);
            bool anybody = false, ended = false;
            int ranks = 0, blanks = 0, withdrawn = 0;
            foreach (var mark in ballot)
            {
                // A rank is complete when a mark follows that is not equal to the one before.
                if (!mark.EqualToPrevious)
                {
                    if (ended = !Take(ref blanks)) break;
                    if (++ranks > mostRanks && (ended = !mark.Blank && !End(Reasons.NoFirstPreference, Reasons.BeyondRanks))) break;
                }
                if (mark.Blank) { blanks++; continue; }
                if (mark.Overvote) { unnamed = anybody = true; continue; }
                bool gone = candidates[mark.Candidate - 1].Withdrawn;
                if (gone && !struckOut[mark.Candidate]) (withdrawn, struckOut[mark.Candidate]) = (withdrawn + 1, true);
                anybody |= !gone;
                if ((!gone || terms.JudgedAsMarked) && !rank.Contains((ushort)mark.Candidate)) rank.Add((ushort)mark.Candidate);
            }
            if (!ended) Take(ref blanks);
            if (plain.Count == 0) reason ??= anybody || withdrawn == 0 ? Reasons.NoFirstPreference : Reasons.OnlyWithdrawn;
            else if (preferences + withdrawn < fewest)
            {
                plain.Clear();
                reason = Reasons.TooFewPreferences;
            }
            why = reason;
            return CollectionsMarshal.AsSpan(plain);
        }

        /// <summary>Takes the rank gathered, and what was blank before it; false where the paper ends there.</summary>
        bool Take(ref int blanks)
        {
            if (rank.Count == 0 && !unnamed) return true;
            if (terms.BlankRank == AtMark.Ends && blanks > terms.BlankRanks) return End(Reasons.NoFirstPreference, Reasons.BlankRank);
            blanks = 0;
            bool taken = rank.Count > 1 || unnamed ? TakeSeveral() : TakeOne(rank[0]);
            foreach (ushort code in rank) marked[code] = true;
            rank.Clear();
            unnamed = false;
            return taken;
        }

        bool TakeSeveral()
        {
            if (terms.EqualRank == AtMark.PassedOver)
                return terms.Repeated != AtMark.Ends || !rank.Exists(Before) || End(Reasons.Repeated, Reasons.Repeated);
            // Nobody can be chosen of those who are not known.
            if (terms.EqualRank == AtMark.Ends || unnamed) return End(Reasons.EqualFirstPreferences, Reasons.EqualRank);
            if (terms.EqualRank == AtMark.First) return TakeOne(rank[0]);
            if (terms.Repeated == AtMark.Ends && rank.Exists(Before)) return End(Reasons.Repeated, Reasons.Repeated);
            ushort[] those = [.. rank.Where(code => !counted[code] && !candidates[code - 1].Withdrawn).Order()];
            // Nobody has been excluded when the first preferences are counted.
            if (terms.EqualRank == AtMark.OneContinuing && plain.Count == 0 && those.Length > 1)
                return End(Reasons.EqualFirstPreferences, Reasons.EqualRank);
            foreach (ushort code in those)
            {
                if (code != those[0]) plain.Add(Electorate.Mark);
                plain.Add(code);
                counted[code] = true;
                preferences++;
            }
            return true;
        }

        bool TakeOne(ushort code)
        {
            if (terms.Repeated == AtMark.Ends && Before(code)) return End(Reasons.Repeated, Reasons.Repeated);
            if (counted[code] || candidates[code - 1].Withdrawn) return true;
            counted[code] = true;
            plain.Add(code);
            preferences++;
            return true;
        }

        /// <summary>The candidate has been marked at an earlier rank.</summary>
        bool Before(ushort code) => marked[code];

        bool End(string atFirst, string later)
        {
            reason = plain.Count == 0 ? atFirst : later;
            return false;
        }
    }
}
