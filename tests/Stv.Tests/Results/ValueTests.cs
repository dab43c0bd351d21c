using System.Reflection;

namespace Stv.Tests.Results;

/// <summary>Results are values: what says the same is equal, and a test that fails shows what differs.</summary>
public sealed class ValueTests
{
    static CountResult Counted(params int[] lots) => Rules.Scotland2011.Count(
        Electorates.Of(["Ann", "Bob", "Cal", "Dot"], (5, [1, 2]), (2, [3]), (2, [4]), (1, [2, 3, 1])), 2, Decisions.InOrder(lots));

    [Fact]
    public void A_count_made_again_and_one_read_back_are_equal_to_the_first()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            CountResult one = Counts.Random(seed), other = Counts.Random(seed), read = Counts.Again(one);
            Assert.Equal<object>(one, other);
            Assert.Equal<object>(one, read);
            Assert.True(one == read && one.GetHashCode() == other.GetHashCode() && one.GetHashCode() == read.GetHashCode());
            Assert.Equal(one.ToString(), read.ToString());
        }
    }

    [Fact]
    public void Who_counted_and_from_which_file_is_no_matter()
    {
        var result = Counted(4, 3, 2, 1);
        Assert.Equal<object>(result, result with { Provenance = null });
        Assert.Equal<object>(result, result with { Provenance = new("Stv 9") { Input = "x" } });
    }

    /// <summary>Nothing that a result says is left out of its equality: each member is changed by itself.</summary>
    [Fact]
    public void Every_member_of_a_result_tells_results_apart_and_is_shown()
    {
        var result = Counted(4, 3, 2, 1);
        Dictionary<string, CountResult> changed = new()
        {
            ["Rules"] = result with { Rules = "irv" },
            ["Method"] = result with { Method = CountMethod.Quotients },
            ["Title"] = result with { Title = "x" },
            ["Seats"] = result with { Seats = 3 },
            ["Papers"] = result with { Papers = 11 },
            ["VotesPerPaper"] = result with { VotesPerPaper = 2 },
            ["Marks"] = result with { Marks = new() },
            ["Rejected"] = result with { Rejected = [new("x", 1)] },
            ["Shortened"] = result with { Shortened = [new("x", 1)] },
            ["Candidates"] = result with { Candidates = [.. result.Candidates[..3], new(4, "Dan")] },
            ["Elected"] = result with { Elected = [2, 1] },
            ["Undecided"] = result with { Undecided = new(2, Purpose.Exclude, "1", [1, 2]) },
            ["Stages"] = result with { Stages = result.Stages[..^1] },
            ["Diagnostics"] = result with { Diagnostics = [new(Severity.Note, "x", 0, 0, "X.")] },
        };
        Assert.Equal(Settable(typeof(CountResult)).Except(["Rule", "Provenance"]).Order(), changed.Keys.Order());
        Assert.All(changed, one =>
        {
            Assert.NotEqual<object>(result, one.Value);
            Assert.NotEqual(result.ToString(), one.Value.ToString());
        });
    }

    [Fact]
    public void Every_figure_of_a_stage_tells_stages_apart_and_is_shown()
    {
        Stage Of(
            int number = 2, StageAction action = StageAction.Surplus, string cite = "49", int from = 1, Ratio? value = null, int quota = 3,
            int votes = 4, int exhausted = 1, int loss = 2, int papers = 5, int elected = 1, int chosen = 2, bool complete = true,
            string? closed = null, int kept = 1, int quotient = 1) => new()
            {
                Number = number,
                Action = action,
                Cite = cite,
                From = [from],
                Value = value,
                Quota = quota,
                Votes = [votes, 2],
                Exhausted = exhausted,
                Loss = loss,
                Transfers = [new(1, 2, papers, 1, 1)],
                Acts = [new(ActKind.Elect, [elected], "47")],
                Decisions = [new(Purpose.Transfer, "49", [1, 2], [1, 2], chosen, SettledBy.Lot, null)],
                Complete = complete,
                Closed = closed,
                KeepValues = [kept, 1],
                Quotients = [quotient, 1],
            };

        var stage = Of();
        Stage[] changed =
        [
            Of(number: 3), Of(action: StageAction.Exclusion), Of(cite: "50"), Of(from: 2), Of(value: 1), Of(quota: 4),
            Of(votes: 5), Of(exhausted: 2), Of(loss: 3), Of(papers: 6), Of(elected: 2), Of(chosen: 1), Of(complete: false), Of(closed: "x"),
            Of(kept: 0), Of(quotient: 0),
        ];
        Assert.Equal<object>(stage, Of());
        Assert.Equal(stage.GetHashCode(), Of().GetHashCode());
        Assert.All(changed, other =>
        {
            Assert.NotEqual<object>(stage, other);
            Assert.NotEqual(stage.ToString(), other.ToString());
        });
        // From, To, Papers, Votes and Value, Kind, Candidates and Cite, and so on are compared by the records that hold them.
        Assert.Equal(changed.Length, typeof(Stage).GetConstructors()[0].GetParameters().Length + Settable(typeof(Stage)).Length);
    }

    [Fact]
    public void Results_say_what_they_are()
    {
        Assert.Equal("""
            elected [1 Ann, 3 Cal]
            scotland-2011: 2 seats, 10 papers, 4 candidates, Transfers
            1 FirstPreferences (46): votes [5, 1, 2, 2]; exhausted 0; loss 0; quota 4; acts [Elect [1] (48)]
            """.ReplaceLineEndings("\n"), string.Join('\n', Counted(4, 3, 2, 1).ToString().Split('\n')[..3]));
        Assert.Equal("Exclude 3 of [2, 3]", new Lot(Purpose.Exclude, [2, 3], 3).ToString());
        Assert.Equal("stage 3: Exclude one of [3, 4] by lot (51)", new Undecided(3, Purpose.Exclude, "51", [3, 4]).ToString());
        Assert.Equal("lots [Exclude 3 of [2, 3]], order [4, 1]", new Decisions([new(Purpose.Exclude, [2, 3], 3)], [4, 1]).ToString());
        Assert.Equal("Order 3 of [2, 3], equal [1, 2, 3] by earlier votes at stage 1 (47)",
            new Decision(Purpose.Order, "47", [1, 2, 3], [2, 3], 3, SettledBy.EarlierVotes, 1).ToString());
        Assert.Equal("7 Jane Smith (Green), withdrawn", new Candidate(7, "Jane Smith") { Party = "Green", Withdrawn = true }.ToString());
        Assert.Equal("1 to loss: 0 papers, 0.5 votes at 0", new Transfer(1, Transfer.Loss, 0, Ratio.Of(1, 2), 0).ToString());
        Assert.Equal("3 candidates, 4 papers in 1 rankings, 2 empty", Electorates.Of(["A", "B", "C"], (4, [1]), (2, [])).ToString());
    }

    [Fact]
    public void A_long_count_shows_a_hundred_stages()
    {
        var stage = Counted(4, 3, 2, 1).Stages[0];
        var result = Counts.Model with { Stages = [.. Enumerable.Repeat(stage, 101)] };
        Assert.Equal((100, 0), (Shown(result), Shown(Counts.Model)));
        Assert.Contains("\n… 101 stages in all\n", result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("in all", (result with { Stages = result.Stages[1..] }).ToString(), StringComparison.Ordinal);

        int Shown(CountResult one) => one.ToString().Split('\n').Count(line => line == stage.ToString());
    }

    [Fact]
    public void Elections_are_equal_where_their_papers_are()
    {
        string text = "3 2\n4 1 2 0\n3 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n";
        Election one = new BltReader(Utf8.Stream(text)).Read(), other = new BltReader(Utf8.Stream(text)).Read();
        Assert.Equal<object>(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual<object>(one, new BltReader(Utf8.Stream(text.Replace("3 2 0", "3 3 0", StringComparison.Ordinal))).Read());
        Assert.NotEqual<object>(one.Electorate, other.Electorate.Withdraw(3));
        var turned = Electorates.Of(["A", "B", "C"], (3, [2]), (4, [1, 2]));
        Assert.NotEqual<object>(one.Electorate, turned);
        Assert.Equal<object>(one.Electorate.Sort(), turned.Sort());
    }

    [Fact]
    public void Lists_are_equal_by_what_is_in_them()
    {
        EquatableArray<int> none = default, two = [1, 2];
        Assert.True(none == (EquatableArray<int>)[] && none.IsEmpty && none != two && two == (EquatableArray<int>)[1, 2]
            && two != (EquatableArray<int>)[2, 1]);
        Assert.True(two.Equals((object)(EquatableArray<int>)[1, 2]) && two.GetHashCode() == ((EquatableArray<int>)[1, 2]).GetHashCode());
        Assert.Equal("[1, 2]", two.ToString());
        Assert.Equal("[]", none.ToString());
        EquatableArray<int> many = [.. Enumerable.Range(1, 21)];
        Assert.Equal($"[{string.Join(", ", Enumerable.Range(1, 20))}, … 21 in all]", many.ToString());
        Assert.Equal([2, 3], many[1..3]);
        Assert.Equal(21, many[^1]);
        Assert.Equal(4, many.IndexOf(5));
        Assert.True(many.Contains(21) && !many.Contains(22));
        Assert.Throws<IndexOutOfRangeException>(() => none[0]);
        Assert.Equal([1, 2], two.Select(number => number));
    }

    static string[] Settable(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)
            .Select(property => property.Name)];
}
