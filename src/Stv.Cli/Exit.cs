namespace Stv.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int BadInput = 1;
    public const int Usage = 2;
    public const int LotNeeded = 3;
    public const int Refused = 4;

    /// <summary>What was compared is not equal.</summary>
    public const int Differs = 5;

    /// <summary>A fault in the program itself: EX_SOFTWARE of sysexits.</summary>
    public const int Fault = 70;

    /// <summary>128 + SIGHUP, as shells have it.</summary>
    public const int HungUp = 129;

    /// <summary>128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>128 + SIGTERM.</summary>
    public const int Terminated = 143;
}

/// <summary>The run ends here with a message in one sentence.</summary>
internal class CommandException(int code, string message, Exception? cause = null) : Exception(message, cause)
{
    public int Code { get; } = code;
}

/// <summary>The command line asks for something that does not exist or does not go together.</summary>
internal sealed class UsageException(string message) : CommandException(Exit.Usage, message);
