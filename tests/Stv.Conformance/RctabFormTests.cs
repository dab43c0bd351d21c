using Stv.Properties.Reference;

namespace Stv.Conformance;

public sealed class RctabFormTests
{
    /// <summary>Contests in which RCTab excludes one candidate a round, so that its rounds are our stages.</summary>
    const int Comparable = 21;

    [Fact]
    public void Contests_are_written_as_RCTab_writes_them()
    {
        int compared = 0, rounds = 0;
        foreach (var contest in Rctab.Contests())
        {
            var theirs = FlowFile.Read(File.ReadAllText(Path.Combine(Folder(contest.Oracle.File), "expected.json")));
            int last = theirs.Rounds.FindIndex(round => round.Acts.Any(act => act.Elected));
            // Several at once are one after another here, and write-ins are gone before our count begins.
            if (theirs.Rounds.Take(last + 1).Any(round => round.Acts.Count != 1) || theirs.Rounds[0].Acts[0].Name == "Undeclared Write-ins") continue;
            compared++;

            var ours = FlowFile.Of(RctabJson.Write, Rules.Irv.Count(contest.Election, contest.Decisions));
            Assert.Equal(last + 1, ours.Rounds.Count);
            foreach (string member in (string[])["numWinners", "totalNumBallots"])
                Assert.Equal($"{theirs.Root.GetProperty("summary").GetProperty(member)}", $"{ours.Root.GetProperty("summary").GetProperty(member)}");
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

    static string Folder(string id) =>
        ((string[])["cases", "oracle"]).Select(kind => Path.Combine(Corpus.Rctab, kind, id)).First(Directory.Exists);

    static Ratio Inactive(FlowFile.Round round) => round.Json.GetProperty("inactiveBallots").EnumerateObject()
        .Aggregate(default(Ratio), (sum, kind) => sum + FlowFile.Number(kind.Value));

    static IEnumerable<KeyValuePair<string, Ratio>> Sorted(Dictionary<string, Ratio> votes) => votes.OrderBy(one => one.Key, StringComparer.Ordinal);
}
