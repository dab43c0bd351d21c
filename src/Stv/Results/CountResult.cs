using System.Collections.Immutable;

namespace Stv;

/// <summary>A whole count: who is elected, and every figure on the way there. Immutable; safe to share between threads.</summary>
public sealed record CountResult
{
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

    /// <summary>Papers not admitted, by reason; not among <see cref="Papers"/>.</summary>
    public ImmutableArray<PapersByReason> Rejected { get; init; } = [];

    /// <summary>Papers admitted up to a mark that ends them, by reason; among <see cref="Papers"/>.</summary>
    public ImmutableArray<PapersByReason> Shortened { get; init; } = [];

    /// <summary>Those who stand, and those who withdrew, in ballot-paper order.</summary>
    public required ImmutableArray<Candidate> Candidates { get; init; }

    /// <summary>The numbers of those elected, in order of election; equals elected at one stage by number.</summary>
    public required ImmutableArray<int> Elected { get; init; }

    /// <summary>The lot for want of which the count stopped; null where it is complete.</summary>
    public Undecided? Undecided { get; init; }

    /// <summary>The stages in order; at least one unless the first needs a lot.</summary>
    public required ImmutableArray<Stage> Stages { get; init; }

    /// <summary>What the reader of the ballots, and the count, met and tolerated.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The quota of the last stage; 0 where the rules have none.</summary>
    public Ratio Quota => Stages.Length > 0 ? Stages[^1].Quota : 0;

    /// <summary>The candidate with a number.</summary>
    /// <param name="number">From 1.</param>
    public Candidate Candidate(int number) => Candidates[number - 1];
}
