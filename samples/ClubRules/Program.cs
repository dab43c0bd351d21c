using Stv;

// A club's own rules, and laws that differ in a clause or two from one in the catalogue: counted, cited and shown like all others.
var election = BltReader.ReadFile(args[0]);
Rule[] rules =
[
    new("allotment-society", new AllotmentSociety()), new("scotland-hare", new ScotlandByHare()), new("meek-whole", new MeekInWholeVotes()),
];
foreach (var rule in rules)
    TextSheet.Write(rule.Count(election, Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length))), Console.Out);

/// <summary>Slips are moved whole, spare ones are not counted again, and lots settle every tie.</summary>
sealed class AllotmentSociety : GregoryLaw
{
    public AllotmentSociety()
    {
        Sort("a", "Slips are laid out by first choice.");
        Quota("b", "A chair needs more than its share of the slips.", Droop);
        Elect("c", "Whoever has that many is on the committee; spare slips are not counted again.", count => count.Reached());
        ElectRest("d", "When only as many are left as chairs, they are on it.", count => count.Continuing.Count <= count.Vacancies);
        When("e", "Slips of who has dropped out go to the next name.", count => count.Excluding, count => count.TransferRest());
        var fewest = Tie("f", "Whoever has fewest drops out; of equals, by lot.", Ties.Lot);
        Otherwise(fewest, count => count.Exclude(count.Lowest(fewest), Batches.Together));
    }
}

/// <summary>The Scottish rules, but with Hare's quota and values of three decimal places.</summary>
sealed class ScotlandByHare : GregoryLaw
{
    public ScotlandByHare()
        : base(amended: Rules.Scotland2011)
    {
        Quota("47", "The quota is the number of valid papers divided by the seats.", count => Ratio.Of(count.Formal, count.Seats));

        When("49", "A surplus goes on with all papers, each at its value times surplus over votes, cut off after three decimal places.",
            count => count.Pending.Count > 0, count =>
            {
                int from = count.LargestSurplus(count.Pending, Tie("50"));
                var (votes, surplus) = (count.Votes[from], count.Surplus(from));
                count.TransferSurplus(from, Batches.ByValue, papers => (papers.Value * surplus / votes).Down(3));
            });
    }
}

/// <summary>Meek's method, but with a quota of whole votes.</summary>
sealed class MeekInWholeVotes : MeekLaw
{
    public MeekInWholeVotes()
        : base(amended: Rules.MeekPrf) =>
        Quota("B.2.b", "The quota is the votes of all candidates divided by one more than the seats, without any fraction, plus one.",
            count => ((count.Formal - count.Exhausted) / (count.Seats + 1)).Down() + 1);
}
