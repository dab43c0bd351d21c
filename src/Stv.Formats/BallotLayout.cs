namespace Stv;

/// <summary>
/// What is said of a ballot file that it does not say of itself: which format it is in, which of its contests is meant, what its columns
/// are, who is who. Immutable. Where nothing is said the file is looked at, and the reading tells what it was taken for.
/// </summary>
public sealed record BallotLayout
{
    /// <summary>The format; null to find it by the content.</summary>
    public BallotFormat? Format { get; init; }

    /// <summary>
    /// The contest to read where a source holds several: its whole name or its id, or a part of the name that no other has.
    /// </summary>
    public string? Contest { get; init; }

    /// <summary>The sheet to read where a workbook has several: its whole name, whatever the case.</summary>
    public string? Sheet { get; init; }

    /// <summary>
    /// What the columns of a table are; null to find it by their headings and cells. A list such as <c>id=1, papers=Weight, ranks=3:6</c>:
    /// a column is told by its number from 1 or by its heading, several in a row by the first and the last with a colon between, others
    /// with a plus between. The words are <c>ranks</c> (a column for each rank, with names in its cells), <c>candidates</c> (a column for
    /// each candidate, with ranks in its cells), <c>list</c> (one column with a ranking in each cell), <c>papers</c> (how many papers a row
    /// stands for), <c>id</c>, <c>precinct</c> and <c>batch</c>; and <c>labels</c>, what stands for the ranks in cells, in their order with
    /// bars between. Other columns are not read.
    /// </summary>
    public string? Columns { get; init; }

    /// <summary>
    /// Those who stand, in ballot-paper order; none to take those whom the source names. Whoever else is named in it is then an error.
    /// </summary>
    public EquatableArray<string> Candidates { get; init; } = [];

    /// <summary>Other spellings of names that the source has, each with the name that is meant.</summary>
    public EquatableArray<(string Written, string Meant)> Aliases { get; init; } = [];

    /// <summary>
    /// The file that says who stands, where the papers do not: the list of all candidates of the Australian Electoral Commission. Plain,
    /// compressed by gzip, or alone in an archive in the zip format. Where the papers come as a folder or an archive that has such a list,
    /// it need not be said.
    /// </summary>
    public string? CandidateList { get; init; }

    /// <summary>
    /// Where votes of a group are divided among its tickets (Australian Senate until 2013) and papers are left over, the tickets to which
    /// lots gave one each, with the letters of the group.
    /// </summary>
    public EquatableArray<(string Group, int Ticket)> TicketLots { get; init; } = [];

    /// <summary>The name that is meant by one that is written.</summary>
    internal string Meant(string name) => Aliases.FirstOrDefault(alias => alias.Written == name).Meant ?? name;
}
