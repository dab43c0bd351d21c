using System.Text.Json.Serialization;

namespace Stv;

/// <summary>
/// A whole count: who is elected, and every figure on the way there. Immutable; safe to share between threads. Equal to another that says
/// the same, counted again or written and read back: rules are compared by their id, and who counted from which file is no matter.
/// </summary>
[JsonConverter(typeof(CountResultJsonConverter))]
public sealed record CountResult
{
    const int MostShown = 100;

    readonly Rule? rule;

    /// <summary>The <see cref="Rule.Id"/> of the rules counted by.</summary>
    public required string Rules { get; init; }

    /// <summary>
    /// The rule set counted by, with its clauses; of a result that was read, that of the catalogue of this name, or null where there is
    /// none.
    /// </summary>
    public Rule? Rule
    {
        get => rule ?? Stv.Rules.Find(Rules);
        init => rule = value;
    }

    /// <summary>How the count worked: which figures its stages have.</summary>
    public required CountMethod Method { get; init; }

    /// <summary>
    /// What it was made from, as far as known: of a count just made, the program. No matter for whether two results are equal.
    /// </summary>
    public Provenance? Provenance { get; init; }

    /// <summary>What the election is called, where known.</summary>
    public string? Title { get; init; }

    /// <summary>The seats to fill.</summary>
    public required int Seats { get; init; }

    /// <summary>The formal papers: those with a preference for somebody who stands.</summary>
    public required long Papers { get; init; }

    /// <summary>How many votes each paper has: one, except where papers give a vote to each of several candidates.</summary>
    public long VotesPerPaper { get; init; } = 1;

    /// <summary>The votes of all formal papers: what every stage's votes, exhausted and loss add up to.</summary>
    public Ratio Votes => (Ratio)Papers * VotesPerPaper;

    /// <summary>
    /// How marks were judged, where that was not as the rules say (<see cref="Stv.Rule.WithMarks"/>); null where it was.
    /// </summary>
    public MarkTerms? Marks { get; init; }

    /// <summary>Papers not admitted, by reason; not among <see cref="Papers"/>.</summary>
    public EquatableArray<PapersByReason> Rejected { get; init; } = [];

    /// <summary>Papers admitted up to a mark that ends them, by reason; among <see cref="Papers"/>.</summary>
    public EquatableArray<PapersByReason> Shortened { get; init; } = [];

    /// <summary>Those who stand, and those who withdrew, in ballot-paper order.</summary>
    public required EquatableArray<Candidate> Candidates { get; init; }

    /// <summary>The numbers of those elected, in order of election; equals elected at one stage by number.</summary>
    public required EquatableArray<int> Elected { get; init; }

    /// <summary>The names of those elected, in order of election.</summary>
    public EquatableArray<string> ElectedNames => [.. Elected.Select(number => Candidate(number).Name)];

    /// <summary>The lot for want of which the count stopped; null where it is complete.</summary>
    public Undecided? Undecided { get; init; }

    /// <summary>How ties were settled, in order: at every stage, and on the way to a lot that is missing.</summary>
    internal IEnumerable<Decision> Decisions => Stages.SelectMany(stage => stage.Decisions).Concat(Undecided?.Settled ?? []);

    /// <summary>The stages in order; at least one unless the first needs a lot.</summary>
    public required EquatableArray<Stage> Stages { get; init; }

    /// <summary>What the reader of the ballots, and the count, met and tolerated.</summary>
    public EquatableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>
    /// What says of any ranking where a paper that shows it goes; null of a result that was read, and where the rules have no such ways. No
    /// matter for whether two results are equal.
    /// </summary>
    internal PaperWays? Ways { get; init; }

    /// <summary>The quota of the last stage; 0 where the rules have none.</summary>
    public Ratio Quota => Stages.Length > 0 ? Stages[^1].Quota : 0;

    /// <summary>The candidate with a number.</summary>
    /// <param name="number">From 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has it.</exception>
    public Candidate Candidate(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Candidates.Length);
        return Candidates[number - 1];
    }

    /// <inheritdoc/>
    public bool Equals(CountResult? other) => other is not null
        && (Rules, Method, Title, Marks) == (other.Rules, other.Method, other.Title, other.Marks)
        && (Seats, Papers, VotesPerPaper) == (other.Seats, other.Papers, other.VotesPerPaper)
        && Rejected == other.Rejected && Shortened == other.Shortened && Candidates == other.Candidates && Elected == other.Elected
        && Undecided == other.Undecided && Stages == other.Stages && Diagnostics == other.Diagnostics;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rules, Seats, Papers, Elected, Stages.Length, Undecided);

    /// <summary>
    /// Who is elected, and below it everything else the count says, a line for each stage; of more than a hundred the first.
    /// </summary>
    public override string ToString()
    {
        List<string> lines =
        [
            $"elected {new EquatableArray<string>([.. Elected.Select(number => $"{number} {Candidate(number).Name}")])}",
            $"{Rules}{(Title is null ? "" : $", {Title}")}: {Seats} seats, {Papers} papers, {Candidates.Length} candidates, {Method}",
            .. Stages.Take(MostShown).Select(stage => stage.ToString()),
        ];
        if (Stages.Length > MostShown) lines.Add($"… {Stages.Length} stages in all");
        if (Undecided is not null) lines.Add($"needs a lot, {Undecided}");
        if (VotesPerPaper > 1) lines.Add($"{VotesPerPaper} votes on each paper");
        if (Marks is not null) lines.Add($"marks judged otherwise than the rules say: {string.Join(' ', Marks.InWords)}");
        if (!Rejected.IsEmpty) lines.Add($"rejected {Rejected}");
        if (!Shortened.IsEmpty) lines.Add($"shortened {Shortened}");
        if (!Diagnostics.IsEmpty) lines.Add($"diagnostics {Diagnostics}");
        lines.Add($"candidates {Candidates}");
        return string.Join('\n', lines);
    }
}
