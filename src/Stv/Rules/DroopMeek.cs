using System.Collections.Immutable;

namespace Stv;

/// <summary>Meek's and Warren's methods with the parameters of Droop, J. Lundell's counting program.</summary>
/// <param name="keeping">Meek: a part, both of it and of the rest cut off; Warren: an amount.</param>
/// <param name="precision">How it computes.</param>
/// <param name="omega">A total surplus that small is none.</param>
internal sealed class DroopMeek(Keeping keeping, Precision precision, Ratio omega) : MeekRule
{
    static readonly Precision NinePlaces = new(9), QuasiExact = new(18, 9, Ratio.Of(1, 2_000_000_000_000_000_000));

    static readonly Ratio Millionth = Ratio.Of(1, 1_000_000), Billionth = Ratio.Of(1, 1_000_000_000);

    /// <summary>The rule sets.</summary>
    public static readonly DroopMeek
        Meek = new(Keeping.BothDown, NinePlaces, Millionth),
        Warren = new(Keeping.Amount, NinePlaces, Millionth),
        MeekGuarded = new(Keeping.BothDown, QuasiExact, Billionth),
        WarrenGuarded = new(Keeping.Amount, QuasiExact, Billionth);

    static readonly TieClause Tie = new("tie", Ties.Lot);

    string Method => keeping == Keeping.Amount ? "warren" : "meek";

    public override string Id => Method + "-droop" + (precision.QuasiExact ? "-guarded" : "");

    public override string Name =>
        (keeping == Keeping.Amount ? "Warren" : "Meek") + " as counted by Droop, " + (precision.QuasiExact ? "quasi-exact" : "nine places");

    public override string Law => $"J. Lundell's program Droop 0.14, rule {Method}";

    public override Evidence Evidence => new(EvidenceLevel.TwoEngines, "Droop's votes, keep factors and quota at the end of every round.");

    public override Promises Promises =>
        (precision.QuasiExact ? Promises.Scaling : Promises.None) | (keeping == Keeping.Amount ? Promises.None : Promises.SolidCoalitions);

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("share", "Each paper has a weight of one. "
            + (keeping == Keeping.Amount
                ? "Every candidate ranked, in order, takes as much as the keep factor, or what is left if that is less."
                : "Every candidate ranked, in order, takes the weight times the keep factor, and the weight times the rest of the factor goes on; both are cut off.")),
        new("quota", "The quota is the votes of all candidates divided by one more than the seats"
            + (precision.QuasiExact ? "." : ", cut off after nine decimal places, plus 0.000000001.")),
        new("elect", precision.QuasiExact ? "A hopeful candidate whose votes exceed the quota is elected."
            : "A hopeful candidate whose votes equal or exceed the quota is elected."),
        new("omega", "When the total surplus is small enough, or falls no more, the candidate with the fewest votes is defeated."),
        new("batch", "Otherwise the largest group of the lowest is defeated together whose votes with the total surplus are less than those of the next above, if "
            + "candidates enough are left and none within the surplus of another is parted from him or her."),
        new("tie", "Those who have no more than the total surplus beyond the fewest votes are tied: the one is defeated who stands first in an order drawn before "
            + "the count."),
        new("keep", "The keep factor of everybody elected is multiplied by the quota and divided by the votes"
            + (precision.QuasiExact ? "." : ", each time rounded up in the ninth decimal place.")),
        new("end", "When no more candidates continue than seats are vacant, they are elected."),
        GuardedClause,
    ];

    public override string QuotaClause => "quota";

    private protected override Formality Formality { get; } =
        new(EqualRank: AtMark.Shared, BlankRank: AtMark.PassedOver, Repeated: AtMark.PassedOver);

    internal override Precision Precision => precision;

    private protected override Keeping Keeping => keeping;

    private protected override Sharing Sharing => Sharing.Apart;

    private protected override string Sorting => "share";

    private protected override Ratio Quota(MeekCount count) => QuotaOfVotes(count);

    private protected override bool Next(MeekCount count)
    {
        // elect, end
        count.Elect(Electable(count), "elect");
        if (count.Vacancies == 0 || Rest(count, "end")) return false;

        // omega, batch
        var surplus = count.Balance();
        if (precision.Compare(surplus, omega) <= 0 || count.SurplusBefore is { } before && precision.Compare(surplus, before) >= 0)
        {
            count.Exclude([count.Lowest(Ratio.Max(0, surplus + precision.Margin), Tie)], "omega");
            if (Rest(count, "end")) return false;
        }
        else if (SureLosers(count, surplus, Tie) is { Count: > 0 } batch)
        {
            count.Exclude(batch, "batch");
            if (Rest(count, "end")) return false;
        }
        else
        {
            // keep; where a keep factor has run out of digits its owner has no votes, and nothing to divide by
            foreach (int c in count.Elected.Where(c => !count.Votes[c].IsZero)) count.Keep[c] = Ratio.Min(1, Up(Up(count.Keep[c] * count.Quota) / count.Votes[c]));
            count.SurplusBefore = surplus;
        }

        // share
        count.Redistribute("share");
        return true;
    }

    Ratio Up(Ratio number) => precision.QuasiExact ? precision.Down(number) : precision.Up(number);
}
