using System.Security.Cryptography;

namespace Stv.Cli;

/// <summary>Where ballots and decisions come from.</summary>
internal static class Input
{
    /// <summary>
    /// Reads an election, and shows how far it has come where that takes long and a person watches; with the SHA-256 of the bytes read in
    /// hexadecimal, those of one file behind those of the other, where <paramref name="hash"/> asks for it and all are files.
    /// </summary>
    /// <param name="paths">The file, or those that have papers of one contest.</param>
    /// <param name="layout">What is said of each of them.</param>
    /// <param name="options">How to read.</param>
    /// <param name="io">Where a person may watch.</param>
    /// <param name="hash">The SHA-256 is asked for.</param>
    /// <param name="seats">The seats, instead of what the files say.</param>
    public static BallotsRead Read(
        IReadOnlyList<string> paths, BallotLayout layout, ReadOptions options, IO io, bool hash = false, int? seats = null)
    {
        using var sha = hash && !paths.Any(Directory.Exists) ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        if (layout.CandidateList is { } list) Opened(list, () => File.OpenRead(list)).Dispose();
        List<(string Name, Election Election)> read = [];
        List<BallotFormat> formats = [];
        BallotFormatException? nowhere = null;
        bool several = paths.Count > 1;
        foreach (string path in paths)
        {
            // What is said of all files may have its place in one of them alone; so may a paper that is asked for.
            var each = several ? options with { Strict = false } : options;
            (Election Election, BallotFormat? Format) Watched(ReadOptions how) => Progress.Watch(io, path, progress =>
                Read(path, layout, how with { Progress = progress }, io, sha));
            (Election Election, BallotFormat? Format) one;
            try
            {
                one = Watched(each);
            }
            catch (BallotFormatException e) when (several && path != IO.Standard
                && e.Diagnostic.Code is BallotCodes.PartUnknown or BallotCodes.PartsUnsaid)
            {
                nowhere ??= e;
                one = Watched(each with { PartedBy = null, Part = null });
            }
            read.Add((Name(path), seats is null ? one.Election : one.Election with { Seats = seats }));
            if (one.Format is not null && !formats.Contains(one.Format)) formats.Add(one.Format);
        }
        if (nowhere is not null && read.TrueForAll(one => one.Election.Parts.IsEmpty)) throw nowhere;
        string? digest = sha is null ? null : Convert.ToHexStringLower(sha.GetHashAndReset());
        if (!several)
            return new(read[0].Election, formats, digest, [(read[0].Name, read[0].Election.Diagnostics)]);
        for (int i = 0; i < read.Count; i++) read[i] = (read[i].Name, WithPlace(read[i], read));
        if (options.Strict)
        {
            foreach (var (name, election) in read)
                if (election.Diagnostics.FirstOrDefault(one => one.Severity == Severity.Warning) is { } warning)
                    throw new BallotFormatException(warning with { Severity = Severity.Error }, name);
        }
        var (joined, odd) = JoinedSources.Of(read, options.Strict);
        return new(joined, formats, digest,
            [.. read.Select(one => ((string?)one.Name, (IEnumerable<Diagnostic>)one.Election.Diagnostics)), (null, odd)]);
    }

    /// <summary>The election of one of several files without the warnings of what has its place in another.</summary>
    static Election WithPlace((string Name, Election Election) one, List<(string Name, Election Election)> all) => one.Election with
    {
        Diagnostics = [.. one.Election.Diagnostics.Where(told => told.Code != BallotCodes.NotNeeded
            || all.TrueForAll(other => other.Election.Diagnostics.Any(same => same.Code == told.Code)))],
    };

    static (Election Election, BallotFormat? Format) Read(
        string path, BallotLayout layout, ReadOptions options, IO io, IncrementalHash? sha)
    {
        if (path != IO.Standard && Directory.Exists(path))
        {
            var folder = new BallotReader(Stream.Null, path, layout);
            return (Opened(path, () => folder.ReadFolder(options, io.Cancel)), folder.Format);
        }
        var open = path == IO.Standard ? io.In : () => Opened(path, () => File.OpenRead(path));
        using var source = open();
        if (sha is null) return Read(source);
        // Of the very bytes that are counted: a pipe passes but once, and a file may be another by the end of the count.
        using var hashed = new HashedStream(source, sha);
        var read = Read(hashed);
        hashed.CopyTo(Stream.Null);
        return read;

        (Election, BallotFormat?) Read(Stream stream)
        {
            var reader = new BallotReader(stream, Name(path), layout);
            return (reader.Read(options, io.Cancel), reader.Format);
        }
    }

    /// <summary>Reads a decisions file, with the SHA-256 of its bytes in hexadecimal.</summary>
    public static (Decisions Decisions, string Sha256) ReadDecisions(string path, IReadOnlyList<Candidate> candidates, IO io) =>
        Parse(path, io, stream =>
        {
            using var sha = SHA256.Create();
            using var hashed = new CryptoStream(stream, sha, CryptoStreamMode.Read);
            var decisions = DecisionsJson.Read(hashed, candidates);
            return (decisions, Convert.ToHexStringLower(sha.Hash!));
        });

    /// <summary>
    /// Reads the specification of an electorate. The ballot file it may name lies beside it or below, or is the one that was allowed: a
    /// specification may come from anybody, and is not to open what it likes.
    /// </summary>
    public static ElectorateSpecification ReadSpecification(string path, string? allowed, IO io)
    {
        string folder = path == IO.Standard ? "" : Path.GetDirectoryName(path) ?? "";
        bool met = allowed is null;
        var specification = Parse(path, io, stream => SpecificationJson.Read(stream, file => Read([Ballots(file)], new(), new(),
            io).Election));
        return met ? specification : throw new UsageException($"--ballots gives {allowed}, and {Name(path)} names no such file.");

        string Ballots(string file)
        {
            string root = Path.GetFullPath(folder.Length > 0 ? folder : ".");
            if (!Path.EndsInDirectorySeparator(root)) root += Path.DirectorySeparatorChar;
            string beside = Path.GetFullPath(file, root);
            if (allowed is not null && beside == Path.GetFullPath(allowed))
            {
                met = true;
                return allowed;
            }
            if (!beside.StartsWith(root, StringComparison.Ordinal))
            {
                string problem = $"{Display.Quoted(file)} does not lie beside the specification; stv generate reads it "
                    + "where --ballots names it.";
                throw new CommandException(Exit.BadInput, $"{Name(path)}: model.file: {problem}");
            }
            // A file may be called like standard input.
            return folder.Length > 0 || file != IO.Standard ? Path.Combine(folder, file) : Path.Combine(".", file);
        }
    }

    /// <summary>Reads a file whose faults are told with their place in it.</summary>
    public static T Parse<T>(string path, IO io, Func<Stream, T> read)
    {
        var open = path == IO.Standard ? io.In : () => Opened(path, () => File.OpenRead(path));
        using var stream = open();
        try
        {
            return read(stream);
        }
        catch (FormatException e) when (e is not BallotFormatException)
        {
            // A message begins with line and column where they are known.
            throw new CommandException(Exit.BadInput, $"{Name(path)}:{(char.IsAsciiDigit(e.Message[0]) ? "" : " ")}{e.Message}", e);
        }
    }

    /// <summary>A source as messages name it.</summary>
    public static string Name(string path) => path == IO.Standard ? "standard input" : path;

    /// <summary>The end of a complaint about a file that is not there: which ones of its folder may be meant.</summary>
    static string Near(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        if (folder.Length > 0 && !Directory.Exists(folder)) return ".";
        var names = Directory.EnumerateFiles(folder.Length > 0 ? folder
            : ".").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        var near = Suggest.Nearest(Path.GetFileName(path), names);
        return near.Count > 0 ? Suggest.DidYouMean([.. near.Select(name => Path.Combine(folder, name))]) : ".";
    }

    /// <summary>What fails with a file that cannot be opened, said in our words.</summary>
    static T Opened<T>(string path, Func<T> open)
    {
        if (path.Length == 0) throw new UsageException("the name of a file to read is empty.");
        try
        {
            return open();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException(Exit.BadInput, $"{path}: there is no such file{Near(path)}", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CommandException(Exit.BadInput,
                $"{path}: {(Directory.Exists(path) ? "is a directory, not a file" : "may not be read")}.", e);
        }
    }
}

/// <summary>Ballots that were read.</summary>
/// <param name="Election">The election, of all files.</param>
/// <param name="Formats">The formats they are in.</param>
/// <param name="Sha256">The SHA-256 of their bytes where it was asked for.</param>
/// <param name="Told">What was met in each file, and, behind no name, in their being together.</param>
internal sealed record BallotsRead(Election Election, IReadOnlyList<BallotFormat> Formats, string? Sha256,
    IReadOnlyList<(string? Name, IEnumerable<Diagnostic> Told)> Told);

/// <summary>A stream whose bytes go into a hash as they are read.</summary>
internal sealed class HashedStream(Stream source, IncrementalHash hash) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int got = source.Read(buffer);
        hash.AppendData(buffer[..got]);
        return got;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
