using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace Stv.Conformance;

/// <summary>One published count of an election, official or by an independent counter, compared with ours to the last figure.</summary>
/// <param name="rule">The rule set of ours.</param>
/// <param name="election">The election as read.</param>
/// <param name="result">Our count of it.</param>
internal sealed class Sheet(string rule, Election election, CountResult result)
{
    static readonly Dictionary<string, string> Whys = new()
    {
        ["273(8)"] = "quota",
        ["273(17)"] = "last two",
        ["273(18)"] = "remaining",
        ["3"] = "quota",
        ["4(2)"] = "remaining",
    };

    readonly Election election = election;
    readonly CountResult result = result;
    readonly Dictionary<string, int> numbers = election.Candidates.ToDictionary(c => c.Name, c => c.Number);

    public int Figures { get; private set; }

    public List<string> Differences { get; } = [];

    /// <summary>The totals of an official sheet, which has a row for the last count of each surplus or exclusion.</summary>
    public static Sheet Official(string rule, string election)
    {
        var sheet = Counted(rule, election, ".blt.gz");
        foreach (var row in Rows(election + ".official.csv"))
        {
            int count = Whole(row["last_count_of_block"]);
            if (sheet.At(count) is { } stage)
                sheet.Same(count, row["row"], "total", Ratio.Parse(row["progressive_total"]), sheet.Total(stage, row["row"]));
        }
        return sheet;
    }

    /// <summary>
    /// First preferences as the commission's download of 2013 has them: votes for a group's ticket stand apart there, and are its first
    /// candidate's.
    /// </summary>
    public static Sheet FirstPreferences(string rule, string election, string state)
    {
        var sheet = Counted(rule, election, ".blt.gz");
        long ticket = 0;
        foreach (var row in Rows("raw-aec/SenateFirstPrefsByStateByVoteTypeDownload-17496.csv", headline: true)
            .Where(row => row["StateAb"] == state))
        {
            long votes = Whole(row["TotalVotes"]);
            if (row["BallotPosition"] == "0") ticket = votes;
            else if (row["CandidateID"] != "0")
            {
                string name = $"{row["Ticket"]} {row["CandidateDetails"]}";
                sheet.Same(1, name, "first preferences", votes + ticket, sheet.result.Stages[0].Votes[sheet.numbers[name]]);
                ticket = 0;
            }
        }
        return sheet;
    }

    /// <summary>Every figure of every row of a transcript, and who is named in each count.</summary>
    public static Sheet Transcript(string rule, string election, string counter)
    {
        var sheet = Counted(rule, election, counter.Length > 0 ? ".blt" : ".blt.gz");
        var counts = Rows($"{election}{counter}.transcript.csv.gz").GroupBy(row => Whole(row["count"])).ToList();
        sheet.Same(0, "", "counts", counts.Count, sheet.result.Stages.Length);
        foreach (var rows in counts)
            if (sheet.At(rows.Key) is { } stage) sheet.Count(stage, [.. rows]);
        return sheet;
    }

    /// <summary>Single totals; where no candidate is named somebody must have it.</summary>
    public static Sheet Totals(string rule, string election, params (int Count, string? Row, string Total)[] totals)
    {
        var sheet = Counted(rule, election, election.StartsWith("worked/", StringComparison.Ordinal) ? ".blt" : ".blt.gz");
        foreach (var (count, row, total) in totals)
        {
            var stage = sheet.result.Stages[count - 1];
            var votes = Ratio.Parse(total);
            string name = row ?? sheet.election.Candidates.FirstOrDefault(c => stage.Votes[c.Number] == votes)?.Name ?? "EXHAUSTED";
            sheet.Same(count, name, "total", votes, sheet.Total(stage, name));
        }
        return sheet;
    }

    /// <summary>Who is elected, in order.</summary>
    public static Sheet Elected(string rule, string election, string elected)
    {
        var sheet = Counted(rule, election, ".blt");
        sheet.Same(0, "", "elected", elected, string.Join(' ', sheet.result.Elected.Select(sheet.Name)));
        return sheet;
    }

    void Count(Stage stage, List<Dictionary<string, string>> rows)
    {
        Named(stage, rows[0]);
        foreach (var row in rows)
        {
            string name = row["row"];
            Same(stage.Number, name, "total", Ratio.Parse(row["total"]), Total(stage, name));
            if (row["papers_in"].Length > 0) Same(stage.Number, name, "papers", Whole(row["papers_in"]), PapersIn(stage, name));
            if (row["votes_in"].Length > 0) Same(stage.Number, name, "votes", Ratio.Parse(row["votes_in"]), VotesIn(stage, numbers[name]));
            Values(stage, row);
        }
        foreach (var row in rows.Where(row => row["status"].Length > 0))
        {
            var act = stage.Acts.FirstOrDefault(act => act.Kind == ActKind.Elect && act.Candidates.Contains(numbers[row["row"]]));
            int place = result.Elected.IndexOf(numbers[row["row"]]) + 1;
            string ours = act is null ? "not elected" : $"elected#{place} ({Whys[act.Cite]})";
            Same(stage.Number, row["row"], "status", row["status"], ours);
        }
        Same(stage.Number, "", "elected", rows.Count(row => row["status"].Length > 0), stage.Elected.Count());
    }

    /// <summary>What is done, whose papers move, and who is excluded: where an exclusion begins, its candidates are declared.</summary>
    void Named(Stage stage, Dictionary<string, string> row)
    {
        string ours = stage.Action switch
        {
            StageAction.FirstPreferences => "first",
            StageAction.Surplus => Capped(stage) ? "surplus capped" : "surplus",
            _ => stage.Transfers.IsEmpty && stage.Excluded.Any(c => stage.Votes[c] > 0) ? "exclude stopped" : "exclude",
        };
        Same(stage.Number, "", "action", row["action"], ours);
        Same(stage.Number, "", "candidates", row["candidate(s)"], string.Join(" + ", stage.From.Select(Name)));
        bool begins = stage.Action == StageAction.Exclusion
            && (stage.Number == 1 || !stage.From.SequenceEqual(result.Stages[stage.Number - 2].From));
        Same(stage.Number, "", "excluded", begins ? row["candidate(s)"] : "", string.Join(" + ", stage.Excluded.Select(Name)));
    }

    /// <summary>The value of the count, and of what each receiver was given.</summary>
    void Values(Stage stage, Dictionary<string, string> row)
    {
        Ratio? theirs = row["transfer_value"].Length > 0 ? Ratio.Parse(row["transfer_value"]) : null;
        Ratio? ours = stage.Action == StageAction.FirstPreferences ? 1 : stage.Value;
        Same(stage.Number, row["row"], "transfer value", theirs, ours);
        int to = numbers.GetValueOrDefault(row["row"], Transfer.Exhausted);
        foreach (var value in stage.Transfers.Where(t => t.To == to && t.Papers > 0).Select(t => t.Value).Distinct())
            Same(stage.Number, row["row"], "value received", theirs, value);
    }

    /// <summary>A surplus that its papers would carry at more than they were worth: they do not carry all of it.</summary>
    bool Capped(Stage stage)
    {
        long papers = stage.Transfers.Sum(t => t.Papers);
        var before = result.Stages[stage.Number - 2];
        return (stage.Value ?? 0) * papers < before.Votes[stage.From[0]] - stage.Quota;
    }

    /// <summary>
    /// Papers that a candidate received; in the row EXHAUSTED all papers so far that showed no further preference. In the ACT those
    /// of a surplus stay with the candidate (clause 6) and are in no transfer, but the row has them.
    /// </summary>
    long PapersIn(Stage stage, string name)
    {
        if (name != "EXHAUSTED") return stage.Number == 1 ? Whole(stage.Votes[numbers[name]].ToString()) : Received(stage, numbers[name]);
        return result.Stages.Take(stage.Number).Sum(earlier => Received(earlier, Transfer.Exhausted) + Kept(earlier));
    }

    /// <summary>Papers of a surplus that stayed with the candidate: those last received less those that moved.</summary>
    long Kept(Stage surplus)
    {
        if (surplus.Action != StageAction.Surplus || !rule.StartsWith("act-", StringComparison.Ordinal)) return 0;
        int from = surplus.From[0];
        var elected = result.Stages.First(stage => stage.Elected.Contains(from));
        return PapersIn(elected, Name(from)) - surplus.Transfers.Sum(t => t.Papers);
    }

    static long Received(Stage stage, int to) => stage.Transfers.Where(t => t.To == to).Sum(t => t.Papers);

    static Ratio VotesIn(Stage stage, int to) => stage.Number == 1 ? stage.Votes[to]
        : stage.Transfers.Where(t => t.To == to).Aggregate(default(Ratio), (sum, t) => sum + t.Votes);

    Ratio Total(Stage stage, string row) => row switch
    {
        "EXHAUSTED" => stage.Exhausted,
        "LOSS_BY_FRACTION" => stage.Loss,
        _ => stage.Votes[numbers[row]],
    };

    Stage? At(int count) => count <= result.Stages.Length ? result.Stages[count - 1] : null;

    string Name(int number) => election.Candidates[number - 1].Name;

    public void Same<T>(int count, string row, string what, T theirs, T ours)
    {
        Figures++;
        if (!EqualityComparer<T>.Default.Equals(theirs, ours)) Differences.Add($"count {count}, {row}: {what} {theirs}, ours {ours}");
    }

    static Sheet Counted(string rule, string election, string ending)
    {
        var papers = BltReader.ReadFile(Path.Combine(Corpus.Australia, election + ending));
        return new(rule, papers, Rules.ForId(rule).Count(papers, Lots(papers)));
    }

    /// <summary>Who draws the lot: as the commissions' published lots look, the candidate lower on the ballot paper is favoured.</summary>
    static Decisions Lots(Election election) => Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length).Reverse());

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static IEnumerable<Dictionary<string, string>> Rows(string file, bool headline = false)
    {
        Stream bytes = File.OpenRead(Path.Combine(Corpus.Australia, file));
        if (file.EndsWith(".gz", StringComparison.Ordinal)) bytes = new GZipStream(bytes, CompressionMode.Decompress);
        var options = new CsvReaderOptions { Separator = ',', HasHeader = false };
        using var reader = CsvReader.Create(bytes, options, leaveOpen: false);
        if (headline) reader.Read();
        reader.Read();
        string[] names = Cells();
        while (reader.Read()) yield return names.Zip(Cells()).ToDictionary(cell => cell.First, cell => cell.Second);

        string[] Cells() => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))];
    }
}
