using System.CommandLine;
using System.CommandLine.Completions;

namespace Stv.Cli;

/// <summary>
/// What may stand for a value: one of these words, several of them separated by commas, or a file; anything where none of these.
/// </summary>
internal sealed record Values(IReadOnlyList<string> Words, bool Several, bool Files)
{
    static readonly string[] FileNames = ["FILE", "SPEC", "RESULT", "OFFICIAL"];

    public static Values Of(Option option) => Of(option.HelpName, option.GetCompletions(CompletionContext.Empty));

    public static Values Of(Argument argument) => Of(argument.HelpName, argument.GetCompletions(CompletionContext.Empty));

    static Values Of(string? name, IEnumerable<CompletionItem> words) =>
        new([.. words.Select(word => word.Label)], name?.EndsWith(",...", StringComparison.Ordinal) == true, FileNames.Contains(name));
}

/// <summary>An option as shells need to know it.</summary>
internal sealed record TreeOption(IReadOnlyList<string> Names, string Description, string? Value, Values Values, bool Repeats);

/// <summary>An argument as shells need to know it.</summary>
internal sealed record TreeArgument(string Name, Values Values);

/// <summary>A command as shells need to know it.</summary>
internal sealed record TreeCommand(string Name, string Description, IReadOnlyList<TreeArgument> Arguments,
    IReadOnlyList<TreeOption> Options);

/// <summary>The commands, options and values that there are, for scripts that complete them.</summary>
internal sealed record CommandTree(IReadOnlyList<TreeCommand> Commands, IReadOnlyList<TreeOption> Options)
{
    public static CommandTree Of(Command root)
    {
        var everywhere = root.Options.Where(option => option.Recursive).Select(Known).ToList();
        return new([.. root.Subcommands.Select(command => new TreeCommand(
            command.Name, command.Description ?? "",
            [.. command.Arguments.Select(argument => new TreeArgument(argument.HelpName ?? argument.Name, Values.Of(argument)))],
            [.. command.Options.Select(Known), .. everywhere]))], [.. root.Options.Select(Known)]);
    }

    static TreeOption Known(Option option)
    {
        bool takes = option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);
        // Help has names after the manner of another system, which no shell here completes.
        string[] names = [option.Name, .. option.Aliases.Where(alias => alias[0] == '-' && char.IsAsciiLetter(alias[^1]))];
        var values = takes ? Values.Of(option) : new([], Several: false, Files: false);
        return new(names, option.Description ?? "", takes ? option.HelpName ?? "" : null, values, option.AllowMultipleArgumentsPerToken);
    }
}
