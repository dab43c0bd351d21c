using System.Text.Json;

namespace Stv.Conformance;

/// <summary>
/// Single-seat contests as RCTab counted them: its own regression tests and random ones, where its settings are those of <c>irv</c>.
/// </summary>
internal static class Rctab
{
    const string WriteIns = "Undeclared Write-ins";

    public const string Remark =
        "Papers are taken as RCTab's settings for marks read them (how many ranks may be left blank, what a rank given to several or a "
        + "candidate repeated does), and after its round that excludes write-ins, which always comes first; several whom it excludes at "
        + "once are excluded one after another here, and where somebody is elected before all of them are gone, only who that is is "
        + "compared; its rounds after an election are left out. So are the contests whose settings make another rule for their papers: a "
        + "majority of the first round, an early stop, marks read by who is continuing, a tie left to chance that clause 4 settles by "
        + "earlier votes, two left with equal votes of whom it excludes none";

    /// <summary>Those whose settings are those of <c>irv</c>, as far as it matters for their papers.</summary>
    public static IEnumerable<Contest> Contests() =>
        from kind in (string[])["cases", "oracle"]
        from folder in Directory.GetDirectories(Path.Combine(Corpus.Rctab, kind)).Order(StringComparer.Ordinal)
        let contest = Read(folder)
        where contest is not null
        select contest;

    static Contest? Read(string folder)
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "config.json")));
        var rules = config.RootElement.GetProperty("rules");
        string Setting(string name) => rules.TryGetProperty(name, out var value) ? $"{value}" : "";
        if (Setting("winnerElectionMode") != "singleWinnerMajority" || Setting("numberOfWinners") != "1") return null;
        if (Setting("doesFirstRoundDetermineThreshold") == "True" || Setting("stopTabulationEarlyAfterRound").Length > 0) return null;

        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        List<JsonElement> rounds = [.. expected.RootElement.GetProperty("results").EnumerateArray()];
        rounds = rounds[..(rounds.FindIndex(round => Named(round, "elected").Count > 0) + 1)];
        // Write-ins who have votes are excluded before all others and before anybody is elected: from then on they might never have stood.
        bool writeIns = Votes(rounds[0], WriteIns) is { IsZero: false };
        if (writeIns) rounds.RemoveAt(0);
        var candidates = config.RootElement.GetProperty("candidates").EnumerateArray()
            .Select(c => (Name: c.GetProperty("name").GetString()!, Gone: c.GetProperty("excluded").GetBoolean())).ToList();
        candidates.Add((WriteIns, writeIns || Votes(rounds[0], WriteIns) is null));
        if (First(rounds[0]).IsZero) return null;

        List<string> names = [.. candidates.Select(c => c.Name)];
        string[] standing = [.. candidates.Where(c => !c.Gone).Select(c => c.Name)];
        bool repeatEnds = Setting("exhaustOnDuplicateCandidate") == "True";
        if (Papers(folder, names, standing, Setting("overvoteRule"), Setting("maxSkippedRanksAllowed"), repeatEnds) is not { } papers)
            return null;
        int[] withdrawn = [.. candidates.Index().Where(c => c.Item.Gone).Select(c => c.Index + 1)];
        var election = new Election(papers.Build(names).Withdraw(withdrawn)) { Seats = 1 };

        // Who was excluded earlier is taken first of those tied: that is how its lots fell.
        int Number(string name) => names.IndexOf(name) + 1;
        var order = rounds.SelectMany(round => Named(round, "eliminated")).Select(Number).ToList();
        var decisions = Decisions.InOrder(order.Union(Enumerable.Range(1, names.Count)));
        if (TiesOtherwise(Rules.Irv.Count(election, decisions), Setting("tiebreakMode"), rounds[^1])) return null;
        return new(Oracle(Path.GetFileName(folder), names, rounds, Number), election, decisions);
    }

    static Oracle Oracle(string id, List<string> names, List<JsonElement> rounds, Func<string, int> number)
    {
        List<OracleStage> stages = [];
        List<string> excluded = [];
        foreach (var round in rounds)
        {
            var moved = excluded.Count == 1 ? Moved(rounds[stages.Count - 1], number) : null;
            stages.Add(new(
                stages.Count + 1, [.. names.Select(name => Votes(round, name))], Inactive(round) - Inactive(rounds[0]),
                Number(round.GetProperty("threshold")), [.. excluded.Select(number)], [.. Named(round, "elected").Select(number)])
            {
                Moved = moved,
            });
            excluded = Named(round, "eliminated");
        }
        return new(id, names, stages[^1].Elected[0], stages);
    }

    /// <summary>The papers as its settings read them; null where that depends on who is continuing.</summary>
    static ElectorateBuilder? Papers(string folder, List<string> names, string[] standing, string overvotes, string skipped,
        bool repeatEnds)
    {
        int mayBeBlank = int.TryParse(skipped, out int number) ? number : int.MaxValue - 1;
        var papers = new ElectorateBuilder(names.Count);
        foreach (string line in File.ReadLines(Path.Combine(folder, "ballots.jsonl")))
        {
            using var ballot = JsonDocument.Parse(line);
            List<ushort> codes = [];
            HashSet<string> seen = [];
            int blank = 0;
            foreach (var rank in ballot.RootElement.GetProperty("ranks").EnumerateArray())
            {
                List<string> those = [.. rank.EnumerateArray().Select(name => name.GetString()!)];
                if (those.Count == 0)
                {
                    blank++;
                    codes.AddRange([0, 0]);
                    continue;
                }
                if (blank > mayBeBlank || repeatEnds && those.Any(seen.Contains)) break;
                (blank, _) = (0, those.All(seen.Add));
                bool several = those.Count > 1 || those[0] == "overvote";
                if (several && overvotes == "exhaustIfMultipleContinuing") return null;
                // A rank given to several ends the paper, which irv sees by itself where they stand; or it is passed over as a blank one
                // is.
                if (several && overvotes == "alwaysSkipToNextRank") codes.AddRange([0, 0]);
                else if (several && those.Except(standing).Any()) break;
                else codes.AddRange(those.SelectMany((name, i) => i == 0 ? [Number(name)] : new ushort[] { 0, Number(name) }));
            }
            papers.AddCodes(ballot.RootElement.GetProperty("n").GetInt64(), [.. codes]);
        }
        return papers;

        ushort Number(string name) => (ushort)(names.IndexOf(name) + 1);
    }

    static Ratio First(JsonElement round) =>
        round.GetProperty("tally").EnumerateObject().Aggregate(default(Ratio), (sum, one) => sum + Number(one.Value));

    static bool TiesOtherwise(CountResult result, string mode, JsonElement last)
    {
        bool looksBack = mode.StartsWith("previousRound", StringComparison.Ordinal);
        var tally = last.GetProperty("tally").EnumerateObject().Select(one => Number(one.Value)).ToList();
        return !looksBack && result.Stages.SelectMany(stage => stage.Decisions).Any(d => d.How == SettledBy.EarlierVotes)
            || tally.Count == 2 && tally[0] == tally[1];
    }

    static Dictionary<int, Ratio> Moved(JsonElement round, Func<string, int> number) => round.GetProperty("tallyResults").EnumerateArray()
        .Where(act => act.TryGetProperty("eliminated", out _)).SelectMany(act => act.GetProperty("transfers").EnumerateObject())
        .ToDictionary(to => to.Name == "exhausted" ? 0 : number(to.Name), to => Number(to.Value));

    static Ratio Inactive(JsonElement round) =>
        round.GetProperty("inactiveBallots").EnumerateObject().Aggregate(default(Ratio), (sum, kind) => sum + Number(kind.Value));

    static List<string> Named(JsonElement round, string act) =>
        [.. round.GetProperty("tallyResults").EnumerateArray().Where(one => one.TryGetProperty(act, out _))
            .Select(one => one.GetProperty(act).GetString()!)];

    static Ratio? Votes(JsonElement round, string name) =>
        round.GetProperty("tally").TryGetProperty(name, out var votes) ? Number(votes) : null;

    static Ratio Number(JsonElement text) => Ratio.Parse(text.GetString()!);
}
