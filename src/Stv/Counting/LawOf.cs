using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// The words in which laws of all families are written. Immutable once it is in use, and then safe to share between threads.
/// </summary>
/// <typeparam name="TCount">The questions and verbs of the family.</typeparam>
[Experimental(Preview.Id)]
public abstract class Law<TCount> : Law where TCount : Count
{
    readonly List<Step> steps = [];
    Step? throughout;
    Clause? sorting;
    Func<TCount, Ratio>? quota;
    bool saysWhenComplete;

    // How many of the steps are of the law amended.
    readonly int amended;
    readonly HashSet<int> replaced = [];

    /// <param name="basis">The law that this one amends; null for none.</param>
    private protected Law(Law<TCount>? basis)
        : base(basis)
    {
        if (basis is null) return;
        steps.AddRange(basis.steps);
        amended = basis.steps.Count;
        (throughout, sorting, quota, saysWhenComplete) = (basis.throughout, basis.sorting, basis.quota, basis.saysWhenComplete);
    }

    /// <summary>What comes after a clause: the next one, the first one again, or the end.</summary>
    private protected enum Then
    {
        Next,
        Again,
        End,
    }

    sealed record Step(Clause Clause, Func<TCount, Then> Do);

    /// <summary>By which clause papers are sorted or counted first.</summary>
    protected void Sort(string number, string words) => Sort(Clause(number, words));

    /// <summary>By which clause papers are sorted or counted first.</summary>
    protected void Sort(Clause clause) => sorting = Known(clause);

    /// <summary>
    /// The quota, worked out when the papers have been sorted, and in counts by keep values or quotients whenever they have been counted.
    /// </summary>
    protected void Quota(string number, string words, Func<TCount, Ratio> quota) => Quota(Clause(number, words), quota);

    /// <summary>
    /// The quota, worked out when the papers have been sorted, and in counts by keep values or quotients whenever they have been counted.
    /// </summary>
    /// <exception cref="InvalidOperationException">The family has no quota, or the clause is none of this law.</exception>
    protected void Quota(Clause clause, Func<TCount, Ratio> quota) => (QuotaClause, this.quota) = HasQuota ? (Known(clause), quota)
        : throw new InvalidOperationException($"{GetType().Name} says what the quota is, and no count by such a law has one.");

    /// <summary>Elects those whom it names, if any.</summary>
    /// <param name="number">Its number in the law.</param>
    /// <param name="words">What it says, in our words.</param>
    /// <param name="whom">Whom it elects now; nobody if it does not apply. Asked once, so it may settle a tie.</param>
    /// <param name="order">The clause for the order of those elected together; without one, equals go by number.</param>
    /// <param name="enough">The votes that suffice where they are fewer than the quota; null where they are not.</param>
    protected void Elect(
        string number, string words, Func<TCount, IReadOnlyList<int>> whom, TieClause? order = null, Func<TCount, Share?>? enough = null) =>
        Elect(Clause(number, words), whom, order, enough);

    /// <summary>Elects those whom it names, if any.</summary>
    /// <param name="clause">A clause of this law.</param>
    /// <param name="whom">Whom it elects now; nobody if it does not apply. Asked once, so it may settle a tie.</param>
    /// <param name="order">The clause for the order of those elected together; without one, equals go by number.</param>
    /// <param name="enough">The votes that suffice where they are fewer than the quota; null where they are not.</param>
    protected void Elect(
        Clause clause, Func<TCount, IReadOnlyList<int>> whom, TieClause? order = null, Func<TCount, Share?>? enough = null) =>
        Add(clause, count =>
        {
            var who = whom(count);
            if (who.Count == 0) return Then.Next;
            count.Elect(who, order, enough?.Invoke(count));
            return Elected;
        });

    /// <summary>Elects all who continue if it applies, and ends the count.</summary>
    protected void ElectRest(string number, string words, Func<TCount, bool> when, TieClause? order = null) =>
        ElectRest(Clause(number, words), when, order);

    /// <summary>Elects all who continue if it applies, and ends the count.</summary>
    protected void ElectRest(Clause clause, Func<TCount, bool> when, TieClause? order = null) => Add(clause, Rest(when, order));

    /// <summary>Elects all who continue, and ends the count, as soon as it applies: after whichever clause that is.</summary>
    protected void Throughout(string number, string words, Func<TCount, bool> when) =>
        throughout = new(Clause(number, words), Rest(when, null));

    /// <summary>Ends the count when it applies. A law without such a clause ends as soon as all seats are filled.</summary>
    /// <param name="number">Its number in the law.</param>
    /// <param name="words">What it says, in our words.</param>
    /// <param name="when">Whether the count is complete; null for when all seats are filled.</param>
    protected void Complete(string number, string words, Func<TCount, bool>? when = null)
    {
        saysWhenComplete = true;
        Add(Clause(number, words), count => (when is null ? count.Vacancies == 0 : Applies(when, count)) ? Then.End : Then.Next);
    }

    /// <summary>Done each time it is reached; then comes the next clause.</summary>
    protected void Always(string number, string words, Action<TCount> deed) => Always(Clause(number, words), deed);

    /// <summary>Done each time it is reached; then comes the next clause.</summary>
    protected void Always(Clause clause, Action<TCount> deed) => Add(clause, count =>
    {
        deed(count);
        return Then.Next;
    });

    /// <summary>Done if it applies; then the first clause comes again.</summary>
    /// <param name="number">Its number in the law.</param>
    /// <param name="words">What it says, in our words.</param>
    /// <param name="when">Whether it applies; it must settle no tie.</param>
    /// <param name="deed">What it does: at least one verb.</param>
    protected void When(string number, string words, Func<TCount, bool> when, Action<TCount> deed) =>
        When(Clause(number, words), when, deed);

    /// <summary>Done if it applies; then the first clause comes again.</summary>
    /// <param name="clause">A clause of this law.</param>
    /// <param name="when">Whether it applies; it must settle no tie.</param>
    /// <param name="deed">What it does: at least one verb.</param>
    protected void When(Clause clause, Func<TCount, bool> when, Action<TCount> deed) => Add(clause, count =>
    {
        if (!Applies(when, count)) return Then.Next;
        deed(count);
        return Then.Again;
    });

    /// <summary>Done if no clause before it applies; then the first clause comes again.</summary>
    protected void Otherwise(string number, string words, Action<TCount> deed) => Otherwise(Clause(number, words), deed);

    /// <summary>Done if no clause before it applies; then the first clause comes again.</summary>
    protected void Otherwise(Clause clause, Action<TCount> deed) => When(clause, _ => true, deed);

    /// <summary>The clause by which papers are sorted or counted first.</summary>
    private protected Clause Sorting =>
        sorting ?? throw new InvalidOperationException($"{GetType().Name} does not say by which clause papers are sorted.");

    /// <summary>The quota now.</summary>
    private protected Ratio QuotaOf(TCount count) => quota!(count);

    /// <summary>What comes after an election.</summary>
    private protected virtual Then Elected => Then.Again;

    /// <summary>What a family does before the first clause comes again.</summary>
    private protected virtual void BeforeAgain(TCount count) { }

    /// <summary>Such a law has a quota.</summary>
    private protected virtual bool HasQuota => true;

    private protected override string? Lacks() => sorting is null ? "by which clause papers are sorted"
        : quota is null && HasQuota ? "what the quota is" : steps.Count == 0 ? "what is done" : null;

    /// <summary>Does the first clause that applies; false when the count is complete.</summary>
    [DebuggerStepThrough]
    internal bool Next(TCount count)
    {
        foreach (var step in steps)
        {
            int before = count.Deeds;
            var then = Do(step, count);
            if (then == Then.End) return false;
            if (then == Then.Next) continue;
            if (count.Deeds == before)
                throw new InvalidOperationException($"Clause {step.Clause.Number} of {GetType().Name} applies, but does nothing.");
            BeforeAgain(count);
            return true;
        }
        throw new InvalidOperationException($"No clause of {GetType().Name} applies, and {count.Vacancies} seats are vacant.");
    }

    [DebuggerStepThrough]
    Then Do(Step step, TCount count)
    {
        count.Doing = step.Clause;
        var then = step.Do(count);
        if (count.Vacancies == 0 && !saysWhenComplete) return Then.End;
        if (throughout is null || then == Then.End) return then;
        count.Doing = throughout.Clause;
        return throughout.Do(count) == Then.End ? Then.End : then;
    }

    void Add(Clause clause, Func<TCount, Then> deed)
    {
        ArgumentNullException.ThrowIfNull(clause);
        var step = new Step(Known(clause), deed);
        if (amended == 0)
        {
            steps.Add(step);
            return;
        }
        // What a clause of the law amended did first is what its new words do first, and so on.
        int place = 0;
        while (place < steps.Count && (steps[place].Clause.Number != clause.Number || replaced.Contains(place))) place++;
        if (place == steps.Count)
            throw new InvalidOperationException($"{GetType().Name} amends a law in which clause {clause.Number} does not do so much.");
        steps[place] = step;
        replaced.Add(place);
    }

    static Func<TCount, Then> Rest(Func<TCount, bool> when, TieClause? order) => count =>
    {
        if (!Applies(when, count)) return Then.Next;
        count.Elect(count.Continuing, order);
        return Then.End;
    };

    /// <summary>Whether a clause applies: asking must change nothing, and settle no tie.</summary>
    static bool Applies(Func<TCount, bool> when, TCount count)
    {
        int deeds = count.Deeds;
        count.Asking = true;
        bool applies = when(count);
        count.Asking = false;
        return count.Deeds == deeds ? applies : throw new InvalidOperationException(
            $"Whether clause {count.Cite} applies cannot be asked without doing something: that is for what the clause does.");
    }
}
