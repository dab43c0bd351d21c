using BenchmarkDotNet.Running;
using Stv.Benchmarks;

return args switch
{
    ["results", .. var rest] => Report.Write(rest),
    ["large", var papers, var file] => Large.Count(int.Parse(papers, System.Globalization.CultureInfo.InvariantCulture), file),
    ["growth"] => Growth.Write(),
    ["growth-of-count", var id, var candidates] => Growth.Count(id, int.Parse(candidates, System.Globalization.CultureInfo.InvariantCulture)),
    ["growth-of-forms", var id, var candidates] => Growth.Forms(id, int.Parse(candidates, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Run(args.Length > 0 ? args : ["--filter", "*"]),
};

static int Run(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
    return 0;
}
