namespace Stv.Cli;

/// <summary>Shows on standard error what was met and tolerated.</summary>
internal static class Warnings
{
    const int Most = 10;

    /// <summary>
    /// The first warning of each kind with the number of its places, a line for each. Other notes are for <c>stv check</c>.
    /// </summary>
    /// <param name="diagnostics">What was met.</param>
    /// <param name="source">Where; null where it was no file but the count.</param>
    /// <param name="io">Receives them on standard error.</param>
    public static void Write(IEnumerable<Diagnostic> diagnostics, string? source, IO io)
    {
        // What the columns of a table were taken for may be wrong of every paper, so it is shown like a warning.
        List<Diagnostic> warnings = [.. Diagnostic.FirstOfEachCode(diagnostics.Where(d =>
            d.Severity >= Severity.Warning || d.Code == BallotCodes.Columns))];
        foreach (var warning in warnings.Take(Most)) io.Complain(Line(warning, source));
        int more = warnings.Count - Most;
        if (more > 0) io.Complain($"{(source is null ? "" : $"{source}: ")}and {more} more {(more == 1 ? "kind" : "kinds")} of "
            + "warning (see stv check).");
    }

    /// <summary>A diagnostic behind the name of its source, in the form that editors can jump to.</summary>
    public static string Line(Diagnostic diagnostic, string? source) =>
        source is null ? diagnostic.ToString() : $"{source}:{(diagnostic.Line > 0 ? "" : " ")}{diagnostic}";
}
