using Spectre.Console;
using Spectre.Console.Rendering;

namespace Stv.Cli;

/// <summary>Where results go.</summary>
internal static class Output
{
    /// <summary>As many as Linux follows.</summary>
    const int MostLinks = 40;

    /// <summary>Names of standard output. Opened anew, what it is would be written from its beginning.</summary>
    static readonly string[] StandardOutput = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

    /// <summary>What names of descriptors begin with.</summary>
    static readonly string[] Descriptors = ["/dev/stderr", "/dev/fd/", "/proc/"];

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
        if (path!.Length == 0) throw new UsageException("the name of a file to write is empty.");
        if (Directory.Exists(path)) throw new CommandException(Exit.BadInput, $"{path}: is a directory, not a file to write to.");
        if (!Directory.Exists(Folder(path!))) throw new CommandException(Exit.BadInput, $"{path}: there is no such folder.");
        foreach (string? input in inputs)
            if (input is not (null or "" or IO.Standard) && Target(path!) == Target(input))
                throw new UsageException($"the output would overwrite {input}, which is to be read.");
    }

    /// <summary>
    /// Writes to standard output, or to a file: beside it first, then into its place, so that nobody ever sees it half written. What is no
    /// ordinary file, a named pipe or a device, keeps its place and is written to.
    /// </summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void Write(string? path, IO io, Action<Stream> write)
    {
        try
        {
            string? target = ToStandard(path) ? null : Target(path!);
            if (target is null || StandardOutput.Contains(target))
            {
                using var buffered = new BufferedStream(new StandardStreams.PassingStream(io.Out), 1 << 16);
                write(buffered);
                return;
            }
            using var special = OpenSpecial(target);
            if (special is not null) write(special);
            else WriteWhole(target, io, write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(Exit.BadInput, $"{(ToStandard(path) ? "standard output" : path)}: {e.Message}", e);
        }
    }

    /// <summary>What is no ordinary file, for writing; null where an ordinary file is, or is to be.</summary>
    static FileStream? OpenSpecial(string target)
    {
        if (IsDevice(target))
        {
            var device = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            // Behind the name of a descriptor may be a file that a shell appends to.
            if (device.CanSeek && Descriptors.Any(start => target.StartsWith(start, StringComparison.Ordinal)))
                device.Seek(0, SeekOrigin.End);
            return device;
        }
        if (!File.Exists(target)) return null;
        FileStream? file = null;
        try
        {
            file = new(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            // It is used as it was opened: to close a pipe would tell its reader that all has come.
            if (!file.CanSeek) return file;
        }
        catch (UnauthorizedAccessException)
        {
            // An ordinary file that may not be written to can be replaced where its folder may be.
        }
        file?.Dispose();
        return null;
    }

    static void WriteWhole(string path, IO io, Action<Stream> write)
    {
        string temporary = Path.Combine(Folder(path), $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        // A signal may end the process in the midst of writing.
        AppDomain.CurrentDomain.ProcessExit += Remove;
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write)) write(file);
            io.Cancel.ThrowIfCancellationRequested();
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= Remove;
            // Gone already where the move succeeded.
            File.Delete(temporary);
        }

        void Remove(object? sender, EventArgs e) => File.Delete(temporary);
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

    /// <summary>The file itself, behind any links to it, up to a device: what that leads to has no name.</summary>
    static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        for (int links = 0; links < MostLinks && !IsDevice(full) && new FileInfo(full).LinkTarget is { } next; links++)
            full = Path.GetFullPath(next, Path.GetDirectoryName(full)!);
        return full;
    }

    static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetFullPath(path);

    // Nothing may be moved over a device; what is sent there is gone at once anyway.
    static bool IsDevice(string full) => OperatingSystem.IsWindows()
        ? full.StartsWith(@"\\.\", StringComparison.Ordinal)
        : full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal);
}
