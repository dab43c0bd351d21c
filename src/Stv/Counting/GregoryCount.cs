using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>A count in which papers are sorted and moved, whole batches at one value. Mutable; for the one count it belongs to.</summary>
[Experimental(Preview.Id)]
public sealed class GregoryCount : Count
{
    readonly Func<Ratio, Ratio> credit;
    readonly Func<Ratio, Ratio> exhaust;
    readonly Func<GregoryCount, Ratio> quota;
    readonly List<Movement> movements = [];
    readonly Sorting sorting;
    readonly Piles piles;
    readonly Outgoing outgoing = new();
    readonly List<int> pending = [];
    readonly int[] since;
    readonly List<Transfer> transfers = [];
    ImmutableArray<int> excluded = [];
    Grouping excludedBy = Batches.Together;
    string? unrecorded;
    (int Deeds, bool OrEqual, int Number) losers = (-1, false, 0);

    /// <param name="request">What the count is given.</param>
    /// <param name="credit">What becomes of fractions when papers × value is credited.</param>
    /// <param name="exhaust">What becomes of them when papers × value is set aside.</param>
    /// <param name="quota">Works out the quota.</param>
    internal GregoryCount(CountRequest request, Func<Ratio, Ratio> credit, Func<Ratio, Ratio> exhaust, Func<GregoryCount, Ratio> quota)
        : base(request)
    {
        (this.credit, this.exhaust, this.quota) = (credit, exhaust, quota);
        sorting = new(request.Admission.Electorate, takes);
        piles = new(held.Length);
        since = new int[held.Length];
    }

    // --- questions ---

    /// <summary>
    /// The quota, worked out by its clause for the papers as they lie now; <see cref="Count.Quota"/> changes only where a clause says so.
    /// </summary>
    public Ratio QuotaNow() => quota(this);

    /// <summary>Elected candidates whose surplus has not been transferred, in order of election.</summary>
    public IReadOnlyList<int> Pending => pending;

    /// <summary>Those of them elected at the earliest stage.</summary>
    /// <param name="of">Some of <see cref="Pending"/>, at least one, in order of election.</param>
    public IEnumerable<int> Earliest(IReadOnlyList<int> of) => of.TakeWhile(c => since[c] == since[of[0]]);

    /// <summary>Whether any paper that a candidate received last shows a further preference.</summary>
    public bool Carries(int candidate) => sorting.Shows(piles.Newest(candidate).Chain);

    /// <summary>What a candidate has beyond the quota; negative below it.</summary>
    public Ratio Surplus(int candidate) => held[candidate] - Quota;

    /// <summary>All surpluses not yet transferred.</summary>
    public Ratio Surplus()
    {
        Ratio sum = 0;
        foreach (int candidate in pending) sum += Surplus(candidate);
        return sum;
    }

    /// <summary>
    /// How many of the lowest have, together and with all surpluses not yet transferred, less than the next above, so that candidates
    /// enough are left; 0 for none.
    /// </summary>
    /// <param name="orEqual">As much as the next above is little enough.</param>
    public int SureLosers(bool orEqual = false)
    {
        // Laws ask it of several clauses, and nothing may have been done in between.
        if (losers.Deeds == Deeds && losers.OrEqual == orEqual) return losers.Number;
        var waiting = Surplus();
        losers = (Deeds, orEqual, SureLosers((these, next) => (these + waiting).CompareTo(next) is var order
            && (order < 0 || orEqual && order == 0)));
        return losers.Number;
    }

    /// <summary>
    /// The continuing candidate whose votes equal or exceed those of all other continuing candidates and all surpluses not yet transferred;
    /// nobody where there is none, or two have as many.
    /// </summary>
    public IReadOnlyList<int> AheadOfAllOthers() =>
        AllHighest(Continuing) is [var leader] && held[leader] * 2 >= Sum(Continuing) + Surplus() ? [leader] : [];

    /// <summary>The one of them with the largest surplus.</summary>
    /// <param name="of">Some of <see cref="Pending"/>, at least one.</param>
    /// <param name="ties">The clause for ties.</param>
    public int LargestSurplus(IEnumerable<int> of, TieClause ties) => Highest(of, Purpose.Transfer, ties);

    /// <summary>An exclusion has been declared and nothing has moved yet.</summary>
    public bool Declared => unrecorded is not null;

    /// <summary>An exclusion has been declared and papers remain to be moved.</summary>
    public bool Excluding => Declared || outgoing.Any;

    /// <summary>The oldest parcel of the batch of the exclusion in progress that moves next; null where none remains.</summary>
    internal Parcel? NextParcel => outgoing.First;

    // --- verbs ---

    /// <summary>Sorts all papers by first preference, each worth one vote.</summary>
    internal void FirstPreferences()
    {
        sorting.SortAll();
        foreach (var (_, to, papers) in sorting.Shares)
            if (to != Transfer.Exhausted) held[to] = sorting.Credited[to] = papers;
        File(1, origin: 1);
        Record(StageAction.FirstPreferences, Cite, [], null, []);
    }

    /// <summary>Transfers an elected candidate's surplus at the values that the rule answers; the quota is left.</summary>
    /// <param name="from">One of <see cref="Pending"/>.</param>
    /// <param name="papers">Which of their papers the rule looks at, and in what batches they move.</param>
    /// <param name="value">What each paper of a batch is worth from now on, asked once the batch is sorted.</param>
    /// <param name="keepExhausted">Papers that show no further preference stay with the candidate as part of the quota.</param>
    /// <param name="rest">What the part of the surplus that no paper carries is called: <see cref="Transfer.Loss"/> or
    /// <see cref="Transfer.Exhausted"/>.</param>
    public void TransferSurplus(
        int from, Grouping papers, Func<Sorted, Ratio> value, bool keepExhausted = false, int rest = Transfer.Loss)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(value);
        if (!pending.Contains(from)) throw new InvalidOperationException($"Candidate {from} has no surplus that is to be transferred.");
        var left = Surplus(from);
        ImmutableArray<int> who = [from];
        Ratio? only = null;
        bool several = false;
        outgoing.Take(piles, who, papers);
        while (outgoing.Any)
        {
            var batch = outgoing.Next();
            var sorted = sorting.Sort(batch);
            var like = batch[0];
            if (papers.Alone) outgoing.Return(piles);
            if (keepExhausted && sorted.Transferable == 0) continue;
            var worth = value(sorted);
            several |= only is { } other && other != worth;
            only = worth;
            left -= Give(from, worth, keepExhausted);
            File(worth, Number);
            movements.Add(new(Number, who, papers, like, KeepValues: false, worth, Number, ExhaustedStay: keepExhausted));
        }
        held[from] = Quota;
        Leave(from, rest, left);
        pending.Remove(from);
        Record(StageAction.Surplus, Cite, who, value: several ? null : only, Moved());
    }

    /// <summary>
    /// Transfers an elected candidate's surplus on the papers last received that show a further preference: each is worth the surplus
    /// divided by their number, cut off, but no more than it was. The others stay, and what no paper carries is exhausted.
    /// </summary>
    /// <param name="from">One of <see cref="Pending"/>.</param>
    /// <param name="places">After how many decimal places it is cut off.</param>
    public void TransferSurplusOnLast(int from, int places)
    {
        var surplus = Surplus(from);
        TransferSurplus(
            from, Batches.Last, papers => Ratio.Min(papers.Value, (surplus / papers.Transferable).Down(places)), keepExhausted: true,
            rest: Transfer.Exhausted);
    }

    /// <summary>
    /// Declares candidates excluded and arranges their papers; nothing moves yet. Every paper will move at the value it has, so that
    /// papers of different values are different batches, the highest first, however they are grouped.
    /// </summary>
    /// <param name="who">Continuing candidates.</param>
    /// <param name="papers">In what batches their papers will move.</param>
    public void Exclude(IReadOnlyList<int> who, Grouping papers)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (Excluding) throw new InvalidOperationException("Papers of an exclusion in progress remain to be moved.");
        outgoing.Take(piles, who, papers, keepValues: true);
        Declare(who);
        (excluded, excludedBy, unrecorded) = ([.. who], papers, Cite);
    }

    /// <summary>Declares a candidate excluded and arranges their papers; nothing moves yet.</summary>
    /// <param name="who">A continuing candidate.</param>
    /// <param name="papers">In what batches their papers will move.</param>
    public void Exclude(int who, Grouping papers) => Exclude([who], papers);

    /// <summary>Moves the next batch of the exclusion in progress, each paper at the value it has, as a stage of its own.</summary>
    /// <exception cref="InvalidOperationException">There is no exclusion in progress.</exception>
    public void TransferNext()
    {
        MustExclude();
        RecordExclusion(Cite, outgoing.Any ? Empty(outgoing.Next()) : null);
    }

    /// <summary>Moves all that remains of the exclusion in progress, each paper at the value it has, as one stage.</summary>
    /// <exception cref="InvalidOperationException">There is no exclusion in progress.</exception>
    public void TransferRest()
    {
        MustExclude();
        while (outgoing.Any) Empty(outgoing.Next());
        RecordExclusion(Cite, null);
    }

    void MustExclude()
    {
        if (!Excluding) throw new InvalidOperationException($"Clause {Cite} moves papers of an exclusion, and none is in progress.");
    }

    // An exclusion that was declared is a stage, even where somebody's election comes before any paper has moved.
    private protected override void Elects()
    {
        if (unrecorded is { } cite) RecordExclusion(cite, null);
    }

    private protected override void Elect(int candidate)
    {
        base.Elect(candidate);
        if (held[candidate] <= Quota) return;
        pending.Add(candidate);
        since[candidate] = Number - 1;
    }

    void RecordExclusion(string cite, Ratio? value)
    {
        unrecorded = null;
        Record(StageAction.Exclusion, cite, excluded, value, Moved(), complete: !outgoing.Any);
    }

    private protected override long Visited => sorting.Visited;

    private protected override PaperWays WaysBy(MarkTerms terms) => new(terms, [.. movements], null);

    // --- papers ---

    /// <summary>Moves a batch of excluded candidates' papers; answers what each is worth.</summary>
    Ratio Empty(ReadOnlySpan<Parcel> batch)
    {
        var like = batch[0];
        var (value, origin) = (like.Value, like.Origin);
        sorting.Sort(batch);
        while (batch.Length > 0)
        {
            int owner = batch[0].Owner;
            Ratio taken = 0;
            for (; batch.Length > 0 && batch[0].Owner == owner; batch = batch[1..]) taken += batch[0].Votes;
            held[owner] -= taken;
            Leave(owner, Transfer.Loss, taken - Give(owner, value, keepExhausted: false));
        }
        File(value, origin);
        movements.Add(new(Number, excluded, excludedBy, like, KeepValues: true, value, origin, ExhaustedStay: false));
        return value;
    }

    /// <summary>Credits what one owner's papers of the batch last sorted are worth; answers the votes credited.</summary>
    Ratio Give(int from, Ratio value, bool keepExhausted)
    {
        Ratio given = 0;
        foreach (var (owner, to, papers) in sorting.Shares)
        {
            if (owner != from || keepExhausted && to == Transfer.Exhausted) continue;
            // Fractions are disregarded of all that a receiver gets from the batch, not of each owner's part of it.
            ref var credited = ref sorting.Credited[to];
            long together = sorting.CountIn(to, papers);
            var share = (to == Transfer.Exhausted ? exhaust : credit)(value * together);
            if (together == papers) credited = share;
            else (share, credited) = (share - credited, share);
            if (to == Transfer.Exhausted) Exhausted += share;
            else held[to] += share;
            given += share;
            transfers.Add(new(from, to, papers, share, value));
        }
        return given;
    }

    /// <summary>Files the papers last sorted with those who receive them.</summary>
    void File(Ratio value, int origin)
    {
        for (int c = 1; c < held.Length; c++)
            if (sorting.Papers(c) > 0) piles.Add(new(c, Number, value, origin, sorting.Credited[c], sorting.Chain(c)));
    }

    /// <summary>What no paper carries leaves the count under the name the law gives it.</summary>
    void Leave(int from, int to, Ratio fractions)
    {
        if (fractions.IsZero) return;
        if (to == Transfer.Exhausted) Exhausted += fractions;
        else Loss += fractions;
        transfers.Add(new(from, to, 0, fractions, 0));
    }

    ImmutableArray<Transfer> Moved()
    {
        ImmutableArray<Transfer> moved = [.. transfers];
        transfers.Clear();
        return moved;
    }
}
