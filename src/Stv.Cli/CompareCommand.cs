using System.CommandLine;

namespace Stv.Cli;

/// <summary><c>stv compare</c>: counts by several rule sets, and says where they part.</summary>
internal static class CompareCommand
{
    public static Command Build(IO io)
    {
        var shared = new ElectionOptions();
        var rules = new Option<string>("--rules")
        {
            HelpName = "ID,...",
            Description = "Two or more rule sets; the others are compared with the first",
        };
        var rulesFile = RulesCommand.RulesFile();
        var marks = MarksOption.Build();
        rules.CompletionSources.Add(RulesCommand.Ids);
        var command = new Documented("compare", "Count an election by several rule sets, and show where they part and why.",
            "stv compare ward.blt --rules scotland-2011,ers97,meek-nz",
            "stv compare ward.blt --rules scotland-2011 --rules-file club.json",
            "stv compare ward.blt --rules northern-ireland,block-vote --seats 5 --seed \"drawn on 5 May\" -o ward.txt")
        {
            shared.File, rules, rulesFile, shared.Seats, shared.Withdraw, shared.Guard, marks, shared.Decisions, shared.Seed, shared.Strict,
                shared.RepairNames, shared.Threads, shared.Output,
        };
        shared.AddTo(command);
        command.SetAction(given => Run(shared.Of(given), given.GetValue(rules), given.GetValue(rulesFile), given.GetValue(marks),
            io));
        return command;
    }

    static int Run(ElectionRequest request, string? ids, string? rulesFile, string[]? marks, IO io)
    {
        request.Check(rulesFile);
        if (ids is null && rulesFile is null) throw new UsageException("stv compare needs --rules ID,...: stv rules lists them.");
        Rule[] rules = [.. RulesCommand.FindAll(ids, rulesFile, io).Select(rule => MarksOption.Judging(rule, marks))];
        if (rules.Length < 2) throw new UsageException($"stv compare needs two rule sets or more: --rules {ids ?? "ID"},ID.");

        var (election, _) = request.Read(new() { KeepOrder = rules.Any(rule => rule.NeedsOrder) }, io);
        var (lots, _) = request.Lots(election, io);
        List<Compared> counts = [.. rules.Select(rule => Count(rule, election, lots, io))];

        List<CountResult> results = [.. counts.Select(one => one.Result).OfType<CountResult>()];
        // A lot that one of them asked for was not given in vain.
        var unused = results.Select(result => result.Diagnostics.Skip(election.Diagnostics.Length)).DefaultIfEmpty([])
            .Aggregate((one, other) => one.Intersect(other));
        Warnings.Write(unused, source: null, io);
        Output.Write(request.Output, io, stream =>
        {
            using var writer = Output.Text(stream);
            ComparisonSheet.Write(counts, writer, io.Width(toFile: request.Output is not (null or IO.Standard)));
        });

        List<CountResult> undecided = [.. results.Where(result => result.Undecided is not null)];
        foreach (var result in undecided.DistinctBy(result => DecisionsJson.Entry(result.Undecided!)))
            Lots.Ask(result, request.Decisions, io, result.Rules);
        return undecided.Count > 0 ? Exit.LotNeeded : results.Count < counts.Count ? Exit.Refused : Exit.Done;
    }

    static Compared Count(Rule rule, Election election, Decisions? lots, IO io)
    {
        try
        {
            return new(rule, Progress.Count(io, rule.Id, watched => rule.Count(election, lots, watched, io.Cancel)));
        }
        catch (CountRefusedException e)
        {
            return new(rule, null, e.Message);
        }
    }
}
