using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Stv;

/// <summary>
/// A figure for every candidate, in blocks. Blocks in which nothing has changed are those of the tally before, so that many tallies
/// together take the room of what has changed. Immutable; <c>default</c> has nobody in it.
/// </summary>
internal readonly struct Tally : IEquatable<Tally>
{
    const int Bits = 6, Size = 1 << Bits;

    readonly Ratio[][]? blocks;

    Tally(Ratio[][] blocks) => this.blocks = blocks;

    /// <summary>The figures, candidate n at n − 1.</summary>
    /// <param name="figures">As they are now.</param>
    /// <param name="before">As they were before, of as many candidates; <c>default</c> for nothing to share.</param>
    public static Tally Of(ReadOnlySpan<Ratio> figures, Tally before = default)
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

    /// <summary>The same of a list that never changes, which need not be copied.</summary>
    public static Tally Of(ImmutableArray<Ratio> figures) => figures.IsDefault || figures.Length is 0 or > Size
        ? Of(figures.AsSpan())
        : new([ImmutableCollectionsMarshal.AsArray(figures)!]);

    /// <summary>Nobody is in it.</summary>
    public bool IsEmpty => blocks is null;

    /// <summary>How many candidates are in it.</summary>
    public int Count => blocks is null ? 0 : ((blocks.Length - 1) << Bits) + blocks[^1].Length;

    /// <summary>A candidate's figure.</summary>
    /// <param name="number">From 1.</param>
    public Ratio this[int number] => blocks![(number - 1) >> Bits][(number - 1) & (Size - 1)];

    /// <summary>These are the figures.</summary>
    public bool Is(ReadOnlySpan<Ratio> figures)
    {
        if (figures.Length != Count) return false;
        for (int i = 0; i < figures.Length; i += Size)
            if (!figures.Slice(i, Math.Min(Size, figures.Length - i)).SequenceEqual(blocks![i >> Bits])) return false;
        return true;
    }

    /// <summary>The same figures of as many candidates. Blocks that are shared are not looked at.</summary>
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

    /// <summary>The figures between brackets, of more than twenty the first.</summary>
    public override string ToString() => new EquatableArray<Ratio>([.. (blocks ?? []).SelectMany(block => block)]).ToString();

    /// <summary>All figures, candidate n at n − 1; put together anew where there is more than one block.</summary>
    public ImmutableArray<Ratio> All() => blocks switch
    {
        null => [],
        [var only] => ImmutableCollectionsMarshal.AsImmutableArray(only),
        _ => [.. blocks.SelectMany(block => block)],
    };

    /// <summary>
    /// Whose figures are not those of a tally before; everybody's where there is none. Blocks that are shared are not looked at.
    /// </summary>
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
