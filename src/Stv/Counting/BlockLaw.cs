namespace Stv;

/// <summary>A law by which a paper gives a whole vote to each of its first few preferences, as many as there are seats.</summary>
internal abstract class BlockLaw : Law<BlockCount>
{
    private protected BlockLaw()
        : base(null) { }

    /// <inheritdoc/>
    internal sealed override long VotesPerPaper(int seats) => seats;

    private protected sealed override bool HasQuota => false;

    /// <inheritdoc/>
    internal sealed override CountMethod Method => CountMethod.Block;

    /// <inheritdoc/>
    internal sealed override CountResult Count(CountOrder order)
    {
        var count = new BlockCount(order) { Doing = Sorting };
        count.VoteForFirst(count.Seats);
        return count.Complete(() => Next(count));
    }
}
