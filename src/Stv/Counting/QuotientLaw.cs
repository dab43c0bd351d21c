using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// A law by quotients, such as Woodall's QPQ: whoever has the highest is elected, and the papers that did it weigh less from then on.
/// Immutable once it is in use, and then safe to share between threads.
/// </summary>
[Experimental(Preview.Id)]
public abstract class QuotientLaw : Law<QuotientCount>
{
    Func<Ratio, Ratio, Ratio>? quotient;

    /// <summary>A law of its own.</summary>
    protected QuotientLaw()
        : base(null) { }

    /// <summary>
    /// A law that amends another: what it declares takes the place of the clause of that number, all else stays as it is.
    /// </summary>
    /// <param name="amended">A rule set by quotients.</param>
    /// <exception cref="ArgumentException">It is of another family.</exception>
    protected QuotientLaw(Rule amended)
        : base(Of(amended)) => quotient = Of(amended).quotient;

    static QuotientLaw Of(Rule amended) => amended?.Body as QuotientLaw
        ?? throw new ArgumentException($"{amended} does not count by quotients.", nameof(amended));

    /// <summary>What a candidate's quotient is.</summary>
    /// <param name="number">Its number in the law.</param>
    /// <param name="words">What it says, in our words.</param>
    /// <param name="quotient">The quotient, from the papers with a candidate and the number of candidates that these have elected.</param>
    protected void Quotient(string number, string words, Func<Ratio, Ratio, Ratio> quotient)
    {
        Clause(number, words);
        this.quotient = quotient;
    }

    private protected sealed override string? Lacks() => base.Lacks() ?? (quotient is null ? "what a quotient is" : null);

    /// <inheritdoc/>
    internal sealed override CountMethod Method => CountMethod.Quotients;

    /// <inheritdoc/>
    internal sealed override CountResult Count(CountRequest request)
    {
        var count = new QuotientCount(request, quotient!, QuotaOf) { Doing = Sorting };
        count.Begin();
        return count.Complete(() => Next(count));
    }
}
