using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>A law that moves papers at a value. Immutable once it is in use, and then safe to share between threads.</summary>
[Experimental(Preview.Id)]
public abstract class GregoryLaw : Law<GregoryCount>
{
    Func<Ratio, Ratio> credit = votes => votes, exhaust = votes => votes;

    /// <summary>A law of its own.</summary>
    protected GregoryLaw()
        : base(null) { }

    /// <summary>
    /// A law that amends another: what it declares takes the place of the clause of that number, all else stays as it is.
    /// </summary>
    /// <param name="amended">A rule set that moves papers at a value.</param>
    /// <exception cref="ArgumentException">It is of another family.</exception>
    protected GregoryLaw(Rule amended)
        : base(Of(amended)) => (credit, exhaust) = (Of(amended).credit, Of(amended).exhaust);

    static GregoryLaw Of(Rule amended) => amended?.Body as GregoryLaw
        ?? throw new ArgumentException($"{amended} does not move papers at a value.", nameof(amended));

    /// <summary>The Droop quota in whole votes: formal papers divided by one more than the seats, without any fraction, plus one.</summary>
    protected static Ratio Droop(GregoryCount count)
    {
        ArgumentNullException.ThrowIfNull(count);
        return Ratio.Of(count.Formal, count.Seats + 1).Down() + 1;
    }

    /// <summary>What becomes of fractions of a vote; a law without such a word is exact.</summary>
    /// <param name="credit">When papers × value is credited to a candidate.</param>
    /// <param name="exhaust">When papers × value is set aside as exhausted; null for the same.</param>
    protected void Fractions(Func<Ratio, Ratio> credit, Func<Ratio, Ratio>? exhaust = null) =>
        (this.credit, this.exhaust) = (credit, exhaust ?? credit);

    /// <inheritdoc/>
    internal sealed override CountMethod Method => CountMethod.Transfers;

    private protected sealed override bool Decides => true;

    /// <inheritdoc/>
    internal sealed override CountResult Count(CountRequest request)
    {
        var count = new GregoryCount(request, credit, exhaust, QuotaOf) { Doing = Sorting };
        count.FirstPreferences();
        count.Quota = count.QuotaNow();
        return count.Complete(() => Next(count));
    }
}
