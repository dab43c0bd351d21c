using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Stv.Benchmarks;

return args switch
{
    ["results", .. var rest] => Report.Write(rest),
    ["large", var papers, var file] => Large.Count(int.Parse(papers, CultureInfo.InvariantCulture), file),
    ["formats"] => FormatSpeed.Write(),
    ["growth"] => Growth.Write(),
    ["growth", var most] => Growth.Write(int.Parse(most, System.Globalization.CultureInfo.InvariantCulture)),
    ["growth-of-count", var id, var candidates] => Growth.Count(id, int.Parse(candidates, CultureInfo.InvariantCulture)),
    ["growth-of-forms", var id, var candidates] => Growth.Forms(id, int.Parse(candidates, CultureInfo.InvariantCulture)),
    _ => Run(args.Length > 0 ? args : ["--filter", "*"]),
};

static int Run(string[] args)
{
    var summaries = BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args, Report.Patient(DefaultConfig.Instance));
    // What was not measured stands in the table as NA, and would pass for a result.
    return summaries.SelectMany(summary => summary.Reports).All(report => report.Success)
        && !summaries.Any(summary => summary.HasCriticalValidationErrors) ? 0 : 1;
}
