using System.Collections.Immutable;

namespace Stv;

/// <summary>Candidates who stand together, and the voters who support them. A candidate by himself is a slate of one. Immutable.</summary>
/// <param name="Name">What it is called; no two slates alike.</param>
/// <param name="Share">Its supporters, in proportion to those of other slates; from 0.</param>
/// <param name="Candidates">The numbers of its candidates; at least one.</param>
/// <param name="Strengths">One for each of them, from 1: within the slate a preference falls on each in proportion to it.</param>
public sealed record Slate(string Name, int Share, ImmutableArray<int> Candidates, ImmutableArray<int> Strengths)
{
    /// <summary>
    /// How likely each preference of a supporter stays within the slate while it has candidates left, from 0 to 1. The others cross over
    /// during the slate: one preference goes elsewhere, and the next is drawn likewise.
    /// </summary>
    public Ratio Loyalty { get; init; } = 1;

    /// <summary>
    /// How likely a supporter who has ranked the whole slate goes on to others, from 0 to 1; who does not ends the paper there.
    /// </summary>
    public Ratio Crossover { get; init; } = 1;

    /// <summary>
    /// Where preferences outside the slate go: a weight from 0 for every slate in the order of the model (the slate's own is not looked
    /// at), shared among its candidates by their strengths. Nobody of a slate with 0 is ever ranked. Empty: the shares of the slates.
    /// </summary>
    public ImmutableArray<int> Affinities { get; init; } = [];

    /// <summary>
    /// The order in which the slate asks its supporters to rank it: none; one order, the same everywhere; or an order for each region.
    /// Each has every candidate of the slate once.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Orders { get; init; } = [];

    /// <summary>
    /// How likely a supporter ranks the slate in the order asked for, from 0 to 1, instead of by strengths. It has no effect without
    /// <see cref="Orders"/>.
    /// </summary>
    public Ratio Compliance { get; init; } = 1;

    /// <summary>
    /// An order rotated: the first list is the order itself, the second begins with its second, and so on in a circle. As
    /// <see cref="Orders"/> they put each candidate first in as many regions as any other, where there are as many regions as candidates.
    /// </summary>
    /// <param name="order">Candidates' numbers.</param>
    /// <param name="regions">How many lists; from 1.</param>
    /// <exception cref="ArgumentException">The order is empty, or there are fewer than one list.</exception>
    public static ImmutableArray<ImmutableArray<int>> Rotations(ImmutableArray<int> order, int regions)
    {
        Require.NotEmpty(nameof(order), order);
        Require.Number(nameof(regions), regions, 1, int.MaxValue);
        return [.. Enumerable.Range(0, regions).Select(shift => Rotated(shift % order.Length))];

        ImmutableArray<int> Rotated(int shift) => [.. order[shift..], .. order[..shift]];
    }
}

/// <summary>A part of the electorate. Immutable.</summary>
/// <param name="Name">What it is called; no two regions alike.</param>
/// <param name="Share">Its voters, in proportion to those of other regions; from 0.</param>
public sealed record Region(string Name, int Share)
{
    /// <summary>The shares of the slates here, in the order of the model; empty where they are those of the slates.</summary>
    public ImmutableArray<int> SlateShares { get; init; } = [];

    /// <summary>
    /// The strengths of all candidates here, that of the candidate numbered n at n − 1; empty where they are those of the slates. So a
    /// candidate may be stronger at home.
    /// </summary>
    public ImmutableArray<int> Strengths { get; init; } = [];
}
