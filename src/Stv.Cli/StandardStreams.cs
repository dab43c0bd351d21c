using System.Globalization;
using System.Runtime.InteropServices;

namespace Stv.Cli;

/// <summary>Standard input, output and error as whoever started the process left them, and a terminal that stays as it is.</summary>
internal static partial class StandardStreams
{
    const string Status = "/proc/self/status";
    const int GetFlags = 1, CloseOnExecution = 1;

    /// <summary>
    /// Keeps the runtime from sending a terminal the sequences that prepare it for reading keys (<c>ESC [ ? 1 h ESC =</c>), which it sends
    /// as soon as anybody asks for the width of a window or compares a writer with <see cref="Console.Out"/>, and which nobody takes back.
    /// It looks them up under the terminal's name.
    /// </summary>
    /// <returns>The terminal's name.</returns>
    public static string? HideTerminal()
    {
        string? name = Environment.GetEnvironmentVariable("TERM");
        if (!OperatingSystem.IsWindows()) Environment.SetEnvironmentVariable("TERM", null);
        return name;
    }

    /// <summary>
    /// The process was started with this stream open. Where it was not, the runtime has taken its number for a pipe of its own: reading
    /// it would wait for ever, and what is written there would be taken for signals. What the runtime opens is closed on execution of
    /// another program; what was inherited cannot be.
    /// </summary>
    public static bool IsOpen(int descriptor) =>
        OperatingSystem.IsWindows() || FileControl(descriptor, GetFlags) is >= 0 and var flags && (flags & CloseOnExecution) == 0;

    /// <summary>
    /// The process was started so that it goes on when its terminal is closed (nohup); to listen to that signal would undo it.
    /// </summary>
    public static bool IgnoresHangUp => File.Exists(Status)
        && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && ulong.TryParse(ignored.AsSpan("SigIgn:".Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong signals)
        && (signals & 1) != 0;

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int FileControl(int descriptor, int command);

    /// <summary>A stream that whoever started the process had closed.</summary>
    internal sealed class Closed : PassingStream
    {
        public Closed() : base(Null) { }

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("It is closed.");
    }

    /// <summary>
    /// Standard error. Where it takes nothing there is nobody left to complain to; the exit code still tells how a run ended.
    /// </summary>
    internal sealed class Unfailing(Stream inner) : PassingStream(inner)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                base.Write(buffer);
            }
            catch (IOException)
            {
                // See above.
            }
        }
    }

    /// <summary>Passes on what is written, and not the closing.</summary>
    internal class PassingStream(Stream inner) : Stream
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
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);
    }
}
