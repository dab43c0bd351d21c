namespace Stv;

/// <summary>What a result was made from, so that anyone can make it again. Immutable.</summary>
/// <param name="Program">The program that counted, with its version, such as <c>Stv 0.2.0</c>.</param>
public sealed record Provenance(string Program)
{
    /// <summary>What every count says of itself before anybody adds to it.</summary>
    internal static Provenance Ours { get; } = new("Stv 0.2.0");

    /// <summary>What the ballots are called, usually a file's name; null where that is not known.</summary>
    public string? Input { get; init; }

    /// <summary>
    /// The SHA-256 of the ballots' bytes as they were read, 64 hexadecimal digits in lower case; null where that is not known.
    /// </summary>
    public string? Sha256 { get; init; }

    /// <summary>The SHA-256 of the decisions file, likewise; null where there was none or that is not known.</summary>
    public string? DecisionsSha256 { get; init; }

    /// <summary>What to enter to count again; null where there is no such line.</summary>
    public string? Command { get; init; }
}
