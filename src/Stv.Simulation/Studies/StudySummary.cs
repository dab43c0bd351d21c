using System.Collections.Immutable;
using System.Numerics;

namespace Stv;

/// <summary>A mean with its confidence interval.</summary>
/// <param name="Mean">The mean, exactly.</param>
/// <param name="HalfWidth">
/// Half the interval that holds the true mean in 95 of 100 such studies of many elections, by the normal distribution, to four places
/// rounded
/// up: 1.96 × the standard deviation ÷ the square root of the number. 0 for fewer than two, and where no observation differs.
/// </param>
public readonly record struct Estimate(Ratio Mean, Ratio HalfWidth)
{
    /// <summary>The estimate from a number of observations, their sum and the sum of their squares.</summary>
    internal static Estimate Of(long number, long sum, long squares)
    {
        if (number == 0) return default;
        var mean = Ratio.Of(sum, number);
        if (number == 1) return new(mean, 0);
        // In units of 0.0001, squared: 1.96² × 10⁸ × the variance of the mean.
        var above = 384_160_000 * ((BigInteger)number * squares - (BigInteger)sum * sum);
        if (above.IsZero) return new(mean, 0);
        // The least whole number whose square is not below it.
        return new(mean, Ratio.Of(Root((above - 1) / ((BigInteger)number * number * (number - 1))) + 1, 10_000));
    }

    /// <summary>The square root, rounded down, by Newton's method from above.</summary>
    static BigInteger Root(BigInteger square)
    {
        if (square.IsZero) return 0;
        var root = BigInteger.One << (int)(square.GetBitLength() / 2 + 1);
        while (true)
        {
            var next = (root + square / root) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }
}

/// <summary>What came of an advice under a rule set. Immutable.</summary>
/// <param name="Advice">The advice.</param>
/// <param name="Rule">The rule set.</param>
/// <param name="Elections">How many elections were counted.</param>
/// <param name="Elected">Candidates of the slate elected in an election.</param>
/// <param name="Gain">
/// The same less what the slate gets by <see cref="SlateAdvice.OneOrder"/> in the same election. Both are drawn from the same support, and
/// where both give an order from the same chances, so that this is known more closely than the two means.
/// </param>
/// <param name="Distribution">In how many elections none of the slate was elected, one, two and so on up to all.</param>
public sealed record StudyCell(SlateAdvice Advice, Rule Rule, long Elections, Estimate Elected, Estimate Gain,
    ImmutableArray<long> Distribution)
{
    /// <inheritdoc/>
    public bool Equals(StudyCell? other) => other is not null
        && (Advice, Rule, Elections, Elected, Gain) == (other.Advice, other.Rule, other.Elections, other.Elected, other.Gain)
        && Distribution.SequenceEqual(other.Distribution);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Advice, Rule, Elections, Elected, Gain);
}

/// <summary>Gathers the outcomes of a study. Mutable; not safe for use by several threads.</summary>
/// <param name="study">The study.</param>
public sealed class StudySummary(SlateStudy study)
{
    readonly long[] sum = new long[study.Advices.Length * study.Rules.Length],
        squares = new long[study.Advices.Length * study.Rules.Length];
    readonly long[] gain = new long[study.Advices.Length * study.Rules.Length],
        gainSquares = new long[study.Advices.Length * study.Rules.Length];
    readonly long[][] distribution = [.. Enumerable.Range(0,
        study.Advices.Length * study.Rules.Length).Select(_ => new long[study.Members.Length + 1])];

    /// <summary>The elections gathered.</summary>
    public long Elections { get; private set; }

    /// <summary>Adds the outcome of an election.</summary>
    /// <param name="outcome">An outcome of this study.</param>
    public void Add(StudyOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        int rules = study.Rules.Length;
        long[] elected = [.. outcome.Elected.Select(who => (long)study.OfSlate(who))];
        for (int i = 0; i < elected.Length; i++)
        {
            long more = elected[i] - elected[study.Advices.IndexOf(SlateAdvice.OneOrder) * rules + i % rules];
            sum[i] += elected[i];
            squares[i] += elected[i] * elected[i];
            gain[i] += more;
            gainSquares[i] += more * more;
            distribution[i][elected[i]]++;
        }
        Elections++;
    }

    /// <summary>What came of each advice, rule by rule.</summary>
    public IEnumerable<StudyCell> Cells =>
        from r in Enumerable.Range(0, study.Rules.Length)
        from a in Enumerable.Range(0, study.Advices.Length)
        let i = a * study.Rules.Length + r
        select new StudyCell(
            study.Advices[a], study.Rules[r], Elections, Estimate.Of(Elections, sum[i], squares[i]),
                Estimate.Of(Elections, gain[i], gainSquares[i]),
            [.. distribution[i]]);
}
