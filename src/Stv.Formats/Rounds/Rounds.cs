using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// The stages of a count gathered into rounds, as other programs show counts: an exclusion carried out in parts is one round, and one that
/// ends the count before anything has moved belongs to the round before.
/// </summary>
internal static class Rounds
{
    /// <summary>The stages of each round, in order.</summary>
    public static ImmutableArray<ImmutableArray<Stage>> Of(CountResult result)
    {
        List<List<Stage>> rounds = [];
        foreach (var stage in result.Stages)
        {
            bool goesOn = rounds.Count > 0 && rounds[^1][^1] is { Action: StageAction.Exclusion, Complete: false } before
                && stage.Action == StageAction.Exclusion && stage.From.SequenceEqual(before.From);
            bool nothingMoved = stage is { Action: StageAction.Exclusion, Complete: false, Transfers.IsEmpty: true } && stage == result.Stages[^1];
            if (rounds.Count > 0 && (goesOn || nothingMoved)) rounds[^1].Add(stage);
            else rounds.Add([stage]);
        }
        return [.. rounds.Select(round => round.ToImmutableArray())];
    }

    /// <summary>What the contest is called. A file that has no other place to say that the count is unfinished says it here.</summary>
    public static string Title(CountResult result)
    {
        string title = string.IsNullOrWhiteSpace(result.Title) ? "An election" : result.Title;
        return result.Undecided is null ? title : $"{title} (unfinished: a lot is needed)";
    }
}
