namespace Stv.Tests;

/// <summary>What every rule refuses, and how a count is followed and stopped.</summary>
public class RuleTests
{
    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Seats_are_one_to_the_number_of_those_who_stand(string id)
    {
        var rule = Rules.ForId(id);
        var electorate = Papers(rule, (3, [1, 2]), (2, [2]), (1, [3]));
        foreach (int seats in new[] { int.MinValue, -1, 0, 4, int.MaxValue })
            Assert.Throws<CountRefusedException>(() => rule.Count(electorate, seats));
        Assert.Throws<CountRefusedException>(() => rule.Count(electorate.Withdraw(1, 2), 2));
        Assert.Throws<CountRefusedException>(() => rule.Count(electorate.Withdraw(1, 2, 3), 1));
        Assert.Equal([3], rule.Count(electorate.Withdraw(1, 2), 1).Elected);
    }

    [Fact]
    public void Papers_rejected_before_are_listed_and_change_no_figure()
    {
        var election = new Election(Papers(Rules.Irv, (3, [1, 2]), (2, [2]), (1, []))) { Seats = 1 };
        var plain = Rules.Irv.Count(election);
        var result = Rules.Irv.Count(election with { RejectedBefore = [new("spoilt", 4), new(Reasons.Empty, 2), new("late", 0)] });
        Assert.Equal([new(Reasons.Empty, 1)], plain.Rejected);
        Assert.Equal([new("spoilt", 4), new(Reasons.Empty, 3), new("late", 0)], result.Rejected);
        Assert.Equal(plain.Stages.Select(stage => (stage.Quota, stage.Votes[1], stage.Exhausted)),
            result.Stages.Select(stage => (stage.Quota, stage.Votes[1], stage.Exhausted)));
        Assert.Equal(plain.Papers, result.Papers);
    }

    [Fact]
    public void Papers_rejected_before_have_a_reason_and_can_be_counted()
    {
        var election = new Election(Papers(Rules.Irv, (3, [1]), (1, []))) { Seats = 1 };
        Assert.Throws<ArgumentException>(() => election with { RejectedBefore = [new(" ", 1)] });
        Assert.Throws<ArgumentOutOfRangeException>(() => election with { RejectedBefore = [new("spoilt", -1)] });
        Assert.Throws<CountRefusedException>(() => Rules.Irv.Count(election with { RejectedBefore = [new(Reasons.Empty, long.MaxValue)] }));
    }

    [Fact]
    public void Instant_runoff_fills_one_seat() =>
        Assert.Throws<CountRefusedException>(() => Rules.Irv.Count(Papers(Rules.Irv, (1, [1, 2, 3])), 2));

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Without_formal_papers_there_is_nothing_to_count(string id)
    {
        var rule = Rules.ForId(id);
        Assert.Throws<CountRefusedException>(() => rule.Count(Papers(rule), 1));
        Assert.Throws<CountRefusedException>(() => rule.Count(Papers(rule, (5, [])), 1));
        Assert.Throws<CountRefusedException>(() => rule.Count(Papers(rule, (5, [3]), (1, [])).Withdraw(3), 1));
    }

    [Fact]
    public void A_refusal_for_want_of_formal_papers_says_why_there_are_none()
    {
        Election Read(string ballots) => Formats.Blt.Read($"3 1\n{ballots}0\n{Formats.Blt.Names}");

        string Refusal(string ballots, params int[] withdrawn) =>
            Assert.Throws<CountRefusedException>(() => Rules.Scotland2011.Count(Read(ballots).Withdraw(withdrawn))).Message;

        const string None = "There are no formal papers: nothing can be counted. All are rejected: ";
        Assert.Equal("There are no papers: nothing can be counted.", Refusal(""));
        Assert.Equal($"{None}2 without any mark.", Refusal("2 0\n"));
        Assert.Equal($"{None}3 without any mark, 2 without a first preference, 4 ranking only withdrawn candidates.",
            Refusal("3 0\n2 - 1 0\n4 3 0\n", 3));
        Assert.Equal($"{None}2 without any mark. Rejected before: 3 \"spoilt\", 1 \"no mark\".", Assert.Throws<CountRefusedException>(() =>
            Rules.Scotland2011.Count(Read("2 0\n") with { RejectedBefore = [new("spoilt", 3), new("no mark", 1)] })).Message);
        string equal = Refusal("5 1=2 3 0\n1 2=3 0\n1 0\n");
        Assert.StartsWith($"{None}1 without any mark, 6 with several first preferences. Equal ranks are counted by meek-2006, ", equal,
            StringComparison.Ordinal);
        foreach (string id in equal[..^1].Split(" by ")[1].Split(", "))
            Assert.Equal(6, Rules.ForId(id).Admit(Read("5 1=2 3 0\n1 2=3 0\n1 0\n").Electorate).Formal);
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Decisions_name_candidates(string id)
    {
        var rule = Rules.ForId(id);
        var electorate = Papers(rule, (3, [1, 2]), (2, [2]));
        Assert.Throws<CountRefusedException>(() => rule.Count(electorate, 1, Decisions.InOrder(1, 4)));
        Assert.Throws<CountRefusedException>(() => rule.Count(electorate, 1, Decisions.InOrder(0)));
        Assert.Throws<CountRefusedException>(() => rule.Count(electorate, 1, new Decisions([new(Purpose.Exclude, [1, 4], 4)], [])));
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Progress_is_told_of_every_stage_in_order(string id)
    {
        var rule = Rules.ForId(id);
        var told = new Told();
        var result = rule.Count(Close(rule), 1, progress: told);
        Assert.NotEmpty(result.Stages);
        Assert.Equal(result.Stages, told.Stages);
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void A_count_is_stopped_between_two_stages(string id)
    {
        var rule = Rules.ForId(id);
        if (rule.Count(Close(rule), 1).Stages.Length == 1) Assert.Skip("Its counts have one stage.");
        using var source = new CancellationTokenSource();
        var told = new Told { Then = source.Cancel };
        Assert.Throws<OperationCanceledException>(() => rule.Count(Close(rule), 1, progress: told, cancel: source.Token));
        Assert.Single(told.Stages);
    }

    [Fact]
    public void An_election_is_counted_for_its_own_seats_by_its_own_order()
    {
        var rule = Rules.Scotland2011;
        var note = new Diagnostic(Severity.Note, "a-note", 1, 1, "A note.");
        var election = new Election(Papers(rule, (1, [1]), (1, [2]), (1, [3])))
        {
            Title = "T",
            Seats = 2,
            TieOrder = [3, 1, 2],
            Diagnostics = [note],
        };
        var result = rule.Count(election);
        Assert.Equal(("T", 2), (result.Title, result.Seats));
        Assert.Equal([1, 2], result.Elected);
        Assert.Equal([note], result.Diagnostics);
        Assert.Equal([2, 3], rule.Count(election, Decisions.InOrder(1, 2, 3)).Elected);
        Assert.NotNull(rule.Count(election, Decisions.None).Undecided);
        Assert.Throws<CountRefusedException>(() => rule.Count(election with { Seats = null }));
    }

    [Fact]
    public void Nothing_is_counted_of_nothing()
    {
        Assert.Throws<ArgumentNullException>(() => Rules.Irv.Count((Electorate)null!, 1));
        Assert.Throws<ArgumentNullException>(() => Rules.Irv.Count((Election)null!));
        Assert.Throws<ArgumentNullException>(() => Rules.Irv.Admit(null!));
    }

    static Electorate Close(Rule rule) => Papers(rule, (4, [1]), (3, [2]), (2, [3, 2]));

    static Electorate Papers(Rule rule, params (long Papers, int[] Ranking)[] papers)
    {
        var builder = new ElectorateBuilder(3, rule.NeedsOrder);
        foreach (var (number, ranking) in papers) builder.Add(number, ranking);
        return builder.Build("A", "B", "C");
    }

    sealed class Told : IProgress<Stage>
    {
        public List<Stage> Stages { get; } = [];

        public Action Then { get; init; } = () => { };

        public void Report(Stage value)
        {
            Stages.Add(value);
            Then();
        }
    }
}
