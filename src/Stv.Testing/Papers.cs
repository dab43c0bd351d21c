using System.Globalization;

namespace Stv.Testing;

/// <summary>Papers in a line of text, for tests that can be read.</summary>
public static class Papers
{
    /// <summary>
    /// Papers such as <c>7 A B, 3 C=D</c>: seven that rank A first and B second, three that rank C and D both first. Candidates are
    /// numbered
    /// in the order in which they are named first.
    /// </summary>
    /// <param name="text">
    /// Rankings, separated by commas, semicolons or newlines. Each begins with a number of papers, 1 where there is none, and goes on with
    /// names of one word each, which begin with a letter; <c>=</c> between two puts them at one rank, <c>-</c> is a rank left blank. A
    /// number alone is so many empty papers.
    /// </param>
    /// <exception cref="FormatException">A ranking says something else; the message quotes it.</exception>
    public static Electorate Parse(string text) => Parse(text, []);

    /// <summary>Papers in a line of text, where candidates are numbered in the order given, also those whom nobody ranks.</summary>
    /// <param name="text">Rankings, as of <see cref="Parse(string)"/>.</param>
    /// <param name="candidates">All names in order; where there are any, nobody else may be named.</param>
    /// <exception cref="FormatException">A ranking says something else, or names somebody else; the message quotes it.</exception>
    public static Electorate Parse(string text, params IReadOnlyList<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        List<string> names = [.. candidates];
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new FormatException($"{twice.Key} is named twice.");
        List<(long Papers, List<Mark> Marks)> rankings = [];
        foreach (string ranking in text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            rankings.Add(Ranking(ranking, names, closed: candidates.Count > 0));
        if (names.Count == 0) throw new FormatException("Nobody is named.");
        var builder = new ElectorateBuilder(names.Count);
        foreach (var (papers, marks) in rankings) builder.AddCodes(papers, [.. Sample.Codes(marks)]);
        return builder.Build(names);
    }

    static (long, List<Mark>) Ranking(string ranking, List<string> names, bool closed)
    {
        string[] words = ranking.Replace("=", " = ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool numbered = long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out long papers);
        int at = numbered ? 1 : 0;
        if (!numbered) papers = 1;
        if (papers < 1) throw Wrong("there must be at least one paper");
        List<Mark> marks = [];
        for (bool equal = false; at < words.Length; at++)
        {
            string word = words[at];
            if (word == "=")
            {
                if (equal || marks.Count == 0 || marks[^1].Candidate == 0) throw Wrong("\"=\" stands between two names");
                equal = true;
                continue;
            }
            if (word == "-" && equal) throw Wrong("a rank left blank has no equal");
            marks.Add(new(word == "-" ? 0 : Number(word), equal));
            equal = false;
        }
        return words[^1] == "=" ? throw Wrong("\"=\" stands between two names") : (papers, marks);

        int Number(string name)
        {
            int index = names.IndexOf(name);
            if (index >= 0) return index + 1;
            if (closed) throw Wrong($"nobody is called {name}");
            if (!char.IsLetter(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '\'' or '’'))
                throw Wrong($"{name} is no name");
            names.Add(name);
            return names.Count;
        }

        FormatException Wrong(string why) => new($"\"{ranking}\": {why}.");
    }
}
