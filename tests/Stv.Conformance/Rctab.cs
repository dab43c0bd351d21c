using System.Text.Json;

namespace Stv.Conformance;

/// <summary>
/// Single-seat contests as RCTab counted them: its own regression tests and random ones, where its settings are those of <c>irv</c>.
/// </summary>
internal static class Rctab
{
    const string WriteIns = "Undeclared Write-ins";

    public const string Remark =
        "Marks are judged as each contest's settings say (how many ranks may be left blank, what a rank given to several or a "
        + "candidate repeated does), and papers are taken after its round that excludes write-ins, which always comes first; several whom "
        + "it excludes at once are excluded one after another here, and where somebody is elected before all of them are gone, only who "
        + "that is is compared; its rounds after an election are left out. So are the contests whose settings make another rule for their "
        + "papers: a majority of the first round, an early stop, a tie left to chance that clause 4 settles by earlier votes, two left "
        + "with equal votes of whom it excludes none";

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
        int[] withdrawn = [.. candidates.Index().Where(c => c.Item.Gone).Select(c => c.Index + 1)];
        var read = BallotReader.ReadFile(Path.Combine(folder, "ballots.jsonl"), new() { Candidates = [.. names] });
        var election = new Election(read.Electorate.Withdraw(withdrawn)) { Seats = 1 };
        var rule = Rules.Irv.WithMarks(Marks(rules));

        // Who was excluded earlier is taken first of those tied: that is how its lots fell.
        int Number(string name) => names.IndexOf(name) + 1;
        var order = rounds.SelectMany(round => Named(round, "eliminated")).Select(Number).ToList();
        var decisions = Decisions.InOrder(order.Union(Enumerable.Range(1, names.Count)));
        if (TiesOtherwise(rule.Count(election, decisions), Setting("tiebreakMode"), rounds[^1])) return null;
        return new(Oracle(Path.GetFileName(folder), names, rounds, Number), election, decisions) { Rule = rule };
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

    /// <summary>What its settings make of marks. It strikes out whoever is excluded beforehand when marks have been judged.</summary>
    public static MarkTerms Marks(JsonElement rules)
    {
        string Setting(string name) => rules.TryGetProperty(name, out var value) ? $"{value}" : "";
        bool limited = int.TryParse(Setting("maxSkippedRanksAllowed"), out int blank);
        return new()
        {
            EqualRank = Setting("overvoteRule") switch
            {
                "alwaysSkipToNextRank" => AtMark.PassedOver,
                "exhaustImmediately" => AtMark.Ends,
                "exhaustIfMultipleContinuing" => AtMark.OneContinuing,
                var other => throw new InvalidDataException($"RCTab has no rule for overvotes {other}."),
            },
            BlankRank = limited ? AtMark.Ends : AtMark.PassedOver,
            BlankRanks = limited ? blank : 0,
            Repeated = Setting("exhaustOnDuplicateCandidate") == "True" ? AtMark.Ends : AtMark.PassedOver,
            JudgedAsMarked = true,
        };
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
