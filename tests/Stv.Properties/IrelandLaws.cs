namespace Stv.Properties;

/// <summary>What the page of Northern Ireland says of 52(2) within an exclusion.</summary>
public class IrelandLaws
{
    // One seat is left and somebody has as much as all others and the surpluses that wait, but papers of an exclusion still move.
    // Read to the letter, "thereupon", 52(2) would elect there and then; official sheets finish the exclusion.
    [Fact]
    public void Within_an_exclusion_the_last_seat_could_go_to_somebody_else()
    {
        int elections = 0, met = 0, others = 0;
        Laws.Check(Rules.NorthernIreland, trial =>
        {
            var result = trial.Count();
            elections++;
            if (LastSeats.WithinExclusion(result) is not var (stage, leader)) return;
            met++;
            if (!result.Elected.Contains(leader)) others++;
            // The rule set goes on: the seat is filled later, and what moves is the rest of the same exclusion.
            Assert.Equal(StageAction.Exclusion, result.Stages[stage].Action);
            Assert.Equal(result.Stages[stage - 1].From, result.Stages[stage].From);
        }, cases: 10_000);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Of {elections} elections {met} met 52(2) within an exclusion, and {others} would elect somebody else by it.");
        Laws.Enough(met, 50, "elections met 52(2) within an exclusion");
        Laws.Enough(others, 1, "elections would elect somebody else");
    }
}
