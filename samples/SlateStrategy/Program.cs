using Stv;

// How should a slate ask its supporters to rank it? The specification, the slate, how many elections, and where to draw the answer.
using var file = File.OpenRead(args[0]);
var study = new SlateStudy(
    SpecificationJson.Read(file), slate: args[1],
    rules: [Rules.ForId("ers97"), Rules.ForId("scotland-2011"), Rules.ForId("meek-nz"), Rules.ForId("block-vote")],
    compliance: Ratio.Of(4, 5), swing: 20);

var summary = new StudySummary(study);
foreach (var outcome in study.Run(first: 0, count: int.Parse(args[2]), threads: Environment.ProcessorCount)) summary.Add(outcome);

Console.WriteLine("| rules | advice | elected of the slate | against one order |");
Console.WriteLine("|---|---|--:|--:|");
foreach (var cell in summary.Cells)
{
    string gain = cell.Advice == SlateAdvice.OneOrder ? ""
        : $"{cell.Gain.Mean.Nearest(2).ToString(2)} ± {cell.Gain.HalfWidth.Up(2).ToString(2)}";
    Console.WriteLine(
        $"| `{cell.Rule.Id}` | {StudyChart.Label(cell.Advice)} | {cell.Elected.Mean.Nearest(2).ToString(2)} "
        + $"± {cell.Elected.HalfWidth.Up(2).ToString(2)} | {gain} |");
}
using var chart = new StreamWriter(args[3]) { NewLine = "\n" };
StudyChart.Write(study, summary, chart);
