using System.Numerics;

namespace Stv;

/// <summary>
/// Puts rankings in the order of their codes, a ranking before those that it begins. As many codes as fit are packed into a word, and
/// words are dealt into piles by their leading digit, each pile by the next; only the last few of a pile are compared with one another.
/// </summary>
internal sealed class RankingOrder
{
    const int Digit = 8, Few = 32;

    readonly Electorate electorate;
    readonly int bits;
    readonly int window;
    readonly Entry[] entries;
    readonly Entry[] dealt;

    RankingOrder(Electorate electorate)
    {
        this.electorate = electorate;
        // Codes count from 1 here, so that the end of a ranking is less than any; an overvote without names is more than any.
        bits = 32 - BitOperations.LeadingZeroCount((uint)electorate.Candidates.Length + 2);
        window = 64 / bits;
        (entries, dealt) = (new Entry[electorate.Rankings], new Entry[electorate.Rankings]);
    }

    /// <summary>The numbers of all rankings, in order; of equal ones the earlier first.</summary>
    public static int[] Of(Electorate electorate)
    {
        var order = new RankingOrder(electorate);
        for (int i = 0; i < order.entries.Length; i++) order.entries[i] = order.Pack(i, 0);
        order.Sort(0, order.entries.Length, 0, 64);
        int[] sorted = new int[order.entries.Length];
        for (int i = 0; i < sorted.Length; i++) sorted[i] = order.entries[i].Ranking;
        return sorted;
    }

    /// <summary>Whether they stand in that order, no two of them equal.</summary>
    public static bool Stands(Electorate electorate)
    {
        for (int i = 1; i < electorate.Rankings; i++)
            if (electorate[i - 1].Codes.SequenceCompareTo(electorate[i].Codes) >= 0) return false;
        return true;
    }

    Entry Pack(int ranking, int depth)
    {
        int from = electorate.Start[ranking] + depth, end = Math.Min(electorate.Start[ranking + 1], from + window);
        ulong word = 0;
        for (int i = from; i < end; i++) word = word << bits | Digits(electorate.Codes[i]);
        int packed = Math.Max(end - from, 0);
        return new(packed == 0 ? 0 : word << (64 - packed * bits), ranking);
    }

    uint Digits(ushort code) => (uint)Math.Min(code, electorate.Candidates.Length + 1) + 1;

    /// <summary>
    /// Sorts a pile whose rankings agree in their first codes and in all but the last bits of the word that packs the next.
    /// </summary>
    void Sort(int from, int to, int depth, int left)
    {
        while (to - from > Few)
        {
            if (left > 64 - window * bits) (from, to) = Deal(from, to, depth, left = Math.Max(left - Digit, 0));
            else if (Advance(from, to, depth)) (depth, left) = (depth + window, 64);
            else return;
        }
        Insert(from, to, depth);
    }

    /// <summary>
    /// Deals a pile by the next digit and sorts the new piles; the largest is left to the caller, so that calls do not nest deeply.
    /// </summary>
    (int From, int To) Deal(int from, int to, int depth, int left)
    {
        const ulong Mask = (1 << Digit) - 1;
        Span<int> end = stackalloc int[1 << Digit];
        end.Clear();
        foreach (var entry in entries.AsSpan(from..to)) end[(int)(entry.Word >> left & Mask)]++;
        int sum = from;
        foreach (ref int place in end) (sum, place) = (sum + place, sum);
        foreach (var entry in entries.AsSpan(from..to)) dealt[end[(int)(entry.Word >> left & Mask)]++] = entry;
        dealt.AsSpan(from..to).CopyTo(entries.AsSpan(from));
        var largest = (From: from, To: from);
        foreach (int next in end)
        {
            var (smaller, larger) = next - from > largest.To - largest.From ? (largest, (from, next)) : ((from, next), largest);
            largest = larger;
            if (smaller.Item2 - smaller.Item1 > 1) Sort(smaller.Item1, smaller.Item2, depth, left);
            from = next;
        }
        return largest;
    }

    /// <summary>Packs the next codes of a pile whose rankings agree in the whole word; false where all end with it and are equal.</summary>
    bool Advance(int from, int to, int depth)
    {
        bool more = false;
        foreach (ref var entry in entries.AsSpan(from..to))
        {
            more |= electorate.Start[entry.Ranking + 1] - electorate.Start[entry.Ranking] > depth + window;
            entry = Pack(entry.Ranking, depth + window);
        }
        return more;
    }

    /// <summary>Puts a few rankings, one after another, where they belong among those before.</summary>
    void Insert(int from, int to, int depth)
    {
        for (int i = from + 1; i < to; i++)
        {
            var entry = entries[i];
            int at = i;
            for (; at > from && Precedes(entry, entries[at - 1], depth); at--) entries[at] = entries[at - 1];
            entries[at] = entry;
        }
    }

    bool Precedes(Entry a, Entry b, int depth) => a.Word == b.Word ? Rest(a, depth).SequenceCompareTo(Rest(b, depth)) < 0 : a.Word < b.Word;

    /// <summary>What a ranking shows beyond the codes in its word.</summary>
    ReadOnlySpan<ushort> Rest(Entry entry, int depth)
    {
        int end = electorate.Start[entry.Ranking + 1];
        return electorate.Codes.AsSpan(Math.Min(electorate.Start[entry.Ranking] + depth + window, end)..end);
    }

    /// <summary>A ranking and its next codes, the first in the highest bits.</summary>
    readonly record struct Entry(ulong Word, int Ranking);
}
