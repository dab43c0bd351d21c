using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Stv.Benchmarks;

/// <summary>
/// How counts and sheets grow with the number of candidates: one vote for each of them, so that nearly all are tied at every stage and
/// there are as many stages as candidates. Each count has a process of its own, and its time is the processor's, which other work does not
/// lengthen.
/// </summary>
internal static class Growth
{
    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    static readonly int[] FormSizes = [2_000, 20_000];

    static int[] sizes = [1_250, 2_500, 5_000, 10_000, 20_000];

    /// <summary>A count, or the writing of a form.</summary>
    /// <param name="What">The rule set or the form.</param>
    /// <param name="Seconds">Seconds of the processor.</param>
    /// <param name="Megabytes">The most memory that the process has had; of a form how much is written.</param>
    /// <param name="Square">Earlier votes looked at for ties, as a part of the square of the candidates.</param>
    /// <param name="Refusal">Why it is refused; empty where it is not.</param>
    sealed record Measured(string What, double Seconds, double Megabytes, double Square, string Refusal)
    {
        public static Measured Read(string line) => line.Split('|') is [var what, var seconds, var megabytes, var square, var refusal]
            ? new(what, double.Parse(seconds, Invariant), double.Parse(megabytes, Invariant), double.Parse(square, Invariant), refusal)
            : throw new FormatException($"The process wrote \"{line}\".");

        public override string ToString() => string.Create(Invariant, $"{What}|{Seconds:F3}|{Megabytes:F1}|{Square:F3}|{Refusal}");
    }

    /// <summary>Measures all rule sets and all forms, and writes <c>benchmarks/results/growth.md</c>.</summary>
    /// <param name="most">The most candidates whose counts by every rule set are measured.</param>
    public static int Write(int most = 20_000)
    {
        sizes = [.. sizes.Where(size => size <= most)];
        List<(string, List<Measured>)> counts = [.. Rules.All.Select(rule =>
            (rule.Id, sizes.Select(candidates => Process("growth-of-count", rule.Id, candidates).Single()).ToList()))];
        List<(int, List<Measured>)> forms = [.. FormSizes.Select(candidates =>
            (candidates, Process("growth-of-forms", "scotland-2011", candidates)))];
        string path = Repository.PathOf("benchmarks", "results", "growth.md");
        File.WriteAllText(path, Text(counts, forms));
        Console.WriteLine($"// {path}");
        return 0;
    }

    /// <summary>The process that counts once, and writes a line.</summary>
    public static int Count(string id, int candidates)
    {
        Counted(id, 200);
        var watch = Watch();
        try
        {
            var (_, work) = Counted(id, candidates);
            double seconds = watch(), square = work[^1].LookedBack / ((double)candidates * candidates);
            Console.WriteLine(new Measured(id, seconds, Peak(), square, ""));
        }
        catch (CountRefusedException refused)
        {
            Console.WriteLine(new Measured(id, watch(), Peak(), 0, refused.Message));
        }
        return 0;
    }

    /// <summary>The process that counts once, and writes a line for each form that it writes to nowhere.</summary>
    public static int Forms(string id, int candidates)
    {
        var (result, _) = Counted(id, candidates);
        foreach (var (name, write) in new (string, Action<Stream>)[]
        {
            ("text", output => AsText(output, writer => TextSheet.Write(result, writer))),
            ("markdown", output => AsText(output, writer => MarkdownSheet.Write(result, writer))),
            ("html", output => AsText(output, writer => HtmlSheet.Write(result, writer))),
            ("csv", output => AsText(output, writer => ResultCsv.Write(result, writer))),
            ("json", output => ResultJson.Write(result, output)),
            ("rctab", output => RctabJson.Write(result, output)),
            ("rcv", output => UniversalRcvJson.Write(result, output)),
            ("opavote", output => OpaVoteJson.Write(result, output)),
        })
        {
            using var output = new Nowhere();
            var watch = Watch();
            string refusal = "";
            try { write(output); }
            catch (ResultRefusedException refused) { refusal = refused.Message; }
            Console.WriteLine(new Measured(name, watch(), output.Length / 1e6, 0, refusal));
        }
        return 0;
    }

    static (CountResult Result, List<Work> Work) Counted(string id, int candidates) => CountWork.Of(
        Rules.ForId(id), Electorates.OneVoteEach(candidates), Electorates.SeatsOf(Rules.ForId(id)), Electorates.LastFirst(candidates));

    static void AsText(Stream output, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(output, leaveOpen: true);
        write(writer);
    }

    static Func<double> Watch()
    {
        var before = Spent();
        return () => (Spent() - before).TotalSeconds;
    }

    static TimeSpan Spent()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    static double Peak()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    static List<Measured> Process(string what, string id, int candidates)
    {
        string[] arguments = [.. Large.Host(), what, id, $"{candidates}"];
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{id} of {candidates} candidates failed.");
        Console.WriteLine($"// {candidates}: {text.Trim()}");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Measured.Read)];
    }

    static string Text(List<(string Id, List<Measured> Measured)> counts, List<(int Candidates, List<Measured> Measured)> forms)
    {
        var text = new StringBuilder();
        Say("# Growth with the number of candidates");
        Say(
            $"\nOne run, .NET {Environment.Version}. One vote for each candidate and {Electorates.Seats} seats (`irv`: one), ties settled "
            + "by a standing order: nearly all are tied at every stage, and there are as many stages as candidates. Seconds are the "
            + "processor's; each ratio is of two counts of this run, and 4 is the square. To repeat:\n");
        Say("```\ndotnet run -c Release --project benchmarks/Stv.Benchmarks -- growth\n```");

        Say("\n## Every rule set\n");
        var steps = sizes.Zip(sizes.Skip(1), (few, many) => string.Create(Invariant, $"{many:N0} : {few:N0}"));
        Say(
            $"| rule set | {string.Join(" | ", steps)} | {sizes[^1].ToString("N0", Invariant)}, s | memory at most, MB | earlier votes "
            + "looked at, of the square |");
        Say($"|---|{string.Concat(Enumerable.Repeat("--:|", sizes.Length + 2))}");
        foreach (var (id, measured) in counts)
        {
            var last = measured[^1];
            string end = string.Create(Invariant, $"{last.Seconds:F1} | {last.Megabytes:F0} | {last.Square:F2}");
            Say($"| `{id}` | {string.Join(" | ", measured.Zip(measured.Skip(1), Ratio))} | {(last.Refusal.Length > 0 ? " | | " : end)} |");
        }
        foreach (var refused in counts.SelectMany(one => one.Measured.Where(measured => measured.Refusal.Length > 0)))
            Say($"\n`{refused.What}`: {refused.Refusal}");
        Say(string.Create(Invariant,
            $"\nThe most memory is {counts.Max(one => one.Measured[^1].Megabytes):N0} MB (aim: at most 2,000), most of it the lists ")
            + "of the tied. A ratio has no figure where the smaller count takes less than 20 ms.");
        Say("\nWhat is compared for ties grows with the square, as a test counts.");

        Say("\n## What is written, `scotland-2011`\n");
        Say($"| form | {string.Join(" | ", forms.Select(one => string.Create(Invariant, $"{one.Candidates:N0}: s | MB")))} |");
        Say($"|---|{string.Concat(Enumerable.Repeat("--:|", 2 * forms.Count))}");
        foreach (var (i, form) in forms[0].Measured.Index())
            Say($"| {form.What} | {string.Join(" | ", forms.Select(one => Form(one.Measured[i])))} |");
        Say(
            "\nSheets and pages leave stages out and say so; the table and the whole result have every figure; forms that programs draw "
            + "are refused beyond what can be drawn.");
        return text.ToString();

        void Say(string line) => text.Append(line).Append('\n');

        static string Ratio(Measured few, Measured many) =>
            many.Refusal.Length > 0 ? "refused" : few.Seconds < 0.02 ? "" : (many.Seconds / few.Seconds).ToString("F2", Invariant);

        static string Form(Measured one) =>
            one.Refusal.Length > 0 ? "refused | " : string.Create(Invariant, $"{one.Seconds:F1} | {one.Megabytes:F0}");
    }

    /// <summary>Takes everything and keeps its length.</summary>
    sealed class Nowhere : Stream
    {
        long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => length += count;

        public override void Write(ReadOnlySpan<byte> buffer) => length += buffer.Length;
    }
}
