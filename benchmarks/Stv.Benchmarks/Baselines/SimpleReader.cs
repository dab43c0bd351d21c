using System.Globalization;

namespace Stv.Benchmarks;

/// <summary>
/// Reads the ballots of a BLT file as one would write it in an afternoon: lines, words, numbers, and a dictionary of rankings.
/// It knows neither comments nor any dialect and reports nothing. What the reader's speed is measured against.
/// </summary>
internal static class SimpleReader
{
    /// <summary>Every ranking with its papers, found by the text it was written with.</summary>
    public static Dictionary<string, (int[] Ranking, long Papers)> Read(Stream stream)
    {
        var rankings = new Dictionary<string, (int[] Ranking, long Papers)>();
        foreach (var (line, numbers) in Ballots(stream))
        {
            string written = line[line.IndexOf(' ', StringComparison.Ordinal)..];
            if (rankings.TryGetValue(written, out var before)) rankings[written] = before with { Papers = before.Papers + numbers[0] };
            else rankings[written] = (numbers[1..^1], numbers[0]);
        }
        return rankings;
    }

    /// <summary>All numbers of all ballots, added up; nothing is kept.</summary>
    public static long Parse(Stream stream)
    {
        long sum = 0;
        foreach (var (_, numbers) in Ballots(stream))
            foreach (int number in numbers) sum += number;
        return sum;
    }

    static IEnumerable<(string Line, int[] Numbers)> Ballots(Stream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        reader.ReadLine();
        while (reader.ReadLine() is { } line && line != "0")
        {
            string[] words = line.Split(' ');
            int[] numbers = new int[words.Length];
            for (int i = 0; i < words.Length; i++) numbers[i] = int.Parse(words[i], CultureInfo.InvariantCulture);
            yield return (line, numbers);
        }
    }
}
