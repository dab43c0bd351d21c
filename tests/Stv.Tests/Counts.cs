namespace Stv.Tests;

/// <summary>Counts, and short ways to make and to read them.</summary>
static class Counts
{
    static readonly string[] Surnames = ["Ågot", "O'Neil", "de la Cruz", "Ng", "Þór", "李雷", "محمد", "Zoë \"Z\" <b>&", "Smith", "Smith"];

    public static CountResult Model { get; } = Rules.Scotland2011.Count(Electorates.Model(), 6) with { Title = "Model election" };

    /// <summary>A count of some random papers by some rule: tied, withdrawn, marked, rejected and undecided now and then.</summary>
    public static CountResult Random(int seed)
    {
        var random = new Random(seed);
        var rule = Rules.All[random.Next(Rules.All.Length)];
        int candidates = random.Next(2, 9), seats = rule.Id == "irv" ? 1 : random.Next(1, candidates);
        var builder = new ElectorateBuilder(candidates);
        builder.Add(1, Enumerable.Range(1, candidates).ToArray());
        for (int i = random.Next(30); i > 0; i--)
        {
            int[] ranking = [.. Enumerable.Range(1, candidates)];
            random.Shuffle(ranking);
            ranking = ranking[..random.Next(candidates + 1)];
            if (ranking.Length > 2 && random.Next(9) == 0) ranking[^1] = ranking[0];
            builder.Add(random.Next(1, random.Next(8) > 0 ? 3 : 400), ranking);
        }
        var electorate = builder.Build(Enumerable.Range(1, candidates).Select(n => new Candidate(n, Surnames[random.Next(Surnames.Length)])
        {
            Party = random.Next(3) == 0 ? "Πράσινοι" : null,
            Group = random.Next(5) == 0 ? "C" : null,
            Nickname = random.Next(5) == 0 ? "x" : null,
            Undeclared = random.Next(9) == 0,
            Withdrawn = seats < candidates - 1 && n == candidates && random.Next(3) == 0,
            Guarded = n == 1 && rule.Id.StartsWith("meek", StringComparison.Ordinal) && random.Next(3) == 0,
        }));
        var decisions = random.Next(2) == 0 ? Decisions.None : Decisions.FromSeed($"{seed}", candidates);
        var result = rule.Count(electorate, seats, decisions);
        return random.Next(2) == 0 ? result : result with
        {
            Title = $"Election {seed}",
            Diagnostics = [.. result.Diagnostics, new(Severity.Note, "note", 1, 2, "Something\u001b[31m\nmet.") { Times = 3 }],
        };
    }

    /// <summary>A count by no law, of three candidates' papers, with stages made by hand.</summary>
    public static CountResult Made(params Stage[] stages) => new()
    {
        Rules = "made",
        Method = CountMethod.Transfers,
        Seats = 1,
        Papers = 6,
        Candidates = [new(1, "Ann"), new(2, "Bob"), new(3, "Cy")],
        Elected = [.. stages.SelectMany(stage => stage.Elected)],
        Stages = [.. stages],
    };

    public static CountResult Again(CountResult result) => ResultJson.Read(Utf8.Stream(ResultJson.ToText(result)));

    /// <summary>
    /// The count asks for one lot after another, each exactly as given here (<c>1 Order 1 2: 2</c>: at stage 1, for the order of
    /// election, among 1 and 2; 2 is drawn), and for no other; each is then recorded at its stage.
    /// </summary>
    public static CountResult WithLots(string id, int seats, Electorate electorate, params string[] expected)
    {
        List<Lot> lots = [];
        foreach (string line in expected)
        {
            var needed = Rules.ForId(id).Count(electorate, seats, new Decisions(lots, [])).Undecided;
            Assert.NotNull(needed);
            // Whatever was drawn was called for.
            Assert.Empty(Rules.ForId(id).Count(electorate, seats, new Decisions(lots, [])).Diagnostics);
            Assert.Equal(line.Split(':')[0], $"{needed.Stage} {needed.Purpose} {string.Join(' ', needed.Tied)}");
            lots.Add(new(needed.Purpose, needed.Tied, int.Parse(line.Split(':')[1])));
        }
        var result = Rules.ForId(id).Count(electorate, seats, new Decisions(lots, []));
        Assert.Null(result.Undecided);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(expected, result.Stages.SelectMany(stage => stage.Decisions.Where(d => d.How == SettledBy.Lot)
            .Select(d => $"{stage.Number} {d.Purpose} {string.Join(' ', d.Tied)}: {d.Chosen}")));
        return result;
    }

    /// <summary>The text of a result, as the command writes it where nobody says how wide.</summary>
    public static string Sheet(CountResult result, int width = 100)
    {
        using var text = new StringWriter { NewLine = "\n" };
        TextSheet.Write(result, text, width);
        return text.ToString();
    }

    /// <summary>How ties were settled by earlier votes: <c>Exclude 1 2: 2 at 3</c>.</summary>
    public static IEnumerable<string> Earlier(CountResult result) => result.Stages.SelectMany(stage => stage.Decisions)
        .Where(d => d.How == SettledBy.EarlierVotes).Select(d => $"{d.Purpose} {string.Join(' ', d.Equal)}: {d.Chosen} at {d.Stage}");

    public static string Votes(Stage stage, params int[] candidates) => string.Join(' ', candidates.Select(c => stage.Votes[c]));
}
