namespace Stv;

/// <summary>
/// The rankings of an electorate in the making, as the records of <see cref="BallotBatch"/> in the order they first came, and
/// the table that finds equal ones. Batches may be merged at the same time: the table is in shards, each for the rankings whose
/// hash says so, and no two threads need the same shard, the same ballot or the same record. What comes out is the same as if
/// ballots had come one by one. Mutable.
/// </summary>
sealed class RankingStore
{
    const int MaxCodes = 0x7FFF_FFC7, ManyShards = 16;

    readonly bool keepOrder;
    readonly Action<int, Action<int>>? sideBySide;
    readonly Shard[] shards;
    readonly Action<int> merge, keep;
    Pieces pieces = new();

    // What is being added. Kept here so that nothing is allocated for a batch.
    BallotBatch[] batches = [];
    Place[] places = [];
    ulong[][] words = [];

    /// <summary>An empty store.</summary>
    /// <param name="keepOrder">Keep every ballot by itself: then there is no table.</param>
    /// <param name="sideBySide">Does something for each number below a count, at the same time if it likes; null for one after
    /// another.</param>
    public RankingStore(bool keepOrder, Action<int, Action<int>>? sideBySide)
    {
        (this.keepOrder, this.sideBySide) = (keepOrder, sideBySide);
        shards = new Shard[keepOrder ? 0 : sideBySide is null ? 1 : ManyShards];
        for (int s = 0; s < shards.Length; s++) shards[s] = new();
        merge = shard => shards[shard].Merge(batches, shard, words, pieces.Count);
        keep = batch => Keep(batches[batch], places[batch]);
    }

    /// <summary>Makes a batch ready to be added.</summary>
    public void Prepare(BallotBatch batch)
    {
        if (!keepOrder) batch.Sort(shards.Length);
    }

    /// <summary>Takes in the ballots of batches made ready, in order.</summary>
    /// <exception cref="OverflowException">There are more than about two thousand million preferences.</exception>
    public void Add(params ReadOnlySpan<BallotBatch> added)
    {
        if (batches.Length != added.Length) (batches, places) = (new BallotBatch[added.Length], new Place[added.Length]);
        added.CopyTo(batches);
        bool one = added.Length == 1;
        if (!keepOrder)
        {
            // Until its records have a place of their own, they are found where they are, as if the batch were a piece.
            words = pieces.With(batches);
            Each(shards.Length, one, merge);
        }
        for (int b = 0; b < batches.Length; b++) places[b] = pieces.Reserve(batches[b]);
        if (pieces.Codes > MaxCodes) throw new OverflowException($"More than {MaxCodes} preferences.");
        Each(batches.Length, one, keep);
    }

    /// <summary>Gives the records their place and tells the table.</summary>
    void Keep(BallotBatch batch, Place place)
    {
        if (keepOrder)
        {
            batch.Words.AsSpan(0, batch.Used).CopyTo(pieces.Words(place).AsSpan(place.Offset));
            return;
        }
        batch.Unsort();
        var (slots, at, hashes) = (batch.Slots, batch.At, batch.Hashes);
        int to = place.Offset;
        for (int i = 0; i < batch.Count;)
        {
            if (slots[i] < 0) { i++; continue; }
            int from = at[i], moved = to - from;
            for (; i < batch.Count && slots[i] >= 0; i++)
                shards[BallotBatch.ShardOf(hashes[i], shards.Length)].Settle(slots[i], place with { Offset = at[i] + moved });
            int length = (i < batch.Count ? at[i] : batch.Used) - from;
            batch.Words.AsSpan(from, length).CopyTo(pieces.Words(place).AsSpan(to));
            to += length;
        }
    }

    /// <summary>The rankings as an electorate holds them; the store is empty afterwards.</summary>
    public (ushort[] Codes, int[] Start, long[] Weight) Take()
    {
        foreach (var shard in shards) shard.Clear();
        var all = pieces;
        pieces = new();
        (batches, words) = ([], []);
        var codes = GC.AllocateUninitializedArray<ushort>((int)all.Codes);
        var start = GC.AllocateUninitializedArray<int>(all.Rankings + 1);
        var weight = GC.AllocateUninitializedArray<long>(all.Rankings);
        start[0] = 0;
        Each(all.Count, false, piece =>
        {
            var (words, used, ranking, code) = all[piece];
            for (int at = 0; at < used; ranking++)
            {
                var ranked = BallotBatch.CodesOf(words, at);
                ranked.CopyTo(codes.AsSpan(code));
                weight[ranking] = (long)words[at];
                start[ranking + 1] = code += ranked.Length;
                at += BallotBatch.Length(ranked.Length);
            }
        });
        return (codes, start, weight);
    }

    void Each(int count, bool alone, Action<int> act)
    {
        if (sideBySide is not null && !alone) sideBySide(count, act);
        else for (int i = 0; i < count; i++) act(i);
    }

    /// <summary>Where a record is kept.</summary>
    /// <param name="Piece">In which piece.</param>
    /// <param name="Offset">From which word of it; less than <see cref="BallotBatch.MostWords"/>.</param>
    readonly record struct Place(int Piece, int Offset)
    {
        public uint Packed => (uint)Piece * BallotBatch.MostWords | (uint)Offset;

        public static Place Of(ulong slot)
        {
            uint packed = (uint)(slot & uint.MaxValue);
            return new((int)(packed / BallotBatch.MostWords), (int)(packed % BallotBatch.MostWords));
        }
    }

    /// <summary>
    /// The records, in pieces that are never moved. The first ones are as long as all before them together, up to the length that
    /// a place can say. Piece 0 is none, so that no place is 0.
    /// </summary>
    sealed class Pieces
    {
        readonly List<(int Used, int Ranking, int Code)> pieces = [default];
        ulong[][] words = [[], [], [], []];
        long total;

        public int Count => pieces.Count;

        public int Rankings { get; private set; }

        public long Codes { get; private set; }

        /// <summary>A piece with what is in use of it, and which ranking and which code of all is its first.</summary>
        public (ulong[] Words, int Used, int Ranking, int Code) this[int piece] =>
            (words[piece], pieces[piece].Used, pieces[piece].Ranking, pieces[piece].Code);

        public ulong[] Words(Place place) => words[place.Piece];

        /// <summary>The words of all pieces and, behind them, of batches.</summary>
        public ulong[][] With(BallotBatch[] batches)
        {
            Room(Count + batches.Length);
            for (int b = 0; b < batches.Length; b++) words[Count + b] = batches[b].Words;
            return words;
        }

        /// <summary>Makes room for what is new in a batch.</summary>
        public Place Reserve(BallotBatch batch)
        {
            const int Most = BallotBatch.MostWords;
            var (rankings, need, codes) = batch.New;
            if (words[Count - 1].Length - pieces[^1].Used < need)
            {
                if (Count == (1L << 32) / Most) throw new OverflowException("More preferences than there are places for.");
                Room(Count + 1);
                words[Count] = GC.AllocateUninitializedArray<ulong>((int)Math.Max(need, Math.Min(total, Most)));
                pieces.Add((0, Rankings, (int)Codes));
            }
            var place = new Place(Count - 1, pieces[^1].Used);
            pieces[^1] = pieces[^1] with { Used = place.Offset + need };
            Rankings += rankings;
            Codes += codes;
            total += need;
            return place;
        }

        void Room(int pieces)
        {
            if (pieces > words.Length) Array.Resize(ref words, Math.Max(pieces, words.Length * 2));
        }
    }

    /// <summary>
    /// A part of the table. A slot is a hash and, below it, a place; 0 if it is free. The slots stand in the order of the hashes,
    /// so that a longer table is filled from front to back.
    /// </summary>
    sealed class Shard
    {
        const int FewestBits = 6;

        ulong[] slots = new ulong[1 << FewestBits];
        int bits = FewestBits, used;

        // Keeps the compiler from leaving out what is only looked at.
        ulong touched;

        public void Clear() => (slots, bits, used) = (new ulong[1 << FewestBits], FewestBits, 0);

        /// <summary>A record has found its place.</summary>
        public void Settle(int slot, Place place) => slots[slot] = slots[slot] >> 32 << 32 | place.Packed;

        /// <summary>Finds the rankings of batches that belong to this shard.</summary>
        /// <param name="batches">The batches.</param>
        /// <param name="shard">Which shard this is.</param>
        /// <param name="words">The words of all pieces and, behind them, of the batches.</param>
        /// <param name="first">Which piece the first batch is.</param>
        public void Merge(BallotBatch[] batches, int shard, ulong[][] words, int first)
        {
            long most = used;
            foreach (var batch in batches)
            {
                var (from, to) = batch.OfShard(shard);
                most += to - from;
            }
            if (most > slots.Length / 4 * 3L) Grow(most);
            for (int b = 0; b < batches.Length; b++) Merge(batches[b], shard, words, first + b);
        }

        void Merge(BallotBatch batch, int shard, ulong[][] words, int piece)
        {
            // So many at a time that what is brought into the cache is still there when it is looked at.
            const int AtOnce = 256;
            var (from, to) = batch.OfShard(shard);
            for (; from < to; from += AtOnce) Find(batch, shard, from, Math.Min(from + AtOnce, to), words, piece);
        }

        void Find(BallotBatch batch, int shard, int from, int to, ulong[][] words, int piece)
        {
            var (slots, hashes, at, own) = (this.slots, batch.Hashes, batch.At, batch.Words);
            ReadOnlySpan<int> ballots = batch.ByShard.AsSpan(from..to);
            var took = batch.SlotsByShard.AsSpan(from..to);
            int shift = 32 - bits, known = 0, knownWords = 0, knownCodes = 0;
            ulong any = 0;
            // Nothing depends on what is found here, so the processor waits for many slots at once, and below for none.
            foreach (int ballot in ballots) any |= slots[(int)(hashes[ballot] >> shift)];
            touched = any;
            for (int i = 0; i < ballots.Length; i++)
            {
                int ballot = ballots[i];
                uint hash = hashes[ballot];
                int here = at[ballot], slot = (int)(hash >> shift);
                ulong entry;
                for (; (entry = slots[slot]) != 0; slot = (slot + 1) & (slots.Length - 1))
                {
                    if (entry >> 32 != hash) continue;
                    var place = Place.Of(entry);
                    var there = words[place.Piece];
                    if (!BallotBatch.Same(there, place.Offset, own, here)) continue;
                    there[place.Offset] += own[here];
                    int codes = BallotBatch.CodeCount(own, here);
                    known++;
                    knownCodes += codes;
                    knownWords += BallotBatch.Length(codes);
                    break;
                }
                if (entry == 0) slots[slot] = (ulong)hash << 32 | new Place(piece, here).Packed;
                took[i] = entry == 0 ? slot : -1;
            }
            used += ballots.Length - known;
            batch.Known(shard, known, knownWords, knownCodes);
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
    }
}
