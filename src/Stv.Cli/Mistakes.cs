using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Stv.Cli;

/// <summary>Puts what is wrong with a command line into one sentence.</summary>
internal static class Mistakes
{
    /// <summary>The first thing to put right: what is unknown, then what is wrong, then what is missing.</summary>
    public static UsageException In(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var unknown, ..]) return new(Unknown(unknown, command));
        if (command.Subcommands.Count > 0) return new($"a command is needed: {Suggest.Or([.. command.Subcommands.Select(c => c.Name)])}.");
        if (parsed.Errors.Select(e => e.SymbolResult).OfType<OptionResult>().FirstOrDefault(o => !o.Implicit
            && o.IdentifierToken is not null) is { } wrong)
            return new(Wrong(wrong));
        if (command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > 0
            && parsed.GetResult(a) is not { Tokens.Count: > 0 }) is { } argument)
            return new(Missing(argument, parsed));
        if (command.Options.FirstOrDefault(o => o.Required && parsed.GetResult(o) is not { Tokens.Count: > 0 }) is { } option)
            return new($"stv {command.Name} needs {option.Name} "
                + $"{option.HelpName}{(option.Name == "--rules" ? ": stv rules lists them." : ".")}");
        return new(parsed.Errors[0].Message);
    }

    static string Unknown(string token, Command command)
    {
        if (!token.StartsWith('-') && command.Subcommands.Count == 0)
            return $"stv {command.Name} takes one {string.Join(" and one ", command.Arguments.Select(a =>
                a.HelpName))}: {Display.Quoted(token)} is one too many.";
        var (what, names) = token.StartsWith('-') ? ("option", command.Options.Select(o => o.Name))
            : ("command", command.Subcommands.Select(c => c.Name));
        var near = Suggest.Nearest(token, names);
        return $"there is no {what} {Display.Brief(token)}{(near.Count > 0 ? Suggest.DidYouMean(near) : ".")}";
    }

    static string Wrong(OptionResult given)
    {
        var option = given.Option;
        bool whole = option.ValueType == typeof(int?) || option.ValueType == typeof(long?);
        string takes = $"{option.Name} takes {(whole ? "a whole number" : option.HelpName ?? "no value")}";
        return given.IdentifierTokenCount > 1 ? $"{option.Name} is given {given.IdentifierTokenCount} times."
            : given.Tokens.Count == 0 ? $"{takes}, but nothing follows it."
            : $"{takes}, not {Display.Quoted(string.Join(' ', given.Tokens))}{Near()}";

        string Near()
        {
            var near = Suggest.Nearest($"{given.Tokens[^1]}", option.GetCompletions(CompletionContext.Empty).Select(word => word.Label));
            return near.Count > 0 ? Suggest.DidYouMean(near) : ".";
        }
    }

    static string Missing(Argument argument, ParseResult parsed)
    {
        string needs = $"stv {parsed.CommandResult.Command.Name} needs "
            + $"{("AEIOU".Contains(argument.HelpName![0], StringComparison.Ordinal) ? "an" : "a")} {argument.HelpName}";
        return parsed.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(o => o.Option.AllowMultipleArgumentsPerToken
            && o.Tokens.Count > 1) is { } greedy
            ? $"{needs}: {greedy.Option.Name} takes everything up to the next option, so put the {argument.HelpName} first."
            : $"{needs}, or - for standard {(argument.HelpName == "OUT" ? "output" : "input")}.";
    }
}
