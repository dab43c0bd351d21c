using System.Globalization;
using System.Text;

namespace Stv;

/// <summary>Writes the orders of PrefLib: a header of comments, then a line for each ranking.</summary>
internal static class PrefLibWriter
{
    public static void Write(Election election, Stream output)
    {
        var electorate = election.Electorate;
        Dictionary<string, long> orders = [];
        for (int i = 0; i < electorate.Rankings; i++)
        {
            var ranks = ElectionContents.PlainRanks(electorate[i]);
            if (ranks.Count == 0) continue;
            string order = string.Join(',',
                ranks.Select(rank => rank is [var one] ? Whole(one) : $"{{{string.Join(',', rank.Select(n => Whole(n)))}}}"));
            orders[order] = orders.GetValueOrDefault(order) + electorate[i].Papers;
        }
        using var text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine($"# DATA TYPE: {TypeOf(election)}");
        if (Line(election.Title) is { Length: > 0 } title) text.WriteLine($"# TITLE: {title}");
        text.WriteLine($"# NUMBER ALTERNATIVES: {Whole(electorate.Candidates.Length)}");
        text.WriteLine($"# NUMBER VOTERS: {Whole(orders.Values.Sum())}");
        text.WriteLine($"# NUMBER UNIQUE ORDERS: {Whole(orders.Count)}");
        foreach (var candidate in electorate.Candidates)
            text.WriteLine($"# ALTERNATIVE NAME {Whole(candidate.Number)}: {Line(candidate.Name)}");
        foreach (var (order, papers) in orders) text.WriteLine($"{Whole(papers)}: {order}");
    }

    /// <summary>The type of the orders: <c>soc</c>, <c>soi</c>, <c>toc</c> or <c>toi</c>.</summary>
    public static string TypeOf(Election election)
    {
        var electorate = election.Electorate;
        bool ties = false, complete = true;
        for (int i = 0; i < electorate.Rankings; i++)
        {
            var ranks = ElectionContents.PlainRanks(electorate[i]);
            if (ranks.Count == 0) continue;
            ties |= ranks.Exists(rank => rank.Count > 1);
            complete &= ranks.Sum(rank => rank.Count) == electorate.Candidates.Length;
        }
        return (ties ? "to" : "so") + (complete ? "c" : "i");
    }

    static string Line(string? said) => Display.Clean(said ?? "").Trim();

    static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
