using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// What every count has: who is continuing, their votes, the stages so far, ties. A rule asks its questions and acts by its
/// verbs; every verb cites the clause being done. Candidates are numbers from 1. Mutable; for the one count it belongs to.
/// </summary>
[Experimental(Preview.Id)]
public abstract class Count
{
    // Elections and exclusions at one stage are no more than candidates; a law that does more at it never ends.
    const int MostRounds = 200_000;

    readonly CountRequest request;
    readonly Status[] status;
    readonly List<int> continuing;
    readonly List<int> guarded = [], elected = [];
    readonly Minutes minutes;
    readonly Choice choice;
    readonly PriorityQueue<Ratio, Ratio> rising = new();
    readonly List<(int Number, Ratio Total, Ratio Next)> totals = [];

    /// <summary>Votes by candidate number.</summary>
    private protected readonly Ratio[] held;

    /// <summary>Who receives papers, by candidate number.</summary>
    private protected readonly bool[] takes;

    private protected Count(CountRequest request)
    {
        this.request = request;
        var candidates = request.Admission.Electorate.Candidates;
        minutes = new(candidates.Length, request.Progress);
        choice = new(this, request, minutes);
        (status, held, takes) = (new Status[candidates.Length + 1], new Ratio[candidates.Length + 1], new bool[candidates.Length + 1]);
        continuing = new(candidates.Length);
        foreach (var candidate in candidates)
        {
            if (candidate.Withdrawn) { status[candidate.Number] = Status.Withdrawn; continue; }
            takes[candidate.Number] = true;
            continuing.Add(candidate.Number);
            if (candidate.Guarded) guarded.Add(candidate.Number);
        }
    }

    /// <summary>The clause being done.</summary>
    internal Clause? Doing { get; set; }

    internal string Cite => Doing!.Number;

    /// <summary>How often something has been done: while it stays the same, the answers to all questions do.</summary>
    internal int Deeds { get; set; }

    /// <summary>It is being asked whether a clause applies: no tie may be settled for that, since settling one is recorded.</summary>
    internal bool Asking { get; set; }

    // --- questions ---

    /// <summary>The seats to fill.</summary>
    public int Seats => request.Seats;

    /// <summary>How many candidates there are, the withdrawn included.</summary>
    public int Candidates => request.Admission.Electorate.Candidates.Length;

    /// <summary>Continuing candidates who cannot be excluded.</summary>
    public IReadOnlyList<int> Guarded => guarded;

    /// <summary>Formal papers.</summary>
    public long Formal => request.Admission.Formal;

    /// <summary>Votes now, by candidate number.</summary>
    public ReadOnlySpan<Ratio> Votes => held;

    /// <summary>Where everybody stands, by candidate number.</summary>
    public ReadOnlySpan<Status> Is => status;

    /// <summary>Neither elected nor excluded, by number.</summary>
    public IReadOnlyList<int> Continuing => continuing;

    /// <summary>Those elected, in order of election.</summary>
    public IReadOnlyList<int> Elected => elected;

    /// <summary>Seats not yet filled.</summary>
    public int Vacancies => Seats - elected.Count;

    /// <summary>Votes of papers that show no further preference.</summary>
    public Ratio Exhausted { get; private protected set; }

    /// <summary>Fractions of votes disregarded; may fall again.</summary>
    public Ratio Loss { get; private protected set; }

    /// <summary>The quota, at least 0; stored with the stage then open, so that a rule may change it at any clause.</summary>
    /// <exception cref="InvalidOperationException">It is set to less than 0.</exception>
    public Ratio Quota
    {
        get;
        set => (field, Deeds) = value.Sign >= 0 ? (value, Deeds + 1)
            : throw new InvalidOperationException($"Clause {Cite} of {request.Rule} makes the quota {value}, less than nothing.");
    }

    /// <summary>The clause by which nobody reaches the quota any more; null while it holds.</summary>
    private protected string? Closing { get; set; }

    /// <summary>The number of the stage that will be recorded next.</summary>
    private protected int Number => minutes.Next;

    /// <summary>Stages that are complete, in order: nothing more will be declared at them.</summary>
    public IReadOnlyList<Stage> Stages => minutes.Stages;

    /// <summary>Votes at the stages that are complete, for ties.</summary>
    internal LookBack Earlier => minutes.Earlier;

    /// <summary>Votes at those stages alone at which a whole surplus or exclusion was done.</summary>
    internal LookBack EarlierWhole => minutes.EarlierWhole;

    /// <summary>What the stage now open has done with papers.</summary>
    public StageAction Last => minutes.Last;

    /// <summary>Continuing candidates whose votes equal or exceed the quota.</summary>
    public virtual IReadOnlyList<int> Reached()
    {
        List<int>? reached = null;
        foreach (int candidate in continuing)
            if (held[candidate] >= Quota) (reached ??= []).Add(candidate);
        return reached ?? (IReadOnlyList<int>)[];
    }

    /// <summary>What is compared when one of several is chosen: votes, unless the family goes by another figure.</summary>
    internal virtual Ratio Measure(int candidate) => held[candidate];

    /// <summary>The votes of several candidates together.</summary>
    public Ratio Sum(IEnumerable<int> who) => who.Aggregate(default(Ratio), (sum, c) => sum + held[c]);

    /// <summary>All of them with the most votes.</summary>
    /// <param name="of">Candidates, at least one.</param>
    public IReadOnlyList<int> AllHighest(IEnumerable<int> of) => choice.Few(of, Purpose.Elect, ties: null);

    /// <summary>
    /// All of them with the most votes; if they are more than the places, those whom the clause for ties parts from the others,
    /// who may still be more than the places.
    /// </summary>
    /// <param name="of">Candidates, at least one.</param>
    /// <param name="places">How many there are places for, at least one.</param>
    /// <param name="ties">The clause for ties.</param>
    public IReadOnlyList<int> AllHighest(IEnumerable<int> of, int places, TieClause ties) =>
        choice.Few(of, Purpose.Elect, ties, places: places);

    /// <summary>
    /// The one of them to be elected: with the most votes, where those with so little less are tied with whoever has them.
    /// </summary>
    /// <param name="of">Candidates, at least one.</param>
    /// <param name="ties">The clause for ties.</param>
    /// <param name="margin">How much less still makes a tie; 0 for the same votes only.</param>
    public int Highest(IEnumerable<int> of, TieClause ties, Ratio margin = default) => Highest(of, Purpose.Elect, ties, margin);

    /// <summary>So many of them with the most votes, one chosen after the other.</summary>
    /// <param name="number">How many; at most as many as they are.</param>
    /// <param name="of">Candidates.</param>
    /// <param name="ties">The clause for ties.</param>
    public IReadOnlyList<int> Highest(int number, IEnumerable<int> of, TieClause ties)
    {
        List<int> left = [.. of], highest = [];
        for (; highest.Count < number; left.Remove(highest[^1])) highest.Add(Highest(left, ties));
        return highest;
    }

    private protected int Highest(IEnumerable<int> of, Purpose purpose, TieClause ties, Ratio margin = default) =>
        choice.One(of, purpose, ties, margin);

    /// <summary>Those who may be excluded: every choice of the lowest is made among them.</summary>
    public virtual IReadOnlyList<int> Excludable => guarded.Count == 0 ? continuing : [.. continuing.Where(c => !guarded.Contains(c))];

    /// <summary>The continuing candidate with the fewest votes, to be excluded.</summary>
    /// <param name="ties">The clause for ties.</param>
    public int Lowest(TieClause ties) => Lowest(margin: 0, ties);

    /// <summary>
    /// The candidate to be excluded, where those with so little more than the fewest votes are tied with whoever has them.
    /// </summary>
    /// <param name="margin">How much more still makes a tie; 0 for the same votes only.</param>
    /// <param name="ties">The clause for ties.</param>
    public int Lowest(Ratio margin, TieClause ties) => choice.One(Excludable, Purpose.Exclude, ties, margin);

    /// <summary>
    /// For each number of lowest continuing candidates but all, smallest first: their total votes, and the votes of the one next above. It
    /// ends where they have more together than anybody alone, and is the same list at every call.
    /// </summary>
    public IReadOnlyList<(int Number, Ratio Total, Ratio Next)> LowestTotals()
    {
        var of = Excludable;
        rising.Clear();
        totals.Clear();
        // A heap, for of many candidates the list seldom goes far.
        Ratio total = 0, most = 0;
        for (int i = 0; i < of.Count; i++)
        {
            var votes = held[of[i]];
            rising.Enqueue(votes, votes);
            most = Ratio.Max(most, votes);
        }
        for (int i = 1; i < of.Count && (total += rising.Dequeue()) <= most; i++) totals.Add((i, total, rising.Peek()));
        return totals;
    }

    /// <summary>How many of the lowest cannot win even together, so that candidates enough are left; 0 for none.</summary>
    /// <param name="sure">Whether so many votes together cannot pass the votes of the next above.</param>
    public int SureLosers(Func<Ratio, Ratio, bool> sure)
    {
        ArgumentNullException.ThrowIfNull(sure);
        var lowest = LowestTotals();
        int number = Math.Min(lowest.Count, continuing.Count - Vacancies);
        while (number > 0 && !sure(lowest[number - 1].Total, lowest[number - 1].Next)) number--;
        return Math.Max(number, 0);
    }

    /// <summary>So many lowest continuing candidates, lowest first; equals are parted only where one is taken and another not.</summary>
    /// <param name="number">How many; at most those continuing.</param>
    /// <param name="ties">The clause for ties.</param>
    public IReadOnlyList<int> Lowest(int number, TieClause ties)
    {
        List<int> left = [.. Excludable], taken = [];
        IReadOnlyList<int>? ordering = null;
        while (taken.Count < number)
        {
            var lowest = choice.Few(left, Purpose.Exclude, ties: null);
            bool fits = lowest.Length <= number - taken.Count;
            // The order of equals, of whom some are taken, is one decision, as that of several who are elected.
            if (!fits) ordering ??= lowest;
            int[] these = fits ? [.. lowest] : [choice.One(lowest, Purpose.Exclude, ties, ordering: ordering)];
            taken.AddRange(these);
            left.RemoveAll(candidate => Array.BinarySearch(these, candidate) >= 0);
        }
        return taken;
    }

    // --- verbs ---

    /// <summary>Declares candidates elected, most votes first; they receive no more papers.</summary>
    /// <param name="who">Continuing candidates, no more than there are vacancies.</param>
    /// <param name="order">The clause for their order; without one, equals go by number.</param>
    /// <param name="enough">The votes that suffice where they are fewer than the quota and the clause elects by them.</param>
    public void Elect(IEnumerable<int> who, TieClause? order = null, Share? enough = null)
    {
        if (who is IReadOnlyCollection<int> { Count: 0 }) return;
        int[] all = [.. who];
        if (all.Length == 0) return;
        Elects();
        List<int> left = [.. all], done = new(all.Length);
        // Their order first: where it needs a lot that is missing, nobody has been declared yet.
        for (; left.Count > 0; left.Remove(done[^1]))
        {
            request.Cancel.ThrowIfCancellationRequested();
            done.Add(choice.One(left, Purpose.Order, order, ordering: all));
        }
        foreach (int candidate in done) Elect(candidate);
        minutes.Note(new Act(ActKind.Elect, [.. done], Cite) { Enough = enough });
        Flush();
    }

    /// <summary>What a family does before it declares anybody elected.</summary>
    private protected virtual void Elects() { }

    /// <summary>Declares one candidate elected.</summary>
    private protected virtual void Elect(int candidate)
    {
        if (Vacancies == 0)
            throw new InvalidOperationException($"Clause {Cite} of {request.Rule} elects more candidates than there are seats.");
        Leave(candidate, Status.Elected);
        elected.Add(candidate);
    }

    /// <summary>Declares candidates excluded, at the stage that will be recorded next.</summary>
    private protected void Declare(IReadOnlyList<int> who)
    {
        Deeds++;
        foreach (int candidate in who)
        {
            if (guarded.Contains(candidate))
                throw new InvalidOperationException($"Clause {Cite} excludes candidate {candidate}, who is guarded.");
            Leave(candidate, Status.Excluded);
        }
        minutes.Note(new Act(ActKind.Exclude, [.. who], Cite));
    }

    /// <summary>Declares, at the stage now open, what does not change where anybody stands.</summary>
    private protected void Declare(ActKind kind, int candidate)
    {
        minutes.Note(new Act(kind, [candidate], Cite));
        Flush();
    }

    void Leave(int candidate, Status to)
    {
        if (!continuing.Remove(candidate))
            throw new InvalidOperationException($"Clause {Cite} elects or excludes candidate {candidate}, who is not continuing.");
        guarded.Remove(candidate);
        status[candidate] = to;
        takes[candidate] = false;
    }

    // --- the record ---

    /// <summary>How many rankings have been looked at so far.</summary>
    private protected abstract long Visited { get; }

    /// <summary>Opens a stage with everybody's votes as they are now; the one before is complete.</summary>
    private protected void Record(
        StageAction action, string cite, ImmutableArray<int> from, Ratio? value, ImmutableArray<Transfer> transfers, bool complete = true,
        ReadOnlySpan<Ratio> keep = default, ReadOnlySpan<Ratio> quotients = default)
    {
        minutes.Close(Quota, Closing);
        var (votes, keepValues, byQuotient) =
            Stages is [.., var before] ? (before.Votes, before.KeepValues, before.Quotients) : default;
        minutes.Open(new()
        {
            Number = Number,
            Action = action,
            Cite = cite,
            From = from,
            Value = value,
            Votes = Tally.Of(held.AsSpan(1), votes),
            KeepValues = Tally.Of(keep, keepValues),
            Quotients = Tally.Of(quotients, byQuotient),
            Exhausted = Exhausted,
            Loss = Loss,
            Transfers = transfers,
            Complete = complete,
        });
        request.Work?.Invoke(new(Visited, minutes.LookedBack));
        Flush();
    }

    /// <summary>The lot drawn for a purpose among those tied, by which way it was given; null where it was not.</summary>
    internal (int Chosen, SettledBy How)? Drawn(Purpose purpose, ImmutableArray<int> tied) => request.Decisions.Settle(purpose, tied);

    /// <summary>Counts to the end, or to a lot that is missing.</summary>
    /// <param name="next">Does the first clause that applies; false when the count is complete.</param>
    internal CountResult Complete(Func<bool> next)
    {
        Undecided? undecided = null;
        try
        {
            int stage = Number, rounds = 0;
            do
            {
                request.Cancel.ThrowIfCancellationRequested();
                (stage, rounds) = (Number, Number == stage ? rounds + 1 : 0);
                if (rounds > MostRounds)
                    throw new InvalidOperationException($"Clause {Cite} of {request.Rule} applies for ever, and no papers move.");
            }
            while (next());
        }
        catch (LotNeededException needed)
        {
            // Lots already drawn for an order of election belong to the stage that is open, others to one that has not begun.
            if (minutes.IsOpen && needed.Lot.Stage < Number) Flush();
            undecided = needed.Lot with { Settled = [.. minutes.Noted] };
        }
        minutes.Close(Quota, Closing);
        request.Work?.Invoke(new(Visited, minutes.LookedBack));
        return new()
        {
            Rules = request.Rule.Id,
            Rule = request.Rule,
            Method = request.Rule.Method,
            Provenance = Provenance.Ours,
            Seats = Seats,
            Papers = Formal,
            VotesPerPaper = request.Rule.Body.VotesPerPaper(Seats),
            Marks = request.Rule.MarksOverridden ? request.Rule.Marks : null,
            Rejected = request.Admission.Rejected,
            Shortened = request.Admission.Shortened,
            Candidates = request.Admission.Electorate.Candidates,
            Elected = [.. elected],
            Undecided = undecided,
            Stages = [.. Stages],
            Diagnostics = [.. request.Decisions.Unused(Stages, undecided)],
            Ways = WaysBy(request.Rule.Marks),
        };
    }

    /// <summary>What says of any ranking where a paper that shows it goes; null where that cannot be said.</summary>
    private protected virtual PaperWays? WaysBy(MarkTerms terms) => null;

    /// <summary>The stage that a choice belongs to: whose papers move is settled before it, who is elected at its end.</summary>
    internal int StageOf(Purpose purpose) =>
        purpose is Purpose.Transfer || purpose is Purpose.Exclude && !ExcludesAtOnce ? Number : Number - 1;

    /// <summary>Exclusions are declared at the stage that shows why, not at the one that carries them out.</summary>
    private protected virtual bool ExcludesAtOnce => false;

    /// <summary>What was declared and decided belongs to the stage now open.</summary>
    private protected void Flush()
    {
        Deeds++;
        minutes.Settle();
    }
}
