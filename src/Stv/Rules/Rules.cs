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
    public static Rule Ers97 { get; } = new Ers97(Stv.Ers97.Use.General);

    /// <summary>Northern Ireland.</summary>
    public static Rule NorthernIreland { get; } = new NorthernIreland("northern-ireland", Stv.NorthernIreland.LastExclusion.Nothing);

    /// <summary>Every rule set, in the order in which lists show them.</summary>
    public static ImmutableArray<Rule> All { get; } = [Scotland2011, Scotland2011Strict, Irv, Ers97, NorthernIreland, AustralianSenate.Aec2013, AustralianSenate.Aec2016, AustralianSenate.Aec2019, HareClark.To2016, HareClark.From2021, new WigmPrf(false), new WigmPrf(true), HareClark.In2020, new NorthernIreland("northern-ireland-first", Stv.NorthernIreland.LastExclusion.FirstPreferences)];

    /// <summary>The rule set with an id; null where there is none.</summary>
    /// <param name="id">A <see cref="Rule.Id"/>, in lower case.</param>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);

    /// <summary>The rule set with an id.</summary>
    /// <param name="id">A <see cref="Rule.Id"/>, in lower case.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Rule ForId(string id) =>
        Find(id) ?? throw new ArgumentException($"There is no rule set \"{id}\"; there are {string.Join(", ", All)}.", nameof(id));
}
