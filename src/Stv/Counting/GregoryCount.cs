using System.Collections.Immutable;

namespace Stv;

/// <summary>A count in which papers are sorted and moved, whole batches at one value.</summary>
internal sealed class GregoryCount : Count
{
    readonly Links links;
    readonly List<Parcel>[] piles;
    readonly List<int> pending = [];
    readonly List<Transfer> transfers = [];
    Queue<Batch> batches = [];
    ImmutableArray<int> leaving = [];
    string? unrecorded;

    public GregoryCount(CountOrder order)
        : base(order)
    {
        links = new(order.Admission.Electorate, takes);
        piles = new List<Parcel>[votes.Length];
        for (int c = 0; c < piles.Length; c++) piles[c] = [];
    }

    // --- questions ---

    /// <summary>The parcels that a candidate holds, oldest first.</summary>
    public IReadOnlyList<Parcel> Pile(int candidate) => piles[candidate];

    /// <summary>Elected candidates whose surplus has not been transferred, in order of election.</summary>
    public IReadOnlyList<int> Pending => pending;

    /// <summary>What a candidate has beyond the quota; negative below it.</summary>
    public Ratio Surplus(int candidate) => votes[candidate] - Quota;

    /// <summary>An exclusion has been declared and papers remain to be moved.</summary>
    public bool Excluding => unrecorded is not null || batches.Count > 0;

    // --- verbs ---

    /// <summary>Sorts all papers by first preference, each worth one vote.</summary>
    public void FirstPreferences(string cite)
    {
        links.Sort(links.All());
        Give(0, 1);
        transfers.Clear();
        Record(StageAction.FirstPreferences, cite, [], null, []);
    }

    /// <summary>Transfers an elected candidate's surplus at the values that the rule answers; the quota is left.</summary>
    /// <param name="from">One of <see cref="Pending"/>.</param>
    /// <param name="papers">The papers of his or hers that the rule looks at, in the order they move.</param>
    /// <param name="value">What each paper of a batch is worth from now on, asked once the batch is sorted.</param>
    /// <param name="cite">The clause.</param>
    public void TransferSurplus(int from, IEnumerable<Batch> papers, Func<Sorted, Ratio> value, string cite)
    {
        var surplus = Surplus(from);
        Ratio? single = null;
        bool several = false;
        var moving = papers.ToList();
        foreach (var batch in moving)
        {
            var worth = value(Sort(batch));
            several |= single is { } other && other != worth;
            single = worth;
            surplus -= Give(from, worth) + Exhaust(from, worth);
        }
        var gone = moving.SelectMany(batch => batch.Parcels).Select(parcel => parcel.Chain.Head).ToHashSet();
        piles[from].RemoveAll(parcel => gone.Contains(parcel.Chain.Head));
        votes[from] = Quota;
        Lose(from, surplus);
        pending.Remove(from);
        Record(StageAction.Surplus, cite, [from], several ? null : single, Moved());
    }

    /// <summary>Declares candidates excluded and arranges their papers; nothing moves yet.</summary>
    /// <param name="who">Continuing candidates.</param>
    /// <param name="arrange">In which batches their papers will move.</param>
    /// <param name="cite">The clause.</param>
    public void Exclude(IReadOnlyList<int> who, Func<IEnumerable<Parcel>, IEnumerable<Batch>> arrange, string cite)
    {
        base.Exclude(who, cite);
        (leaving, unrecorded) = ([.. who], cite);
        batches = new(arrange(who.SelectMany(c => piles[c])));
        foreach (int c in who) piles[c].Clear();
    }

    /// <summary>Moves all that remains of the exclusion in progress, each paper at the value it has, as one stage.</summary>
    public void TransferRest(string cite)
    {
        while (batches.TryDequeue(out var batch))
        {
            Sort(batch);
            Ratio taken = 0;
            foreach (var parcel in batch.Parcels)
            {
                votes[parcel.Owner] -= parcel.Votes;
                taken += parcel.Votes;
            }
            int from = batch.Parcels[0].Owner;
            Lose(from, taken - Give(from, batch.Value) - Exhaust(from, batch.Value));
        }
        RecordExclusion(cite);
    }

    // An exclusion that was declared is a stage, even where somebody's election comes before any paper has moved.
    private protected override void Elects()
    {
        if (unrecorded is { } cite) RecordExclusion(cite);
    }

    private protected override void Elect(int candidate)
    {
        base.Elect(candidate);
        if (votes[candidate] > Quota) pending.Add(candidate);
    }

    void RecordExclusion(string cite)
    {
        unrecorded = null;
        Record(StageAction.Exclusion, cite, leaving, null, Moved());
    }

    // --- papers ---

    Sorted Sort(Batch batch)
    {
        var chain = Chain.None;
        foreach (var parcel in batch.Parcels) chain = links.Join(chain, parcel.Chain);
        links.Sort(chain);
        long all = 0;
        for (int c = 0; c < piles.Length; c++) all += links.Papers(c);
        return new(batch.Value, all, all - links.Papers(0));
    }

    /// <summary>Gives the papers last sorted to those they name, and answers the votes credited.</summary>
    Ratio Give(int from, Ratio value)
    {
        Ratio given = 0;
        for (int c = 1; c < piles.Length; c++)
        {
            long papers = links.Papers(c);
            if (papers == 0) continue;
            var credit = value * papers;
            votes[c] += credit;
            given += credit;
            piles[c].Add(new(c, value, papers, credit, links.Sorted(c)));
            transfers.Add(new(from, c, papers, credit, value));
        }
        return given;
    }

    /// <summary>Sets aside those of the papers last sorted that show no further preference, and answers their votes.</summary>
    Ratio Exhaust(int from, Ratio value)
    {
        long papers = links.Papers(0);
        if (papers == 0) return 0;
        var gone = value * papers;
        Exhausted += gone;
        transfers.Add(new(from, Transfer.Exhausted, papers, gone, value));
        return gone;
    }

    void Lose(int from, Ratio fractions)
    {
        if (fractions.IsZero) return;
        Loss += fractions;
        transfers.Add(new(from, Transfer.Loss, 0, fractions, 0));
    }

    ImmutableArray<Transfer> Moved()
    {
        ImmutableArray<Transfer> moved = [.. transfers];
        transfers.Clear();
        return moved;
    }
}
