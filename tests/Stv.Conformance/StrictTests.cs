namespace Stv.Conformance;

public sealed class StrictTests
{
    [Fact]
    public void The_strict_reading_differs_in_the_last_transfer_alone()
    {
        int same = 0, shorter = 0;
        foreach (string corpus in (string[])["scot", "synth", "tiebreak"])
            foreach (var record in Corpus.Records($"{corpus}.scotland.ref.jsonl.gz"))
            {
                using var _ = record;
                string file = record.RootElement.GetProperty("file").GetString()!;
                bool skips = record.RootElement.GetProperty("r52_strict_skips_last_transfer").GetBoolean();
                var election = BltReader.ReadFile(corpus == "scot" ? Corpus.Scot(file) : Path.Combine(Corpus.Small, file));
                var order = Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length));
                var (practice, strict) = (Rules.Scotland2011.Count(election, order), Rules.Scotland2011Strict.Count(election, order));

                Assert.Equal(practice.Stages.Length, strict.Stages.Length);
                Assert.Equal(practice.Elected.Order(), strict.Elected.Order());
                for (int i = 0; i < strict.Stages.Length; i++)
                {
                    var (expected, stage) = (practice.Stages[i], strict.Stages[i]);
                    bool last = skips && i == strict.Stages.Length - 1;
                    // The papers of the last one excluded stay: every figure is that of the stage before.
                    var figures = last ? practice.Stages[i - 1] : expected;
                    Assert.All(Enumerable.Range(1, election.Candidates.Length), c => Assert.Equal(figures.Votes[c], stage.Votes[c]));
                    Assert.Equal(expected.Excluded, stage.Excluded);
                    Assert.Equal(!last || expected.Transfers.IsEmpty, stage.Transfers.SequenceEqual(expected.Transfers));
                }
                if (skips) shorter++;
                else same++;
            }
        Assert.Equal((420, 973), (same, shorter));
        Corpus.Say($"The strict reading: {same} elections alike, {shorter} without the last transfer.");
    }
}
