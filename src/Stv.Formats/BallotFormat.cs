namespace Stv;

/// <summary>A way of writing ballots down that <see cref="BallotReader"/> reads. Immutable; safe to share between threads.</summary>
public sealed class BallotFormat
{
    BallotFormat(string id, string name, Func<Head, bool> begins, Func<BallotSource, Election> read) =>
        (Id, Name, Begins, Read) = (id, name, begins, read);

    /// <summary>A short name in kebab case, as <c>preflib</c>.</summary>
    public string Id { get; }

    /// <summary>What the format is called, as <c>PrefLib (soc, soi, toc, toi)</c>.</summary>
    public string Name { get; }

    /// <summary>A text may be in the format, by how it begins.</summary>
    internal Func<Head, bool> Begins { get; }

    /// <summary>Reads a whole text.</summary>
    internal Func<BallotSource, Election> Read { get; }

    /// <summary>The files of a folder or an archive may be in the format, by their names and how they begin.</summary>
    internal Func<Bundle, bool> BeginsBundle { get; private init; } = _ => false;

    /// <summary>Reads the files of a folder or an archive; null for a format of single texts.</summary>
    internal Func<Bundle, BallotSource, Election>? ReadBundle { get; private init; }

    /// <summary>BLT: see <see cref="BltReader"/>.</summary>
    public static BallotFormat Blt { get; } = new("blt", "BLT", BltReader.Begins, BltReader.Read);

    /// <summary>The orders of PrefLib; see <c>docs/formats/preflib.md</c>.</summary>
    public static BallotFormat PrefLib { get; } =
        new("preflib", "PrefLib (soc, soi, toc, toi)", PrefLibReader.Begins, PrefLibReader.Read);

    /// <summary>The tables of Scottish wards that researchers have (mggg/scot-elex).</summary>
    public static BallotFormat ScottishCsv { get; } =
        new("scottish-csv", "Scottish ward CSV", ScottishCsvReader.Begins, ScottishCsvReader.Read);

    /// <summary>Ballots that RCTab has read, a line of JSON each.</summary>
    public static BallotFormat RctabJsonl { get; } =
        new("rctab-jsonl", "RCTab ballots (JSON lines)", RctabJsonlReader.Begins, RctabJsonlReader.Read);

    /// <summary>The ballots of margin-stv.</summary>
    public static BallotFormat MarginStv { get; } = new("margin-stv", "margin-stv ballots", MarginStvReader.Begins, MarginStvReader.Read);

    /// <summary>The profiles of rankings that VoteKit writes.</summary>
    public static BallotFormat VoteKit { get; } = new("votekit", "VoteKit profile", VoteKitReader.Begins, VoteKitReader.Read);

    /// <summary>The Condorcet Election Format.</summary>
    public static BallotFormat Cef { get; } = new("cef", "Condorcet Election Format (.cvotes)", CefReader.Begins, CefReader.Read);

    /// <summary>The Aggregated Ballot Information Format.</summary>
    public static BallotFormat Abif { get; } =
        new("abif", "Aggregated Ballot Information Format (ABIF)", AbifReader.Begins, AbifReader.Read);

    /// <summary>The ballots that ChoicePlus wrote for Cambridge, Massachusetts.</summary>
    public static BallotFormat ChoicePlus { get; } =
        new("choiceplus", "ChoicePlus ballots", ChoicePlusReader.Begins, ChoicePlusReader.Read);

    /// <summary>The elections of ConcreteSTV.</summary>
    public static BallotFormat ConcreteStv { get; } =
        new("concrete-stv", "ConcreteSTV election (.stv)", ConcreteStvReader.Begins, ConcreteStvReader.Read);

    /// <summary>
    /// Tables with commas, semicolons, tabs or bars between their cells: a column for each rank, a column for each candidate, or a whole
    /// ranking in one cell.
    /// </summary>
    public static BallotFormat Csv { get; } = new("csv", "table (CSV)", TableReader.Begins, TableReader.ReadCsv);

    /// <summary>Workbooks of Excel since 2007, with such a table in a sheet.</summary>
    public static BallotFormat Xlsx { get; } = new("xlsx", "workbook (xlsx)", _ => false, source => throw XlsxTable.None(source))
    {
        BeginsBundle = bundle => bundle.Packed is not null && bundle.Find("xl/workbook.xml") is not null,
        ReadBundle = XlsxTable.Read,
    };

    /// <summary>Cast vote records as Clear Ballot exports them, in one table.</summary>
    public static BallotFormat ClearBallot { get; } = new("clear-ballot", "Clear Ballot", ClearBallotReader.Begins, ClearBallotReader.Read);

    /// <summary>Cast vote records as Dominion exports them: a folder or an archive of several files of JSON.</summary>
    public static BallotFormat Dominion { get; } = new("dominion", "Dominion", DominionReader.Begins, DominionReader.Read)
    {
        BeginsBundle = DominionReader.BeginsBundle,
        ReadBundle = DominionReader.Read,
    };

    /// <summary>Cast vote records in the common data format of NIST SP 1500-103, in JSON.</summary>
    public static BallotFormat CdfJson { get; } =
        new("cdf-json", "NIST SP 1500-103 cast vote records (JSON)", CdfJsonReader.Begins, CdfJsonReader.Read);

    /// <summary>Cast vote records in the common data format of NIST SP 1500-103, in XML.</summary>
    public static BallotFormat CdfXml { get; } =
        new("cdf-xml", "NIST SP 1500-103 cast vote records (XML)", CdfXmlReader.Begins, CdfXmlReader.Read);

    /// <summary>Cast vote records as Hart exports them: an XML file for each paper, in a folder or an archive.</summary>
    public static BallotFormat Hart { get; } = new("hart", "Hart", HartReader.Begins, HartReader.Read)
    {
        BeginsBundle = HartReader.BeginsBundle,
        ReadBundle = HartReader.Read,
    };

    /// <summary>
    /// Formal preferences of the Australian Senate since 2016, as the Electoral Commission publishes them: a table for each state, which in
    /// the form of 2016 needs a list of those who stand (<see cref="BallotLayout.CandidateList"/>).
    /// </summary>
    public static BallotFormat AecSenate { get; } =
        new("aec-senate", "AEC Senate formal preferences", AecSenateReader.Begins, AecSenateReader.Read)
        {
            BeginsBundle = AecSenateReader.BeginsBundle,
            ReadBundle = AecSenateReader.Read,
        };

    /// <summary>
    /// Australian Senate elections until 2013, as the Electoral Commission publishes them: a folder or an archive with the papers marked
    /// below the line, the group voting tickets and the first preferences by type of vote.
    /// </summary>
    public static BallotFormat AecSenate2013 { get; } =
        new("aec-senate-2013", "AEC Senate until 2013", AecTicketReader.Begins, AecTicketReader.Read)
        {
            BeginsBundle = AecTicketReader.BeginsBundle,
            ReadBundle = AecTicketReader.Read,
        };

    /// <summary>
    /// All formats, in the order in which a text is tried: what says most of itself comes first.
    /// </summary>
    public static EquatableArray<BallotFormat> All { get; } =
    [
        PrefLib, VoteKit, ConcreteStv, Dominion, CdfJson, CdfXml, Hart, RctabJsonl, ChoicePlus, MarginStv, ScottishCsv, Cef, ClearBallot,
        Xlsx, AecSenate, AecSenate2013, Abif, Csv, Blt,
    ];

    /// <summary>The format with an id, whatever the case.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ArgumentException">There is none; the message suggests which is meant, and lists all.</exception>
    public static BallotFormat ForId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(format => format.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException(
            $"There is no ballot format {Brief.Quoted(id)}{Suggest.DidYouMean(Suggest.Nearest(id, All.Select(format => format.Id)))} "
            + $"Formats: {string.Join(", ", All.Select(format => format.Id))}.", nameof(id));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
