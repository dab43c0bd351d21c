using System.Collections.Immutable;

namespace Stv;

/// <summary>A count in which papers are sorted and moved, whole batches at one value.</summary>
internal sealed class GregoryCount : Count
{
    readonly Func<Ratio, Ratio> credit;
    readonly Func<Ratio, Ratio> exhaust;
    readonly Sorting sorting;
    readonly List<Parcel>[] piles;
    readonly List<int> pending = [];
    readonly int[] since;
    readonly List<Transfer> transfers = [];
    Queue<Batch> batches = [];
    ImmutableArray<int> leaving = [];
    string? unrecorded;

    /// <param name="order">What the count is given.</param>
    /// <param name="credit">What becomes of fractions when papers × value is credited.</param>
    /// <param name="exhaust">What becomes of them when papers × value is set aside.</param>
    public GregoryCount(CountOrder order, Func<Ratio, Ratio> credit, Func<Ratio, Ratio> exhaust)
        : base(order)
    {
        (this.credit, this.exhaust) = (credit, exhaust);
        sorting = new(order.Admission.Electorate, takes);
        (piles, since) = (new List<Parcel>[votes.Length], new int[votes.Length]);
        for (int c = 0; c < piles.Length; c++) piles[c] = [];
    }

    // --- questions ---

    /// <summary>The parcels that a candidate holds, oldest first.</summary>
    public IReadOnlyList<Parcel> Pile(int candidate) => piles[candidate];

    /// <summary>Elected candidates whose surplus has not been transferred, in order of election.</summary>
    public IReadOnlyList<int> Pending => pending;

    /// <summary>Of <see cref="Pending"/>, those elected at the earliest stage.</summary>
    public IEnumerable<int> Earliest => pending.TakeWhile(c => since[c] == since[pending[0]]);

    /// <summary>What a candidate has beyond the quota; negative below it.</summary>
    public Ratio Surplus(int candidate) => votes[candidate] - Quota;

    /// <summary>All surpluses not yet transferred.</summary>
    public Ratio Surplus() => pending.Aggregate(default(Ratio), (sum, c) => sum + Surplus(c));

    /// <summary>An exclusion has been declared and nothing has moved yet.</summary>
    public bool Declared => unrecorded is not null;

    /// <summary>An exclusion has been declared and papers remain to be moved.</summary>
    public bool Excluding => Declared || batches.Count > 0;

    /// <summary>The papers of the exclusion in progress that move next; null where none remain.</summary>
    public Batch? Leaving => batches.TryPeek(out var batch) ? batch : null;

    // --- verbs ---

    /// <summary>Sorts all papers by first preference, each worth one vote.</summary>
    public void FirstPreferences(string cite)
    {
        sorting.SortAll();
        foreach (var (_, to, papers) in sorting.Shares)
            if (to != Transfer.Exhausted) votes[to] = papers;
        File(1, origin: 1);
        Record(StageAction.FirstPreferences, cite, [], null, []);
    }

    /// <summary>Transfers an elected candidate's surplus at the values that the rule answers; the quota is left.</summary>
    /// <param name="from">One of <see cref="Pending"/>.</param>
    /// <param name="papers">The papers of his or hers that the rule looks at, in the order they move.</param>
    /// <param name="value">What each paper of a batch is worth from now on, asked once the batch is sorted.</param>
    /// <param name="cite">The clause.</param>
    /// <param name="keepExhausted">Papers that show no further preference stay with the candidate as part of the quota.</param>
    /// <param name="rest">What the part of the surplus that no paper carries is called: <see cref="Transfer.Loss"/> or <see cref="Transfer.Exhausted"/>.</param>
    public void TransferSurplus(
        int from, IEnumerable<Batch> papers, Func<Sorted, Ratio> value, string cite, bool keepExhausted = false, int rest = Transfer.Loss)
    {
        var left = Surplus(from);
        List<Ratio> values = [];
        HashSet<int> gone = [];
        foreach (var batch in papers.ToList())
        {
            var sorted = sorting.Sort(batch);
            foreach (var parcel in batch.Parcels) gone.Add(parcel.Chain.Head);
            if (keepExhausted && sorted.Transferable == 0) continue;
            var worth = value(sorted);
            values.Add(worth);
            left -= Give(from, worth, keepExhausted);
            File(worth, Number);
        }
        piles[from].RemoveAll(parcel => gone.Contains(parcel.Chain.Head));
        votes[from] = Quota;
        Leave(from, rest, left);
        pending.Remove(from);
        Record(StageAction.Surplus, cite, [from], values.Distinct().Count() == 1 ? values[0] : null, Moved());
    }

    /// <summary>Declares candidates excluded and arranges their papers; nothing moves yet.</summary>
    /// <param name="who">Continuing candidates.</param>
    /// <param name="arrange">In which batches their papers will move.</param>
    /// <param name="cite">The clause.</param>
    public void Exclude(IReadOnlyList<int> who, Func<IEnumerable<Parcel>, IEnumerable<Batch>> arrange, string cite)
    {
        if (Excluding) throw new InvalidOperationException("Papers of an exclusion in progress remain to be moved.");
        base.Exclude(who, cite);
        (leaving, unrecorded) = ([.. who], cite);
        batches = new(arrange(who.SelectMany(c => piles[c])));
        foreach (int c in who) piles[c].Clear();
    }

    /// <summary>Moves the next batch of the exclusion in progress, each paper at the value it has, as a stage of its own.</summary>
    public void TransferNext(string cite)
    {
        Ratio? value = null;
        if (batches.TryDequeue(out var batch)) value = Empty(batch);
        RecordExclusion(cite, value);
    }

    /// <summary>Moves all that remains of the exclusion in progress, each paper at the value it has, as one stage.</summary>
    public void TransferRest(string cite)
    {
        while (batches.TryDequeue(out var batch)) Empty(batch);
        RecordExclusion(cite, null);
    }

    // An exclusion that was declared is a stage, even where somebody's election comes before any paper has moved.
    private protected override void Elects()
    {
        if (unrecorded is { } cite) RecordExclusion(cite, null);
    }

    private protected override void Elect(int candidate)
    {
        base.Elect(candidate);
        if (votes[candidate] <= Quota) return;
        pending.Add(candidate);
        since[candidate] = Number - 1;
    }

    void RecordExclusion(string cite, Ratio? value)
    {
        unrecorded = null;
        Record(StageAction.Exclusion, cite, leaving, value, Moved(), complete: batches.Count == 0);
    }

    // --- papers ---

    /// <summary>Moves a batch of excluded candidates' papers; answers what each is worth.</summary>
    Ratio Empty(Batch batch)
    {
        sorting.Sort(batch);
        foreach (var owned in batch.Parcels.GroupBy(parcel => parcel.Owner))
        {
            var taken = owned.Aggregate(default(Ratio), (sum, parcel) => sum + parcel.Votes);
            votes[owned.Key] -= taken;
            Leave(owned.Key, Transfer.Loss, taken - Give(owned.Key, batch.Value, keepExhausted: false));
        }
        File(batch.Value, batch.Parcels[0].Origin);
        return batch.Value;
    }

    /// <summary>Credits what one owner's papers of the batch last sorted are worth; answers the votes credited.</summary>
    Ratio Give(int from, Ratio value, bool keepExhausted)
    {
        Ratio given = 0;
        foreach (var (owner, to, papers) in sorting.Shares)
        {
            if (owner != from || keepExhausted && to == Transfer.Exhausted) continue;
            // Fractions are disregarded of all that a receiver gets from the batch, not of each owner's part of it.
            long before = sorting.CreditedBefore(to, papers);
            var counted = to == Transfer.Exhausted ? exhaust : credit;
            var share = before == 0 ? counted(value * papers) : counted(value * (before + papers)) - counted(value * before);
            if (to == Transfer.Exhausted) Exhausted += share;
            else votes[to] += share;
            given += share;
            transfers.Add(new(from, to, papers, share, value));
        }
        return given;
    }

    /// <summary>Files the papers last sorted with those who receive them.</summary>
    void File(Ratio value, int origin)
    {
        for (int c = 1; c < piles.Length; c++)
            if (sorting.Papers(c) is > 0 and var papers)
                piles[c].Add(new(c, Number, value, origin, credit(value * papers), sorting.Chain(c)));
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
