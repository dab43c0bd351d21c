using System.Globalization;
using System.Text;
using CsvHelper;

namespace Stv;

/// <summary>
/// Writes tables of ballots: an id and how many papers a row is, then a column for each rank with names in its cells, or one for each
/// candidate with ranks in them.
/// </summary>
internal static class CsvBallots
{
    const string Overvote = "overvote";

    /// <summary>Signs that stand between several names of a cell.</summary>
    static readonly char[] Between = [';', '|'];

    /// <summary>Why the names cannot stand in cells; null where they can.</summary>
    public static string? RefusesRanks(Election election)
    {
        bool several = ElectionContents.Of(election, default).Any(one => one.What == Says.EqualRanks);
        return Refuses(election, one => several && one.Name.IndexOfAny(Between) >= 0,
            $"has one of {string.Join(' ', Between)} in it, which stand between names at one rank");
    }

    /// <summary>Why the names cannot stand over columns; null where they can.</summary>
    public static string? RefusesCandidates(Election election) => Refuses(election, _ => false, "");

    /// <summary>Why candidates cannot be told by name; null where they can.</summary>
    public static string? RefusesNamesakes(Election election) =>
        election.Candidates.GroupBy(one => one.Name).FirstOrDefault(same => same.Skip(1).Any()) is not { } twice ? null
            : $"Two candidates are called {Display.Quoted(twice.Key)}: the format tells them by name.";

    static string? Refuses(Election election, Func<Candidate, bool> wrong, string why)
    {
        if (RefusesNamesakes(election) is { } namesakes) return namesakes;
        if (election.Candidates.FirstOrDefault(one => string.IsNullOrWhiteSpace(one.Name) || one.Name.Trim() != one.Name) is { } blank)
            return $"The name of candidate {blank.Number} is blank, or has blanks at an end: a table tells candidates by name.";
        return election.Candidates.FirstOrDefault(wrong) is { } bad ? $"The name {Display.Quoted(bad.Name)} {why}." : null;
    }

    public static void WriteRanks(Election election, Stream output)
    {
        var electorate = election.Electorate;
        int most = 1;
        for (int i = 0; i < electorate.Rankings; i++) most = Math.Max(most, ElectionContents.Ranks(electorate[i]).Count);
        Write(election, output, [.. Enumerable.Range(1, most).Select(rank => $"rank {rank}")], (ballot, cells) =>
        {
            foreach (var (i, rank) in ElectionContents.Ranks(ballot).Index())
                cells[i] = rank is [-1] ? Overvote : string.Join(';', rank.Select(one => election.Candidates[one - 1].Name));
        });
    }

    public static void WriteCandidates(Election election, Stream output) =>
        Write(election, output, [.. election.Candidates.Select(one => one.Name)], (ballot, cells) =>
        {
            foreach (var (i, rank) in ElectionContents.Ranks(ballot).Index())
                foreach (int one in rank)
                    if (cells[one - 1].Length == 0) cells[one - 1] = (i + 1).ToString(CultureInfo.InvariantCulture);
        });

    delegate void Fill(Ballot ballot, string[] cells);

    static void Write(Election election, Stream output, string[] columns, Fill fill)
    {
        var electorate = election.Electorate;
        using var text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        using var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord(["id", "papers", .. columns]);
        string[] cells = new string[columns.Length];
        int row = 0;
        for (int i = 0; i < electorate.Rankings; i++)
        {
            Array.Fill(cells, "");
            fill(electorate[i], cells);
            Row(electorate[i].Papers);
        }
        if (electorate.Empty == 0) return;
        Array.Fill(cells, "");
        Row(electorate.Empty);

        void Row(long papers) => csv.WriteRecord(
            [(++row).ToString(CultureInfo.InvariantCulture), papers.ToString(CultureInfo.InvariantCulture), .. cells]);
    }
}
