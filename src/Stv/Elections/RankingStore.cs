using System.Numerics;

namespace Stv;

/// <summary>
/// The rankings of an electorate in the making, as the records of <see cref="BallotBatch"/> in the order they first came, and
/// the table that finds equal ones. Several threads may merge batches: the table is in shards, each for the rankings whose hash
/// says so, and a shard belongs to one thread at a time. What comes out is the same whatever their number. Mutable.
/// </summary>
/// <param name="keepOrder">Keep every ballot by itself: then there is no table.</param>
/// <param name="threads">How many threads there may be, at least 1.</param>
sealed class RankingStore(bool keepOrder, int threads)
{
    const int MaxCodes = 0x7FFF_FFC7;

    readonly Shard[] shards = [.. Enumerable.Range(0, keepOrder ? 0 : Shards(threads)).Select(_ => new Shard())];
    Pieces pieces = new();

    /// <summary>One for one thread; else more than threads, so that none waits long for the slowest.</summary>
    static int Shards(int threads) => threads == 1 ? 1 : 2 * (int)BitOperations.RoundUpToPowerOf2((uint)threads);

    /// <summary>Takes in the ballots of batches, in order.</summary>
    /// <exception cref="OverflowException">There are more than about two thousand million preferences.</exception>
    public void Add(params ReadOnlySpan<BallotBatch> batches)
    {
        var all = batches.ToArray();
        bool together = threads > 1 && all.Length > 1;
        if (!keepOrder)
        {
            // Until its records have a place of their own, they are found where they are, as if the batch were a piece.
            var words = pieces.With(all);
            Each(all.Length, together, b => all[b].Sort(shards.Length));
            Each(shards.Length, together, s => shards[s].Merge(all, s, words, pieces.Count));
        }
        var places = new Place[all.Length];
        for (int b = 0; b < all.Length; b++)
        {
            if (keepOrder) all[b].AllNew();
            places[b] = pieces.Reserve(all[b]);
        }
        if (pieces.Codes > MaxCodes) throw new OverflowException($"More than {MaxCodes} preferences.");
        Each(all.Length, together, b => Keep(all[b], places[b]));
    }

    /// <summary>Gives the records their place and tells the table.</summary>
    void Keep(BallotBatch batch, Place place)
    {
        if (keepOrder)
        {
            batch.Words.AsSpan(0, batch.Used).CopyTo(pieces.Words(place).AsSpan(place.Offset));
            return;
        }
        var (from, to, slots, at, hashes) = (batch.Words, pieces.Words(place), batch.Slots, batch.At, batch.Hashes);
        int offset = place.Offset;
        for (int i = 0; i < batch.Count; i++)
        {
            if (slots[i] < 0) continue;
            int begin = at[i], length = (i + 1 < batch.Count ? at[i + 1] : batch.Used) - begin;
            from.AsSpan(begin, length).CopyTo(to.AsSpan(offset));
            shards[hashes[i] & (shards.Length - 1)].Settle(slots[i], place with { Offset = offset });
            offset += length;
        }
    }

    /// <summary>The rankings as an electorate holds them; the store is empty afterwards.</summary>
    public (ushort[] Codes, int[] Start, long[] Weight) Take()
    {
        foreach (var shard in shards) shard.Clear();
        var all = pieces;
        pieces = new();
        var codes = GC.AllocateUninitializedArray<ushort>((int)all.Codes);
        var start = GC.AllocateUninitializedArray<int>(all.Rankings + 1);
        var weight = GC.AllocateUninitializedArray<long>(all.Rankings);
        start[0] = 0;
        Each(all.Count, threads > 1, p =>
        {
            var (words, used, ranking, code) = all[p];
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

    void Each(int count, bool together, Action<int> act)
    {
        if (!together) for (int i = 0; i < count; i++) act(i);
        else Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, act);
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
            int need = batch.NewWords;
            if (words[Count - 1].Length - pieces[^1].Used < need)
            {
                if (Count == (1L << 32) / Most) throw new OverflowException("More preferences than there are places for.");
                Room(Count + 1);
                words[Count] = GC.AllocateUninitializedArray<ulong>((int)Math.Max(need, Math.Min(total, Most)));
                pieces.Add((0, Rankings, (int)Codes));
            }
            var place = new Place(Count - 1, pieces[^1].Used);
            pieces[^1] = pieces[^1] with { Used = place.Offset + need };
            Rankings += batch.NewRankings;
            Codes += batch.NewCodes;
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
            foreach (var batch in batches) most += batch.OfShard(shard).Length;
            if (most > slots.Length / 4 * 3L) Grow(most);
            for (int b = 0; b < batches.Length; b++) Merge(batches[b], batches[b].OfShard(shard), words, first + b);
        }

        void Merge(BallotBatch batch, ReadOnlySpan<int> ballots, ulong[][] words, int piece)
        {
            var (slots, hashes, at, own) = (this.slots, batch.Hashes, batch.At, batch.Words);
            int shift = 32 - bits, newRankings = 0, newWords = 0, newCodes = 0;
            Touch(ballots, hashes);
            foreach (int ballot in ballots)
            {
                uint hash = hashes[ballot];
                int here = at[ballot], took = -1;
                for (int slot = (int)(hash >> shift); ; slot = slot + 1 & slots.Length - 1)
                {
                    ulong entry = slots[slot];
                    if (entry == 0)
                    {
                        slots[slot] = (ulong)hash << 32 | new Place(piece, here).Packed;
                        took = slot;
                        int codes = BallotBatch.CodeCount(own, here);
                        newRankings++;
                        newCodes += codes;
                        newWords += BallotBatch.Length(codes);
                        break;
                    }
                    if (entry >> 32 != hash) continue;
                    var place = Place.Of(entry);
                    var there = words[place.Piece];
                    if (!BallotBatch.Same(there, place.Offset, own, here)) continue;
                    there[place.Offset] += own[here];
                    break;
                }
                batch.Slots[ballot] = took;
            }
            used += newRankings;
            batch.New(newRankings, newWords, newCodes);
        }

        /// <summary>Brings the slots of ballots into the cache, many at a time, before they are looked at one after another.</summary>
        void Touch(ReadOnlySpan<int> ballots, uint[] hashes)
        {
            var slots = this.slots;
            int shift = 32 - bits;
            ulong all = 0;
            foreach (int ballot in ballots) all |= slots[(int)(hashes[ballot] >> shift)];
            touched = all;
        }

        ulong touched;

        void Grow(long most)
        {
            var before = slots;
            while (most > (1L << bits) / 4 * 3) bits++;
            slots = new ulong[1 << bits];
            foreach (ulong entry in before)
            {
                if (entry == 0) continue;
                int slot = (int)(entry >> (64 - bits));
                while (slots[slot] != 0) slot = slot + 1 & slots.Length - 1;
                slots[slot] = entry;
            }
        }
    }
}
