namespace Stv.Toolbox;

/// <summary>Papers for tests that need other names, or more candidates, than <see cref="Papers.Parse(string)"/> reads.</summary>
static class Electorates
{
    /// <summary>The seats for which papers of many candidates are counted.</summary>
    public const int Seats = 5;

    /// <summary>The candidates of <see cref="Drawn"/>, and the seats for which these are counted.</summary>
    public const int DrawnCandidates = 20, DrawnSeats = 9;

    /// <summary>A standing order of the candidates of <see cref="Drawn"/>.</summary>
    public static Decisions DrawnOrder { get; } = Decisions.InOrder(Enumerable.Range(1, DrawnCandidates));

    /// <summary>The model election as <c>seeds/model-election.blt</c> has it, read without any reader of ours.</summary>
    public static Electorate Model()
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

    /// <summary>Papers by candidates' numbers, as <c>3: 1 2; 1: 2</c>; candidates are named by letters.</summary>
    public static Electorate Of(int candidates, string papers)
    {
        var builder = new ElectorateBuilder(candidates);
        foreach (string line in papers.Split(';'))
        {
            string[] parts = line.Split(':');
            builder.Add(long.Parse(parts[0]), [.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);
        }
        return builder.Build(Enumerable.Range(0, candidates).Select(i => $"{(char)('A' + i)}"));
    }

    /// <summary>Papers of candidates with names of any kind.</summary>
    public static Electorate Of(string[] names, params (long Papers, int[] Ranking)[] rankings)
    {
        var builder = new ElectorateBuilder(names.Length);
        foreach (var (papers, ranking) in rankings) builder.Add(papers, ranking);
        return builder.Build(names);
    }

    /// <summary>Papers of as many candidates as are ranked, who are named by their numbers.</summary>
    public static Electorate Of(params (long Papers, int[] Ranking)[] rankings) =>
        Of([.. Numbers(rankings.SelectMany(one => one.Ranking).Max()).Select(number => $"{number}")], rankings);

    /// <summary>The papers that <paramref name="ranking"/> makes of every candidate's number.</summary>
    public static Electorate Of(int candidates, Func<int, (long Papers, int[] Ranking)> ranking) =>
        Of([.. Numbers(candidates).Select(number => $"Candidate {number}")], [.. Numbers(candidates).Select(ranking)]);

    /// <summary>One vote for everybody, and no further preference.</summary>
    public static Electorate OneVoteEach(int candidates) => Of(candidates, number => (1, [number]));

    /// <summary>One vote for everybody, and further ones for the next nine.</summary>
    public static Electorate Chained(int candidates) =>
        Of(candidates, number => (1, [.. Enumerable.Range(number - 1, 10).Select(next => next % candidates + 1)]));

    /// <summary>One vote and two, alternating: half of the candidates are separated from the others from the first stage on.</summary>
    public static Electorate Alternating(int candidates) => Of(candidates, number => (1 + number % 2, [number, number % candidates + 1]));

    /// <summary>A standing order, the last candidate first, so that nothing stops.</summary>
    public static Decisions LastFirst(int candidates) => Decisions.InOrder(Numbers(candidates).Reverse());

    /// <summary>How many of <see cref="Seats"/> a rule set can fill.</summary>
    public static int SeatsOf(Rule rule) => rule.Id == "irv" ? 1 : Seats;

    /// <summary>Papers drawn from a seed, the same on every machine: strong candidates first, rankings of all lengths.</summary>
    /// <param name="papers">How many.</param>
    /// <param name="keepOrder">Not merged.</param>
    /// <param name="marks">Some rankings carry marks.</param>
    public static Electorate Drawn(int papers, bool keepOrder = false, bool marks = false)
    {
        ulong state = 2026;
        var builder = new ElectorateBuilder(DrawnCandidates, keepOrder);
        for (int i = 0; i < papers; i++)
        {
            List<ushort> ranking = [], left = [.. Numbers(DrawnCandidates).Select(c => (ushort)c)];
            for (int length = 1 + Below(DrawnCandidates); ranking.Count < length;)
            {
                // The smallest of three draws: candidates with low numbers are liked.
                int chosen = Math.Min(Below(left.Count), Math.Min(Below(left.Count), Below(left.Count)));
                if (marks && ranking.Count > 0 && Below(9) == 0) ranking.Add(0);
                ranking.Add(left[chosen]);
                left.RemoveAt(chosen);
            }
            builder.AddCodes(1 + Below(3), ranking.ToArray());
        }
        return builder.Build(Numbers(DrawnCandidates).Select(n => $"Candidate {n}"));

        int Below(int limit)
        {
            state = unchecked(state * 6364136223846793005 + 1442695040888963407);
            return (int)((state >> 33) * (ulong)limit >> 31);
        }
    }

    static IEnumerable<int> Numbers(int candidates) => Enumerable.Range(1, candidates);
}
