namespace Stv.Properties;

/// <summary>What the pages of the Senate's rule sets say of a reading they do not follow.</summary>
public class SenateLaws
{
    // (18) begins "notwithstanding": whether it waits for transfers or not, the same are elected. Their order may be another.
    [Theory]
    [InlineData("senate-1984", true, false)]
    [InlineData("senate-2021", false, true)]
    public void Eighteen_at_once_elects_the_same_in_an_order_of_its_own(string id, bool bulk, bool anyDiffer)
    {
        var waits = Rules.ForId(id);
        var prevails = new Rule(id + "-prevails", new AustralianSenate(bulk, anyDiffer, lastPlacesPrevail: true))
        {
            Promises = waits.Promises,
        };
        int elections = 0, others = 0;
        Laws.Check(waits, trial =>
        {
            var (later, atOnce) = (trial.Count(), (trial with { Rule = prevails }).Count());
            Assert.Equal(later.Elected.Order(), atOnce.Elected.Order());
            elections++;
            if (!later.Elected.SequenceEqual(atOnce.Elected)) others++;
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{id}: another order in {others} of {elections} elections.");
        Laws.Enough(others, 30, "elections had another order");
    }
}
