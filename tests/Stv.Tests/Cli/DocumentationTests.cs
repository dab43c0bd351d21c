using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using Stv.Cli;

namespace Stv.Tests.Cli;

/// <summary>docs/cli.md says what the command does, no more and no less.</summary>
public sealed partial class DocumentationTests : IDisposable
{
    readonly Tool tool = new();
    readonly string page = File.ReadAllText(Repository.PathOf("docs", "cli.md"));
    readonly Command root;

    public DocumentationTests()
    {
        using var nowhere = new StringWriter();
        root = Program.Root(new() { In = () => Stream.Null, Out = Stream.Null, Error = nowhere });
    }

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Every_command_has_a_section_and_every_section_a_command() =>
        Assert.Equal(root.Subcommands.Select(c => c.Name).Order(), CommandSection().Matches(page).Select(m => m.Groups[1].Value).Order());

    [Fact]
    public void Every_option_stands_in_the_table_of_its_command_and_nothing_else_does()
    {
        foreach (var command in root.Subcommands)
        {
            string section = page.Split($"\n## stv {command.Name}\n")[1].Split("\n## ")[0];
            var written = OptionRow().Matches(section).Select(m => m.Groups[1].Value).Where(o => o != "--help");
            Assert.Equal(command.Options.Select(o => o.Name).Order(), written.Order());
        }
    }

    [Fact]
    public void Help_and_page_know_the_same_options()
    {
        var help = root.Subcommands.Select(c => tool.Run(c.Name, "--help").Out).Append(tool.Run("--help").Out).ToList();
        Assert.Equal(AnyOption().Matches(string.Concat(help)).Select(m => m.Value).Distinct().Order(),
            AnyOption().Matches(page).Select(m => m.Value).Distinct().Order());
    }

    [Fact]
    public void The_synopsis_is_that_of_the_options()
    {
        string synopsis = page.Split("```")[1];
        foreach (var command in root.Subcommands)
        {
            string line = synopsis.Split($"stv {command.Name} ")[1].Split("\nstv ")[0];
            foreach (var option in command.Options)
                Assert.Contains($"{option.Name} {option.HelpName}".Trim(), line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_example_of_the_help_stands_on_the_page() =>
        Assert.All(root.Subcommands.Cast<Documented>().SelectMany(c => c.Examples).Where(e => e.Contains(' ', StringComparison.Ordinal)),
            example => Assert.Contains($"{example}\n", page, StringComparison.Ordinal));

    [Fact]
    public void Exit_codes_are_those_of_the_program()
    {
        var codes = typeof(Exit).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (int)f.GetRawConstantValue()!).Order();
        string section = page.Split("\n## Exit codes\n")[1].Split("\n## ")[0];
        Assert.Equal(codes, CodeRow().Matches(section).Select(m => int.Parse(m.Groups[1].Value)));
    }

    [GeneratedRegex(@"^## stv (\w+)$", RegexOptions.Multiline)]
    private static partial Regex CommandSection();

    [GeneratedRegex(@"^\| `(--[a-z]+(?:-[a-z]+)*)", RegexOptions.Multiline)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"--[a-z]+(?:-[a-z]+)*")]
    private static partial Regex AnyOption();

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();
}
