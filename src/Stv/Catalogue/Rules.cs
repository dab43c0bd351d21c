using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using static Stv.HareClark;
using static Stv.NorthernIreland;

namespace Stv;

/// <summary>The catalogue of rule sets. Thread-safe; the same instance is returned every time.</summary>
public static class Rules
{
    const Promises Usual = Promises.SolidCoalitions | Promises.LaterNoHarm;

    /// <summary>Scottish local elections as counted.</summary>
    public static Rule Scotland2011 { get; } = new(
        "scotland-2011", "Scottish local elections",
        "Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 46-53",
        new(EvidenceLevel.Official,
            "Linn ward 2007, every figure; two other engines and an independent reading of the rules on real wards."),
        Usual,
        new Scotland(strict: false));

    /// <summary>Scottish local elections, the last-vacancies rule read strictly.</summary>
    public static Rule Scotland2011Strict { get; } = new(
        "scotland-2011-strict", "Scottish local elections, last vacancies to the letter",
        "Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 46-53",
        new(EvidenceLevel.TextOnly, "Every stage but the last transfer is that of scotland-2011; no count is known that omits it."),
        Usual,
        new Scotland(strict: true));

    /// <summary>Electoral Reform Society rules of 1997.</summary>
    public static Rule Ers97 { get; } = new(
        "ers97", "Electoral Reform Society rules, 1997",
        "Newland and Britton, How to conduct an election by the Single Transferable Vote, 3rd edition (ERS, 1997), section 5",
        new(EvidenceLevel.TwoEngines, "OpenSTV's figures at every sub-stage; the figures that the booklet prints of its model election."),
        Usual,
        new Ers97());

    /// <summary>Labour Party, National Executive Committee, constituency places, 2020.</summary>
    public static Rule LabourNec2020 { get; } = new(
        "labour-nec-2020", "Labour NEC, constituency places, 2020 (inferred)",
        "No published text names the rules; the quota of 12,954.90 for 129,549 papers is that of ERS97, section 5.1.6",
        new(EvidenceLevel.TextOnly, "Only the published quota confirms the arithmetic; the stage sheet has not been found."),
        Usual,
        new Ers97());

    /// <summary>Northern Ireland, councils and Assembly.</summary>
    public static Rule NorthernIreland { get; } = new(
        "northern-ireland", "Northern Ireland, councils and Assembly",
        "Electoral Law Act (Northern Ireland) 1962, schedule 5, rules 41-52 (SI 1985/454)",
        new(EvidenceLevel.TwoEngines,
            "OpenSTV's figures at every stage before an ending by rule 52(2), which it omits; two official sheets of 2011, the last "
            + "exclusion included, with papers constructed to move as they say."),
        Usual,
        new NorthernIreland(LastExclusion.Nothing))
    {
        Aliases = ["northern-ireland-none"],
    };

    /// <summary>Northern Ireland, first preferences of the last exclusion transferred.</summary>
    public static Rule NorthernIrelandFirst { get; } = new(
        "northern-ireland-first", "Northern Ireland, first preferences of the last exclusion transferred",
        "Electoral Law Act (Northern Ireland) 1962, schedule 5, rules 41-52 (SI 1985/454)",
        new(EvidenceLevel.TwoEngines,
            "OpenSTV's figures at every stage before an ending by rule 52(2), which it omits; official sheets of 2011 and 2016 show "
            + "that nothing of the last exclusion moved."),
        Usual,
        new NorthernIreland(LastExclusion.FirstPreferences));

    /// <summary>Northern Ireland, the last exclusion transferred in full.</summary>
    public static Rule NorthernIrelandAll { get; } = new(
        "northern-ireland-all", "Northern Ireland, the last exclusion transferred in full",
        "Electoral Law Act (Northern Ireland) 1962, schedule 5, rules 41-52 (SI 1985/454)",
        new(EvidenceLevel.TwoEngines,
            "OpenSTV's figures at every stage before an ending by rule 52(2), which it omits; official sheets of 2011 and 2016 show "
            + "that nothing of the last exclusion moved."),
        Usual,
        new NorthernIreland(LastExclusion.Everything));

    /// <summary>Australian Senate as counted in 2013.</summary>
    public static Rule AecSenate2013 { get; } = new(
        "aec-senate-2013", "Australian Senate as counted in 2013",
        "Commonwealth Electoral Act 1918, section 273",
        new(EvidenceLevel.TwoEngines,
            "ACT and NT 2013 count by count against another engine; first preferences and the ACT's final totals official."),
        Promises.LaterNoHarm,
        new AustralianSenate(bulk: true, anyDiffer: true, lastPlacesPrevail: false));

    /// <summary>Australian Senate as counted in 2016.</summary>
    public static Rule AecSenate2016 { get; } = new(
        "aec-senate-2016", "Australian Senate as counted in 2016",
        "Commonwealth Electoral Act 1918, section 273",
        new(EvidenceLevel.Official, "Every official figure of the ACT and the NT, 2016; there is no tie in them."),
        Promises.LaterNoHarm,
        new AustralianSenate(bulk: false, anyDiffer: true, lastPlacesPrevail: false));

    /// <summary>Australian Senate as counted in 2019.</summary>
    public static Rule AecSenate2019 { get; } = new(
        "aec-senate-2019", "Australian Senate as counted in 2019",
        "Commonwealth Electoral Act 1918, section 273",
        new(EvidenceLevel.Official, "Every official figure of the ACT, 2019; that count does not show when (18) is applied, nor ties."),
        Promises.LaterNoHarm,
        new AustralianSenate(bulk: false, anyDiffer: true, lastPlacesPrevail: true));

    /// <summary>Australian Senate, the Act of 1984 to 2021.</summary>
    public static Rule Senate1984 { get; } = new(
        "senate-1984", "Australian Senate, the Act of 1984 to 2021",
        "Commonwealth Electoral Act 1918, section 273",
        new(EvidenceLevel.TwoEngines,
            "ACT and NT 2013 count by count against another engine: no tie in them parts the text from practice."),
        Promises.LaterNoHarm,
        new AustralianSenate(bulk: true, anyDiffer: false, lastPlacesPrevail: false));

    /// <summary>Australian Senate, the Act since 2021, by computer.</summary>
    public static Rule Senate2021 { get; } = new(
        "senate-2021", "Australian Senate, the Act since 2021, by computer",
        "Commonwealth Electoral Act 1918, section 273",
        new(EvidenceLevel.TwoEngines, "ACT and NT 2016 count by count against another engine: its figures are those of aec-senate-2016."),
        Promises.LaterNoHarm,
        new AustralianSenate(bulk: false, anyDiffer: true, lastPlacesPrevail: false));

    /// <summary>ACT Legislative Assembly, before 2020.</summary>
    public static Rule Act2008 { get; } = new(
        "act-2008", "ACT Legislative Assembly, before 2020",
        "Electoral Act 1992 (ACT), schedule 4, parts 4.1 and 4.2",
        new(EvidenceLevel.TwoEngines,
            "All three electorates of 2008 count by count against another engine; the elected sets and Molonglo's count 105 "
            + "official."),
        Usual,
        new HareClark(FractionsOfVotes.Disregarded, apartByCount: false, everySurplus: false));

    /// <summary>ACT Legislative Assembly, 2020 as first published.</summary>
    public static Rule Act2020 { get; } = new(
        "act-2020", "ACT Legislative Assembly, 2020 as first published",
        "Electoral Act 1992 (ACT), schedule 4, parts 4.1 and 4.2",
        new(EvidenceLevel.TextOnly, "Published single transfers of 2020, and totals of a constructed election."),
        Usual,
        new HareClark(FractionsOfVotes.ToTheNearest, apartByCount: true, everySurplus: true));

    /// <summary>ACT Legislative Assembly since 2021.</summary>
    public static Rule Act2021 { get; } = new(
        "act-2021", "ACT Legislative Assembly, since the correction of 2021",
        "Electoral Act 1992 (ACT), schedule 4, parts 4.1 and 4.2",
        new(EvidenceLevel.TwoEngines, "A constructed election count by count against another engine; published single transfers of 2020."),
        Usual,
        new HareClark(FractionsOfVotes.BeyondSixPlaces, apartByCount: false, everySurplus: false));

    /// <summary>PR Foundation reference rule, weighted inclusive Gregory.</summary>
    public static Rule PrfWigm { get; } = new(
        "prf-wigm", "PR Foundation reference rule, weighted inclusive Gregory",
        "Proportional Representation Foundation, reference WIGM rule",
        new(EvidenceLevel.TwoEngines,
            "Droop's figures at every stage up to the end, which Droop does not see where it omits two tests for completion that "
            + "the text has."),
        Usual,
        new WigmPrf(batch: false));

    /// <summary>PR Foundation reference rule, weighted inclusive Gregory, sure losers together.</summary>
    public static Rule PrfWigmBatch { get; } = new(
        "prf-wigm-batch", "PR Foundation reference rule, weighted inclusive Gregory, sure losers together",
        "Proportional Representation Foundation, reference WIGM rule",
        new(EvidenceLevel.TwoEngines,
            "Droop's figures at every stage up to the end, which Droop does not see where it omits two tests for completion that "
            + "the text has."),
        Usual,
        new WigmPrf(batch: true));

    /// <summary>New Zealand, as counted.</summary>
    public static Rule MeekNz { get; } = new(
        "meek-nz", "New Zealand, as counted",
        "Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A, as I. D. Hill's program counts",
        new(EvidenceLevel.TwoEngines, "Every iteration of three elections counted by Hill's program; OpenSTV's figures on real wards."),
        Usual,
        new HillMeek(zealand: true));

    /// <summary>New Zealand, Schedule 1A to the letter.</summary>
    public static Rule MeekNzAct { get; } = new(
        "meek-nz-act", "New Zealand, Schedule 1A to the letter",
        "Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A",
        new(EvidenceLevel.TextOnly, "No count is known that followed the words where the program in use departs from them."),
        Usual,
        new NewZealandAct());

    /// <summary>Meek's method, Algorithm 123 of 1987.</summary>
    public static Rule Meek1987 { get; } = new(
        "meek-1987", "Meek's method, Algorithm 123 of 1987",
        "Hill, Wichmann and Woodall, Algorithm 123, Computer Journal 30 (1987), 277-281",
        new(EvidenceLevel.TwoEngines, "Another engine's figures of one election to the second decimal place."),
        Usual | Promises.Scaling,
        new Meek1987());

    /// <summary>Meek's method, Hill 2006.</summary>
    public static Rule Meek2006 { get; } = new(
        "meek-2006", "Meek's method, Hill 2006",
        "I. D. Hill, Implementing STV by Meek's method, Voting matters 22 (2006)",
        new(EvidenceLevel.TextOnly,
            "The algorithm of meek-nz, which is Hill's program; no count by the general version of the program is at hand."),
        Usual,
        new HillMeek());

    /// <summary>PR Foundation reference rule, Meek.</summary>
    public static Rule MeekPrf { get; } = new(
        "meek-prf", "PR Foundation reference rule, Meek",
        "Proportional Representation Foundation, reference Meek rule",
        new(EvidenceLevel.TwoEngines, "Droop's votes, keep values and quota at the end of every round."),
        Usual,
        new MeekPrf());

    /// <summary>Meek's method as counted by OpenSTV, six places.</summary>
    public static Rule MeekOpenStv { get; } = new(
        "meek-openstv", "Meek as counted by OpenSTV, six places",
        "J. O'Neill's program OpenSTV 1.7, method Meek",
        new(EvidenceLevel.TwoEngines, "OpenSTV's votes, keep factors and quota wherever it shows them."),
        Usual,
        new OpenStvMeek());

    /// <summary>Meek's method as counted by OpenSTV, quasi-exact.</summary>
    public static Rule MeekOpenStvQx { get; } = new(
        "meek-openstv-qx", "Meek as counted by OpenSTV, quasi-exact",
        "J. O'Neill's program OpenSTV 1.7, method MeekQX",
        new(EvidenceLevel.TwoEngines, "OpenSTV's votes, keep factors and quota wherever it shows them."),
        Usual,
        new OpenStvMeek(quasiExact: true));

    /// <summary>Meek's method as counted by Droop, nine places.</summary>
    public static Rule MeekDroop { get; } = new(
        "meek-droop", "Meek as counted by Droop, nine places",
        "J. Lundell's program Droop 0.14, rule meek",
        new(EvidenceLevel.TwoEngines, "Droop's votes, keep factors and quota at the end of every round."),
        Promises.SolidCoalitions,
        new DroopMeek(DroopMeek.NinePlaces, omega: Ratio.Of(1, 1_000_000)));

    /// <summary>Meek's method as counted by Droop, quasi-exact.</summary>
    public static Rule MeekDroopGuarded { get; } = new(
        "meek-droop-guarded", "Meek as counted by Droop, quasi-exact",
        "J. Lundell's program Droop 0.14, rule meek",
        new(EvidenceLevel.TwoEngines, "Droop's votes, keep factors and quota at the end of every round."),
        Promises.Scaling | Promises.SolidCoalitions,
        new DroopMeek(DroopMeek.QuasiExact, omega: Ratio.Of(1, 1_000_000_000)));

    /// <summary>Warren's method, computed as Hill's.</summary>
    public static Rule Warren { get; } = new(
        "warren", "Warren's method, computed as Hill's",
        "C. H. E. Warren, Counting in STV elections, Voting matters 1 (1994), in the form of Hill 2006",
        new(EvidenceLevel.TextOnly,
            "The algorithm of meek-nz, which is Hill's program; no count by the general version of the program is at hand."),
        Promises.SolidCoalitions,
        new HillMeek(amount: true));

    /// <summary>Warren's method as counted by OpenSTV, six places.</summary>
    public static Rule WarrenOpenStv { get; } = new(
        "warren-openstv", "Warren as counted by OpenSTV, six places",
        "J. O'Neill's program OpenSTV 1.7, method Warren",
        new(EvidenceLevel.TwoEngines, "OpenSTV's votes, keep factors and quota wherever it shows them."),
        Usual,
        new OpenStvMeek(amount: true));

    /// <summary>Warren's method as counted by OpenSTV, quasi-exact.</summary>
    public static Rule WarrenOpenStvQx { get; } = new(
        "warren-openstv-qx", "Warren as counted by OpenSTV, quasi-exact",
        "J. O'Neill's program OpenSTV 1.7, method WarrenQX",
        new(EvidenceLevel.TwoEngines, "OpenSTV's votes, keep factors and quota wherever it shows them."),
        Usual,
        new OpenStvMeek(amount: true, quasiExact: true));

    /// <summary>Warren's method as counted by Droop, nine places.</summary>
    public static Rule WarrenDroop { get; } = new(
        "warren-droop", "Warren as counted by Droop, nine places",
        "J. Lundell's program Droop 0.14, rule warren",
        new(EvidenceLevel.TwoEngines, "Droop's votes, keep factors and quota at the end of every round."),
        Promises.None,
        new DroopMeek(DroopMeek.NinePlaces, omega: Ratio.Of(1, 1_000_000), amount: true));

    /// <summary>Warren's method as counted by Droop, quasi-exact.</summary>
    public static Rule WarrenDroopGuarded { get; } = new(
        "warren-droop-guarded", "Warren as counted by Droop, quasi-exact",
        "J. Lundell's program Droop 0.14, rule warren",
        new(EvidenceLevel.TwoEngines, "Droop's votes, keep factors and quota at the end of every round."),
        Promises.Scaling,
        new DroopMeek(DroopMeek.QuasiExact, omega: Ratio.Of(1, 1_000_000_000), amount: true));

    /// <summary>Quota-preferential by quotient (Woodall's QPQ).</summary>
    public static Rule Qpq { get; } = new(
        "qpq", "Quota-preferential by quotient (Woodall's QPQ)",
        "D. R. Woodall, Voting matters 17 (2003), paper 1, section 2; arithmetic of the program Droop 0.14",
        new(EvidenceLevel.TwoEngines, "Droop's votes, quotients and quota at every stage, and whom each stage elects or excludes."),
        Usual | Promises.Scaling,
        new Qpq());

    /// <summary>Instant-runoff voting for one seat.</summary>
    public static Rule Irv { get; } = new(
        "irv", "Instant-runoff voting (one seat)",
        "The common form of the alternative vote; no single law",
        new(EvidenceLevel.TwoEngines, "RCTab's figures of every round, of real and constructed contests whose settings are these."),
        Usual | Promises.Scaling,
        new InstantRunoff());

    /// <summary>Block vote: most votes win, nothing is transferred.</summary>
    public static Rule BlockVote { get; } = new(
        "block-vote", "Block vote, on rankings",
        "As many votes as places, most votes win; no single law",
        new(EvidenceLevel.TextOnly, "Addition only; no ballots of a block-vote election are public to compare with."),
        Promises.Scaling,
        new BlockVote());

    /// <summary>Every rule set, in the order in which lists show them.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        Scotland2011,
        Scotland2011Strict,
        Ers97,
        LabourNec2020,
        NorthernIreland,
        NorthernIrelandFirst,
        NorthernIrelandAll,
        AecSenate2013,
        AecSenate2016,
        AecSenate2019,
        Senate1984,
        Senate2021,
        Act2008,
        Act2020,
        Act2021,
        PrfWigm,
        PrfWigmBatch,
        MeekNz,
        MeekNzAct,
        Meek1987,
        Meek2006,
        MeekPrf,
        MeekOpenStv,
        MeekOpenStvQx,
        MeekDroop,
        MeekDroopGuarded,
        Warren,
        WarrenOpenStv,
        WarrenOpenStvQx,
        WarrenDroop,
        WarrenDroopGuarded,
        Qpq,
        Irv,
        BlockVote,
    ];

    /// <summary>The rule set with an id; null where there is none.</summary>
    /// <param name="id">A <see cref="Rule.Id"/> or one of its <see cref="Rule.Aliases"/>, in letters of either case.</param>
    public static Rule? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(rule => rule.Aliases.Append(rule.Id).Contains(id, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The rule set with an id.</summary>
    /// <param name="id">A <see cref="Rule.Id"/> or one of its <see cref="Rule.Aliases"/>, in letters of either case.</param>
    /// <exception cref="ArgumentException">There is none; the message says which may be meant.</exception>
    public static Rule ForId(string id)
    {
        if (Find(id) is { } rule) return rule;
        var near = Nearest(id);
        string hint = near.IsEmpty ? $"; there are {string.Join(", ", All)}." : Suggest.DidYouMean(near);
        throw new ArgumentException($"There is no rule set {Brief.Quoted(id)}{hint}", nameof(id));
    }

    /// <summary>The ids of rule sets that may be meant by what was written, the likeliest first; none where nothing is near.</summary>
    /// <param name="written">An id that is none, or a word of a <see cref="Rule.Name"/>.</param>
    public static EquatableArray<string> Nearest(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var near = Suggest.Nearest(written, All.Select(rule => rule.Id));
        if (near.Count > 0) return [.. near];
        var names = Suggest.Nearest(written, All.Select(rule => rule.Name.Replace(",", "", StringComparison.Ordinal)));
        return [.. All.Where(rule => names.Contains(rule.Name.Replace(",", "", StringComparison.Ordinal))).Select(rule => rule.Id)];
    }

    /// <summary>
    /// Rules of one's own, made of terms: nobody's law, called by <see cref="RuleTerms.Id"/> and the name the terms give.
    /// </summary>
    /// <param name="terms">The terms of a by-law.</param>
    /// <exception cref="ArgumentException">Two terms contradict each other, or one is out of its range: a sentence says which and
    /// why.</exception>
    [Experimental(Preview.Id)]
    public static Rule FromTerms(RuleTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Contradiction() is { } why) throw new ArgumentException(why, nameof(terms));
        return new(
            terms.Id, terms.Name, "Terms of one's own: nobody's law",
            new(EvidenceLevel.None, "These rules are nobody's law: they are made of terms that somebody gave. Nothing has been compared."),
                Promises.None,
            new OwnTerms(terms));
    }
}
