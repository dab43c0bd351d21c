using System.Buffers;

namespace Stv;

/// <summary>
/// A list in rented memory, which goes back when the count is done, so that a count leaves nothing behind but its result.
/// </summary>
internal sealed class Scratch<T> : IDisposable
{
    T[] items = ArrayPool<T>.Shared.Rent(16);

    /// <summary>How many items it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The items; not to be kept over an addition.</summary>
    public Span<T> Items => items.AsSpan(0, Count);

    /// <summary>Puts an item at the end.</summary>
    public void Add(in T item)
    {
        if (Count == items.Length)
        {
            var larger = ArrayPool<T>.Shared.Rent(2 * Count);
            Items.CopyTo(larger);
            Return();
            items = larger;
        }
        items[Count++] = item;
    }

    /// <summary>Takes out all items.</summary>
    public void Clear() => Count = 0;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Return();
        (items, Count) = ([], 0);
    }

    void Return() => ArrayPool<T>.Shared.Return(items, clearArray: true);
}
