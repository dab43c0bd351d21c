using System.CommandLine;
using System.IO.Compression;

namespace Stv.Cli;

/// <summary><c>stv generate</c>: draws an electorate and writes its ballots.</summary>
internal static class GenerateCommand
{
    public static Command Build(IO io)
    {
        var file = new Argument<string>("SPEC") { HelpName = "SPEC", Description = "The specification, as JSON; - for standard input" };
        var seed = new Option<long?>("--seed")
        {
            HelpName = "N",
            Description = "What papers are drawn from, instead of what the specification says"
        };
        var papers = new Option<long?>("--papers")
        {
            HelpName = "N",
            Description = "How many papers, instead of what the specification says"
        };
        var ballots = new Option<string>("--ballots")
        {
            HelpName = "FILE",
            Description = "The ballots that the specification draws from, where they do not lie beside it",
        };
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "FILE",
            Description = "Write there, all or nothing; gzip if named .gz"
        };
        var command = new Documented("generate", "Draw the ballots of an electorate that does not exist, the same from the same seed.",
            "stv generate seeds/nec-2020.json --output nec.blt",
            "stv generate seeds/million.json --seed 7 --papers 10000000 -o ten-million.blt.gz",
            "stv generate seeds/ties.json | stv count - --rules ers97")
        {
            file, seed, papers, ballots, output,
        };
        command.SetAction(given => Run(
            given.GetRequiredValue(file), given.GetValue(seed), given.GetValue(papers), given.GetValue(ballots), given.GetValue(output),
                io));
        return command;
    }

    static int Run(string file, long? seed, long? papers, string? ballots, string? output, IO io)
    {
        if (seed < 0) throw new UsageException($"--seed needs a number from 0, not {seed}.");
        if (papers < 1) throw new UsageException($"--papers needs a number from 1, not {papers}.");
        Output.Check(output, file, ballots);
        var specification = Input.ReadSpecification(file, ballots, io);
        long total = papers ?? specification.Papers;
        return Progress.Watch(io, file, watched =>
        {
            Output.Write(output, io, stream =>
            {
                using var zipped = output?.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) == true
                    ? new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)
                    : null;
                specification.WriteBlt(zipped ?? stream, (ulong?)seed, total, watched is null ? null : new Written(watched, total),
                    io.Cancel);
            });
            return Exit.Done;
        });
    }

    /// <summary>Tells a bar how many papers of all have been written.</summary>
    sealed class Written(IProgress<ReadProgress> bar, long total) : IProgress<long>
    {
        public void Report(long value) => bar.Report(new(value, total, value));
    }
}
