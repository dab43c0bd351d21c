using System.Globalization;
using CsvHelper;

namespace Stv.Tests.Formats;

/// <summary>Results of counts by keep values, in which hundreds of stages may decide nothing and figures have up to 27 places.</summary>
public class KeepValuesTests
{
    static readonly CountResult NewZealand = E97P("meek-nz"), Guarded = E97P("meek-droop-guarded");

    [Theory]
    [InlineData("meek-nz")]
    [InlineData("meek-droop-guarded")]
    public void The_sheet_of_the_profile_stands_in_a_file(string id) => Golden.Check($"{id}/e97p.sheet.txt", Counts.Sheet(E97P(id)));

    [Fact]
    public void The_sheet_leaves_out_what_decides_nothing_and_says_so()
    {
        string sheet = Counts.Sheet(NewZealand);
        Assert.Equal([1, 2, 3, 4, 5, 7, 10, 11, 19], Stages(sheet));
        Assert.Contains("\nOf 19 stages 10 are left out, at which nobody was elected or excluded: ", sheet, StringComparison.Ordinal);
        Assert.Contains("\n  Stage 6, at which nobody was elected or excluded, is left out here.\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\n  Stages 8 and 9, at which nobody was elected or excluded, are left out here.\n", sheet,
            StringComparison.Ordinal);
        Assert.Contains("\n  Stages 12 to 18, at which nobody was elected or excluded, are left out here.\n", sheet,
            StringComparison.Ordinal);
        Assert.DoesNotContain("left out", Counts.Sheet(Counts.Model), StringComparison.Ordinal);
    }

    // Carpenter has 111.563947946 at the seventh stage and 102.817920587 at the ninth, which is left out.
    [Fact]
    public void Transfers_in_the_sheet_are_since_the_stage_to_the_left() =>
        Assert.Contains("   -9.493770330 102.070177616 e", Counts.Sheet(NewZealand), StringComparison.Ordinal);

    [Fact]
    public void The_sheet_says_what_each_keeps_in_words()
    {
        Assert.Contains("\n  All papers were counted afresh: Smith keeps 0.802771856 of each.\n", Counts.Sheet(NewZealand),
            StringComparison.Ordinal);
        Assert.Contains(
            "\n  All papers were counted afresh: Smith keeps 0.613986876 of each, Carpenter 0.906913187 and Duke 0.839208200.\n",
            Counts.Sheet(NewZealand, 200), StringComparison.Ordinal);
        var nobody = Rules.ForId("meek-prf").Count(Electorates.Of(3, "3: 1; 2: 2; 1: 3 2"), 1);
        Assert.Contains("\n  All papers were counted afresh.\n", Counts.Sheet(nobody), StringComparison.Ordinal);
    }

    // Who is excluded is said after the papers are counted, which shows why, and the tie before it.
    [Fact]
    public void The_sheet_tells_things_in_the_order_in_which_they_happen()
    {
        string sheet = Counts.Sheet(Rules.ForId("meek-nz").Count(Electorates.Of(5, "20: 1 2; 12: 2 3; 12: 3 2; 6: 4 3; 6: 5 2"), 2), 200);
        Assert.Contains("""

              All papers were counted afresh: A keeps 0.933333334 of each.
              Tie for exclusion: D and E are equal with 6.000000000 votes each. Settled by pseudo-random numbers: D (clause 19).
              D, with the fewest votes, 6.000000000, is excluded (clause 13).

            """, sheet, StringComparison.Ordinal);
    }

    // A count with two stages that decide nothing; what settles its tie is the votes of the first of them.
    [Fact]
    public void A_stage_whose_votes_settle_a_tie_is_shown()
    {
        Stage At(int number, bool complete, params Decision[] ties) => new()
        {
            Number = number,
            Action = number == 1 ? StageAction.FirstPreferences : StageAction.Redistribution,
            Cite = "10",
            Quota = 3,
            Votes = [3, 2, 1],
            Acts = complete ? [new(ActKind.Exclude, [3], "13")] : [],
            Decisions = [.. ties],
            Complete = complete,
            KeepValues = [Ratio.Of(1, 2), 1, 1],
        };

        var tie = new Decision(Purpose.Exclude, "19", [2, 3], [2, 3], 3, SettledBy.EarlierVotes, 2);
        var result = Counts.Made(At(1, true), At(2, false), At(3, false), At(4, true, tie), At(5, false));
        Assert.Equal([1, 2, 4, 5], Stages(Counts.Sheet(result with { Method = CountMethod.KeepValues })));
    }

    [Fact]
    public void Figures_of_27_places_are_rounded_in_the_sheet_and_whole_elsewhere()
    {
        Assert.Contains(Guarded.Stages, stage => stage.Quota.Places == 27);
        string sheet = Counts.Sheet(Guarded);
        Assert.Contains("\nFigures are rounded to 9 decimal places for print only: ", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("\n  fractions ", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("…", sheet, StringComparison.Ordinal);
        Assert.All(sheet.Split('\n'), line => Assert.InRange(Display.Width(line), 0, 100));
        Assert.Contains($"{Guarded.Quota.Nearest(9)} at the last stage", sheet, StringComparison.Ordinal);

        var again = Counts.Again(Guarded);
        Assert.Equal(Guarded.Stages.Select(s => s.Quota), again.Stages.Select(s => s.Quota));
        Assert.All(Guarded.Stages.Zip(again.Stages), pair => Assert.Equal(pair.First.KeepValues, pair.Second.KeepValues));
    }

    // What is a little less than a whole number by the rounding of the count is printed as that number.
    [Fact]
    public void A_figure_a_hair_below_is_no_nine_after_nine()
    {
        Ratio hair = Ratio.Of(1, 1_000_000_000) / 1_000_000_000;
        var result = Guarded with
        {
            Stages =
            [
                Guarded.Stages[0] with
                {
                    Quota = 300 - hair,
                    Votes = [753 - hair, .. Enumerable.Repeat((Ratio)0, 10)],
                    Exhausted = 0,
                    Loss = hair,
                    Transfers = [],
                    Acts = [],
                    Decisions = [],
                },
            ],
        };
        string sheet = Counts.Sheet(result);
        Assert.Contains("\n 1 Smith         │ 753.000000000\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\nQuota             300.000000000 (clause quota)\n", sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("meek-nz")]
    [InlineData("warren-openstv-qx")]
    public void The_table_has_every_stage_and_every_keep_value_whole(string id)
    {
        var result = E97P(id);
        using var writer = new StringWriter();
        ResultCsv.Write(result, writer);
        var options = new CsvReaderOptions { Separator = ',', HasHeader = false };
        using var csv = CsvReader.Create(new StringReader(writer.ToString()), options, leaveOpen: false);
        List<string[]> rows = [];
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]);
        Assert.All(rows, row => Assert.Equal(5 + 2 * result.Stages.Length, row.Length));
        var keep = rows.Where(row => row[3] == "keep value").ToList();
        Assert.Equal(["1 Smith", "2 Carpenter", "5 Duke", "6 Prince", "11 Freeman"], keep.Select(row => $"{row[0]} {row[1]}"));
        foreach (string[] row in keep)
        {
            Assert.All(result.Stages, stage =>
                Assert.Equal((stage.KeepValues[int.Parse(row[0])], ""),
                    (Ratio.Parse(row[4 + 2 * stage.Number]), row[3 + 2 * stage.Number])));
        }
    }

    [Fact]
    public void Guarded_candidates_are_in_the_file_and_in_the_head_of_the_sheet()
    {
        var result = Rules.ForId("meek-nz").Count(BltReader.ReadFile(Path.Combine(Catalogue.Cases("meek-nz"), "guarded-4.blt")).Guard(4));
        Assert.Contains("{ \"number\": 4, \"name\": \"Draper\", \"guarded\": true }", ResultJson.ToText(result), StringComparison.Ordinal);
        Assert.Equal([false, false, false, true], Counts.Again(result).Candidates.Select(c => c.Guarded));
        Assert.Contains("\nNot excludable    Draper, being guarded\n", Counts.Sheet(result), StringComparison.Ordinal);
        Assert.DoesNotContain("Not excludable", Counts.Sheet(NewZealand), StringComparison.Ordinal);
    }

    // Fourteen papers, two seats: the quota is a third of them and a billionth, whoever may reach it.
    [Fact]
    public void A_quota_that_nobody_reaches_any_more_is_the_true_one_and_every_form_says_why()
    {
        var result = Rules.ForId("meek-nz").Count(BltReader.ReadFile(Path.Combine(Catalogue.Cases("meek-nz"), "guarded-4.blt")).Guard(4));
        Assert.Equal(Ratio.Parse("4.666666667"), result.Stages[0].Quota);
        string sheet = string.Join(' ', Counts.Sheet(result, 200).Split(null as char[], StringSplitOptions.RemoveEmptyEntries));
        using StringWriter page = new(), markdown = new();
        HtmlSheet.Write(result, page);
        MarkdownSheet.Write(result, markdown);
        Assert.All([sheet, page.ToString(), markdown.ToString()], text => Assert.Contains(
            "; from stage 1 on nobody reaches it, because of guarded candidates (clause guarded)", text, StringComparison.Ordinal));
        Assert.Single(sheet.Split("Too many candidates have the quota of 4.666666667 for the seats that are left beside the guarded: "
            + "from now on nobody reaches it, and no surplus is transferred (clause guarded).")[1..]);
        Assert.Contains("are elected, the quota no longer deciding (clause", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("having reached the quota", sheet, StringComparison.Ordinal);
        Assert.Contains("Guarded candidates cannot be excluded.", sheet, StringComparison.Ordinal);
        Assert.Equal(result.Stages.Length, ResultJson.ToText(result).Split("\"closed\": \"guarded\"").Length - 1);
        Assert.All(Counts.Again(result).Stages, stage => Assert.Equal("guarded", stage.Closed));
        Assert.DoesNotContain("nobody reaches it", Counts.Sheet(NewZealand), StringComparison.Ordinal);
        Assert.DoesNotContain("\"closed\"", ResultJson.ToText(NewZealand), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_says_whose_keep_values_are_wrong()
    {
        string text = ResultJson.ToText(NewZealand), values = text[text.IndexOf("\"keepValues\"", StringComparison.Ordinal)..];
        values = values[..values.IndexOf('\n', StringComparison.Ordinal)];
        foreach (string wrong in (string[])[values.Replace("\"1\", ", "", StringComparison.Ordinal),
            values.Replace("[\"1\"", "[\"1.1\"", StringComparison.Ordinal)])
        {
            var error = Assert.Throws<FormatException>(() =>
                ResultJson.Read(Utf8.Stream(text.Replace(values, wrong, StringComparison.Ordinal))));
            Assert.Equal("stages[0].keepValues: expected 11 numbers from 0 to 1, one for each candidate", error.Message);
        }
        Assert.DoesNotContain("keepValues", ResultJson.ToText(Counts.Model), StringComparison.Ordinal);
    }

    // Equal ranks mean nothing to these rules, and the sheet says how many papers that cost.
    [Theory]
    [InlineData("meek-nz")]
    [InlineData("meek-prf")]
    [InlineData("meek-1987")]
    [InlineData("warren-openstv")]
    [InlineData("scotland-2011")]
    public void The_sheet_says_how_many_papers_fall_to_equal_ranks(string id)
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(6, 1);
        builder.AddCodes(2, [1, Electorate.Mark, 2, 3]);
        builder.AddCodes(3, [3, 1, Electorate.Mark, 2]);
        string sheet = Counts.Sheet(Rules.ForId(id).Count(builder.Build("Ann", "Bob", "Cy"), 1));
        Assert.Contains("""

            Formal papers     9
            Rejected papers   2 with several first preferences
            Shortened papers  3 up to a rank given to several candidates

            """, sheet, StringComparison.Ordinal);
    }

    static CountResult E97P(string id) => Rules.ForId(id).Count(BltReader.ReadFile(Path.Combine(Catalogue.Cases(id), "e97p.blt")));

    static IEnumerable<int> Stages(string sheet) => sheet.Split('\n').Where(line => line.StartsWith("Stage ", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split(' ', ':')[1], CultureInfo.InvariantCulture));
}
