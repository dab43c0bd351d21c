using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Stv.Tests.Elections;

/// <summary>What the rules of today make of marks that are no plain preferences.</summary>
public class AdmissionTests
{
    // Papers are written as marked: "1 2=3 - 1" is 1, then 2 and 3 together, a rank left blank, 1 again. Candidate 9 has withdrawn.
    [Theory]
    [InlineData("1 2 3", "1 2 3", null)]
    [InlineData("9", null, Reasons.OnlyWithdrawn)]
    [InlineData("9 8", null, Reasons.OnlyWithdrawn)]
    [InlineData("9=8", null, Reasons.OnlyWithdrawn)]
    [InlineData("- 9", null, Reasons.OnlyWithdrawn)]
    [InlineData("9 -", null, Reasons.OnlyWithdrawn)]
    [InlineData("9 1", "1", null)]
    [InlineData("1 9 2", "1 2", null)]
    [InlineData("9=1 2", "1 2", null)]
    [InlineData("1=9 2", "1 2", null)]
    [InlineData("1 2=9=8 3", "1 2 3", null)]
    [InlineData("9=1=2 3", null, Reasons.EqualFirstPreferences)]
    [InlineData("1 9=2=3 4", "1", Reasons.EqualRank)]
    [InlineData("-", null, Reasons.NoFirstPreference)]
    [InlineData("- -", null, Reasons.NoFirstPreference)]
    [InlineData("- 1", null, Reasons.NoFirstPreference)]
    [InlineData("9 - 1", null, Reasons.NoFirstPreference)]
    [InlineData("- 9 1", null, Reasons.NoFirstPreference)]
    [InlineData("1=2", null, Reasons.EqualFirstPreferences)]
    [InlineData("1=2 3", null, Reasons.EqualFirstPreferences)]
    [InlineData("- 1=2", null, Reasons.NoFirstPreference)]
    [InlineData("1 - 2", "1", Reasons.BlankRank)]
    [InlineData("1 - - 2", "1", Reasons.BlankRank)]
    [InlineData("1 9 - 2", "1", Reasons.BlankRank)]
    [InlineData("1 -", "1", null)]
    [InlineData("1 2 - -", "1 2", null)]
    [InlineData("1 - 9", "1", null)]
    [InlineData("1 2=3", "1", Reasons.EqualRank)]
    [InlineData("1 2 3=4 2", "1 2", Reasons.EqualRank)]
    [InlineData("1 - 2=3", "1", Reasons.BlankRank)]
    [InlineData("1 1", "1", Reasons.Repeated)]
    [InlineData("1 2 1 3", "1 2", Reasons.Repeated)]
    [InlineData("1 9 9 2", "1 2", null)]
    [InlineData("1=1 2", "1 2", null)]
    [InlineData("1 2=2 3", "1 2 3", null)]
    [InlineData("1 2=1 3", "1", Reasons.EqualRank)]
    [InlineData("1 2=9 2", "1 2", Reasons.Repeated)]
    public void Scotland_reads_a_paper_up_to_the_first_fault(string paper, string? counted, string? reason)
    {
        Admits(Rules.Scotland2011, null, paper, counted, reason);
        Admits(Rules.Scotland2011Strict, null, paper, counted, reason);
    }

    [Theory]
    [InlineData("1 2 3", "1 2 3", null)]
    [InlineData("9", null, Reasons.OnlyWithdrawn)]
    [InlineData("- 9", null, Reasons.OnlyWithdrawn)]
    [InlineData("9 1 9", "1", null)]
    [InlineData("-", null, Reasons.NoFirstPreference)]
    [InlineData("- 1", "1", null)]
    [InlineData("9 - 1", "1", null)]
    [InlineData("1 - - 2", "1 2", null)]
    [InlineData("1 2 -", "1 2", null)]
    [InlineData("1=2", null, Reasons.EqualFirstPreferences)]
    [InlineData("- 1=2 3", null, Reasons.EqualFirstPreferences)]
    [InlineData("9=1 2", "1 2", null)]
    [InlineData("1 2=3 4", "1", Reasons.EqualRank)]
    [InlineData("1 2=1 4", "1", Reasons.EqualRank)]
    [InlineData("1 2=9 4", "1 2 4", null)]
    [InlineData("1 1 2", "1 2", null)]
    [InlineData("1 2 1 3", "1 2 3", null)]
    [InlineData("1 2=2 3", "1 2 3", null)]
    [InlineData("1 - 2 - 2 1 3=4", "1 2", Reasons.EqualRank)]
    public void Instant_runoff_passes_over_blanks_and_repeats(string paper, string? counted, string? reason) =>
        Admits(Rules.Irv, null, paper, counted, reason);

    // No rule of today passes over equal ranks; one that does must not call a paper that ranks somebody who stands "only withdrawn".
    [Theory]
    [InlineData("1=2", null, Reasons.NoFirstPreference)]
    [InlineData("9 1=2", null, Reasons.NoFirstPreference)]
    [InlineData("9 -", null, Reasons.OnlyWithdrawn)]
    [InlineData("1=2 3", "3", null)]
    [InlineData("3 1=2 1", "3 1", null)]
    [InlineData("3 - 3 1", "3 1", null)]
    public void A_law_may_pass_over_every_mark(string paper, string? counted, string? reason) =>
        Admits(Rules.Irv, PassesOver, paper, counted, reason);

    static MarkTerms PassesOver { get; } =
        new() { EqualRank = AtMark.PassedOver, BlankRank = AtMark.PassedOver, Repeated = AtMark.PassedOver };

    [Theory]
    // One blank rank may be passed over, and again after a rank that is not blank.
    [InlineData("blank 1", "1 - 2 - 3", "1 2 3", null)]
    [InlineData("blank 1", "1 - - 2", "1", Reasons.BlankRank)]
    [InlineData("blank 1", "1 - 9 - 2", "1", Reasons.BlankRank)]
    [InlineData("blank 1", "- 1", "1", null)]
    [InlineData("blank 1", "- - 1", null, Reasons.NoFirstPreference)]
    [InlineData("first", "2=1 3", "2 3", null)]
    [InlineData("first", "1 3=2=1 4", "1 3 4", null)]
    [InlineData("first", "1 1=2 3", "1", Reasons.Repeated)]
    [InlineData("first", "9=2=1", "2", null)]
    // Whoever has been marked at a rank passed over has been marked before.
    [InlineData("skip", "1 2=3 4 2 5", "1 4", Reasons.Repeated)]
    [InlineData("skip", "1=2 1", null, Reasons.Repeated)]
    [InlineData("skip", "1 1=2 3", "1", Reasons.Repeated)]
    // At the first rank all continue; later it depends on the count who does.
    [InlineData("one", "1=2 3", null, Reasons.EqualFirstPreferences)]
    [InlineData("one", "9=2 3", "2 3", null)]
    [InlineData("one", "1 3=2 4", "1 2 0 3 4", null)]
    [InlineData("one", "1 2=1 4", "1", Reasons.Repeated)]
    [InlineData("one", "1 9=2 4", "1 2 4", null)]
    [InlineData("most 2", "1 2 3", "1 2", Reasons.BeyondRanks)]
    [InlineData("most 2", "1 2 -", "1 2", null)]
    [InlineData("most 2", "- 1 2", null, Reasons.NoFirstPreference)]
    [InlineData("most 2", "9 1 2", "1", Reasons.BeyondRanks)]
    [InlineData("fewest 3", "1 2", null, Reasons.TooFewPreferences)]
    [InlineData("fewest 3", "1 2 3", "1 2 3", null)]
    [InlineData("fewest 3", "1 2 9", "1 2", null)]
    [InlineData("fewest 3", "1 2 2 3", null, Reasons.TooFewPreferences)]
    [InlineData("fewest 3", "9 8", null, Reasons.OnlyWithdrawn)]
    [InlineData("fewest 20", "1 2 3 4 5 6 7 8 9", "1 2 3 4 5 6 7", null)]
    [InlineData("as marked", "1 9=2 3", "1", Reasons.EqualRank)]
    [InlineData("as marked", "9=1", null, Reasons.EqualFirstPreferences)]
    [InlineData("as marked", "1 9 9 2", "1", Reasons.Repeated)]
    [InlineData("as marked", "1 9 2", "1 2", null)]
    [InlineData("as marked", "9 8", null, Reasons.OnlyWithdrawn)]
    public void Other_terms_for_marks(string which, string paper, string? counted, string? reason)
    {
        var terms = which switch
        {
            "blank 1" => new MarkTerms { BlankRanks = 1 },
            "first" => new() { EqualRank = AtMark.First },
            "skip" => new() { EqualRank = AtMark.PassedOver },
            "one" => new() { EqualRank = AtMark.OneContinuing },
            "most 2" => new() { MostRanks = 2 },
            "fewest 3" => new() { FewestPreferences = 3 },
            "fewest 20" => new() { FewestPreferences = 20 },
            "as marked" => new() { JudgedAsMarked = true },
            _ => throw new ArgumentOutOfRangeException(nameof(which)),
        };
        string seven = terms.FewestPreferences > 1 ? "7 6 5 4 3 2 1 8 9" : "7";
        Admits(Rules.Scotland2011.WithMarks(terms), terms, paper, counted, reason, seven);
    }

    [Fact]
    public void Rules_whose_marks_are_judged_otherwise_say_so()
    {
        var own = Rules.Scotland2011.WithMarks(PassesOver);
        Assert.True(own.MarksOverridden);
        Assert.Equal("scotland-2011", own.Id);
        Assert.Equal(PassesOver.InWords, own.Marks.InWords);
        Assert.False(Rules.Scotland2011.MarksOverridden);
        Assert.Same(own, own.WithMarks(PassesOver));
        Assert.Same(Rules.Scotland2011, own.WithMarks(Rules.Scotland2011.Marks));
        Assert.Equal((EvidenceLevel.None, Promises.None), (own.Evidence.Level, own.Promises));
        Assert.Contains(Rules.Scotland2011.Evidence.Text, own.Evidence.Text, StringComparison.Ordinal);

        var electorate = Stv.Testing.Papers.Parse("3 A, 2 B=A C, 4 C - B");
        Assert.Null(Rules.Scotland2011.Count(electorate, 1).Marks);
        var result = own.Count(electorate, 1);
        Assert.Equal(PassesOver, result.Marks);
        Assert.NotEqual(result, result with { Marks = null });
        Assert.Contains("judged otherwise than the rules say", $"{result}", StringComparison.Ordinal);
        var again = JsonSerializer.Deserialize<CountResult>(JsonSerializer.Serialize(result))!;
        Assert.Equal(result, again);
        Assert.Equal((true, own.Evidence), (again.Rule!.MarksOverridden, again.Rule.Evidence));
        string other = JsonSerializer.Serialize(result).Replace("\"equalRank\":\"passed-over\"", "\"equalRank\":\"shared\"",
            StringComparison.Ordinal);
        Assert.Contains("marks: expected marks that scotland-2011 can judge so",
            Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<CountResult>(other)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scotland-2011", AtMark.Shared, "marks: papers that move at a value cannot be shared")]
    [InlineData("meek-prf", AtMark.OneContinuing, "marks: which of those at one rank continues can be asked only where")]
    [InlineData("qpq", AtMark.OneContinuing, "marks: which of those at one rank continues can be asked only where")]
    [InlineData("block-vote", AtMark.OneContinuing, "marks: which of those at one rank continues can be asked only where")]
    [InlineData("qpq", AtMark.Shared, "marks: papers that move at a value cannot be shared")]
    public void What_no_count_by_a_law_can_do_is_refused(string id, AtMark equal, string sentence) =>
        Assert.StartsWith(sentence,
            Assert.Throws<ArgumentException>("marks", () => Rules.ForId(id).WithMarks(new() { EqualRank = equal })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Terms_that_say_nothing_or_too_much_are_refused()
    {
        Refused(new() { BlankRank = AtMark.First }, "marks: a blank rank");
        Refused(new() { Repeated = AtMark.OneContinuing }, "marks: a blank rank");
        Refused(new() { BlankRank = AtMark.PassedOver, BlankRanks = 1 }, "marks: where every blank rank is passed over");
        Refused(new() { BlankRanks = -1 }, "marks: blank ranks are 0 to");
        Refused(new() { MostRanks = 0 }, "marks: ranks that are read are 1 to");
        Refused(new() { FewestPreferences = 0 }, "marks: the fewest preferences are 1 to");
        Refused(new() { FewestPreferences = 4, MostRanks = 3 }, "marks: more preferences are wanted");
        Refused(new() { EqualRank = (AtMark)9 }, "marks: there is no such value");

        static void Refused(MarkTerms terms, string sentence) => Assert.StartsWith(sentence,
            Assert.Throws<ArgumentException>("marks", () => Rules.Irv.WithMarks(terms)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ins_for_nobody_stand_unless_they_are_struck_out()
    {
        var builder = new ElectorateBuilder(2);
        builder.Add(5, 2, 1);
        builder.Add(3, 1);
        builder.Add(1, 2);
        Candidate[] candidates = [new(1, "Ann"), new(2, "Write-ins") { Undeclared = true }];
        var electorate = builder.Build(candidates);
        Assert.Equal([2], Rules.Irv.Count(electorate, 1).Elected);
        var result = Rules.Irv.WithMarks(Rules.Irv.Marks with { UndeclaredStruckOut = true }).Count(electorate, 1);
        Assert.Equal([1], result.Elected);
        Assert.Equal(8, result.Papers);
        Assert.Equal([new(Reasons.OnlyWithdrawn, 1)], result.Rejected);
        Assert.Throws<CountRefusedException>(() =>
            Rules.Scotland2011.WithMarks(new() { UndeclaredStruckOut = true }).Count(electorate, 2));
    }

    // B and C are at one rank. When A is excluded both continue, and the paper is nobody's for good; when B has gone first, C has it.
    [Theory]
    [InlineData("2 A B=C D, 4 B, 5 C, 6 D", "A", 2)]
    [InlineData("5 D B=C A, 2 B, 6 C, 7 A", "B D", 2)]
    public void Who_of_those_at_one_rank_has_a_paper_is_asked_when_it_gets_there(string papers, string excluded, int exhausted)
    {
        var electorate = Stv.Testing.Papers.Parse(papers);
        var rule = Rules.Irv.WithMarks(Rules.Irv.Marks with { EqualRank = AtMark.OneContinuing });
        var result = rule.Count(electorate, 1, Decisions.InOrder([1, 2, 3, 4]));
        string[] order = [.. result.Stages.SelectMany(stage => stage.Excluded).Select(number => result.Candidate(number).Name)];
        Assert.StartsWith(excluded, string.Join(' ', order), StringComparison.Ordinal);
        int stage = result.Stages.ToList().FindIndex(one => one.From.Length == 1 && result.Candidate(one.From[0]).Name == excluded[^1..]);
        Assert.Equal(exhausted, result.Stages[stage].Exhausted);
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Papers_without_marks_are_admitted_as_they_are(string id)
    {
        var rule = Rules.ForId(id);
        var builder = new ElectorateBuilder(9, rule.NeedsOrder);
        builder.Add(3, 1, 2, 3);
        builder.Add(4, 9, 8);
        builder.Add(2, 9, 1);
        builder.Add(6);
        var electorate = Withdrawn(builder, 9, 8);
        var admission = rule.Admit(electorate);
        Assert.Same(electorate, admission.Electorate);
        Assert.Equal(5, admission.Formal);
        Assert.Equal([new(Reasons.Empty, 6), new(Reasons.OnlyWithdrawn, 4)], admission.Rejected);
        Assert.Empty(admission.Shortened);
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Nothing_is_rejected_without_a_reason(string id)
    {
        var rule = Rules.ForId(id);
        var builder = new ElectorateBuilder(9, rule.NeedsOrder);
        builder.Add(3, 1, 2);
        var electorate = builder.Build(Names(9));
        var admission = rule.Admit(electorate);
        Assert.Same(electorate, admission.Electorate);
        Assert.Equal(3, admission.Formal);
        Assert.Empty(admission.Rejected);
        Assert.Empty(admission.Shortened);
    }

    [Fact]
    public void Papers_made_equal_by_admission_are_merged_and_counted_by_reason()
    {
        var builder = new ElectorateBuilder(9);
        foreach (var (papers, paper) in new[] { (1, "1 2"), (2, "1 2 - 3"), (3, "1 9 2"), (4, "1 2 2"), (5, "- 1"), (6, "9"), (7, ""),
            (8, "1=2"), (9, "1 2=3") })
            builder.AddCodes(papers, Codes(paper));
        var admission = Rules.Scotland2011.Admit(Withdrawn(builder, 9));
        Assert.Equal(["10x 1 2", "9x 1"], Papers(admission.Electorate));
        Assert.Equal(19, admission.Formal);
        Assert.Equal(
            [new(Reasons.Empty, 7), new(Reasons.EqualFirstPreferences, 8), new(Reasons.NoFirstPreference, 5),
                new(Reasons.OnlyWithdrawn, 6)],
            admission.Rejected);
        Assert.Equal([new(Reasons.BlankRank, 2), new(Reasons.EqualRank, 9), new(Reasons.Repeated, 4)], admission.Shortened);
        Assert.False(admission.Electorate.Marked);
        Assert.True(admission.Electorate.Candidates[8].Withdrawn);
    }

    [Fact]
    public void Ballots_in_order_stay_in_order()
    {
        var builder = new ElectorateBuilder(9, keepOrder: true);
        foreach (string paper in new[] { "1 2", "3 3", "1 2 - 3", "-", "3" }) builder.AddCodes(1, Codes(paper));
        var admission = Rules.Scotland2011.Admit(builder.Build(Names(9)));
        Assert.Equal(["1x 1 2", "1x 3", "1x 1 2", "1x 3"], Papers(admission.Electorate));
        Assert.True(admission.Electorate.Ordered);
    }

    static void Admits(Rule rule, MarkTerms? terms, string paper, string? counted, string? reason, string other = "7")
    {
        var builder = new ElectorateBuilder(9);
        builder.AddCodes(5, Codes(paper));
        // Another paper with a mark, so that no paper is taken as it is for want of marks.
        builder.AddCodes(1, [.. Codes(other), 0, 0]);
        var admission = (terms is null ? rule : rule.WithMarks(terms)).Admit(Withdrawn(builder, 8, 9));
        string[] seven = [$"1x {other.Replace(" 8 9", "", StringComparison.Ordinal)}"];
        Assert.Equal(counted is null ? seven : [$"5x {counted}", .. seven], Papers(admission.Electorate));
        Assert.Equal(counted is null ? 1 : 6, admission.Formal);
        Assert.Equal(counted is null ? [new(reason!, 5)] : [], admission.Rejected);
        Assert.Equal(counted is not null && reason is not null ? [new(reason, 5)] : [], admission.Shortened);
    }

    static ushort[] Codes(string paper)
    {
        List<ushort> codes = [];
        foreach (string rank in paper.Replace("=", " =", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (rank[0] is '-' or '=') codes.Add(0);
            codes.Add(rank == "-" ? (ushort)0 : ushort.Parse(rank.TrimStart('='), CultureInfo.InvariantCulture));
        }
        return [.. codes];
    }

    static Electorate Withdrawn(ElectorateBuilder builder, params int[] who) => builder.Build(Names(9)).Withdraw(who);

    static IEnumerable<string> Names(int number) => Enumerable.Range(1, number).Select(n => $"C{n}");

    static ImmutableArray<string> Papers(Electorate electorate) =>
        [.. Enumerable.Range(0, electorate.Rankings)
            .Select(i => $"{electorate[i].Papers}x {string.Join(' ', electorate[i].Codes.ToArray())}")];
}
