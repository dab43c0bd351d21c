using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// A law by which a paper gives a whole vote to each of its first few preferences, as many as there are seats. Immutable once it is in use,
/// and then safe to share between threads.
/// </summary>
[Experimental(Preview.Id)]
public abstract class BlockLaw : Law<BlockCount>
{
    /// <summary>A law of its own.</summary>
    protected BlockLaw()
        : base(null) { }

    /// <summary>
    /// A law that amends another: what it declares takes the place of the clause of that number, all else stays as it is.
    /// </summary>
    /// <param name="amended">A rule set by which papers give several whole votes.</param>
    /// <exception cref="ArgumentException">It is of another family.</exception>
    protected BlockLaw(Rule amended)
        : base(amended?.Body as BlockLaw
            ?? throw new ArgumentException($"{amended} does not give several votes to a paper.", nameof(amended)))
    { }

    /// <inheritdoc/>
    internal sealed override long VotesPerPaper(int seats) => seats;

    private protected sealed override bool HasQuota => false;

    /// <inheritdoc/>
    internal sealed override CountMethod Method => CountMethod.Block;

    /// <inheritdoc/>
    internal sealed override CountResult Count(CountRequest request)
    {
        var count = new BlockCount(request) { Doing = Sorting };
        count.VoteForFirst(count.Seats);
        return count.Complete(() => Next(count));
    }
}
