using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stv;

/// <summary>
/// Ballots on their way into an electorate, checked and hashed, one record behind the other in one array. A record is a word
/// with the number of papers, 32 bits with the number of codes, and the codes, filled up with zeros to a whole word: two records
/// carry the same ranking if all their words but the first are the same. Mutable; for one thread at a time.
/// </summary>
/// <param name="candidates">How many stand.</param>
/// <param name="words">For how many words there is room at first; it grows.</param>
/// <param name="ballots">For how many ballots there is room at first.</param>
sealed class BallotBatch(int candidates, int words = 256, int ballots = 32)
{
    /// <summary>Where the last record begins at most: a place in an electorate has so many bits for it.</summary>
    public const int MostWords = 1 << 17;

    const int CodesBefore = 6, CodesInWord = 4;
    const ulong Seed = 0x9E3779B97F4A7C15, Factor = 0xD6E8FEB86659FD93;

    readonly ulong[] seen = new ulong[candidates / 64 + 1];
    readonly List<Repeated> repeated = [];
    int[] ends = [];
    (int Rankings, int Words, int Codes)[] known = [];

    /// <summary>The records.</summary>
    public ulong[] Words { get; private set; } = new ulong[words];

    /// <summary>Where each record begins.</summary>
    public int[] At { get; private set; } = new int[ballots];

    /// <summary>The hash of each ranking.</summary>
    public uint[] Hashes { get; private set; } = new uint[ballots];

    /// <summary>The slot of the table that each ranking took, −1 if it was known before, after <see cref="Unsort"/>.</summary>
    public int[] Slots { get; private set; } = new int[ballots];

    /// <summary>The same in the order of <see cref="ByShard"/>: a shard writes what no other is near.</summary>
    public int[] SlotsByShard { get; private set; } = new int[ballots];

    /// <summary>
    /// The ballots in the order of the shards that hold them, those of a shard in the order they came, after <see cref="Sort"/>.
    /// </summary>
    public int[] ByShard { get; private set; } = [];

    /// <summary>The rankings not known before, the words of their records and their codes. For the store alone.</summary>
    public (int Rankings, int Words, long Codes) New
    {
        get
        {
            var (rankings, words, codes) = (Count, Used, Codes);
            foreach (var shard in known) (rankings, words, codes) = (rankings - shard.Rankings, words - shard.Words, codes - shard.Codes);
            return (rankings, words, codes);
        }
    }

    /// <summary>How many records there are; papers without a mark have none.</summary>
    public int Count { get; private set; }

    /// <summary>Words in use.</summary>
    public int Used { get; private set; }

    /// <summary>Codes in all records.</summary>
    public long Codes { get; private set; }

    /// <summary>Papers in all records.</summary>
    public long Papers { get; private set; }

    /// <summary>Papers without a mark.</summary>
    public long Empty { get; private set; }

    /// <summary>Ballots without a mark, whatever their papers.</summary>
    public int Unmarked { get; private set; }

    /// <summary>How many bytes the longest ballot took in its file, as whoever adds them says.</summary>
    public int Longest { get; set; }

    /// <summary>Some ranking has equal or blank ranks or a candidate more than once.</summary>
    public bool Marked { get; set; }

    /// <summary>The ballots that name a candidate more than once.</summary>
    public ReadOnlySpan<Repeated> Repeats => CollectionsMarshal.AsSpan(repeated);

    /// <summary>A ballot that names a candidate more than once.</summary>
    /// <param name="Mark">What <see cref="End"/> was told.</param>
    /// <param name="Record">Which record it is.</param>
    public readonly record struct Repeated(int Mark, int Record);

    /// <summary>Nothing can be added that would not make the batch longer than a table knows places for.</summary>
    public bool Full => Used >= MostWords;

    /// <summary>Forgets all ballots.</summary>
    public void Clear()
    {
        (Count, Used, Codes, Papers, Empty, Unmarked, Marked, Longest) = (0, 0, 0, 0, 0, 0, false, 0);
        Array.Clear(known);
        repeated.Clear();
    }

    /// <summary>Begins a record: where its codes go. Only <see cref="End"/> makes it a ballot.</summary>
    /// <param name="most">For how many codes there must be room; as many again as a word holds may be written beyond.</param>
    public ref ushort Begin(int most)
    {
        int need = Used + (CodesBefore + most) / CodesInWord + 3;
        if (need > Words.Length) Words = Longer(Words, Used, need);
        return ref CodesAt(Used);
    }

    /// <summary>The hash of no codes at all.</summary>
    public const ulong NoHash = Seed;

    /// <summary>The hash of a ranking with one more code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(ulong before, uint code) => unchecked((before + code) * Factor);

    /// <summary>Makes a ballot of the record begun.</summary>
    /// <param name="papers">Its papers, at least 1.</param>
    /// <param name="codes">How many codes were written.</param>
    /// <param name="hash">Their hash.</param>
    /// <param name="repeats">It names a candidate more than once.</param>
    /// <param name="mark">Whatever helps to find the ballot again if it does.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(long papers, int codes, ulong hash, bool repeats, int mark)
    {
        if (codes == 0) { (Empty, Unmarked) = (Empty + papers, Unmarked + 1); return; }
        if (Count == Hashes.Length) More();
        int at = Used;
        Words[at] = (ulong)papers;
        ref ushort first = ref CodesAt(at);
        Unsafe.As<ulong, int>(ref Words[at + 1]) = codes;
        Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref first, codes)), 0UL);
        if (repeats) { repeated.Add(new(mark, Count)); Marked = true; }
        At[Count] = at;
        Hashes[Count++] = unchecked((uint)((hash ^ (hash >> 29)) * Factor >> 32));
        Used = at + Length(codes);
        Papers += papers;
        Codes += codes;
    }

    /// <summary>Adds a ballot that is known to be one.</summary>
    /// <param name="papers">Its papers, at least 1.</param>
    /// <param name="ranking">Its codes, of candidates and marks.</param>
    /// <returns>Whether it names a candidate more than once.</returns>
    public bool Add(long papers, ReadOnlySpan<ushort> ranking)
    {
        ranking.CopyTo(MemoryMarshal.CreateSpan(ref Begin(ranking.Length), ranking.Length));
        ulong hash = NoHash;
        foreach (ushort code in ranking) hash = Hash(hash, code);
        bool repeats = NamesTwice(ranking);
        End(papers, ranking.Length, hash, repeats, 0);
        return repeats;
    }

    /// <summary>Whether codes name a candidate more than once.</summary>
    public bool NamesTwice(ReadOnlySpan<ushort> ranking)
    {
        bool twice = false;
        foreach (ushort code in ranking)
        {
            ref ulong word = ref seen[code >> 6];
            twice |= code != 0 && (word >> (code & 63) & 1) != 0;
            word |= 1UL << (code & 63);
        }
        foreach (ushort code in ranking) seen[code >> 6] = 0;
        return twice;
    }

    /// <summary>The codes of a record.</summary>
    public ReadOnlySpan<ushort> CodesOf(int record) => CodesOf(Words, At[record]);

    /// <summary>Words of a record with so many codes.</summary>
    public static int Length(int codes) => (CodesBefore + codes + CodesInWord - 1) / CodesInWord;

    /// <summary>How many codes a record has.</summary>
    public static int CodeCount(ulong[] words, int at) => Unsafe.As<ulong, int>(ref words[at + 1]);

    /// <summary>The codes of a record, wherever it is kept.</summary>
    public static ReadOnlySpan<ushort> CodesOf(ulong[] words, int at)
    {
        int codes = CodeCount(words, at);
        return MemoryMarshal.Cast<ulong, ushort>(words.AsSpan(at, Length(codes))).Slice(CodesBefore, codes);
    }

    /// <summary>The shard for a ranking with this hash. The table goes by the first bits of a hash, the shards by its last.</summary>
    public static int ShardOf(uint hash, int shards) => (int)(hash & (uint)(shards - 1));

    /// <summary>Puts the ballots in the order of shards.</summary>
    /// <param name="shards">How many shards there are, a power of two.</param>
    public void Sort(int shards)
    {
        if (ByShard.Length < Count) ByShard = new int[Hashes.Length];
        if (ends.Length != shards) (ends, known) = (new int[shards], new (int, int, int)[shards]);
        else Array.Clear(ends);
        for (int i = 0; i < Count; i++) ends[ShardOf(Hashes[i], shards)]++;
        for (int s = 0, sum = 0; s < shards; s++) (ends[s], sum) = (sum, sum + ends[s]);
        // Each place is the next free one of its shard, and afterwards the first of the next shard.
        for (int i = 0; i < Count; i++) ByShard[ends[ShardOf(Hashes[i], shards)]++] = i;
    }

    /// <summary>Puts the slots into the order of the ballots again.</summary>
    public void Unsort()
    {
        for (int i = 0; i < Count; i++) Slots[ByShard[i]] = SlotsByShard[i];
    }

    /// <summary>Where the ballots of a shard are in <see cref="ByShard"/>.</summary>
    public (int From, int To) OfShard(int shard) => (shard == 0 ? 0 : ends[shard - 1], ends[shard]);

    /// <summary>A shard has known some of its rankings before.</summary>
    public void Known(int shard, int rankings, int words, int codes)
    {
        ref var before = ref known[shard];
        before = (before.Rankings + rankings, before.Words + words, before.Codes + codes);
    }

    /// <summary>Whether two records carry the same ranking.</summary>
    public static bool Same(ulong[] words, int at, ulong[] otherWords, int otherAt)
    {
        // The first of these words holds the length.
        if (words[at + 1] != otherWords[otherAt + 1]) return false;
        int length = Length(CodeCount(words, at));
        return words.AsSpan(at + 2, length - 2).SequenceEqual(otherWords.AsSpan(otherAt + 2, length - 2));
    }

    ref ushort CodesAt(int at) =>
        ref Unsafe.Add(ref Unsafe.As<ulong, ushort>(ref MemoryMarshal.GetArrayDataReference(Words)), at * CodesInWord + CodesBefore);

    void More()
    {
        int size = Count * 2;
        At = Longer(At, Count, size);
        Hashes = Longer(Hashes, Count, size);
        (Slots, SlotsByShard) = (new int[size], new int[size]);
    }

    static T[] Longer<T>(T[] array, int used, int need)
    {
        var longer = GC.AllocateUninitializedArray<T>(Math.Max(need, array.Length * 2));
        array.AsSpan(0, used).CopyTo(longer);
        return longer;
    }
}
