using System.CommandLine;

namespace Stv.Cli;

/// <summary><c>stv diff</c>: compares a result of ours with a table that officials published.</summary>
internal static class DiffCommand
{
    public static Command Build(IO io)
    {
        var result = new Argument<string>("RESULT") { HelpName = "RESULT", Description = "A result as stv count writes it as JSON; - for standard input" };
        var official = new Argument<string>("OFFICIAL") { HelpName = "OFFICIAL", Description = "The official table, as CSV; - for standard input" };
        var command = new Documented("diff", "Compare a result with the official table, and show the first figure that differs.",
            "stv diff ward.json official.csv",
            "stv count ward.blt --rules scotland-2011 --format json | stv diff - official.csv")
        {
            result, official,
        };
        command.SetAction(given => Run(given.GetRequiredValue(result), given.GetRequiredValue(official), io));
        return command;
    }

    static int Run(string path, string official, IO io)
    {
        if (path == IO.Standard && official == IO.Standard) throw new UsageException("standard input cannot be both the result and the official table.");
        var result = Input.Parse(path, io, ResultJson.Read);
        var (table, diff) = Input.Parse(official, io, stream =>
        {
            using var reader = new StreamReader(stream, IO.Utf8);
            var table = OfficialTable.Read(reader);
            return (table, ResultDiff.Of(result, table));
        });
        Output.WriteText(io, writer => DiffSheet.Write(result, table, diff, Input.Name(official), writer, io.Width()));
        return diff.Differences.IsEmpty ? Exit.Done : Exit.Differs;
    }
}
