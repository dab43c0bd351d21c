using System.Collections.Immutable;

namespace Stv;

/// <summary>Commonwealth Electoral Act 1918, section 273: its text before and since the Act of 2021, and as the Electoral Commission counted.</summary>
/// <param name="differences">What parts the rule sets.</param>
internal sealed class AustralianSenate(AustralianSenate.Differences differences) : GregoryRule
{
    /// <summary>What parts the rule sets of section 273.</summary>
    /// <param name="Id">The name in the catalogue.</param>
    /// <param name="Name">The name in plain words.</param>
    /// <param name="Bulk">Subsection (13A), the exclusion of several at once, is applied.</param>
    /// <param name="Pairwise">
    /// Standing in the poll, (31), looks for the last count at which any of the tied differed; otherwise for the last at which all did.
    /// </param>
    /// <param name="AtOnce">Subsection (18) is applied as soon as it is true, not only when no transfer is outstanding.</param>
    /// <param name="Evidence">What confirms it.</param>
    internal sealed record Differences(string Id, string Name, bool Bulk, bool Pairwise, bool AtOnce, Evidence Evidence);

    static readonly Evidence Text = new(EvidenceLevel.TextOnly, "The text of the Act; no count is known that followed it in every respect.");

    public static readonly AustralianSenate
        Text1984 = new(new("senate-1984", "Australian Senate, the Act of 1984 to 2021", Bulk: true, Pairwise: false, AtOnce: false, Text)),
        Text2021 = new(new("senate-2021", "Australian Senate, the Act since 2021, by computer", Bulk: false, Pairwise: true, AtOnce: false, Text)),
        Aec2013 = new(new("aec-senate-2013", "Australian Senate as counted in 2013", Bulk: true, Pairwise: true, AtOnce: false,
            new(EvidenceLevel.TwoEngines, "ACT and NT 2013 count by count against another engine; first preferences and the ACT's final totals official."))),
        Aec2016 = new(new("aec-senate-2016", "Australian Senate as counted in 2016", Bulk: false, Pairwise: true, AtOnce: false,
            new(EvidenceLevel.Official, "Every official figure of the ACT and the NT, 2016."))),
        Aec2019 = new(new("aec-senate-2019", "Australian Senate as counted in 2019", Bulk: false, Pairwise: true, AtOnce: true,
            new(EvidenceLevel.Official, "Every official figure of the ACT, 2019; that count does not discriminate when (18) is applied, nor ties.")));

    public override string Id => differences.Id;

    public override string Name => differences.Name;

    public override string Law => "Commonwealth Electoral Act 1918, section 273";

    public override Evidence Evidence => differences.Evidence;

    public override Promises Promises => Promises.None;

    public override ImmutableArray<Clause> Clauses { get; } =
    [
        new("273(8)", "Papers are sorted by first preference. The quota is their number divided by one more than the places, without any fraction, plus one. A candidate who has it is elected, after "
            + "any transfer; of those elected at one count the larger surplus stands first, then whoever had more votes at the last count at which all of them differed (20); then by lot."),
        new("273(9)", "A surplus is transferred on all the candidate's papers: each is worth the surplus divided by their number. Fractions of a vote are disregarded for each who receives."),
        new("273(13)", "If no surplus remains, the candidate lowest in the poll is excluded. Equals stand in the order of their votes at the last count at which "
            + (differences.Pairwise ? "any of them differed" : "all of them differed") + " (31); then by lot."),
        .. differences.Bulk
            ? [new Clause("273(13A)", "As many of the lowest are excluded together as cannot, with all their votes, bring anybody to the quota or change the order of exclusion.")]
            : ImmutableArray<Clause>.Empty,
        new("273(13AA)", "The papers of the excluded move one transfer value at a time, the highest first, as separate counts; fractions of a vote are disregarded for each who receives."),
        new("273(17)", "When two candidates continue for the last place, the one with more votes is elected; of equals, by lot."),
        new("273(18)", "When as many candidates continue as places are vacant, they are elected" + (differences.AtOnce ? " at once." : ", once no transfer is outstanding.")),
    ];

    // 268A, 269: a missing or repeated number ends the paper.
    private protected override Formality Formality { get; } = new(EqualRank: AtMark.Ends, BlankRank: AtMark.Ends, Repeated: AtMark.Ends);

    private protected override string Sorting => "273(8)";

    Tie Standing => differences.Pairwise ? Ties.Backwards : Ties.AllDiffer;

    // (8)
    private protected override Ratio Quota(GregoryCount count) => Ratio.Of(count.Formal, count.Seats + 1).Down() + 1;

    // (9)(b), (13AA)
    private protected override Ratio Credit(Ratio votes) => votes.Down();

    private protected override bool Next(GregoryCount count)
    {
        // (8), (14), (16), (20); (32): the count stops when the last place is filled
        count.Elect(count.Reached(), "273(8)", Ties.AllDiffer, Ties.Lot);
        if (count.Vacancies == 0) return false;

        // (18) at once
        if (differences.AtOnce && count.Continuing.Count == count.Vacancies) return Rest(count);

        // (13AA)
        if (count.Excluding)
        {
            count.TransferNext("273(13AA)");
            return true;
        }

        // (9)-(11), (14), (21)-(23): in the order in which they were obtained
        if (count.Pending.Count > 0)
        {
            int from = count.Pending[0];
            var surplus = count.Surplus(from);
            count.TransferSurplus(from, count.Pile(from).Together(), papers => surplus / papers.Papers, "273(9)");
            return true;
        }

        // (18), (17)
        if (count.Continuing.Count == count.Vacancies) return Rest(count);
        if (count.Vacancies == 1 && count.Continuing.Count == 2)
        {
            count.Elect([count.Highest(count.Continuing, Purpose.Elect, Ties.Lot)], "273(17)");
            return false;
        }

        // (13A), (13), (31)
        int several = differences.Bulk ? Bulk(count) : 0;
        if (several > 0) count.Exclude(count.Lowest(several, Standing, Ties.Lot), Papers.ByValue, "273(13A)");
        else count.Exclude([count.Lowest(Standing, Ties.Lot)], Papers.ByValue, "273(13)");
        return true;
    }

    static bool Rest(GregoryCount count)
    {
        count.Elect(count.Continuing, "273(18)", Ties.AllDiffer, Ties.Lot);
        return false;
    }

    /// <summary>
    /// (13A) to (13C): how many of the lowest go together. A notional vote is a candidate's votes and all below. B is the highest
    /// whose notional vote is less than the vacancy shortfall and than the votes of the next; unless it is also less than the
    /// leading shortfall, C is the highest for whom it is.
    /// </summary>
    static int Bulk(GregoryCount count)
    {
        Ratio[] poll = [.. count.Continuing.Select(c => count.Votes[c]).Order()], notional = new Ratio[poll.Length];
        Ratio sum = 0;
        for (int i = 0; i < poll.Length; i++) notional[i] = sum += poll[i];
        var leading = count.Quota - poll[^1];
        var vacancy = poll[^count.Vacancies..].Aggregate(default(Ratio), (shortfall, votes) => shortfall + count.Quota - votes);

        int b = -1;
        for (int i = 0; i + 1 < poll.Length; i++) if (notional[i] < vacancy && notional[i] < poll[i + 1]) b = i;
        if (b >= 0 && notional[b] >= leading) b = Array.FindLastIndex(notional, n => n < leading);
        return Math.Min(b + 1, poll.Length - count.Vacancies);
    }

    // Each receiver's fraction is less than one vote; an exclusion may give back the fractions of as many parcels.
    internal override Ratio LossBound(Stage stage) => stage.Transfers.Count(t => t.Papers > 0);
}
