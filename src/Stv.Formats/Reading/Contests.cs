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
        source.ContestChosen = true;
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

    /// <summary>The place in a list of the contest that is meant, by name or by id; the only one there is where none is said.</summary>
    /// <exception cref="BallotFormatException">There is none such, or several.</exception>
    public static int Choose(IReadOnlyList<(string Id, string Name)> contests, BallotSource source)
    {
        var all = contests.Select((contest, i) => (contest.Id, contest.Name, At: i)).ToList();
        string? wanted = source.Layout.Contest;
        source.ContestChosen = true;
        if (wanted is not null && all.TrueForAll(contest => contest.Name != wanted)
            && all.Find(contest => contest.Id == wanted) is { Id: not null } byId) return byId.At;
        string name = Choose([.. contests.Select(contest => contest.Name).Distinct()], source);
        var called = all.FindAll(contest => contest.Name == name);
        return called.Count == 1 ? called[0].At : throw source.Error(BallotCodes.ContestUnknown, 0, 0,
            $"Found {called.Count} contests called {Display.Quoted(name)}, expected one; say which is meant by its id (--contest): "
            + $"{Brief.Names([.. called.Select(contest => contest.Id)])}.");
    }

    static string Near(string wanted, IReadOnlyList<string> names) =>
        Suggest.Nearest(wanted, names) is { Count: > 0 } near ? Suggest.DidYouMean([.. near.Select(name => Display.Quoted(name))]) : ".";
}
