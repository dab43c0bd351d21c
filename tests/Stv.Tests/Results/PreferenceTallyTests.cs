namespace Stv.Tests.Results;

/// <summary>Papers tallied by hand.</summary>
public sealed class PreferenceTallyTests
{
    static Electorate Ward { get; } = Stv.Testing.Papers.Parse("4 A B, 3 B C A, 2 C=A B, 1 C - B, 5");

    [Fact]
    public void Every_preference_is_taken_where_no_rules_judge()
    {
        var tally = PreferenceTally.Of(Ward);
        Assert.Equal((10, "5 empty"), (tally.Papers, string.Join(' ', tally.Rejected)));
        Assert.Equal([5, 3, 2], new[] { 1, 2, 3 }.Select(tally.First));
        Assert.Equal([9L, 10, 6], new[] { 1, 2, 3 }.Select(tally.Ranked));
        Assert.Equal([0L, 5, 5], new[] { 1, 2, 3 }.Select(tally.OfLength));
        Assert.Equal(Ratio.Of(5, 2), tally.MeanLength);
        Assert.Equal((4, 3, 1, 0), (tally.Second(1, 2), tally.Second(2, 3), tally.Second(3, 2), tally.Second(1, 0)));
        // A before B: 4 and the 2 with C. B before A: 3 and the 1 without A.
        Assert.Equal((6, 4), (tally.Preferred(1, 2), tally.Preferred(2, 1)));
        // A before C: 4. C before A: 3 and 1. The 2 are of two minds.
        Assert.Equal((4, 4), (tally.Preferred(1, 3), tally.Preferred(3, 1)));
        Assert.Equal((7, 3), (tally.Preferred(2, 3), tally.Preferred(3, 2)));
        Assert.Null(tally.CondorcetWinner);
        Assert.Equal(1, PreferenceTally.Of(Ward.Withdraw(3)).CondorcetWinner);
    }

    [Fact]
    public void Rules_judge_marks()
    {
        var tally = PreferenceTally.Of(Ward, Rules.Scotland2011);
        Assert.Equal((8, "5 empty 2 equal-first-preferences", "1 blank-rank"),
            (tally.Papers, string.Join(' ', tally.Rejected), string.Join(' ', tally.Shortened)));
        Assert.Equal((1, 0), (tally.Second(3, 0), tally.Second(3, 2)));
    }

    [Fact]
    public void Pairs_of_very_many_are_not_tallied()
    {
        var tally = PreferenceTally.Of(Electorates.Of(PreferenceTally.MostPaired + 1, "1: 1 2"));
        Assert.False(tally.HasPairs);
        Assert.Null(tally.CondorcetWinner);
        Assert.Throws<InvalidOperationException>(() => tally.Preferred(1, 2));
        Assert.Throws<InvalidOperationException>(() => tally.Second(1, 2));
        using var text = new StringWriter();
        TallySheet.Write(tally, text);
        Assert.Contains("Pairs of more than 2000 candidates are not tallied.", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tally_is_a_sheet_a_table_and_JSON()
    {
        var tally = PreferenceTally.Of(Ward);
        using var text = new StringWriter { NewLine = "\n" };
        TallySheet.Write(tally, text, 80);
        Assert.Equal("""
            Papers
            ──────
              Marks             every preference is taken, those at one rank as equal
              Formal papers     10
              Rejected papers   5 without any mark
              Ranked by each    2.50 candidates on average
              Condorcet winner  nobody is preferred to each of the others by more papers
                                than the other way round

            First preferences
            ─────────────────
            Candidate │ First │ of papers │ Ranked on
            ──────────┼───────┼───────────┼──────────
            1 A       │     5 │    50.0 % │         9
            2 B       │     3 │    30.0 % │        10
            3 C       │     2 │    20.0 % │         6

            How many candidates papers rank
            ───────────────────────────────
            Candidates │ Papers │ of papers
            ───────────┼────────┼──────────
            1          │      0 │     0.0 %
            2          │      5 │    50.0 %
            3          │      5 │    50.0 %

            Second preferences of those who rank somebody first
            ───────────────────────────────────────────────────
            First │ 1 │ 2 │ 3 │ none
            ──────┼───┼───┼───┼─────
            1 A   │   │ 4 │ 0 │    0
            2 B   │ 0 │   │ 3 │    0
            3 C   │ 0 │ 1 │   │    0

            Papers that prefer the candidate of the row to that of the column
            ─────────────────────────────────────────────────────────────────
            Preferred │ 1 │ 2 │ 3
            ──────────┼───┼───┼──
            1 A       │   │ 6 │ 4
            2 B       │ 4 │   │ 7
            3 C       │ 4 │ 3 │

            """, text.ToString());

        using var csv = new StringWriter();
        TallySheet.WriteCsv(tally, csv);
        Assert.StartsWith("figure,candidate,other,papers,part\r\nrules,,,,\r\nformal,,,10,\r\nrejected,empty,,5,\r\nfirst,A,,5,\r\n",
            csv.ToString(), StringComparison.Ordinal);
        Assert.Contains("\r\nsecond,B,C,3,\r\nsecond,B,,0,\r\n", csv.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("preferred,C,A,4,\r\npreferred,C,B,3,\r\n", csv.ToString(), StringComparison.Ordinal);

        using var stream = new MemoryStream();
        TallyJson.Write(tally, stream);
        using var json = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        var a = json.RootElement.GetProperty("candidates")[0];
        Assert.Equal("[0,0,6,4]", string.Concat($"{a.GetProperty("preferred")}".Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal(("5", "2.5"), (a.GetProperty("first").GetString(), json.RootElement.GetProperty("meanLength").GetString()));
    }

    [Fact]
    public void A_name_that_looks_like_a_formula_is_none_in_a_table()
    {
        using var csv = new StringWriter();
        TallySheet.WriteCsv(PreferenceTally.Of(Electorates.Of(["=1+1", "B, \"b\""], (1, [1, 2]))), csv);
        Assert.Contains("first,\"'=1+1\",,1,\r\n", csv.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"B, \"\"b\"\"\"", csv.ToString(), StringComparison.Ordinal);
    }
}
