using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// The papers of one election, packed: rankings as marked, each with its number of papers. Immutable; any number of counts on
/// any number of threads may share one. Equal to another of the same candidates that holds the same rankings in the same order: the same
/// papers in whatever order are equal after <see cref="Sort"/>.
/// </summary>
/// <remarks>
/// A ranking is a run of codes. A code from 1 is the number of a candidate at the next rank; 0 announces a mark that is no plain
/// preference: <c>0 0</c> is a rank left blank, <c>0 n</c> is candidate n at the same rank as the candidate before, <c>0 65535</c> is a
/// rank at which several were marked and the source does not say who. A candidate
/// who is ranked more than once stands there as often. What such marks are worth is for <see cref="Rule.Admit"/>.
/// </remarks>
public sealed class Electorate : IEquatable<Electorate>
{
    /// <summary>The largest number of candidates.</summary>
    public const int MaxCandidates = ushort.MaxValue - 1;

    /// <summary>
    /// The code that announces a mark that is no plain preference: before a candidate, that they have the same rank as the candidate
    /// before; twice, that a rank was left blank.
    /// </summary>
    public const ushort Mark = 0;

    /// <summary>The code that follows <see cref="Mark"/> where several were marked at a rank and the source does not say who.</summary>
    public const ushort Overvote = ushort.MaxValue;

    internal readonly ushort[] Codes;
    internal readonly int[] Start;
    internal readonly long[] Weight;

    readonly Lock admitting = new();
    readonly Dictionary<MarkTerms, Admission> admitted = [];

    internal Electorate(ImmutableArray<Candidate> candidates, ushort[] codes, int[] start, long[] weight, long papers, long empty,
        bool ordered, bool marked)
    {
        (Candidates, Codes, Start, Weight) = (candidates, codes, start, weight);
        (Papers, Empty, Ordered, Marked) = (papers, empty, ordered, marked);
        Withdrawn = candidates.Any(c => c.Withdrawn);
    }

    /// <summary>Those who stand, in ballot-paper order: the candidate numbered n is at n − 1.</summary>
    public EquatableArray<Candidate> Candidates { get; }

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

    /// <summary>
    /// The same papers with their rankings in the order of the marks, so that those with a common beginning lie together and counts go
    /// through memory from one end to the other. Worth its time where an electorate is counted often or is large. No result depends on it.
    /// </summary>
    /// <returns>
    /// A new electorate in which equal rankings are merged, or this one where it stands so already. It is not <see cref="Ordered"/>.
    /// </returns>
    public Electorate Sort()
    {
        if (!Ordered && RankingOrder.Stands(this)) return this;
        var (codes, start, weight) = (new ushort[Codes.Length], new int[Rankings + 1], new long[Rankings]);
        int rankings = 0;
        foreach (int ranking in RankingOrder.Of(this))
        {
            var ballot = this[ranking];
            if (Ordered && rankings > 0 && ballot.Codes.SequenceEqual(codes.AsSpan(start[rankings - 1]..start[rankings])))
            {
                weight[rankings - 1] += ballot.Papers;
                continue;
            }
            ballot.Codes.CopyTo(codes.AsSpan(start[rankings]));
            weight[rankings++] = ballot.Papers;
            start[rankings] = start[rankings - 1] + ballot.Codes.Length;
        }
        if (rankings < Rankings) (codes, start, weight) = (codes[..start[rankings]], start[..(rankings + 1)], weight[..rankings]);
        return new(Candidates, codes, start, weight, Papers, Empty, ordered: false, Marked);
    }

    /// <inheritdoc/>
    public bool Equals(Electorate? other) => ReferenceEquals(this, other) || other is not null
        && (Papers, Empty, Ordered) == (other.Papers, other.Empty, other.Ordered) && Candidates == other.Candidates
        && Weight.AsSpan().SequenceEqual(other.Weight) && Start.AsSpan().SequenceEqual(other.Start)
        && Codes.AsSpan().SequenceEqual(other.Codes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Electorate);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Papers, Empty, Ordered, Rankings, Candidates.Length);

    /// <summary>How many candidates, papers and rankings there are.</summary>
    public override string ToString() =>
        $"{Candidates.Length} candidates, {Papers} papers in {Rankings} rankings{(Ordered ? ", in order" : "")}"
        + (Empty > 0 ? $", {Empty} empty" : "");

    /// <summary>The same papers, and those of another electorate of the same candidates.</summary>
    internal Electorate With(Electorate more)
    {
        var builder = new ElectorateBuilder(Candidates.Length, Ordered);
        foreach (var one in (Electorate[])[this, more])
        {
            if (one.Empty > 0) builder.Add(one.Empty);
            for (int i = 0; i < one.Rankings; i++) builder.AddCodes(one[i].Papers, one[i].Codes);
        }
        return builder.Build(Candidates);
    }

    /// <summary>What a rule admits: worked out once for all counts, as rules that judge marks alike admit the same.</summary>
    internal Admission Admit(MarkTerms terms)
    {
        lock (admitting)
        {
            if (!admitted.TryGetValue(terms, out var admission)) admitted.Add(terms, admission = Formality.Admit(terms, this));
            return admission;
        }
    }

    Electorate With(IEnumerable<int> numbers, Func<Candidate, Candidate> changed)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var register = ((ImmutableArray<Candidate>)Candidates).ToBuilder();
        foreach (int number in numbers)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(numbers));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, register.Count, nameof(numbers));
            register[number - 1] = changed(register[number - 1]);
        }
        return new(register.ToImmutable(), Codes, Start, Weight, Papers, Empty, Ordered, Marked);
    }
}
