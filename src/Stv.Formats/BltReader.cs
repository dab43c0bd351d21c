namespace Stv;

/// <summary>
/// Reads ballots in the BLT format of Hill, Wichmann and Woodall (1987) and its dialects, byte by byte into the electorate: no
/// string is made of a ballot. Whatever departs from the format and is read all the same is a diagnostic; docs/formats/blt.md
/// lists the dialects and what each diagnostic means. Reads its source once; not safe for use by several threads.
/// </summary>
/// <param name="input">The text, from where it stands. It is read to its end and left open.</param>
/// <param name="name">What the source is called in messages, usually a file's name.</param>
public sealed class BltReader(Stream input, string? name = null) : IBallotReader
{
    Stream? meter;

    /// <summary>Reads a file, compressed by gzip or not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read; null for the defaults. Progress is told in bytes of the file as it is stored.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="BallotFormatException">The file is not in the format, or has warnings while
    /// <see cref="ReadOptions.Strict"/>.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Election ReadFile(string path, ReadOptions? options = null, CancellationToken cancel = default)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        using var text = Compressed.Open(file);
        return new BltReader(text, path) { meter = file }.Read(options, cancel);
    }

    /// <summary>Reads a file, compressed by gzip or not, without a thread that waits for the disk.</summary>
    /// <inheritdoc cref="ReadFile"/>
    public static async Task<Election> ReadFileAsync(string path, ReadOptions? options = null, CancellationToken cancel = default)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
            return await new BltReader(file, path).ReadAsync(options, cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads the source, compressed by gzip or not, where it may only be awaited, as the body of a web request. At most about a mebibyte
    /// of it is held at a time; smaller sources are awaited whole before they are read.
    /// </summary>
    /// <param name="options">How to read; null for the defaults. Progress is told on another thread.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>The election that <see cref="ReadFile"/> gives of such a file, with the same diagnostics.</returns>
    /// <exception cref="BallotFormatException">
    /// The source is not in the format, or has warnings while <see cref="ReadOptions.Strict"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public Task<Election> ReadAsync(ReadOptions? options = null, CancellationToken cancel = default) => Overlapped.ReadAsync(
        input,
        bytes =>
        {
            using var text = Compressed.Open(bytes);
            return new BltReader(text, name) { meter = input }.Read(options, cancel);
        },
        cancel);

    // Only tests set these two, down to a byte: what is read depends on neither, wherever a block or the buffer ends.

    /// <summary>
    /// About how many bytes of ballots a thread reads at once: they and what is read from them stay in a core's own cache.
    /// </summary>
    internal int BlockBytes { get; init; } = 1 << 16;

    /// <summary>How many bytes are held at first, at least 1.</summary>
    internal int BufferBytes { get; init; } = TextSource.UsualSize;

    readonly Stream input = input ?? throw new ArgumentNullException(nameof(input));

    /// <summary>A text may be in the format: it begins with a number, or with what may stand before one.</summary>
    internal static bool Begins(Head head)
    {
        string first = head.Lines.FirstOrDefault(line => !line.TrimStart().StartsWith('#') && line.Trim().Length > 0, "").TrimStart();
        if (first.StartsWith("/*", StringComparison.Ordinal) || first.StartsWith("sep=", StringComparison.Ordinal)) return true;
        return first.TrimStart('>', '"', ' ') is [>= '0' and <= '9' or '-', ..];
    }

    /// <summary>Reads a text whose format is known.</summary>
    internal static Election Read(BallotSource source) =>
        new BltReader(source.Bytes, source.Name) { meter = source.Meter }.Read(source.Options, source.Cancel);

    /// <inheritdoc/>
    public Election Read(ReadOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        cancel.ThrowIfCancellationRequested();
        var log = new DiagnosticLog(options.Strict, name);
        var text = new TextSource(input, meter ?? input, options.Progress, BufferBytes, cancel);
        try
        {
            return Read(new BltScanner(text, log), options);
        }
        catch (InvalidDataException e)
        {
            throw BltErrors.Damaged(log, e);
        }
    }

    Election Read(BltScanner scanner, ReadOptions options)
    {
        int threads = options.Threads > 0 ? options.Threads : Math.Min(Environment.ProcessorCount, 8);
        var header = BltHeader.Read(scanner);
        var papers = new BltBallots(scanner, header, options.KeepOrder, threads, BlockBytes).Read();
        var names = BltNames.Read(scanner, header, options.RepairNames);
        var electorate = papers.Build(names.Names.Select((given, i) => new Candidate(i + 1, given.Name)
        {
            Party = given.Party,
            Nickname = header.Nicks.Count > 0 ? header.Nicks[i] : null,
            Withdrawn = header.Withdrawn.Contains(i + 1),
            Undeclared = header.Undeclared.Contains(i + 1),
        }));
        return new(electorate)
        {
            Title = names.Title,
            Seats = header.Seats,
            Source = names.Source,
            Comment = names.Comment,
            TieOrder = [.. header.TieOrder],
            Diagnostics = scanner.Log.Finish(),
        };
    }
}
