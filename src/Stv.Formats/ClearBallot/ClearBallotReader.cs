using System.Globalization;

namespace Stv;

/// <summary>
/// Reads cast vote records as Clear Ballot exports them: a row a paper, ten columns about it, and a column for each candidate at each rank
/// of each contest, headed <c>Choice_1_1:Mayor:2:RCV:Jane Smith:IND</c>, with 1 where that is marked.
/// </summary>
static class ClearBallotReader
{
    const string First = "RowNumber,BoxID,BoxPosition,BallotID";
    const int Contest = 1, Rank = 2, Choice = 4, Party = 5, Parts = 6, Box = 1, Id = 3, Precinct = 4;

    /// <summary>A text may be in the format.</summary>
    public static bool Begins(Head head) => head.First.Replace("\"", "", StringComparison.Ordinal).StartsWith(First,
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a text.</summary>
    public static Election Read(BallotSource source)
    {
        using var table = new CsvTable(source);
        if (table.Next() is not { } headings) throw source.Error(BallotCodes.EmptyFile, 1, 1, "Found nothing, expected headings.");
        List<(int Column, string Contest, int Rank, string Name, string Party)> all = [];
        for (int column = 0; column < headings.Cells.Length; column++)
        {
            string[] parts = headings[column].Split(':');
            if (!headings[column].StartsWith("Choice_", StringComparison.OrdinalIgnoreCase)) continue;
            if (parts.Length != Parts
                || !int.TryParse(parts[Rank], NumberStyles.None, CultureInfo.InvariantCulture, out int rank) || rank is < 1
                    or > Electorate.MaxCandidates)
            {
                var place = headings.Where(column);
                throw source.Error(BallotCodes.ColumnsUnknown, place.Line, place.Column,
                    $"Found the heading {Display.Quoted(headings[column])}, expected Choice_n_n:contest:rank:rule:candidate:party.");
            }
            all.Add((column, parts[Contest], rank, parts[Choice], parts[Party]));
        }
        string contest = Contests.Choose([.. all.Select(one => one.Contest).Distinct()], source);
        var marks = all.Where(one => one.Contest == contest).OrderBy(one => one.Rank).ToList();
        string[] names = [.. marks.OrderBy(one => one.Column).Select(one => one.Name).Distinct()];
        var builder = new RankingBuilder(source, source.Layout.Candidates.Length > 0 ? null : names);
        int[] numbers = [.. marks.Select(one => builder.NumberOf(one.Name, headings.Where(one.Column)))];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (table.Next() is { } row)
        {
            if (!ids.Add(row[Id]) && row[Id].Length > 0 && !source.Log.Enough(BallotCodes.IdRepeated))
                source.Log.Warn(BallotCodes.IdRepeated, row.Where(Id), $"The id {Display.Quoted(row[Id])} stands on a paper before; both "
                    + "were counted.");
            int last = 0;
            for (int i = 0; i < marks.Count; i++)
            {
                var (column, _, rank, name, _) = marks[i];
                if (row[column] is "0" or "") continue;
                if (row[column] != "1")
                {
                    var place = row.Where(column);
                    throw source.Error(BallotCodes.RankInvalid, place.Line, place.Column,
                        $"Found {Display.Quoted(row[column])} for {Display.Quoted(name)} at rank {rank}, expected 1 for a mark and 0 for "
                            + "none.");
                }
                if (rank == last) builder.Equal(numbers[i]);
                else
                {
                    builder.Blank(rank - last - 1);
                    builder.Next(numbers[i]);
                }
                last = rank;
            }
            builder.Of(PartKind.Paper, row[Id]);
            builder.Of(PartKind.Batch, row[Box]);
            builder.Of(PartKind.Precinct, row[Precinct]);
            builder.Add(1, row.Where(Id));
        }
        var parties = marks.Where(one => one.Party.Length > 0).DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Party);
        return builder.Build(builder.Names.Select((name, i) => new Candidate(i + 1,
            name)
        { Party = parties.GetValueOrDefault(name) })) with
        { Title = contest };
    }
}
