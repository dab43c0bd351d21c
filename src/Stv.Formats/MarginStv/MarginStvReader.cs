using System.Text.RegularExpressions;

namespace Stv;

/// <summary>
/// Reads the ballots of margin-stv, a program that works out margins: a line <c>(5,7,1) : 12</c> for each ranking. Candidates are ids, and
/// so are their names; the seats stand in another file.
/// </summary>
static partial class MarginStvReader
{
    [GeneratedRegex(@"^\s*\(\s*(\w+\s*(,\s*\w+\s*)*)?\)\s*:\s*\d+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    /// <summary>A text may be in the format: its first line is a ranking in parentheses, a colon and a number.</summary>
    public static bool Begins(Head head) => Line().IsMatch(head.First);

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source)
    {
        var papers = new RankingBuilder(source, null);
        var line = new WordReader(source);
        foreach (var (number, text) in source.Lines())
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            line.Begin(number, text);
            var place = line.Place;
            line.Expect('(', "a ranking in parentheses");
            while (!line.Take(')'))
            {
                var at = line.Place;
                var id = line.Until(",():");
                if (id.IsEmpty) throw line.Unexpected("a candidate");
                papers.Next(papers.NumberOf(id, at));
                if (!line.Take(',') && (line.Ended || line.Rest[0] != ')')) throw line.Unexpected("a comma or \")\"");
            }
            line.Expect(':', "a colon and how many papers there are");
            long count = line.Papers();
            if (!line.Ended) throw line.Unexpected("the end of the line");
            papers.Add(count, place);
        }
        return papers.BuildInOrderOfNames();
    }
}
