using Spectre.Console;
using Spectre.Console.Rendering;

namespace Stv.Cli;

/// <summary>Where results go.</summary>
internal static class Output
{
    /// <summary>Writes text to standard output.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void WriteText(IO io, Action<TextWriter> write) => Write(null, io, stream =>
    {
        using var writer = Text(stream);
        write(writer);
    });

    /// <summary>A writer of text with line feeds, whatever the system, so that the same count gives the same bytes.</summary>
    public static StreamWriter Text(Stream stream) => new(stream, IO.Utf8, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Says early what would fail after a long count.</summary>
    /// <exception cref="CommandException">Nothing can be written there.</exception>
    public static void Check(string? path, params IEnumerable<string?> inputs)
    {
        if (ToStandard(path)) return;
        if (Directory.Exists(path)) throw new CommandException(Exit.BadInput, $"{path}: is a directory, not a file to write to.");
        if (!Directory.Exists(Folder(path!))) throw new CommandException(Exit.BadInput, $"{path}: there is no such folder.");
        foreach (string? input in inputs)
            if (input is not (null or IO.Standard) && Target(path!) == Target(input)) throw new UsageException($"--output would overwrite {input}, which is to be read.");
    }

    /// <summary>
    /// Writes to standard output, or to a file: beside it first, then into its place, so that nobody ever sees it half written.
    /// </summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void Write(string? path, IO io, Action<Stream> write)
    {
        try
        {
            if (ToStandard(path)) WriteToStandard(io, write);
            else if (Target(path!) is var target && IsDevice(target)) WriteToDevice(target, write);
            else WriteWhole(target, io, write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(Exit.BadInput, $"{(ToStandard(path) ? "standard output" : path)}: {e.Message}", e);
        }
    }

    static void WriteToStandard(IO io, Action<Stream> write)
    {
        using var buffered = new BufferedStream(new Unclosed(io.Out), 1 << 16);
        write(buffered);
    }

    static void WriteToDevice(string path, Action<Stream> write)
    {
        using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
        write(device);
    }

    static void WriteWhole(string path, IO io, Action<Stream> write)
    {
        string temporary = Path.Combine(Folder(path), $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write)) write(file);
            io.Cancel.ThrowIfCancellationRequested();
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            // Gone already where the move succeeded.
            File.Delete(temporary);
        }
    }

    /// <summary>Shows tables and paragraphs on standard output, without control sequences unless a person reads them.</summary>
    public static void Show(IO io, params IEnumerable<IRenderable> parts)
    {
        bool ansi = io.OutWidth is not null && io.AllowsAnsi;
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new()
        {
            Ansi = ansi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ansi ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = io.Width();
        foreach (var part in parts) console.Write(part);
        WriteText(io, writer =>
        {
            foreach (string line in text.ToString().TrimEnd().Split('\n')) writer.WriteLine(line.TrimEnd());
        });
    }

    static bool ToStandard(string? path) => path is null or IO.Standard;

    /// <summary>The file itself, behind any link to it.</summary>
    static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        return !IsDevice(full) && new FileInfo(full) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : full;
    }

    static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetFullPath(path);

    // Nothing may be moved over a device; what is sent there is gone at once anyway.
    static bool IsDevice(string full) => OperatingSystem.IsWindows()
        ? full.StartsWith(@"\\.\", StringComparison.Ordinal)
        : full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>Passes everything on but the closing.</summary>
    sealed class Unclosed(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => inner.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);
    }
}
