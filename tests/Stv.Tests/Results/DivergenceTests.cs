using System.Collections.Immutable;

namespace Stv.Tests.Results;

/// <summary>Where two counts first do something else.</summary>
public class DivergenceTests
{
    // Stages are parted by "|" and acts by blanks: "e12" elects 1 and 2, "x3" excludes 3, "p4" elects 4 provisionally; "?34" needs a lot.
    [Theory]
    [InlineData("e1|x3|e2", "e1|x3|e2")]
    [InlineData("e1|x3|e2", "|e1 x3|||e2")]
    [InlineData("e12", "e21")]
    [InlineData("e1 e2", "e12")]
    [InlineData("e1 e2", "e2 e1")]
    [InlineData("x34|e12", "x4|x3|e12")]
    [InlineData("x3|x45|e12", "x3|x4|x5|e1|e2")]
    [InlineData("e12|x3", "e12")]
    [InlineData("e12", "e1|e2|x5")]
    [InlineData("p1|x3|e12", "x3|e12")]
    [InlineData("e1|?34", "|e1|?34")]
    public void The_same_course(string first, string other) => Assert.Null(Divergence.Between(Result(first), Result(other)));

    [Theory]
    [InlineData("e1|x3|e2", "e1|x4|e2", "2:x3", "2:x4")]
    [InlineData("e1|x3|e2", "e1|x3|x4|e2", "3:e2", "3:x4")]
    [InlineData("e1 x3 e2", "x3|e12", "1:e1", "1:x3")]
    [InlineData("e3 e1", "e1|e2", "1:e3", "2:e2")]
    [InlineData("e12", "e1|x3|e2", "1:e12", "2:x3")]
    [InlineData("e1|e2", "e2|e1", "1:e1", "1:e2")]
    [InlineData("x34|e12", "x4|x5|e12", "1:x34", "2:x5")]
    [InlineData("x3|e1|e2", "x3|e13", "3:e2", "2:e13")]
    [InlineData("e1|?34", "e1|x3|e2", "2:?34", "2:x3")]
    [InlineData("e1|?34", "e1|?35", "2:?34", "2:?35")]
    [InlineData("e1", "e1|x3|e2", "1:over", "2:x3")]
    public void The_first_thing_that_differs(string first, string other, string one, string two)
    {
        var divergence = Divergence.Between(Result(first), Result(other))!;
        Assert.Equal((one, two), (Text(divergence.First), Text(divergence.Other)));
        var back = Divergence.Between(Result(other), Result(first))!;
        Assert.Equal((two, one), (Text(back.First), Text(back.Other)));
    }

    [Fact]
    public void A_lot_for_another_purpose_is_another_lot()
    {
        var one = Result("e1|?34");
        var two = one with { Undecided = one.Undecided! with { Purpose = Purpose.Elect } };
        Assert.Equal((Purpose.Exclude, Purpose.Elect),
            (Divergence.Between(one, two)!.First.Lot!.Purpose, Divergence.Between(one, two)!.Other.Lot!.Purpose));
    }

    [Fact]
    public void Other_candidates_are_another_election()
    {
        var one = Result("e1|e2");
        Assert.Throws<ArgumentException>(() => Divergence.Between(one, one with { Candidates = one.Candidates[..4] }));
    }

    [Fact]
    public void A_count_goes_its_own_way()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var result = Counts.Random(seed);
            Assert.Null(Divergence.Between(result, result));
        }
    }

    static string Text(CountEvent one) => one switch
    {
        { Act: { } act } => $"{one.Stage}:{(act.Kind == ActKind.Elect ? "e" : "x")}{string.Concat(act.Candidates)}",
        { Lot: { } lot } => $"{one.Stage}:?{string.Concat(lot.Tied)}",
        _ => $"{one.Stage}:over",
    };

    static CountResult Result(string text)
    {
        string[] parts = text.Split('|');
        string[] stages = [.. parts.Where(part => !part.StartsWith('?'))];
        var acts = stages.Select(stage => stage.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Act).ToImmutableArray()).ToList();
        return new()
        {
            Rules = "irv",
            Method = CountMethod.Transfers,
            Seats = 2,
            Papers = 0,
            Candidates = [.. Enumerable.Range(1, 5).Select(n => new Candidate(n, $"C{n}"))],
            Elected = [.. acts.SelectMany(stage => stage).Where(act => act.Kind == ActKind.Elect).SelectMany(act => act.Candidates)],
            Undecided = parts[^1].StartsWith('?') ? new(parts.Length, Purpose.Exclude, "1", Numbers(parts[^1])) : null,
            Stages =
            [
                .. acts.Select((stage, i) => new Stage
                {
                    Number = i + 1,
                    Action = StageAction.Exclusion,
                    Cite = "1",
                    Quota = 1,
                    Votes = [0, 0, 0, 0, 0],
                    Acts = stage,
                }),
            ],
        };

        static Act Act(string text) =>
            new(text[0] switch { 'e' => ActKind.Elect, 'x' => ActKind.Exclude, _ => ActKind.Provisional }, Numbers(text), "1");

        static ImmutableArray<int> Numbers(string text) => [.. text[1..].Select(c => c - '0')];
    }
}
