using System.Collections;
using System.Runtime.CompilerServices;

namespace Stv;

/// <summary>
/// A figure for every candidate, such as their votes at a stage: <c>votes[3]</c> is candidate 3's. Made by a collection expression such as
/// <c>[10, 5.5m]</c>, candidate 1 first. Equal to another with the same figures of as many candidates. Immutable; safe to share between
/// threads; <c>default</c> has nobody in it.
/// </summary>
/// <remarks>
/// The stages of a count share what has not changed between them: figures stand in blocks, and many tallies together take the room of the
/// blocks that changed.
/// </remarks>
[CollectionBuilder(typeof(Tally), nameof(Of))]
public readonly struct Tally : IEquatable<Tally>, IReadOnlyCollection<Ratio>
{
    const int Bits = 6, Size = 1 << Bits;

    readonly Ratio[][]? blocks;

    Tally(Ratio[][] blocks) => this.blocks = blocks;

    /// <summary>The figures of candidates 1, 2 and so on.</summary>
    /// <param name="figures">One for each candidate; empty for nobody.</param>
    public static Tally Of(ReadOnlySpan<Ratio> figures) => Of(figures, default);

    /// <summary>The figures of candidates 1, 2 and so on, sharing with a tally before what has not changed.</summary>
    /// <param name="figures">One for each candidate; empty for nobody.</param>
    /// <param name="before">Those before; empty for nothing to share.</param>
    public static Tally Of(ReadOnlySpan<Ratio> figures, Tally before)
    {
        if (figures.IsEmpty) return default;
        var blocks = new Ratio[(figures.Length + Size - 1) >> Bits][];
        bool changed = before.blocks?.Length != blocks.Length;
        for (int i = 0; i < blocks.Length; i++)
        {
            var these = figures.Slice(i << Bits, Math.Min(Size, figures.Length - (i << Bits)));
            bool same = before.blocks is { } others && i < others.Length && these.SequenceEqual(others[i]);
            blocks[i] = same ? before.blocks![i] : these.ToArray();
            changed |= !same;
        }
        return changed ? new(blocks) : before;
    }

    /// <summary>Nobody is in it.</summary>
    public bool IsEmpty => blocks is null;

    /// <summary>How many candidates are in it.</summary>
    public int Count => blocks is null ? 0 : ((blocks.Length - 1) << Bits) + blocks[^1].Length;

    /// <summary>A candidate's figure.</summary>
    /// <param name="number">The candidate's number, from 1 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has it.</exception>
    public Ratio this[int number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Count);
            return blocks![(number - 1) >> Bits][(number - 1) & (Size - 1)];
        }
    }

    /// <summary>The figures in the candidates' order.</summary>
    public IEnumerator<Ratio> GetEnumerator() => (blocks ?? []).SelectMany(block => block).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>These are the figures.</summary>
    internal bool Is(ReadOnlySpan<Ratio> figures)
    {
        if (figures.Length != Count) return false;
        for (int i = 0; i < figures.Length; i += Size)
            if (!figures.Slice(i, Math.Min(Size, figures.Length - i)).SequenceEqual(blocks![i >> Bits])) return false;
        return true;
    }

    /// <summary>The same figures of as many candidates. Blocks that are shared are not looked at.</summary>
    /// <param name="other">Another tally.</param>
    public bool Equals(Tally other)
    {
        if (Count != other.Count) return false;
        for (int i = 0; i < blocks?.Length; i++)
            if (blocks[i] != other.blocks![i] && !blocks[i].AsSpan().SequenceEqual(other.blocks[i])) return false;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tally other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => blocks is null ? 0 : HashCode.Combine(Count, this[1], this[Count]);

    /// <summary>Whether two have the same figures of as many candidates.</summary>
    public static bool operator ==(Tally left, Tally right) => left.Equals(right);

    /// <summary>Whether two differ in a figure or in how many candidates they have.</summary>
    public static bool operator !=(Tally left, Tally right) => !left.Equals(right);

    /// <summary>The figures between brackets, of more than twenty the first.</summary>
    public override string ToString() => new EquatableArray<Ratio>([.. this]).ToString();

    /// <summary>
    /// Whose figures are not those of a tally before; everybody's where there is none. Blocks that are shared are not looked at.
    /// </summary>
    /// <param name="before">The tally to compare with.</param>
    /// <returns>Candidates' numbers, the lowest first.</returns>
    public IEnumerable<int> Since(Tally before)
    {
        for (int i = 0; i < blocks?.Length; i++)
        {
            var (now, then) = (blocks[i], i < before.blocks?.Length ? before.blocks[i] : []);
            if (now == then) continue;
            for (int k = 0; k < now.Length; k++)
                if (k >= then.Length || now[k] != then[k]) yield return (i << Bits) + k + 1;
        }
    }
}
