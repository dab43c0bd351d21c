namespace Stv;

/// <summary>
/// A source of ballots. A reader takes papers as they are marked and judges none of them: whether a mark counts is for the
/// rule's admission to say. Implementations read their source once and are not safe for use by several threads.
/// </summary>
public interface IBallotReader
{
    /// <summary>Reads the whole source.</summary>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>The election, with a diagnostic for every departure from the format that was tolerated.</returns>
    /// <exception cref="BallotFormatException">The source cannot be read, or has warnings while
    /// <see cref="ReadOptions.Strict"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    Election Read(ReadOptions? options = null, CancellationToken cancel = default);
}

/// <summary>How ballots are read. Immutable.</summary>
public sealed record ReadOptions
{
    /// <summary>
    /// Keeps every ballot by itself in the order read; otherwise equal rankings are merged. See <see cref="Rule.NeedsOrder"/>.
    /// </summary>
    public bool KeepOrder { get; init; }

    /// <summary>Refuses what would otherwise be a warning.</summary>
    public bool Strict { get; init; }

    /// <summary>Keeps the papers of each precinct, batch or source by themselves as well: see <see cref="Election.Parts"/>.</summary>
    public PartKind? PartedBy { get; init; }

    /// <summary>The only part that is kept so, by name; null for all.</summary>
    public string? Part { get; init; }

    /// <summary>
    /// Repairs names whose UTF-8 another program took for Windows-1252 before it was written (<c>LeÃ³dhas</c> for <c>Leódhas</c>);
    /// otherwise they are kept as they are. Either way a note says so.
    /// </summary>
    public bool RepairNames { get; init; }

    /// <summary>
    /// On how many threads ballots are read, at most; 0, the default, is one for each processor, up to eight. The election, its
    /// diagnostics and any error are the same whatever the number. A reader may use fewer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Told from time to time how far the reading has come.</summary>
    public IProgress<ReadProgress>? Progress { get; init; }
}

/// <summary>What papers of an election have in common.</summary>
public enum PartKind
{
    /// <summary>The place or the division that they are of.</summary>
    Precinct,

    /// <summary>The bundle in which they were counted or scanned.</summary>
    Batch,

    /// <summary>The file that they come from.</summary>
    Source,

    /// <summary>The mark or number on the paper, which no other has.</summary>
    Paper,
}

/// <summary>How far a reading has come. Immutable.</summary>
/// <param name="Bytes">Bytes taken from the source so far.</param>
/// <param name="TotalBytes">The size of the source, where it is known.</param>
/// <param name="Papers">Papers read so far.</param>
public readonly record struct ReadProgress(long Bytes, long? TotalBytes, long Papers);
