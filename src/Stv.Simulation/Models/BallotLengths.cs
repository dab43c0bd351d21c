using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// How many preferences papers carry: a weight for every length. A paper may end sooner where its model has nobody left to rank.
/// Immutable; safe to share between threads.
/// </summary>
public sealed class BallotLengths
{
    readonly Alias? alias;

    BallotLengths(ImmutableArray<int> weights, Alias? alias) => (Weights, this.alias) = (weights, alias);

    /// <summary>Every paper ranks everybody its model can rank.</summary>
    public static BallotLengths Full { get; } = new([], null);

    /// <summary>Weights for lengths 1, 2, 3, …: the first is for papers with one preference.</summary>
    /// <param name="weights">From 0; some above it; their sum at most 2³⁰.</param>
    /// <exception cref="ArgumentException">A weight or their sum is out of range.</exception>
    public static BallotLengths Of(params IEnumerable<int> weights)
    {
        ImmutableArray<int> given = [.. weights];
        Require.Weights("lengths", given, given.Length, "length", 0);
        while (given[^1] == 0) given = given.RemoveAt(given.Length - 1);
        return new(given, new([.. given.Select(weight => (long)weight)]));
    }

    /// <summary>The weights of lengths 1, 2, …, the last of them above 0; empty for <see cref="Full"/>.</summary>
    public ImmutableArray<int> Weights { get; }

    /// <summary>Refuses lengths that no paper can have.</summary>
    internal void Check(int candidates)
    {
        if (Weights.Length > candidates)
        {
            throw new ParameterException(
                "lengths", $"expected at most {candidates} weights, since there are as many candidates, found {Weights.Length}");
        }
    }

    internal int Draw(ref Xoshiro random, int candidates) => alias is null ? candidates : alias.Draw(ref random) + 1;
}
