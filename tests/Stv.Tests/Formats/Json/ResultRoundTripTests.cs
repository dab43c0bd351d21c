namespace Stv.Tests.Formats;

/// <summary>Every count by every rule set, also one that waits for a lot, is the same after it was written and read.</summary>
public class ResultRoundTripTests
{
    const int Elections = 40;

    [Fact]
    public void A_result_that_is_read_equals_the_one_that_was_written()
    {
        int settled = 0, own = 0, lots = 0;
        foreach (var rule in (Rule[])[.. Rules.All, .. RulesFiles.Ids.Select(RulesFiles.Read)])
        {
            for (int seed = 0; seed < Elections; seed++)
            {
                foreach (var result in Counts(rule, new(seed)))
                {
                    string text = ResultJson.ToText(result);
                    var again = ResultJson.Read(Utf8.Stream(text));
                    Assert.Equal(result, again);
                    Assert.Equal(result.Provenance, again.Provenance);
                    Assert.Equal(result.Rule!.Id, again.Rule!.Id);
                    Assert.Equal((result.Rule.Name, result.Rule.Law, result.Rule.QuotaClause),
                        (again.Rule.Name, again.Rule.Law, again.Rule.QuotaClause));
                    Assert.Equal(result.Rule.Clauses, again.Rule.Clauses);
                    Assert.Equal(text, ResultJson.ToText(again));
                    lots += result.Undecided is null ? 0 : 1;
                    settled += result.Undecided?.Settled.Length ?? 0;
                    own += text.Contains("\"ownRules\": ", StringComparison.Ordinal) ? 1 : 0;
                }
            }
        }
        Assert.InRange(settled, 10, int.MaxValue);
        Assert.All([own, lots], number => Assert.InRange(number, 100, int.MaxValue));
    }

    /// <summary>A count of few votes for many candidates, and again with every lot that it asks for.</summary>
    static IEnumerable<CountResult> Counts(Rule rule, Random random)
    {
        int candidates = random.Next(3, 9), seats = rule.Id == "irv" ? 1 : random.Next(1, candidates);
        var builder = new ElectorateBuilder(candidates, rule.NeedsOrder);
        for (int i = random.Next(1, 9); i > 0; i--)
        {
            int[] ranking = [.. Enumerable.Range(1, candidates)];
            random.Shuffle(ranking);
            builder.Add(random.Next(1, 4), ranking.AsSpan(..random.Next(1, candidates + 1)));
        }
        var electorate = builder.Build(Enumerable.Range(1, candidates).Select(number => $"C{number}"));
        List<Lot> drawn = [];
        while (true)
        {
            CountResult result;
            try
            {
                result = rule.Count(electorate, seats, new(drawn, []));
            }
            catch (CountRefusedException)
            {
                yield break;
            }
            yield return result;
            if (result.Undecided is not { } lot) yield break;
            drawn.Add(new(lot.Purpose, lot.Tied, lot.Tied[random.Next(lot.Tied.Length)]));
        }
    }
}
