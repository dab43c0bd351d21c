using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Stv.Testing;

/// <summary>A rule, a random election that it can count, and the seats it is counted for. Immutable.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Sample">The election.</param>
/// <param name="Seats">As many seats as the rule can fill, nearest to those that the election asks for.</param>
public sealed record Trial(Rule Rule, Sample Sample, int Seats)
{
    static readonly ConditionalWeakTable<Rule, ConcurrentDictionary<int, ImmutableArray<int>>> Accepted = [];

    /// <summary>The electorate as the rule reads it.</summary>
    public Electorate Electorate => Sample.Electorate(Rule.NeedsOrder);

    /// <summary>An election as a rule can count it, with the number of seats nearest to the one asked for; null where it cannot.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="sample">The election.</param>
    public static Trial? Of(Rule rule, Sample sample)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(sample);
        int standing = sample.Candidates - sample.Withdrawn.Length;
        var accepted = Accepted.GetOrCreateValue(rule)
            .GetOrAdd(standing, most => [.. Enumerable.Range(1, most).Where(seats => Accepts(rule, seats, most))]);
        if (accepted.IsEmpty || rule.Admit(sample.Electorate(rule.NeedsOrder)).Formal == 0) return null;
        return new(rule, sample, accepted.MinBy(seats => Math.Abs(seats - sample.Seats)));
    }

    /// <summary>Counts with the election's standing order.</summary>
    public CountResult Count() => Count(Sample);

    /// <summary>Counts another election alike, with that one's standing order.</summary>
    /// <param name="other">The other election.</param>
    public CountResult Count(Sample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Rule.Count(other.Electorate(Rule.NeedsOrder), Seats, Decisions.InOrder(other.Order));
    }

    /// <summary>Counts with other decisions.</summary>
    /// <param name="decisions">The lots.</param>
    public CountResult Count(Decisions decisions) => Rule.Count(Electorate, Seats, decisions);

    static bool Accepts(Rule rule, int seats, int standing)
    {
        var builder = new ElectorateBuilder(standing, rule.NeedsOrder);
        builder.Add(1, 1);
        try
        {
            rule.Count(builder.Build(Enumerable.Range(1, standing).Select(n => $"{n}")), seats);
            return true;
        }
        catch (CountRefusedException)
        {
            return false;
        }
    }
}
