using System.CommandLine;

namespace Stv.Cli;

/// <summary>What a command line says of a ballot file that the file does not say of itself.</summary>
internal sealed class LayoutOptions
{
    readonly Option<string?> format = new("--input-format")
    {
        HelpName = "FORMAT",
        Description = $"The format of the ballots, where their content does not show it: "
            + string.Join(", ", BallotFormat.All.Select(known => known.Id)),
    };

    readonly Option<string?> columns = new("--columns")
    {
        HelpName = "LIST",
        Description = "What the columns of a table are, as id=1,papers=Weight,ranks=3:6 (or candidates=3:6), by number or heading",
    };

    readonly Option<string?> contest = new("--contest")
    {
        HelpName = "NAME",
        Description = "Which contest to read of a file that holds several, by name, id or a part of the name",
    };

    readonly Option<string?> sheet = new("--sheet")
    {
        HelpName = "NAME",
        Description = "Which sheet to read of a workbook that has "
        + "several"
    };

    readonly Option<string[]> candidates = new("--candidates")
    {
        HelpName = "NAME...",
        AllowMultipleArgumentsPerToken = true,
        Description = "Who stands, in ballot-paper order, where the file names only those whom somebody ranked",
    };

    readonly Option<string[]> aliases = new("--alias")
    {
        HelpName = "WRITTEN=MEANT...",
        AllowMultipleArgumentsPerToken = true,
        Description = "Another spelling that the file has of a candidate's name",
    };

    public LayoutOptions() => format.CompletionSources.Add([.. BallotFormat.All.Select(known => known.Id)]);

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[format, columns, contest, sheet, candidates, aliases]) command.Add(option);
    }

    /// <summary>What a command line says.</summary>
    /// <exception cref="UsageException">There is no such format, or an alias has no two sides.</exception>
    public BallotLayout Of(ParseResult given)
    {
        try
        {
            return new()
            {
                Format = given.GetValue(format) is { } id ? BallotFormat.ForId(id) : null,
                Columns = given.GetValue(columns),
                Contest = given.GetValue(contest),
                Sheet = given.GetValue(sheet),
                Candidates = [.. given.GetValue(candidates) ?? []],
                Aliases = [.. (given.GetValue(aliases) ?? []).Select(Alias)],
            };
        }
        catch (ArgumentException e)
        {
            // The first line: the rest names the parameter.
            throw new UsageException($"--input-format: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    static (string Written, string Meant) Alias(string given) =>
        given.Split('=') is [{ Length: > 0 } written, { Length: > 0 } meant] ? (written.Trim(), meant.Trim())
            : throw new UsageException($"--alias needs a spelling and a name with = between them, not {Display.Quoted(given)}.");
}
