namespace Stv;

/// <summary>The candidates of a count as a sheet names them: harmless, and never two alike.</summary>
internal sealed class SheetNames
{
    /// <summary>A sentence of more names than these says nothing.</summary>
    const int MostInSentence = 100;

    readonly CountResult result;
    readonly string[] names;
    readonly HashSet<string> shared;

    public SheetNames(CountResult result)
    {
        this.result = result;
        names = [.. result.Candidates.Select(one => Display.Clean(one.Name) is { Length: > 0 } name ? name : $"candidate {one.Number}")];
        shared = [.. names.GroupBy(name => name).Where(group => group.Skip(1).Any()).Select(group => group.Key)];
        // Whoever is called as one of these with their number behind gets a number too.
        HashSet<string> numbered = [.. result.Candidates.Select(one => one.Number).Where(number => shared.Contains(Plain(number)))
            .Select(Distinct)];
        shared.UnionWith(names.Where(numbered.Contains));
    }

    /// <summary>The name as it stands in the column of names, beside the number.</summary>
    public string Plain(int number) => names[number - 1];

    /// <summary>The name, with the number where another candidate has the same.</summary>
    public string Distinct(int number) => shared.Contains(names[number - 1]) ? $"{names[number - 1]} ({number})" : names[number - 1];

    /// <summary>The name in a sentence.</summary>
    public string this[int number] => Display.Isolated(Distinct(number));

    /// <summary>What a candidate stands for, a party or else a group, harmless; null for nothing.</summary>
    public static string? Label(Candidate candidate) =>
        new[] { candidate.Party, candidate.Group }.OfType<string>().Select(Display.Clean).FirstOrDefault(label => label.Length > 0);

    /// <summary>
    /// What a candidate stands for, to be said after the name; null for nothing, and where the name ends with it, as many sources write it.
    /// </summary>
    public string? Behind(int number) => Label(result.Candidate(number)) is { } label && !EndsWith(Plain(number), label) ? label : null;

    /// <summary>The name ends with a word or words, perhaps in brackets.</summary>
    static bool EndsWith(string name, string words)
    {
        words = words.TrimEnd(')', ']');
        int at = name.TrimEnd(')', ']').Length - words.Length;
        return at >= 0 && string.Compare(name, at, words, 0, words.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (at == 0 || !char.IsLetterOrDigit(name[at - 1]));
    }

    /// <summary>Several in a sentence, each perhaps with something behind it.</summary>
    public string List(IEnumerable<int> numbers, Func<int, string>? behind = null) =>
        List([.. numbers.Select(number => this[number] + behind?.Invoke(number))], "and");

    /// <summary>Any number of them in a sentence; of more than it holds the first, and how many others.</summary>
    public string Some(IReadOnlyCollection<int> numbers) => numbers.Count <= MostInSentence ? List(numbers)
        : $"{string.Join(", ", numbers.Take(MostInSentence).Select(number => this[number]))} and {numbers.Count - MostInSentence} others";

    /// <summary>Several things in a sentence.</summary>
    public static string List(IReadOnlyList<string> items, string and) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} {and} {items[^1]}";
}
