namespace Stv;

/// <summary>
/// What a ballot source says: who stands, for how many seats, and the papers as marked. Immutable; safe to share between threads.
/// </summary>
/// <param name="Electorate">The candidates and the papers.</param>
public sealed record Election(Electorate Electorate)
{
    /// <summary>What the election is called.</summary>
    public string? Title { get; init; }

    /// <summary>The seats to fill, where the source says.</summary>
    public int? Seats { get; init; }

    /// <summary>Where the papers come from, where the source says.</summary>
    public string? Source { get; init; }

    /// <summary>Any remark in the source.</summary>
    public string? Comment { get; init; }

    /// <summary>
    /// An order for settling ties that the source carries; empty where it carries none. See <see cref="Decisions.Order"/>.
    /// </summary>
    public EquatableArray<int> TieOrder { get; init; } = [];

    /// <summary>
    /// Papers that were rejected before these were read, by reason: no source has them, whoever counted them adds them. They are in no
    /// total;
    /// a count lists them among <see cref="CountResult.Rejected"/>, first, with what it rejects for the same reason.
    /// </summary>
    /// <exception cref="ArgumentException">A reason is blank, or a number of papers is less than 0.</exception>
    public EquatableArray<PapersByReason> RejectedBefore
    {
        get;
        init
        {
            foreach (var (reason, papers) in value)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(reason, nameof(RejectedBefore));
                ArgumentOutOfRangeException.ThrowIfNegative(papers, nameof(RejectedBefore));
            }
            field = value;
        }
    } = [];

    /// <summary>What the papers of each of the <see cref="Parts"/> have in common; null where there are none.</summary>
    public PartKind? PartedBy { get; init; }

    /// <summary>
    /// The papers once more, part by part in the order in which the source has them first, where <see cref="ReadOptions.PartedBy"/> asked
    /// for it. Papers of which the source does not say to which part they belong are together in one without a name.
    /// </summary>
    public EquatableArray<ElectionPart> Parts { get; init; } = [];

    /// <summary>The source says of papers of which precinct or batch they are, or what number they have.</summary>
    internal bool SaysOfPapers { get; init; }

    /// <summary>What the reader met and tolerated.</summary>
    public EquatableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The candidates in ballot-paper order.</summary>
    public EquatableArray<Candidate> Candidates => Electorate.Candidates;

    /// <summary>The same election with its rankings in order, in which counts go faster: see <see cref="Electorate.Sort"/>.</summary>
    public Election Sort() => this with { Electorate = Electorate.Sort() };

    /// <summary>The same election with more candidates withdrawn.</summary>
    /// <param name="numbers">The numbers of those who withdraw.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not a candidate's.</exception>
    public Election Withdraw(params IEnumerable<int> numbers) => With(electorate => electorate.Withdraw(numbers));

    /// <summary>The same election with more candidates guarded against exclusion.</summary>
    /// <param name="numbers">The numbers of those who are guarded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not a candidate's.</exception>
    public Election Guard(params IEnumerable<int> numbers) => With(electorate => electorate.Guard(numbers));

    Election With(Func<Electorate, Electorate> changed) => this with
    {
        Electorate = changed(Electorate),
        Parts = [.. Parts.Select(part => part with { Electorate = changed(part.Electorate) })],
    };
}

/// <summary>Papers of an election that belong together: those of a precinct, a batch or a source. Immutable.</summary>
/// <param name="Name">What the part is called; empty for papers of which the source does not say.</param>
/// <param name="Electorate">The papers, and the candidates of the whole election.</param>
public sealed record ElectionPart(string Name, Electorate Electorate);
