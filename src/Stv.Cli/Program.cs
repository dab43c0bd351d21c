using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Stv.Cli;

/// <summary>The command <c>stv</c>.</summary>
internal static class Program
{
    /// <summary>How long an interrupted run may take to leave in good order; a read from a terminal or a pipe may never return.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    static int Main(string[] args)
    {
        string? terminal = StandardStreams.HideTerminal();
        using var stop = new CancellationTokenSource();
        int signalled = Exit.Interrupted;
        using var interrupt = Stops(PosixSignal.SIGINT, Exit.Interrupted);
        using var end = Stops(PosixSignal.SIGTERM, Exit.Terminated);
        using var hangUp = StandardStreams.IgnoresHangUp ? null : Stops(PosixSignal.SIGHUP, Exit.HungUp);
        int code = Guarded(args, IO.OfConsole(terminal, stop.Token));
        return code == Exit.Interrupted ? signalled : code;

        PosixSignalRegistration Stops(PosixSignal which, int code) => PosixSignalRegistration.Create(which, signal =>
        {
            signal.Cancel = true;
            signalled = code;
            stop.Cancel();
            Thread.Sleep(Grace);
            Environment.Exit(code);
        });
    }

    /// <summary>
    /// Runs the command as a shell would. Nothing is read or written but through <paramref name="io"/> and the files named.
    /// </summary>
    /// <returns>One of <see cref="Exit"/>.</returns>
    public static int Run(string[] args, IO io)
    {
        if (args is ["help", .. var about]) args = [.. about, "--help"];
        // A name may begin with "@", and there are no short options to bundle.
        var parsed = Root(io).Parse(args, new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        try
        {
            bool unknown = parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count > 0;
            if (unknown || parsed.Errors.Count > 0 && parsed.Action is not (Help or Version)) throw Mistakes.In(parsed);
            return parsed.Invoke(new() { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException e)
        {
            io.Complain(e.Message);
            io.Error.WriteLine($"Try '{(parsed.CommandResult.Parent is null ? "" : "stv ")}{parsed.CommandResult.Command.Name} --help'.");
            return e.Code;
        }
        catch (CommandException e)
        {
            io.Complain(e.Message);
            return e.Code;
        }
        catch (BallotFormatException e)
        {
            io.Complain(e.Message);
            return Exit.BadInput;
        }
        catch (Exception e) when (e is CountRefusedException or ResultRefusedException)
        {
            io.Complain(e.Message);
            return Exit.Refused;
        }
        catch (OperationCanceledException) when (io.Cancel.IsCancellationRequested)
        {
            return Exit.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system's words, with a path of any length.
            io.Complain(Display.Brief(e.Message, MostOfMessage));
            return Exit.BadInput;
        }
    }

    /// <summary>The whole command line.</summary>
    public static Command Root(IO io) =>
        // No RootCommand: it takes its name from the file that happens to run.
        new("stv", "Counts elections by the single transferable vote, by the rules of each place, and explains every figure.")
        {
            CountCommand.Build(io),
            CompareCommand.Build(io),
            DiffCommand.Build(io),
            ExplainCommand.Build(io),
            TallyCommand.Build(io),
            ConvertCommand.Build(io),
            CheckCommand.Build(io),
            GenerateCommand.Build(io),
            SimulateCommand.Build(io),
            RulesCommand.Build(io),
            CompletionCommand.Build(io, () => Root(io)),
            new HelpOption { Action = new Help(io), Description = "Show help" },
            new Option<bool>("--version") { Action = new Version(io), Description = "Show the version" },
        };

    const int MostOfMessage = 240;

#pragma warning disable CA1031 // The last line of defence: a fault becomes one line for the user and an exit code, never a stack trace.
    static int Guarded(string[] args, IO io)
    {
        try
        {
            return Run(args, io);
        }
        catch (Exception e)
        {
            io.Complain($"a fault in stv itself, please report it: {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}");
            return Exit.Fault;
        }
    }
#pragma warning restore CA1031

    /// <summary>The program with its version, without the commit that the compiler adds to it.</summary>
    public static string NameAndVersion { get; } =
        $"stv {typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}";

    sealed class Version(IO io) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            Output.WriteText(io, writer => writer.WriteLine(NameAndVersion));
            return Exit.Done;
        }
    }
}
