using System.Collections.Immutable;

namespace Stv;

/// <summary>Writes down where one ranking goes. Mutable; for one count.</summary>
/// <param name="ranking">Its index among those admitted, where the count itself looks for it.</param>
internal sealed class Follower(int ranking = -1)
{
    readonly List<PaperStep> steps = [];
    readonly List<PaperPart> left = [];
    PaperPart now;

    /// <summary>The index of the ranking among those admitted.</summary>
    public int Ranking => ranking;

    /// <summary>Where it went, stage by stage.</summary>
    public ImmutableArray<PaperStep> Steps => [.. steps];

    /// <summary>The paper has gone whole to somebody, at a value; what it was worth more before stays where it was.</summary>
    public void Moves(int stage, int to, Ratio value)
    {
        if (steps.Count > 0 && now.Value != value) left.Add(now with { Value = now.Value - value });
        now = new(to, value);
        Lies(stage, [.. left, now]);
    }

    /// <summary>The paper lies in parts with several; nothing is written down where it lay so before.</summary>
    public void Lies(int stage, ImmutableArray<PaperPart> parts)
    {
        if (steps.Count == 0 || !steps[^1].Parts.Equals(parts)) steps.Add(new(stage, parts));
    }
}
