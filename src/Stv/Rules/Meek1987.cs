using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// Meek's method as first published for computers: I. D. Hill, B. A. Wichmann and D. R. Woodall, Algorithm 123, Computer Journal 30
/// (1987), 277-281. Its real numbers are taken to eighteen decimal places.
/// </summary>
internal sealed class Meek1987 : MeekRule
{
    const int MostIterations = 500;

    static readonly Ratio LeastQuota = Ratio.Of(1, 10_000), Tolerance = Ratio.Of(1, 100_000);

    public override string Id => "meek-1987";

    public override string Name => "Meek's method, Algorithm 123 of 1987";

    public override string Law => "Hill, Wichmann and Woodall, Algorithm 123, Computer Journal 30 (1987), 277-281";

    public override Evidence Evidence => new(EvidenceLevel.TwoEngines, "Another engine's figures of one election to the second decimal place.");

    public override Promises Promises => Promises.SolidCoalitions | Promises.LaterNoHarm | Promises.Scaling;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("weights", "Each paper counts one. Every candidate ranked, in order, takes his or her weight's part of what is left: the hopeful all, the excluded nothing."),
        new("quota", "The quota is the votes that are not excess, divided by one more than the seats; 0.0001 at least."),
        new("converge", "The weight of everybody elected is multiplied by the quota and divided by the votes, and the papers are counted again, until all these quotients "
            + "lie within 0.00001 of one, or 500 times."),
        new("elect", "Then every hopeful candidate whose votes equal or exceed the quota is elected."),
        new("ties", "If more reach the quota than seats are vacant, those without votes are excluded, and one more."),
        new("exclude", "If nobody is elected, the candidate with the fewest votes is excluded; of equals, by lot."),
        new("last", "When as many candidates are left as seats are vacant, they are elected."),
        GuardedClause,
    ];

    public override string QuotaClause => "quota";

    // The algorithm is silent on marks: a rank given to several ends the paper; one left blank, or a candidate again, is passed over.
    private protected override Formality Formality { get; } =
        new(EqualRank: AtMark.Ends, BlankRank: AtMark.PassedOver, Repeated: AtMark.PassedOver);

    internal override Precision Precision => new(18);

    private protected override Keeping Keeping => Keeping.Up;

    private protected override string Sorting => "weights";

    private protected override Ratio Quota(MeekCount count) =>
        Ratio.Max(LeastQuota, ((count.Formal - count.Exhausted) / (count.Seats + 1)).Down(18));

    private protected override bool Next(MeekCount count)
    {
        // last
        if (Rest(count, "last")) return false;

        // converge; where nobody is to reach the quota, for the sake of the guarded, there is nothing to converge to
        if (!count.Closed && count.Iterations < MostIterations && count.Elected.Any(c => count.Votes[c].IsZero || Apart(count.Quota / count.Votes[c])))
        {
            foreach (int c in count.Elected.Where(c => !count.Votes[c].IsZero)) count.Keep[c] = Ratio.Min(1, (count.Keep[c] * count.Quota / count.Votes[c]).Nearest(18));
            count.Redistribute("converge");
            return true;
        }

        // elect, ties
        var reached = count.Reached();
        if (reached.Count > count.Vacancies)
        {
            count.Exclude([.. count.Excludable.Where(c => count.Votes[c].IsZero)], "ties");
            if (count.Continuing.Count > count.Vacancies) count.Exclude([Lowest(count)], "ties");
            count.Redistribute("weights");
            return true;
        }
        count.Elect(reached, "elect");
        if (count.Vacancies == 0) return false;
        if (reached.Count > 0) return true;

        // exclude
        count.Exclude([Lowest(count)], "exclude");
        if (Rest(count, "last")) return false;
        count.Redistribute("weights");
        return true;
    }

    static bool Apart(Ratio quotient) => quotient < 1 - Tolerance || quotient > 1 + Tolerance;

    static int Lowest(MeekCount count) => count.Lowest(new("exclude", Ties.Lot));
}
