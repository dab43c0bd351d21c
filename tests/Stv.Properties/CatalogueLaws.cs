namespace Stv.Properties;

/// <summary>The laws that users can check their own rules by hold of every rule in the catalogue, and of rules of other kinds.</summary>
public class CatalogueLaws
{
    public static MatrixTheoryData<VotingLaw, string> All => new(Laws.All, Rules.All.Select(rule => rule.Id));

    [Theory, MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Every_rule_keeps_the_laws_of_all_rules(VotingLaw law, string id) =>
        law.Check(Rules.ForId(id), law.Name.Contains("threads", StringComparison.Ordinal) ? 150 : 800);

    [Fact]
    public void Rules_of_ones_own_keep_them()
    {
        Laws.Hold(new Rule("scotland-hare", new ScotlandByHare()), cases: 200);
        Laws.Hold(RulesFiles.Read("northern-ireland"), cases: 200);
    }

    [Fact]
    public void A_rule_that_breaks_one_is_shown_with_the_smallest_election()
    {
        var broken = Assert.Throws<LawBrokenException>(() => Laws.Hold(new Rule("by-number", new ByNumber()), cases: 200));
        Assert.Contains("Numbering candidates otherwise changes nothing: ", broken.Message, StringComparison.Ordinal);
        Assert.Contains(broken.Sample.ToString(), broken.Message, StringComparison.Ordinal);
        // Little more than two candidates with as many votes shows it.
        Assert.Equal(1, broken.Sample.Seats);
        Assert.InRange(broken.Sample.Candidates, 2, 3);
        Assert.InRange(broken.Sample.Papers.Sum(paper => paper.Copies), 1, 2);
    }

    sealed class ScotlandByHare : GregoryLaw
    {
        public ScotlandByHare()
            : base(amended: Rules.Scotland2011) =>
            Quota("47", "The quota is the number of valid papers divided by the seats.", count => Ratio.Of(count.Formal, count.Seats));
    }

    /// <summary>Equals are parted by their numbers, in silence.</summary>
    sealed class ByNumber : GregoryLaw
    {
        public ByNumber()
        {
            Sort("1", "Papers are sorted.");
            Quota("2", "A Droop quota.", Droop);
            ElectRest("3", "The rest are elected.", count => count.Continuing.Count <= count.Vacancies);
            When("4", "Papers go on.", count => count.Excluding, count => count.TransferRest());
            Otherwise("5", "Whoever has fewest and the lowest number is excluded.", count =>
                count.Exclude(count.Continuing.OrderBy(c => count.Votes[c]).ThenBy(c => c).First(), Batches.ByValue));
        }
    }
}
