namespace Stv;

/// <summary>A law that moves papers at a value.</summary>
internal abstract class GregoryLaw : Law<GregoryCount>
{
    Func<Ratio, Ratio> credit = votes => votes, exhaust = votes => votes;

    /// <summary>The Droop quota in whole votes: formal papers divided by one more than the seats, without any fraction, plus one.</summary>
    protected static Ratio Droop(GregoryCount count) => Ratio.Of(count.Formal, count.Seats + 1).Down() + 1;

    /// <summary>What becomes of fractions of a vote; a law without such a word is exact.</summary>
    /// <param name="credit">When papers × value is credited to a candidate.</param>
    /// <param name="exhaust">When papers × value is set aside as exhausted; null for the same.</param>
    protected void Fractions(Func<Ratio, Ratio> credit, Func<Ratio, Ratio>? exhaust = null) => (this.credit, this.exhaust) = (credit, exhaust ?? credit);

    /// <inheritdoc/>
    public sealed override CountResult Count(CountOrder order)
    {
        using var count = new GregoryCount(order, credit, exhaust) { Doing = Sorting };
        count.Quota = QuotaOf(count);
        count.FirstPreferences();
        return count.Complete(() => Next(count));
    }
}
