namespace Stv;

/// <summary>Meek's and Warren's methods with the arithmetic of OpenSTV 1.7, J. O'Neill's counting program.</summary>
internal sealed class OpenStvMeek : MeekLaw
{
    static readonly Precision SixPlaces = new(6), QuasiExactNumbers = new(9, 9, Ratio.Of(1, 10_000_000_000));

    /// <param name="amount">Warren: an elected candidate keeps an amount of each paper, not a part of it.</param>
    /// <param name="quasiExact">Nine places and nine guard digits, in the variants named QX; otherwise six places.</param>
    public OpenStvMeek(bool amount = false, bool quasiExact = false)
        : base(quasiExact ? QuasiExactNumbers : SixPlaces, amount ? Keeping.Amount : Keeping.PooledDown)
    {
        Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);

        Sort("share", "Each paper has a weight of one. " + (amount
            ? "Every candidate ranked, in order, takes as much as the keep factor, or what is left if that is less."
            : "Every candidate ranked, in order, takes the weight times the keep factor, cut off of the sum of all "
                + "papers that came past the "
                + "same elected candidates; the weight times the rest of the factor goes on, cut off for each paper."));

        Quota("quota", "The quota is the votes of all candidates divided by one more than the seats"
            + (quasiExact ? "." : ", cut off after six decimal places, plus 0.000001."), QuotaOfVotes);

        Elect("elect", $"A candidate whose votes {(quasiExact ? "exceed" : "equal or exceed")} the quota is elected.", Electable);

        ElectRest("end", "When no more candidates continue than seats are vacant, they are elected.", JustEnough);

        var tie = quasiExact ? Tie("tie", "Of equals one is excluded by lot.", Ties.Lot)
            : Tie("tie", """
                Of equals the one is excluded who had the fewest votes at the most recent earlier count at which they differed; if there
                was none, the lot decides.
                """, Ties.Backwards, Ties.Lot);

        // Of everybody, those not yet elected among them.
        Ratio Surplus(MeekCount count) => count.Elected.Concat(count.Continuing).Where(c => count.Votes[c] > count.Quota)
            .Aggregate(default(Ratio), (sum, c) => sum + count.Surplus(c));

        int Losers(MeekCount count) => count.Unchanged ? 0 : SureLosers(count, Surplus(count));

        When("losers", """
            The largest group of the lowest is excluded together whose votes with the total surplus are less than those of the next
            above, if candidates enough are left and no equals are separated. If at the first exclusion these have no votes, and there
            is no surplus, the next lowest goes with them.
            """,
            count => Losers(count) > 0, count =>
            {
                var losers = count.Lowest(Losers(count), tie);
                bool another = !count.Is.Contains(Status.Excluded) && Surplus(count).IsZero && count.Sum(losers).IsZero
                    && losers.Count < count.Continuing.Count - count.Vacancies;
                count.Exclude(losers);
                if (another) count.Exclude(count.Lowest(Precision.Margin, tie));
            });

        When("lowest", """
            If there is no such group, and no surplus remains or the keep factors change no more, the candidate with the fewest votes is
            excluded.
            """,
            count => count.Unchanged || Precision.Compare(Surplus(count), 0) == 0,
            count => count.Exclude(count.Lowest(Precision.Margin, tie)));

        Always("keep", """
            Otherwise the keep factor of everybody with a surplus is multiplied by the quota and divided by the votes, the quotient
            rounded up in the last place.
            """,
            count =>
            {
                foreach (int c in count.Elected.Where(c => Precision.Compare(count.Votes[c], count.Quota) > 0))
                    count.Keep[c] = Ratio.Min(1, Precision.Up(count.Keep[c] * count.Quota / count.Votes[c]));
            });

        CountAfresh();
    }
}
