using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Stv;

/// <summary>
/// Gathers papers into an <see cref="Electorate"/>. Equal rankings are merged as they come, or every ballot is kept by itself in
/// the order given. Mutable; not safe for use by several threads. Once built from, it is empty.
/// </summary>
public sealed class ElectorateBuilder
{
    const int MaxCodes = 0x7FFF_FFC7;

    readonly bool keepOrder;
    ushort[] codes = new ushort[1024];
    int[] start = new int[257];
    long[] weight = new long[256];
    int[] hashes = [];
    int[] slots = [];
    int rankings, used;
    bool marked;
    readonly Stamps seen;

    /// <summary>Begins an electorate.</summary>
    /// <param name="candidates">How many stand; 1 to <see cref="Electorate.MaxCandidates"/>.</param>
    /// <param name="keepOrder">Keep every ballot by itself, in the order given.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many candidates.</exception>
    public ElectorateBuilder(int candidates, bool keepOrder = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidates, Electorate.MaxCandidates);
        (Candidates, this.keepOrder, seen) = (candidates, keepOrder, new(candidates));
        if (!keepOrder) (hashes, slots) = (new int[weight.Length], new int[1024]);
    }

    /// <summary>How many stand.</summary>
    public int Candidates { get; }

    /// <summary>Papers added so far, empty ones apart.</summary>
    public long Papers { get; private set; }

    /// <summary>Papers added so far that carry no mark.</summary>
    public long Empty { get; private set; }

    /// <summary>Adds papers that rank candidates one after another.</summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranking">Candidates' numbers, the first preference first; none for papers without a mark.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one paper, or a number that is not a candidate's.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all.</exception>
    public void Add(long papers, params ReadOnlySpan<int> ranking)
    {
        Span<ushort> packed = ranking.Length <= 256 ? stackalloc ushort[ranking.Length] : new ushort[ranking.Length];
        for (int i = 0; i < ranking.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(ranking[i], 1, nameof(ranking));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(ranking[i], Candidates, nameof(ranking));
            packed[i] = (ushort)ranking[i];
        }
        AddCodes(papers, packed);
    }

    /// <summary>Adds papers with a ranking as marked, in the code of <see cref="Electorate"/>.</summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranking">The ranking in code; empty for papers without a mark.</param>
    /// <returns>Whether the ranking names a candidate more than once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one paper, or a code that is not a candidate's.</exception>
    /// <exception cref="ArgumentException">The ranking ends within a mark, or makes its first candidate equal with nobody.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all, or more than about two thousand million preferences.</exception>
    public bool AddCodes(long papers, ReadOnlySpan<ushort> ranking)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(papers, 1);
        if (papers > long.MaxValue - Papers - Empty) throw new OverflowException("More than 2^63-1 papers.");
        if (ranking.IsEmpty) { Empty += papers; return false; }
        bool marks = Check(ranking, out bool repeats);

        if (keepOrder) Append(papers, ranking);
        else Merge(papers, ranking);
        Papers += papers;
        marked |= marks | repeats;
        return repeats;
    }

    /// <summary>Makes the electorate of what has been added, and starts afresh.</summary>
    /// <param name="candidates">Those who stand, numbered 1 to <see cref="Candidates"/> in order.</param>
    /// <exception cref="ArgumentException">The candidates are not those numbers in that order.</exception>
    public Electorate Build(IEnumerable<Candidate> candidates)
    {
        ImmutableArray<Candidate> register = [.. candidates];
        if (register.Length != Candidates || register.Where((c, i) => c.Number != i + 1).Any())
            throw new ArgumentException($"There must be {Candidates} candidates, numbered 1 to {Candidates} in order, not {register.Length}.", nameof(candidates));
        var built = new Electorate(register, codes[..used], start[..(rankings + 1)], weight[..rankings], Papers, Empty, keepOrder, marked);
        (Papers, Empty, rankings, used, marked) = (0, 0, 0, 0, false);
        Array.Clear(slots);
        return built;
    }

    /// <summary>Makes the electorate, its candidates named as given.</summary>
    /// <param name="names">The names in ballot-paper order.</param>
    /// <exception cref="ArgumentException">There are not as many names as candidates.</exception>
    public Electorate Build(params IEnumerable<string> names) => Build(names.Select((name, i) => new Candidate(i + 1, name)));

    /// <summary>Refuses what is not a ranking; says whether it carries marks or repeats.</summary>
    bool Check(ReadOnlySpan<ushort> ranking, out bool repeats)
    {
        bool marks = false, before = false;
        repeats = false;
        seen.Clear();
        for (int i = 0; i < ranking.Length; i++)
        {
            int code = ranking[i];
            if (code == Electorate.Mark)
            {
                marks = true;
                if (++i == ranking.Length) throw new ArgumentException("The ranking ends within a mark.", nameof(ranking));
                code = ranking[i];
                if (code == 0) { before = false; continue; }
                if (!before) throw new ArgumentException("The first candidate at a rank cannot be equal with the one before.", nameof(ranking));
            }
            ArgumentOutOfRangeException.ThrowIfGreaterThan(code, Candidates, nameof(ranking));
            repeats |= seen.Add(code);
            before = true;
        }
        return marks;
    }

    void Merge(long papers, ReadOnlySpan<ushort> ranking)
    {
        int hash = Hash(ranking), mask = slots.Length - 1;
        for (int slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            int at = slots[slot] - 1;
            if (at < 0)
            {
                Append(papers, ranking);
                hashes[rankings - 1] = hash;
                slots[slot] = rankings;
                if (rankings > slots.Length / 2) Rehash();
                return;
            }
            if (hashes[at] == hash && codes.AsSpan(start[at]..start[at + 1]).SequenceEqual(ranking)) { weight[at] += papers; return; }
        }
    }

    void Append(long papers, ReadOnlySpan<ushort> ranking)
    {
        if (rankings == weight.Length)
        {
            Array.Resize(ref weight, rankings * 2);
            Array.Resize(ref start, rankings * 2 + 1);
            if (!keepOrder) Array.Resize(ref hashes, rankings * 2);
        }
        long need = (long)used + ranking.Length;
        if (need > MaxCodes) throw new OverflowException($"More than {MaxCodes} preferences.");
        if (need > codes.Length) Array.Resize(ref codes, (int)Math.Min(MaxCodes, Math.Max(need, codes.Length * 2L)));
        ranking.CopyTo(codes.AsSpan(used));
        used = (int)need;
        weight[rankings++] = papers;
        start[rankings] = used;
    }

    void Rehash()
    {
        slots = new int[slots.Length * 2];
        int mask = slots.Length - 1;
        for (int i = 0; i < rankings; i++)
        {
            int slot = hashes[i] & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = i + 1;
        }
    }

    /// <summary>Mixes eight bytes at a time. Where a ranking lands in the table never shows in an electorate.</summary>
    static int Hash(ReadOnlySpan<ushort> ranking)
    {
        unchecked
        {
            ulong h = (ulong)ranking.Length * 0x9E3779B97F4A7C15;
            foreach (ulong four in MemoryMarshal.Cast<ushort, ulong>(ranking)) h = (h ^ four) * 0xD6E8FEB86659FD93 ^ (h >> 29);
            foreach (ushort one in ranking[(ranking.Length & ~3)..]) h = (h ^ one) * 0xD6E8FEB86659FD93;
            return (int)(h >> 32);
        }
    }

    /// <summary>Which candidates a ranking has named, forgotten in one step: a stamp per candidate instead of a cleared flag.</summary>
    sealed class Stamps(int candidates)
    {
        readonly int[] last = new int[candidates + 1];
        int stamp;

        public void Clear()
        {
            if (stamp == int.MaxValue) { Array.Clear(last); stamp = 0; }
            stamp++;
        }

        /// <summary>True if the candidate was there already.</summary>
        public bool Add(int candidate)
        {
            bool there = last[candidate] == stamp;
            last[candidate] = stamp;
            return there;
        }
    }
}
