using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>What a mark that is no plain preference does to the rest of its paper.</summary>
[Experimental(Preview.Id)]
public enum AtMark
{
    /// <summary>The paper counts up to it; if it counts for nothing then, it is rejected.</summary>
    Ends,

    /// <summary>The mark is passed over and the paper read on.</summary>
    PassedOver,

    /// <summary>Those at one rank share what reaches it, as the rule says how.</summary>
    Shared,
}

/// <summary>
/// What a law makes of marks that are no plain preferences. Candidates who have withdrawn are first struck out of every paper, and
/// the later preferences move up.
/// </summary>
/// <param name="EqualRank">Several candidates at one rank.</param>
/// <param name="BlankRank">A rank without a candidate before a later one.</param>
/// <param name="Repeated">A candidate ranked before.</param>
internal sealed record Formality(AtMark EqualRank, AtMark BlankRank, AtMark Repeated)
{
    /// <summary>The paper counts up to whatever mark is no plain preference.</summary>
    public static Formality EndsAtAnyMark { get; } = new(AtMark.Ends, AtMark.Ends, AtMark.Ends);

    /// <summary>What becomes of marks, a sentence for each kind.</summary>
    public ImmutableArray<string> InWords =>
    [
        $"Several candidates at one rank: {InWord(EqualRank)}.",
        $"A rank left blank before a later one: {InWord(BlankRank)}.",
        $"A candidate ranked again: {InWord(Repeated)}.",
    ];

    static string InWord(AtMark mark) => mark switch
    {
        AtMark.Ends => "the paper counts up to there, and is rejected if that leaves it nothing",
        AtMark.PassedOver => "the mark is passed over and the paper read on",
        AtMark.Shared => "they share what reaches them",
        _ => throw new InvalidOperationException($"There are no words for {mark}."),
    };

    /// <summary>The papers admitted, as plain rankings.</summary>
    public Admission Admit(Electorate electorate)
    {
        var tally = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (electorate.Empty > 0) tally[Reasons.Empty] = electorate.Empty;
        if (!electorate.Marked) return AsItIs(electorate, tally);

        var shortened = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var builder = new ElectorateBuilder(electorate.Candidates.Length, electorate.Ordered);
        var reading = new Reading(this, electorate.Candidates);
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
    sealed class Reading(Formality formality, ImmutableArray<Candidate> candidates)
    {
        readonly List<ushort> plain = [];
        readonly List<ushort> rank = [];
        readonly bool[] seen = new bool[candidates.Length + 1];
        bool unnamed;
        string? reason;

        /// <summary>The ranking as plain preferences; why it counts for nothing, or not to its end.</summary>
        public ReadOnlySpan<ushort> Read(Ballot ballot, out string? why)
        {
            plain.Clear();
            rank.Clear();
            Array.Clear(seen);
            reason = null;
            bool anybody = false, blank = false, ended = false, struckOut = false;
            unnamed = false;
            foreach (var mark in ballot)
            {
                // A rank is complete when a mark follows that is not equal to the one before.
                if (!mark.EqualToPrevious && (ended = !Take(blank))) break;
                if (mark.Blank) { blank = true; continue; }
                if (mark.Overvote) { unnamed = anybody = true; continue; }
                bool gone = candidates[mark.Candidate - 1].Withdrawn;
                struckOut |= gone;
                anybody |= !gone;
                if (!gone && !rank.Contains((ushort)mark.Candidate)) rank.Add((ushort)mark.Candidate);
            }
            if (!ended) Take(blank);
            if (plain.Count == 0) reason ??= anybody || !struckOut ? Reasons.NoFirstPreference : Reasons.OnlyWithdrawn;
            why = reason;
            return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(plain);
        }

        /// <summary>Takes the rank gathered, and what was blank before it; false where the paper ends there.</summary>
        bool Take(bool blank)
        {
            if (rank.Count == 0 && !unnamed) return true;
            if (blank && formality.BlankRank == AtMark.Ends) return End(Reasons.NoFirstPreference, Reasons.BlankRank);
            if (rank.Count > 1 || unnamed)
            {
                // Nobody can share with somebody unknown.
                if (formality.EqualRank == AtMark.Ends || unnamed && formality.EqualRank == AtMark.Shared)
                    return End(Reasons.EqualFirstPreferences, Reasons.EqualRank);
                if (formality.EqualRank == AtMark.Shared && !Share()) return End(Reasons.Repeated, Reasons.Repeated);
            }
            else if (seen[rank[0]])
            {
                if (formality.Repeated == AtMark.Ends) return End(Reasons.Repeated, Reasons.Repeated);
            }
            else
            {
                seen[rank[0]] = true;
                plain.Add(rank[0]);
            }
            rank.Clear();
            unnamed = false;
            return true;
        }

        /// <summary>
        /// Keeps those at one rank who were not ranked before, in order of number; false where one was and that ends the paper.
        /// </summary>
        bool Share()
        {
            if (formality.Repeated == AtMark.Ends && rank.Exists(code => seen[code])) return false;
            rank.RemoveAll(code => seen[code]);
            rank.Sort();
            foreach (ushort code in rank)
            {
                if (code != rank[0]) plain.Add(Electorate.Mark);
                plain.Add(code);
                seen[code] = true;
            }
            return true;
        }

        bool End(string atFirst, string later)
        {
            reason = plain.Count == 0 ? atFirst : later;
            return false;
        }
    }
}
