using System.CommandLine;

namespace Stv.Cli;

/// <summary><c>stv completion</c>: a script by which a shell completes what is typed.</summary>
internal static class CompletionCommand
{
    static readonly Dictionary<string, Func<CommandTree, IEnumerable<string>>> Shells = new()
    {
        ["bash"] = CompletionScripts.Bash,
        ["zsh"] = CompletionScripts.Zsh,
        ["fish"] = CompletionScripts.Fish,
        ["pwsh"] = CompletionScripts.Pwsh,
    };

    /// <param name="io">Receives the script.</param>
    /// <param name="root">The whole command line, when it is complete.</param>
    public static Command Build(IO io, Func<Command> root)
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = $"The shell: {Suggest.Or([.. Shells.Keys])}" };
        shell.CompletionSources.Add([.. Shells.Keys]);
        var command = new Documented("completion", "Write a script by which a shell completes commands, options and rule sets.",
            "source <(stv completion bash)",
            "stv completion zsh > ~/.zfunc/_stv",
            "stv completion fish > ~/.config/fish/completions/stv.fish",
            "stv completion pwsh | Out-String | Invoke-Expression")
        {
            shell,
        };
        command.SetAction(given => Run(given.GetRequiredValue(shell), root(), io));
        return command;
    }

    static int Run(string shell, Command root, IO io)
    {
        if (!Shells.TryGetValue(shell, out var script))
        {
            var near = Suggest.Nearest(shell, Shells.Keys);
            string hint = near.Count > 0 ? Suggest.DidYouMean(near) : $"; there are {string.Join(", ", Shells.Keys)}.";
            throw new UsageException($"there is no script for {Display.Quoted(shell)}{hint}");
        }
        Output.WriteText(io, writer =>
        {
            foreach (string line in script(CommandTree.Of(root))) writer.WriteLine(line);
        });
        return Exit.Done;
    }
}
