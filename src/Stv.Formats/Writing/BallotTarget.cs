using System.Collections.Immutable;

namespace Stv;

/// <summary>A format in which elections are written. Immutable; safe to share between threads.</summary>
public sealed class BallotTarget
{
    readonly Says holds;
    readonly Action<Election, Stream> write;
    readonly Func<Election, string?> refuses;

    BallotTarget(string id, string name, string[] extensions, Says holds, Action<Election, Stream> write,
        Func<Election, string?>? refuses = null)
    {
        (Id, Name, Extensions) = (id, name, [.. extensions]);
        (this.holds, this.write, this.refuses) = (holds, write, refuses ?? (_ => null));
    }

    /// <summary>A short name in kebab case, as <c>csv-ranks</c>.</summary>
    public string Id { get; }

    /// <summary>What the format is called.</summary>
    public string Name { get; }

    /// <summary>How the names of its files end, with the dot; the first is the usual one.</summary>
    public ImmutableArray<string> Extensions { get; }

    /// <summary>BLT; see <see cref="BltWriter"/>.</summary>
    public static BallotTarget Blt { get; } = new("blt", "BLT", [".blt"],
        Says.Seats | Says.Title | Says.Remarks | Says.TieOrder | Says.Nicknames | Says.Withdrawn | Says.Undeclared | Says.Names | Says.Empty
        | Says.EqualRanks | Says.OrderOfEquals | Says.BlankRanks | Says.Repeated | Says.Nobody, BltWriter.Write,
        election => election.Seats is not null ? null
            : "A BLT file says how many seats there are, and this election does not: say it (--seats).");

    /// <summary>The orders of PrefLib.</summary>
    public static BallotTarget PrefLib { get; } = new("preflib", "PrefLib", [".toi", ".soi", ".toc", ".soc"],
        Says.Title | Says.Names | Says.Signs | Says.EqualRanks | Says.OrderOfEquals, PrefLibWriter.Write);

    /// <summary>A table with a column for each rank and names in its cells.</summary>
    public static BallotTarget CsvRanks { get; } = new("csv-ranks", "table (CSV), a column for each rank", [".csv"],
        Says.Signs | Says.Empty | Says.EqualRanks | Says.OrderOfEquals | Says.BlankRanks | Says.Repeated | Says.Overvotes,
        CsvBallots.WriteRanks, CsvBallots.RefusesRanks);

    /// <summary>A table with a column for each candidate and ranks in its cells.</summary>
    public static BallotTarget CsvCandidates { get; } = new("csv-candidates", "table (CSV), a column for each candidate", [],
        Says.Names | Says.Signs | Says.Empty | Says.EqualRanks | Says.BlankRanks, CsvBallots.WriteCandidates,
        CsvBallots.RefusesCandidates);

    /// <summary>Ballots as RCTab reads them, a line of JSON each.</summary>
    public static BallotTarget RctabJsonl { get; } = new("rctab-jsonl", "RCTab ballots (JSON lines)", [".jsonl"],
        Says.Signs | Says.Empty | Says.EqualRanks | Says.OrderOfEquals | Says.BlankRanks | Says.Repeated | Says.Overvotes,
        RctabJsonlWriter.Write, CsvBallots.RefusesNamesakes);

    /// <summary>The elections of ConcreteSTV, all papers below the line.</summary>
    public static BallotTarget ConcreteStv { get; } = new("concrete-stv", "ConcreteSTV election (.stv)", [".stv"],
        Says.Seats | Says.Title | Says.Names | Says.Signs | Says.Withdrawn | Says.Parties | Says.Groups | Says.Repeated,
        ConcreteStvWriter.Write);

    /// <summary>Cast vote records of NIST SP 1500-103 in JSON, a record for each paper.</summary>
    public static BallotTarget CdfJson { get; } = new("cdf-json", "NIST SP 1500-103 cast vote records (JSON)", [],
        Says.Seats | Says.Title | Says.Names | Says.Signs | Says.Parties | Says.Empty | Says.EqualRanks | Says.OrderOfEquals
        | Says.BlankRanks | Says.Repeated, CdfJsonWriter.Write, CdfJsonWriter.Refuses);

    /// <summary>All formats.</summary>
    public static ImmutableArray<BallotTarget> All { get; } = [Blt, PrefLib, CsvRanks, CsvCandidates, RctabJsonl, ConcreteStv, CdfJson];

    /// <summary>The format with an id, in upper or lower case; null where there is none.</summary>
    /// <param name="id">The id.</param>
    public static BallotTarget? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(one => one.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The format of files whose names end so, gzip or not; null where there is none.</summary>
    /// <param name="path">The name of a file.</param>
    public static BallotTarget? OfFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return All.FirstOrDefault(one => one.Extensions.Contains(Path.GetExtension(name).ToLowerInvariant()));
    }

    /// <summary>What of an election the format cannot hold, a sentence for each; empty where it is all held.</summary>
    /// <param name="election">The election.</param>
    public ImmutableArray<string> Lost(Election election) =>
    [
        .. ElectionContents.Of(election, holds).Where(one => !holds.HasFlag(one.What)).Select(one => one.Sentence),
    ];

    /// <summary>
    /// Writes an election. What the format cannot hold (<see cref="Lost"/>) is left out. What is written is read again first, but for BLT,
    /// so that names which would be taken for something else are not written in silence.
    /// </summary>
    /// <param name="election">What to write.</param>
    /// <param name="output">Where to; left open.</param>
    /// <exception cref="ArgumentException">
    /// The election cannot be written without changing its ballots, or would be read otherwise. Nothing has been written.
    /// </exception>
    public void Write(Election election, Stream output)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(output);
        if (refuses(election) is { } why) throw new ArgumentException(why, nameof(election));
        var without = holds.HasFlag(Says.Overvotes) ? election : ElectionContents.WithoutOvervotes(election);
        if (this == Blt)
        {
            write(without, output);
            return;
        }
        if (ReadOtherwise(without) is { } otherwise) throw new ArgumentException(otherwise, nameof(election));
        write(without, output);
    }

    /// <summary>Why the names cannot stand in the format at all; null where they can.</summary>
    internal string? Refusal(Election election) => refuses(election);

    /// <summary>Why what would be written is not read as it is meant; null where it is.</summary>
    string? ReadOtherwise(Election election)
    {
        var papers = ElectionContents.Papers(election, holds);
        // A format for names alone says nothing where nobody is named.
        if (papers.Keys.All(key => key.Length == 0)) return null;
        Election read;
        try
        {
            read = Overlapped.Through(file => write(election, file), file => new BallotReader(file).Read());
        }
        catch (BallotFormatException e)
        {
            return $"Written as {Name} it could not be read again. {Display.Brief(e.Diagnostic.Text, 150)}";
        }
        var again = ElectionContents.Papers(read, holds);
        bool same = papers.Count == again.Count && papers.All(one => again.GetValueOrDefault(one.Key) == one.Value)
            && (!holds.HasFlag(Says.Names)
                || election.Candidates.Select(one => one.Name).SequenceEqual(read.Candidates.Select(one => one.Name)));
        if (same) return null;
        HashSet<string> known = [.. read.Candidates.Select(one => one.Name)];
        string name = election.Candidates.FirstOrDefault(one => !known.Contains(one.Name))?.Name ?? election.Candidates[0].Name;
        return $"Written as {Name} and read again, it is not what is meant: {Display.Quoted(name)} is the first whose name or papers are "
            + "others.";
    }

    /// <summary>Writes what <see cref="Write"/> writes to a stream that is only awaited; it stays open.</summary>
    /// <param name="election">What to write.</param>
    /// <param name="output">Receives the file.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="ArgumentException">The election cannot be written without changing its ballots.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public Task WriteAsync(Election election, Stream output, CancellationToken cancel = default) =>
        Overlapped.WriteAsync(output, stream => Write(election, stream), cancel);

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>What an election may say beside plain rankings.</summary>
[Flags]
internal enum Says
{
    Seats = 1,
    Title = 2,
    Remarks = 4,
    TieOrder = 8,
    Nicknames = 16,
    Parties = 32,
    Withdrawn = 64,
    Guarded = 128,
    Undeclared = 256,
    Names = 512,
    Empty = 1024,
    RejectedBefore = 2048,
    EqualRanks = 4096,
    BlankRanks = 8192,
    Repeated = 16384,
    Overvotes = 32768,

    /// <summary>Quotes and control characters in names.</summary>
    Signs = 65536,

    /// <summary>The order in which those at one rank are listed.</summary>
    OrderOfEquals = 131072,

    /// <summary>Papers on which nobody is marked by name, though something is.</summary>
    Nobody = 262144,
    Groups = 524288,
}
