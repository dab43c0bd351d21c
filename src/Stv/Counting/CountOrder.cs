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
internal sealed record CountOrder(
    Rule Rule, Admission Admission, int Seats, Decisions Decisions, IProgress<Stage>? Progress, CancellationToken Cancel);
