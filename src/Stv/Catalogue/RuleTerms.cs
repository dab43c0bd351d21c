using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stv;

/// <summary>
/// The terms of a by-law that moves papers at a value, from which <see cref="Rules.FromTerms"/> makes a rule set. What is not given is
/// as it stands here. Immutable. As a file they are read by <c>RuleTermsJson</c> of Stv.Formats.
/// </summary>
[Experimental(Preview.Id)]
public sealed record RuleTerms
{
    /// <summary>The most decimal places that anything is rounded to.</summary>
    public const int MostPlaces = 30;

    /// <summary>The most characters that a name has.</summary>
    public const int MostCharacters = 200;

    /// <summary>
    /// What people call the rules, such as <c>Allotment society, 2026</c>; it is in results, and changes nothing in a count.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>
    /// What becomes of marks that are no plain preferences; candidates at one rank cannot share (<see cref="AtMark.Shared"/>).
    /// </summary>
    public MarkTerms Marks { get; init; } = new();

    /// <summary>What it takes to be elected.</summary>
    public QuotaTerms Quota { get; init; } = new();

    /// <summary>
    /// After how many decimal places the votes that a candidate is credited with, or that are exhausted, are cut off at each transfer; null
    /// for exact ones.
    /// </summary>
    public int? VotePlaces { get; init; }

    /// <summary>How surpluses are transferred; null if they are not: their papers then stay where they are.</summary>
    public SurplusTerms? Surplus { get; init; } = new();

    /// <summary>Who is excluded, and how their papers move.</summary>
    public ExclusionTerms Exclusion { get; init; } = new();

    /// <summary>When those who continue are elected because they are as many as the seats that are vacant.</summary>
    public LastPlaces LastPlaces { get; init; } = LastPlaces.AfterExclusion;

    /// <summary>How the last seat may be filled without the quota.</summary>
    public LastSeat LastSeat { get; init; } = LastSeat.ByQuota;

    /// <summary>Where there is one seat, nobody is elected before somebody has been excluded.</summary>
    public bool OneSeatWaits { get; init; }

    /// <summary>What settles ties.</summary>
    public TieTerms Ties { get; init; } = new();

    /// <summary>
    /// The id of rules of these terms: <c>own-</c> and eight characters that are the same for the same terms, whatever their name.
    /// </summary>
    public string Id =>
        $"own-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Said(this).Except(Said(Usual))))))[..8]}";

    static RuleTerms Usual { get; } = new() { Name = "" };

    // Only what differs from the usual is in an id, so that a term which is added one day leaves the ids of all others as they are.
    static List<string> Said(RuleTerms terms)
    {
        var (marks, quota, exclusion) = (terms.Marks, terms.Quota, terms.Exclusion);
        List<string> said =
        [
            $"marks {marks.EqualRank} {marks.BlankRank} {marks.Repeated}",
            $"blank ranks {marks.BlankRanks}", $"most ranks {marks.MostRanks}", $"fewest preferences {marks.FewestPreferences}",
            $"judged as marked {marks.JudgedAsMarked}", $"undeclared struck out {marks.UndeclaredStruckOut}",
            $"quota {quota.Of} {quota.Round}",
                $"quota places {quota.Places}",
            $"passed {quota.Passed}", $"vote places {terms.VotePlaces}", $"together {exclusion.Together}", $"or equal {exclusion.OrEqual}",
            $"papers {exclusion.Papers}", $"last places {terms.LastPlaces}", $"last seat {terms.LastSeat}",
                $"one seat waits {terms.OneSeatWaits}",
            $"ties {string.Join(' ', terms.Ties.Exclusion)}", $"election {string.Join(' ', terms.ElectionTies)}",
        ];
        if (terms.LastSeat == LastSeat.HigherOfTwo) said.Add($"last two {string.Join(' ', terms.LastSeatTies)}");
        if (terms.Surplus is not { } surplus)
        {
            said.Add("no surplus");
            return said;
        }
        said.Add($"surplus {surplus.Papers} {surplus.Round}");
        said.Add($"surplus places {surplus.Places}");
        said.AddRange([$"cuts {surplus.Cuts}", $"uncarried {surplus.Uncarried}", $"order {surplus.Order}", $"waits {surplus.Waits}"]);
        if (surplus.Order != SurplusOrder.Elected && !terms.SurplusTies.SequenceEqual(terms.Ties.Exclusion))
            said.Add($"ties of surpluses {string.Join(' ', terms.SurplusTies)}");
        return said;
    }

    internal EquatableArray<TieMethod> SurplusTies => Ties.Surplus ?? Ties.Exclusion;

    internal EquatableArray<TieMethod> ElectionTies => Ties.Election ?? [];

    internal EquatableArray<TieMethod> LastSeatTies => Ties.LastSeat ?? Ties.Exclusion;

    /// <summary>So few votes may suffice that more candidates have them than there are seats.</summary>
    internal bool TooManyMayReach => Quota is { Of: QuotaKind.Hare, Round: Rounding.Down or Rounding.Nearest };

    /// <summary>Why no rules can be made of these terms: the term, and a sentence; null where they can be.</summary>
    internal string? Contradiction() => Contradictions().FirstOrDefault();

    IEnumerable<string> Contradictions()
    {
        if (Marks is null || Quota is null || Exclusion is null || Ties is null)
        {
            yield return "marks, quota, exclusion, ties: none of them may be null.";
            yield break;
        }
        if (string.IsNullOrWhiteSpace(Name)) yield return "name: rules need a name.";
        else if (Name.Length > MostCharacters || Name.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format))
            yield return $"name: a name has at most {MostCharacters} characters, and no control characters.";
        if (Undefined().Any()) yield return $"{Undefined().First()}: there is no such value.";

        if (Marks.Contradiction(shares: false, decides: true) is { } marks) yield return marks;

        if (Places("quota", Quota.Round, Quota.Places) is { } quotaPlaces) yield return quotaPlaces;
        bool reached = Quota.Round == Rounding.Above;
        if (Quota.Of != QuotaKind.Hare && !Quota.Passed && !reached)
            yield return $"quota: {(Quota.Of == QuotaKind.Droop ? "one candidate more than there are seats" : "two candidates")} may have "
                + "just the "
                + "quota: it must be rounded above the share, or be passed.";
        if (Quota.Passed && reached)
            yield return "quota: it is above the share already: to ask that it be passed would ask for one step more, twice.";
        if (Quota.Of == QuotaKind.Hare && reached) yield return "quota: papers divided by the seats and rounded above would be more than "
            + "all papers where there is one seat.";
        if (Quota is { Of: not QuotaKind.Hare, Passed: true, Round: Rounding.Down or Rounding.Nearest })
            yield return "quota: rounded to less than the share it may be passed by more candidates than there are seats: it must "
                + "be exact or rounded up.";

        if (VotePlaces is < 0 or > MostPlaces) yield return $"votePlaces: there are 0 to {MostPlaces} decimal places.";

        if (Surplus is { } surplus)
        {
            if (Quota.Of == QuotaKind.Majority) yield return "surplus: a majority fills one seat, and with it the count ends: no "
                + "surplus is ever transferred.";
            if (Places("surplus", surplus.Round, surplus.Places) is { } valuePlaces) yield return valuePlaces;
            if (surplus.Round is Rounding.Up or Rounding.Above) yield return "surplus: values that are rounded up would "
                + "carry more than the surplus.";
            if (surplus.Papers == SurplusPapers.Last && Exclusion.Papers == ExclusionPapers.OneStage)
                yield return "surplus: where papers of the excluded move in one stage, those last received have several values: "
                    + "exclusion.papers must be by value.";
            if (VotePlaces < surplus.Places && surplus.Papers == SurplusPapers.AllByValue || VotePlaces is not null && surplus is
                { Papers: SurplusPapers.AllByValue, Round: Rounding.Exact })
                yield return "surplus: where votes are cut off to fewer places than values, papers are worth more than the votes, and "
                    + "would carry more than the surplus.";
            if (surplus is { Round: Rounding.Nearest, Uncarried: Uncarried.Exhausted })
                yield return "surplus: rounded to the nearest papers may carry more than the surplus, which cannot come from exhausted "
                    + "votes: uncarried must be \"loss\".";
            if (surplus.Round != Rounding.Exact && surplus.Places == 0)
                yield return "surplus: values rounded to whole numbers are 0 or 1, and carry nothing or everything.";
            if (surplus.Cuts != Cuts.Once && surplus.Round == Rounding.Exact) yield return "surplus: an exact value is not cut, "
                + "and so not in two steps.";
            if (surplus.Cuts != Cuts.Once && surplus.Papers != SurplusPapers.AllByValue)
                yield return "surplus: a value is worked out in two steps only from the one that a paper had, with "
                    + "papers \"all-by-value\".";
            if (surplus is { Papers: not SurplusPapers.Last, Uncarried: Uncarried.Exhausted })
                yield return "surplus: where all papers move, what they do not carry is fractions, and not exhausted.";
        }
        if (Exclusion.OrEqual && !Exclusion.Together && Surplus is not { Waits: true })
            yield return "exclusion: orEqual says who is sure to lose, but nothing depends on that: neither are they excluded "
                + "together, nor do surpluses wait.";

        if (Ties.Exclusion.IsEmpty) yield return "ties.exclusion: what settles ties must be said.";
        if (Ties.Surplus is not null && Surplus is null) yield return "ties.surplus: no surplus is transferred.";
        if (Ties.Surplus is not null && Surplus?.Order == SurplusOrder.Elected) yield return "ties.surplus: surpluses go in the order of "
            + "election, in which nobody is tied.";
        if (Ties.LastSeat is not null && LastSeat != LastSeat.HigherOfTwo) yield return "ties.lastSeat: only the higher of two is "
            + "elected by it, and lastSeat is not \"higher-of-two\".";
        if (TooManyMayReach && ElectionTies.IsEmpty)
            yield return "ties.election: more candidates may have the quota than there are seats: what settles ties "
                + "between them must be said.";
        foreach (var (term, methods) in new[] { ("exclusion", Ties.Exclusion), ("surplus", Ties.Surplus), ("election", Ties.Election),
            ("lastSeat", Ties.LastSeat) })
            if (Wrong(methods ?? []) is { } wrong) yield return $"ties.{term}: {wrong}";
    }

    IEnumerable<string> Undefined() => new (string Term, Enum Value)[]
    {
        ("quota.of", Quota.Of), ("quota.round", Quota.Round),
        ("surplus.papers", Surplus?.Papers ?? default), ("surplus.round", Surplus?.Round ?? default),
            ("surplus.cuts", Surplus?.Cuts ?? default),
        ("surplus.uncarried", Surplus?.Uncarried ?? default), ("surplus.order", Surplus?.Order ?? default),
            ("exclusion.papers", Exclusion.Papers),
        ("lastPlaces", LastPlaces), ("lastSeat", LastSeat),
    }.Where(one => !Enum.IsDefined(one.Value.GetType(), one.Value)).Select(one => one.Term)
        .Concat(Ties.Exclusion.Concat(SurplusTies).Concat(ElectionTies).Concat(LastSeatTies).Any(method => !Enum.IsDefined(method))
            ? ["ties"] : []);

    static string? Places(string term, Rounding round, int places) =>
        round == Rounding.Exact && places != 0 ? $"{term}: what is exact has no number of decimal places."
        : places is < 0 or > MostPlaces ? $"{term}: there are 0 to {MostPlaces} decimal places." : null;

    static string? Wrong(EquatableArray<TieMethod> methods)
    {
        if (methods.IsEmpty) return null;
        if (methods.IndexOf(TieMethod.Lot) is >= 0 and var lot
            && lot < methods.Length - 1) return "a lot settles every tie: nothing can come after it.";
        if (methods[^1] != TieMethod.Lot) return "earlier votes may never have differed: the last method must be the lot.";
        if (methods.Distinct().Count() < methods.Length) return "a method stands here twice.";
        // Those whom a look at every stage leaves equal have been equal at every stage.
        int all = methods.TakeWhile(method => method is not (TieMethod.Backwards or TieMethod.Forwards)).Count();
        return all < methods.Length - 2
            ? "whoever is equal after the first look at earlier votes has been equal at all of them: a second look parts nobody." : null;
    }
}

/// <summary>What it takes to be elected. Immutable.</summary>
[Experimental(Preview.Id)]
public sealed record QuotaTerms
{
    /// <summary>What is divided by what.</summary>
    public QuotaKind Of { get; init; } = QuotaKind.Droop;

    /// <summary>How the share is rounded.</summary>
    public Rounding Round { get; init; } = Rounding.Above;

    /// <summary>To how many decimal places: 0 to <see cref="RuleTerms.MostPlaces"/>.</summary>
    public int Places { get; init; }

    /// <summary>More than the quota is needed; otherwise as much is enough.</summary>
    public bool Passed { get; init; }
}

/// <summary>How a surplus is transferred. Immutable.</summary>
[Experimental(Preview.Id)]
public sealed record SurplusTerms
{
    /// <summary>Which papers move.</summary>
    public SurplusPapers Papers { get; init; } = SurplusPapers.AllByValue;

    /// <summary>How the value of a paper is rounded: not, down or to the nearest.</summary>
    public Rounding Round { get; init; } = Rounding.Exact;

    /// <summary>To how many decimal places: 0 to <see cref="RuleTerms.MostPlaces"/>.</summary>
    public int Places { get; init; }

    /// <summary>In how many steps.</summary>
    public Cuts Cuts { get; init; } = Cuts.Once;

    /// <summary>What the part of a surplus is called that no paper carries.</summary>
    public Uncarried Uncarried { get; init; } = Uncarried.Loss;

    /// <summary>Which surplus goes first.</summary>
    public SurplusOrder Order { get; init; } = SurplusOrder.Largest;

    /// <summary>Surpluses wait while somebody is sure to lose, with all of them.</summary>
    public bool Waits { get; init; }
}

/// <summary>Who is excluded, and how their papers move. Immutable.</summary>
[Experimental(Preview.Id)]
public sealed record ExclusionTerms
{
    /// <summary>All who are sure to lose are excluded together: who have, with all surpluses that wait, less than the next above.</summary>
    public bool Together { get; init; }

    /// <summary>Who have, with all surpluses that wait, as much as the next above are sure to lose too.</summary>
    public bool OrEqual { get; init; }

    /// <summary>In what batches papers move.</summary>
    public ExclusionPapers Papers { get; init; } = ExclusionPapers.OneStage;
}

/// <summary>What settles ties, in order. Immutable.</summary>
[Experimental(Preview.Id)]
public sealed record TieTerms
{
    /// <summary>Who is excluded.</summary>
    public EquatableArray<TieMethod> Exclusion { get; init; } = [TieMethod.Lot];

    /// <summary>Whose surplus goes first; null for the same as of exclusions.</summary>
    public EquatableArray<TieMethod>? Surplus { get; init; }

    /// <summary>In which order those are elected who are elected together; null for that of their numbers.</summary>
    public EquatableArray<TieMethod>? Election { get; init; }

    /// <summary>Who of the last two is elected; null for the same as of exclusions.</summary>
    public EquatableArray<TieMethod>? LastSeat { get; init; }
}
