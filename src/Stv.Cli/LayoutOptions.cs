using System.CommandLine;
using System.Globalization;

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

    readonly Option<string?> candidateList = new("--candidate-list")
    {
        HelpName = "FILE",
        Description = "Who stands, where the papers do not say: the Australian Electoral Commission's list of all candidates",
    };

    readonly Option<string[]> ticketLots = new("--ticket-lot")
    {
        HelpName = "GROUP=TICKET...",
        AllowMultipleArgumentsPerToken = true,
        Description = "Which tickets of a group lots gave a paper that was left over (Australian Senate until 2013)",
    };

    public LayoutOptions() => format.CompletionSources.Add([.. BallotFormat.All.Select(known => known.Id)]);

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[format, columns, contest, sheet, candidates, aliases, candidateList, ticketLots])
            command.Add(option);
    }

    /// <summary>What a command line says.</summary>
    /// <exception cref="UsageException">There is no such format, or an alias or a lot has no two sides.</exception>
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
                CandidateList = given.GetValue(candidateList),
                TicketLots = [.. (given.GetValue(ticketLots) ?? []).Select(Lot)],
            };
        }
        catch (ArgumentException e)
        {
            // The first line: the rest names the parameter.
            throw new UsageException($"--input-format: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    static (string Group, int Ticket) Lot(string given) => given.Split('=') is [{ Length: > 0 } group, { Length: > 0 } ticket]
        && int.TryParse(ticket, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? (group.Trim(), number)
            : throw new UsageException($"--ticket-lot needs a group and the number of a ticket with = between them, as in H=2, not "
                + $"{Display.Quoted(given)}.");

    /// <summary>The words that say the same again on a command line, each option before its values.</summary>
    public static IEnumerable<(string Option, IReadOnlyList<string> Values)> Words(BallotLayout layout) =>
    [
        ("--input-format", layout.Format is { } known ? [known.Id] : []),
        ("--columns", Of(layout.Columns)),
        ("--contest", Of(layout.Contest)),
        ("--sheet", Of(layout.Sheet)),
        ("--candidates", [.. layout.Candidates]),
        ("--alias", [.. layout.Aliases.Select(alias => $"{alias.Written}={alias.Meant}")]),
        ("--candidate-list", Of(layout.CandidateList)),
        ("--ticket-lot", [.. layout.TicketLots.Select(lot => $"{lot.Group}={lot.Ticket}")]),
    ];

    static string[] Of(string? value) => value is null ? [] : [value];

    static (string Written, string Meant) Alias(string given) =>
        given.Split('=') is [{ Length: > 0 } written, { Length: > 0 } meant] ? (written.Trim(), meant.Trim())
            : throw new UsageException($"--alias needs a spelling and a name with = between them, not {Display.Quoted(given)}.");
}
