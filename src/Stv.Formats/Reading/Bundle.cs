using System.IO.Compression;

namespace Stv;

/// <summary>Several files in one place: a folder, or an archive in the zip format.</summary>
abstract class Bundle : IDisposable
{
    /// <summary>What is unpacked of one file at most, whatever an archive promises.</summary>
    const long MostOfFile = 1L << 34;

    /// <summary>How an archive in the zip format begins.</summary>
    public static ReadOnlySpan<byte> Signature => "PK\u0003\u0004"u8;

    /// <summary>
    /// The files by name, folders before them with slashes, in the order of their names; what systems put beside them left out.
    /// </summary>
    public IReadOnlyList<string> Names { get; protected init; } = [];

    /// <summary>The archive as it is packed; null for a folder.</summary>
    public Stream? Packed { get; protected init; }

    /// <summary>Opens one of the files.</summary>
    public abstract Stream Open(string name);

    /// <summary>There is a file of a name, wherever it lies; null if none.</summary>
    public string? Find(string file) => Names.FirstOrDefault(
        name => name.Equals(file, StringComparison.OrdinalIgnoreCase)
            || name.EndsWith($"/{file}", StringComparison.OrdinalIgnoreCase));

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>The files of a folder and of those in it.</summary>
    public static Bundle Folder(string path) => new Files(path);

    /// <summary>The files of an archive, which must be sought in; closed together with the bundle.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Bundle Archive(Stream stream) => new Zip(stream);

    static bool Matters(string name) => !name.EndsWith('/') && !name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && !Path.GetFileName(name).StartsWith('.') && !Path.GetFileName(name).Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase);

    sealed class Files : Bundle
    {
        readonly string root;

        public Files(string root)
        {
            this.root = root;
            Names = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Where(Matters).Order(StringComparer.Ordinal)];
        }

        public override Stream Open(string name) =>
            new FileStream(Path.Combine(root, name), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
    }

    sealed class Zip : Bundle
    {
        readonly ZipArchive archive;

        public Zip(Stream stream)
        {
            Packed = stream;
            archive = new(stream, ZipArchiveMode.Read);
            Names = [.. archive.Entries.Select(entry => entry.FullName).Where(Matters).Distinct().Order(StringComparer.Ordinal)];
        }

        public override Stream Open(string name)
        {
            var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"The archive lists {Display.Quoted(name)} and has no "
                + "such file.");
            return entry.Length <= MostOfFile ? entry.Open()
                : throw new InvalidDataException($"{Display.Quoted(name)} would be {entry.Length} bytes unpacked; at most {MostOfFile} "
                    + "are read.");
        }

        public override void Dispose()
        {
            archive.Dispose();
            base.Dispose();
        }
    }
}
