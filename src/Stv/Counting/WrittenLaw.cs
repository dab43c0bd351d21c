namespace Stv;

/// <summary>A law of which only the words are known: that of a result that was read. It counts nothing.</summary>
internal sealed class WrittenLaw : Law
{
    /// <param name="clauses">Its clauses in the order of doing, no number twice.</param>
    /// <param name="quota">The number of the one that gives the quota; null where there is none.</param>
    /// <param name="method">How counts by it work.</param>
    public WrittenLaw(IEnumerable<(string Number, string Text)> clauses, string? quota, CountMethod method)
        : base(null)
    {
        Method = method;
        foreach (var (number, text) in clauses) Clause(number, text);
        QuotaClause = Clauses.FirstOrDefault(clause => clause.Number == quota);
    }

    /// <inheritdoc/>
    internal override CountMethod Method { get; }

    /// <inheritdoc/>
    internal override CountResult Count(CountOrder order) =>
        throw new CountRefusedException($"Of {order.Rule} only the words are known, from a result: they cannot count.");

    private protected override string? Lacks() => null;
}
