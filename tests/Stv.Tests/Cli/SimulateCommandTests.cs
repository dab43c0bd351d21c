namespace Stv.Tests.Cli;

/// <summary><c>stv simulate</c> asks how a slate should have itself ranked.</summary>
public sealed class SimulateCommandTests : IDisposable
{
    const string Regions = """
        { "seats": 2, "papers": 200, "seed": 5, "candidates": ["Ann", "Bob", "Cy", "Di"],
          "model": { "kind": "slates",
            "slates": [ { "name": "Left", "share": 3, "candidates": [1, 2], "strengths": [2, 1] }, { "name": "Right", "share": 2, "candidates": [3, 4], "strengths": [1, 1] } ],
            "regions": [ { "name": "North", "share": 1 }, { "name": "South", "share": 1 } ] } }
        """;

    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    string Spec => tool.Write("regions.json", Regions);

    [Fact]
    public void The_answer_is_a_table_and_the_same_for_any_number_of_threads()
    {
        var answer = tool.Run("simulate", Spec, "--slate", "Left", "--elections", "12");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        Assert.StartsWith("Candidates of Left, of whom there are 2, elected to 2 seats: 12 elections of 200 papers from seed 5", answer.Out,
            StringComparison.Ordinal);
        foreach (string rule in new[] { "ers97", "scotland-2011", "meek-nz", "block-vote" })
            Assert.Contains($" {rule} ", answer.Out, StringComparison.Ordinal);
        Assert.Equal(answer, tool.Run("simulate", Spec, "--slate", "Left", "--elections", "12", "--threads", "3"));
    }

    [Fact]
    public void A_file_of_outcomes_is_gone_on_with_and_ends_as_if_it_had_never_been_broken_off()
    {
        string whole = tool.PathOf("whole.csv"), parts = tool.PathOf("parts.csv"), chart = tool.PathOf("chart.svg");
        var answer = tool.Run("simulate", Spec, "--slate", "Left", "--elections", "9", "--output", whole, "--chart", chart);
        Assert.Equal(0, answer.Code);
        Assert.StartsWith("<svg", File.ReadAllText(chart), StringComparison.Ordinal);
        Assert.Equal(1 + 9 * 4 * 4, File.ReadAllLines(whole).Length);

        Assert.Equal(0, tool.Run("simulate", Spec, "--slate", "Left", "--elections", "4", "--output", parts).Code);
        File.AppendAllText(parts, File.ReadAllText(whole)[(int)new FileInfo(parts).Length..][..30]);
        Assert.Equal(answer.Out, tool.Run("simulate", Spec, "--slate", "Left", "--elections", "9", "--output", parts).Out);
        Assert.Equal(File.ReadAllText(whole), File.ReadAllText(parts));
    }

    [Fact]
    public void A_file_of_another_study_is_left_as_it_is()
    {
        string file = tool.PathOf("outcomes.csv");
        Assert.Equal(0, tool.Run("simulate", Spec, "--slate", "Left", "--elections", "3", "--output", file).Code);
        string before = File.ReadAllText(file);
        var other = tool.Run("simulate", Spec, "--slate", "Right", "--elections", "3", "--output", file);
        Assert.Equal(1, other.Code);
        Assert.StartsWith("stv: outcomes.csv:2:1: expected a row that begins with", other.Error, StringComparison.Ordinal);
        Assert.Equal(2, tool.Run("simulate", Spec, "--slate", "Left", "--elections", "2", "--output", file).Code);
        Assert.Equal(before, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("--slate Lef", "stv: no slate is called \"Lef\"; did you mean Left?")]
    [InlineData("--slate Zzzz", "stv: no slate is called \"Zzzz\": there are Left, Right.")]
    [InlineData("--slate Left --elections 0", "stv: --elections needs a number from 1, not 0.")]
    [InlineData("--slate Left --papers 0", "stv: --papers needs a number from 1, not 0.")]
    [InlineData("--slate Left --threads 0", "stv: --threads needs a number from 1, not 0.")]
    [InlineData("--slate Left --seed -1", "stv: --seed needs a number from 0, not -1.")]
    [InlineData("--slate Left --swing 101", "stv: --swing needs a number from 0 to 100, not 101.")]
    [InlineData("--slate Left --follow 1.5", "stv: --follow needs a number from 0 to 1, not \"1.5\".")]
    [InlineData("--slate Left --output -", "stv: --output needs a file: standard output has the answer.")]
    public void Mistakes_are_told_before_anything_is_drawn(string line, string error)
    {
        var outcome = tool.Run(["simulate", Spec, .. line.Split(' ')]);
        Assert.Equal((2, ""), (outcome.Code, outcome.Out));
        Assert.StartsWith(error, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_electorate_without_slates_has_no_such_question()
    {
        string spec = tool.Write("plain.json", """{ "seats": 1, "papers": 4, "seed": 5, "candidates": ["Ann", "Bob"], "model": { "kind": "impartial-culture" } }""");
        var outcome = tool.Run("simulate", spec, "--slate", "Left");
        Assert.Equal((1, "stv: plain.json: the electorate has no slates; a model of the kind \"slates\" has them.\n"),
            (outcome.Code, outcome.Error));
    }
}
