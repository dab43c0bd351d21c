using BenchmarkDotNet.Running;
using Stv.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(CountBenchmarks).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"]);
