using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Stv.Cli;

/// <summary>The usual help, then examples and what the exit codes say.</summary>
internal sealed class Help(IO io) : SynchronousCommandLineAction
{
    const string ExitCodes = """
        Exit codes:
          0    done
          1    the input or the output failed: unreadable file, broken ballots, bad decisions
          2    the command line is wrong
          3    a lot is needed; the result so far is written, and the line that records the lot is shown
          4    the rules refuse the count, or the format cannot show it
          5    the official table differs, or has figures that were passed over
          129  the terminal was closed
          130  interrupted
          143  told to end
        """;

    public override int Invoke(ParseResult parseResult)
    {
        // The library starts and ends its text with blank lines as it pleases: take it as text and set it ourselves.
        using var usual = new StringWriter { NewLine = "\n" };
        parseResult.InvocationConfiguration.Output = usual;
        new HelpAction { MaxWidth = Math.Min(io.Width(), 120) }.Invoke(parseResult);
        Output.WriteText(io, writer =>
        {
            foreach (string line in usual.ToString().Trim().Split('\n')) writer.WriteLine(line.TrimEnd());
            if (parseResult.CommandResult.Command is Documented { Examples: var examples })
            {
                writer.WriteLine();
                writer.WriteLine("Examples:");
                foreach (string example in examples) writer.WriteLine($"  {example}");
            }
            writer.WriteLine();
            writer.WriteLine(ExitCodes);
        });
        return Exit.Done;
    }
}

/// <summary>A command whose help ends with examples.</summary>
internal sealed class Documented(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
