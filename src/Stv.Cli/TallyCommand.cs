using System.CommandLine;

namespace Stv.Cli;

/// <summary><c>stv tally</c>: what the papers show before anybody counts them.</summary>
internal static class TallyCommand
{
    public static Command Build(IO io)
    {
        var shared = new ElectionOptions();
        var rules = new Option<string>("--rules")
        {
            HelpName = "ID",
            Description = "By whose rules marks are judged; if not given, every preference there is is taken",
        };
        var marks = MarksOption.Build();
        var by = new Option<string>("--by")
        {
            HelpName = "precinct|batch|source",
            Description = "The figures of each part of the papers too: of each precinct or batch that the file says, or of each file",
        };
        by.AcceptOnlyFromAmong("precinct", "batch", "source");
        var format = new Option<string>("--format") { HelpName = "text|csv|json", Description = "What is written" };
        format.AcceptOnlyFromAmong("text", "csv", "json");
        rules.CompletionSources.Add(RulesCommand.Ids);
        var command = new Documented("tally", "Show first and second preferences, lengths and pairs before anybody counts.",
            "stv tally ward.blt", "stv tally ward.blt --rules scotland-2011 --format csv -o pairs.csv",
            "stv tally cvr.zip --contest Mayor --by precinct --format csv -o precincts.csv")
        {
            shared.File, rules, by, shared.Withdraw, marks, shared.Strict, shared.RepairNames, shared.Threads, format, shared.Output,
        };
        shared.AddTo(command);
        command.SetAction(given => Run(
            new(shared.Files(given), Seats: null, given.GetValue(shared.Withdraw) ?? [], Guard: [], Decisions: null,
                Seed: null, given.GetValue(shared.Strict), given.GetValue(shared.RepairNames), shared.ReadingThreads(given),
                given.GetValue(shared.Output), shared.Layout.Of(given)),
            given.GetValue(rules), given.GetValue(by), given.GetValue(marks), given.GetValue(format), io));
        return command;
    }

    static int Run(ElectionRequest request, string? id, string? by, string[]? marks, string? format, IO io)
    {
        request.Check();
        format = ResultFormat.NameOf(format, request.Output, "csv", "json");
        if (id is null && marks is { Length: > 0 }) throw new UsageException("--marks changes what a rule set says: give --rules ID too.");
        var rule = id is null ? null : MarksOption.Judging(RulesCommand.Find(id, io), marks);
        var (election, _) = request.Read(new()
        {
            KeepOrder = rule?.NeedsOrder ?? false,
            PartedBy = by is null ? null : Enum.Parse<PartKind>(by, ignoreCase: true),
        }, io, counts: false);
        var tally = PreferenceTally.Of(election, rule);
        Output.Write(request.Output, io, stream =>
        {
            if (format == "json")
            {
                TallyJson.Write(tally, stream);
                return;
            }
            using var writer = Output.Text(stream);
            if (format == "csv") TallySheet.WriteCsv(tally, writer);
            else TallySheet.Write(tally, writer, io.Width(toFile: request.Output is not (null or IO.Standard)));
        });
        return Exit.Done;
    }
}
