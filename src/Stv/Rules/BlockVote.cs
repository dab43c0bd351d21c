namespace Stv;

/// <summary>
/// Block vote, also called multiple non-transferable vote: the system by which members of the Labour Party filled places on its
/// National Executive Committee until 2018. On rankings, so that the same papers can be counted both ways.
/// </summary>
internal sealed class BlockVote : BlockLaw
{
    public BlockVote()
    {
        // The order among the first few does not matter, but where they end must be clear.
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);

        Sort("1", "Each paper gives one vote to each of the first candidates it ranks, as many as there are places.");

        var most = Tie("2", "The candidates with most votes are elected. Of equals for the last place, by lot.", Ties.Lot);

        // Those for whom there are places enough, else one of the equals.
        Elect(most, count => count.AllHighest(count.Continuing) is var highest && highest.Count <= count.Vacancies
            ? highest : [count.Highest(highest, most)]);
    }
}
