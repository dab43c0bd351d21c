namespace Stv.Conformance;

public sealed class TermsTests
{
    public static TheoryData<string> Files => [.. RulesFiles.Ids];

    [Theory, MemberData(nameof(Files))]
    public void Terms_give_every_figure_of_the_law_on_every_file(string id)
    {
        var (law, own) = (Rules.ForId(id), RulesFiles.Read(id));
        int counts = 0, files = 0;
        foreach (string file in Corpus.BallotFiles())
        {
            var election = BltReader.ReadFile(file);
            foreach (int seats in new[] { election.Seats!.Value, 1 }.Distinct()) Compare(election, seats);
            files++;
        }
        // Single contests with marks of all kinds, for the one rule set that they are counted by.
        if (id == "irv") foreach (var (_, election, _) in Rctab.Contests()) Compare(election, 1);

        Assert.NotEqual(0, counts);
        Corpus.Say(
            $"{id} by its terms: every figure of {counts} counts of {files} files{(id == "irv" ? " and of RCTab's contests" : "")}.");

        void Compare(Election election, int seats)
        {
            if (id == "irv" && seats > 1) return;
            var counted = election with { Seats = seats };
            var order = Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length));
            Assert.Equal(ResultText.Of(law.Count(counted, order), cites: false), ResultText.Of(own.Count(counted, order), cites: false));
            counts++;
        }
    }
}
