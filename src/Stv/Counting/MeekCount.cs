using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// A count by keep values: an elected candidate keeps a part of every paper and passes on the rest, and all papers are counted
/// afresh whenever the parts change. Mutable; for the one count it belongs to.
/// </summary>
[Experimental(Preview.Id)]
public sealed class MeekCount : Count
{
    // The slowest law that is known needs some hundreds.
    const int MostIterations = 100_000;

    readonly KeepTree tree;
    readonly Follower? follower;
    readonly Func<MeekCount, Ratio> quota;
    readonly Precision precision;
    readonly Queue<int> toOpen = [];
    readonly Queue<int> toRemove = [];
    readonly Ratio[] counted, countedBy, keep;

    /// <param name="request">What the count is given.</param>
    /// <param name="tree">The papers.</param>
    /// <param name="quota">Works out the quota whenever the papers have been counted.</param>
    /// <param name="precision">How the law computes.</param>
    internal MeekCount(CountRequest request, KeepTree tree, Func<MeekCount, Ratio> quota, Precision precision)
        : base(request)
    {
        (this.tree, this.quota, this.precision, follower) = (tree, quota, precision, request.Follower);
        (counted, countedBy, keep) = (new Ratio[held.Length], new Ratio[held.Length], new Ratio[held.Length]);
        foreach (int candidate in Continuing) keep[candidate] = 1;
        Keep = new(this, keep, precision.Digits);
    }

    // --- questions ---

    /// <summary>The part that each candidate keeps.</summary>
    public KeepValues Keep { get; }

    /// <summary>Nobody reaches the quota any more, and nobody has a surplus: <see cref="Close"/> has said so.</summary>
    public bool Closed => Closing is not null;

    /// <summary>
    /// Continuing candidates who have what it takes to be elected: the quota, or more than it where numbers are quasi-exact, for then the
    /// quota has no addition that tells it from a smaller share.
    /// </summary>
    public override IReadOnlyList<int> Reached()
    {
        if (Closed) return [];
        if (!precision.QuasiExact) return base.Reached();
        var more = Quota + precision.Band;
        return [.. Continuing.Where(c => held[c] >= more && held[c] != Quota)];
    }

    /// <summary>What somebody elected has beyond the quota; nothing where they are short of it.</summary>
    public Ratio Surplus(int candidate) => Closed ? 0 : Ratio.Max(0, held[candidate] - Quota);

    /// <summary>What those elected have beyond the quota, of those who have anything beyond it.</summary>
    public Ratio Surplus() => Elected.Aggregate(default(Ratio), (sum, c) => sum + Surplus(c));

    /// <summary>What those elected have beyond the quota together; what one is short of it makes up for what another has.</summary>
    public Ratio Balance() => Closed ? 0 : Sum(Elected) - Quota * Elected.Count;

    /// <summary>
    /// The surplus that a law has kept in mind, to see whether it falls; null until it does, and again whenever somebody is elected or
    /// excluded.
    /// </summary>
    public Ratio? SurplusBefore
    {
        get;
        set
        {
            field = value;
            Deeds++;
        }
    }

    /// <summary>How often papers have been counted afresh since somebody was elected or excluded.</summary>
    public int Iterations { get; private set; }

    /// <summary>The keep values there are now are those that made the stage before the one now open.</summary>
    public bool Unchanged => Stages.Count > 0 && Stages[^1].KeepValues.Is(keep.AsSpan(1));

    /// <summary>Somebody has been excluded since papers were last counted.</summary>
    public bool Excluding => toRemove.Count > 0;

    /// <summary>Counting afresh would move no votes: nobody who has any keeps another part than when papers were last counted.</summary>
    public bool AtRest
    {
        get
        {
            for (int c = 1; c < held.Length; c++)
                if (!held[c].IsZero && keep[c] != countedBy[c]) return false;
            return true;
        }
    }

    private protected override bool ExcludesAtOnce => true;

    private protected override long Visited => tree.Visited;

    private protected override PaperWays WaysBy(MarkTerms terms) => new(terms, [], (tree.Keeping, precision.Digits));

    // --- verbs ---

    /// <summary>Counts all papers, every candidate keeping the whole of what comes.</summary>
    internal void FirstPreferences() => Distribute(StageAction.FirstPreferences);

    /// <summary>Counts all papers afresh by the keep values there are now.</summary>
    /// <exception cref="InvalidOperationException">
    /// That has been done 100,000 times since somebody was last elected or excluded: the law would never end.
    /// </exception>
    public void Redistribute()
    {
        if (Iterations == MostIterations)
            throw new InvalidOperationException($"Clause {Cite} counts the papers afresh for ever: nobody is elected or excluded.");
        while (toRemove.TryDequeue(out int excluded)) tree.Remove(excluded);
        while (toOpen.TryDequeue(out int elected)) tree.Open(elected);
        Distribute(StageAction.Redistribution);
        Iterations++;
    }

    /// <summary>From the stage now open on nobody reaches the quota any more, and no surplus is passed on.</summary>
    internal void Close() => Closing ??= Cite;

    /// <summary>Declares candidates excluded, at the stage that shows why.</summary>
    /// <param name="who">Continuing candidates who are not guarded; nobody is excluded where it is empty.</param>
    public void Exclude(params IReadOnlyList<int> who)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (who.Count == 0) return;
        Declare(who);
        foreach (int candidate in who)
        {
            keep[candidate] = 0;
            toRemove.Enqueue(candidate);
        }
        (SurplusBefore, Iterations) = (null, 0);
        Flush();
    }

    private protected override void Elect(int candidate)
    {
        base.Elect(candidate);
        toOpen.Enqueue(candidate);
        (SurplusBefore, Iterations) = (null, 0);
    }

    void Distribute(StageAction action)
    {
        tree.Distribute(keep, counted);
        counted.AsSpan(1).CopyTo(held.AsSpan(1));
        Exhausted = counted[0];
        Loss = Formal - Exhausted - held.Aggregate(default(Ratio), (sum, v) => sum + v);
        keep.CopyTo(countedBy, 0);
        follower?.Lies(Number, [.. tree.Parts(keep, follower.Ranking)]);
        Record(action, Cite, [], null, [], keep: keep.AsSpan(1));
        Quota = quota(this);
    }
}
