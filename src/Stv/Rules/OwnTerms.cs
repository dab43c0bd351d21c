namespace Stv;

/// <summary>Rules of one's own, by their terms: every clause is a sentence made of them, and what it does is what it says.</summary>
internal sealed class OwnTerms : GregoryLaw
{
    readonly RuleTerms terms;

    public OwnTerms(RuleTerms terms)
    {
        this.terms = terms;
        var (exclusion, last) = (terms.Exclusion, terms.LastPlaces);

        Marks(terms.Marks);
        if (terms.Quota.Of == QuotaKind.Majority) OneSeat();
        if (terms.VotePlaces is { } votePlaces) Fractions(votes => votes.Down(votePlaces));

        Sort("sort", "Papers are sorted by first preference, and each counts as one vote." + terms.OfVotes());

        var quota = Clause("quota", terms.OfQuota());

        Quota(quota, Quota);

        if (terms.Quota.Of == QuotaKind.Majority)
            When(quota, count => !count.Excluding && count.Quota != count.QuotaNow(), count => count.Quota = count.QuotaNow());

        var order = terms.ElectionTies.IsEmpty ? null : Tie("order", terms.OfElectionTies(), terms.ElectionTies);

        Elect(quota, count => !MayElect(count) ? [] : Reached(count) is var reached && reached.Count > count.Vacancies
            ? count.Highest(count.Vacancies, reached, order!) : reached, order);

        var rest = Clause("rest", terms.OfLastPlaces());

        if (last != LastPlaces.AfterTransfers)
            ElectRest(rest, count => JustEnough(count) && (last == LastPlaces.AtOnce || !count.Excluding), order);

        When("papers", terms.OfPapers(), count => count.Excluding, count =>
        {
            if (exclusion.Papers == ExclusionPapers.OneStage) count.TransferRest();
            else count.TransferNext();
        });

        if (terms.LastSeat == LastSeat.AheadOfAllOthers)
            Elect("lead", terms.OfLastSeat(), count => MayElect(count) && count.Vacancies == 1 ? count.AheadOfAllOthers() : []);

        if (terms.Surplus is { } surplus)
        {
            var first = surplus.Order == SurplusOrder.Elected ? null : Tie("ties", terms.OfSurplusTies(), terms.SurplusTies);

            When("surplus", terms.OfSurplus(), count => count.Pending.Count > 0 && (!surplus.Waits || SureLosers(count) == 0), count =>
                Transfer(count, surplus, surplus.Order switch
                {
                    SurplusOrder.Largest => count.LargestSurplus(count.Pending, first!),
                    SurplusOrder.EarliestThenLargest => count.LargestSurplus(count.Earliest(count.Pending), first!),
                    _ => count.Pending[0],
                }));
        }

        if (last == LastPlaces.AfterTransfers) ElectRest(rest, JustEnough, order);

        if (terms.LastSeat == LastSeat.HigherOfTwo)
        {
            var two = Tie("two", terms.OfLastSeat(), terms.LastSeatTies);
            Elect(two, count => MayElect(count) && count is { Vacancies: 1, Continuing.Count: 2 } ? [count.Highest(count.Continuing, two)]
                : []);
        }

        var lowest = Tie("exclude", terms.OfExclusion(), terms.Ties.Exclusion);

        Otherwise(lowest, count => count.Exclude(
            count.Lowest(exclusion.Together ? Math.Max(SureLosers(count), 1) : 1, lowest),
            exclusion.Papers == ExclusionPapers.FirstThenByValue ? Batches.FirstThenByValue : Batches.ByValue));
    }

    TieClause Tie(string number, string words, IEnumerable<TieMethod> methods) =>
        Tie(number, words, [.. methods.Select<TieMethod, Tie>(method => method switch
        {
            TieMethod.Backwards => Ties.Backwards,
            TieMethod.Forwards => Ties.Forwards,
            TieMethod.ForwardsByWholeStage => Ties.ForwardsByWholeStage,
            TieMethod.AllDiffer => Ties.AllDiffer,
            _ => Ties.Lot,
        })]);

    Ratio Quota(GregoryCount count) => Rounded(terms.Quota.Round, terms.Quota.Places, terms.Quota.Of switch
    {
        QuotaKind.Droop => Ratio.Of(count.Formal, count.Seats + 1),
        QuotaKind.Hare => Ratio.Of(count.Formal, count.Seats),
        _ => count.Sum(count.Continuing) / 2,
    });

    static Ratio Rounded(Rounding how, int places, Ratio number) => how switch
    {
        Rounding.Down => number.Down(places),
        Rounding.Nearest => number.Nearest(places),
        Rounding.Up => number.Up(places),
        Rounding.Above => number.Down(places) + Ratio.Of(1, System.Numerics.BigInteger.Pow(10, places)),
        _ => number,
    };

    // Surpluses that are never transferred cannot help anybody.
    int SureLosers(GregoryCount count) => terms.Surplus is not null ? count.SureLosers(terms.Exclusion.OrEqual)
        : count.SureLosers((these, next) => these < next || terms.Exclusion.OrEqual && these == next);

    static bool JustEnough(GregoryCount count) => count.Continuing.Count <= count.Vacancies;

    bool MayElect(GregoryCount count) => !terms.OneSeatWaits || count.Seats > 1 || !count.Declared && count.Is.Contains(Status.Excluded);

    IReadOnlyList<int> Reached(GregoryCount count) =>
        terms.Quota.Passed ? [.. count.Continuing.Where(c => count.Votes[c] > count.Quota)] : count.Reached();

    static void Transfer(GregoryCount count, SurplusTerms by, int from)
    {
        var (surplus, votes) = (count.Surplus(from), count.Votes[from]);
        Ratio Cut(Ratio number) => Rounded(by.Round, by.Places, number);
        switch (by.Papers)
        {
            case SurplusPapers.AllByValue:
                count.TransferSurplus(from, Batches.ByValue, papers => by.Cuts switch
                {
                    Cuts.ProductFirst => Cut(Cut(papers.Value * surplus) / votes),
                    Cuts.QuotientFirst => Cut(papers.Value * Cut(surplus / votes)),
                    _ => Cut(papers.Value * surplus / votes),
                });
                break;
            case SurplusPapers.AllTogether:
                count.TransferSurplus(from, Batches.Together, papers => Cut(surplus / papers.Papers));
                break;
            default:
                count.TransferSurplus(from, Batches.Last, papers => Ratio.Min(papers.Value, Cut(surplus / papers.Transferable)),
                    keepExhausted: true,
                    rest: by.Uncarried == Uncarried.Exhausted ? Stv.Transfer.Exhausted : Stv.Transfer.Loss);
                break;
        }
    }
}
