namespace Stv.Tests.Cli;

/// <summary>An error is one short line, whatever was written where.</summary>
public sealed class ComplaintTests : IDisposable
{
    static readonly string Wild = "\u001b[31m\n\u0085\u2028\u202E" + new string('x', 20_000);

    readonly Tool tool = new();

    public ComplaintTests()
    {
        tool.Write("plain.blt", Small.Plain);
        tool.Write("tie.blt", Small.Tie);
        Assert.Equal(0, tool.Run("count", tool.PathOf("plain.blt"), "--rules", "irv", "-o", tool.PathOf("result.json")).Code);
    }

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Of_the_command_line()
    {
        string plain = tool.PathOf("plain.blt");
        foreach (string[] args in (string[][])
        [
            [Wild], [$"--{Wild}"], ["rules", Wild], ["rules", $"{Wild},"], ["completion", Wild], ["check", plain, Wild],
            ["check", plain, $"--{Wild}"], ["count", plain, "--rules", Wild],
            ["count", plain, "--rules", "irv", "--seats", Wild], ["count", plain, "--rules", "irv", "--format", Wild],
            ["count", plain, "--rules", "irv", "--withdraw", Wild], ["count", plain, "--rules", "irv", "--rejected", Wild],
            ["count", plain, "--rules", "irv", "--rejected", $"{Wild}=1", $"{Wild}=2"],
            ["count", plain, "--rules", "irv", "-o", $"x.{Wild}"],
            ["compare", plain, "--rules", $"irv,{Wild}"], ["diff", tool.PathOf("result.json"), plain, "--ignore", Wild], ["help", Wild],
            ["count", plain, "--rules", "irv", "--guard", Wild], ["simulate", plain, "--slate", "x", "--follow", Wild],
        ])
        {
            var outcome = tool.Run(args);
            Assert.Contains(outcome.Code, (int[])[1, 2]);
            Short(outcome.Error, lines: 2);
        }
    }

    [Fact]
    public void Of_names_of_files()
    {
        foreach (string[] args in (string[][])
        [
            ["check", ""], ["count", "", "--rules", "irv"], ["diff", "", "x"], ["generate", ""], ["check", Wild[..200]],
            ["count", tool.PathOf("plain.blt"), "--rules", "irv", "--format", "csv", "-o", ""],
            ["count", tool.PathOf("plain.blt"), "--rules", "irv", "--decisions", ""],
        ])
        {
            var outcome = tool.Run(args);
            Assert.Contains(outcome.Code, (int[])[1, 2]);
            Short(outcome.Error, lines: 2);
        }
    }

    [Fact]
    public void Of_names_in_ballots()
    {
        string name = new('y', 900);
        string blt = tool.Write("wild.blt", $"3 1\n2 1 0\n2 2 0\n0\n\"{name} 1\"\n\"{name} 2\"\n\"C\"\n\"T\"\n");
        Short(tool.Run("count", blt, "--rules", "irv", "--withdraw", "y").Error, lines: 2);
        Short(tool.Run("count", blt, "--rules", "meek-nz", "--withdraw", "1", "--guard", "1").Error, lines: 2);
        var outcome = tool.Run("count", blt, "--rules", "irv", "--format", "csv");
        Assert.Equal(3, outcome.Code);
        Assert.All(outcome.Error.Split('\n'), line => Assert.InRange(line.Length, 0, 300));
    }

    [Fact]
    public void Of_files_of_data()
    {
        string json = tool.PathOf("result.json"), text = System.Text.Json.JsonSerializer.Serialize(Wild);
        string many = string.Join(", ", Enumerable.Range(4, 9000));
        string[] Decided(string file) => ["count", tool.PathOf("tie.blt"), "--rules", "irv", "--decisions", file];
        (string Content, Func<string, string[]> Args)[] all =
        [
            ($"Candidate,Stage 1\n\"{Wild.Replace('\n', ' ')}\",1\n", file => ["diff", json, file]),
            ($"Candidate,Stage 1\nAnn Archer,\"1{Wild}\"\n", file => ["diff", json, file]),
            ($"Candidate,Stage 1\n\"{Wild}\",1\n\"{Wild}\",1\n", file => ["diff", json, file]),
            ($"Candidate,Stage 1,\"{Wild}\"\nAnn Archer,3,1\n", file => ["diff", json, file]),
            ($"{{ {text}: 1 }}", file => ["diff", file, json]),
            ($"{{ {text}: 1, {text}: 2 }}", file => ["diff", file, json]),
            (Wild, file => ["diff", file, json]),
            ($"{{ {text}: 1 }}", Decided),
            ($"{{ \"decisions\": [ {{ \"purpose\": {text}, \"tied\": [1, 2], \"chosen\": 1 }} ] }}", Decided),
            ($"{{ \"decisions\": [ {{ \"purpose\": \"exclude\", \"tied\": [{many}], \"chosen\": 1 }} ] }}", Decided),
            ($"{{ \"papers\": {text}, \"seed\": 1, \"model\": {{ \"kind\": {text} }} }}", file => ["generate", file]),
            ($"{{ \"seats\": 1, \"papers\": 1, \"seed\": 1, {text}: 1, \"model\": {{ \"kind\": 1 }} }}", file => ["generate", file]),
            ($"{{ \"papers\": 1, \"seed\": 1, \"model\": {{ \"kind\": \"bootstrap\", \"file\": {text} }} }}", file => ["generate", file]),
            (TwoSlates(text), file => ["generate", file]),
        ];
        foreach (var (content, args) in all)
        {
            var outcome = tool.Run(args(tool.Write("wild.dat", content)));
            Assert.InRange(outcome.Code, 1, 5);
            Short(outcome.Error, lines: 1);
            Assert.All(outcome.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 300));
            Assert.DoesNotContain('\u001b', outcome.Out);
        }
    }

    static string TwoSlates(string name) => $$"""
        { "seats": 1, "papers": 1, "seed": 1, "candidates": ["A", "B"], "model": { "kind": "slates", "slates": [
            { "name": {{name}}, "share": 1, "candidates": [1], "strengths": [1] },
            { "name": {{name}}, "share": 1, "candidates": [2], "strengths": [1] } ] } }
        """;

    static void Short(string error, int lines)
    {
        string[] all = error.TrimEnd('\n').Split('\n');
        Assert.InRange(all.Length, 1, lines);
        Assert.StartsWith("stv: ", all[0], StringComparison.Ordinal);
        Assert.DoesNotContain("a fault in stv itself", error, StringComparison.Ordinal);
        Assert.All(all, line => Assert.InRange(line.Length, 1, 500));
        Assert.DoesNotContain(error, c => c != '\n' && char.IsControl(c) || c is '\u2028' or '\u202E');
    }
}
