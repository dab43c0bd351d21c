namespace Stv;

/// <summary>How much a <see cref="Diagnostic"/> matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing was guessed.</summary>
    Note,

    /// <summary>The source departs from its format and was read all the same. A strict reader refuses it.</summary>
    Warning,

    /// <summary>The source cannot be read.</summary>
    Error,
}

/// <summary>Something a reader met in its source. Immutable.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">A stable name in kebab case, such as <c>name-unquoted</c>.</param>
/// <param name="Line">The line, from 1; 0 where the source has no lines.</param>
/// <param name="Column">The column in characters, from 1; 0 where the source has no lines.</param>
/// <param name="Text">What was found and what was expected or done, as one sentence without its position.</param>
public sealed record Diagnostic(Severity Severity, string Code, long Line, long Column, string Text)
{
    /// <summary>How often it was met: more than once only where it stands for several that are not listed one by one.</summary>
    public long Times { get; init; } = 1;

    /// <summary>
    /// The first diagnostic of each code in the order given; its text says how many more there are, and the lines of some.
    /// </summary>
    /// <param name="diagnostics">What a reader met.</param>
    /// <returns>One diagnostic for each code, its <see cref="Times"/> the number of all of them.</returns>
    public static IEnumerable<Diagnostic> FirstOfEachCode(IEnumerable<Diagnostic> diagnostics)
    {
        const int Lines = 8;
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var kind in diagnostics.GroupBy(diagnostic => diagnostic.Code))
        {
            var all = kind.ToList();
            long times = all.Sum(diagnostic => diagnostic.Times);
            if (times == all[0].Times)
            {
                yield return all[0];
                continue;
            }
            long more = times - all[0].Times;
            long[] lines = [.. all.Skip(1).Select(diagnostic => diagnostic.Line).Where(line => line > 0).Distinct()];
            // Of what is not listed one by one only the first line is known.
            bool some = lines.Length > Lines || all.Skip(1).Any(diagnostic => diagnostic.Times > 1);
            string where = lines.Length switch
            {
                0 => "",
                1 when some => $", the next in line {lines[0]}",
                1 => $"{(more > 1 ? ", all in" : ",")} line {lines[0]}",
                _ => $", lines {string.Join(", ", lines.Take(Lines))}{(some ? ", …" : "")}",
            };
            yield return all[0] with
            {
                Times = times,
                Text = $"{all[0].Text} So in {more} more {(more == 1 ? "place" : "places")}{where}.",
            };
        }
    }

    /// <summary>The position, the severity and the text in one line.</summary>
    public override string ToString() =>
        Line > 0 ? $"{Line}:{Column}: {Severity.ToString().ToLowerInvariant()}: {Text} [{Code}]"
            : $"{Severity.ToString().ToLowerInvariant()}: {Text} [{Code}]";
}

/// <summary>Ballots that cannot be read: one error, with its place. Nothing of the source has been kept.</summary>
public sealed class BallotFormatException : FormatException
{
    /// <summary>An error at a place in a source.</summary>
    /// <param name="diagnostic">What was found and expected, and where.</param>
    /// <param name="source">The name of the source, usually a file.</param>
    public BallotFormatException(Diagnostic diagnostic, string? source = null)
        : base(Sentence(diagnostic, source)) => (Diagnostic, Source) = (diagnostic, source);

    /// <summary>What was found and expected, and where.</summary>
    public Diagnostic Diagnostic { get; }

    static string Sentence(Diagnostic diagnostic, string? source)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return source is null ? diagnostic.ToString() : $"{source}:{(diagnostic.Line > 0 ? "" : " ")}{diagnostic}";
    }
}
