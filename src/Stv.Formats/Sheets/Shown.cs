namespace Stv;

/// <summary>What of a count a sheet shows: all of it, unless a reader is better served by less.</summary>
internal sealed class Shown
{
    /// <summary>
    /// A table of more votes than these is no sheet any more: the longest count of the Senate has some 160,000, and a browser hardly
    /// opens a page of more.
    /// </summary>
    public const int MostFigures = 250_000;

    readonly HashSet<int> numbers;

    Shown(CountResult whole, CountResult result, bool tooMany) =>
        (Whole, Result, TooMany, numbers) = (whole, result, tooMany, [.. result.Stages.Select(stage => stage.Number)]);

    /// <summary>The count with all its stages.</summary>
    public CountResult Whole { get; }

    /// <summary>The count with the stages that are shown.</summary>
    public CountResult Result { get; }

    /// <summary>Stages are left out because all of them would be too many, and not only such as decide nothing.</summary>
    public bool TooMany { get; }

    /// <summary>A stage is shown.</summary>
    /// <param name="number">Its number in the whole count.</param>
    public bool Has(int number) => numbers.Contains(number);

    /// <summary>How many stages are left out, why, where they are, and what it means for figures; null where all are shown.</summary>
    public string? LeftOut => Whole.Stages.Length - Result.Stages.Length is > 0 and var missing
        ? $"Of {Whole.Stages.Length} stages {missing} are left out, {(TooMany
            ? $"because with {Whole.Candidates.Length} candidates all of them are too many for a sheet"
            : "at which nobody was elected or excluded")}: the result as JSON or CSV has them all. Changes are since the "
            + "stage shown before."
        : null;

    /// <summary>
    /// Of a count by keep values only the stages that decide something; and of more than a sheet holds the first, those at which somebody
    /// is elected, and the last.
    /// </summary>
    /// <param name="result">The count.</param>
    /// <param name="figures">How many votes a sheet holds.</param>
    public static Shown Of(CountResult result, int figures = MostFigures)
    {
        var decisive = Decisive(result);
        var stages = decisive.Stages;
        int most = Math.Max(3, figures / result.Candidates.Length);
        if (stages.Length <= most) return new(result, decisive, tooMany: false);
        // As many of the stages before the end as there is room for, and of the elections no more than half of it.
        HashSet<Stage> shown = [stages[0], stages[^1], .. stages.Where(stage => stage.Elected.Any()).Take(most / 2 - 1)];
        for (int i = stages.Length - 1; shown.Count < most; i--) shown.Add(stages[i]);
        return new(result, result with { Stages = [.. stages.Where(shown.Contains)] }, tooMany: true);
    }

    /// <summary>
    /// The same without the stages that only come nearer to a decision: of the hundreds that a count by keep values may have, the first,
    /// the last, those at which somebody is elected or excluded, and those whose votes settle a tie.
    /// </summary>
    public static CountResult Decisive(CountResult result)
    {
        if (!result.Stages.Any(stage => stage.Action == StageAction.Redistribution)) return result;
        var settling = result.Stages.SelectMany(stage => stage.Decisions).Select(tie => tie.Stage).ToHashSet();
        return result with
        {
            Stages = [.. result.Stages.Where(stage =>
                stage.Complete || stage.Number == 1 || stage.Number == result.Stages.Length || settling.Contains(stage.Number))],
        };
    }
}
