using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// A law as a program: its clauses, each with its number, what it says in our words and what it does, declared once in the
/// constructor, in the order in which they are done. Counting does the first clause that applies, then starts again at the top: where a
/// clause stands says when it applies. What is done cites the clause that does it. Immutable once it is in use, and then safe to share
/// between threads.
/// </summary>
[Experimental(Preview.Id)]
public abstract class Law
{
    readonly List<Clause> clauses = [];
    readonly HashSet<string> own = [];
    readonly Dictionary<string, TieClause> ties = [];
    readonly Law? basis;
    bool closed;

    /// <param name="basis">The law that this one amends; null for none.</param>
    private protected Law(Law? basis)
    {
        this.basis = basis;
        if (basis is null) return;
        clauses.AddRange(basis.clauses);
        ties = new(basis.ties);
        (QuotaClause, MarksAs, FillsOneSeat) = (basis.QuotaClause, basis.MarksAs, basis.FillsOneSeat);
    }

    /// <summary>The clauses, in the order in which they are done.</summary>
    public ImmutableArray<Clause> Clauses => [.. clauses];

    /// <summary>The clause that gives the quota; null where there is none.</summary>
    public Clause? QuotaClause { get; private protected set; }

    /// <summary>What becomes of marks that are no plain preferences.</summary>
    internal MarkTerms MarksAs { get; private protected set; } = new();

    /// <summary>How counts by this law work.</summary>
    internal abstract CountMethod Method { get; }

    /// <summary>It fills one seat and no more.</summary>
    internal bool FillsOneSeat { get; private protected set; }

    /// <summary>Candidates may be guarded against exclusion.</summary>
    internal virtual bool Guards => false;

    /// <summary>How many votes a paper has.</summary>
    /// <param name="seats">The seats to fill.</param>
    internal virtual long VotesPerPaper(int seats) => 1;

    /// <summary>Counts.</summary>
    /// <param name="request">What is to be counted.</param>
    internal abstract CountResult Count(CountRequest request);

    /// <summary>What becomes of marks that are no plain preferences; where a law does not say, each of them ends its paper.</summary>
    /// <exception cref="InvalidOperationException">No count by such a law can do that.</exception>
    protected void Marks(AtMark equalRank, AtMark blankRank, AtMark repeated) =>
        Marks(new() { EqualRank = equalRank, BlankRank = blankRank, Repeated = repeated });

    /// <inheritdoc cref="Marks(AtMark, AtMark, AtMark)"/>
    protected void Marks(MarkTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        MarksAs = Contradiction(terms) is not { } why ? terms
            : throw new InvalidOperationException($"{GetType().Name} cannot do that: {why}");
    }

    /// <summary>Why no count by this law can judge marks so; null where it can.</summary>
    internal string? Contradiction(MarkTerms terms) => terms.Contradiction(Shares, Decides);

    /// <summary>Candidates at one rank may share what reaches them.</summary>
    private protected virtual bool Shares => false;

    /// <summary>Who of those at one rank continues can be asked when a paper gets there: nobody continues again later.</summary>
    private protected virtual bool Decides => false;

    /// <summary>The law fills one seat and no more.</summary>
    protected void OneSeat() => FillsOneSeat = true;

    /// <summary>A clause that other clauses carry out, or one that stands in several places.</summary>
    /// <param name="number">Its number in the law; no other clause of the law has it.</param>
    /// <param name="words">What it says, in our words, in one line or several.</param>
    /// <exception cref="InvalidOperationException">
    /// There is a clause of this number, or the law is in use already, or it amends one that has no such clause.
    /// </exception>
    protected Clause Clause(string number, string words)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        if (closed) throw new InvalidOperationException($"{GetType().Name} is in use already: clause {number} comes too late.");
        if (!own.Add(number)) throw new InvalidOperationException($"{GetType().Name} has two clauses {number}.");
        var clause = new Clause(number, string.Join(' ', words.Split('\n', StringSplitOptions.TrimEntries)));
        int place = clauses.FindIndex(one => one.Number == number);
        if (place >= 0) clauses[place] = clause;
        else if (basis is null) clauses.Add(clause);
        else throw new InvalidOperationException($"{GetType().Name} amends a law that has no clause {number}.");
        return clause;
    }

    /// <summary>A clause for ties.</summary>
    /// <param name="number">Its number in the law; no other clause of the law has it.</param>
    /// <param name="words">What it says, in our words.</param>
    /// <param name="methods">What it tells to do, in order: each is given whom the one before left equal.</param>
    /// <exception cref="InvalidOperationException">There is a clause of this number, or the law is in use already.</exception>
    protected TieClause Tie(string number, string words, params Tie[] methods) => ties[number] = new(Clause(number, words), methods);

    /// <summary>The clause for ties of the law that this one amends.</summary>
    /// <param name="number">Its number.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    protected TieClause Tie(string number) => ties.TryGetValue(number, out var tie) ? tie
        : throw new InvalidOperationException($"{GetType().Name} has no clause {number} for ties.");

    /// <summary>The clause for ties as it is now, where another law's deed names that law's own.</summary>
    internal TieClause InForce(TieClause tie) => basis is null ? tie : ties.GetValueOrDefault(tie.Cite, tie);

    /// <summary>Takes the law into use: nothing is added to it from now on.</summary>
    /// <exception cref="InvalidOperationException">It leaves something open that a law must say.</exception>
    internal void Close()
    {
        if (closed) return;
        if (Lacks() is { } what) throw new InvalidOperationException($"{GetType().Name} does not say {what}.");
        AddFamilyClauses();
        closed = true;
    }

    /// <summary>Adds what all laws of the family have.</summary>
    private protected virtual void AddFamilyClauses() { }

    /// <summary>What a law of the family must say and this one does not; null if it says all.</summary>
    private protected abstract string? Lacks();

    /// <summary>A clause that may be cited: one of this law.</summary>
    private protected Clause Known(Clause clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        return clauses.Contains(clause) ? clause
            : throw new InvalidOperationException($"Clause {clause.Number} is none of {GetType().Name}.");
    }
}
