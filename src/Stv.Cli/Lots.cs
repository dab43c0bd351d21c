namespace Stv.Cli;

/// <summary>Speaks with the people who draw lots.</summary>
internal static class Lots
{
    // More names than this nobody reads in a terminal.
    const int MostNamed = 100;

    /// <summary>Says which lot is needed, and the line that records it.</summary>
    /// <param name="result">A count that stopped for want of a lot.</param>
    /// <param name="file">The decisions file the count was given; null for none.</param>
    /// <param name="io">Receives it on standard error.</param>
    /// <param name="by">The rule set that needs it, where there are several.</param>
    public static void Ask(CountResult result, string? file, IO io, string? by = null)
    {
        var lot = result.Undecided!;
        io.Complain($"{(by is null ? "" : $"{by}: ")}a lot is needed at stage {lot.Stage}, to decide "
            + $"{Wording.InWords(lot.Purpose)} (clause {IO.Plain(lot.Cite)}). Tied are");
        foreach (int number in lot.Tied.Take(MostNamed)) io.Error.WriteLine(IO.Plain($"    {Nominations.Label(result.Candidate(number))}"));
        if (lot.Tied.Length > MostNamed) io.Error.WriteLine($"    and {lot.Tied.Length - MostNamed} more, whose numbers stand below");
        if (file is null)
        {
            io.Error.WriteLine("Draw it, write the number drawn in the place of the question mark, and count again with "
                + "--decisions FILE, a file that says");
            foreach (string line in DecisionsJson.ToComplete(result)) io.Error.WriteLine($"    {line}");
        }
        else
        {
            io.Error.WriteLine("Draw it, write the number drawn in the place of the question mark, and add this line to \"decisions\" "
                + $"in {IO.Plain(Input.Name(file))}:");
            io.Error.WriteLine($"      {DecisionsJson.Entry(lot)}");
        }
        io.Error.WriteLine("Or count with --seed TEXT, which draws every lot from a text that was fixed before the count.");
    }
}
