using System.Text;

namespace Stv.Tests;

/// <summary>Counts to write and read.</summary>
static class Sample
{
    static readonly string[] Surnames = ["Ågot", "O'Neil", "de la Cruz", "Ng", "Þór", "李雷", "محمد", "Zoë \"Z\" <b>&", "Smith", "Smith"];

    public static CountResult Model { get; } = Rules.Scotland2011.Count(ModelElectorate(), 6) with { Title = "Model election" };

    /// <summary>The model election as <c>seeds/model-election.blt</c> has it, read without any reader of ours.</summary>
    public static Electorate ModelElectorate()
    {
        string[] lines = File.ReadAllLines(Repository.PathOf("seeds", "model-election.blt"));
        var builder = new ElectorateBuilder(11);
        foreach (string line in lines.Where(line => char.IsDigit(line[0]) && line.EndsWith(" 0", StringComparison.Ordinal)))
        {
            int[] numbers = [.. line.Split(' ').Select(int.Parse)];
            builder.Add(numbers[0], numbers.AsSpan(1..^1));
        }
        return builder.Build(lines.Where(line => line[0] == '"').Take(11).Select(line => line.Trim('"')));
    }

    public static Electorate Papers(string[] names, params (long Papers, int[] Ranking)[] rankings)
    {
        var builder = new ElectorateBuilder(names.Length);
        foreach (var (papers, ranking) in rankings) builder.Add(papers, ranking);
        return builder.Build(names);
    }

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

    public static CountResult Count(Rule rule, Electorate electorate, int seats, Decisions? decisions = null) => rule.Count(electorate, seats, decisions);

    public static Stream Bytes(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static CountResult Again(CountResult result) => ResultJson.Read(Bytes(ResultJson.ToText(result)));
}
