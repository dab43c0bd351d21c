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
    public static IO OfConsole(CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected) Console.OutputEncoding = Utf8;
        return new()
        {
            In = Console.OpenStandardInput,
            Out = Console.OpenStandardOutput(),
            Error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true, NewLine = "\n" },
            OutWidth = Console.IsOutputRedirected ? null : WindowWidth(),
            ErrorIsWatched = !Console.IsErrorRedirected,
            Variable = Environment.GetEnvironmentVariable,
            Cancel = cancel,
        };
    }

    /// <summary>Writes a line to standard error that begins with the name of the command.</summary>
    public void Complain(string message) => Error.WriteLine($"stv: {Plain(message)}");

    /// <summary>A text from a file or a command line made safe for a terminal, and for a line: characters that control show as U+FFFD.</summary>
    public static string Plain(string text) => text.Any(Controls) ? string.Concat(text.Select(c => Controls(c) ? '\uFFFD' : c)) : text;

    // C0 and C1, line and paragraph separators, and what turns the direction of writing.
    static bool Controls(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Some terminals do not know their width and say 0.
    static int? WindowWidth() => Console.WindowWidth is > 0 and var width ? width : null;
}
