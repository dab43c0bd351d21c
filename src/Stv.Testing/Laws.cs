using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Stv.Testing;

/// <summary>
/// Laws of counting over random elections: always the same ones, unless the environment asks for others. <c>STV_CASES</c> is how many,
/// fresh ones every time; <c>STV_REPLAY</c> (two or three numbers with commas, as a failure prints them: seed, gamma, size) is where they
/// start. Thread-safe.
/// </summary>
public static class Laws
{
    const int Usual = 800;

    /// <summary>The laws that every rule keeps, whatever it is.</summary>
    public static ImmutableArray<VotingLaw> All => VotingLaw.OfAllRules;

    /// <summary>The law of a promise.</summary>
    /// <param name="promise">One promise, and not several.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none, or several.</exception>
    public static VotingLaw Of(Promises promise) => VotingLaw.Of(promise);

    /// <summary>Checks a rule by the laws that every rule keeps, and by those that it promises.</summary>
    /// <param name="rule">The rule, of the catalogue or one's own.</param>
    /// <param name="cases">Over how many random elections each law is checked.</param>
    /// <exception cref="LawBrokenException">It breaks one; the smallest election is shown for which it does.</exception>
    public static void Hold(Rule rule, int cases = Usual)
    {
        ArgumentNullException.ThrowIfNull(rule);
        foreach (var law in All) law.Check(rule, cases);
        foreach (var promise in Enum.GetValues<Promises>())
            if (promise != Promises.None && rule.Promises.HasFlag(promise)) Of(promise).Check(rule, cases);
    }

    /// <summary>A law of one's own about one rule. At least a third of the elections must be such that the rule can count them.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="law">Throws where an election breaks it.</param>
    /// <param name="cases">How many random elections.</param>
    /// <param name="samples">Which; null for elections of every kind.</param>
    /// <exception cref="LawBrokenException">It is broken; the smallest election is shown for which it is.</exception>
    public static void Check(Rule rule, Action<Trial> law, int cases = Usual, Gen<Sample>? samples = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(law);
        int all = 0, counted = 0;
        Check(samples ?? Samples.Any, cases, sample =>
        {
            all++;
            if (Trial.Of(rule, sample) is not { } trial) return;
            counted++;
            law(trial);
        });
        Enough(counted, all / 3, $"elections that {rule} could count");
    }

    /// <summary>A law of one's own about random elections, without a rule.</summary>
    /// <param name="samples">The elections.</param>
    /// <param name="cases">How many.</param>
    /// <param name="law">Throws where an election breaks it.</param>
    /// <exception cref="LawBrokenException">It is broken; the smallest election is shown for which it is.</exception>
    public static void Check(Gen<Sample> samples, int cases, Action<Sample> law)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(law);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        string? number = Environment.GetEnvironmentVariable("STV_CASES"), replay = Environment.GetEnvironmentVariable("STV_REPLAY");
        if (number is not null && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked > 0))
            throw new FormatException($"STV_CASES is \"{number}\", expected how many elections.");
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true)
            .WithMaxTest(number is null ? cases : int.Parse(number, CultureInfo.InvariantCulture));
        if (replay is not null || number is null) config = config.WithReplay(FSharpOption<Replay>.Some(Start(replay ?? "20110399,2007")));
        // Whatever breaks it last is the smallest: only what breaks it is made smaller.
        (Sample Sample, Exception Why)? smallest = null;
        var property = Prop.ForAll(Arb.From(samples, Samples.Smaller), sample =>
        {
            try
            {
                law(sample);
            }
            catch (Exception why)
            {
                smallest = (sample, why);
                throw;
            }
        });
        try
        {
            FsCheck.Check.One(config, property);
        }
        catch (Exception found) when (smallest is not null)
        {
            throw new LawBrokenException(smallest.Value.Sample, smallest.Value.Why, found);
        }
    }

    /// <summary>Fails where a law met too little of what it is about; how many cases somebody asked for is their business.</summary>
    /// <param name="met">How many it met.</param>
    /// <param name="least">How many it must meet.</param>
    /// <param name="what">Of what.</param>
    /// <exception cref="InvalidOperationException">Too few were met.</exception>
    public static void Enough(long met, long least, string what)
    {
        if (met < least && Environment.GetEnvironmentVariable("STV_CASES") is null)
            throw new InvalidOperationException($"Only {met} {what}, not {least}.");
    }

    static Replay Start(string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length is not (2 or 3)
            || !parts.All(part => ulong.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            throw new FormatException($"STV_REPLAY is \"{text}\", expected two or three numbers with commas, as a failure shows them.");
        var random = new Rnd(ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture));
        return new(random, parts.Length > 2 ? FSharpOption<int>.Some(int.Parse(parts[2], CultureInfo.InvariantCulture))
            : FSharpOption<int>.None);
    }
}

/// <summary>A law that does not hold, with the smallest election that was found to break it.</summary>
public sealed class LawBrokenException : Exception
{
    internal LawBrokenException(Sample sample, Exception why, Exception found)
        : base($"{(why is InvalidOperationException ? "" : $"{why.GetType().Name}: ")}{why.Message}\n\nThe smallest election that was "
            + $"found, as a BLT file:\n{sample}\n\n{found.Message.Split('\n')[0]}", why) => Sample = sample;

    /// <summary>The election.</summary>
    public Sample Sample { get; }
}
