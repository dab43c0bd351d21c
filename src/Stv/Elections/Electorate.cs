using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// The papers of one election, packed: rankings as marked, each with its number of papers. Immutable; any number of counts on
/// any number of threads may share one.
/// </summary>
/// <remarks>
/// A ranking is a run of codes. A code from 1 is the number of a candidate at the next rank; 0 announces a mark that is no plain
/// preference: <c>0 0</c> is a rank left blank, <c>0 n</c> is candidate n at the same rank as the candidate before. A candidate
/// who is ranked more than once stands there as often. What such marks are worth is for <see cref="Rule.Admit"/>.
/// </remarks>
public sealed class Electorate
{
    /// <summary>The largest number of candidates.</summary>
    public const int MaxCandidates = ushort.MaxValue;

    /// <summary>The code that announces a mark.</summary>
    internal const ushort Mark = 0;

    internal readonly ushort[] Codes;
    internal readonly int[] Start;
    internal readonly long[] Weight;

    internal Electorate(ImmutableArray<Candidate> candidates, ushort[] codes, int[] start, long[] weight, long papers, long empty, bool ordered, bool marked)
    {
        (Candidates, Codes, Start, Weight) = (candidates, codes, start, weight);
        (Papers, Empty, Ordered, Marked) = (papers, empty, ordered, marked);
        Withdrawn = candidates.Any(c => c.Withdrawn);
    }

    /// <summary>Those who stand, in ballot-paper order: the candidate numbered n is at n − 1.</summary>
    public ImmutableArray<Candidate> Candidates { get; }

    /// <summary>Papers that carry a mark of any kind; at most 2⁶³−1.</summary>
    public long Papers { get; }

    /// <summary>Papers without any mark. They are counted apart and have no ranking here.</summary>
    public long Empty { get; }

    /// <summary>Rankings held: distinct ones, or one for each ballot read if <see cref="Ordered"/>.</summary>
    public int Rankings => Weight.Length;

    /// <summary>Ballots stand in the order read and none have been merged.</summary>
    public bool Ordered { get; }

    /// <summary>Some ranking has equal or blank ranks or a candidate more than once.</summary>
    public bool Marked { get; }

    /// <summary>Some candidate has withdrawn.</summary>
    public bool Withdrawn { get; }

    /// <summary>A ranking with its number of papers.</summary>
    /// <param name="index">From 0 to <see cref="Rankings"/> − 1.</param>
    public Ballot this[int index] => new(Weight[index], Codes.AsSpan(Start[index]..Start[index + 1]));

    /// <summary>The same papers with more candidates withdrawn. The papers themselves are shared, not copied.</summary>
    /// <param name="numbers">The numbers of those who withdraw.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not a candidate's.</exception>
    public Electorate Withdraw(params IEnumerable<int> numbers) => With(numbers, candidate => candidate with { Withdrawn = true });

    /// <summary>The same papers with more candidates guarded against exclusion. The papers themselves are shared, not copied.</summary>
    /// <param name="numbers">The numbers of those who are guarded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not a candidate's.</exception>
    public Electorate Guard(params IEnumerable<int> numbers) => With(numbers, candidate => candidate with { Guarded = true });

    Electorate With(IEnumerable<int> numbers, Func<Candidate, Candidate> changed)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var register = Candidates.ToBuilder();
        foreach (int number in numbers)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(numbers));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, register.Count, nameof(numbers));
            register[number - 1] = changed(register[number - 1]);
        }
        return new(register.ToImmutable(), Codes, Start, Weight, Papers, Empty, Ordered, Marked);
    }
}
