using BenchmarkDotNet.Running;
using Stv.Benchmarks;

return args switch
{
    ["results", .. var rest] => Report.Write(rest),
    ["large", var papers, var file] => Large.Count(int.Parse(papers, System.Globalization.CultureInfo.InvariantCulture), file),
    _ => Run(args.Length > 0 ? args : ["--filter", "*"]),
};

static int Run(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
    return 0;
}
