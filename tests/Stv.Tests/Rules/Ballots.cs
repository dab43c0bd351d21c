namespace Stv.Tests;

/// <summary>Short ways to write papers and to read a count.</summary>
static class Ballots
{
    /// <summary>Papers written as <c>3: 1 2; 1: 2</c>; candidates are named by letters.</summary>
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

    /// <summary>
    /// The count asks for one lot after another, each exactly as given here (<c>1 Order 1 2: 2</c>: at stage 1, for the order of
    /// election, among 1 and 2; 2 is drawn), and for no other; each is then recorded at its stage.
    /// </summary>
    public static CountResult AskedFor(string id, int seats, Electorate electorate, params string[] expected)
    {
        List<Lot> lots = [];
        foreach (string line in expected)
        {
            var asked = Rules.ForId(id).Count(electorate, seats, new Decisions(lots, [])).Undecided;
            Assert.NotNull(asked);
            // Whatever was drawn was called for.
            Assert.Empty(Rules.ForId(id).Count(electorate, seats, new Decisions(lots, [])).Diagnostics);
            Assert.Equal(line.Split(':')[0], $"{asked.Stage} {asked.Purpose} {string.Join(' ', asked.Tied)}");
            lots.Add(new(asked.Purpose, asked.Tied, int.Parse(line.Split(':')[1])));
        }
        var result = Rules.ForId(id).Count(electorate, seats, new Decisions(lots, []));
        Assert.Null(result.Undecided);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(expected, result.Stages.SelectMany(stage => stage.Decisions.Where(d => d.How == SettledBy.Lot)
            .Select(d => $"{stage.Number} {d.Purpose} {string.Join(' ', d.Tied)}: {d.Chosen}")));
        return result;
    }

    /// <summary>How ties were settled by earlier votes: <c>Exclude 1 2: 2 at 3</c>.</summary>
    public static IEnumerable<string> Earlier(CountResult result) => result.Stages.SelectMany(stage => stage.Decisions)
        .Where(d => d.How == SettledBy.EarlierVotes).Select(d => $"{d.Purpose} {string.Join(' ', d.Equal)}: {d.Chosen} at {d.Stage}");

    public static string Votes(Stage stage, params int[] candidates) => string.Join(' ', candidates.Select(c => stage.Votes[c]));
}
