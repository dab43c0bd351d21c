using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stv;

/// <summary>
/// Candidates drawn one after another without being put back, each draw with chances in proportion to the weights of those left. Mutable;
/// for
/// one thread.
/// </summary>
internal sealed class Urn
{
    /// <summary>The largest sum of weights.</summary>
    public const int MaxWeight = 1 << 30;

    readonly ushort[] candidates;
    readonly int[] weights;

    // Sums of weights up to and with each candidate, eight to a vector; the last is filled up with numbers above every ticket.
    readonly Vector256<int>[] full, sums;
    readonly int all;
    int left;

    /// <param name="candidates">The numbers of the candidates.</param>
    /// <param name="weights">As many, from 1; their sum at most <see cref="MaxWeight"/>.</param>
    public Urn(ReadOnlySpan<ushort> candidates, ReadOnlySpan<int> weights)
    {
        (this.candidates, this.weights) = (candidates.ToArray(), weights.ToArray());
        int vectors = (candidates.Length + Vector256<int>.Count - 1) / Vector256<int>.Count;
        (full, sums) = (new Vector256<int>[vectors], new Vector256<int>[vectors]);
        var places = MemoryMarshal.Cast<Vector256<int>, int>(full.AsSpan());
        places.Fill(int.MaxValue);
        for (int i = 0; i < weights.Length; i++) places[i] = all += weights[i];
    }

    Urn(Urn like)
    {
        (candidates, weights, full, all) = (like.candidates, like.weights, like.full, like.all);
        sums = new Vector256<int>[full.Length];
    }

    /// <summary>How many are in it when it is full.</summary>
    public int Count => candidates.Length;

    /// <summary>All have been drawn.</summary>
    public bool IsEmpty => left == 0;

    /// <summary>Another urn with the same candidates, for another thread.</summary>
    public Urn Copy() => new(this);

    /// <summary>Puts everybody in.</summary>
    public void Fill()
    {
        full.CopyTo(sums.AsSpan());
        left = all;
    }

    /// <summary>Draws somebody; the urn must not be empty.</summary>
    public ushort Draw(ref Xoshiro random)
    {
        // The one drawn is the first whose sum is above the ticket: as many sums are not. Every sum from there on loses the weight.
        var ticket = Vector256.Create((int)random.Below((uint)left));
        var sums = this.sums.AsSpan();
        int drawn = 0;
        foreach (var eight in sums) drawn += BitOperations.PopCount(Vector256.LessThanOrEqual(eight, ticket).ExtractMostSignificantBits());

        int weight = weights[drawn];
        left -= weight;
        var lost = Vector256.Create(weight);
        foreach (ref var eight in sums) eight -= Vector256.GreaterThan(eight, ticket) & lost;
        return candidates[drawn];
    }
}
