using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Stv.Benchmarks;

/// <summary>
/// A small count by the command, published ready to run, beside a program that does nothing: what is more than the runtime's own start.
/// </summary>
internal static class Startup
{
    const int Runs = 21;

    const string EmptyProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <InvariantGlobalization>true</InvariantGlobalization>
            <PublishReadyToRun>true</PublishReadyToRun>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Medians in milliseconds, of runs taken in turns.</summary>
    public sealed record Measured(double Empty, double Version, double Count);

    /// <summary>Publishes both and runs them.</summary>
    public static Measured Measure()
    {
        string root = Repository.Root, folder = Path.Combine(Path.GetTempPath(), $"stv-{Guid.NewGuid():N}");
        try
        {
            string empty = Path.Combine(folder, "empty");
            Directory.CreateDirectory(empty);
            File.WriteAllText(Path.Combine(empty, "Empty.csproj"), EmptyProject);
            File.WriteAllText(Path.Combine(empty, "Program.cs"), "return 0;");
            string nothing = Publish(Path.Combine(empty, "Empty.csproj"), folder, "Empty"),
                stv = Publish(Path.Combine(root, "src", "Stv.Cli", "Stv.Cli.csproj"), folder, "Stv.Cli");
            string[] count = ["count", Path.Combine(root, "seeds", "model-election.blt"), "--rules", "scotland-2011"];
            List<double> alone = [], version = [], counted = [];
            for (int run = 0; run < Runs; run++)
            {
                alone.Add(Run(nothing));
                version.Add(Run(stv, "--version"));
                counted.Add(Run(stv, count));
            }
            return new(Median(alone), Median(version), Median(counted));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string Publish(string project, string folder, string name)
    {
        string output = Path.Combine(folder, $"{name}-published");
        Run("dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o",
            output, "-v", "q");
        return Path.Combine(output, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
    }

    static double Run(string program, params string[] args)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', args)} failed.");
        return watch.Elapsed.TotalMilliseconds;
    }

    static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
