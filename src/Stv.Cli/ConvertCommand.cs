using System.CommandLine;
using System.IO.Compression;

namespace Stv.Cli;

/// <summary><c>stv convert</c>: reads ballots in any format, and writes them in another.</summary>
internal static class ConvertCommand
{
    public static Command Build(IO io)
    {
        var shared = new ElectionOptions();
        var output = new Argument<string>("OUT")
        {
            HelpName = "OUT",
            Description = "Where to write, all or nothing; gzip if named .gz; - for standard output"
        };
        var target = new Option<string>("--to")
        {
            HelpName = "FORMAT",
            Description = $"What is written, if the name of OUT does not say it: {string.Join(", ", BallotTarget.All)}",
        };
        var lossy = new Option<bool>("--lossy") { Description = "Write even where the format cannot hold all; what is lost is said" };
        target.CompletionSources.Add([.. BallotTarget.All.Select(one => one.Id)]);
        var command = new Documented("convert", "Read ballots in any format and write them in another.",
            "stv convert survey.xlsx hall.blt --seats 2",
            "stv convert ward.blt ward.toi --lossy",
            "stv convert ward.blt ward.csv --to csv-candidates --lossy")
        {
            shared.File, output, target, lossy, shared.Seats, shared.Withdraw, shared.Strict, shared.RepairNames, shared.Threads,
        };
        shared.AddTo(command);
        command.SetAction(given => Run(
            new(shared.Files(given), given.GetValue(shared.Seats), given.GetValue(shared.Withdraw) ?? [], Guard: [],
                Decisions: null, Seed: null, given.GetValue(shared.Strict), given.GetValue(shared.RepairNames),
                shared.ReadingThreads(given), given.GetRequiredValue(output), shared.Layout.Of(given)),
            given.GetValue(target), given.GetValue(lossy), io));
        return command;
    }

    static int Run(ElectionRequest request, string? id, bool lossy, IO io)
    {
        request.Check();
        var target = Target(request.Output!, id);
        var (election, _) = request.Read(new(), io, counts: false);
        if (target.Refusal(election) is { } why) throw new CommandException(Exit.Refused, why);
        string name = request.Output!.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? request.Output[..^3] : request.Output;
        if (target == BallotTarget.PrefLib && Path.GetExtension(name).ToLowerInvariant() is ".soc" or ".soi" or ".toc"
            && PrefLibWriter.TypeOf(election) is var type && !name.EndsWith(type, StringComparison.OrdinalIgnoreCase))
            io.Complain($"preflib: The orders are of type {type}, and the name of the file ends in another.");
        if (election.SaysOfPapers)
            io.Complain($"{target.Id}: Precincts, batches and ids that the source gives papers are not in it.");
        var lost = target.Lost(election);
        foreach (string sentence in lost) io.Complain($"{target.Id}: {sentence}");
        if (lost.Length > 0 && !lossy)
            throw new CommandException(Exit.Refused,
                $"{target.Name} cannot hold all of it, and nothing was written: --lossy writes the rest.");
        try
        {
            Output.Write(request.Output, io, stream =>
            {
                bool zip = request.Output!.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
                using var zipped = zip ? new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true) : null;
                target.Write(election, zipped ?? stream);
            });
        }
        catch (ArgumentException e)
        {
            throw new CommandException(Exit.Refused, e.Message.Split(" (Parameter")[0]);
        }
        return Exit.Done;
    }

    static BallotTarget Target(string output, string? id)
    {
        if (id is not null)
        {
            return BallotTarget.Find(id)
                ?? throw new UsageException($"--to takes {string.Join('|', BallotTarget.All)}, not {Display.Quoted(id)}.");
        }
        return BallotTarget.OfFile(output) ?? throw new UsageException(
            $"the name {Display.Quoted(output)} says no format that is written: give --to, "
            + $"{Suggest.Or([.. BallotTarget.All.Select(one => one.Id)])}.");
    }
}
