using System.Collections.Immutable;

namespace Stv;

/// <summary>
/// The stages of a count gathered into rounds, as other programs show counts: an exclusion carried out in parts is one round, and one that
/// ends the count before anything has moved belongs to the round before.
/// </summary>
internal static class Rounds
{
    /// <summary>
    /// Forms with everybody's votes in every round are for programs that draw them, which take no more figures than these.
    /// </summary>
    const int MostFigures = 10_000_000;

    /// <summary>Refuses a count of more votes than a form for drawing can be expected to hold.</summary>
    /// <param name="result">The count, with the stages that are shown.</param>
    /// <param name="form">What the form is called.</param>
    /// <exception cref="ResultRefusedException">It has more.</exception>
    public static void Check(CountResult result, string form)
    {
        if ((long)result.Stages.Length * result.Candidates.Length <= MostFigures) return;
        throw new ResultRefusedException($"{form} has the votes of all candidates in every round, and {result.Stages.Length} stages of "
            + $"{result.Candidates.Length} candidates are too many for it: choose another format.");
    }

    /// <summary>The stages of each round, in order.</summary>
    public static ImmutableArray<ImmutableArray<Stage>> Of(CountResult result)
    {
        List<List<Stage>> rounds = [];
        foreach (var stage in result.Stages)
        {
            bool goesOn = rounds.Count > 0 && rounds[^1][^1] is { Action: StageAction.Exclusion, Complete: false } before
                && stage.Action == StageAction.Exclusion && stage.From.SequenceEqual(before.From);
            bool nothingMoved = stage is { Action: StageAction.Exclusion, Complete: false, Transfers.IsEmpty: true }
                && stage == result.Stages[^1];
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
