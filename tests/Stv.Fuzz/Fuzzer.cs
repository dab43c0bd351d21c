using System.Diagnostics;
using System.Text;

namespace Stv.Fuzz;

/// <summary>What a run is to do.</summary>
/// <param name="Seed">What all inputs are drawn from.</param>
/// <param name="Minutes">How long, shared out evenly among the targets; null where <paramref name="Cases"/> says how much.</param>
/// <param name="Cases">How many cases of each target; null for as many as the time allows.</param>
/// <param name="Only">A target or the beginning of its name; null for all.</param>
/// <param name="Case">The one case to repeat; null for all from 0.</param>
/// <param name="Input">A file to give to the targets instead of random inputs; null for none.</param>
/// <param name="Folder">Where failing inputs are saved.</param>
sealed record FuzzOptions(int Seed, double? Minutes, int? Cases, string? Only, int? Case, string? Input, string Folder);

/// <summary>Tries all targets in turn, and says what failed and how to repeat it.</summary>
sealed class Fuzzer(FuzzOptions options, TextWriter output)
{
    /// <summary>No case takes more than a moment: one that lasts as long hangs, on the slowest machine.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Targets take turns of about so long.</summary>
    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    readonly List<(Target Target, Run Run)> runs = [.. AllTargets.List
        .Where(target => options.Only is null || target.Name == options.Only
            || target.Name.StartsWith($"{options.Only}.", StringComparison.Ordinal))
        .Select(target => (target, new Run()))];

    (Target Target, int Number, byte[] Input, long Since)? now;
    int failures;

    sealed class Run
    {
        public readonly Dictionary<string, int> Kinds = [];
        public int Next, Done;
    }

    /// <summary>Runs; how many different failures there were, a target without a case among them.</summary>
    public int Go()
    {
        if (runs.Count == 0)
        {
            string all = string.Join(", ", AllTargets.List.Select(target => target.Name));
            output.WriteLine($"there is no target {options.Only}; there are {all}");
            return 1;
        }
        using var watchdog = new Timer(_ => Watch(), null, Patience, TimeSpan.FromSeconds(5));
        var clock = Stopwatch.StartNew();
        if (options.Case is not null || options.Input is not null)
        {
            foreach (var (target, run) in runs) Try(target, run, options.Case ?? 0);
        }
        else
        {
            bool more = true;
            while (more)
            {
                more = false;
                foreach (var (target, run) in runs)
                    for (long from = Stopwatch.GetTimestamp(); Left(target, run); Try(target, run, run.Next++))
                        if (Stopwatch.GetElapsedTime(from) > Slice) { more = true; break; }
                if (options.Minutes is { } minutes) more = clock.Elapsed < TimeSpan.FromMinutes(minutes) && runs
                    .Exists(one => Left(one.Target, one.Run));
            }
        }
        foreach (var (target, run) in runs)
        {
            output.WriteLine($"{target.Name}: {run.Done} cases{target.Tally}");
            foreach (var (kind, times) in run.Kinds.Where(kind => kind.Value > 1)) output.WriteLine($"  {times} times: {kind}");
            if (run.Done == 0) failures++;
        }
        string cases = string.Join(", ", runs.Select(one => $"{one.Target.Name} {one.Run.Done}"));
        output.WriteLine($"seed {options.Seed}: {failures} failures; {cases}");
        return failures;
    }

    bool Left(Target target, Run run) => run.Next < Math.Min(target.Most, options.Cases ?? int.MaxValue);

    void Try(Target target, Run run, int number)
    {
        byte[] input = options.Input is { } file ? File.ReadAllBytes(file)
            : target.Make(number, Draw.Dice(options.Seed, target.Name, number));
        now = (target, number, input, Stopwatch.GetTimestamp());
        string? fault = Fault(target, input);
        run.Done++;
        if (fault is not null)
        {
            string kind = Shrinker.Kind(fault);
            run.Kinds[kind] = run.Kinds.GetValueOrDefault(kind) + 1;
            if (run.Kinds[kind] == 1)
            {
                now = null;
                target.Shrinking = true;
                Tell(target, number, Shrinker.Smaller(input, smaller => Fault(target, smaller) is { } same && Shrinker.Kind(same) == kind));
                target.Shrinking = false;
            }
        }
        now = null;
    }

    /// <summary>What is wrong with an input; whatever is thrown is wrong, too.</summary>
    static string? Fault(Target target, byte[] input)
    {
        try
        {
            return target.Fault(input);
        }
#pragma warning disable CA1031 // Any exception that a target does not expect is a failure.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"{e.GetType().Name} {e.StackTrace?.Split('\n')[0].Trim().Split(" in ")[0]} | {e.Message}";
        }
    }

    void Tell(Target target, int number, byte[] smallest)
    {
        failures++;
        Directory.CreateDirectory(options.Folder);
        string file = Path.Combine(options.Folder, $"{target.Name}-{options.Seed}-{number}.{target.Extension}");
        File.WriteAllBytes(file, smallest);
        string fault = Fault(target, smallest) ?? "hangs";
        output.WriteLine($"FAILED {target.Name} --seed {options.Seed} --case {number}: {Shown(fault)} -> {file}");
        output.Flush();
    }

    void Watch()
    {
        if (now is not var (target, number, input, since) || Stopwatch.GetElapsedTime(since) < Patience) return;
        string file = Path.Combine(options.Folder, $"{target.Name}-{options.Seed}-{number}.{target.Extension}");
        Directory.CreateDirectory(options.Folder);
        File.WriteAllBytes(file, input);
        output.WriteLine($"FAILED {target.Name} --seed {options.Seed} --case {number}: hangs -> {file}");
        output.Flush();
        Environment.Exit(1);
    }

    /// <summary>On one line, with nothing that a terminal obeys.</summary>
    static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (char c in text.Length > 600 ? text[..600] + "…" : text) shown
            .Append(c == '\n' ? "⏎" : char.IsControl(c) ? $"\\x{(int)c:X2}" : c.ToString());
        return shown.ToString();
    }
}
