using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// Meek's method as I. D. Hill's program counts it: New Zealand's Local Electoral Regulations 2001, Schedule 1A, in use, and Hill,
/// "Implementing STV by Meek's method", Voting matters 22 (2006), of which they are a case.
/// </summary>
/// <param name="differences">What parts the rule sets.</param>
internal sealed partial class HillMeek(HillMeek.Differences differences) : MeekRule
{
    static readonly Ratio Billionth = Ratio.Of(1, 1_000_000_000), Tolerance = Ratio.Of(1, 10_000);

    public override string Id => differences.Id;

    public override string Name => differences.Name;

    public override string Law => differences.Law;

    public override Evidence Evidence => differences.Evidence;

    public override Promises Promises => Promises.SolidCoalitions | (differences.Keeping == Keeping.Amount ? Promises.None : Promises.LaterNoHarm);

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new(differences.End, "When as many candidates continue as seats are vacant, they are elected."),
        new(differences.Quota, "The quota is the votes that are not non-transferable, divided by one more than the seats, cut off after nine decimal places, "
            + "plus 0.000000001. It is worked out afresh whenever the papers are counted."
            + " Where more reach it than seats are vacant it is raised by 0.000000001." + (differences.Majority ? " For one seat it is the absolute majority: that number without the last addition, rounded up to a whole one." : "")),
        new(differences.Elect, "A hopeful candidate whose votes equal or exceed the quota is elected."),
        new(differences.Keep, "The keep value of an elected candidate with a surplus is multiplied by the quota and divided by the votes, each time rounded up in "
            + "the ninth decimal place; it never rises. Then all papers are counted afresh."),
        new(differences.Share, "Each paper counts one. Every candidate ranked takes a part of what reaches him or her, in order: the hopeful all, the "
            + (differences.Keeping == Keeping.Amount
                ? "elected as much as their keep value, or what is left if that is less, and the excluded nothing. The remainder goes on."
                : "elected the part that is their keep value, rounded up in the ninth decimal place, the excluded nothing. The remainder goes on.")),
        new(differences.Exclude, "The lowest candidate is excluded if the next above leads by more than all surpluses together, or if these are less than 0.0001. "
            + "Where several have no votes none is excluded before that, and then all of them together, as far as candidates enough are left."),
        new(differences.Tie, "Of equals the one is excluded who was behind at the earliest count at which they differed; if there was none, "
            + (differences.Draws ? "the one with the lowest pseudo-random number, which changes with every count." : "the lot decides.")),
        new(differences.Stable, "If that changes no keep value, and nobody with votes has been excluded, the lowest candidate is excluded."),
        GuardedClause,
    ];

    public override string QuotaClause => differences.Quota;

    // Schedule 1A, Part 3: preferences count up to the first number that is missing or repeated. The program itself knows neither.
    private protected override Formality Formality { get; } = differences.Draws
        ? new(EqualRank: AtMark.Ends, BlankRank: AtMark.Ends, Repeated: AtMark.Ends)
        : new(EqualRank: AtMark.Shared, BlankRank: AtMark.PassedOver, Repeated: AtMark.PassedOver);

    internal override Precision Precision => new(9);

    private protected override Keeping Keeping => differences.Keeping;

    // What an elected candidate keeps of a whole order is no sum over orders where it is an amount.
    private protected override Sharing Sharing => differences.Keeping == Keeping.Amount ? Sharing.Straight : Sharing.Completed;

    private protected override string Sorting => differences.Share;

    TieClause Ties { get; } = new(differences.Tie, Stv.Ties.Forwards, differences.Draws ? PseudoRandom.InUse : Stv.Ties.Lot);

    private protected override Ratio Quota(MeekCount count)
    {
        var share = ((count.Formal - count.Exhausted) / (count.Seats + 1)).Down(9);
        return differences.Majority && count.Seats == 1 ? share.Up() : share + Billionth;
    }

    private protected override bool Next(MeekCount count)
    {
        // Elect; where two have just the absolute majority, it is not enough
        if (count.Reached().Count > count.Vacancies) count.Quota += Billionth;
        count.Elect(Electable(count), differences.Elect);
        if (count.Vacancies == 0 || Rest(count, differences.End)) return false;

        // Exclude
        int[] excluded = [.. Losers(count)];
        count.Exclude(excluded, differences.Exclude);
        if (Rest(count, differences.End)) return false;

        // Keep
        bool changed = excluded.Any(c => !count.Votes[c].IsZero);
        foreach (int candidate in count.Elected)
        {
            if (count.Surplus(candidate).IsZero) continue;
            // Of tiny numbers the product alone may be rounded up by more than the quotient falls; the program then goes on for ever.
            var keep = Ratio.Min(count.Keep[candidate], ((count.Keep[candidate] * count.Quota).Up(9) / count.Votes[candidate]).Up(9));
            changed |= keep != count.Keep[candidate];
            count.Keep[candidate] = keep;
        }

        // Stable
        if (!changed)
        {
            count.Exclude([count.Lowest(Ties)], differences.Stable);
            if (Rest(count, differences.End)) return false;
        }

        // Share
        count.Redistribute(differences.Share);
        return true;
    }

    IReadOnlyList<int> Losers(MeekCount count)
    {
        var surplus = count.Surplus();
        int[] without = [.. count.Excludable.Where(c => count.Votes[c].IsZero)];
        int most = count.Continuing.Count - count.Vacancies;
        if (without.Length > 1) return surplus >= Tolerance ? [] : without.Length <= most ? without : count.Lowest(most, Ties);
        // Of one alone the quota stands above.
        var lead = count.LowestTotals().Select(l => l.Next - l.Total).FirstOrDefault(count.Quota - count.Votes[count.Excludable[0]]);
        return lead > surplus || surplus < Tolerance ? [count.Lowest(Ties)] : [];
    }
}
