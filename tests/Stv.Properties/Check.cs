using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Stv.Properties;

/// <summary>
/// Runs a law over random elections: always the same ones, unless the environment asks for others. <c>STV_CASES</c> is how many,
/// fresh ones every time; <c>STV_REPLAY</c> (two or three numbers with commas, as a failure prints them: seed, gamma, size) is where they start.
/// </summary>
static class Check
{
    const int Usual = 800;
    static readonly ConcurrentDictionary<(string Rule, int Standing), ImmutableArray<int>> Seats = new();

    /// <summary>A law about one rule. At least a third of the elections must be such that the rule can count them.</summary>
    public static void Law(Rule rule, Action<Trial> law, int cases = Usual, Gen<Sample>? samples = null)
    {
        int all = 0, counted = 0;
        Run(samples ?? Samples.Any, cases, sample =>
        {
            all++;
            if (Trial(rule, sample) is not { } trial) return;
            counted++;
            law(trial);
        });
        Enough(counted, all / 3, $"elections that {rule} could count");
    }

    /// <summary>A law about random elections without a rule.</summary>
    public static void Run(Gen<Sample> samples, int cases, Action<Sample> law)
    {
        string? number = Environment.GetEnvironmentVariable("STV_CASES"), replay = Environment.GetEnvironmentVariable("STV_REPLAY");
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true)
            .WithMaxTest(number is null ? cases : int.Parse(number, CultureInfo.InvariantCulture));
        if (replay is not null || number is null) config = config.WithReplay(FSharpOption<Replay>.Some(Start(replay ?? "20110399,2007")));
        FsCheck.Check.One(config, Prop.ForAll(Arb.From(samples, Samples.Smaller), law));
    }

    /// <summary>Fails where a law met too little of what it is about; the number of cases that somebody asked for is his business.</summary>
    public static void Enough(long met, long least, string what) =>
        Assert.True(met >= least || Environment.GetEnvironmentVariable("STV_CASES") is not null, $"Only {met} {what}, not {least}.");

    /// <summary>The election as this rule can count it, with the number of seats nearest to the one asked for; null where it cannot.</summary>
    public static Trial? Trial(Rule rule, Sample sample)
    {
        int standing = sample.Candidates - sample.Withdrawn.Length;
        var accepted = Seats.GetOrAdd((rule.Id, standing), key => [.. Enumerable.Range(1, key.Standing).Where(seats => Accepts(rule, seats, key.Standing))]);
        if (accepted.IsEmpty || rule.Admit(sample.Electorate(rule.NeedsOrder)).Formal == 0) return null;
        return new(rule, sample, accepted.MinBy(seats => Math.Abs(seats - sample.Seats)));
    }

    static bool Accepts(Rule rule, int seats, int standing)
    {
        var builder = new ElectorateBuilder(standing, rule.NeedsOrder);
        builder.Add(1, 1);
        var electorate = builder.Build(Enumerable.Range(1, standing).Select(n => $"{n}"));
        try
        {
            rule.Count(electorate, seats);
            return true;
        }
        catch (CountRefusedException)
        {
            return false;
        }
    }

    static Replay Start(string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        var random = new Rnd(ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture));
        return new(random, parts.Length > 2 ? FSharpOption<int>.Some(int.Parse(parts[2], CultureInfo.InvariantCulture)) : FSharpOption<int>.None);
    }
}

/// <summary>A rule, a random election it can count, and the seats it is counted for.</summary>
sealed record Trial(Rule Rule, Sample Sample, int Seats)
{
    /// <summary>The electorate as the rule reads it.</summary>
    public Electorate Electorate => Sample.Electorate(Rule.NeedsOrder);

    /// <summary>The count with the sample's standing order.</summary>
    public CountResult Count() => Count(Sample);

    /// <summary>The same count of another election, with that one's standing order.</summary>
    public CountResult Count(Sample other) => Rule.Count(other.Electorate(Rule.NeedsOrder), Seats, Decisions.InOrder(other.Order));

    /// <summary>The count with other decisions.</summary>
    public CountResult Count(Decisions decisions) => Rule.Count(Electorate, Seats, decisions);
}
