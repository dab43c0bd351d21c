using System.Text.Json;

namespace Stv.Conformance;

/// <summary>
/// RCTab's tables by precinct and by batch have the first preferences that ours have of each part; what it refuses is refused or told; the
/// files of another tabulator come to the rounds that it expects.
/// </summary>
public sealed class RctabPartsTests
{
    [Fact]
    public void First_preferences_of_precincts_and_batches_are_those_of_RCTab()
    {
        List<string> differ = [];
        int parts = 0, figures = 0;
        foreach (string folder in Directory.GetDirectories(Path.Combine(Corpus.Rctab, "cases")).Order(StringComparer.Ordinal))
        {
            foreach (var kind in (PartKind[])[PartKind.Precinct, PartKind.Batch])
            {
                string word = kind.ToString().ToLowerInvariant(), slices = Path.Combine(folder, $"expected-{word}");
                if (!Directory.Exists(slices)) continue;
                // What one contest takes for batches stands under the heading of precincts.
                var tally = Tally(folder, folder.EndsWith("batch_example", StringComparison.Ordinal) ? PartKind.Precinct : kind);
                foreach (string file in Directory.GetFiles(slices).Order(StringComparer.Ordinal))
                {
                    string name = Path.GetFileNameWithoutExtension(file).Replace($"_{word}", "", StringComparison.Ordinal);
                    var part = tally.Parts.Single(one => one.Name.Replace(' ', '_') == name
                        || one.Name.Length == 0 && name.StartsWith("no_", StringComparison.Ordinal)).Tally;
                    parts++;
                    foreach (var (candidate, votes) in Expected(file))
                    {
                        if (part.Candidates.FirstOrDefault(one => one.Name == candidate) is not { } known) continue;
                        figures++;
                        if (part.First(known.Number) != votes)
                            differ.Add($"{file}: {candidate}: ours {part.First(known.Number)}, theirs {votes}");
                    }
                }
            }
        }
        Corpus.Say($"RCTab's precincts and batches: {parts} tables, {figures} first preferences compared, {differ.Count} differ.");
        Assert.Empty(differ);
        Assert.True(parts >= 10 && figures >= 100, "Fewer figures than there were.");
    }

    static PreferenceTally Tally(string folder, PartKind kind)
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "config.json")));
        var source = config.RootElement.GetProperty("cvrFileSources")[0];
        string file = Path.GetFullPath(Path.Combine(folder, source.GetProperty("filePath").GetString()!));
        var election = BallotReader.ReadFile(file, RctabReadingTests.Layout(config.RootElement, source), new() { PartedBy = kind },
            TestContext.Current.CancellationToken);
        return PreferenceTally.Of(election, Rules.Irv.WithMarks(Rctab.Marks(config.RootElement.GetProperty("rules"))));
    }

    static IEnumerable<(string Candidate, Ratio Votes)> Expected(string file)
    {
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return [.. json.RootElement.GetProperty("results")[0].GetProperty("tally").EnumerateObject()
                .Select(one => (one.Name, Ratio.Parse(one.Value.GetString()!)))];
        }
        // Names, some with commas in quotes, before the votes of the first round.
        return File.ReadLines(file).Select(line => CsvLine.Cells(line)).Where(cells => cells.Length > 1 && Ratio.TryParse(cells[1], out _))
            .Select(cells => (cells[0], Ratio.Parse(cells[1])));
    }

    [Fact]
    public void Records_whose_precincts_RCTab_does_not_find_say_them_all_the_same()
    {
        string folder = Path.Combine(Corpus.Rctab, "errors", "tabulate_by_precinct_without_precincts");
        string file = Path.Combine(folder, "inputs", "tabulate_by_precinct_without_precincts_input_data");
        var layout = new BallotLayout { Aliases = [("(undeclared)", "Undeclared Write-ins")] };
        var election = BallotReader.ReadFile(file, layout, new() { PartedBy = PartKind.Precinct }, TestContext.Current.CancellationToken);
        // RCTab ends since one of two lists of precincts is missing; the other has the names.
        Assert.Equal(23, election.Parts.Length);
        Assert.All(election.Parts, part => Assert.EndsWith(" County", part.Name, StringComparison.Ordinal));
        Assert.Equal(election.Electorate.Papers + election.Electorate.Empty,
            election.Parts.Sum(part => part.Electorate.Papers + part.Electorate.Empty));
    }

    /// <summary>
    /// What it converts is read as what it has read, and what we write of it is read again as that. Two of its reports name selections that
    /// they do not list, and are refused.
    /// </summary>
    [Theory]
    [InlineData("conversions_from_cdf", "which \"Aliases test (JSON CDF Format)\" does not list")]
    [InlineData("conversions_from_dominion", "which \"Alaska Dominion test\" does not list")]
    [InlineData("conversions_from_ess", null)]
    public void What_RCTab_has_converted_is_read_as_the_ballots(string id, string? refused)
    {
        string folder = Path.Combine(Corpus.Rctab, "writers", id), report = Path.Combine(folder, "expected-cdf-cvr.json");
        var theirs = RctabReadingTests.Theirs(Path.Combine(folder, "ballots.jsonl"));
        theirs.TryAdd("", 0);
        var cancel = TestContext.Current.CancellationToken;
        bool numbered = id.EndsWith("dominion", StringComparison.Ordinal);
        var layout = new BallotLayout { Aliases = numbered ? [("12", "Undeclared Write-ins")] : [] };
        var election = BallotReader.ReadFile(Path.Combine(folder, "expected-rctab-cvr.csv"), layout, cancel: cancel);
        var ours = RctabReadingTests.Ours(election);
        Assert.Equal(theirs.Keys.Except(ours.Keys), []);
        Assert.Equal(ours.Keys.Except(theirs.Keys), []);
        Assert.Equal(theirs, ours);
        if (refused is null) Assert.Equal(theirs, RctabReadingTests.Ours(BallotReader.ReadFile(report, cancel: cancel)));
        else
            Assert.Contains(refused, Assert.Throws<BallotFormatException>(() => BallotReader.ReadFile(report, cancel: cancel)).Message,
                StringComparison.Ordinal);
        foreach (var target in (BallotTarget[])[BallotTarget.CdfJson, BallotTarget.RctabJsonl, BallotTarget.CsvRanks])
        {
            using var written = new MemoryStream();
            target.Write(election, written);
            written.Position = 0;
            Assert.Equal(theirs, RctabReadingTests.Ours(new BallotReader(written).Read(cancel: cancel)));
        }
    }

    /// <summary>What its settings say of columns by number, ours say by heading or number.</summary>
    static readonly Dictionary<string, (string File, BallotLayout Layout)> Timrcv = new()
    {
        ["csv_simple_1"] = ("csv_simple_1/example.csv", new() { Columns = "id=1,papers=2,ranks=3:6" }),
        ["csv_simple_2"] = ("csv_simple_2/example.csv", new()),
        ["csv_simple_likert"] = ("csv_simple_likert/example.csv", new() { Columns = "id=1,candidates=7:10" }),
        ["msforms_1"] = ("msforms_data.xlsx", new() { Sheet = "Form1", Columns = "id=ID,list=Question" }),
        ["msforms_likert"] = ("msforms_data.xlsx", new()
        {
            Sheet = "Form1",
            Columns = "id=ID,candidates=candidate 2-1+candidate 2-2+candidate 2-3+candidate 2-4+candidate 2-5,"
                + "labels=Option 2-1|Option 2-2|Option 2-3|Option 2-4",
        }),
        ["msforms_likert_transpose"] = ("msforms_data.xlsx", new()
        {
            Sheet = "Form1",
            Columns = "id=ID,ranks=choice 3-1+choice 3-2+choice 3-3",
        }),
    };

    [Fact]
    public void The_tables_of_another_tabulator_come_to_its_rounds()
    {
        int figures = 0;
        List<string> otherwise = [];
        foreach (var (id, (file, layout)) in Timrcv)
        {
            string folder = Path.Combine(Corpus.Rctab, "timrcv");
            using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, id, $"{id}_config.json")));
            using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, id, $"{id}_expected_summary.json")));
            var election = BallotReader.ReadFile(Path.Combine(folder, file), layout, cancel: TestContext.Current.CancellationToken);
            var rules = config.RootElement.GetProperty("rules");
            List<string> order = [.. config.RootElement.GetProperty("candidates").EnumerateArray()
                .Select(one => one.GetProperty("name").GetString()!)];
            // Of those tied the last in its list goes first.
            var lots = Decisions.InOrder(election.Candidates.OrderByDescending(one => order.IndexOf(one.Name)).Select(one => one.Number));
            var result = Rules.Irv.WithMarks(Rctab.Marks(rules)).Count(election with { Seats = 1 }, lots);
            List<JsonElement> rounds = [.. expected.RootElement.GetProperty("results").EnumerateArray()];
            string winner = rounds.SelectMany(round => round.GetProperty("tallyResults").EnumerateArray())
                .Single(act => act.TryGetProperty("elected", out _)).GetProperty("elected").GetString()!;
            // It leaves ties to the list of candidates, clause 4 to earlier votes first: from there on the rounds are others.
            int same = result.Stages.FirstOrDefault(stage => stage.Decisions.Any(tie => tie.How == SettledBy.EarlierVotes))?.Number
                ?? int.MaxValue;
            if (same < int.MaxValue) otherwise.Add(id);
            else Assert.Equal((id, winner), (id, Assert.Single(result.ElectedNames)));
            bool batches = rules.TryGetProperty("batchElimination", out var batch) && batch.GetBoolean();
            for (int i = 0; i < (batches ? 1 : Math.Min(same - 1, Math.Min(rounds.Count, result.Stages.Length))); i++)
            {
                foreach (var one in rounds[i].GetProperty("tally").EnumerateObject())
                {
                    if (election.Candidates.FirstOrDefault(candidate => candidate.Name == one.Name) is not { } candidate) continue;
                    Assert.Equal((id, i, one.Name, Ratio.Parse($"{one.Value}")),
                        (id, i, one.Name, result.Stages[i].Votes[candidate.Number]));
                    figures++;
                }
            }
        }
        Corpus.Say($"timrcv: {Timrcv.Count} contests ({string.Join(", ", otherwise)} up to a tie that is settled otherwise), {figures} "
            + "figures compared, 0 differ.");
        Assert.Equal(["csv_simple_2", "csv_simple_likert"], otherwise);
        Assert.True(figures >= 30, "Fewer figures than there were.");
    }

    [Fact]
    public void Ranks_beyond_those_allowed_shorten_papers_with_that_reason()
    {
        string file = Path.Combine(Corpus.Rctab, "errors", "max_ranking_enforcement", "inputs", "max_ranking_enforcement_cvr.csv");
        var election = BallotReader.ReadFile(file, cancel: TestContext.Current.CancellationToken);
        var tally = PreferenceTally.Of(election, Rules.Irv.WithMarks(new() { MostRanks = 3 }));
        Assert.Contains(tally.Shortened, one => one.Reason == Reasons.BeyondRanks && one.Papers > 0);
    }
}
