namespace Stv.Cli;

/// <summary>Shows on standard error what was met and tolerated.</summary>
internal static class Warnings
{
    const int Most = 10;

    /// <summary>The first warning of each kind, a line for each. The others, and notes, are for <c>stv check</c>.</summary>
    /// <param name="diagnostics">What was met.</param>
    /// <param name="source">Where; null where it was no file but the count.</param>
    /// <param name="io">Receives them on standard error.</param>
    public static void Write(IEnumerable<Diagnostic> diagnostics, string? source, IO io)
    {
        List<Diagnostic> warnings = [.. diagnostics.Where(d => d.Severity >= Severity.Warning)];
        List<Diagnostic> shown = [.. warnings.DistinctBy(d => d.Code).Take(Most)];
        foreach (var warning in shown) io.Complain(Line(warning, source));
        long more = warnings.Sum(w => w.Times) - shown.Sum(w => w.Times);
        if (more > 0) io.Complain($"{(source is null ? "" : $"{source}: ")}and {more} more {(more == 1 ? "warning" : "warnings")} (see stv check).");
    }

    /// <summary>A diagnostic behind the name of its source, in the form that editors can jump to.</summary>
    public static string Line(Diagnostic diagnostic, string? source) =>
        source is null ? diagnostic.ToString() : $"{source}:{(diagnostic.Line > 0 ? "" : " ")}{diagnostic}";
}
