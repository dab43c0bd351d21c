namespace Stv;

/// <summary>What a stage does with papers.</summary>
public enum StageAction
{
    /// <summary>All papers are sorted by first preference.</summary>
    FirstPreferences,

    /// <summary>Every paper gives a vote to each of several candidates.</summary>
    Votes,

    /// <summary>The surplus of somebody elected is transferred, in whole or in part.</summary>
    Surplus,

    /// <summary>Papers of excluded candidates are transferred, all or one batch of them.</summary>
    Exclusion,

    /// <summary>All papers are counted afresh by the parts that elected candidates keep of each.</summary>
    Redistribution,

    /// <summary>
    /// All papers of somebody elected go on to the next preference, and it is remembered what part each had in the election.
    /// </summary>
    Election,

    /// <summary>All papers are sorted afresh: the count begins anew without those excluded, and nobody is elected yet.</summary>
    Restart,
}

/// <summary>What is declared of candidates at a stage.</summary>
public enum ActKind
{
    /// <summary>They are elected.</summary>
    Elect,

    /// <summary>They are excluded.</summary>
    Exclude,

    /// <summary>They are elected unless a later exclusion makes the count begin anew.</summary>
    Provisional,
}

/// <summary>Votes worked out as an equal part of others. Immutable.</summary>
/// <param name="Of">The votes that are divided, such as those still in play.</param>
/// <param name="Parts">By how many; from 1.</param>
public sealed record Share(Ratio Of, int Parts)
{
    /// <summary>One part, exact.</summary>
    public Ratio Votes => Of / Parts;
}

/// <summary>Candidates elected or excluded under one clause. Immutable.</summary>
/// <param name="Kind">What is declared.</param>
/// <param name="Candidates">Their numbers: the elected in order of election, equals by number.</param>
/// <param name="Cite">The clause that says so, a <see cref="Clause.Number"/> of the rule.</param>
public sealed record Act(ActKind Kind, EquatableArray<int> Candidates, string Cite)
{
    /// <summary>
    /// The votes by which they are elected where fewer than the quota suffice for it; null where the quota decides, or who is left.
    /// </summary>
    public Share? Enough { get; init; }

    /// <summary>What is declared, of whom and by which clause, such as <c>Elect [1, 3] (47)</c>.</summary>
    public override string ToString() => $"{Kind} {Candidates} ({Cite}){(Enough is null ? "" : $", enough {Enough.Votes}")}";
}

/// <summary>Papers of one value that went from one candidate to one other, or out of the count, at a stage. Immutable.</summary>
/// <param name="From">The number of the candidate they left.</param>
/// <param name="To">The number of the candidate they reached, <see cref="Exhausted"/> or <see cref="Loss"/>.</param>
/// <param name="Papers">How many papers; 0 for votes that no paper carries.</param>
/// <param name="Votes">
/// The votes they are worth to the receiver: less than papers × value where the rule disregards fractions. They are disregarded of all
/// that a receiver gets at one value; where several are excluded together the whole of it is shared out in the order of the owners.
/// </param>
/// <param name="Value">What each paper is worth from now on; 0 for votes that no paper carries.</param>
public readonly record struct Transfer(int From, int To, long Papers, Ratio Votes, Ratio Value)
{
    /// <summary>From whom, to whom, papers, votes and value, such as <c>1 to 2: 5 papers, 1.1111 votes at 0.22222</c>.</summary>
    public override string ToString()
    {
        string to = To switch { Exhausted => "exhausted", Loss => "loss", int number => $"{number}" };
        return $"{From} to {to}: {Papers} {(Papers == 1 ? "paper" : "papers")}, {Votes} votes at {Value}";
    }

    /// <summary>
    /// A receiver that is nobody: the papers show no further preference, or the rule sets aside with them what no paper carries.
    /// </summary>
    public const int Exhausted = 0;

    /// <summary>A receiver that is nobody: fractions of votes that the rule disregards.</summary>
    public const int Loss = -1;
}

/// <summary>
/// One stage of a count: what moved, everybody's votes afterwards, and what was declared and decided. Immutable.
/// Votes are exact; at every stage the votes of all candidates + <see cref="Exhausted"/> + <see cref="Loss"/> =
/// <see cref="CountResult.Votes"/>. Equal to another that says the same of as many candidates.
/// </summary>
public sealed record Stage
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>What was done with papers.</summary>
    public required StageAction Action { get; init; }

    /// <summary>The clause that says so, a <see cref="Clause.Number"/> of the rule.</summary>
    public required string Cite { get; init; }

    /// <summary>The numbers of those whose papers moved; several where the rule moves them together.</summary>
    public EquatableArray<int> From { get; init; } = [];

    /// <summary>The one value at which papers moved; null where they keep their own or moved at several.</summary>
    public Ratio? Value { get; init; }

    /// <summary>The quota at the end of the stage; 0 where the rules have none.</summary>
    public Ratio Quota { get; init; }

    /// <summary>
    /// The clause by which nobody reaches the quota any more, and no surplus is passed on, because seats are to be left for candidates
    /// who are guarded against exclusion; null where the quota holds.
    /// </summary>
    public string? Closed { get; init; }

    /// <summary>Everybody's votes at the end of the stage.</summary>
    public required Tally Votes { get; init; }

    /// <summary>Votes of papers that show no further preference, and what the rule sets aside with them.</summary>
    public Ratio Exhausted { get; init; }

    /// <summary>Fractions of votes that the rule disregarded so far; may fall again.</summary>
    public Ratio Loss { get; init; }

    /// <summary>
    /// Nothing of this surplus or exclusion remains to be moved: false for all but the last part of one that is moved in parts, and
    /// for a redistribution at which nobody was elected or excluded, which only comes nearer to the next that decides something.
    /// </summary>
    public bool Complete { get; init; } = true;

    /// <summary>
    /// What part each candidate kept of every paper when the votes of this stage were counted: 1 for the hopeful, 0 for the excluded.
    /// Empty but in a count <see cref="CountMethod.KeepValues"/>.
    /// </summary>
    public Tally KeepValues { get; init; }

    /// <summary>
    /// The quotients by which this stage elects or excludes; 0 for those who are not hopeful. Empty but in a count
    /// <see cref="CountMethod.Quotients"/>.
    /// </summary>
    public Tally Quotients { get; init; }

    /// <summary>What moved, in the order of the papers' values and of the receivers' numbers.</summary>
    public EquatableArray<Transfer> Transfers { get; init; } = [];

    /// <summary>Who was elected or excluded, in order, each with the clause.</summary>
    public EquatableArray<Act> Acts { get; init; } = [];

    /// <summary>The ties met, in order, each with the way it was settled: every lot used is here.</summary>
    public EquatableArray<Decision> Decisions { get; init; } = [];

    /// <summary>Those elected at this stage, in order of election.</summary>
    public IEnumerable<int> Elected => Acts.Where(a => a.Kind == ActKind.Elect).SelectMany(a => a.Candidates);

    /// <summary>Those excluded at this stage.</summary>
    public IEnumerable<int> Excluded => Acts.Where(a => a.Kind == ActKind.Exclude).SelectMany(a => a.Candidates);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, Action, Cite, Votes);

    /// <summary>Everything that the stage says, on one line: figures exactly, of lists of more than twenty the first.</summary>
    public override string ToString()
    {
        string value = Value is { } one ? $" at {one}" : "", from = From.IsEmpty ? "" : $" of {From}";
        string[] rest =
        [
            $"votes {Votes}",
            $"exhausted {Exhausted}",
            $"loss {Loss}",
            Quota.IsZero ? "" : $"quota {Quota}",
            Closed is null ? "" : $"closed by {Closed}",
            KeepValues.IsEmpty ? "" : $"keep values {KeepValues}",
            Quotients.IsEmpty ? "" : $"quotients {Quotients}",
            Complete ? "" : "more to follow",
            Acts.IsEmpty ? "" : $"acts {Acts}",
            Decisions.IsEmpty ? "" : $"decisions {Decisions}",
            Transfers.IsEmpty ? "" : $"transfers {Transfers}",
        ];
        return $"{Number} {Action}{from}{value} ({Cite}): {string.Join("; ", rest.Where(part => part.Length > 0))}";
    }
}
