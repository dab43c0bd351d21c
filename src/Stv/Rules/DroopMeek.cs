namespace Stv;

/// <summary>Meek's and Warren's methods with the parameters of Droop, J. Lundell's counting program.</summary>
internal class DroopMeek : MeekLaw
{
    /// <summary>Plain fixed point.</summary>
    public static Precision NinePlaces { get; } = new(9);

    /// <summary>Eighteen places and guard digits.</summary>
    public static Precision QuasiExact { get; } = new(18, 9, Ratio.Of(1, 2_000_000_000_000_000_000));

    /// <param name="precision">How it computes.</param>
    /// <param name="omega">A total surplus that small is none.</param>
    /// <param name="amount">Warren: an elected candidate keeps an amount of each paper, not a part of it.</param>
    public DroopMeek(Precision precision, Ratio omega, bool amount = false)
        : base(precision, amount ? Keeping.Amount : Keeping.BothDown, Sharing.Apart)
    {
        bool quasiExact = precision.QuasiExact;

        Marks(equalRank: AtMark.Shared, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);

        Sort("share", "Each paper has a weight of one. " + (amount
            ? "Every candidate ranked, in order, takes as much as the keep factor, or what is left if that is less."
            : "Every candidate ranked, in order, takes the weight times the keep factor, and the weight times the rest "
                + "of the factor goes on; "
                + "both are cut off."));

        Quota("quota", "The quota is the votes of all candidates divided by one more than the seats"
            + (quasiExact ? "." : ", cut off after nine decimal places, plus 0.000000001."), QuotaOfVotes);

        Elect("elect", $"A hopeful candidate whose votes {(quasiExact ? "exceed" : "equal or exceed")} the quota is elected.", Electable);

        Throughout("end", "When no more candidates continue than seats are vacant, they are elected.", JustEnough);

        var tie = Tie("tie", """
            Those who have no more than the total surplus beyond the fewest votes are tied: the one is defeated who stands first in an
            order drawn before the count.
            """, Ties.Lot);

        When("omega", "When the total surplus is small enough, or falls no more, the candidate with the fewest votes is defeated.",
            count => Precision.Compare(count.Balance(), omega) <= 0
                || count.SurplusBefore is { } before && Precision.Compare(count.Balance(), before) >= 0,
            count => count.Exclude(count.Lowest(Ratio.Max(0, count.Balance() + Precision.Margin), tie)));

        When("batch", """
            Otherwise the largest group of the lowest is defeated together whose votes with the total surplus are less than those of the
            next above, if candidates enough are left and none within the surplus of another is separated from them.
            """,
            count => SureLosers(count, count.Balance()) > 0,
            count => count.Exclude(count.Lowest(SureLosers(count, count.Balance()), tie)));

        Always("keep", "The keep factor of everybody elected is multiplied by the quota and divided by the votes"
            + (quasiExact ? "." : ", each time rounded up in the ninth decimal place."), count =>
            {
                // Where a keep factor has run out of digits its owner has no votes, and nothing to divide by.
                foreach (int c in count.Elected.Where(c => !count.Votes[c].IsZero))
                    count.Keep[c] = Ratio.Min(1, Up(Up(count.Keep[c] * count.Quota) / count.Votes[c]));
                count.SurplusBefore = count.Balance();
            });

        CountAfresh();

        Ratio Up(Ratio number) => quasiExact ? Precision.Down(number) : Precision.Up(number);
    }
}
