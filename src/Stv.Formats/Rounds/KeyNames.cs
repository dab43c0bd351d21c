namespace Stv;

/// <summary>
/// The candidates' names as keys: exactly as given, but never two alike, none empty, none that the form gives a meaning of its own.
/// </summary>
internal sealed class KeyNames
{
    readonly string[] keys;

    /// <param name="result">The count.</param>
    /// <param name="reserved">Names with a meaning; case does not matter.</param>
    public KeyNames(CountResult result, params IReadOnlyList<string> reserved)
    {
        var names = result.Candidates.Select(one => one.Name).ToLookup(name => name);
        HashSet<string> taken = [];
        keys = new string[result.Candidates.Length];
        foreach (var (number, name) in result.Candidates.Select(one => (one.Number, one.Name)))
        {
            bool own = !string.IsNullOrWhiteSpace(name) && names[name].Count() == 1
                && !reserved.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);
            string key = own ? name : string.IsNullOrWhiteSpace(name) ? $"candidate {number}" : $"{name} ({number})";
            while (!taken.Add(key)) key = $"{key} ({number})";
            keys[number - 1] = key;
        }
    }

    public string this[int number] => keys[number - 1];
}
