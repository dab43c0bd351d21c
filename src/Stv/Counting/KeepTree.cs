using System.Runtime.InteropServices;

namespace Stv;

/// <summary>
/// All papers as a tree: papers that reached a candidate past the same elected ones weigh the same, so that one node stands for
/// all of them and the parts that the definition rounds paper by paper are rounded once. Its branches are elected candidates,
/// its leaves hopeful ones. An election turns leaves into branches, an exclusion gives their papers back; nothing is built twice.
/// </summary>
internal abstract class KeepTree
{
    /// <summary>A tree in the number type of a precision.</summary>
    /// <param name="electorate">The papers, admitted.</param>
    /// <param name="precision">How the rule computes.</param>
    /// <param name="keeping">What stays with an elected candidate.</param>
    /// <param name="sharing">What several candidates at one rank get.</param>
    public static KeepTree Of(Electorate electorate, Precision precision, Keeping keeping, Sharing sharing) => precision switch
    {
        { Digits: 6 } => new KeepTree<Fixed<Six>, UInt128>(electorate, keeping, sharing),
        { Digits: 9 } => new KeepTree<Fixed<Nine>, UInt128>(electorate, keeping, sharing),
        { Digits: 18 } => new KeepTree<Fixed<Eighteen>, UInt128>(electorate, keeping, sharing),
        { Digits: 27 } => new KeepTree<WideFixed, WideFixed.Total>(electorate, keeping, sharing),
        _ => throw new InvalidOperationException($"Papers are counted with 6, 9, 18 or 27 digits, not {precision.Digits}."),
    };

    /// <summary>Papers that reach the candidate go on from now on.</summary>
    public abstract void Open(int candidate);

    /// <summary>Papers pass over the candidate from now on, as if they had never stood.</summary>
    public abstract void Remove(int candidate);

    /// <summary>Counts all papers afresh.</summary>
    /// <param name="keep">Keep values by candidate number; those of candidates not opened are not looked at.</param>
    /// <param name="votes">Receives the votes by candidate number; at 0 what is left of papers at their end.</param>
    public abstract void Distribute(ReadOnlySpan<Ratio> keep, Span<Ratio> votes);

    /// <summary>What each candidate gets of one paper.</summary>
    /// <param name="keep">Keep values by candidate number.</param>
    /// <param name="ranking">The index of the paper's ranking.</param>
    public abstract IEnumerable<PaperPart> Parts(Ratio[] keep, int ranking);

    /// <summary>What stays with an elected candidate.</summary>
    public abstract Keeping Keeping { get; }

    /// <inheritdoc cref="PaperChains.Visited"/>
    public abstract long Visited { get; }
}

/// <inheritdoc cref="KeepTree"/>
/// <typeparam name="T">The number type.</typeparam>
/// <typeparam name="TTotal">The type of its sums.</typeparam>
internal sealed class KeepTree<T, TTotal> : KeepTree where T : struct, IWeight<T, TTotal> where TTotal : struct
{
    /// <summary>Papers that came past the same elected candidates.</summary>
    /// <param name="From">The branch they came from.</param>
    /// <param name="Who">The last of those candidates.</param>
    /// <param name="Sibling">Another branch from the same one; 0 for none.</param>
    readonly record struct Branch(int From, int Who, int Sibling);

    /// <summary>Papers that go no further: with a hopeful candidate, at their end, or at a rank that several share.</summary>
    /// <param name="On">The branch they came from.</param>
    /// <param name="Papers">How many papers.</param>
    /// <param name="Chain">The papers.</param>
    readonly record struct Leaf(int On, long Papers, Chain Chain);

    readonly Electorate electorate;
    readonly Keeping keeping;
    readonly Sharing sharing;
    readonly PaperChains chains;
    readonly bool[] active;
    readonly bool[] open;
    readonly KeepShares<T, TTotal> shares;
    readonly List<Leaf>[] leaves;

    // Who may have leaves: an iteration passes over nobody else.
    readonly List<int> standing = [0];

    // Whose leaves are more than at the last merging.
    readonly List<int> grown = [];
    readonly bool[] hasGrown;
    readonly Stack<(Chain Papers, int On)> sorting = [];

    // Branches in parallel arrays, each behind the one it comes from; 0 is the root.
    int count = 1;
    Branch[] branches = new Branch[64];
    long[] papers = new long[64];

    // What a paper still weighs behind the branch.
    T[] rest = new T[64];

    // The branch last grown off it; 0 for none.
    int[] last = new int[64];

    // Where in the list now being merged its leaf stands, if one does.
    int[] place = new int[64];

    /// <inheritdoc cref="KeepTree.Of"/>
    public KeepTree(Electorate electorate, Keeping keeping, Sharing sharing)
    {
        (this.electorate, this.keeping, this.sharing) = (electorate, keeping, sharing);
        active = new bool[electorate.Candidates.Length + 1];
        foreach (var candidate in electorate.Candidates.Where(one => !one.Withdrawn))
        {
            active[candidate.Number] = true;
            standing.Add(candidate.Number);
        }
        open = new bool[active.Length];
        chains = new(electorate, active, sharing: true);
        shares = new(active, open, keeping, sharing);
        leaves = new List<Leaf>[chains.Shared + 1];
        hasGrown = new bool[leaves.Length];
        for (int c = 0; c < leaves.Length; c++) leaves[c] = [];
        rest[0] = T.One;
        Insert(chains.All(), 0);
        // Papers that rank nobody who stands are not among the formal ones.
        leaves[0].Clear();
    }

    public override Keeping Keeping => keeping;

    public override long Visited => chains.Visited;

    public override void Open(int candidate)
    {
        open[candidate] = true;
        foreach (var leaf in Take(candidate))
        {
            int branch = Grow(leaf.On, candidate);
            papers[branch] = leaf.Papers;
            Insert(leaf.Chain, branch);
        }
    }

    public override void Remove(int candidate)
    {
        active[candidate] = false;
        standing.Remove(candidate);
        foreach (var leaf in Take(candidate)) Insert(leaf.Chain, leaf.On);
        // Of those who shared a rank with the candidate one may be left, who shares it with nobody.
        foreach (var leaf in Take(chains.Shared)) Insert(leaf.Chain, leaf.On);
        foreach (int one in grown)
        {
            Merge(leaves[one]);
            hasGrown[one] = false;
        }
        grown.Clear();
    }

    public override void Distribute(ReadOnlySpan<Ratio> keep, Span<Ratio> votes)
    {
        shares.Begin(keep);
        var (branches, papers, rest) = (this.branches, this.papers, this.rest);
        for (int i = 1; i < count; i++) rest[i] = shares.Pass(branches[i].Who, rest[branches[i].From], papers[i]);
        foreach (int c in standing)
        {
            if (open[c]) continue;
            TTotal total = default;
            foreach (ref readonly var leaf in CollectionsMarshal.AsSpan(leaves[c])) T.Credit(ref total, rest[leaf.On], leaf.Papers);
            shares.Set(c, total);
        }
        foreach (var leaf in leaves[chains.Shared])
            foreach (int ranking in chains.Rankings(leaf.Chain)) shares.Walk(chains.Rest(ranking), rest[leaf.On], chains.Weight(ranking));
        shares.End(votes);
    }

    public override IEnumerable<PaperPart> Parts(Ratio[] keep, int ranking)
    {
        var one = new KeepShares<T, TTotal>(active, open, keeping, sharing);
        one.Begin(keep);
        one.Walk(electorate[ranking].Codes, T.One, 1);
        var parts = new Ratio[keep.Length];
        one.End(parts);
        return parts.Index().Where(part => !part.Item.IsZero).OrderBy(part => part.Index == 0)
            .Select(part => new PaperPart(part.Index, part.Item));
    }

    /// <summary>Sorts papers on a branch, and on those that go off it as far as papers go on.</summary>
    void Insert(Chain these, int on)
    {
        sorting.Push((these, on));
        while (sorting.TryPop(out var next))
        {
            if (next.Papers.Head == next.Papers.Tail)
            {
                Follow(next.Papers, next.On);
                continue;
            }
            chains.Sort(next.Papers);
            foreach (int candidate in chains.Found)
            {
                long number = chains.Papers(candidate);
                if (candidate == chains.Shared || !open[candidate]) Add(candidate, new(next.On, number, chains.Sorted(candidate)));
                else
                {
                    int branch = Off(next.On, candidate);
                    papers[branch] += number;
                    sorting.Push((chains.Sorted(candidate), branch));
                }
            }
        }
    }

    /// <summary>Moves on a chain of one ranking, which needs no sorting; nothing where there is none.</summary>
    void Follow(Chain one, int on)
    {
        if (one.Head < 0) return;
        long number = chains.Weight(one.Head);
        for (; ; )
        {
            int candidate = chains.Next(one.Head);
            if (candidate == chains.Shared || !open[candidate])
            {
                Add(candidate, new(on, number, one));
                return;
            }
            on = Off(on, candidate);
            papers[on] += number;
        }
    }

    void Add(int candidate, Leaf leaf)
    {
        leaves[candidate].Add(leaf);
        if (hasGrown[candidate]) return;
        hasGrown[candidate] = true;
        grown.Add(candidate);
    }

    /// <summary>The leaves of a candidate, who has none any more.</summary>
    List<Leaf> Take(int candidate)
    {
        var these = leaves[candidate];
        leaves[candidate] = [];
        return these;
    }

    /// <summary>Makes one leaf of several on one branch, so that an iteration passes it once.</summary>
    void Merge(List<Leaf> list)
    {
        int kept = 0;
        for (int i = 0; i < list.Count; i++)
        {
            var leaf = list[i];
            int at = place[leaf.On];
            if (at < kept && list[at].On == leaf.On) list[at] = new(leaf.On, list[at].Papers + leaf.Papers,
                chains.Join(list[at].Chain, leaf.Chain));
            else list[place[leaf.On] = kept++] = leaf;
        }
        list.RemoveRange(kept, list.Count - kept);
    }

    /// <summary>The branch of a candidate off another: papers past the same ones are on one branch, whenever they came.</summary>
    int Off(int branch, int candidate)
    {
        for (int i = last[branch]; i != 0; i = branches[i].Sibling)
            if (branches[i].Who == candidate) return i;
        return Grow(branch, candidate);
    }

    /// <summary>A new branch.</summary>
    int Grow(int from, int candidate)
    {
        if (count == branches.Length)
        {
            Array.Resize(ref branches, count * 2);
            Array.Resize(ref last, count * 2);
            Array.Resize(ref papers, count * 2);
            Array.Resize(ref rest, count * 2);
            Array.Resize(ref place, count * 2);
        }
        branches[count] = new(from, candidate, last[from]);
        last[from] = count;
        return count++;
    }
}
