namespace Stv;

/// <summary>
/// Draws one of many with chances in exact proportion to whole weights, in constant time: Walker's alias method (1977) as Vose (1991)
/// sets it up. Immutable.
/// </summary>
internal sealed class Alias
{
    // Column i of n holds its own item up to a height, and another above it; every column is as high as all weights together.
    readonly ulong[] own;
    readonly int[] other;
    readonly ulong height;

    /// <param name="weights">Not negative, some positive, their sum at most 2⁶³−1.</param>
    public Alias(params ReadOnlySpan<long> weights)
    {
        (own, other) = (new ulong[weights.Length], new int[weights.Length]);
        foreach (long weight in weights) height += (ulong)weight;

        var rest = new UInt128[weights.Length];
        int[] under = new int[weights.Length], over = new int[weights.Length];
        int unders = 0, overs = 0;
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = (UInt128)(ulong)weights[i] * (uint)weights.Length;
            if (rest[i] < height) under[unders++] = i;
            else over[overs++] = i;
        }
        while (unders > 0)
        {
            int low = under[--unders], high = over[overs - 1];
            (own[low], other[low]) = ((ulong)rest[low], high);
            rest[high] -= height - rest[low];
            if (rest[high] >= height) continue;
            overs--;
            under[unders++] = high;
        }
        // What is left fills its column exactly.
        while (overs > 0) own[over[--overs]] = height;
    }

    /// <summary>The place of the one drawn, from 0.</summary>
    public int Draw(ref Xoshiro random)
    {
        int column = (int)random.Below((uint)own.Length);
        return random.Below(height) < own[column] ? column : other[column];
    }
}
