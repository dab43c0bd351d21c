using System.Text;
using System.Text.Json;

namespace Stv.Tests.Formats;

/// <summary>
/// The forms of RCTab and RCVis. Their laws are tested over every rule in Stv.Properties, their likeness to RCTab's own in Stv.Conformance.
/// </summary>
public class FlowFormsTests
{
    static readonly JsonSchema Universal = JsonSchema.Load("formats/rcv.schema.json"), Rctab = JsonSchema.Load("formats/rctab.schema.json");

    [Fact]
    public void The_model_election_in_the_universal_form_stands_in_a_file() =>
        Golden.Check("scotland-2011/model-election.rcv", Text(UniversalRcvJson.Write, Counts.Model));

    [Fact]
    public void Each_round_has_the_figures_of_the_independent_count()
    {
        var file = FlowFile.Of(RctabJson.Write, Counts.Model);
        Assert.Equal(10, file.Rounds.Count);
        for (int i = 0; i < 10; i++)
        {
            foreach (var (name, totals) in ModelFigures.Totals.Where(row => row.Key != "Non-transferable"))
                Assert.Equal(Ratio.Parse(totals[i]), file.Rounds[i].Tally.GetValueOrDefault(name));
            var inactive = FlowFile.Number(file.Rounds[i].Json.GetProperty("inactiveBallots").GetProperty("exhaustedChoices"));
            Assert.Equal(Ratio.Parse(ModelFigures.Totals["Non-transferable"][i]), inactive + file.Sum(FlowFile.Residual, i));
            Assert.Equal("108", file.Rounds[i].Json.GetProperty("threshold").GetString());
        }
        Assert.Equal(["Smith", "Duke", "Carpenter", "Vicar", "Prince", "Freeman"],
            file.Acts.Where(act => act.Elected).Select(act => act.Name));
        Assert.Equal("""{"finalThreshold":"108","numCandidates":11,"numWinners":6,"totalNumBallots":"753","undervotes":0}""",
            JsonSerializer.Serialize(file.Root.GetProperty("summary")));
    }

    [Fact]
    public void What_is_written_of_many_counts_is_valid_and_the_same_every_time()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var result = Counts.Random(seed);
            if (Refused(result) is not null) continue;
            string universal = Text(UniversalRcvJson.Write, result), rctab = Text(RctabJson.Write, result);
            Assert.Empty(Universal.Faults(universal));
            Assert.Empty(Rctab.Faults(rctab));
            Assert.Equal(universal, Text(UniversalRcvJson.Write, Counts.Again(result)));
            Assert.Equal(rctab, Text(RctabJson.Write, Counts.Again(result)));
            FlowFile.Of(UniversalRcvJson.Write, result).Check();
            Assert.Equal(universal.Contains("(unfinished: a lot is needed)", StringComparison.Ordinal), result.Undecided is not null);
        }
        Assert.Empty(Universal.Undescribed());
        Assert.Empty(Rctab.Undescribed());
    }

    [Fact]
    public void The_schemas_refuse_what_the_forms_forbid()
    {
        string text = Text(UniversalRcvJson.Write, Counts.Model);
        Assert.Empty(Universal.Faults(text));
        Assert.NotEmpty(Universal.Faults(text.Replace("\"contest\"", "\"title\"", StringComparison.Ordinal)));
        Assert.NotEmpty(Universal.Faults(
            text.Replace("\"elected\": \"Smith\"", "\"elected\": \"Smith\", \"eliminated\": \"Smith\"", StringComparison.Ordinal)));
        Assert.NotEmpty(Universal.Faults(text.Replace("\"elected\": \"Smith\", ", "", StringComparison.Ordinal)));
        Assert.NotEmpty(Universal.Faults(text.Replace("\"134\"", "\"1/3\"", StringComparison.Ordinal)));
        // The members of newer files by which a strict reader refuses them.
        Assert.NotEmpty(Universal.Faults(Text(RctabJson.Write, Counts.Model)));
    }

    [Fact]
    public void A_surplus_that_waits_is_shown_with_its_election_in_the_round_it_leaves()
    {
        var papers = Electorates.Of(["Ann", "Bob", "Cy", "Di", "Ed"], (30, [1, 3]), (28, [2, 4]), (9, [3]), (9, [4]), (4, [5]));
        var three = Rules.Scotland2011.Count(papers, 3);
        Assert.Equal([1, 2], three.Stages[0].Elected);
        var file = FlowFile.Of(RctabJson.Write, three);
        file.Check();
        var (ann, bob) = (file.Rounds[0].Acts.Single(), file.Rounds[1].Acts.Single());
        Assert.Equal((true, "Ann", 9), (ann.Elected, ann.Name, ann.Transfers["Cy"]));
        Assert.Equal((true, "Bob", 7), (bob.Elected, bob.Name, bob.Transfers["Di"]));

        // Where both seats are filled at once, neither surplus is transferred and nobody waits.
        var two = FlowFile.Of(RctabJson.Write, Rules.Scotland2011.Count(papers, 2));
        Assert.Equal([(true, "Ann"), (true, "Bob")], two.Rounds.Single().Acts.Select(act => (act.Elected, act.Name)));
    }

    [Fact]
    public void An_exclusion_in_parts_is_one_round_and_several_excluded_at_once_leave_side_by_side()
    {
        bool parts = false, several = false;
        foreach (var rule in Rules.All)
        {
            CountResult result;
            try
            {
                result = rule.Count(Electorates.Model(), 6, Decisions.FromSeed("x", 11));
            }
            catch (CountRefusedException)
            {
                continue;
            }
            if (Refused(result) is not null) continue;
            var file = FlowFile.Of(RctabJson.Write, result);
            file.Check();
            parts |= result.Stages.Any(stage => stage.Action == StageAction.Exclusion && !stage.Complete)
                && file.Rounds.Count < result.Stages.Length;
            foreach (var stage in result.Stages.Where(stage => stage.Excluded.Skip(1).Any() && stage.Transfers.Length > 0))
            {
                several = true;
                string[] names = [.. stage.Excluded.Select(number => result.Candidate(number).Name)];
                var round = file.Rounds.Single(round => round.Acts.Any(act => act.Name == names[0]));
                Assert.Equal(names, round.Acts.Where(act => !act.Elected).Select(act => act.Name));
            }
        }
        Assert.True(parts && several);
    }

    [Fact]
    public void Papers_that_stay_with_the_excluded_as_the_count_ends_are_inactive()
    {
        int left = 0, stayed = 0;
        for (int seed = 0; seed < 1_000; seed++)
        {
            var result = Counts.Random(seed);
            if (result.Undecided is not null || Refused(result) is not null) continue;
            var file = FlowFile.Of(RctabJson.Write, result);
            file.Check();
            var last = result.Stages[^1];
            var inactive = file.Rounds[^1].Json.GetProperty("inactiveBallots");
            var held = last.From.Where(one => last.Action == StageAction.Exclusion)
                .Aggregate(default(Ratio), (sum, one) => sum + last.Votes[one]);
            // Where nothing has moved there is no round to show it: they stay in the last one.
            bool moved = result.Stages.Any(stage =>
                stage.Transfers.Length > 0 && stage.Action == StageAction.Exclusion && stage.From.SequenceEqual(last.From));
            if (held.IsZero || !moved) Assert.False(inactive.TryGetProperty("finalRoundSurplus", out _));
            else Assert.Equal(held, FlowFile.Number(inactive.GetProperty("finalRoundSurplus")));
            if (!held.IsZero) (left, stayed) = moved ? (left + 1, stayed) : (left, stayed + 1);
        }
        Assert.True(left > 0 && stayed > 0, $"{left} {stayed}");
    }

    [Fact]
    public void What_a_rule_regains_of_fractions_is_a_number_below_nothing()
    {
        var half = Ratio.Of(1, 2);
        var result = Counts.Made(
            new()
            {
                Number = 1,
                Action = StageAction.FirstPreferences,
                Cite = "1",
                Quota = 6,
                Votes = [5, 2, 2],
                Loss = 1,
            },
            new()
            {
                Number = 2,
                Action = StageAction.Exclusion,
                Cite = "2",
                From = [3],
                Value = 1,
                Quota = 6,
                Votes = [7 + half, 2, 0],
                Loss = half,
                Transfers = [new(3, 1, 2, 2 + half, 1), new(3, Transfer.Loss, 0, -half, 0)],
                Acts = [new(ActKind.Exclude, [3], "2"), new(ActKind.Elect, [1], "3")],
            }) with
        { Papers = 10 };
        FlowFile.Of(UniversalRcvJson.Write, result).Check();
        string text = Text(UniversalRcvJson.Write, result);
        Assert.Contains("""{ "eliminated": "Cy", "transfers": { "Ann": "2.5", "residual surplus": -0.5 } }""", text, StringComparison.Ordinal);
        Assert.Empty(Universal.Faults(text));
    }

    [Fact]
    public void Rejected_papers_are_inactive_from_the_beginning()
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(7, 1, 2);
        builder.Add(4, 2);
        builder.Add(2);
        builder.Add(3, 3);
        builder.AddCodes(5, [1, 0, 2]);
        var file = FlowFile.Of(RctabJson.Write, Rules.Irv.Count(builder.Build("Ann", "Bob", "Cy").Withdraw(3), 1));
        Assert.Equal("""{"exhaustedChoices":"3","overvotes":"5","repeatedRankings":"0","skippedRankings":"0"}""",
            JsonSerializer.Serialize(file.Rounds[0].Json.GetProperty("inactiveBallots")));
        Assert.Equal("""{"finalThreshold":"6","numCandidates":3,"numWinners":1,"totalNumBallots":"21","undervotes":2}""",
            JsonSerializer.Serialize(file.Root.GetProperty("summary")));
        Assert.Equal(["Ann", "Bob"], file.Rounds[0].Tally.Keys);
    }

    [Fact]
    public void A_count_in_which_votes_go_otherwise_is_refused_in_one_sentence()
    {
        foreach (var (id, how) in new[]
        {
            ("meek-nz", "all papers are counted afresh"), ("warren", "all papers are counted afresh"),
            ("qpq", "the papers of the elected go on in full, and the count may begin anew"),
        })
        {
            Assert.Equal($"RCTab's form shows votes that go from one candidate to others, but by {id} {how}: choose another format.",
                Refused(Rules.ForId(id).Count(Electorates.Model(), 6, Decisions.FromSeed("x", 11))));
        }
    }

    [Fact]
    public void A_block_vote_is_one_round_with_the_votes_not_given()
    {
        var file = FlowFile.Of(RctabJson.Write,
            Rules.ForId("block-vote").Count(Electorates.Of(["Ann", "Bob", "Cy"], (5, [1, 2]), (3, [2])), 2));
        Assert.Equal((1, 8, 5), (file.Rounds.Count, file.Rounds[0].Tally["Bob"], file.Rounds[0].Tally["Ann"]));
        Assert.Equal("3", file.Rounds[0].Json.GetProperty("inactiveBallots").GetProperty("exhaustedChoices").GetString());
        Assert.Equal([(true, "Bob"), (true, "Ann")], file.Acts);
    }

    [Fact]
    public void Names_are_exact_and_never_mean_anything_else()
    {
        string[] names =
        [
            "<script>alert(1)</script>", "\"},{\"round\":9", "a\\b\n\u0000\u202E", "مرشح", "👩‍👩‍👧", new string('W', 300), "",
            "Exhausted", "residual surplus", "Smith", "Smith", "Smith (11)", "inactive ballots",
        ];
        string[] keys = [.. names[..6], "candidate 7", "Exhausted (8)", "residual surplus (9)", "Smith (10)", "Smith (11)",
            "Smith (11) (12)", "inactive ballots (13)"];
        var builder = new ElectorateBuilder(names.Length);
        for (int n = 1; n <= names.Length; n++) builder.Add(n, n, n % names.Length + 1);
        var result = Rules.Scotland2011.Count(builder.Build(names), 3, Decisions.FromSeed("x", names.Length)) with { Title = names[1] };
        foreach (var write in new Action<CountResult, Stream>[] { RctabJson.Write, UniversalRcvJson.Write })
        {
            var file = FlowFile.Of(write, result);
            file.Check();
            Assert.Equal(keys, file.Rounds[0].Tally.Keys);
            Assert.Equal(names[1], file.Root.GetProperty("config").GetProperty("contest").GetString());
            Assert.Contains("مرشح", Text(write, result), StringComparison.Ordinal);
        }
    }

    static string? Refused(CountResult result)
    {
        try
        {
            RctabJson.Write(result, Stream.Null);
            return null;
        }
        catch (ResultRefusedException e)
        {
            return e.Message;
        }
    }

    static string Text(Action<CountResult, Stream> write, CountResult result)
    {
        using var memory = new MemoryStream();
        write(result, memory);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
