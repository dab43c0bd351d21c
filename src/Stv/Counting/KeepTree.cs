namespace Stv;

/// <summary>What of a paper that reaches an elected candidate stays there, and what goes on.</summary>
internal enum Keeping
{
    /// <summary>The keep value's part, rounded up; the remainder goes on.</summary>
    Up,

    /// <summary>The keep value's part goes on as one less the keep value; both are rounded up, so that a paper may grow.</summary>
    BothUp,

    /// <summary>The keep value's part goes on as one less the keep value; both are cut off.</summary>
    BothDown,

    /// <summary>
    /// As <see cref="BothDown"/>, but what stays is cut off of the sum of all papers that came past the same elected candidates.
    /// </summary>
    PooledDown,

    /// <summary>As much as the keep value, or all that is left of the paper if that is less; the remainder goes on.</summary>
    Amount,
}

/// <summary>What of a paper that reaches several candidates at one rank each of them gets.</summary>
internal enum Sharing
{
    /// <summary>An equal part each; what the elected among them do not keep goes on to the next rank.</summary>
    Straight,

    /// <summary>As if the paper were split among all orders of them: what the elected do not keep goes first to the others.</summary>
    Completed,
}

/// <summary>
/// All papers as a tree: papers that reached a candidate past the same elected ones weigh the same, so that one node stands for
/// all of them and the parts that the definition rounds paper by paper are rounded once. Its inner nodes are elected candidates,
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
        { Places: null } => new KeepTree<Exact, Ratio>(electorate, keeping, sharing),
        { Digits: 6 } => new KeepTree<Fixed<Six>, UInt128>(electorate, keeping, sharing),
        { Digits: 9 } => new KeepTree<Fixed<Nine>, UInt128>(electorate, keeping, sharing),
        { Digits: 7 } => new KeepTree<Wide<Seven>, System.Numerics.BigInteger>(electorate, keeping, sharing),
        { Digits: 18 } => new KeepTree<Wide<Eighteen>, System.Numerics.BigInteger>(electorate, keeping, sharing),
        { Digits: 27 } => new KeepTree<Wide<TwentySeven>, System.Numerics.BigInteger>(electorate, keeping, sharing),
        _ => throw new ArgumentOutOfRangeException(nameof(precision), $"There is no number type of {precision.Digits} digits."),
    };

    /// <summary>Papers that reach the candidate go on from now on.</summary>
    public abstract void Open(int candidate);

    /// <summary>Papers pass over the candidate from now on, as if he or she had never stood.</summary>
    public abstract void Remove(int candidate);

    /// <summary>Counts all papers afresh.</summary>
    /// <param name="keep">Keep values by candidate number; those of candidates not opened are not looked at.</param>
    /// <param name="votes">Receives the votes by candidate number; at 0 what is left of papers at their end.</param>
    public abstract void Distribute(ReadOnlySpan<Ratio> keep, Span<Ratio> votes);

    /// <inheritdoc cref="Links.Visited"/>
    public abstract long Visited { get; }
}

/// <inheritdoc cref="KeepTree"/>
/// <typeparam name="T">The number type.</typeparam>
/// <typeparam name="TTotal">The type of its sums.</typeparam>
internal sealed class KeepTree<T, TTotal> : KeepTree where T : struct, IWeight<T, TTotal> where TTotal : struct
{
    readonly Links links;
    readonly bool[] active;
    readonly bool[] open;
    readonly Keeper<T, TTotal> keeper;
    readonly List<int>[] nodesOf;
    readonly Stack<(Chain Papers, int Under)> sorting = [];

    // The children of the node under which papers are being sorted, by candidate: only those with the present stamp.
    readonly int[] at;
    readonly long[] seen;
    long stamp;

    // Nodes in parallel arrays, a parent always before its children; node 0 is the root.
    int nodes = 1;
    int idle;
    int[] parent = new int[64];
    int[] who = new int[64];
    int[] child = new int[64];
    int[] sibling = new int[64];
    long[] papers = new long[64];
    Chain[] chain = new Chain[64];
    T[] rest = new T[64];

    /// <inheritdoc cref="KeepTree.Of"/>
    public KeepTree(Electorate electorate, Keeping keeping, Sharing sharing)
    {
        active = new bool[electorate.Candidates.Length + 1];
        foreach (var candidate in electorate.Candidates) active[candidate.Number] = !candidate.Withdrawn;
        open = new bool[active.Length];
        links = new(electorate, active);
        keeper = new(active, open, keeping, sharing);
        (nodesOf, at, seen) = (new List<int>[links.Shared + 1], new int[links.Shared + 1], new long[links.Shared + 1]);
        for (int c = 0; c < nodesOf.Length; c++) nodesOf[c] = [];
        rest[0] = T.One;
        Insert(links.All(), 0);
        // Papers that rank nobody who stands are not among the formal ones.
        foreach (int node in nodesOf[0]) (papers[node], chain[node], idle) = (0, Chain.None, idle + 1);
    }

    public override long Visited => links.Visited;

    public override void Open(int candidate)
    {
        open[candidate] = true;
        int[] leaves = [.. nodesOf[candidate]];
        foreach (int node in leaves)
        {
            var these = chain[node];
            chain[node] = Chain.None;
            Insert(these, node);
        }
    }

    public override void Remove(int candidate)
    {
        active[candidate] = false;
        GiveBack(candidate);
        // Of those who shared a rank with the candidate one may be left, who shares it with nobody.
        GiveBack(links.Shared);
        if (idle > nodes / 2) Compact();
    }

    public override void Distribute(ReadOnlySpan<Ratio> keep, Span<Ratio> votes)
    {
        keeper.Begin(keep);
        var (parent, who, papers, rest, open) = (this.parent, this.who, this.papers, this.rest, this.open);
        for (int node = 1; node < nodes; node++)
        {
            long number = papers[node];
            if (number == 0) continue;
            var weight = rest[parent[node]];
            int candidate = who[node];
            if (candidate == open.Length)
                foreach (int ranking in links.Rankings(chain[node])) keeper.Walk(links.Rest(ranking), weight, links.Weight(ranking));
            else rest[node] = keeper.Give(candidate, weight, number);
        }
        keeper.End(votes);
    }

    /// <summary>Sorts papers under a node, and under its children as far as papers go on.</summary>
    void Insert(Chain these, int under)
    {
        sorting.Push((these, under));
        while (sorting.TryPop(out var next))
        {
            if (next.Papers.Head < 0) continue;
            if (next.Papers.Head == next.Papers.Tail)
            {
                Descend(next.Papers.Head, next.Under);
                continue;
            }
            links.Sort(next.Papers);
            stamp++;
            for (int node = child[next.Under]; node != 0; node = sibling[node]) (at[who[node]], seen[who[node]]) = (node, stamp);
            foreach (int candidate in links.Found)
            {
                int node = Child(next.Under, candidate);
                if (papers[node] == 0) idle--;
                papers[node] += links.Papers(candidate);
                if (candidate < open.Length && open[candidate]) sorting.Push((links.Sorted(candidate), node));
                else chain[node] = links.Join(chain[node], links.Sorted(candidate));
            }
        }
    }

    /// <summary>The same for one ranking, of which most paths have no more at their end.</summary>
    void Descend(int ranking, int under)
    {
        for (; ; )
        {
            int candidate = links.Next(ranking), node = child[under];
            while (node != 0 && who[node] != candidate) node = sibling[node];
            if (node == 0) node = Add(under, candidate);
            if (papers[node] == 0) idle--;
            papers[node] += links.Weight(ranking);
            if (candidate >= open.Length || !open[candidate])
            {
                chain[node] = links.Join(chain[node], new(ranking, ranking));
                return;
            }
            under = node;
        }
    }

    /// <summary>The papers that reached a candidate who is no more go back to the node before and on from there.</summary>
    void GiveBack(int candidate)
    {
        int[] these = [.. nodesOf[candidate]];
        foreach (int node in these)
        {
            if (papers[node] == 0) continue;
            var back = chain[node];
            (papers[node], chain[node]) = (0, Chain.None);
            idle++;
            Insert(back, parent[node]);
        }
    }

    int Child(int under, int candidate) => seen[candidate] == stamp ? at[candidate] : Add(under, candidate);

    int Add(int under, int candidate)
    {
        if (nodes == who.Length) Grow();
        (parent[nodes], who[nodes], papers[nodes], chain[nodes]) = (under, candidate, 0, Chain.None);
        (child[nodes], sibling[nodes], child[under]) = (0, child[under], nodes);
        nodesOf[candidate].Add(nodes);
        idle++;
        return nodes++;
    }

    void Grow()
    {
        int size = nodes * 2;
        Array.Resize(ref parent, size);
        Array.Resize(ref who, size);
        Array.Resize(ref child, size);
        Array.Resize(ref sibling, size);
        Array.Resize(ref papers, size);
        Array.Resize(ref chain, size);
        Array.Resize(ref rest, size);
    }

    /// <summary>Takes out the nodes that no paper reaches, so that an iteration does not pass them.</summary>
    void Compact()
    {
        foreach (var list in nodesOf) list.Clear();
        int[] now = new int[nodes];
        int kept = 1;
        child[0] = 0;
        for (int node = 1; node < nodes; node++)
        {
            if (papers[node] == 0) continue;
            int under = now[parent[node]], at = now[node] = kept++;
            (parent[at], who[at], papers[at], chain[at]) = (under, who[node], papers[node], chain[node]);
            (child[at], sibling[at], child[under]) = (0, child[under], at);
            nodesOf[who[at]].Add(at);
        }
        (nodes, idle) = (kept, 0);
    }
}
