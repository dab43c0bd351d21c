namespace Stv;

/// <summary>A part of a paper, and who has it. Immutable.</summary>
/// <param name="Candidate">The candidate's number; <see cref="Transfer.Exhausted"/> where nobody has it any more.</param>
/// <param name="Value">How large it is: the whole paper is 1, or has a vote of 1 for each of several candidates in a block vote.</param>
public readonly record struct PaperPart(int Candidate, Ratio Value);

/// <summary>Where a paper is from a stage on. Immutable.</summary>
/// <param name="Stage">The number of the stage that brought it there.</param>
/// <param name="Parts">
/// The parts and who has them: those that stay with elected candidates, in the order in which they were left there, then the part that may
/// still move. What a rule cuts off values is with the candidate who passed the paper on; where papers are counted afresh it is in none of
/// them, and parts that a rule rounds up may be a little more than the whole together.
/// </param>
public sealed record PaperStep(int Stage, EquatableArray<PaperPart> Parts)
{
    /// <summary>The stage and the parts, such as <c>3: 1 has 3/4, 5 has 1/4</c>.</summary>
    public override string ToString() =>
        $"{Stage}: {string.Join(", ", Parts.Select(part => $"{(part.Candidate == 0 ? "nobody" : part.Candidate)} has {part.Value}"))}";
}

/// <summary>What became of one paper in a count. Immutable.</summary>
public sealed record PaperStory
{
    /// <summary>The count that the paper took part in.</summary>
    public required CountResult Result { get; init; }

    /// <summary>The ranking as marked, in the code of <see cref="Electorate"/>; empty where the paper carries no mark.</summary>
    public required EquatableArray<ushort> Marks { get; init; }

    /// <summary>
    /// No paper of the election shows such preferences: the count is one with this paper more, and its figures are not those of the
    /// election.
    /// </summary>
    public bool Added { get; init; }

    /// <summary>Why the paper is rejected, one of <see cref="Reasons"/>; null where it is formal.</summary>
    public string? Rejected { get; init; }

    /// <summary>Why it counts up to a mark only, one of <see cref="Reasons"/>; null where it counts to its end.</summary>
    public string? Shortened { get; init; }

    /// <summary>What of it counts, in the code of <see cref="Electorate"/>; empty where it is rejected.</summary>
    public EquatableArray<ushort> Counted { get; init; } = [];

    /// <summary>Where it is, from each stage on that moves it; empty where it is rejected.</summary>
    public EquatableArray<PaperStep> Steps { get; init; } = [];

    /// <summary>Where it is at the end.</summary>
    public EquatableArray<PaperPart> AtEnd => Steps.IsEmpty ? [] : Steps[^1].Parts;
}
