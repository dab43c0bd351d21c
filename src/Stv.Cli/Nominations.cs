using System.Globalization;

namespace Stv.Cli;

/// <summary>Finds candidates as people name them on a command line.</summary>
internal static class Nominations
{
    /// <summary>
    /// The number of the candidate meant: by the name in full, else by number, else by a part of the name that only one has.
    /// </summary>
    /// <exception cref="UsageException">Nobody or several are meant.</exception>
    public static int Find(string option, string written, IReadOnlyList<Candidate> candidates)
    {
        string wanted = written.Trim();
        if (wanted.Length == 0) throw new UsageException($"{option} needs a name or a number, not an empty text.");

        foreach (var method in new Func<Candidate, bool>[]
        {
            c => c.Name == wanted,
            c => c.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase),
            c => wanted.Equals(c.Nickname, StringComparison.OrdinalIgnoreCase),
            c => int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number == c.Number,
            c => c.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase),
        })
        {
            List<Candidate> meant = [.. candidates.Where(method)];
            if (meant.Count == 1) return meant[0].Number;
            if (meant.Count > 1)
                throw new UsageException($"{Display.Quoted(wanted)} may be {Suggest.Or([.. meant.Take(5).Select(Label)])}"
                    + $"{(meant.Count > 5 ? $" or {meant.Count - 5} more" : "")}: give the number.");
        }
        var near = Suggest.Nearest(wanted, candidates.Select(c => c.Name));
        string hint = near.Count > 0
            ? Suggest.DidYouMean([.. candidates.Where(c => near.Contains(c.Name)).Select(Label)])
            : $"; candidates are numbered 1 to {candidates.Count}, and stv check names them.";
        throw new UsageException($"there is no candidate {Display.Quoted(wanted)}{hint}");
    }

    /// <summary>A candidate by number and name.</summary>
    public static string Label(Candidate candidate) => $"{candidate.Number} {Display.Brief(candidate.Name)}";
}
