using System.Globalization;
using System.Text;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Stv.Benchmarks;

/// <summary>
/// Runs everything once and writes <c>benchmarks/results/CPU.md</c>: what counts is ratios, each of two figures of this one run.
/// </summary>
internal static class Report
{
    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The same, with time enough to build on a machine that has much to do.</summary>
    public static ManualConfig Patient(IConfig config) => ManualConfig.Create(config).WithBuildTimeout(TimeSpan.FromMinutes(15));

    /// <summary>
    /// Runs all benchmarks with the arguments given, such as <c>--job short</c>, then the large elections and the start of the command.
    /// </summary>
    public static int Write(string[] args)
    {
        var config = Patient(DefaultConfig.Instance).WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
        var summary = BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(["--filter", "*", .. args], config).Single();
        var runs = summary.Reports.Where(report => report.ResultStatistics is not null)
            .ToDictionary(report => Name(report.BenchmarkCase), report => report);
        string cpu = summary.HostEnvironmentInfo.CpuInfo.Value.ProcessorName;
        string slug = string.Concat(cpu.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        while (slug.Contains("--", StringComparison.Ordinal)) slug = slug.Replace("--", "-", StringComparison.Ordinal);
        string path = Repository.PathOf("benchmarks", "results", $"{slug}.md");
        var (million, tenMillion) = (Large.Measure(1_000_000), Large.Measure(10_000_000));
        var start = Startup.Measure();
        File.WriteAllText(path, Text(runs, cpu, args, million, tenMillion, start));
        Console.WriteLine($"// {path}");
        return 0;
    }

    static string Name(BenchmarkCase one) =>
        string.Join(' ', [one.Descriptor.Type.Name, one.Descriptor.WorkloadMethod.Name, .. one.Parameters.Items.Select(p => $"{p.Value}")]);

    static string Text(Dictionary<string, BenchmarkReport> runs, string cpu, string[] args, Large.Measured million,
        Large.Measured tenMillion, Startup.Measured start)
    {
        var text = new StringBuilder();
        Say($"# Results: {cpu}, {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        Say(
            "\nOne run. Each ratio is of two medians of this run; milliseconds differ from machine to machine and are here to be compared "
            + "within a table only. To repeat:\n");
        Say(
            "```\ndotnet run -c Release --project benchmarks/Stv.Benchmarks -- "
            + $"results{string.Concat(args.Select(arg => $" {arg}"))}\n```\n");
        Say(
            "Papers are those of `seeds/hundred-thousand.json` and `seeds/million.json`: 20 candidates, 9 seats, nearly all rankings "
            + "different. The simple reader and the simple kernel are those of `benchmarks/Stv.Benchmarks/Baselines`.");

        foreach (int papers in new[] { 100_000, 1_000_000 })
        {
            string title = papers == 100_000 ? "100,000 papers" : "a million papers";
            Say($"\n## Reading and counting {title}\n");
            Say("| what | ms | against | ratio | aim | allocated |");
            Say("|---|--:|---|--:|---|--:|");
            Faster("parse alone, one core", $"ReadBenchmarks ParseAlone {papers}", "simple reader, parse alone",
                $"ReadBenchmarks SimpleParseAlone {papers}", "at least 7 times as fast");
            Faster("read into a merged electorate, one core", $"ReadBenchmarks Read {papers}", "simple reader with its dictionary",
                $"ReadBenchmarks SimpleRead {papers}", "at least 4 times as fast");
            Faster("the same, two threads", $"ReadBenchmarks ReadTwoThreads {papers}", "one thread", $"ReadBenchmarks Read {papers}",
                "at least 1.6 times as fast");
            Faster("samples/OwnReader, one core", $"ReadBenchmarks OwnReader {papers}", "our reader", $"ReadBenchmarks Read {papers}", "");
            Faster("samples/OwnReader, two threads", $"ReadBenchmarks OwnReaderTwoThreads {papers}", "our reader",
                $"ReadBenchmarks ReadTwoThreads {papers}", "");
            Faster("two readings side by side, a thread each", $"ReadBenchmarks ReadTwice {papers}", "one reading",
                $"ReadBenchmarks Read {papers}", "2 is what two whole cores would give", times: 2);
            Faster("count, sorted electorate", $"KernelBenchmarks Count {papers}", "simple kernel", $"KernelBenchmarks Lists {papers}",
                papers == 100_000 ? "at least twice as fast" : "at least 3 times as fast");
            Faster("count, electorate as read", $"KernelBenchmarks CountAsRead {papers}", "simple kernel",
                $"KernelBenchmarks Lists {papers}", "");
            Part("count, sorted electorate", $"KernelBenchmarks Count {papers}", "reading on one core", $"ReadBenchmarks Read {papers}",
                "at most half");
            Part("kernel alone", $"KernelBenchmarks KernelAlone {papers}", "count, sorted electorate", $"KernelBenchmarks Count {papers}",
                "at least 0.8: all else is at most a fifth");
            Part("sort the electorate", $"KernelBenchmarks SortElectorate {papers}", "count, sorted electorate",
                $"KernelBenchmarks Count {papers}", "");
        }

        Say("\n## Drawing, and counting again\n");
        Say("| what | ms | against | ratio | aim | allocated |");
        Say("|---|--:|---|--:|---|--:|");
        Part("draw 100,000 papers in memory", "GenerateBenchmarks Generate", "reading such a file", "GenerateBenchmarks Read", "");
        Part("draw and count", "GenerateBenchmarks GenerateAndCount", "reading such a file", "GenerateBenchmarks Read", "at most 3");
        Part("one more count of the same electorate, as read", "GenerateBenchmarks CountAgain", "its kernel",
            "GenerateBenchmarks KernelAlone", "");
        Part("ten counts of one electorate, two threads", "GenerateBenchmarks TenCountsOnTwoThreads", "one count",
            "GenerateBenchmarks CountAgain", "5 is half of ten");

        Say("\n## Ten million papers, in a process of their own\n");
        Say("| papers | read, ms | count, ms | each paper, µs | memory at most, MB |");
        Say("|--:|--:|--:|--:|--:|");
        foreach (var large in new[] { million, tenMillion })
            Say(string.Create(Invariant,
                $"| {large.Papers:N0} | {large.Read:F0} | {large.Count:F0} | {large.PerPaper:F2} | {large.PeakMegabytes:F0} |"));
        Say(string.Create(Invariant, $"\nA paper of ten million takes {tenMillion.PerPaper / million.PerPaper:F2} times as long as one of "
            + $"a million (aim: at most 1.5); memory (aim: at most 1,500 MB) is that of the whole process."));

        Say("\n## Rule sets, 100,000 papers as read\n");
        Say("| rule set | ms | of `scotland-2011` | allocated |");
        Say("|---|--:|--:|--:|");
        foreach (string id in runs.Keys.Where(key => key.StartsWith("RuleBenchmarks ", StringComparison.Ordinal))
            .Select(key => key.Split(' ')[^1]))
            Say(
                $"| `{id}` | {Ms($"RuleBenchmarks Count {id}")} "
                + $"| {Ratio($"RuleBenchmarks Count {id}", "RuleBenchmarks Count scotland-2011")} "
                + $"| {Allocated($"RuleBenchmarks Count {id}")} |");

        Say("\n## Keep values, 100,000 papers sorted\n");
        Say("| rule set | ms | of `scotland-2011` | allocated |");
        Say("|---|--:|--:|--:|");
        foreach (var (method, id) in new[] { ("Scotland", "scotland-2011"), ("Hill", "meek-nz"), ("Prf", "meek-prf"), ("Warren", "warren"),
            ("Algorithm123", "meek-1987"), ("Guarded", "meek-droop-guarded") })
            Say(
                $"| `{id}` | {Ms($"MeekBenchmarks {method}")} | {Ratio($"MeekBenchmarks {method}", "MeekBenchmarks Scotland")} "
                + $"| {Allocated($"MeekBenchmarks {method}")} |");

        Say("\n## The Senate election of 2019 in the ACT, 270,231 papers\n");
        Say("| what | ms | of the count | allocated |");
        Say("|---|--:|--:|--:|");
        Say($"| count, `aec-senate-2019` | {Ms("SenateBenchmarks Count")} | 1 | {Allocated("SenateBenchmarks Count")} |");
        Say(
            $"| sorting its papers, as often as the count does, and nothing else | {Ms("SenateBenchmarks SortingAlone")} "
            + $"| {Ratio("SenateBenchmarks SortingAlone", "SenateBenchmarks Count")} | {Allocated("SenateBenchmarks SortingAlone")} |");
        var (senate, scotland) = (SenateBenchmarks.Visited(), KernelBenchmarks.Visited(1_000_000));
        double perSenate = Nanoseconds("SenateBenchmarks Count") / senate,
            perScotland = Nanoseconds("KernelBenchmarks Count 1000000") / scotland;
        Say(string.Create(Invariant, $"\nA ranking moved takes {perSenate:F1} ns ({senate:N0} moved), {perSenate / perScotland:F2} times "
            + $"the {perScotland:F1} ns of the Scottish count of a million sorted papers (aim: at most 1.3)."));

        Say("\n## The command, published ready to run\n");
        Say("| program | ms, median |");
        Say("|---|--:|");
        Say(string.Create(Invariant, $"| an empty `Main` | {start.Empty:F0} |"));
        Say(string.Create(Invariant, $"| `stv --version` | {start.Version:F0} |"));
        Say(string.Create(Invariant, $"| `stv count seeds/model-election.blt --rules scotland-2011` | {start.Count:F0} |"));
        Say(string.Create(Invariant,
            $"\nA small count takes {start.Count / start.Empty:F1} times as long as a program that does nothing."));
        return text.ToString();

        void Say(string line) => text.Append(line).Append('\n');

        double Nanoseconds(string name) => runs[name].ResultStatistics!.Median;

        string Ms(string name) => (Nanoseconds(name) / 1e6).ToString(Nanoseconds(name) < 1e7 ? "F2" : "F1", Invariant);

        string Ratio(string name, string of) => (Nanoseconds(name) / Nanoseconds(of)).ToString("F2", Invariant);

        string Allocated(string name) => runs[name].GcStats.GetBytesAllocatedPerOperation(runs[name].BenchmarkCase) is { } bytes
            ? string.Create(Invariant, $"{bytes / 1e6:F2} MB") : "";

        void Faster(string what, string name, string than, string baseline, string aim, int times = 1) =>
            Say(string.Create(Invariant, $"| {what} | {Ms(name)} | {than}, {Ms(baseline)} "
                + $"| {times * Nanoseconds(baseline) / Nanoseconds(name):F2} | {aim} | {Allocated(name)} |"));

        void Part(string what, string name, string than, string of, string aim) =>
            Say($"| {what} | {Ms(name)} | {than}, {Ms(of)} | {Ratio(name, of)} | {aim} | {Allocated(name)} |");
    }
}
