using System.Text;
using System.Text.Json;

namespace Stv.Tests.Formats;

public class OpaVoteJsonTests
{
    static readonly JsonSchema Schema = JsonSchema.Load("formats/opavote.schema.json");

    [Fact]
    public void The_model_election_stands_in_a_file() => Golden.Check("scotland-2011/model-election.opavote", Text(Counts.Model));

    [Fact]
    public void Each_round_has_the_figures_of_the_independent_count()
    {
        var file = JsonDocument.Parse(Text(Counts.Model)).RootElement;
        Assert.Equal(5, file.GetProperty("precision").GetInt32());
        string[] names = [.. file.GetProperty("candidates").EnumerateArray().Select(name => name.GetString()!)];
        var rounds = file.GetProperty("rounds").EnumerateArray().ToList();
        foreach (var (name, totals) in ModelFigures.Totals)
        {
            int place = Array.IndexOf(names, name);
            Assert.Equal(totals, rounds.Select(round => (
                (Ratio)(place < 0 ? round.GetProperty("exhausted") : round.GetProperty("count")[place]).GetInt64() / 100_000).ToString(5)));
        }
        Assert.Equal("""{"type":"eliminate","candidates":[9],"desc":"Stage 3: exclusion of Monk (51)"}""", JsonSerializer.Serialize(rounds[2].GetProperty("action")));
        Assert.Equal("[9]", rounds[2].GetProperty("losers").GetRawText());
        Assert.Equal(2_600_000, rounds[0].GetProperty("surplus").GetInt32());
    }

    [Fact]
    public void What_is_written_of_many_counts_is_valid_and_adds_up()
    {
        HashSet<string> types = [];
        int ties = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            var result = Counts.Random(seed);
            string text = Text(result);
            Assert.Empty(Schema.Faults(text));
            Assert.Equal(text, Text(Counts.Again(result)));
            var file = JsonDocument.Parse(text).RootElement;
            Ratio units = 1;
            for (int i = file.GetProperty("precision").GetInt32(); i > 0; i--) units *= 10;
            Assert.Equal(result.Elected.Select(number => number - 1), Places(file.GetProperty("winners")));
            ties += file.GetProperty("tie_breaks").GetArrayLength();

            // The last stage is always shown; an exclusion in parts is called by its first.
            if (result.Stages is [.., { Action: not StageAction.Exclusion, Number: var number }])
                Assert.StartsWith($"Stage {number}: ", file.GetProperty("rounds").EnumerateArray().Last().GetProperty("action")
                    .GetProperty("desc").GetString(), StringComparison.Ordinal);

            List<int> winners = [], losers = [];
            foreach (var round in file.GetProperty("rounds").EnumerateArray())
            {
                types.Add(round.GetProperty("action").GetProperty("type").GetString()!);
                var counts = round.GetProperty("count").EnumerateArray().Select(count => Ratio.Parse(count.GetRawText())).ToList();
                Assert.Equal(result.Candidates.Length, counts.Count);
                Assert.Equal(result.Votes * units,
                    counts.Aggregate(Ratio.Parse(round.GetProperty("exhausted").GetRawText()), (sum, count) => sum + count));
                var (now, lost) = (Places(round.GetProperty("winners")), Places(round.GetProperty("losers")));
                Assert.Equal(winners, now.Take(winners.Count));
                Assert.Equal(losers, lost.Take(losers.Count));
                Assert.Equal(
                    Enumerable.Range(0, result.Candidates.Length).Where(place => !result.Candidates[place].Withdrawn).Order(),
                    now.Concat(lost).Concat(Places(round.GetProperty("continuing"))).Order());
                (winners, losers) = (now, lost);
            }
            Assert.Equal(result.Stages.SelectMany(stage => stage.Excluded).Select(number => number - 1), losers);
        }
        Assert.Equal(["eliminate", "first", "surplus"], types.Order());
        Assert.True(ties > 20, $"{ties} ties");
        Assert.Empty(Schema.Undescribed());
    }

    [Fact]
    public void Whoever_Meek_excludes_loses_in_the_round_that_counts_afresh_without()
    {
        var result = Rules.ForId("meek-nz").Count(Electorates.Model(), 6);
        var rounds = JsonDocument.Parse(Text(result)).RootElement.GetProperty("rounds").EnumerateArray().ToList();
        var decided = result.Stages.Where(stage => stage.Number == 1 || stage.Acts.Length > 0).ToList();
        Assert.Equal(decided.Count, rounds.Count);
        for (int i = 1; i < rounds.Count; i++)
        {
            int[] gone = [.. decided[i - 1].Excluded.Select(number => number - 1)];
            if (gone.Length == 0) continue;
            Assert.Equal("eliminate", rounds[i].GetProperty("action").GetProperty("type").GetString());
            Assert.Equal(gone, Places(rounds[i].GetProperty("action").GetProperty("candidates")));
            Assert.All(gone, place => Assert.Equal(0, rounds[i].GetProperty("count")[place].GetInt64()));
            Assert.Empty(gone.Intersect(Places(rounds[i - 1].GetProperty("losers"))));
        }
    }

    [Fact]
    public void A_lot_that_is_needed_is_said_in_the_title_and_the_last_round()
    {
        var papers = Electorates.Of(["Ann", "Bob", "Cy", "<b>\"\n"], (5, [1]), (3, [2]), (3, [3]), (3, [4]));
        var result = Rules.Irv.Count(papers, 1) with { Title = "T" };
        var file = JsonDocument.Parse(Text(result)).RootElement;
        Assert.Equal("T (unfinished: a lot is needed)", file.GetProperty("title").GetString());
        Assert.Contains("They are equal, and the rules leave the choice to the lot (clause 4).",
            file.GetProperty("rounds")[0].GetProperty("msg").GetString(), StringComparison.Ordinal);
        Assert.Equal("<b>\"\n", file.GetProperty("candidates")[3].GetString());
    }

    static List<int> Places(JsonElement list) => [.. list.EnumerateArray().Select(place => place.GetInt32())];

    static string Text(CountResult result)
    {
        using var memory = new MemoryStream();
        OpaVoteJson.Write(result, memory);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
