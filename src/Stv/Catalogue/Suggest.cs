using System.Text;

namespace Stv;

/// <summary>Finds what somebody may have meant.</summary>
internal static class Suggest
{
    const int Most = 3;

    /// <summary>The names nearest to what was written, the nearest first; none where none is near. Case does not matter.</summary>
    public static IReadOnlyList<string> Nearest(string written, IEnumerable<string> names)
    {
        string wanted = Fold(written);
        int allowed = wanted.Length / 3;
        return
        [
            .. names.Select(name => (Name: name, Distance: DistanceTo(wanted, Fold(name), allowed)))
                .Where(n => n.Distance <= allowed).OrderBy(n => n.Distance).Select(n => n.Name).Distinct().Take(Most),
        ];
    }

    /// <summary>
    /// Whether two names may be one, written twice: they differ in case, accents, spaces and signs alone, or in few letters.
    /// </summary>
    public static bool Alike(string one, string other)
    {
        var (a, b) = (Letters(one), Letters(other));
        int allowed = Math.Min(a.Length, b.Length) / 4;
        // Numbers tell things apart that are called alike.
        return a == b || a.Where(char.IsDigit).SequenceEqual(b.Where(char.IsDigit)) && Math.Abs(a.Length - b.Length) <= allowed
            && Distance(a, b) <= Math.Min(2, allowed);
    }

    static string Letters(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>A question to end a complaint with; empty where there is nothing to suggest.</summary>
    public static string DidYouMean(IReadOnlyList<string> names) => names.Count == 0 ? "" : $"; did you mean {Or(names)}?";

    /// <summary>A list in words.</summary>
    public static string Or(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";

    /// <summary>To the whole name or to a word of it; to the beginning of a name nothing is far.</summary>
    static int DistanceTo(string wanted, string name, int allowed)
    {
        if (wanted.Length > 1 && name.StartsWith(wanted, StringComparison.Ordinal)) return 0;
        return name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(name)
            .Min(part => Math.Abs(part.Length - wanted.Length) > allowed ? allowed + 1 : Distance(wanted, part));
    }

    /// <summary>Characters to insert, remove, replace or swap with their neighbour.</summary>
    static int Distance(string a, string b)
    {
        int[] beforeLast = [], last = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last) = (last, row);
        }
        return last[b.Length];
    }

    static string Fold(string text) => text.Trim().ToLowerInvariant();
}
