namespace Stv.Toolbox;

/// <summary>Counts whose work is told: how many rankings and earlier votes have been looked at.</summary>
static class CountWork
{
    /// <summary>A count, and all work so far when each stage was opened and at the end.</summary>
    public static (CountResult Result, List<Work> Work) Of(Rule rule, Electorate papers, int seats, Decisions decisions)
    {
        List<Work> work = [];
        var result = rule.Body.Count(new(rule, rule.Admit(papers), seats, decisions, null, CancellationToken.None) { Work = work.Add });
        Assert.Equal(result.Stages.Length + 1, work.Count);
        return (result, work);
    }

    /// <summary>How many rankings a stage has looked at.</summary>
    public static long At(int number, List<Work> work) => work[number - 1].Visited - (number == 1 ? 0 : work[number - 2].Visited);
}
