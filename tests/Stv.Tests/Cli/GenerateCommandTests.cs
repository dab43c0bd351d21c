using System.IO.Compression;
using System.Text;

namespace Stv.Tests.Cli;

/// <summary><c>stv generate</c> writes the ballots of an electorate.</summary>
public sealed class GenerateCommandTests : IDisposable
{
    const string Four = """
        { "title": "Four papers", "seats": 1, "papers": 4, "seed": 5, "candidates": ["Ann Archer", "Bob Butler", "Cy Cooper"],
          "model": { "kind": "mallows", "order": [2, 3, 1], "dispersion": 0 } }
        """;

    const string Ballots = """
        3 1
        1 2 3 1 0
        1 2 3 1 0
        1 2 3 1 0
        1 2 3 1 0
        0
        "Ann Archer"
        "Bob Butler"
        "Cy Cooper"
        "Four papers"
        "Simulated from seed 5"

        """;

    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    string Spec => tool.Write("four.json", Four);

    [Fact]
    public void Standard_output_gets_the_ballots() => Assert.Equal(new(0, Ballots, ""), tool.Run("generate", Spec));

    [Fact]
    public void A_file_gets_them_and_nothing_is_left_beside_it()
    {
        Assert.Equal(new(0, "", ""), tool.Run("generate", Spec, "--output", tool.PathOf("four.blt")));
        Assert.Equal(Ballots, File.ReadAllText(tool.PathOf("four.blt")));
        Assert.Equal(["four.blt", "four.json"], tool.Files);
    }

    [Fact]
    public void A_name_that_ends_in_gz_is_compressed()
    {
        Assert.Equal(0, tool.Run("generate", Spec, "-o", tool.PathOf("four.blt.gz")).Code);
        using var zipped = new GZipStream(File.OpenRead(tool.PathOf("four.blt.gz")), CompressionMode.Decompress);
        using var text = new StreamReader(zipped);
        Assert.Equal(Ballots, text.ReadToEnd());
        Assert.Contains("Papers      4\n", tool.Run("check", tool.PathOf("four.blt.gz")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_may_hold_the_specification()
    {
        tool.In = Encoding.UTF8.GetBytes(Four);
        Assert.Equal(new(0, Ballots, ""), tool.Run("generate", "-"));
    }

    [Fact]
    public void Seed_and_papers_may_be_others()
    {
        Assert.Equal(Ballots.Replace("seed 5", "seed 9", StringComparison.Ordinal), tool.Run("generate", Spec, "--seed", "9").Out);
        string three = string.Concat(Enumerable.Repeat("1 2 3 1 0\n", 3));
        Assert.Equal(Ballots.Replace(three, "1 2 3 1 0\n", StringComparison.Ordinal), tool.Run("generate", Spec, "--papers", "2").Out);
    }

    [Fact]
    public void A_bootstrap_finds_its_ballots_beside_the_specification()
    {
        tool.Write("real.blt", "2 1\n3 2 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Real\"\n");
        string spec = tool.Write("again.json", """{ "papers": 2, "seed": 1, "model": { "kind": "bootstrap", "file": "real.blt" } }""");
        const string drawn = "2 1\n1 2 1 0\n1 2 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Real\"\n\"Simulated from seed 1\"\n";
        Assert.Equal(new(0, drawn, ""), tool.Run("generate", spec));
    }

    [Theory]
    [InlineData("{0}/real.blt")]
    [InlineData("../real.blt")]
    [InlineData("below/../../real.blt")]
    [InlineData("/dev/stdin")]
    public void A_bootstrap_opens_no_ballots_elsewhere_unless_they_are_named(string file)
    {
        string real = tool.Write("real.blt", "2 1\n3 2 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Real\"\n");
        Directory.CreateDirectory(tool.PathOf("specs/below"));
        file = file.Replace("{0}", Path.GetDirectoryName(real), StringComparison.Ordinal);
        string spec = tool.Write("specs/again.json", $$"""{ "papers": 2, "seed": 1, "model": { "kind": "bootstrap", "file": "{{file}}" } }""");
        var outcome = tool.Run("generate", spec);
        Assert.Equal((1, ""), (outcome.Code, outcome.Out));
        Assert.StartsWith("stv: specs/again.json: model.file: ", outcome.Error, StringComparison.Ordinal);
        const string End = " does not lie beside the specification; stv generate reads it where --ballots names it.\n";
        Assert.EndsWith(End, outcome.Error, StringComparison.Ordinal);
        if (file == "/dev/stdin") return;
        Assert.Equal(0, tool.Run("generate", spec, "--ballots", real).Code);
        Assert.Equal(outcome, tool.Run("generate", spec, "--ballots", tool.PathOf("other.blt")));
    }

    [Fact]
    public void A_bootstrap_may_have_its_ballots_below_and_called_as_standard_input_is()
    {
        Directory.CreateDirectory(tool.PathOf("below"));
        const string Real = "2 1\n3 2 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Real\"\n";
        tool.Write("below/real.blt", Real);
        tool.Write("-", Real);
        foreach (string file in (string[])["below/real.blt", "./below/../-", "-"])
        {
            string spec = tool.Write("again.json", $$"""{ "papers": 2, "seed": 1, "model": { "kind": "bootstrap", "file": "{{file}}" } }""");
            Assert.Equal((0, ""), (tool.Run("generate", spec).Code, tool.Run("generate", spec).Error));
        }
        Assert.Equal(new(2, "", "stv: --ballots gives more.blt, and four.json names no such file.\nTry 'stv generate --help'.\n"),
            tool.Run("generate", Spec, "--ballots", tool.PathOf("more.blt")));
    }

    [Theory]
    [InlineData("{ \"papers\": 1, \"seed\": 1, \"model\": { \"kind\": \"bootstrap\", \"file\": \"\" } }",
        "stv: bad.json: model.file: expected the name of a file, found \"\"\n")]
    [InlineData("{ \"papers\": 1, \"seed\": 1, \"model\": { \"kind\": \"bootstrap\", \"file\": \"a\\u0000\" } }",
        "stv: bad.json: model.file: expected the name of a file, found \"a\\u0000\"\n")]
    [InlineData("{ \"papers\": ", "stv: bad.json:1:13: this is not JSON: ")]
    [InlineData("{ \"papers\": 1, \"seed\": 1, \"model\": { \"kind\": \"urn\" } }", "stv: bad.json: model.kind: expected one of impartial-culture, ")]
    [InlineData("{ \"papers\": 1, \"seed\": 1, \"model\": { \"kind\": \"bootstrap\", \"file\": \"none.blt\" } }", "stv: none.blt: there is no such file.\n")]
    public void What_cannot_be_read_is_told_with_its_place_and_nothing_is_written(string spec, string error)
    {
        var outcome = tool.Run("generate", tool.Write("bad.json", spec), "--output", tool.PathOf("out.blt"));
        Assert.StartsWith(error, outcome.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (outcome.Code, outcome.Out));
        Assert.Equal(["bad.json"], tool.Files);
    }

    [Fact]
    public void The_specification_is_not_overwritten()
    {
        const string refusal = "stv: the output would overwrite four.json, which is to be read.\nTry 'stv generate --help'.\n";
        Assert.Equal(new(2, "", refusal), tool.Run("generate", Spec, "--output", tool.PathOf("four.json")));
    }

    [Fact]
    public void An_interrupted_run_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        tool.World = io => io with { Cancel = stop.Token };
        Assert.Equal(130, tool.Run("generate", Spec, "--papers", "1000000", "--output", tool.PathOf("out.blt")).Code);
        Assert.Equal(["four.json"], tool.Files);
    }
}
