namespace Stv.Tests.Counting;

/// <summary>Elections of many candidates with few papers each.</summary>
static class Many
{
    public const int Seats = 5;

    /// <summary>A standing order, the last candidate first, so that nothing stops.</summary>
    public static Decisions Lots(int candidates) => Decisions.InOrder(Enumerable.Range(1, candidates).Reverse());

    /// <summary>How many seats a rule set can fill.</summary>
    public static int SeatsOf(Rule rule) => rule.Id == "irv" ? 1 : Seats;

    /// <summary>The papers that <paramref name="ranking"/> makes of every candidate's number.</summary>
    public static Electorate Of(int candidates, Func<int, (long Papers, int[] Ranking)> ranking)
    {
        var papers = new ElectorateBuilder(candidates);
        for (int number = 1; number <= candidates; number++)
        {
            var (times, these) = ranking(number);
            papers.Add(times, these);
        }
        return papers.Build(Enumerable.Range(1, candidates).Select(number => $"Candidate {number}"));
    }

    /// <summary>One vote for everybody, and no further preference.</summary>
    public static Electorate OneVoteEach(int candidates) => Of(candidates, number => (1, [number]));

    /// <summary>One vote for everybody, and further ones for the next nine.</summary>
    public static Electorate Chained(int candidates) =>
        Of(candidates, number => (1, [.. Enumerable.Range(number - 1, 10).Select(next => next % candidates + 1)]));

    /// <summary>One vote or two, by turns: half of the candidates are parted from the others from the first stage on.</summary>
    public static Electorate ByTurns(int candidates) => Of(candidates, number => (1 + number % 2, [number, number % candidates + 1]));
}
