namespace Stv;

/// <summary>Someone who stands. Immutable; safe to share between threads.</summary>
/// <param name="Number">The place on the ballot paper, from 1. All data and results name candidates by it.</param>
/// <param name="Name">The name in full, as the source gives it, party label included where the source writes it there.</param>
public sealed record Candidate(int Number, string Name)
{
    /// <summary>The party or description, where the source gives it apart from the name.</summary>
    public string? Party { get; init; }

    /// <summary>The group or column in which the candidate stands, where the ballot paper has such.</summary>
    public string? Group { get; init; }

    /// <summary>A short name, where the source gives one.</summary>
    public string? Nickname { get; init; }

    /// <summary>Withdrew before the count: passed over on every paper, as if never nominated.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Must not be excluded, as one who already holds a seat when another is filled. Few rules allow it.</summary>
    public bool Guarded { get; init; }

    /// <summary>Stands for write-in votes for nobody in particular.</summary>
    public bool Undeclared { get; init; }

    /// <summary>The number, the name and what else is known, such as <c>7 Jane Smith (Green), withdrawn</c>.</summary>
    public override string ToString()
    {
        string[] more =
        [
            Party is null ? "" : $" ({Party})",
            Group is null ? "" : $", group {Group}",
            Nickname is null ? "" : $", called {Nickname}",
            Withdrawn ? ", withdrawn" : "",
            Guarded ? ", guarded" : "",
            Undeclared ? ", undeclared" : "",
        ];
        return $"{Number} {Name}{string.Concat(more)}";
    }
}
