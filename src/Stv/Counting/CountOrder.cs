namespace Stv;

/// <summary>Where a candidate stands in a count.</summary>
internal enum Status : byte
{
    Continuing,
    Elected,
    Excluded,
    Withdrawn,
}

/// <summary>What a count is given.</summary>
internal sealed record CountOrder(
    Rule Rule, Admission Admission, int Seats, Decisions Decisions, IProgress<Stage>? Progress, CancellationToken Cancel);
