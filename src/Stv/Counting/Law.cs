using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// A law as a program: its clauses, each with its number, what it says in our words and what it does, declared once in the
/// constructor, in the order in which they are done. Counting does the first clause that applies, then starts again at the top: where a
/// clause stands says when it applies. What is done cites the clause that does it.
/// </summary>
internal abstract class Law
{
    readonly List<Clause> clauses = [];
    bool closed;

    private protected Law() { }

    /// <summary>The clauses, in the order in which they are done.</summary>
    public ImmutableArray<Clause> Clauses => [.. clauses];

    /// <summary>The clause that gives the quota; null where there is none.</summary>
    public Clause? QuotaClause { get; private protected set; }

    /// <summary>What becomes of marks that are no plain preferences.</summary>
    public Formality Formality { get; private set; } = Formality.EndsAtAnyMark;

    /// <summary>It fills one seat and no more.</summary>
    public bool FillsOneSeat { get; private set; }

    /// <summary>Candidates may be guarded against exclusion.</summary>
    public virtual bool Guards => false;

    /// <summary>How many votes a paper has.</summary>
    /// <param name="seats">The seats to fill.</param>
    public virtual long VotesPerPaper(int seats) => 1;

    /// <summary>Counts.</summary>
    /// <param name="order">What is to be counted.</param>
    public abstract CountResult Count(CountOrder order);

    /// <summary>What becomes of marks that are no plain preferences; where a law does not say, each of them ends its paper.</summary>
    protected void Marks(AtMark equalRank, AtMark blankRank, AtMark repeated) => Formality = new(equalRank, blankRank, repeated);

    /// <summary>The law fills one seat and no more.</summary>
    protected void OneSeat() => FillsOneSeat = true;

    /// <summary>A clause that other clauses carry out, or one that stands in several places.</summary>
    /// <param name="number">Its number in the law; no other clause of the law has it.</param>
    /// <param name="words">What it says, in our words, in one line or several.</param>
    /// <exception cref="InvalidOperationException">There is a clause of this number, or the law is in use already.</exception>
    protected Clause Clause(string number, string words)
    {
        if (closed) throw new InvalidOperationException($"{GetType().Name} is in use already: clause {number} comes too late.");
        if (clauses.Exists(clause => clause.Number == number)) throw new InvalidOperationException($"{GetType().Name} has two clauses {number}.");
        var clause = new Clause(number, string.Join(' ', words.Split('\n', StringSplitOptions.TrimEntries)));
        clauses.Add(clause);
        return clause;
    }

    /// <summary>A clause for ties.</summary>
    /// <param name="number">Its number in the law; no other clause of the law has it.</param>
    /// <param name="words">What it says, in our words.</param>
    /// <param name="methods">What it tells to do, in order: each is given whom the one before left equal.</param>
    /// <exception cref="InvalidOperationException">There is a clause of this number, or the law is in use already.</exception>
    protected TieClause Tie(string number, string words, params Tie[] methods) => new(Clause(number, words), methods);

    /// <summary>Takes the law into use: nothing is added to it from now on.</summary>
    /// <exception cref="InvalidOperationException">It leaves something open that a law must say.</exception>
    public void Close()
    {
        if (closed) return;
        AddFamilyClauses();
        closed = true;
        if (Lacks() is { } what) throw new InvalidOperationException($"{GetType().Name} does not say {what}.");
    }

    /// <summary>Adds what all laws of the family have.</summary>
    private protected virtual void AddFamilyClauses() { }

    /// <summary>What a law of the family must say and this one does not; null if it says all.</summary>
    private protected abstract string? Lacks();

    /// <summary>A clause that may be cited: one of this law.</summary>
    private protected Clause Known(Clause clause) => clauses.Contains(clause) ? clause
        : throw new InvalidOperationException($"Clause {clause.Number} is none of {GetType().Name}.");
}
