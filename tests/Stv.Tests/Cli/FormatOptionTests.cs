namespace Stv.Tests.Cli;

/// <summary>In what form <c>stv count</c> writes: what is asked for, or what the name of the file says.</summary>
public sealed class FormatOptionTests : IDisposable
{
    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData("ward.json", "json")]
    [InlineData("ward.csv", "csv")]
    [InlineData("ward.HTML", "html")]
    [InlineData("ward.htm", "html")]
    [InlineData("ward.md", "markdown")]
    [InlineData("ward.txt", "text")]
    [InlineData("ward", "text")]
    public void The_name_of_the_output_says_the_format_unless_it_is_given(string name, string format)
    {
        string path = tool.Write("plain.blt", Small.Plain), output = tool.PathOf(name);
        Assert.Equal(0, tool.Run("count", path, "--rules", "irv", "--output", output).Code);
        string written = File.ReadAllText(output)
            .Replace(Path.GetDirectoryName(path) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        Assert.Equal(tool.Run("count", path, "--rules", "irv", "--format", format).Out, written);
        Assert.Equal(0, tool.Run("count", path, "--rules", "irv", "--output", output, "--format", "csv").Code);
        Assert.Equal(tool.Run("count", path, "--rules", "irv", "--format", "csv").Out, File.ReadAllText(output));
    }

    [Theory]
    [InlineData("ward.htlm", "; did you mean .html or .htm?")]
    [InlineData("ward.pdf", ": give --format, or a name that ends in .txt, .html, .htm, .md, .csv or .json.")]
    [InlineData("ward.json.gz", ": give --format, or a name that ends in .txt, .html, .htm, .md, .csv or .json.")]
    public void A_name_that_says_another_format_is_no_text(string name, string hint)
    {
        var outcome = tool.Run("count", tool.PathOf("not-there.blt"), "--rules", "irv", "--output", tool.PathOf(name));
        Assert.Equal(new(2, "", $"stv: --output {name} says no format{hint}\nTry 'stv count --help'.\n"), outcome);
        Assert.Empty(tool.Files);
    }

    [Fact]
    public void A_format_that_cannot_show_the_count_is_refused_and_nothing_is_written()
    {
        string path = tool.Write("plain.blt", Small.Plain), output = tool.PathOf("ward.json");
        var outcome = tool.Run("count", path, "--rules", "meek-nz", "--seats", "2", "--format", "rcv", "--output", output);
        Assert.Equal((4, ""), (outcome.Code, outcome.Out));
        Assert.Equal(
            "stv: The universal RCV form shows votes that go from one candidate to others, but by meek-nz all papers are counted afresh: "
            + "choose another format.\n", outcome.Error);
        Assert.False(File.Exists(output));
    }
}
