using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stv;

/// <summary>
/// Ballots on their way into an electorate, checked and hashed, for <see cref="ElectorateBuilder.Add(BallotBatch)"/> to take together. A
/// reader of many ballots fills several at the same time, each on a thread of its own, and adds them in the order of its source. Mutable;
/// for one thread at a time.
/// </summary>
/// <remarks>
/// <see cref="Add"/> takes a ranking that stands elsewhere. The fastest way is to write the codes where they stay:
/// <code>
/// Span&lt;ushort&gt; codes = batch.Begin(most);
/// int ranked = 0;
/// while (Next(out int candidate)) codes[ranked++] = (ushort)candidate;
/// batch.End(papers: 1, ranked);
/// </code>
/// </remarks>
public sealed class BallotBatch
{
    const int CodesInWord = sizeof(ulong) / sizeof(ushort);
    const ulong Seed = 0x9E3779B97F4A7C15, Factor = 0xD6E8FEB86659FD93, EveryCode = 0x0001_0001_0001_0001, HighBits = EveryCode << 15;

    readonly ulong excess;
    readonly ulong[] seen;
    ushort[] codes = new ushort[1024];
    int[] ends = new int[64];
    long[] papers = new long[64];
    uint[] hashes = new uint[64];
    int used, room;

    /// <summary>Makes an empty batch.</summary>
    /// <param name="candidates">How many stand; 1 to <see cref="Electorate.MaxCandidates"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many candidates.</exception>
    public BallotBatch(int candidates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidates, Electorate.MaxCandidates);
        (Candidates, seen) = (candidates, new ulong[candidates / 64 + 1]);
        // Added to a code it reaches the code's highest bit if nobody has the code. Where candidates have that bit, all are checked.
        excess = candidates <= short.MaxValue ? (ulong)(short.MaxValue - candidates) * EveryCode : HighBits;
    }

    /// <summary>How many stand.</summary>
    public int Candidates { get; }

    /// <summary>How many ballots there are, whatever their papers.</summary>
    public int Ballots { get; private set; }

    /// <summary>Papers in all ballots that carry a mark.</summary>
    public long Papers { get; private set; }

    /// <summary>Papers without a mark.</summary>
    public long Empty { get; private set; }

    /// <summary>Some ranking has equal or blank ranks or a candidate more than once.</summary>
    public bool Marked { get; private set; }

    /// <summary>A ballot, good until the batch changes.</summary>
    /// <param name="index">From 0 to <see cref="Ballots"/> − 1, in the order in which they came.</param>
    public Ballot this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Ballots);
            return new(papers[index], codes.AsSpan(Start(index)..ends[index]));
        }
    }

    /// <summary>Forgets all ballots.</summary>
    public void Clear() => (Ballots, Papers, Empty, Marked, used, room) = (0, 0, 0, false, 0, 0);

    /// <summary>Adds papers with a ranking as marked, in the code of <see cref="Electorate"/>.</summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranking">The ranking in code; empty for papers without a mark.</param>
    /// <returns>Whether the ranking names a candidate more than once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one paper, or a code that is not a candidate's.</exception>
    /// <exception cref="ArgumentException">The ranking ends within a mark, or makes its first candidate equal with nobody.</exception>
    /// <exception cref="OverflowException">
    /// More than 2⁶³−1 papers in all, or more than about two thousand million preferences.
    /// </exception>
    public bool Add(long papers, ReadOnlySpan<ushort> ranking)
    {
        ranking.CopyTo(Begin(ranking.Length));
        return End(papers, ranking.Length);
    }

    /// <summary>Where the codes of the next ballot are written. Only <see cref="End"/> makes it a ballot.</summary>
    /// <param name="most">How many codes it has at most; at least 0.</param>
    /// <returns>Room for so many, good until the batch changes; what is in it means nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    /// <exception cref="OverflowException">More than about two thousand million preferences.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<ushort> Begin(int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        if (most > codes.Length - CodesInWord - used) codes = Longer(codes, used, used + most + CodesInWord);
        room = most;
        return codes.AsSpan(used, most);
    }

    /// <summary>Makes a ballot of the codes written since <see cref="Begin"/>.</summary>
    /// <param name="papers">How many papers carry the ranking; at least 1.</param>
    /// <param name="ranked">How many codes were written; 0 for papers without a mark.</param>
    /// <returns>Whether the ranking names a candidate more than once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer than one paper, more codes than there is room for, or a code that is not a candidate's.
    /// </exception>
    /// <exception cref="ArgumentException">The ranking ends within a mark, or makes its first candidate equal with nobody.</exception>
    /// <exception cref="OverflowException">More than 2⁶³−1 papers in all.</exception>
    public bool End(long papers, int ranked)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(papers, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(ranked);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ranked, room);
        Debug.Assert(used + ranked + CodesInWord <= codes.Length, "A whole word more than the codes is looked at.");
        ref ushort first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(codes), used);
        Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref first, ranked)), 0UL);
        ulong hash = Seed, met = 0, beyond = 0;
        unchecked
        {
            for (int i = 0; i < ranked; i += CodesInWord)
            {
                ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref first, i)));
                ulong high = Math.BigMul(hash ^ word, Factor, out ulong low);
                hash = high ^ low;
                met |= 1UL << (int)word | 1UL << (int)(word >> 16) | 1UL << (int)(word >> 32) | 1UL << (int)(word >> 48);
                beyond |= (word + excess) | word;
            }
            hash = (hash + (ulong)ranked) * Factor;
        }
        bool marked = false;
        // Every code has a bit, 0 and 64 the same one: with as many bits as codes each is a candidate, and no two are the same.
        bool plain = (beyond & HighBits) == 0 && BitOperations.PopCount(met & ~1UL) == ranked;
        bool repeats = !plain && Check(codes.AsSpan(used, ranked), out marked);
        if (ranked == 0) Empty += papers;
        else Papers += papers;
        Marked |= marked;
        if (Ballots == ends.Length) More();
        (ends[Ballots], this.papers[Ballots], hashes[Ballots]) = (used + ranked, papers, (uint)(hash >> 32));
        (Ballots, used, room) = (Ballots + 1, used + ranked, 0);
        return repeats;
    }

    /// <summary>What a store looks at: all codes, and for each ballot where they end, its papers and the hash of its ranking.</summary>
    internal (ushort[] Codes, int[] Ends, long[] Papers, uint[] Hashes) Arrays => (codes, ends, papers, hashes);

    /// <summary>Codes in all ballots.</summary>
    internal int Codes => used;

    /// <summary>Refuses what is not a ranking; says whether it names a candidate more than once, or has marks of another kind.</summary>
    bool Check(ReadOnlySpan<ushort> ranking, out bool marked)
    {
        bool before = false;
        for (int i = 0; i < ranking.Length; i++)
        {
            int code = ranking[i];
            if (code == Electorate.Mark)
            {
                if (++i == ranking.Length) throw new ArgumentException("The ranking ends within a mark.", nameof(ranking));
                code = ranking[i];
                if (code is 0 or Electorate.Overvote) { before = false; continue; }
                if (!before) throw new ArgumentException("The first candidate at a rank cannot be equal with the one before.",
                    nameof(ranking));
            }
            ArgumentOutOfRangeException.ThrowIfGreaterThan(code, Candidates, nameof(ranking));
            before = true;
        }
        bool repeats = false;
        foreach (ushort code in ranking)
        {
            if (code is Electorate.Mark or Electorate.Overvote) continue;
            ref ulong word = ref seen[code >> 6];
            repeats |= (word >> (code & 63) & 1) != 0;
            word |= 1UL << (code & 63);
        }
        foreach (ushort code in ranking)
            if (code != Electorate.Overvote) seen[code >> 6] = 0;
        marked = repeats || ranking.Contains(Electorate.Mark);
        return repeats;
    }

    int Start(int ballot) => ballot == 0 ? 0 : ends[ballot - 1];

    void More()
    {
        int size = Ballots * 2;
        (ends, papers, hashes) = (Longer(ends, Ballots, size), Longer(papers, Ballots, size), Longer(hashes, Ballots, size));
    }

    /// <summary>An array of at least some length that begins as another does.</summary>
    internal static T[] Longer<T>(T[] array, int used, int need)
    {
        int twice = (int)Math.Min(array.Length * 2L, Array.MaxLength);
        var longer = GC.AllocateUninitializedArray<T>(Math.Max(need, twice));
        array.AsSpan(0, used).CopyTo(longer);
        return longer;
    }
}
