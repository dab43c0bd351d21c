using System.Collections.Immutable;
using System.Globalization;

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
        Admits(Rules.Scotland2011.Admit, paper, counted, reason);
        Admits(Rules.Scotland2011Strict.Admit, paper, counted, reason);
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
        Admits(Rules.Irv.Admit, paper, counted, reason);

    // No rule of today passes over equal ranks; one that does must not call a paper that ranks somebody who stands "only withdrawn".
    [Theory]
    [InlineData("1=2", null, Reasons.NoFirstPreference)]
    [InlineData("9 1=2", null, Reasons.NoFirstPreference)]
    [InlineData("9 -", null, Reasons.OnlyWithdrawn)]
    [InlineData("1=2 3", "3", null)]
    [InlineData("3 1=2 1", "3 1", null)]
    [InlineData("3 - 3 1", "3 1", null)]
    public void A_law_may_pass_over_every_mark(string paper, string? counted, string? reason) =>
        Admits(new Formality(AtMark.PassedOver, AtMark.PassedOver, AtMark.PassedOver).Admit, paper, counted, reason);

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

    static void Admits(Func<Electorate, Admission> admit, string paper, string? counted, string? reason)
    {
        var builder = new ElectorateBuilder(9);
        builder.AddCodes(5, Codes(paper));
        // Another paper with a mark, so that no paper is taken as it is for want of marks.
        builder.AddCodes(1, [7, 0, 0]);
        var admission = admit(Withdrawn(builder, 8, 9));
        string[] seven = ["1x 7"];
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
