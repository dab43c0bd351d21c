namespace Stv;

/// <summary>A law by quotients.</summary>
internal abstract class QuotientLaw : Law<QuotientCount>
{
    Func<Ratio, Ratio, Ratio>? quotient;

    private protected QuotientLaw()
        : base(null) { }

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
    internal sealed override CountResult Count(CountOrder order)
    {
        var count = new QuotientCount(order, quotient!, QuotaOf) { Doing = Sorting };
        count.Begin();
        return count.Complete(() => Next(count));
    }
}
