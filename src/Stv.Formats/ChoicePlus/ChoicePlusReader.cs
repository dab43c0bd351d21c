using System.Globalization;
using System.Text.RegularExpressions;

namespace Stv;

/// <summary>
/// Reads the ballots that ChoicePlus, the system of Cambridge (Massachusetts), wrote: id, machine and precinct, then <c>1) C14[1]</c>, a
/// candidate's code with the rank, and so on; <c>C03=C15[1]</c> is a rank given to two.
/// </summary>
sealed partial class ChoicePlusReader(BallotSource source)
{
    /// <summary>More ranks than any ballot paper has, so that a few bytes cannot stand for thousands of blank ones.</summary>
    const int MostRanks = 255;

    readonly RankingBuilder papers = new(source, null);
    readonly List<(int Rank, int Order, int Number)> marks = [];

    [GeneratedRegex(@"^[^,\[\]]*,[^,\[\]]*,[^,\[\]]*,\d+\)\s*(\w+(=\w+)*\[\d+\]|,|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"^(\d+\)\s*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Contest();

    /// <summary>A text may be in the format: three cells, and a number with a parenthesis.</summary>
    public static bool Begins(Head head) => Line().IsMatch(head.First);

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source) => new ChoicePlusReader(source).Read();

    Election Read()
    {
        foreach (var (number, text) in source.Lines())
        {
            if (text.AsSpan().Trim(", \t").IsEmpty) continue;
            Ballot(number, text);
        }
        return papers.BuildInOrderOfNames();
    }

    void Ballot(long number, string text)
    {
        marks.Clear();
        var cells = CsvLine.Cells(number, text);
        if (cells.Count < 4 || Contest().Match(cells[3].Text) is not { Length: > 0 } contest)
            throw source.Error(BallotCodes.UnexpectedText, new(number, 1),
                $"Found {Display.Quoted(text)}, expected an id, a machine, a precinct and \"1) \" before the first candidate.");
        if (contest.Value.TrimEnd() != "1)")
            throw source.Error(BallotCodes.UnexpectedText, cells[3].Place,
                $"Found {Display.Quoted(contest.Value.TrimEnd())}, a second contest, expected \"1)\" on every ballot: put each contest "
                + "into its own file.");
        for (int i = 3; i < cells.Count; i++)
        {
            var (cell, place) = cells[i];
            if (i == 3) (cell, place) = (cell[contest.Length..], place with { Column = place.Column + contest.Length });
            if (cell.Length > 0) Rank(cell, place);
        }
        marks.Sort();
        int last = 0;
        foreach (var (rank, _, candidate) in marks)
        {
            if (rank == last)
            {
                papers.Equal(candidate);
                continue;
            }
            papers.Blank(rank - last - 1);
            papers.Next(candidate);
            last = rank;
        }
        papers.Of(PartKind.Paper, cells[0].Text);
        papers.Of(PartKind.Batch, cells[1].Text);
        papers.Of(PartKind.Precinct, cells[2].Text);
        papers.Add(1, new(number, 1));
    }

    /// <summary>One or several codes with a rank: <c>C14[2]</c>, <c>C03=C15[1]</c>, <c>C03[1]=C15[1]</c>.</summary>
    void Rank(string cell, Place place)
    {
        int waiting = marks.Count;
        foreach (var part in cell.AsSpan().Split('='))
        {
            var word = cell.AsSpan()[part];
            var at = place with { Column = place.Column + part.Start.Value };
            int open = word.IndexOf('[');
            var code = open < 0 ? word : word[..open];
            if (code.Trim().IsEmpty) throw NoRank(cell, place);
            marks.Add((0, marks.Count, papers.NumberOf(code.Trim(), at)));
            if (open < 0) continue;
            if (word[^1] != ']' || !int.TryParse(word[(open + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int rank)
                || rank is < 1 or > MostRanks)
                throw NoRank(cell, at);
            for (; waiting < marks.Count; waiting++) marks[waiting] = marks[waiting] with { Rank = rank };
        }
        if (waiting < marks.Count) throw NoRank(cell, place);
    }

    BallotFormatException NoRank(string cell, Place place) => source.Error(BallotCodes.UnexpectedText, place,
        $"Found {Display.Quoted(cell)}, expected a candidate's code and the rank from 1 to {MostRanks}, as \"C14[1]\".");
}
