using System.Text.RegularExpressions;

namespace Stv.Properties;

/// <summary>
/// What a rule does not promise it does not keep: <c>Cases/RULE/PROMISE.blt</c> is an election that breaks the law, and the rule's
/// page shows it.
/// </summary>
public partial class CounterExampleTests
{
    public static TheoryData<string, Promises> All
    {
        get
        {
            var all = new TheoryData<string, Promises>();
            foreach (var rule in Rules.All)
                foreach (var promise in Enum.GetValues<Promises>())
                    if (promise != Promises.None) all.Add(rule.Id, promise);
            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_law_is_promised_or_has_a_counter_example(string id, Promises promise)
    {
        var rule = Rules.ForId(id);
        string name = WordStart().Replace($"{promise}", "-$1").ToLowerInvariant(),
            file = Repository.PathOf("tests", "Stv.Tests", "Cases", id, name + ".blt");
        if (rule.Promises.HasFlag(promise))
        {
            Assert.False(File.Exists(file), $"{file} is a counter-example to what is promised.");
            return;
        }
        Assert.True(File.Exists(file), $"{id} does not promise {promise}, but {file} is missing.");
        var election = BltReader.ReadFile(file);
        Assert.True(election.Electorate.Papers <= 100 && election.Candidates.Length <= 8, "A counter-example is small.");
        Assert.NotNull(Laws.Of(promise).Violation(new(rule, Sample.Of(election), election.Seats!.Value)));

        string page = File.ReadAllText(Repository.PathOf("docs", "rules", id + ".md"));
        Assert.Contains("## What it does not promise", page, StringComparison.Ordinal);
        Assert.Contains($"/{id}/{name}.blt", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex WordStart();
}
