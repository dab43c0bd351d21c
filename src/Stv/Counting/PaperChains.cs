using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stv;

/// <summary>Papers filed one behind the other: the first and the last ranking of a chain through <see cref="PaperChains"/>.</summary>
internal readonly record struct Chain(int Head, int Tail)
{
    public static readonly Chain None = new(-1, -1);
}

/// <summary>
/// The sorting of papers, and the only code that sees them. Every ranking is a link; a parcel is a chain of links in the order
/// filed, so that joining is one assignment, moving relinks, and nothing is allocated. The cost of a sort is the rankings sorted.
/// </summary>
/// <remarks>
/// This is where a count spends its time, so the sort of plain rankings reads and writes without bounds checks. That is safe because
/// chains hold no other numbers than those of rankings, <see cref="Electorate.Start"/> rises to the length of the codes, and a builder
/// takes no code beyond the number of candidates.
/// </remarks>
internal sealed class PaperChains
{
    readonly Electorate electorate;
    readonly bool[] takes;
    readonly bool sharing;
    readonly int shared;
    readonly int[] at;
    readonly int[] next;
    readonly int[] head;
    readonly int[] tail;
    readonly long[] papers;
    readonly int[] found;
    int receivers;

    /// <summary>No paper is in a chain before all are, by <see cref="All"/> or <see cref="SortAll"/>.</summary>
    /// <param name="electorate">The papers, admitted.</param>
    /// <param name="takes">By candidate number, who receives papers now; the caller changes it. Nobody is 0.</param>
    /// <param name="sharing">Several who take papers at one rank share them; otherwise a paper ends there.</param>
    public PaperChains(Electorate electorate, bool[] takes, bool sharing)
    {
        (this.electorate, this.takes, this.sharing, shared) = (electorate, takes, sharing, takes.Length);
        at = GC.AllocateUninitializedArray<int>(electorate.Rankings);
        next = GC.AllocateUninitializedArray<int>(electorate.Rankings);
        (head, tail, papers, found) = (new int[shared + 1], new int[shared + 1], new long[shared + 1], new int[shared + 1]);
        Array.Fill(head, -1);
        Array.Fill(tail, -1);
    }

    /// <summary>Stands for the several candidates of one rank, where more than one of them takes papers.</summary>
    public int Shared => shared;

    /// <summary>How many rankings have been sorted so far, one as often as it was: the work done.</summary>
    public long Visited { get; private set; }

    /// <summary>Who received papers in the last sort, 0 and <see cref="Shared"/> among them, in no order that means anything.</summary>
    public ReadOnlySpan<int> Found => found.AsSpan(0, receivers);

    /// <summary>All papers in the electorate's order; every sort is forgotten, and they show their first preference.</summary>
    public Chain All()
    {
        Array.Copy(electorate.Start, at, at.Length);
        for (int i = 0; i < next.Length; i++) next[i] = i + 1;
        return next.Length == 0 ? Chain.None : new(0, next.Length - 1);
    }

    /// <summary>The papers of one chain, and behind them those of another.</summary>
    public Chain Join(Chain first, Chain second)
    {
        if (first.Head < 0) return second;
        if (second.Head < 0) return first;
        next[first.Tail] = second.Head;
        return new(first.Head, second.Tail);
    }

    /// <summary>
    /// Sorts all papers in the electorate's order: the same as sorting <see cref="All"/>, but nothing has to be chained first.
    /// </summary>
    public void SortAll()
    {
        if (electorate.Marked) { Sort(All()); return; }
        Forget();
        if (electorate.Rankings > 0) Sort<AsRead>(new(0, electorate.Rankings - 1));
    }

    /// <summary>Sorts papers by next preference. Ask <see cref="Sorted"/> and <see cref="Papers"/> before the next sort.</summary>
    public void Sort(Chain chain)
    {
        Forget();
        if (chain.Head < 0) return;
        if (electorate.Marked) Sort<Marked>(chain);
        else Sort<Plain>(chain);
    }

    // Three loops that are compiled from one: nothing is asked for every ranking that is the same for all.
    readonly struct AsRead;
    readonly struct Plain;
    readonly struct Marked;

    void Sort<TPapers>(Chain chain) where TPapers : struct
    {
        Debug.Assert(Math.Min(chain.Head, chain.Tail) >= 0 && Math.Max(chain.Head, chain.Tail) < this.at.Length, "A chain is of rankings.");
        Debug.Assert(electorate.Start[^1] == electorate.Codes.Length, "Every ranking ends within the codes.");
        Debug.Assert(shared > electorate.Candidates.Length && this.tail.Length == shared + 1, "Every code has its place.");
        ref int next = ref MemoryMarshal.GetArrayDataReference(this.next), at = ref MemoryMarshal.GetArrayDataReference(this.at);
        ref int head = ref MemoryMarshal.GetArrayDataReference(this.head), tail = ref MemoryMarshal.GetArrayDataReference(this.tail);
        ref int start = ref MemoryMarshal.GetArrayDataReference(electorate.Start),
            found = ref MemoryMarshal.GetArrayDataReference(this.found);
        ref long weight = ref MemoryMarshal.GetArrayDataReference(electorate.Weight),
            papers = ref MemoryMarshal.GetArrayDataReference(this.papers);
        ref ushort codes = ref MemoryMarshal.GetArrayDataReference(electorate.Codes);
        ref bool takes = ref MemoryMarshal.GetArrayDataReference(this.takes);
        int visited = 1, receivers = 0;
        for (int ranking = chain.Head, following; ; ranking = following, visited++)
        {
            bool first = typeof(TPapers) == typeof(AsRead);
            following = first ? ranking + 1 : Unsafe.Add(ref next, ranking);
            int i = Unsafe.Add(ref first ? ref start : ref at, ranking), end = Unsafe.Add(ref start, ranking + 1), to = 0;
            if (typeof(TPapers) == typeof(Marked)) to = NextRank(ranking, i, end);
            else
            {
                while (i < end)
                {
                    int code = Unsafe.Add(ref codes, i++);
                    if (!Unsafe.Add(ref takes, code)) continue;
                    to = code;
                    break;
                }
                Unsafe.Add(ref at, ranking) = i;
            }
            Unsafe.Add(ref papers, to) += Unsafe.Add(ref weight, ranking);
            int last = Unsafe.Add(ref tail, to);
            if (last < 0) (Unsafe.Add(ref head, to), Unsafe.Add(ref found, receivers++)) = (ranking, to);
            else Unsafe.Add(ref next, last) = ranking;
            Unsafe.Add(ref tail, to) = ranking;
            if (ranking == chain.Tail) break;
        }
        this.receivers = receivers;
        Visited += visited;
    }

    /// <summary>The rankings of a chain, in the order filed.</summary>
    public IEnumerable<int> Rankings(Chain chain)
    {
        for (int ranking = chain.Head; ranking >= 0; ranking = ranking == chain.Tail ? -1 : next[ranking]) yield return ranking;
    }

    /// <summary>What a ranking still shows, from the rank at which it was last sorted if that is shared.</summary>
    public ReadOnlySpan<ushort> Rest(int ranking) => electorate.Codes.AsSpan(at[ranking]..electorate.Start[ranking + 1]);

    /// <summary>How many papers carry a ranking.</summary>
    public long Weight(int ranking) => electorate.Weight[ranking];

    /// <summary>The papers that the last sort gave to a candidate; to 0, those that show no further preference.</summary>
    public Chain Sorted(int candidate) => new(head[candidate], tail[candidate]);

    /// <summary>How many papers the last sort gave to a candidate; to 0, those that show no further preference.</summary>
    public long Papers(int candidate) => papers[candidate];

    /// <summary>The next preference of one ranking for somebody who takes papers, and moves past it; 0 where it shows none.</summary>
    public int Next(int ranking)
    {
        var (codes, takes) = (electorate.Codes, this.takes);
        int i = at[ranking], end = electorate.Start[ranking + 1];
        Visited++;
        if (electorate.Marked) return NextRank(ranking, i, end);
        while (i < end && !takes[codes[i]]) i++;
        at[ranking] = i + 1;
        return i < end ? codes[i] : 0;
    }

    /// <summary>Whether any paper of a chain shows a further preference for somebody who takes papers; none is moved past it.</summary>
    public bool Shows(Chain chain)
    {
        foreach (int ranking in Rankings(chain))
        {
            int before = at[ranking], to = Next(ranking);
            at[ranking] = before;
            if (to != 0) return true;
        }
        return false;
    }

    /// <summary>Nobody has received anything.</summary>
    void Forget()
    {
        foreach (int c in Found) (head[c], tail[c], papers[c]) = (-1, -1, 0);
        receivers = 0;
    }

    /// <summary>
    /// Whom a ranking gives to next where several may stand at one rank. A rank that several share is not moved past; where they do not
    /// share it, it is the end of the ranking.
    /// </summary>
    int NextRank(int ranking, int i, int end)
    {
        var codes = electorate.Codes;
        while (i < end)
        {
            int first = i, takers = 0, taker = 0;
            for (int code = codes[i++]; ; code = codes[i + 1], i += 2)
            {
                if (takes[code]) (takers, taker) = (takers + 1, code);
                if (i == end || codes[i] != Electorate.Mark) break;
            }
            if (takers == 0) continue;
            if (takers > 1 && !sharing) break;
            at[ranking] = takers == 1 ? i : first;
            return takers == 1 ? taker : shared;
        }
        at[ranking] = end;
        return 0;
    }
}
