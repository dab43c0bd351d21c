using System.Diagnostics;
using System.Globalization;

namespace Stv.Benchmarks;

/// <summary>Very many papers, read and counted once in a process of their own, so that its memory is that of the election.</summary>
internal static class Large
{
    /// <summary>What a process measured.</summary>
    /// <param name="Papers">How many papers.</param>
    /// <param name="Read">Milliseconds to read them.</param>
    /// <param name="Count">Milliseconds to count them.</param>
    /// <param name="PeakMegabytes">The most memory the process had.</param>
    public sealed record Measured(long Papers, double Read, double Count, double PeakMegabytes)
    {
        /// <summary>Microseconds for each paper, read and counted.</summary>
        public double PerPaper => (Read + Count) * 1000 / Papers;
    }

    /// <summary>Draws so many papers of the seed of a million into a file, and measures a process of its own.</summary>
    public static Measured Measure(int papers)
    {
        string file = Path.Combine(Path.GetTempPath(), $"stv-{Guid.NewGuid():N}.blt");
        try
        {
            using (var stream = File.Create(file)) SeedBallots.Specification("million").WriteBlt(stream, papers: papers);
            using var process = Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), "large", $"{papers}", file]) { RedirectStandardOutput = true })!;
            string[] words = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"The count of {papers} papers failed.");
            double[] figures = [.. words.Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            return new(papers, figures[0], figures[1], figures[2]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The process: reads the file and counts it, and writes milliseconds, milliseconds, megabytes.</summary>
    public static int Count(int papers, string file)
    {
        // Whatever is compiled on first use is, on a few papers.
        var warm = SeedBallots.Specification("million").Draw(papers: 10_000);
        Rules.Scotland2011.Count(warm, Decisions.InOrder(Enumerable.Range(1, warm.Candidates.Length)));
        var watch = Stopwatch.StartNew();
        var election = BltReader.ReadFile(file, new() { Threads = 1 });
        double read = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        var result = Rules.Scotland2011.Count(election, Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length)));
        double count = watch.Elapsed.TotalMilliseconds;
        if (result.Papers != papers) throw new InvalidOperationException($"{result.Papers} papers were counted, not {papers}.");
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{read:F1} {count:F1} {process.PeakWorkingSet64 / 1e6:F0}"));
        return 0;
    }

    /// <summary>What comes before the arguments of a process like this one.</summary>
    public static IEnumerable<string> Host() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Large).Assembly.Location] : [];
}
