namespace Stv.Conformance;

public sealed class RctabFormTests
{
    /// <summary>Contests in which RCTab excludes one candidate a round, so that its rounds are our stages.</summary>
    const int Comparable = 24;

    [Fact]
    public void Contests_are_written_as_RCTab_writes_them()
    {
        int compared = 0, rounds = 0;
        foreach (var contest in Rctab.Contests())
        {
            var theirs = FlowFile.Read(File.ReadAllText(Path.Combine(Folder(contest.Oracle.File), "expected.json")));
            int last = theirs.Rounds.FindIndex(round => round.Acts.Any(act => act.Elected));
            // Several at once are one after another here, and write-ins are gone before our count begins.
            if (theirs.Rounds.Take(last + 1).Any(round => round.Acts.Count != 1) || theirs.Rounds[0].Acts[0].Name == "Undeclared Write-ins")
                continue;
            compared++;

            var ours = FlowFile.Of(RctabJson.Write, (contest.Rule ?? Rules.Irv).Count(contest.Election, contest.Decisions));
            Assert.Equal(last + 1, ours.Rounds.Count);
            foreach (string member in (string[])["numWinners", "totalNumBallots"])
                Assert.Equal($"{theirs.Root.GetProperty("summary").GetProperty(member)}",
                    $"{ours.Root.GetProperty("summary").GetProperty(member)}");
            foreach (var (their, our) in theirs.Rounds.Zip(ours.Rounds))
            {
                rounds++;
                Assert.Equal(Sorted(their.Tally), Sorted(our.Tally));
                Assert.Equal((their.Acts[0].Elected, their.Acts[0].Name), (our.Acts[0].Elected, our.Acts[0].Name));
                if (!our.Acts[0].Elected) Assert.Equal(Sorted(their.Acts[0].Transfers), Sorted(our.Acts[0].Transfers));
                Assert.Equal(FlowFile.Number(their.Json.GetProperty("threshold")), FlowFile.Number(our.Json.GetProperty("threshold")));
                Assert.Equal(Inactive(their) - Inactive(theirs.Rounds[0]), Inactive(our) - Inactive(ours.Rounds[0]));
            }
        }
        Corpus.Say($"RCTab's form: {compared} contests, {rounds} rounds as RCTab writes them");
        Assert.Equal(Comparable, compared);
    }

    /// <summary>The law of our files is that of RCTab's own, those with surpluses among them.</summary>
    [Fact]
    public void In_RCTabs_own_files_votes_and_transfers_make_the_votes_of_the_next_round()
    {
        int surpluses = 0;
        string[] paths = Directory.GetFiles(Path.Combine(Corpus.Rctab, "oracle"), "expected.json", SearchOption.AllDirectories);
        foreach (string path in paths)
        {
            var file = FlowFile.Read(File.ReadAllText(path));
            file.Check();
            if (file.Rounds.SelectMany(round => round.Acts).Any(act => act.Elected && act.Transfers.Count > 0)) surpluses++;
        }
        Assert.Equal((198, 140), (paths.Length, surpluses));
    }

    /// <summary>Exclusions in parts, several at once, fractions lost and regained, papers left as the count ends.</summary>
    [Theory]
    [InlineData("aec-senate-2013", "senate-2013/senate-2013-act")]
    [InlineData("aec-senate-2016", "senate/senate-2016-act")]
    [InlineData("aec-senate-2016", "senate/senate-2016-nt")]
    [InlineData("aec-senate-2019", "senate/senate-2019-act")]
    [InlineData("act-2008", "act/act-2008-molonglo")]
    public void Real_counts_have_votes_and_transfers_that_make_the_votes_of_the_next_round(string rule, string election)
    {
        var result = Rules.ForId(rule).Count(BltReader.ReadFile(Path.Combine(Corpus.Australia, election + ".blt.gz")));
        var file = FlowFile.Of(UniversalRcvJson.Write, result);
        file.Check();
        Assert.Equal(result.Elected.Length, file.Acts.Count(act => act.Elected));
        var held = result.Stages[^1].From.Aggregate(default(Ratio), (sum, one) => sum + result.Stages[^1].Votes[one]);
        Assert.Equal(result.Stages[^1].Exhausted + (result.Stages[^1].Action == StageAction.Exclusion ? held : 0),
            file.Sum(FlowFile.Exhausted, file.Rounds.Count));
        Assert.Equal(result.Stages[^1].Loss, file.Sum(FlowFile.Residual, file.Rounds.Count));
    }

    static string Folder(string id) =>
        ((string[])["cases", "oracle"]).Select(kind => Path.Combine(Corpus.Rctab, kind, id)).First(Directory.Exists);

    static Ratio Inactive(FlowFile.Round round) => round.Json.GetProperty("inactiveBallots").EnumerateObject()
        .Aggregate(default(Ratio), (sum, kind) => sum + FlowFile.Number(kind.Value));

    static IEnumerable<KeyValuePair<string, Ratio>> Sorted(Dictionary<string, Ratio> votes) =>
        votes.OrderBy(one => one.Key, StringComparer.Ordinal);
}
