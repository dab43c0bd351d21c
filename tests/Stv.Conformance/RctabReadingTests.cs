using System.Text.Json;

namespace Stv.Conformance;

/// <summary>
/// The files from which RCTab tabulates its own regression tests, read as tables without being told what their columns are: the same
/// ballots
/// as RCTab's readers delivered, mark by mark.
/// </summary>
public sealed class RctabReadingTests
{
    /// <summary>RCTab takes rows of nothing, at the end of the sheet, for papers without a mark.</summary>
    static readonly Dictionary<string, int> RowsOfNothing = new()
    {
        ["first_round_determines_threshold_test"] = 3,
        ["first_round_determines_threshold_tiebreaker_test"] = 2,
    };

    [Fact]
    public void Workbooks_and_tables_are_read_as_RCTab_reads_them()
    {
        List<string> skipped = [], differ = [];
        long files = 0, papers = 0, several = 0;
        string[] folders = [.. Directory.GetDirectories(Path.Combine(Corpus.Rctab, "cases")),
            .. Directory.GetDirectories(Path.Combine(Corpus.Rctab, "oracle"))];
        foreach (string folder in folders.Order(StringComparer.Ordinal))
        {
            string id = Path.GetFileName(folder);
            using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "config.json")));
            var sources = config.RootElement.GetProperty("cvrFileSources").EnumerateArray().ToList();
            if (Text(sources[0], "provider") is not ("ess" or "genericCsv" or "clearBallot")) continue;
            string[] paths = [.. sources.Select(source => Path.GetFullPath(Path.Combine(folder, Text(source, "filePath"))))];
            // Wards have their ballots as RCTab read them, and no file.
            if (!paths.All(File.Exists)) continue;
            if (Text(sources[0], "treatBlankAsUndeclaredWriteIn") == "True")
            {
                skipped.Add(id);
                continue;
            }
            several += paths.Length > 1 ? 1 : 0;
            var election = BallotReader.Join([.. sources.Select((source, i) => (paths[i], BallotReader.ReadFile(paths[i],
                Layout(config.RootElement, source), cancel: TestContext.Current.CancellationToken)))]);
            var ours = Ours(election);
            var theirs = Theirs(Path.Combine(folder, "ballots.jsonl"));
            if (RowsOfNothing.TryGetValue(id, out int rows))
            {
                Assert.Equal((0, rows), (ours[""], theirs[""]));
                theirs.Remove("");
            }
            files++;
            papers += ours.Values.Sum();
            differ.AddRange(ours.Keys.Union(theirs.Keys).Where(ranking =>
                ours.GetValueOrDefault(ranking) != theirs.GetValueOrDefault(ranking))
                .Select(ranking => $"{id}: {ranking}: ours {ours.GetValueOrDefault(ranking)}, theirs {theirs.GetValueOrDefault(ranking)}"));
        }
        Corpus.Say($"RCTab's tables: {skipped.Count} not read ({string.Join(", ", skipped)}); {files} contests, {several} of "
            + $"several files, {papers} ballots compared, {differ.Count} rankings differ.");
        Assert.Empty(differ);
        Assert.True(files >= 190, "Fewer files than there were.");
    }

    /// <summary>Dominion's export tells by its own name those whom RCTab is told by number; so does Hart's.</summary>
    [Fact]
    public void Records_of_vendors_are_read_as_RCTab_reads_them()
    {
        List<string> differ = [];
        long files = 0, papers = 0;
        foreach (string folder in Directory.GetDirectories(Path.Combine(Corpus.Rctab, "cases")).Order(StringComparer.Ordinal))
        {
            using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "config.json")));
            var ours = new Dictionary<string, long>();
            foreach (var source in config.RootElement.GetProperty("cvrFileSources").EnumerateArray())
            {
                if (Text(source, "provider") is not ("dominion" or "cdf" or "hart")) continue;
                string file = Path.GetFullPath(Path.Combine(folder, Text(source, "filePath")));
                var election = BallotReader.ReadFile(file, Layout(config.RootElement, source),
                    cancel: TestContext.Current.CancellationToken);
                foreach (var (ranking, times) in Ours(election)) Add(ours, ranking, times);
                files++;
            }
            if (ours.Count == 0) continue;
            var theirs = Theirs(Path.Combine(folder, "ballots.jsonl"));
            papers += ours.Values.Sum();
            differ.AddRange(ours.Keys.Union(theirs.Keys).Where(ranking =>
                ours.GetValueOrDefault(ranking) != theirs.GetValueOrDefault(ranking))
                .Select(ranking => $"{folder}: {ranking}: ours {ours.GetValueOrDefault(ranking)}, theirs "
                    + $"{theirs.GetValueOrDefault(ranking)}"));
        }
        Corpus.Say($"RCTab's records of vendors: {files} sources, {papers} ballots compared, {differ.Count} rankings differ.");
        Assert.Empty(differ);
        Assert.True(files >= 20, "Fewer files than there were.");
    }

    /// <summary>Who is called how; what columns are is left to be found.</summary>
    internal static BallotLayout Layout(JsonElement config, JsonElement source)
    {
        List<(string, string)> aliases = [];
        foreach (var candidate in config.GetProperty("candidates").EnumerateArray())
        {
            if (candidate.TryGetProperty("aliases", out var others))
                aliases.AddRange(others.EnumerateArray().Select(other => (other.GetString()!, Text(candidate, "name"))));
        }
        if (Text(source, "undeclaredWriteInLabel") is { Length: > 0 } label) aliases.Add((label, "Undeclared Write-ins"));
        if (Text(source, "provider") == "dominion") aliases.Add(("(undeclared)", "Undeclared Write-ins"));
        return new() { Aliases = [.. aliases], Contest = Text(source, "contestId") is { Length: > 0 } contest ? contest : null };
    }

    internal static Dictionary<string, long> Ours(Election election)
    {
        var ballots = new Dictionary<string, long> { [""] = election.Electorate.Empty };
        for (int i = 0; i < election.Electorate.Rankings; i++)
        {
            List<List<string>> ranks = [];
            foreach (var mark in election.Electorate[i])
            {
                string[] names = mark.Blank ? [] : [mark.Overvote ? "overvote" : election.Candidates[mark.Candidate - 1].Name];
                if (mark.EqualToPrevious) ranks[^1].AddRange(names);
                else ranks.Add([.. names]);
            }
            Add(ballots, Key(ranks), election.Electorate[i].Papers);
        }
        return ballots;
    }

    internal static Dictionary<string, long> Theirs(string file)
    {
        var ballots = new Dictionary<string, long>();
        foreach (string line in File.ReadLines(file))
        {
            using var ballot = JsonDocument.Parse(line);
            var ranks = ballot.RootElement.GetProperty("ranks").EnumerateArray()
                .Select(rank => rank.EnumerateArray().Select(name => name.GetString()!).ToList());
            Add(ballots, Key(ranks), ballot.RootElement.GetProperty("n").GetInt64());
        }
        return ballots;
    }

    static void Add(Dictionary<string, long> ballots, string ranking, long papers) =>
        ballots[ranking] = ballots.GetValueOrDefault(ranking) + papers;

    static string Key(IEnumerable<List<string>> ranks) =>
        string.Join(" > ", ranks.Select(rank => string.Join(" = ", rank.Order(StringComparer.Ordinal))));

    static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? $"{value}" : "";
}
