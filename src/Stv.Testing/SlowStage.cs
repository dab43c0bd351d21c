using System.Collections.Immutable;

namespace Stv.Testing;

/// <summary>What the slow counter writes down at a stage. Immutable.</summary>
/// <param name="Action">What moved: first preferences, a surplus or papers of the excluded.</param>
/// <param name="From">Whose papers moved.</param>
/// <param name="Quota">The quota.</param>
/// <param name="Votes">Everybody's votes, by number from 1.</param>
/// <param name="Exhausted">Votes exhausted so far.</param>
/// <param name="Loss">Fractions disregarded so far.</param>
/// <param name="Elected">Who was elected at it, in order.</param>
/// <param name="Excluded">Who was excluded at it.</param>
/// <param name="Lots">The lots drawn for it: on whom each fell, and among whom.</param>
public sealed record SlowStage(
    StageAction Action, ImmutableArray<int> From, string Quota, ImmutableArray<string> Votes, string Exhausted, string Loss,
    ImmutableArray<int> Elected, ImmutableArray<int> Excluded, ImmutableArray<string> Lots)
{
    /// <summary>All of it in a line, so that two can be compared and their difference read.</summary>
    public override string ToString() =>
        $"{Action} of {string.Join(' ', From)}; quota {Quota}; votes {string.Join(' ', Votes)}; exhausted {Exhausted}; loss {Loss}; "
        + $"elected {string.Join(' ', Elected)}; excluded {string.Join(' ', Excluded)}; lots {string.Join(", ", Lots)}";

    /// <summary>The same of a stage that the engine counted.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="candidates">How many candidates there are.</param>
    public static SlowStage Of(Stage stage, int candidates)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new(
            stage.Action, stage.From, Text(stage.Quota), [.. Enumerable.Range(1, candidates).Select(c => Text(stage.Votes[c]))],
                Text(stage.Exhausted),
            Text(stage.Loss), [.. stage.Elected], [.. stage.Excluded],
            [.. stage.Decisions.Where(tie => tie.How == SettledBy.StandingOrder)
                .Select(tie => $"{tie.Chosen} of {string.Join(' ', tie.Tied)}")]);
    }

    static string Text(Ratio number) => new Fraction(number.Numerator, number.Denominator).ToString();
}
