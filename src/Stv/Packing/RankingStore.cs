namespace Stv;

/// <summary>
/// The rankings of an electorate in the making, in the order they first came, and the table that finds equal ones. Mutable.
/// </summary>
/// <param name="keepOrder">Keep every ballot by itself: then there is no table.</param>
sealed class RankingStore(bool keepOrder)
{
    const int FewestBits = 10;

    List<Piece> pieces = [new()];
    long codes;

    // A slot is a hash and, below it, the number of a ranking from 1; 0 if it is free. The slots stand in the order of the hashes, so that
    // a longer table is filled from front to back.
    ulong[] slots = keepOrder ? [] : new ulong[1 << FewestBits];
    int bits = FewestBits;

    // Keeps the compiler from leaving out what is only looked at.
    ulong touched;

    int Rankings => (pieces.Count - 1) * Piece.Most + pieces[^1].Count;

    /// <summary>Takes in the ballots of a batch that carry a mark.</summary>
    /// <exception cref="OverflowException">There are more than about two thousand million preferences.</exception>
    public void Add(BallotBatch batch)
    {
        // So many at a time that what is brought into the cache is still there when it is looked at.
        const int AtOnce = 256;
        if (!keepOrder && Rankings + batch.Ballots > slots.Length / 4 * 3L) Grow(Rankings + (long)batch.Ballots);
        for (int from = 0; from < batch.Ballots; from += AtOnce) Merge(batch, from, Math.Min(from + AtOnce, batch.Ballots));
    }

    /// <summary>The rankings as an electorate holds them; the store is empty afterwards.</summary>
    public (ushort[] Codes, int[] Start, long[] Weight) Take()
    {
        var all = pieces;
        var codes = GC.AllocateUninitializedArray<ushort>((int)this.codes);
        var start = GC.AllocateUninitializedArray<int>(Rankings + 1);
        var weight = GC.AllocateUninitializedArray<long>(Rankings);
        (pieces, this.codes) = ([new()], 0);
        if (!keepOrder) (slots, bits) = (new ulong[1 << FewestBits], FewestBits);
        int code = 0, ranking = 0;
        start[0] = 0;
        foreach (var piece in all)
        {
            piece.Codes.CopyTo(codes.AsSpan(code));
            piece.Weight.CopyTo(weight.AsSpan(ranking));
            foreach (int end in piece.Ends) start[++ranking] = code + end;
            code += piece.Codes.Length;
        }
        return (codes, start, weight);
    }

    void Merge(BallotBatch batch, int first, int end)
    {
        var (slots, shift) = (this.slots, 32 - bits);
        var (codes, ends, papers, hashes) = batch.Arrays;
        ulong any = 0;
        // Nothing depends on what is found here, so the processor waits for many slots at once, and below for none.
        if (!keepOrder) foreach (uint hash in hashes.AsSpan(first..end)) any |= slots[(int)(hash >> shift)];
        touched = any;
        for (int i = first, from = first == 0 ? 0 : ends[first - 1]; i < end; from = ends[i++])
        {
            var ranking = codes.AsSpan(from..ends[i]);
            if (ranking.IsEmpty) continue;
            if (keepOrder) Append(papers[i], ranking);
            else if (Find(hashes[i], ranking, out int slot) is var known && known >= 0)
                pieces[known / Piece.Most].Weight[known % Piece.Most] += papers[i];
            else slots[slot] = (ulong)hashes[i] << 32 | (uint)Append(papers[i], ranking);
        }
    }

    /// <summary>The number of a ranking, from 0; −1 if it is new, and then the slot that is free for it.</summary>
    int Find(uint hash, ReadOnlySpan<ushort> ranking, out int slot)
    {
        ulong entry;
        for (slot = (int)(hash >> (32 - bits)); (entry = slots[slot]) != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (entry >> 32 != hash) continue;
            int known = (int)(entry & uint.MaxValue) - 1;
            if (pieces[known / Piece.Most][known % Piece.Most].SequenceEqual(ranking)) return known;
        }
        return -1;
    }

    /// <summary>Adds a new ranking; how many there are now.</summary>
    int Append(long papers, ReadOnlySpan<ushort> ranking)
    {
        codes += ranking.Length;
        if (codes > Array.MaxLength) throw new OverflowException($"More than {Array.MaxLength} preferences.");
        if (pieces[^1].Count == Piece.Most) pieces.Add(new(pieces[^1]));
        pieces[^1].Append(papers, ranking);
        return Rankings;
    }

    void Grow(long most)
    {
        var before = slots;
        while (most > (1L << bits) / 4 * 3) bits++;
        slots = new ulong[1 << bits];
        foreach (ulong entry in before)
        {
            if (entry == 0) continue;
            int slot = (int)(entry >> (64 - bits));
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = entry;
        }
    }

    /// <summary>Some thousand rankings, which stay where they are however many come after them.</summary>
    sealed class Piece
    {
        /// <summary>How many rankings every piece but the last has.</summary>
        public const int Most = 1 << 14;

        ushort[] codes = [];
        int[] ends = [];
        long[] weight = [];
        int used;

        /// <summary>The first piece, which takes no more room than it needs.</summary>
        public Piece()
        {
        }

        /// <summary>A piece behind another, which is likely to be as long.</summary>
        public Piece(Piece before)
        {
            codes = GC.AllocateUninitializedArray<ushort>(before.used + before.used / 8);
            (ends, weight) = (new int[Most], new long[Most]);
        }

        public int Count { get; private set; }

        public ReadOnlySpan<ushort> Codes => codes.AsSpan(0, used);

        public ReadOnlySpan<int> Ends => ends.AsSpan(0, Count);

        public Span<long> Weight => weight.AsSpan(0, Count);

        public ReadOnlySpan<ushort> this[int ranking] => codes.AsSpan((ranking == 0 ? 0 : ends[ranking - 1])..ends[ranking]);

        public void Append(long papers, ReadOnlySpan<ushort> ranking)
        {
            if (ranking.Length > codes.Length - used) codes = BallotBatch.Longer(codes, used, used + ranking.Length);
            if (Count == ends.Length)
            {
                int need = Math.Min(Most, Math.Max(64, Count * 2));
                (ends, weight) = (BallotBatch.Longer(ends, Count, need), BallotBatch.Longer(weight, Count, need));
            }
            ranking.CopyTo(codes.AsSpan(used));
            used += ranking.Length;
            weight[Count] = papers;
            ends[Count++] = used;
        }
    }
}
