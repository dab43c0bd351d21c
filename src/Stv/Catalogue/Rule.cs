using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// A rule set: how one law or authority counts. The catalogue is <see cref="Rules"/>. Immutable; safe to share between threads.
/// </summary>
/// <remarks>
/// For every rule: the same papers, seats and decisions give the same result; papers = votes + exhausted + loss exactly at every
/// stage; merging, splitting and (unless <see cref="NeedsOrder"/>) reordering papers change nothing; candidates are told apart by
/// their votes, and by number only where a lot or the order of presentation is concerned.
/// </remarks>
public sealed class Rule
{
    readonly Stv.Law law;

    // The same rules judging marks as the law says, where these do not.
    readonly Rule? asTheLawSays;

    /// <summary>A line of a catalogue: a law, and what is said of it.</summary>
    /// <param name="id">The name in the catalogue.</param>
    /// <param name="name">The name in plain words.</param>
    /// <param name="source">The law or publication, with sections.</param>
    /// <param name="evidence">What confirms the figures.</param>
    /// <param name="promises">The laws of voting it keeps.</param>
    /// <param name="law">Its clauses; nothing is added to them from now on.</param>
    /// <exception cref="InvalidOperationException">The law leaves something open that a law must say.</exception>
    internal Rule(string id, string name, string source, Evidence evidence, Promises promises, Stv.Law law)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(law);
        law.Close();
        (Id, Name, Law, Evidence, Promises, this.law) = (id, name, source, evidence, promises, law);
        (Clauses, QuotaClause, Marks) = (law.Clauses, law.QuotaClause?.Number, law.MarksAs);
    }

    /// <summary>The same rules, judging marks otherwise: what confirms them, and what they promise, was not looked at so.</summary>
    Rule(Rule rule, MarkTerms marks)
        : this(rule.Id, rule.Name, rule.Law, new(EvidenceLevel.None, "Nothing has been compared where marks are judged otherwise than the "
            + $"rules say. Of the rules as they are: {rule.Evidence.Text}"), Promises.None, rule.law) =>
        (asTheLawSays, Marks, Aliases, NeedsOrder) = (rule, marks, rule.Aliases, rule.NeedsOrder);

    /// <summary>
    /// A rule set of one's own. Where its author does not say more, it is called by its id, promises nothing and has been compared with
    /// nothing.
    /// </summary>
    /// <param name="id">Its name in results, such as <c>my-club</c>; none of the catalogue's, whose clauses a reader of the result would
    /// be shown.</param>
    /// <param name="law">Its clauses; nothing is added to them from now on.</param>
    /// <exception cref="ArgumentException">A rule set of the catalogue has this id.</exception>
    /// <exception cref="InvalidOperationException">The law leaves something open that a law must say.</exception>
    [Experimental(Preview.Id)]
    public Rule(string id, Stv.Law law)
        : this(id, id, "Rules of one's own", new(EvidenceLevel.None, "Nothing has been compared."), Promises.None, law)
    {
        if (Rules.Find(id) is not null) throw new ArgumentException($"The catalogue has a rule set {id}: give your own another id.",
            nameof(id));
    }

    /// <summary>The name in the catalogue, such as <c>scotland-2011</c>.</summary>
    public string Id { get; }

    /// <summary>
    /// Other names that <see cref="Rules.Find"/> takes for it and that sheets mention: ids of rule sets that became one with it.
    /// </summary>
    public ImmutableArray<string> Aliases { get; internal init; } = [];

    /// <summary>The name in plain words.</summary>
    public string Name
    {
        get;
        init => field = string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("A rule set has a name.", nameof(Name)) : value;
    }

    /// <summary>The law or publication, with sections.</summary>
    public string Law { get; init => field = value ?? throw new ArgumentNullException(nameof(Law)); }

    /// <summary>What confirms the figures.</summary>
    public Evidence Evidence { get; init => field = value ?? throw new ArgumentNullException(nameof(Evidence)); }

    /// <summary>The clauses in the order in which they are done, in plain words.</summary>
    public ImmutableArray<Clause> Clauses { get; }

    /// <summary>The clause that gives the quota, a <see cref="Clause.Number"/> of the rule; null where there is none.</summary>
    public string? QuotaClause { get; }

    /// <summary>What becomes of marks that are no plain preferences, and how many preferences a paper must have.</summary>
    public MarkTerms Marks { get; private init; }

    /// <summary>Marks are judged otherwise than the law says, see <see cref="WithMarks"/>.</summary>
    public bool MarksOverridden => asTheLawSays is not null;

    /// <summary>The laws of voting it keeps.</summary>
    public Promises Promises { get; init; }

    /// <summary>Ballots must be read in order and unmerged, see <see cref="ReadOptions.KeepOrder"/>.</summary>
    public bool NeedsOrder { get; init; }

    /// <summary>How its counts work: which figures their stages have.</summary>
    public CountMethod Method => law.Method;

    /// <summary>Its clauses as a program.</summary>
    internal Stv.Law Body => law;

    /// <summary>
    /// These rules, but that marks are judged otherwise than the law says: a result then says how (<see cref="CountResult.Marks"/>), and
    /// neither evidence nor promises of the rules are claimed. Marks as the law judges them give the rules again.
    /// </summary>
    /// <param name="marks">What becomes of marks.</param>
    /// <exception cref="ArgumentException">No count by this law can judge marks so.</exception>
    public Rule WithMarks(MarkTerms marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        if (law.Contradiction(marks) is { } why) throw new ArgumentException(why, nameof(marks));
        var rules = asTheLawSays ?? this;
        return marks == Marks ? this : marks == rules.Marks ? rules : new(rules, marks);
    }

    /// <summary>
    /// Judges marks that are no plain preferences: the electorate itself where no ranking carries one, else a derived one, with
    /// the papers rejected or shortened by reason.
    /// </summary>
    /// <param name="electorate">The papers as marked.</param>
    /// <exception cref="CountRefusedException">The rule needs ballots in order and the electorate is merged.</exception>
    public Admission Admit(Electorate electorate)
    {
        ArgumentNullException.ThrowIfNull(electorate);
        if (NeedsOrder && !electorate.Ordered)
            throw new CountRefusedException($"{Id} moves single papers: ballots must be read in order, not merged.");
        return Standing(electorate).Admit(Marks);
    }

    /// <summary>Counts.</summary>
    /// <param name="electorate">The papers as marked; admitted by <see cref="Admit"/>.</param>
    /// <param name="seats">The seats to fill: 1 to the number of candidates standing.</param>
    /// <param name="decisions">The lots; null for none, so that a count that needs one stops and says which.</param>
    /// <param name="progress">Told of each stage when it is complete.</param>
    /// <param name="cancel">Stops the count between two stages.</param>
    /// <returns>The whole count, or all of it up to a lot that was not given.</returns>
    /// <exception cref="CountRefusedException">The rule cannot fill so many seats, or there is nothing to count.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public CountResult Count(
        Electorate electorate, int seats, Decisions? decisions = null, IProgress<Stage>? progress = null,
            CancellationToken cancel = default) => Count(electorate, seats, decisions, progress, [], null, cancel);

    CountResult Count(
        Electorate electorate, int seats, Decisions? decisions, IProgress<Stage>? progress, ImmutableArray<PapersByReason> before,
        Follower? follower, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(electorate);
        electorate = Standing(electorate);
        decisions ??= Decisions.None;
        int standing = electorate.Candidates.Count(c => !c.Withdrawn);
        if (seats < 1) throw new CountRefusedException($"There must be at least one seat to fill, not {seats}.");
        if (seats > standing)
            throw new CountRefusedException(
                $"There are {seats} seats but only {standing} candidates standing: nobody is left to choose between.");
        if (law.FillsOneSeat && seats > 1) throw new CountRefusedException($"{Id} fills one seat, not {seats}.");
        int guarded = electorate.Candidates.Count(c => c.Guarded && !c.Withdrawn);
        if (guarded > 0 && !law.Guards) throw new CountRefusedException($"{Id} knows no candidates who are guarded against exclusion.");
        if (guarded > seats)
            throw new CountRefusedException(
                $"{guarded} candidates are guarded against exclusion, more than the seats, of which there are {seats}.");
        foreach (int number in decisions.Lots.SelectMany(lot => lot.Tied).Concat(decisions.Order))
            if (number < 1 || number > electorate.Candidates.Length)
                throw new CountRefusedException(
                    $"The decisions name candidate {number}, but candidates are numbered 1 to {electorate.Candidates.Length}.");
        var admission = Admit(electorate);
        if (admission.Formal == 0) throw new CountRefusedException(NothingFormal(admission, before));

        return law.Count(new(this, admission, seats, decisions, progress, cancel) { Follower = follower });
    }

    /// <summary>Counts an election as read: its seats, and its own order for ties unless decisions are given.</summary>
    /// <param name="election">What was read.</param>
    /// <param name="decisions">The lots; null for the election's own <see cref="Election.TieOrder"/>.</param>
    /// <param name="progress">Told of each stage when it is complete.</param>
    /// <param name="cancel">Stops the count between two stages.</param>
    /// <returns>The count with the election's title, diagnostics and papers rejected before.</returns>
    /// <exception cref="CountRefusedException">
    /// The election does not say its seats, or they cannot be filled, or nothing can be counted.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public CountResult Count(
        Election election, Decisions? decisions = null, IProgress<Stage>? progress = null, CancellationToken cancel = default) =>
        Count(election, decisions, progress, null, cancel);

    CountResult Count(
        Election election, Decisions? decisions, IProgress<Stage>? progress, Follower? follower, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(election);
        int seats = election.Seats ?? throw new CountRefusedException("The election does not say how many seats there are.");
        var result = Count(election.Electorate, seats, decisions ?? Decisions.InOrder(election.TieOrder), progress,
            election.RejectedBefore, follower, cancel);
        return result with
        {
            Title = election.Title,
            Rejected = PapersByReason.Together([.. election.RejectedBefore, .. result.Rejected]),
            Diagnostics = [.. election.Diagnostics, .. result.Diagnostics],
        };
    }

    /// <summary>Counts an election and follows one of its papers, or one more where none shows such preferences.</summary>
    /// <param name="election">What was read.</param>
    /// <param name="marks">The ranking as marked, in the code of <see cref="Electorate"/>, such as <see cref="Ballot.Codes"/>.</param>
    /// <param name="decisions">The lots, as of <see cref="Count(Election, Decisions, IProgress{Stage}, CancellationToken)"/>.</param>
    /// <param name="cancel">Stops the count between two stages.</param>
    /// <returns>Where the paper went, with the count. Equal rankings go the same way but for rules that move single papers.</returns>
    /// <exception cref="ArgumentException">The code is none of a ranking of these candidates.</exception>
    /// <exception cref="CountRefusedException">
    /// As of a count; or the rules count by quotients, in which no part of a paper stays with anybody.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public PaperStory Follow(
        Election election, ReadOnlySpan<ushort> marks, Decisions? decisions = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(election);
        if (Method == CountMethod.Quotients)
            throw new CountRefusedException($"{Id} counts by quotients: no part of a paper stays with anybody, and none can be followed.");
        var electorate = Standing(election.Electorate);
        var one = new ElectorateBuilder(electorate.Candidates.Length, keepOrder: true);
        one.AddCodes(1, marks);
        var asked = one.Build(electorate.Candidates);
        if (asked.Rankings == 0)
            return new() { Marks = [], Result = Count(election, decisions, cancel: cancel), Rejected = Reasons.Empty };
        ushort[] counted = Formality.Read(Marks, electorate.Candidates, asked[0], out string? reason);
        if (counted.Length == 0)
            return new() { Marks = [.. marks], Result = Count(election, decisions, cancel: cancel), Rejected = reason };

        int at = IndexOf(counted, Admit(electorate).Electorate);
        bool added = at < 0;
        if (added)
        {
            election = election with { Electorate = electorate.With(asked) };
            at = IndexOf(counted, Admit(election.Electorate).Electorate);
        }
        var follower = new Follower(at);
        var result = Count(election, decisions, null, follower, cancel);
        var steps = Method == CountMethod.Transfers ? result.Ways!.Follow(counted, result) : follower.Steps;
        return new()
        {
            Marks = [.. marks],
            Result = result,
            Added = added,
            Shortened = reason,
            Counted = [.. counted],
            Steps = steps,
        };
    }

    /// <summary>Where a ranking without anybody who has withdrawn stands among those admitted; −1 where it is none of them.</summary>
    static int IndexOf(ReadOnlySpan<ushort> counted, Electorate admitted)
    {
        for (int i = 0; i < admitted.Rankings; i++)
        {
            // Where there are no marks, rankings are admitted as they are, those who have withdrawn among them.
            ReadOnlySpan<ushort> codes = admitted.Marked || !admitted.Withdrawn ? admitted[i].Codes
                : [.. admitted[i].Codes.ToArray().Where(code => !admitted.Candidates[code - 1].Withdrawn)];
            if (codes.SequenceEqual(counted)) return i;
        }
        return -1;
    }

    /// <summary>Reads ballots and counts them, as an <see cref="Election"/> is counted.</summary>
    /// <param name="ballots">The source, which is read once; in order where the rule <see cref="NeedsOrder"/>.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="decisions">The lots; null for the election's own <see cref="Election.TieOrder"/>.</param>
    /// <param name="progress">Told of each stage when it is complete.</param>
    /// <param name="cancel">Stops the reading, or the count between two stages.</param>
    /// <returns>The count with the election's title and diagnostics.</returns>
    /// <exception cref="BallotFormatException">
    /// The source cannot be read, or has warnings while <see cref="ReadOptions.Strict"/>.
    /// </exception>
    /// <exception cref="CountRefusedException">
    /// The election does not say its seats, or they cannot be filled, or nothing can be counted.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public CountResult Count(
        IBallotReader ballots, ReadOptions? options = null, Decisions? decisions = null, IProgress<Stage>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        options ??= new();
        return Count(ballots.Read(NeedsOrder ? options with { KeepOrder = true } : options, cancel), decisions, progress, cancel);
    }

    /// <summary>
    /// Why there is nothing to count: how many papers are rejected, what for, and by which rules some of them would count.
    /// </summary>
    static string NothingFormal(Admission admission, ImmutableArray<PapersByReason> before)
    {
        string others = before.IsEmpty ? ""
            : $" Rejected before: {string.Join(", ", before.Select(part => $"{part.Papers} {Brief.Quoted(part.Reason)}"))}.";
        return Why(admission) + others;
    }

    static string Why(Admission admission)
    {
        if (admission.Rejected.IsEmpty) return "There are no papers: nothing can be counted.";
        string why = string.Join(", ", admission.Rejected.Select(part => $"{part.Papers} {Reasons.InWords(part.Reason)}"));
        string rejected = $"There are no formal papers: nothing can be counted. All are rejected: {why}.";
        return admission.Rejected.All(part => part.Reason != Reasons.EqualFirstPreferences) ? rejected
            : $"{rejected} Equal ranks are counted by {string.Join(", ", Rules.All.Where(rule =>
                rule.Marks.EqualRank == AtMark.Shared))}.";
    }

    /// <summary>The papers with write-in votes for nobody in particular struck out, where they are.</summary>
    Electorate Standing(Electorate electorate) => !Marks.UndeclaredStruckOut ? electorate
        : electorate.Candidates.Where(one => one.Undeclared && !one.Withdrawn).Select(one => one.Number).ToList() is { Count: > 0 } those
            ? electorate.Withdraw(those) : electorate;

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>A count that the rules do not allow, refused before it began.</summary>
public sealed class CountRefusedException : InvalidOperationException
{
    /// <summary>A refusal.</summary>
    /// <param name="message">Why.</param>
    public CountRefusedException(string message)
        : base(message) { }
}
