using System.Globalization;
using System.Text;

namespace Stv.Cli;

/// <summary>What a run of the command reads and writes: the console, or what a test puts in its place.</summary>
internal sealed record IO
{
    /// <summary>The width of text that no terminal and no variable gives.</summary>
    public const int DefaultWidth = 100;

    /// <summary>What stands for standard input, or output, where a file is asked for.</summary>
    public const string Standard = "-";

    const int LeastWidth = 40;

    /// <summary>What comes from elsewhere is cut where a message is made; a path is not, and what the system says of it.</summary>
    const int LongestComplaint = 400;

    /// <summary>UTF-8 without a mark at the start, for everything written.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Opens standard input; only where it is asked for, because opening it prepares a terminal for typing.</summary>
    public required Func<Stream> In { get; init; }

    /// <summary>Standard output: results and nothing else.</summary>
    public required Stream Out { get; init; }

    /// <summary>Standard error: warnings, errors, progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The width of the terminal that standard output is; null where it is none.</summary>
    public int? OutWidth { get; init; }

    /// <summary>A person watches standard error.</summary>
    public bool ErrorIsWatched { get; init; }

    /// <summary>Environment variables.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>How long a reading may last before its progress is shown.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Stops the run.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>Columns of text for a reader of standard output, or of a file where <paramref name="toFile"/>.</summary>
    public int Width(bool toFile = false)
    {
        bool asked = int.TryParse(Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) && columns > 0;
        return Math.Max(LeastWidth, asked ? columns : toFile ? DefaultWidth : OutWidth ?? DefaultWidth);
    }

    /// <summary>Control sequences may be written to a terminal.</summary>
    public bool AllowsAnsi => string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>The console of this process.</summary>
    /// <param name="terminal">The name of the terminal, which the runtime is not to know.</param>
    /// <param name="cancel">Stops the run.</param>
    public static IO OfConsole(string? terminal, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected) Console.OutputEncoding = Utf8;
        bool canSpeak = StandardStreams.IsOpen(1), canComplain = StandardStreams.IsOpen(2);
#pragma warning disable CA2000 // The console's streams live as long as the process.
        return new()
        {
            In = StandardStreams.IsOpen(0)
                ? Console.OpenStandardInput
                : () => throw new CommandException(Exit.BadInput, "standard input is closed."),
            Out = canSpeak ? Console.OpenStandardOutput() : new StandardStreams.Closed(),
            Error = canComplain
                ? new StreamWriter(new StandardStreams.Unfailing(Console.OpenStandardError()), Utf8) { AutoFlush = true, NewLine = "\n" }
                : TextWriter.Null,
            OutWidth = !canSpeak || Console.IsOutputRedirected ? null : WindowWidth(),
            ErrorIsWatched = canComplain && !Console.IsErrorRedirected,
            Variable = name => name == "TERM" ? terminal : Environment.GetEnvironmentVariable(name),
            Cancel = cancel,
        };
#pragma warning restore CA2000
    }

    /// <summary>Writes a line to standard error that begins with the name of the command.</summary>
    public void Complain(string message) => Error.WriteLine($"stv: {Display.Shortened(Plain(message), LongestComplaint)}");

    /// <summary>
    /// A text from a file or a command line made safe for a terminal, and for a line: characters that control show as U+FFFD.
    /// </summary>
    public static string Plain(string text) => text.Any(Controls) ? string.Concat(text.Select(c => Controls(c) ? '\uFFFD' : c)) : text;

    // C0 and C1, line and paragraph separators, and what turns the direction of writing.
    static bool Controls(char c) => char.IsControl(c)
        || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Some terminals do not know their width and say 0.
    static int? WindowWidth() => Console.WindowWidth is > 0 and var width ? width : null;
}
