using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Stv.Testing;

/// <summary>
/// A second counter, for rules made of terms: papers one by one on piles, exact school fractions, the terms read for themselves. It is slow
/// and obvious and shares no code with the engine; a lot is always drawn by a standing order of all candidates.
/// </summary>
[Experimental("STV001")]
public sealed class SlowCounter
{
    sealed record Paper(ImmutableArray<ImmutableArray<int>> Ranks);

    /// <summary>Papers that came to a pile together, at one value.</summary>
    sealed record Parcel(List<Paper> Papers, Fraction Value, int Stage, bool First, Fraction Credited);

    /// <summary>A stage as it is written down, while more may still be declared at it.</summary>
    sealed class Sheet(StageAction action, IEnumerable<int> from, Fraction[] votes, Fraction exhausted, Fraction loss, bool whole,
        IEnumerable<string> lots)
    {
        public Fraction[] Votes { get; } = votes;

        public bool Whole { get; } = whole;

        public Fraction Quota { get; set; } = Fraction.Zero;

        public List<int> Elected { get; } = [];

        public List<int> Excluded { get; } = [];

        public List<string> Lots { get; } = [.. lots];

        public SlowStage Finished => new(
            action, [.. from], $"{Quota}", [.. Votes.Skip(1).Select(v => $"{v}")], $"{exhausted}", $"{loss}", [.. Elected], [.. Excluded],
                [.. Lots]);
    }

    readonly RuleTerms terms;
    readonly Sample sample;
    readonly int seats;
    readonly List<Parcel>[] piles;
    readonly Fraction[] votes;
    readonly List<int> continuing, elected = [], waiting = [], leavers = [];
    readonly Dictionary<int, int> since = [];
    readonly List<Sheet> sheets = [];
    readonly List<string> drawn = [];
    readonly List<(int Owner, Parcel Parcel)> moving = [];
    readonly int formal;
    Fraction exhausted = Fraction.Zero, loss = Fraction.Zero, quota = Fraction.Zero;
    List<int> declared = [];
    bool anyExcluded;

    SlowCounter(RuleTerms terms, Sample sample, int seats)
    {
        (this.terms, this.sample, this.seats) = (terms, sample, seats);
        piles = [.. Enumerable.Range(0, sample.Candidates + 1).Select(_ => new List<Parcel>())];
        votes = [.. Enumerable.Repeat(Fraction.Zero, sample.Candidates + 1)];
        continuing = [.. sample.Standing];
        List<Paper> papers = [];
        foreach (var bundle in sample.Papers)
        {
            var paper = new Paper([.. SlowReading.Read(bundle.Marks, terms.Marks, sample.Candidates, sample.Standing)]);
            for (long i = 0; i < bundle.Copies && paper.Ranks.Length > 0; i++) papers.Add(paper);
        }
        formal = papers.Count;
        foreach (var group in papers.GroupBy(paper => paper.Ranks[0][0]))
        {
            votes[group.Key] = new(group.Count(), 1);
            piles[group.Key].Add(new([.. group], Fraction.One, 1, First: true, votes[group.Key]));
        }
    }

    /// <summary>Counts.</summary>
    /// <param name="terms">The terms, which must not contradict each other.</param>
    /// <param name="sample">The election; its papers are counted one by one, so they must be few.</param>
    /// <param name="seats">The seats: 1 to the number of candidates standing.</param>
    /// <exception cref="ArgumentException">The terms contradict each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many candidates.</exception>
    public static IReadOnlyList<SlowStage> Count(RuleTerms terms, Sample sample, int seats)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(terms);
        _ = Rules.FromTerms(terms);
        ArgumentOutOfRangeException.ThrowIfLessThan(seats, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seats, sample.Standing.Count());
        var counter = new SlowCounter(terms, sample, seats);
        counter.Run();
        return [.. counter.sheets.Select(sheet => sheet.Finished)];
    }

    int Vacancies => seats - elected.Count;

    bool Excluding => declared.Count > 0 || moving.Count > 0;

    void Run()
    {
        quota = QuotaNow();
        Write(StageAction.FirstPreferences, [], whole: true);
        while (Vacancies > 0) Step();
    }

    void Step()
    {
        if (terms.Quota.Of == QuotaKind.Majority && !Excluding) sheets[^1].Quota = quota = QuotaNow();
        bool may = !terms.OneSeatWaits || seats > 1 || declared.Count == 0 && anyExcluded;
        List<int> reached = may ? [.. continuing.Where(c => terms.Quota.Passed ? votes[c] > quota : votes[c] >= quota)] : [];
        if (reached.Count > 0)
        {
            Elect(reached.Count <= Vacancies ? reached : Best(reached));
            return;
        }
        bool few = continuing.Count <= Vacancies;
        if (few && (terms.LastPlaces == LastPlaces.AtOnce || terms.LastPlaces == LastPlaces.AfterExclusion && !Excluding))
        {
            Elect([.. continuing]);
            return;
        }
        if (Excluding)
        {
            MoveExcluded();
            return;
        }
        var waitingVotes = waiting.Aggregate(Fraction.Zero, (sum, c) => sum + votes[c] - quota);
        if (terms.LastSeat == LastSeat.AheadOfAllOthers && may && Vacancies == 1)
        {
            var leaders = Extreme(continuing, votes, fewest: false);
            var others = continuing.Except(leaders).Aggregate(waitingVotes, (sum, c) => sum + votes[c]);
            if (leaders.Count == 1 && votes[leaders[0]] >= others)
            {
                Elect(leaders);
                return;
            }
        }
        int sure = SureLosers(terms.Surplus is null ? Fraction.Zero : waitingVotes);
        if (terms.Surplus is { } surplus && waiting.Count > 0 && (!surplus.Waits || sure == 0))
        {
            TransferSurplus(surplus);
            return;
        }
        if (few)
        {
            Elect([.. continuing]);
            return;
        }
        if (terms.LastSeat == LastSeat.HigherOfTwo && may && Vacancies == 1 && continuing.Count == 2)
        {
            Elect([Settle(Extreme(continuing, votes, fewest: false), terms.Ties.LastSeat ?? terms.Ties.Exclusion, fewest: false)]);
            return;
        }
        Exclude(Lowest(terms.Exclusion.Together ? Math.Max(sure, 1) : 1));
    }

    List<int> Best(List<int> reached)
    {
        List<int> best = [];
        while (best.Count < Vacancies)
            best.Add(Settle(Extreme(reached.Except(best), votes, fewest: false), terms.Ties.Election ?? [], fewest: false));
        return best;
    }

    int SureLosers(Fraction surplus)
    {
        List<int> rising = [.. continuing.OrderBy(c => votes[c])];
        int sure = 0;
        var sum = surplus;
        for (int i = 0; i + 1 < rising.Count && i < continuing.Count - Vacancies; i++)
        {
            sum += votes[rising[i]];
            var next = votes[rising[i + 1]];
            if (sum < next || terms.Exclusion.OrEqual && sum <= next) sure = i + 1;
        }
        return sure;
    }

    // Equals are told apart only where some go and others stay; their order is then one decision.
    List<int> Lowest(int number)
    {
        List<int> taken = [];
        while (taken.Count < number)
        {
            var lowest = Extreme(continuing.Except(taken), votes, fewest: true);
            if (lowest.Count <= number - taken.Count) taken.AddRange(lowest.Order());
            else
            {
                var whole = lowest;
                for (; taken.Count < number; lowest = [.. lowest.Where(c => !taken.Contains(c))])
                    taken.Add(Settle(lowest, terms.Ties.Exclusion, fewest: true, whole));
            }
        }
        return taken;
    }

    void Elect(List<int> who)
    {
        // An exclusion that was declared is a stage, also where nothing moves of it.
        var now = drawn.ToList();
        drawn.Clear();
        if (declared.Count > 0) WriteExclusion(whole: moving.Count == 0);
        List<int> order = [];
        foreach (var equals in who.GroupBy(c => votes[c]).OrderByDescending(group => group.Key))
        {
            List<int> left = [.. equals.Order()];
            var whole = left.ToList();
            for (; left.Count > 0; left.Remove(order[^1]))
                order.Add(left.Count == 1 || terms.Ties.Election is not { Length: > 0 } methods ? left[0]
                    : Settle(left, methods, fewest: false, whole));
        }
        foreach (int candidate in order)
        {
            continuing.Remove(candidate);
            elected.Add(candidate);
            sheets[^1].Elected.Add(candidate);
            if (votes[candidate] > quota)
            {
                waiting.Add(candidate);
                since[candidate] = sheets.Count;
            }
        }
        sheets[^1].Lots.AddRange([.. now, .. drawn]);
        drawn.Clear();
    }

    void Exclude(List<int> who)
    {
        anyExcluded = true;
        declared = who;
        leavers.Clear();
        leavers.AddRange(who);
        foreach (int candidate in who)
        {
            continuing.Remove(candidate);
            moving.AddRange(piles[candidate].Select(parcel => (candidate, parcel)));
            piles[candidate].Clear();
        }
    }

    void MoveExcluded()
    {
        if (moving.Count > 0)
        {
            do
            {
                bool first = terms.Exclusion.Papers == ExclusionPapers.FirstThenByValue && moving.Exists(one => one.Parcel.First);
                var value = moving.Where(one => !first || one.Parcel.First).Max(one => one.Parcel.Value)!;
                List<(int Owner, Parcel Parcel)> batch =
                    [.. moving.Where(one => one.Parcel.Value == value
                        && (terms.Exclusion.Papers != ExclusionPapers.FirstThenByValue || one.Parcel.First == first))];
                moving.RemoveAll(batch.Contains);
                List<(int Owner, List<Paper> Papers)> owners =
                    [.. leavers.Select(owner => (owner,
                        batch.Where(one => one.Owner == owner).SelectMany(one => one.Parcel.Papers).ToList()))];
                var given = Give(owners, value, stay: false);
                var taken = batch.Aggregate(Fraction.Zero, (sum, one) => sum + one.Parcel.Credited);
                foreach (var (owner, parcel) in batch) votes[owner] -= parcel.Credited;
                loss += taken - given;
            }
            while (terms.Exclusion.Papers == ExclusionPapers.OneStage && moving.Count > 0);
        }
        WriteExclusion(whole: moving.Count == 0);
    }

    void WriteExclusion(bool whole)
    {
        Write(StageAction.Exclusion, leavers, whole);
        sheets[^1].Excluded.AddRange(declared);
        declared = [];
    }

    void TransferSurplus(SurplusTerms by)
    {
        var ties = terms.Ties.Surplus ?? terms.Ties.Exclusion;
        int from = by.Order switch
        {
            SurplusOrder.Largest => Settle(Extreme(waiting, votes, fewest: false), ties, fewest: false),
            SurplusOrder.EarliestThenLargest => Settle(Extreme(waiting.Where(c => since[c] == since[waiting[0]]), votes, fewest: false),
                ties, fewest: false),
            _ => waiting[0],
        };
        Fraction Cut(Fraction number) => Fraction.Rounded(number, by.Round, by.Places);
        var (surplus, had, left) = (votes[from] - quota, votes[from], votes[from] - quota);
        var parcels = piles[from].ToList();
        if (by.Papers == SurplusPapers.Last) parcels = [.. parcels.Where(parcel => parcel.Stage == parcels.Max(one => one.Stage))];
        foreach (var group in by.Papers == SurplusPapers.AllByValue ? parcels.GroupBy(parcel => parcel.Value).OrderByDescending(g => g.Key)
            : parcels.GroupBy(_ => Fraction.One))
        {
            List<Paper> papers = [.. group.SelectMany(parcel => parcel.Papers)];
            var value = group.First().Value;
            int movable = papers.Count(paper => Next(paper) > 0);
            if (by.Papers == SurplusPapers.Last && movable == 0) continue;
            var worth = by.Papers switch
            {
                SurplusPapers.AllTogether => Cut(surplus / new Fraction(papers.Count, 1)),
                SurplusPapers.Last => Cut(surplus / new Fraction(movable, 1)) is var share && share < value ? share : value,
                _ => by.Cuts switch
                {
                    Cuts.ProductFirst => Cut(Cut(value * surplus) / had),
                    Cuts.QuotientFirst => Cut(value * Cut(surplus / had)),
                    _ => Cut(value * surplus / had),
                },
            };
            left -= Give([(from, papers)], worth, stay: by.Papers == SurplusPapers.Last);
        }
        votes[from] = quota;
        if (by.Uncarried == Uncarried.Exhausted) exhausted += left;
        else loss += left;
        waiting.Remove(from);
        Write(StageAction.Surplus, [from], whole: true);
    }

    /// <summary>Gives papers to the next who continue, what each receives of all together being rounded; answers the votes given.</summary>
    Fraction Give(List<(int Owner, List<Paper> Papers)> owners, Fraction value, bool stay)
    {
        var given = Fraction.Zero;
        foreach (var group in owners.SelectMany(owner => owner.Papers).GroupBy(Next).ToList())
        {
            if (stay && group.Key == 0) continue;
            var share = value * new Fraction(group.Count(), 1);
            if (terms.VotePlaces is { } places) share = share.CutOff(places);
            given += share;
            if (group.Key == 0) exhausted += share;
            else
            {
                votes[group.Key] += share;
                piles[group.Key].Add(new([.. group], value, sheets.Count + 1, First: false, share));
            }
        }
        return given;
    }

    // Where several of one rank continue it is nobody's.
    int Next(Paper paper) =>
        paper.Ranks.Select(rank => rank.Where(continuing.Contains).ToList()).FirstOrDefault(left => left.Count > 0) is [var one] ? one : 0;

    void Write(StageAction action, IEnumerable<int> from, bool whole)
    {
        sheets.Add(new(action, [.. from], [.. votes], exhausted, loss, whole, drawn) { Quota = quota });
        drawn.Clear();
    }

    Fraction QuotaNow() => Fraction.Rounded(
        terms.Quota.Of switch
        {
            QuotaKind.Droop => new(formal, seats + 1),
            QuotaKind.Hare => new(formal, seats),
            _ => continuing.Aggregate(Fraction.Zero, (sum, c) => sum + votes[c]) / new Fraction(2, 1),
        }, terms.Quota.Round, terms.Quota.Places);

    /// <summary>The one of those tied whom the methods name.</summary>
    /// <param name="tied">Those of whom one is sought.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="fewest">Fewer votes are what is looked for.</param>
    /// <param name="whole">All whose order is settled, if an order is.</param>
    int Settle(List<int> tied, EquatableArray<TieMethod> methods, bool fewest, List<int>? whole = null)
    {
        var left = tied;
        foreach (var method in methods)
        {
            if (left.Count == 1) break;
            var earlier = sheets.SkipLast(1).ToList();
            switch (method)
            {
                case TieMethod.Backwards:
                    earlier.Reverse();
                    foreach (var sheet in earlier) left = Extreme(left, sheet.Votes, fewest);
                    break;
                case TieMethod.Forwards:
                    foreach (var sheet in earlier) left = Extreme(left, sheet.Votes, fewest);
                    break;
                case TieMethod.ForwardsByWholeStage:
                    foreach (var sheet in earlier.Where(sheet => sheet.Whole)) left = Extreme(left, sheet.Votes, fewest);
                    break;
                case TieMethod.AllDiffer:
                    List<int> all = whole ?? left;
                    if (earlier.FindLast(sheet => all.Select(c => sheet.Votes[c]).Distinct().Count() == all.Count) is { } apart)
                        left = Extreme(left, apart.Votes, fewest);
                    break;
                default:
                    int chosen = sample.Order.First(left.Contains);
                    drawn.Add($"{chosen} of {string.Join(' ', left.Order())}");
                    left = [chosen];
                    break;
            }
        }
        return left[0];
    }

    static List<int> Extreme(IEnumerable<int> among, Fraction[] votes, bool fewest)
    {
        List<int> all = [.. among];
        var best = fewest ? all.Min(c => votes[c])! : all.Max(c => votes[c])!;
        return [.. all.Where(c => votes[c] == best)];
    }
}
