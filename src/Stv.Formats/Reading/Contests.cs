namespace Stv;

/// <summary>Chooses among the contests of a source that holds several.</summary>
static class Contests
{
    /// <summary>The contest that is meant; the only one there is where none is said.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="source">What is said of it.</param>
    /// <exception cref="BallotFormatException">There is none such, or several.</exception>
    public static string Choose(IReadOnlyList<string> names, BallotSource source)
    {
        string all = string.Join(", ", names.Take(40).Select(name => Display.Quoted(name))) + (names.Count > 40 ? ", …" : "");
        if (source.Layout.Contest is not { } wanted)
        {
            return names.Count == 1 ? names[0] : throw source.Error(BallotCodes.ContestUnknown, 0, 0,
                $"Found {names.Count} contests ({all}), expected to be told which is meant (--contest).");
        }
        if (names.Contains(wanted)) return wanted;
        var parts = names.Where(name => name.Contains(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (parts.Count == 1) return parts[0];
        throw source.Error(BallotCodes.ContestUnknown, 0, 0, parts.Count > 1
            ? $"Found {parts.Count} contests with {Display.Quoted(wanted)} in their names ({Brief.Names(parts)}), expected one."
            : $"Found the contests {all}, expected {Display.Quoted(wanted)} among them{Near(wanted, names)}");
    }

    static string Near(string wanted, IReadOnlyList<string> names) =>
        Suggest.Nearest(wanted, names) is { Count: > 0 } near ? Suggest.DidYouMean([.. near.Select(name => Display.Quoted(name))]) : ".";
}
