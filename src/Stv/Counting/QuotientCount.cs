using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// A count by quotients: a paper lies with its topmost hopeful candidate, and it is remembered how many candidates, or what part of
/// one, it has elected. An exclusion may make the count begin anew; until then those elected are so provisionally. Mutable; for the one
/// count it belongs to.
/// </summary>
[Experimental(Preview.Id)]
public sealed class QuotientCount : Count
{
    readonly PaperChains chains;
    readonly Func<Ratio, Ratio, Ratio> quotient;
    readonly Func<QuotientCount, Ratio> quota;
    readonly Chain[] piles;
    readonly Ratio[] filled;
    readonly Ratio[] quotients;
    readonly List<int> hopeful = [];
    readonly List<int> provisional = [];
    readonly HashSet<int> passedOn = [];

    /// <param name="request">What the count is given.</param>
    /// <param name="quotient">A candidate's quotient, from the papers with them and the number of candidates these have elected.</param>
    /// <param name="quota">Works out the quota whenever papers have moved.</param>
    internal QuotientCount(CountRequest request, Func<Ratio, Ratio, Ratio> quotient, Func<QuotientCount, Ratio> quota)
        : base(request)
    {
        chains = new(request.Admission.Electorate, takes, sharing: false);
        (this.quotient, this.quota) = (quotient, quota);
        (piles, filled, quotients) = (new Chain[held.Length], new Ratio[held.Length], new Ratio[held.Length]);
    }

    // --- questions ---

    /// <summary>Neither elected, provisionally or not, nor excluded, by number.</summary>
    public IReadOnlyList<int> Hopeful => hopeful;

    /// <summary>Those elected since the count last began, in order.</summary>
    public IReadOnlyList<int> Provisional => provisional;

    /// <summary>
    /// Quotients when papers last moved, by candidate number; 0 for those who were not hopeful then, though who is elected since has
    /// theirs still.
    /// </summary>
    public ReadOnlySpan<Ratio> Quotients => quotients;

    /// <summary>How many candidates the papers that show no further preference have elected together.</summary>
    public Ratio FilledByInactive => filled[Transfer.Exhausted];

    /// <summary>Somebody has been excluded since the count last began.</summary>
    public bool Excluding { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Excludable => hopeful;

    internal override Ratio Measure(int candidate) => quotients[candidate];

    private protected override bool ExcludesAtOnce => true;

    private protected override long Visited => chains.Visited;

    // --- verbs ---

    /// <summary>Begins, for the first time or anew: whoever is not excluded is hopeful, and no paper has elected anybody.</summary>
    /// <exception cref="InvalidOperationException">It begins anew, though nobody has been excluded since it last began.</exception>
    public void Begin()
    {
        if (Number > 1 && !Excluding)
            throw new InvalidOperationException($"Clause {Cite} begins the count anew, though nobody has been excluded since it began.");
        hopeful.Clear();
        provisional.Clear();
        passedOn.Clear();
        Excluding = false;
        hopeful.AddRange(Continuing);
        foreach (int candidate in hopeful) takes[candidate] = true;
        Array.Clear(held);
        Array.Clear(filled);
        Array.Fill(piles, Chain.None);
        var action = Number == 1 ? StageAction.FirstPreferences : StageAction.Restart;
        Give(chains.All(), each: 0);
        Show(action, [], []);
    }

    /// <summary>Declares a hopeful candidate elected for as long as the count does not begin anew.</summary>
    /// <exception cref="InvalidOperationException">The candidate is not hopeful, or the seats are filled.</exception>
    public void ElectProvisionally(int candidate)
    {
        if (provisional.Count == Seats || !hopeful.Remove(candidate))
            throw new InvalidOperationException($"Clause {Cite} elects candidate {candidate}, who is not hopeful, or beyond the seats.");
        provisional.Add(candidate);
        takes[candidate] = false;
        Declare(ActKind.Provisional, candidate);
    }

    /// <summary>Moves all papers of somebody elected to the next preference; each of them has now elected so much.</summary>
    /// <param name="candidate">Elected provisionally, with papers that have not been passed on.</param>
    /// <param name="each">What part of a candidate each of the papers has elected, at least 0.</param>
    /// <exception cref="InvalidOperationException">
    /// The candidate is not elected provisionally, or the papers have been passed on, or each is less than 0.
    /// </exception>
    public void PassOn(int candidate, Ratio each)
    {
        string? wrong = !provisional.Contains(candidate) ? "who is not elected provisionally"
            : passedOn.Contains(candidate) ? "whose papers have been passed on"
            : each.Sign < 0 ? $"each having elected {each}, less than nobody" : null;
        if (wrong is not null) throw new InvalidOperationException($"Clause {Cite} passes on papers of candidate {candidate}, {wrong}.");
        passedOn.Add(candidate);
        var pile = piles[candidate];
        (piles[candidate], held[candidate], filled[candidate]) = (Chain.None, 0, 0);
        Give(pile, each);
        Show(StageAction.Election, [candidate], [.. Moved(candidate)]);
    }

    /// <summary>Declares a hopeful candidate excluded, at the stage that shows why; no papers move.</summary>
    /// <exception cref="InvalidOperationException">The candidate is not hopeful.</exception>
    public void Exclude(int candidate)
    {
        if (!hopeful.Remove(candidate))
            throw new InvalidOperationException($"Clause {Cite} excludes candidate {candidate}, who is not hopeful.");
        Declare([candidate]);
        Excluding = true;
        Flush();
    }

    private protected override void Elect(int candidate)
    {
        base.Elect(candidate);
        hopeful.Remove(candidate);
    }

    /// <summary>Declares elected for good those who are elected provisionally, in that order.</summary>
    public void Confirm()
    {
        foreach (int candidate in provisional) Elect([candidate]);
        provisional.Clear();
    }

    /// <summary>Lays papers with their next hopeful candidate.</summary>
    void Give(Chain papers, Ratio each)
    {
        chains.Sort(papers);
        foreach (int to in chains.Found)
        {
            piles[to] = chains.Join(piles[to], chains.Sorted(to));
            filled[to] += each * chains.Papers(to);
            if (to != Transfer.Exhausted) held[to] += chains.Papers(to);
        }
        Exhausted = Formal - held.Aggregate(default(Ratio), (sum, v) => sum + v);
    }

    /// <summary>The papers last given, by receiver.</summary>
    IEnumerable<Transfer> Moved(int from)
    {
        for (int to = 0; to < held.Length; to++)
            if (chains.Papers(to) is > 0 and var papers) yield return new(from, to, papers, papers, 1);
    }

    void Show(StageAction action, ImmutableArray<int> from, ImmutableArray<Transfer> transfers)
    {
        Array.Clear(quotients);
        foreach (int candidate in hopeful)
        {
            var one = quotient(held[candidate], filled[candidate]);
            quotients[candidate] = one.Sign >= 0 ? one
                : throw new InvalidOperationException($"The quotient of candidate {candidate} is {one}, less than nothing.");
        }
        Record(action, Cite, from, null, transfers, quotients: quotients.AsSpan(1));
        Quota = quota(this);
    }
}
