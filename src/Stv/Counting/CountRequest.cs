using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>Where a candidate stands in a count.</summary>
[Experimental(Preview.Id)]
public enum Status
{
    /// <summary>Neither elected nor excluded.</summary>
    Continuing,

    /// <summary>Elected, for good.</summary>
    Elected,

    /// <summary>Excluded.</summary>
    Excluded,

    /// <summary>Never stood in this count.</summary>
    Withdrawn,
}

/// <summary>What a count is given.</summary>
internal sealed record CountRequest(
    Rule Rule, Admission Admission, int Seats, Decisions Decisions, IProgress<Stage>? Progress, CancellationToken Cancel)
{
    /// <summary>Writes down where one ranking goes; null where none is followed.</summary>
    public Follower? Follower { get; init; }

    /// <summary>
    /// Told of all work so far whenever a stage is opened, and at the end. Only tests and benchmarks listen: by this, not by a clock, a
    /// count's cost is tested.
    /// </summary>
    public Action<Work>? Work { get; init; }
}

/// <summary>What a count has cost, whatever machine made it.</summary>
/// <param name="Visited">How many rankings it has looked at.</param>
/// <param name="LookedBack">How many earlier votes it has looked at for ties.</param>
internal readonly record struct Work(long Visited, long LookedBack);

/// <summary>Leaves a rule in the middle of a clause when it needs a lot nobody gave. Caught where the count is completed.</summary>
internal sealed class LotNeededException(Undecided lot) : Exception
{
    public Undecided Lot { get; } = lot;
}
