using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stv;

/// <summary>
/// A list that never changes and is equal to another by what is in it: the same items in the same order. Made by a collection expression
/// such as <c>[1, 2]</c>, or from an <see cref="ImmutableArray{T}"/>, into which it turns again without being copied. Immutable; as safe to
/// share between threads as its items; <c>default</c> is empty.
/// </summary>
/// <typeparam name="T">What is in it, compared by its own equality.</typeparam>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    const int MostShown = 20;

    readonly T[]? items;

    internal EquatableArray(T[]? items) => this.items = items;

    /// <summary>How many items there are.</summary>
    public int Length => items?.Length ?? 0;

    /// <summary>There are none.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>An item.</summary>
    /// <param name="index">From 0 to <see cref="Length"/> − 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such item.</exception>
    public T this[int index] => (items ?? [])[index];

    /// <summary>The items, not copied.</summary>
    public ReadOnlySpan<T> AsSpan() => items;

    /// <summary>Where an item stands first, from 0; −1 where it does not.</summary>
    /// <param name="item">What is looked for.</param>
    public int IndexOf(T item) => Array.IndexOf(items ?? [], item);

    /// <summary>Whether an item stands in it.</summary>
    /// <param name="item">What is looked for.</param>
    public bool Contains(T item) => IndexOf(item) >= 0;

    /// <summary>Some of the items one after another, for ranges such as <c>list[1..]</c>.</summary>
    /// <param name="start">From which on, counted from 0.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public EquatableArray<T> Slice(int start, int length) => new(AsSpan().Slice(start, length).ToArray());

    /// <summary>The items, for <c>foreach</c>.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => ((ImmutableArray<T>)this).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) =>
        (items ?? []) == (other.items ?? []) || AsSpan().SequenceEqual(other.AsSpan(), EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in this) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>The items between brackets, such as <c>[1, 2]</c>; of more than twenty the first, and how many there are.</summary>
    public override string ToString()
    {
        string shown = string.Join(", ", (items ?? []).Take(MostShown));
        return Length > MostShown ? $"[{shown}, … {Length} in all]" : $"[{shown}]";
    }

    /// <summary>The same items in the same order.</summary>
    public static bool operator ==(EquatableArray<T> a, EquatableArray<T> b) => a.Equals(b);

    /// <summary>Not the same items in the same order.</summary>
    public static bool operator !=(EquatableArray<T> a, EquatableArray<T> b) => !a.Equals(b);

    /// <summary>The same items, not copied; none where the other was never made.</summary>
    public static implicit operator EquatableArray<T>(ImmutableArray<T> items) => new(ImmutableCollectionsMarshal.AsArray(items));

    /// <summary>The same items, not copied.</summary>
    public static implicit operator ImmutableArray<T>(EquatableArray<T> items) =>
        ImmutableCollectionsMarshal.AsImmutableArray(items.items ?? []);

    int IReadOnlyCollection<T>.Count => Length;

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (items ?? []).GetEnumerator();
}

/// <summary>Makes lists that never change.</summary>
public static class EquatableArray
{
    /// <summary>A list of the items, which are copied.</summary>
    /// <param name="items">What is to be in it, in order.</param>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
