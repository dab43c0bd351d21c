using System.Diagnostics;
using System.Text;
using Stv.Cli;

namespace Stv.Tests.Cli;

/// <summary>The command as a process of its own.</summary>
internal static class Shell
{
    /// <summary>Nothing here takes as long, on the slowest machine.</summary>
    public static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    /// <summary>The command as a shell calls it.</summary>
    public static string Stv { get; } = $"dotnet '{typeof(Program).Assembly.Location}'";

    public static Process Start(params string[] args) => Begin("dotnet", [typeof(Program).Assembly.Location, .. args]);

    /// <summary>Runs lines of a shell in a folder to their end.</summary>
    public static async Task<Outcome> Run(string folder, string lines)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no POSIX shell.");
        using var process = Begin("sh", ["-c", $"cd '{folder}'; stv() {{ {Stv} \"$@\"; }}; {lines}"]);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Enough);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
        return new(process.ExitCode, await output, await error);
    }

    static Process Begin(string program, IEnumerable<string> args) => Process.Start(new ProcessStartInfo(program, args)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    })!;
}
