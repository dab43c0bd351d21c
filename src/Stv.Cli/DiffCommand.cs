using System.CommandLine;

namespace Stv.Cli;

/// <summary><c>stv diff</c>: compares a result of ours with a table that officials published.</summary>
internal static class DiffCommand
{
    const int MostNamed = 10;

    public static Command Build(IO io)
    {
        var result = new Argument<string>("RESULT")
        {
            HelpName = "RESULT",
            Description = "A result as stv count writes it as JSON; - for standard input"
        };
        var official = new Argument<string>("OFFICIAL")
        {
            HelpName = "OFFICIAL",
            Description = "The official table, as CSV; - for standard input"
        };
        var ignore = new Option<string[]>("--ignore")
        {
            HelpName = "COLUMN",
            Description = "Leave out a column of the official table, or a row, of this heading; may be given several times",
        };
        var command = new Documented("diff", "Compare a result with the official table, and show the first figure that differs.",
            "stv diff ward.json official.csv",
            "stv diff ward.json official.csv --ignore Swing --ignore \"Second preferences\"",
            "stv count ward.blt --rules scotland-2011 --format json | stv diff - official.csv")
        {
            result, official, ignore,
        };
        command.SetAction(given => Run(given.GetRequiredValue(result), given.GetRequiredValue(official), given.GetValue(ignore) ?? [], io));
        return command;
    }

    static int Run(string path, string official, string[] ignore, IO io)
    {
        if (path == IO.Standard
            && official == IO.Standard) throw new UsageException("standard input cannot be both the result and the official table.");
        var result = Input.Parse(path, io, ResultJson.Read);
        var (table, diff) = Input.Parse(official, io, stream =>
        {
            using var reader = new StreamReader(stream, IO.Utf8);
            var table = OfficialTable.Read(reader, ignore);
            return (table, ResultDiff.Of(result, table));
        });
        Output.WriteText(io, writer => DiffSheet.Write(result, table, diff, Input.Name(official), writer, io.Width()));
        foreach (var one in diff.PassedOver.Where(one => Why(one.Reason).Length > 0).Take(MostNamed))
        {
            string what = $"{Display.Quoted(one.Heading)} {Why(one.Reason)}; name it with --ignore if it may be.";
            io.Complain($"{Input.Name(official)}:{one.Line}:{one.Column}: {what}");
        }
        return diff.Agrees ? Exit.Done : Exit.Differs;

        static string Why(PassedOverReason reason) => reason switch
        {
            PassedOverReason.Unknown => "was passed over",
            PassedOverReason.Missing => "is missing, or lacks cells from here on",
            PassedOverReason.OtherWords => "is other than ours",
            _ => "",
        };
    }
}
