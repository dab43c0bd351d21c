using System.Diagnostics;
using Stv.Cli;

namespace Stv.Tests.Cli;

public sealed class CompletionCommandTests : IDisposable
{
    static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    public static TheoryData<string> All => [.. Shells];

    [Theory, MemberData(nameof(All))]
    public void Every_option_of_every_command_is_in_the_script(string shell)
    {
        using var nowhere = new StringWriter();
        var root = Program.Root(new() { In = () => Stream.Null, Out = Stream.Null, Error = nowhere });
        string[] lines = Script(shell).Split('\n');
        Assert.InRange(root.Subcommands.Count, 8, 20);
        foreach (var command in root.Subcommands)
        {
            Assert.Contains(lines, line => line.Contains(command.Name, StringComparison.Ordinal));
            var part = Part(shell, command.Name, lines);
            foreach (string name in command.Options.SelectMany(option => option.Aliases.Append(option.Name)).Append("--help"))
            {
                string written = shell == "fish" ? name.StartsWith("--", StringComparison.Ordinal) ? $"-l {name[2..]} " : $"-s {name[1..]} "
                    : name;
                Assert.Contains(part, line => line.Contains(written, StringComparison.Ordinal));
            }
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Every_rule_set_and_every_format_is_in_the_script(string shell)
    {
        string script = Script(shell);
        Assert.All(Rules.All, rule => Assert.Contains(rule.Id, script, StringComparison.Ordinal));
        Assert.Contains(Part(shell, "count", script.Split('\n')), line =>
            line.Contains("format", StringComparison.Ordinal) && line.Contains("html", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void The_shell_understands_the_script(string shell)
    {
        string path = tool.Write($"stv.{shell}", Script(shell));
        var (code, said) = Shell(shell, "-n", path);
        Assert.Equal((0, ""), (code, said));
    }

    [Theory]
    [InlineData("co", "count compare convert completion")]
    [InlineData("--v", "--version")]
    [InlineData("count|--rules|irv|--fo", "--format")]
    [InlineData("count|--rules|er", "ers97")]
    [InlineData("count|--format|=|js", "json")]
    [InlineData("count|a.blt|-", "--rules --rules-file --seats --withdraw --guard --marks --rejected --decisions --seed --strict --repair-names --threads --format --output -o --also --input-format --columns --contest --sheet --candidates --alias --candidate-list --ticket-lot --help -h")]
    [InlineData("compare|a.blt|--rules|irv,scot", "irv,scotland-2011 irv,scotland-2011-strict")]
    [InlineData("rules|warren-o", "warren-openstv warren-openstv-qx")]
    [InlineData("completion|", "bash fish pwsh zsh")]
    [InlineData("count|wa", "")]
    [InlineData("count|--output|js", "")]
    public void Bash_completes(string typed, string completed)
    {
        string path = tool.Write("stv.bash", Script("bash"));
        string[] words = ["stv", .. typed.Split('|')];
        const string Drive = "source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _stv; echo \"${COMPREPLY[*]}\"";
        string[] drive = ["--norc", "-c", Drive, "bash", path, .. words];
        var (code, said) = Shell("bash", drive);
        Assert.Equal((0, $"{completed}\n"), (code, said));
    }

    [Theory]
    [InlineData("stv co", "count compare convert completion")]
    [InlineData("stv count a.blt --form", "--format")]
    [InlineData("stv compare a.blt --rules irv,scot", "irv,scotland-2011 irv,scotland-2011-strict")]
    [InlineData("stv completion ", "bash fish pwsh zsh")]
    public void Fish_completes(string typed, string completed)
    {
        string path = tool.Write("stv.fish", Script("fish"));
        var (code, said) = Shell("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", path, typed);
        string[] words = [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])];
        Assert.Equal((0, ""), (code, string.Join(' ', words.Except(completed.Split(' ')))));
        Assert.Equal(completed.Split(' ').Length, words.Length);
    }

    [Theory]
    [InlineData("stv co", "count compare convert completion")]
    [InlineData("stv count a.blt --form", "--format")]
    [InlineData("stv count a.blt --format js", "json")]
    [InlineData("stv compare a.blt --rules irv,scot", "scotland-2011 scotland-2011-strict")]
    [InlineData("stv completion f", "fish")]
    public void PowerShell_completes(string typed, string completed)
    {
        string path = tool.Write("stv.ps1", $"{Script("pwsh")}(TabExpansion2 -inputScript '{typed}' "
            + $"-cursorColumn {typed.Length}).CompletionMatches.CompletionText -join ' '\n");
        var (code, said) = Shell("pwsh", "-NoProfile", "-NonInteractive", "-File", path);
        Assert.Equal((0, completed), (code, said.Trim()));
    }

    [Theory]
    [InlineData("bsh", "stv: there is no script for \"bsh\"; did you mean bash or zsh?\n")]
    [InlineData("cmd", "stv: there is no script for \"cmd\"; there are bash, zsh, fish, pwsh.\n")]
    public void Other_shells(string shell, string error) =>
        Assert.Equal(new(2, "", $"{error}Try 'stv completion --help'.\n"), tool.Run("completion", shell));

    string Script(string shell)
    {
        var outcome = tool.Run("completion", shell);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        return outcome.Out;
    }

    /// <summary>The lines of a script that are for one command.</summary>
    static IEnumerable<string> Part(string shell, string command, string[] lines) => shell switch
    {
        "bash" => lines.Where(line => line.Contains($" {command}:", StringComparison.Ordinal)),
        "zsh" => lines.SkipWhile(line => line.Trim() != $"{command})").TakeWhile(line => line.Trim() != ";;"),
        "fish" => lines.Where(line => line.Contains($"__fish_seen_subcommand_from {command}'", StringComparison.Ordinal)),
        _ => lines.SkipWhile(line => line.Trim() != $"'{command}' {{").Skip(1).TakeWhile(line => line != "            }"),
    };

    /// <summary>Runs a shell; skips the test where there is none.</summary>
    static (int Code, string Said) Shell(string shell, params string[] args)
    {
        ProcessStartInfo start = new(shell, args) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            string said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, said + error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"There is no {shell} here.");
            throw;
        }
    }
}
