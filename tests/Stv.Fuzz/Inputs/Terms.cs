namespace Stv.Fuzz;

/// <summary>Terms of rules of one's own.</summary>
static class Terms
{
    /// <summary>Random terms that contradict each other nowhere.</summary>
    public static RuleTerms Random(Random dice)
    {
        while (true)
        {
            var terms = Any(dice);
            if (terms.Contradiction() is null) return terms;
        }
    }

    /// <summary>Random terms.</summary>
    public static RuleTerms Any(Random dice) => new()
    {
        Name = "Drawn",
        Marks = Marks(dice),
        Quota = Quota(dice),
        VotePlaces = dice.OneIn(3) ? dice.From(0, 3) : null,
        Surplus = dice.OneIn(5) ? null : Surplus(dice),
        Exclusion = new() { Together = dice.OneIn(2), OrEqual = dice.OneIn(4), Papers = Of<ExclusionPapers>(dice) },
        LastPlaces = Of<LastPlaces>(dice),
        LastSeat = Of<LastSeat>(dice),
        OneSeatWaits = dice.OneIn(4),
        Ties = new()
        {
            Exclusion = Methods(dice),
            Surplus = dice.OneIn(3) ? Methods(dice) : null,
            Election = dice.OneIn(2) ? Methods(dice) : null,
            LastSeat = dice.OneIn(3) ? Methods(dice) : null,
        },
    };

    static MarkTerms Marks(Random dice) => new()
    {
        EqualRank = Of<AtMark>(dice),
        BlankRank = Of<AtMark>(dice),
        BlankRanks = dice.OneIn(3) ? dice.From(1, 2) : 0,
        Repeated = Of<AtMark>(dice),
        MostRanks = dice.OneIn(4) ? dice.From(1, 5) : null,
        FewestPreferences = dice.OneIn(4) ? dice.From(1, 3) : 1,
        JudgedAsMarked = dice.OneIn(3),
        UndeclaredStruckOut = dice.OneIn(4),
    };

    static QuotaTerms Quota(Random dice)
    {
        var round = Of<Rounding>(dice);
        return new() { Of = Of<QuotaKind>(dice), Round = round, Places = Places(round, dice), Passed = dice.OneIn(3) };
    }

    static SurplusTerms Surplus(Random dice)
    {
        var round = Of<Rounding>(dice);
        return new()
        {
            Papers = Of<SurplusPapers>(dice),
            Round = round,
            Places = Places(round, dice),
            Cuts = Of<Cuts>(dice),
            Uncarried = Of<Uncarried>(dice),
            Order = Of<SurplusOrder>(dice),
            Waits = dice.OneIn(2),
        };
    }

    static int Places(Rounding round, Random dice) => round == Rounding.Exact ? 0 : dice.From(0, 6);

    static EquatableArray<TieMethod> Methods(Random dice) =>
        [.. Enumerable.Range(0, dice.Next(3)).Select(_ => Of<TieMethod>(dice)).Where(method => method != TieMethod.Lot)
            .Append(TieMethod.Lot)];

    static T Of<T>(Random dice)
        where T : struct, Enum => dice.Of(Enum.GetValues<T>());
}
