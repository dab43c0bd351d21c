using Stv.Properties;

namespace Stv.Conformance;

public sealed class TermsTests
{
    public static TheoryData<string> Files => [.. RulesFiles.Ids];

    [Theory, MemberData(nameof(Files))]
    public void Terms_give_every_figure_of_the_law_on_every_file(string id)
    {
        var (law, own) = (Rules.ForId(id), RulesFiles.Read(id));
        int counts = 0;
        string[] files = [.. Corpus.ScotFiles(), .. Directory.GetFiles(Corpus.Small, "*.blt", SearchOption.AllDirectories)];
        foreach (string file in files)
        {
            var election = BltReader.ReadFile(file);
            var order = Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length));
            foreach (int seats in new[] { election.Seats!.Value, 1 }.Distinct())
            {
                if (id == "irv" && seats > 1) continue;
                var counted = election with { Seats = seats };
                Assert.Equal(ResultText.Of(law.Count(counted, order), cites: false), ResultText.Of(own.Count(counted, order), cites: false));
                counts++;
            }
        }
        Assert.NotEqual(0, counts);
        Corpus.Say($"{id} by its terms: every figure of {counts} counts of {files.Length} files.");
    }
}
