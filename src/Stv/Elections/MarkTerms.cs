using System.Collections.Immutable;

namespace Stv;

/// <summary>What a mark that is no plain preference does to the rest of its paper.</summary>
public enum AtMark
{
    /// <summary>The paper counts up to it; if it counts for nothing then, it is rejected.</summary>
    Ends,

    /// <summary>The mark is passed over and the paper read on.</summary>
    PassedOver,

    /// <summary>Those at one rank share what reaches it, as the rule says how.</summary>
    Shared,

    /// <summary>
    /// Whoever alone of those at one rank continues when the paper gets there has it; where several continue, the paper ends there for
    /// good, and where nobody does, it is read on.
    /// </summary>
    OneContinuing,

    /// <summary>Of those at one rank, the one whom the ballots list first is taken, and the others are passed over.</summary>
    First,
}

/// <summary>
/// What rules make of marks that are no plain preferences, and how many preferences they want. Candidates who have withdrawn are struck out
/// of every paper, and the later preferences move up. Immutable.
/// </summary>
public sealed record MarkTerms
{
    /// <summary>Several candidates at one rank. Where the source of the ballots does not say who they are, nobody can have the paper:
    /// it is passed over where this is <see cref="AtMark.PassedOver"/>, and ends otherwise.</summary>
    public AtMark EqualRank { get; init; } = AtMark.Ends;

    /// <summary>A rank left blank before a later one: <see cref="AtMark.Ends"/> or <see cref="AtMark.PassedOver"/>.</summary>
    public AtMark BlankRank { get; init; } = AtMark.Ends;

    /// <summary>
    /// How many ranks in succession may be left blank before the paper ends, where <see cref="BlankRank"/> is
    /// <see cref="AtMark.Ends"/>: 0 to 65,534.
    /// </summary>
    public int BlankRanks { get; init; }

    /// <summary>
    /// A candidate ranked again: <see cref="AtMark.Ends"/> or <see cref="AtMark.PassedOver"/>. A paper ends also where the candidate stood
    /// before at a rank that was passed over.
    /// </summary>
    public AtMark Repeated { get; init; } = AtMark.Ends;

    /// <summary>The ranks that are read, those left blank among them: 1 to 65,534; null for all.</summary>
    public int? MostRanks { get; init; }

    /// <summary>
    /// How many candidates a paper must rank, those who have withdrawn among them, up to where it ends, or else it is rejected: 1 to
    /// 65,534. Where fewer are on the ballot paper, it must rank all.
    /// </summary>
    public int FewestPreferences { get; init; } = 1;

    /// <summary>
    /// Marks are judged on the paper as it is, those for candidates who have withdrawn among them, who are struck out only then: a rank
    /// given to two of whom one has withdrawn is given to several. Otherwise they are struck out before marks are judged.
    /// </summary>
    public bool JudgedAsMarked { get; init; }

    /// <summary>
    /// Write-in votes for nobody in particular (<see cref="Candidate.Undeclared"/>) are for nobody who stands: they are struck out as those
    /// for somebody who has withdrawn. Otherwise they are together one candidate like the others.
    /// </summary>
    public bool UndeclaredStruckOut { get; init; }

    /// <summary>What becomes of marks, a sentence for each kind.</summary>
    public ImmutableArray<string> InWords
    {
        get
        {
            List<string> words =
            [
                $"Several candidates at one rank: {InWord(EqualRank)}.",
                $"A rank left blank before a later one: {(BlankRank == AtMark.Ends && BlankRanks > 0
                    ? $"up to {BlankRanks} in succession are passed over; with more, {InWord(AtMark.Ends)}" : InWord(BlankRank))}.",
                $"A candidate ranked again: {InWord(Repeated)}.",
            ];
            if (MostRanks is { } most) words.Add($"Ranks that are read: the first {most}; later ones are not.");
            if (FewestPreferences > 1)
                words.Add($"A paper that ranks fewer than {FewestPreferences} candidates, and not all: it is rejected.");
            if (JudgedAsMarked) words.Add("Candidates who have withdrawn: struck out only when marks have been judged.");
            if (UndeclaredStruckOut) words.Add("Write-in votes for nobody in particular: they are struck out.");
            return [.. words];
        }
    }

    /// <summary>Why no law can judge marks so, after the name of the term; null where one can.</summary>
    /// <param name="shares">Candidates at one rank can share.</param>
    /// <param name="decides">Who of those at one rank continues can be asked when a paper gets there.</param>
    internal string? Contradiction(bool shares, bool decides) =>
        !Enum.IsDefined(EqualRank) || !Enum.IsDefined(BlankRank) || !Enum.IsDefined(Repeated) ? "marks: there is no such value."
        : BlankRank > AtMark.PassedOver || Repeated > AtMark.PassedOver
            ? "marks: a blank rank or a candidate ranked again ends its paper or is passed over: nobody can share it or be chosen."
        : EqualRank == AtMark.Shared && !shares
            ? "marks: papers that move at a value cannot be shared among those at one rank: a mark ends its paper, is passed over, or "
                + "gives it to one."
        : EqualRank == AtMark.OneContinuing && !decides
            ? "marks: which of those at one rank continues can be asked only where papers move from candidate to candidate."
        : BlankRank == AtMark.PassedOver && BlankRanks != 0
            ? "marks: where every blank rank is passed over there is no number of those that may be."
        : BlankRanks is < 0 or > Electorate.MaxCandidates ? $"marks: blank ranks are 0 to {Electorate.MaxCandidates}."
        : MostRanks is < 1 or > Electorate.MaxCandidates ? $"marks: ranks that are read are 1 to {Electorate.MaxCandidates}."
        : FewestPreferences is < 1 or > Electorate.MaxCandidates
            ? $"marks: the fewest preferences are 1 to {Electorate.MaxCandidates}."
        : FewestPreferences > MostRanks && EqualRank != AtMark.Shared
            ? "marks: more preferences are wanted than ranks are read."
        : null;

    static string InWord(AtMark mark) => mark switch
    {
        AtMark.Ends => "the paper counts up to there, and is rejected if that leaves it nothing",
        AtMark.PassedOver => "the mark is passed over and the paper read on",
        AtMark.Shared => "they share what reaches them",
        AtMark.OneContinuing => "whoever of them alone continues when the paper gets there has it; where several do, the paper ends there",
        AtMark.First => "the one listed first is taken, the others are passed over",
        _ => throw new InvalidOperationException($"There are no words for {mark}."),
    };
}
