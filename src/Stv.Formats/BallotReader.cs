namespace Stv;

/// <summary>
/// Reads ballots in any format of <see cref="BallotFormat.All"/>, found by the content unless it is said: a text, plain or compressed by
/// gzip, an archive in the zip format or a folder. What is no ballot file is told apart and named. Reads its source once; not safe for use
/// by several threads.
/// </summary>
/// <param name="input">The bytes, from where they stand. They are read to their end and left open.</param>
/// <param name="name">What the source is called in messages, usually a file's name.</param>
/// <param name="layout">What the source does not say of itself; null for nothing.</param>
public sealed class BallotReader(Stream input, string? name = null, BallotLayout? layout = null) : IBallotReader
{
    /// <summary>What is held of an archive that comes as a stream in which nothing can be sought.</summary>
    const long MostHeld = 1L << 30;

    readonly Stream input = input ?? throw new ArgumentNullException(nameof(input));
    readonly BallotLayout layout = layout ?? new();
    Stream? meter;

    /// <summary>The format that was read; null before.</summary>
    public BallotFormat? Format { get; private set; }

    /// <summary>Reads a file or a folder.</summary>
    /// <param name="path">The file, plain or compressed, or the folder.</param>
    /// <param name="layout">What the file does not say of itself; null for nothing.</param>
    /// <param name="options">How to read; null for the defaults. Progress is told in bytes of the file as it is stored.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="BallotFormatException">It is in none of the formats, or has warnings while <see
    /// cref="ReadOptions.Strict"/>.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Election ReadFile(
        string path, BallotLayout? layout = null, ReadOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path)) return new BallotReader(Stream.Null, path, layout).ReadFolder(options, cancel);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        return new BallotReader(file, path, layout).Read(options, cancel);
    }

    /// <summary>
    /// One election of several sources that have papers of one contest: those of precincts, batches or machines. Who has the same name is
    /// the same candidate; the papers of a source come behind those of the one before.
    /// </summary>
    /// <param name="sources">What was read, each with the name of its source, in order; at least one.</param>
    /// <param name="strict">Refuses what would otherwise be a warning.</param>
    /// <returns>
    /// The election. Its diagnostics are what is odd in the sources being together, and then those of each, behind them its name.
    /// </returns>
    /// <exception cref="BallotFormatException">
    /// The sources differ in seats, or a name stands twice in one; or there are warnings and it is strict.
    /// </exception>
    /// <exception cref="ArgumentException">There is no source.</exception>
    /// <exception cref="OverflowException">There are more papers than an electorate holds.</exception>
    /// <exception cref="CountRefusedException">More papers are rejected before than can be counted.</exception>
    public static Election Join(IReadOnlyList<(string Name, Election Election)> sources, bool strict = false)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return sources.Count > 0 ? JoinedSources.Of(sources, strict).Election
            : throw new ArgumentException("There is no source.", nameof(sources));
    }

    /// <summary>Reads the folder that the name is.</summary>
    internal Election ReadFolder(ReadOptions? options, CancellationToken cancel)
    {
        using var folder = Bundle.Folder(name!);
        return Read(folder, new(Stream.Null, Stream.Null, name, layout, options ?? new(), cancel));
    }

    /// <summary>Reads a file without a thread that waits for the disk.</summary>
    /// <inheritdoc cref="ReadFile"/>
    public static async Task<Election> ReadFileAsync(
        string path, BallotLayout? layout = null, ReadOptions? options = null, CancellationToken cancel = default)
    {
        if (Directory.Exists(path)) return await Task.Run(() => ReadFile(path, layout, options, cancel), cancel).ConfigureAwait(false);
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
            return await new BallotReader(file, path, layout).ReadAsync(options, cancel).ConfigureAwait(false);
    }

    /// <summary>Reads a source that may only be awaited, as the body of a web request.</summary>
    /// <param name="options">How to read; null for the defaults. Progress is told on another thread.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="BallotFormatException">It is in none of the formats, or has warnings while <see
    /// cref="ReadOptions.Strict"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public Task<Election> ReadAsync(ReadOptions? options = null, CancellationToken cancel = default) => Overlapped.ReadAsync(
        input, bytes =>
        {
            var reader = new BallotReader(bytes, name, layout) { meter = input };
            var election = reader.Read(options, cancel);
            Format = reader.Format;
            return election;
        },
        cancel);

    /// <inheritdoc/>
    public Election Read(ReadOptions? options = null, CancellationToken cancel = default) => Text(input, name, options ?? new(), cancel);

    /// <summary>Reads a text or, unless it is in one, an archive; either may be compressed.</summary>
    Election Text(Stream stream, string? called, ReadOptions options, CancellationToken cancel, bool inArchive = false)
    {
        cancel.ThrowIfCancellationRequested();
        var first = new byte[Head.Most + 1];
        using var text = Compressed.Open(stream, leaveOpen: true);
        BallotSource Source(Stream bytes) => new(bytes, meter ?? stream, called, layout, options, cancel);
        try
        {
            int got = text.ReadAtLeast(first, first.Length, throwOnEndOfStream: false), mark = Preamble(first);
            var bytes = first.AsMemory(0, got);
            using var taken = new Resumed(bytes, text, leaveOpen: true);
            var source = Source(taken);
            if (bytes.Span.StartsWith(Bundle.Signature))
            {
                return !inArchive ? Archive(source)
                    : throw source.Error(BallotCodes.NotText, 0, 0, "This is an archive within an archive; unpack it first.");
            }
            Format = layout.Format ?? (layout.Columns is null ? null : BallotFormat.Csv) ?? Find(new(bytes[mark..Math.Min(got, Head.Most)],
                got < first.Length), source);
            return Told(Format.Read(source), source);
        }
        catch (InvalidDataException e)
        {
            throw Source(text).Damaged(e);
        }
    }

    static int Preamble(byte[] bytes) => bytes.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble) ? 3 : 0;

    static BallotFormat Find(Head head, BallotSource source)
    {
        if (head.Lines.Count == 0) throw source.Error(BallotCodes.EmptyFile, 1, 1, "Found nothing, expected ballots.");
        if (Unreadable.Name(head) is { } what) throw source.Error(BallotCodes.NotText, 0, 0, $"This is {what}.");
        return BallotFormat.All.FirstOrDefault(format => format.Begins(head)) ?? throw Unknown(source, Display.Quoted(head.First));
    }

    static BallotFormatException Unknown(BallotSource source, string begins) => source.Error(BallotCodes.FormatUnknown, 1, 1,
        $"Found {begins}, which begins none of the {BallotFormat.All.Length} formats that are read; if it is one of them, say which "
        + "(--input-format).");

    /// <summary>Tells of what was said of the source and had no place in the format that it is in.</summary>
    Election Told(Election election, BallotSource source)
    {
        election = election with { SaysOfPapers = source.SaysOfPapers };
        if (source.Options.PartedBy == PartKind.Source)
            election = election with { PartedBy = PartKind.Source, Parts = [new(name ?? "", election.Electorate)] };
        else if (source.Options.PartedBy is { } kind && election.Parts.IsEmpty)
            election = Unparted(election, kind, source);
        bool table = Format == BallotFormat.Csv || Format == BallotFormat.Xlsx;
        string[] unused =
        [
            .. layout.Contest is not null && !source.ContestChosen ? ["the contest (--contest)"] : (string[])[],
            .. layout.Columns is not null && !table ? ["the columns (--columns)"] : (string[])[],
            .. layout.Sheet is not null && Format != BallotFormat.Xlsx ? ["the sheet (--sheet)"] : (string[])[],
            .. layout.CandidateList is not null && Format != BallotFormat.AecSenate ? ["the list of candidates (--candidate-list)"]
                : (string[])[],
            .. layout.TicketLots.Length > 0 && Format != BallotFormat.AecSenate2013 ? ["the lots of tickets (--ticket-lot)"] : (string[])[],
            .. Format == BallotFormat.Blt && layout.Candidates.Length > 0 ? ["who stands (--candidates)"] : (string[])[],
            .. Format == BallotFormat.Blt && layout.Aliases.Length > 0 ? ["other spellings (--alias)"] : (string[])[],
        ];
        if (unused.Length == 0) return election;
        string sentence = $"What was said of {string.Join(", ", unused)} has no place in this source, {Format!.Name}, and was passed over.";
        if (source.Options.Strict) throw source.Error(BallotCodes.NotNeeded, 0, 0, sentence);
        return election with { Diagnostics = [new(Severity.Warning, BallotCodes.NotNeeded, 0, 0, sentence), .. election.Diagnostics] };
    }

    /// <summary>What is asked of parts is not in the source.</summary>
    Election Unparted(Election election, PartKind kind, BallotSource source)
    {
        string sentence = kind != PartKind.Paper ? $"This source says of no paper which {kind.ToString().ToLowerInvariant()} it is of."
            : Format == BallotFormat.Blt ? "Ids of ballots in a BLT file are not kept: say the ballot by its place."
            : "This source says of no paper what number it has.";
        if (source.Options.Strict || source.Options.Part is not null) throw source.Error(BallotCodes.PartsUnsaid, default, sentence);
        return election with
        {
            PartedBy = kind,
            Parts = [new("", election.Electorate)],
            Diagnostics = [new(Severity.Warning, BallotCodes.PartsUnsaid, 0, 0, sentence), .. election.Diagnostics],
        };
    }

    Election Archive(BallotSource source)
    {
        using var held = new MemoryStream();
        var block = new byte[1 << 16];
        for (int got; (got = source.Bytes.Read(block)) > 0; held.Write(block, 0, got))
        {
            source.Cancel.ThrowIfCancellationRequested();
            if (held.Length + got > MostHeld)
                throw source.Error(BallotCodes.TooLong, 0, 0, $"Found an archive of more than {MostHeld} bytes; unpack it first.");
        }
        using var bundle = Bundle.Archive(held);
        return Read(bundle, source);
    }

    /// <summary>Reads the files of a folder or an archive: those of a format that has several, or the only one there is.</summary>
    Election Read(Bundle bundle, BallotSource source)
    {
        if (bundle.Names.Count == 0) throw source.Error(BallotCodes.EmptyFile, 0, 0, "Found no file in it, expected ballots.");
        // A workbook is one whatever is said of its table.
        var several = layout.Format is { ReadBundle: not null } said ? said : BallotFormat.All.FirstOrDefault(
            known => known.BeginsBundle(bundle) && (layout.Format is null || known == BallotFormat.Xlsx));
        if (several?.ReadBundle is { } read)
        {
            Format = several;
            return Told(read(bundle, source), source);
        }
        if (Unreadable.Name(bundle) is { } what) throw source.Error(BallotCodes.NotText, 0, 0, $"This is {what}.");
        if (bundle.Names.Count > 1)
            throw source.Error(BallotCodes.FormatUnknown, 0, 0,
                $"Found {bundle.Names.Count} files ({Brief.Names([.. bundle.Names.Select(file => Display.Brief(file, 25))])}), expected "
                + $"one, or those of a format that has several. {(bundle.Packed is null ? "Name" : "Unpack it and name")} the one with "
                + "ballots, and others of its contest with --also.");
        using var file = bundle.Open(bundle.Names[0]);
        return Text(file, $"{source.Name}/{Display.Brief(bundle.Names[0], 30)}", source.Options, source.Cancel, inArchive: true);
    }
}
