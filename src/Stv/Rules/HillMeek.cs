namespace Stv;

/// <summary>
/// Meek's method as I. D. Hill's program counts it: New Zealand's Local Electoral Regulations 2001, Schedule 1A, in use, and Hill,
/// "Implementing STV by Meek's method", Voting matters 22 (2006), of which they are a case.
/// </summary>
internal sealed class HillMeek : MeekLaw
{
    static readonly Ratio Billionth = Ratio.Of(1, 1_000_000_000), Tolerance = Ratio.Of(1, 10_000);

    /// <param name="zealand">Schedule 1A: its numbers, an absolute majority for one seat, and pseudo-random numbers for ties.</param>
    /// <param name="amount">Warren: an elected candidate keeps an amount of each paper, not a part of it.</param>
    public HillMeek(bool zealand = false, bool amount = false)
        // What an elected candidate keeps of a whole order is no sum over orders where it is an amount.
        : base(new(9), amount ? Keeping.Amount : Keeping.Up, amount ? Sharing.Straight : Sharing.Completed)
    {
        // Schedule 1A, Part 3: preferences count up to the first number that is missing or repeated. The program itself knows neither.
        if (zealand) Marks(equalRank: AtMark.Ends, blankRank: AtMark.Ends, repeated: AtMark.Ends);
        else Marks(equalRank: AtMark.Shared, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);

        Sort(zealand ? "10" : "share", $"""
            Each paper counts one. Every candidate ranked takes a part of what reaches them, in order: the hopeful all, the elected {(amount
                ? "as much as their keep value, or what is left if that is less, and"
                : "the part that is their keep value, rounded up in the ninth decimal place,")} the excluded nothing. The remainder goes on.
            """);

        Quota(zealand ? "5" : "quota", """
            The quota is the votes that are not non-transferable, divided by one more than the seats, cut off after nine decimal places,
            plus 0.000000001. It is worked out afresh whenever the papers are counted. Where more reach it than seats are vacant it is
            raised by 0.000000001.
            """ + (zealand
                ? " For one seat it is the absolute majority: that number without the last addition, rounded up to a whole one." : ""),
            count =>
            {
                var part = ((count.Formal - count.Exhausted) / (count.Seats + 1)).Down(9);
                return zealand && count.Seats == 1 ? part.Up() : part + Billionth;
            });

        Elect(zealand ? "6" : "elect", "A hopeful candidate whose votes equal or exceed the quota is elected.", count =>
        {
            // Where two have just the absolute majority, it is not enough.
            if (count.Reached().Count > count.Vacancies) count.Quota += Billionth;
            return Electable(count);
        });

        Throughout(zealand ? "3" : "end", "When as many candidates continue as seats are vacant, they are elected.", JustEnough);

        var behind = Tie(zealand ? "19" : "tie", $"""
            Of equals the one is excluded who was behind at the earliest count at which they differed; if there was none, {(zealand
                ? "the one with the lowest pseudo-random number, which changes with every count." : "the lot decides.")}
            """, Ties.Forwards, zealand ? PseudoRandom.InUse : Ties.Lot);

        Always(zealand ? "13" : "exclude", """
            The lowest candidate is excluded if the next above leads by more than all surpluses together, or if these are less than
            0.0001. Where several have no votes none is excluded before that, and then all of them together, as far as candidates enough
            are left.
            """,
            count => count.Exclude(Losers(count)));

        IReadOnlyList<int> Losers(MeekCount count)
        {
            var surplus = count.Surplus();
            int[] without = [.. count.Excludable.Where(c => count.Votes[c].IsZero)];
            int most = count.Continuing.Count - count.Vacancies;
            if (without.Length > 1) return surplus >= Tolerance ? [] : without.Length <= most ? without : count.Lowest(most, behind);
            // Of one alone the quota stands above.
            var lead = count.LowestTotals().Select(l => l.Next - l.Total).FirstOrDefault(count.Quota - count.Votes[count.Excludable[0]]);
            return lead > surplus || surplus < Tolerance ? [count.Lowest(behind)] : [];
        }

        Always(zealand ? "7" : "keep", """
            The keep value of an elected candidate with a surplus is multiplied by the quota and divided by the votes, each time rounded
            up in the ninth decimal place; it never rises. Then all papers are counted afresh.
            """,
            count =>
            {
                // Of tiny numbers the product alone may be rounded up by more than the quotient falls; the program then goes on for ever.
                foreach (int c in count.Elected.Where(c => !count.Surplus(c).IsZero))
                    count.Keep[c] = Ratio.Min(count.Keep[c], ((count.Keep[c] * count.Quota).Up(9) / count.Votes[c]).Up(9));
            });

        When(zealand ? "23" : "stable",
            "If that changes no keep value, and nobody with votes has been excluded, the lowest candidate is excluded.",
            count => count.AtRest, count => count.Exclude(count.Lowest(behind)));

        CountAfresh();
    }
}
