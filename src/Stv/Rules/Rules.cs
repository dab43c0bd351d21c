using System.Collections.Immutable;

namespace Stv;

/// <summary>The catalogue of rule sets. Thread-safe; the same instance is returned every time.</summary>
public static class Rules
{
    /// <summary>Scottish local elections as counted.</summary>
    public static Rule Scotland2011 { get; } = new Scotland(strict: false);

    /// <summary>Scottish local elections, the last-vacancies rule read strictly.</summary>
    public static Rule Scotland2011Strict { get; } = new Scotland(strict: true);

    /// <summary>Instant-runoff voting for one seat.</summary>
    public static Rule Irv { get; } = new InstantRunoff();

    /// <summary>Electoral Reform Society rules of 1997.</summary>
    public static Rule Ers97 => Stv.Ers97.General;

    /// <summary>Labour Party, National Executive Committee, constituency places, 2020.</summary>
    public static Rule LabourNec2020 => Stv.Ers97.LabourNec2020;

    /// <summary>Block vote: most votes win, nothing is transferred.</summary>
    public static Rule BlockVote { get; } = new BlockVote();

    /// <summary>Northern Ireland, councils and Assembly.</summary>
    public static Rule NorthernIreland => Stv.NorthernIreland.Practice;

    /// <summary>Australian Senate as counted in 2013.</summary>
    public static Rule AecSenate2013 => AustralianSenate.Aec2013;

    /// <summary>Australian Senate as counted in 2016.</summary>
    public static Rule AecSenate2016 => AustralianSenate.Aec2016;

    /// <summary>Australian Senate as counted in 2019.</summary>
    public static Rule AecSenate2019 => AustralianSenate.Aec2019;

    /// <summary>ACT Legislative Assembly since 2021.</summary>
    public static Rule Act2021 => HareClark.From2021;

    /// <summary>PR Foundation reference rule, weighted inclusive Gregory.</summary>
    public static Rule PrfWigm { get; } = new WigmPrf(batch: false);

    /// <summary>Every rule set, in the order in which lists show them.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        Scotland2011,
        Scotland2011Strict,
        Ers97,
        LabourNec2020,
        NorthernIreland,
        Stv.NorthernIreland.First,
        Stv.NorthernIreland.All,
        AecSenate2013,
        AecSenate2016,
        AecSenate2019,
        AustralianSenate.Text1984,
        AustralianSenate.Text2021,
        HareClark.To2016,
        HareClark.In2020,
        Act2021,
        PrfWigm,
        new WigmPrf(batch: true),
        HillMeek.NewZealand,
        new NewZealandAct(),
        new Meek1987(),
        HillMeek.Meek2006,
        new MeekPrf(),
        OpenStvMeek.Meek,
        OpenStvMeek.MeekQx,
        DroopMeek.Meek,
        DroopMeek.MeekGuarded,
        HillMeek.Warren,
        OpenStvMeek.Warren,
        OpenStvMeek.WarrenQx,
        DroopMeek.Warren,
        DroopMeek.WarrenGuarded,
        new Qpq(),
        Irv,
        BlockVote,
    ];

    /// <summary>The rule set with an id; null where there is none.</summary>
    /// <param name="id">A <see cref="Rule.Id"/>, in lower case, or one of its <see cref="Rule.Aliases"/>.</param>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id) ?? All.FirstOrDefault(rule => rule.Aliases.Contains(id));

    /// <summary>The rule set with an id.</summary>
    /// <param name="id">A <see cref="Rule.Id"/>, in lower case, or one of its <see cref="Rule.Aliases"/>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Rule ForId(string id) =>
        Find(id) ?? throw new ArgumentException($"There is no rule set \"{id}\"; there are {string.Join(", ", All)}.", nameof(id));
}
