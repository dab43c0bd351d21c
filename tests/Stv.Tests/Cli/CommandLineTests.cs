namespace Stv.Tests.Cli;

/// <summary>What is refused before anything is read, word by word, with exit code 2 and nothing on standard output.</summary>
public sealed class CommandLineTests : IDisposable
{
    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData("", "stv: a command is needed: count, compare, diff, explain, tally, convert, check, generate, simulate, rules or completion.\nTry 'stv --help'.\n")]
    [InlineData("conut", "stv: there is no command conut; did you mean count?\nTry 'stv --help'.\n")]
    [InlineData("zzz", "stv: there is no command zzz.\nTry 'stv --help'.\n")]
    [InlineData("--verison", "stv: there is no option --verison; did you mean --version?\nTry 'stv --help'.\n")]
    [InlineData("rules a b", "stv: stv rules takes one ID: \"b\" is one too many.\nTry 'stv rules --help'.\n")]
    [InlineData("rules scotland", "stv: there is no rule set \"scotland\"; did you mean scotland-2011 or scotland-2011-strict?\nTry 'stv rules --help'.\n")]
    [InlineData("rules xyz", "stv: there is no rule set \"xyz\"; stv rules lists them.\nTry 'stv rules --help'.\n")]
    [InlineData("check", "stv: stv check needs a FILE, or - for standard input.\nTry 'stv check --help'.\n")]
    [InlineData("check a b", "stv: stv check takes one FILE: \"b\" is one too many.\nTry 'stv check --help'.\n")]
    [InlineData("count", "stv: stv count needs a FILE, or - for standard input.\nTry 'stv count --help'.\n")]
    [InlineData("count a", "stv: stv count needs --rules ID: stv rules lists them; or --rules-file FILE, with rules of your own.\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules", "stv: --rules takes ID, but nothing follows it.\nTry 'stv count --help'.\n")]
    [InlineData("count a --ruls irv", "stv: there is no option --ruls; did you mean --rules?\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irf", "stv: there is no rule set \"irf\"; did you mean irv?\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv,ers97", "stv: a count is by one rule set, not \"irv,ers97\": stv compare counts by several.\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --rules irv", "stv: --rules is given 2 times.\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --seats two", "stv: --seats takes a whole number, not \"two\".\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --seats 1.5", "stv: --seats takes a whole number, not \"1.5\".\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --seats 99999999999", "stv: --seats takes a whole number, not \"99999999999\".\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --seats 0", "stv: --seats needs a number from 1, not 0.\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --seats -1", "stv: --seats needs a number from 1, not -1.\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --format --decisions", "stv: --format takes text|html|markdown|csv|json|rctab|rcv|opavote, not \"--decisions\".\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --format xml", "stv: --format takes text|html|markdown|csv|json|rctab|rcv|opavote, not \"xml\".\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --format jsn", "stv: --format takes text|html|markdown|csv|json|rctab|rcv|opavote, not \"jsn\"; did you mean json?\nTry 'stv count --help'.\n")]
    [InlineData("conut --help", "stv: there is no command conut; did you mean count?\nTry 'stv --help'.\n")]
    [InlineData("help conut", "stv: there is no command conut; did you mean count?\nTry 'stv --help'.\n")]
    [InlineData("simulate a", "stv: stv simulate needs --slate NAME.\nTry 'stv simulate --help'.\n")]
    [InlineData("count --rules irv --withdraw Ann a", "stv: stv count needs a FILE: --withdraw takes everything up to the next option, so put the FILE first.\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --decisions d --seed s", "stv: --decisions and --seed both settle ties: give one of them.\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --seed \"\"", "stv: --seed needs a text that is not empty.\nTry 'stv count --help'.\n")]
    [InlineData("count a --rules irv --threads 0", "stv: --threads needs a number from 1, not 0.\nTry 'stv count --help'.\n")]
    [InlineData("check a --threads -2", "stv: --threads needs a number from 1, not -2.\nTry 'stv check --help'.\n")]
    [InlineData("generate", "stv: stv generate needs a SPEC, or - for standard input.\nTry 'stv generate --help'.\n")]
    [InlineData("generate a --seed x", "stv: --seed takes a whole number, not \"x\".\nTry 'stv generate --help'.\n")]
    [InlineData("generate a --seed -1", "stv: --seed needs a number from 0, not -1.\nTry 'stv generate --help'.\n")]
    [InlineData("generate a --papers 0", "stv: --papers needs a number from 1, not 0.\nTry 'stv generate --help'.\n")]
    [InlineData("count - --rules irv --decisions -", "stv: standard input cannot be both the ballots and the decisions.\nTry 'stv count --help'.\n")]
    public void Mistakes_are_told_in_one_sentence(string line, string error)
    {
        var outcome = tool.Run([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "\"\"" ? "" : word)]);
        Assert.Equal(error, outcome.Error);
        Assert.Equal("", outcome.Out);
        Assert.Equal(2, outcome.Code);
    }

    [Fact]
    public void A_response_file_is_a_plain_name() =>
        Assert.Equal("stv: @ward.blt: there is no such file.\n", tool.Run("check", "@ward.blt").Error);

    [Fact]
    public void Version()
    {
        var outcome = tool.Run("--version");
        Assert.Matches(@"^stv \d+\.\d+\.\d+\S*\n$", outcome.Out);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("count --help")]
    [InlineData("count x --help --rules")]
    [InlineData("check -h")]
    [InlineData("rules -?")]
    public void Help_goes_to_standard_output(string line)
    {
        var outcome = tool.Run(line.Split(' '));
        Assert.StartsWith("Description:\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\nUsage:\n  stv", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("  143  told to end\n", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(" \n", outcome.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
    }

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help count", "count --help")]
    [InlineData("help rules", "rules -h")]
    public void Help_is_a_word_too(string line, string option)
    {
        var outcome = tool.Run(line.Split(' '));
        Assert.Equal(tool.Run(option.Split(' ')), outcome);
        Assert.Equal(0, outcome.Code);
    }

    [Fact]
    public void A_file_that_nearly_has_the_name_is_suggested()
    {
        tool.Write("ward.blt", Small.Plain);
        tool.Write("other.blt", Small.Plain);
        foreach (string name in (string[])["wrad.blt", "ward", "WARD.BLT"])
        {
            if (File.Exists(tool.PathOf(name))) continue;
            Assert.Equal(new(1, "", $"stv: {name}: there is no such file; did you mean ward.blt?\n"), tool.Run("check", tool.PathOf(name)));
        }
        Assert.Equal("stv: nothing.txt: there is no such file.\n", tool.Run("check", tool.PathOf("nothing.txt")).Error);
    }

    [Fact]
    public void Help_fits_the_width_asked_for()
    {
        tool.World = io => io with { Variable = name => name == "COLUMNS" ? "60" : null };
        var lines = tool.Run("count", "--help").Out.Split('\n').TakeWhile(line => line != "Examples:");
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 60));
    }
}
