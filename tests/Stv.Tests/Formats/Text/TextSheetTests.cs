namespace Stv.Tests.Formats;

public class TextSheetTests
{
    [Fact]
    public void The_sheet_of_the_model_election_stands_in_a_file() =>
        Golden.Check("scotland-2011/model-election.sheet.txt", Counts.Sheet(Counts.Model));

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(1000)]
    public void The_table_of_the_model_election_has_every_figure_at_any_width(int width)
    {
        var rows = Table(Counts.Sheet(Counts.Model, width));
        foreach (var (name, totals) in ModelFigures.Totals)
        {
            var row = rows.Single(row => row.Key.EndsWith(name, StringComparison.Ordinal)).Value;
            Assert.Equal(totals,
                row.Select(cell => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^(char.IsLetter(cell.TrimEnd()[^1]) ? 2 : 1)])
                .Select(total => total == "-" ? "0.00000" : total));
        }
        Assert.Equal(["134.00000 E", "-26.00000 108.00000 e"], rows[" 1 Smith"].Take(2));
        Assert.Equal(["753.00000"], rows["Total"].Distinct());
        Assert.Equal("-80.19789   0.00000 X", rows[" 7 Baron"][9]);
    }

    [Fact]
    public void No_line_but_the_first_is_wider_than_asked()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            var result = Counts.Random(seed);
            int width = seed % 5 == 0 ? 40 : 40 + seed;
            Assert.All(Counts.Sheet(result, width).Split('\n').Skip(1), line => Assert.InRange(Display.Width(line), 0, width));
        }
    }

    [Fact]
    public void A_count_read_back_from_JSON_has_the_same_sheet()
    {
        for (int seed = 0; seed < 150; seed++)
            Assert.Equal(Counts.Sheet(Counts.Random(seed), 77), Counts.Sheet(Counts.Again(Counts.Random(seed)), 77));
    }

    [Fact]
    public void A_lot_that_is_needed_comes_first_with_the_line_to_write()
    {
        var result = Rules.Irv.Count(Electorates.Of(["Ann", "Bob", "Cy", "Bob"], (5, [1]), (3, [2]), (3, [3]), (3, [4])), 1);
        string sheet = Counts.Sheet(result, 70);
        Assert.StartsWith("A lot is needed at stage 2, who is excluded: Bob (2), Cy (3) or Bob (4)?\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\nNobody is elected so far.\n", sheet, StringComparison.Ordinal);
        Assert.Contains("""

            Stage 2: a lot is needed
            ────────────────────────
              Who is excluded: Bob (2), Cy (3) or Bob (4)?
              They are equal, and the rules leave the choice to the lot (clause
              4). Draw it, write the number drawn in place of the question mark,
              save this as a file, and count again with that file (stv count
              --decisions FILE):
                { "decisions": [
                  { "purpose": "exclude", "tied": [2, 3, 4], "chosen": ? }
                ] }

            """, sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_way_to_settle_a_tie_is_said()
    {
        var papers = Electorates.Of(["Ann", "Bob", "Cy", "Di"], (7, [1]), (4, [2]), (3, [3]), (1, [4, 3]), (2, [4]));
        var lot = Rules.Irv.Count(papers, 1, new([new(Purpose.Exclude, [3, 4], 4)], []));
        Assert.Contains("\n  Tie for exclusion: Cy and Di are equal with 3 votes each. The lot fell on Di (clause 4).\n",
            Counts.Sheet(lot, 200), StringComparison.Ordinal);
        Assert.Contains("\n  Di, with the fewest votes, 3, is excluded (clause 4).\n  3 papers worth 3 votes moved at transfer value 1.\n"
            + "  1 paper (1 vote) went to Cy; 2 papers (2 votes) were non-transferable.\n",
            Counts.Sheet(lot, 200), StringComparison.Ordinal);
        Assert.Contains(
            "\n  Tie for exclusion: Bob and Cy are equal with 4 votes each. Votes at stage 1 decide, where Cy had the fewest (clause 4).\n",
            Counts.Sheet(lot, 200), StringComparison.Ordinal);

        var order = Rules.Irv.Count(papers, 1, Decisions.InOrder(4, 3));
        Assert.Contains(" with 3 votes each. Di stands first of them in the standing order (clause 4).\n", Counts.Sheet(order, 200),
            StringComparison.Ordinal);

        string scottish = Counts.Sheet(Rules.Scotland2011.Count(papers, 1, Decisions.InOrder(4, 3)), 200);
        Assert.Contains("standing order (clause 52).", scottish, StringComparison.Ordinal);
        Assert.Contains("\n  52      Of candidates with equally few votes ", scottish, StringComparison.Ordinal);

        var own = Changed(lot, d => d with { How = SettledBy.PseudoRandomNumbers, Stage = null, Equal = [2, 3, 4] });
        Assert.Contains(
            "Tie for exclusion: Bob, Cy and Di are equal. Earlier votes leave Cy and Di equal. Settled by pseudo-random numbers: Di "
            + "(clause 4).\n", Counts.Sheet(own, 200), StringComparison.Ordinal);
        Assert.Contains("\n  Tie for the first transfer: ", Counts.Sheet(Changed(lot, d => d with { Purpose = Purpose.Transfer })),
            StringComparison.Ordinal);
        Assert.Contains("\n  Tie for the order of election: ", Counts.Sheet(Changed(lot, d => d with { Purpose = Purpose.Order })),
            StringComparison.Ordinal);
        Assert.Contains("\n  Tie for election: ", Counts.Sheet(Changed(lot, d => d with { Purpose = Purpose.Elect })),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_rejected_and_shortened_are_said_by_reason()
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(7, 1, 2);
        builder.Add(4, 1, 2, 1);
        builder.Add(3, 3);
        builder.Add(2);
        var electorate = builder.Build("Ann", "Bob", "Cy").Withdraw(3);
        string sheet = Counts.Sheet(Rules.Scotland2011.Count(electorate, 1));
        Assert.Contains("""

            Seats             1
            Formal papers     11
            Rejected papers   5: 2 without any mark, 3 ranking only withdrawn candidates
            Shortened papers  4 up to a candidate ranked before
            Quota             6 (clause 47)

            """, sheet, StringComparison.Ordinal);
        Assert.Contains("\n3 Cy             │          - W\n", sheet, StringComparison.Ordinal);
        Assert.Contains("; W withdrawn.\n", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Fractions_that_do_not_end_are_cut_and_said_to_be()
    {
        var third = Ratio.Of(1, 3);
        var result = Counts.Made(
            new()
            {
                Number = 1,
                Action = StageAction.FirstPreferences,
                Cite = "1",
                Quota = 2,
                Votes = [4, 2, 0],
                Acts = [new(ActKind.Elect, [1], "2")],
            },
            new()
            {
                Number = 2,
                Action = StageAction.Surplus,
                Cite = "3",
                From = [1],
                Value = third,
                Quota = 2,
                Votes = [2, 2 + third, third],
                Exhausted = third,
                Loss = 1,
                Transfers = [new(1, 2, 1, third, third), new(1, 3, 1, third, third), new(1, Transfer.Exhausted, 1, third, third),
                    new(1, Transfer.Loss, 0, 1, 0)],
                Complete = false,
            },
            new()
            {
                Number = 3,
                Action = StageAction.Exclusion,
                Cite = "4",
                From = [2, 3],
                Quota = Ratio.Of(5, 3),
                Votes = [2, 3 - third, 0],
                Exhausted = third * 2,
                Loss = third * 2,
                Transfers = [new(3, 2, 1, third, third), new(1, Transfer.Loss, 0, -third, 0)],
            });
        string sheet = Counts.Sheet(result);
        Assert.Contains("""

                             │ Stage 1     │ Stage 2             │ Stage 3
                             │ first       │ surplus of Ann      │ exclusion of Bob,
                             │ preferences │ at 0.333333333…     │ Cy, continued
                             │      total  │  transfer    total  │  transfer    total
            """, sheet, StringComparison.Ordinal);
        Assert.Contains("\n1 Ann            │   4.000000 E│ -2.000000 2.000000 e│           2.000000 e\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\n3 Cy             │   0.000000  │ +0.333333 0.333333  │ -0.333333 0.000000\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\nNon-transferable │   0.000000  │ +1.333333 1.333333  │           1.333333\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\n  papers         │   0.000000  │ +0.333333 0.333333  │ +0.333333 0.666666\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\n  fractions      │   0.000000  │ +1.000000 1.000000  │ -0.333333 0.666666\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\nQuota            │   2.000000  │           2.000000  │           1.666666\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\nQuota             1.666666 at the last stage\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\nVotes are cut off after 6 decimal places for print only: the count is exact.\n", sheet,
            StringComparison.Ordinal);
        Assert.Contains("\n  The surplus is 2.000000 votes; 3 papers moved at transfer value 0.333333333….\n", sheet,
            StringComparison.Ordinal);
        Assert.Contains("; fractions of 0.333333 votes were regained.\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\nStage 3: exclusion of Bob, Cy, continued (4)\n", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_not_in_the_catalogue_are_named_and_no_more()
    {
        Stage only = new() { Number = 1, Action = StageAction.FirstPreferences, Cite = "\u001b1", Quota = 2, Votes = [4, 2, 0] };
        string sheet = Counts.Sheet(Counts.Made(only) with { Rules = "made\u001b[31m" });
        Assert.Contains("\nRules: made�[31m\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\nStage 1: first preferences (�1)\n", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("clauses cited", sheet, StringComparison.Ordinal);
        Assert.EndsWith("\nNo diagnostics.\n", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_that_needs_a_lot_before_its_first_stage_has_a_sheet()
    {
        string sheet = Counts.Sheet(Counts.Made() with { Undecided = new(1, Purpose.Order, "48", [1, 3]) });
        Assert.StartsWith("A lot is needed at stage 1, who is placed first in the order of election: Ann (1) or Cy (3)?\n", sheet,
            StringComparison.Ordinal);
        Assert.DoesNotContain("│", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Diagnostics_are_counted()
    {
        Diagnostic[] told = [new(Severity.Note, "a", 1, 1, "A"), new(Severity.Warning, "b", 1, 1, "B"), new(Severity.Note, "c", 1, 1, "C")];
        Assert.EndsWith("\nDiagnostics: 1 warning, 2 notes.\n", Counts.Sheet(Counts.Made() with { Diagnostics = [.. told] }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_do_no_harm()
    {
        string[] names = ["\u001b[2J\u001b[31mRed", "a\nStage 9: Ann is elected", "x\ty", "\u202eevil", new string('W', 500),
            "e" + new string('\u0301', 3000), "", "│ 9 │"];
        var result = Rules.Irv.Count(Electorates.Of(names, (19, [2]), (5, [1]), (3, [4]), (1, [5])), 1) with { Title = "T\u009b1m\r\nx" };
        string sheet = Counts.Sheet(result, 60);
        Assert.DoesNotContain(sheet, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain("\u202e", sheet, StringComparison.Ordinal);
        Assert.All(sheet.Split('\n').Skip(1), line => Assert.InRange(Display.Width(line), 0, 60));
        Assert.StartsWith("Elected: a�Stage 9: Ann is elected\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\nT�1m��x\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\n7 candidate 7    │          0\n", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_any_script_keep_the_columns_straight()
    {
        var result = Rules.Irv.Count(
            Electorates.Of(["李雷李雷李雷李雷李雷李雷李雷李雷", "محمد", "👩‍👩‍👧 Zoe\u0308", "Ann"], (5, [1]), (3, [2]), (2, [3]), (1, [4])), 1);
        var columns = Counts.Sheet(result, 60).Split('\n').Where(line => line.Contains('│', StringComparison.Ordinal))
            .Select(line => Display.Width(line[..line.IndexOf('│', StringComparison.Ordinal)]));
        Assert.Equal([17], columns.Distinct());
        Assert.Contains("\n2 \u2068محمد\u2069           │", Counts.Sheet(result, 60), StringComparison.Ordinal);
        Assert.Contains("\n1 李雷李雷李雷…  │", Counts.Sheet(result, 60), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_too_large_for_a_narrow_sheet_are_not_cut()
    {
        var huge = Counts.Made(
            new()
            {
                Number = 1,
                Action = StageAction.FirstPreferences,
                Cite = "1",
                Quota = 5,
                Votes = [long.MaxValue, 0],
            },
            new()
            {
                Number = 2,
                Action = StageAction.Exclusion,
                Cite = "1",
                From = [1],
                Quota = 5,
                Votes = [0, Ratio.Of(1, 100000)],
                Loss = long.MaxValue - Ratio.Of(1, 100000),
            }) with
        {
            Papers = long.MaxValue,
            Candidates = [new(1, "Ann"), new(2, "Bob with a long name")],
        };
        string sheet = Counts.Sheet(huge, 40);
        Assert.Contains("\n1 Ann      │ 9223372036854775807.00000\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\n1 Ann      │ -9223372036854775807.00000                   0.00000\n", sheet, StringComparison.Ordinal);
        Assert.Contains("\n2 Bob wit… │", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_candidates_as_there_can_be_and_hundreds_of_stages_are_no_trouble()
    {
        var many = Rules.Irv.Count(
            Electorates.Of([.. Enumerable.Range(1, Electorate.MaxCandidates).Select(n => $"Candidate {n}")], (5, [1]), (3, [2])), 1);
        Assert.InRange(Counts.Sheet(many).Length, 2_000_000, 8_000_000);

        var rankings = Enumerable.Range(1, 300).Select(n => ((long)n, new[] { n, n % 300 + 1 })).ToArray();
        var stages = Rules.Irv.Count(Electorates.Of([.. Enumerable.Range(1, 300).Select(n => $"Candidate {n}")], rankings), 1);
        Assert.InRange(stages.Stages.Length, 100, 300);
        Assert.All(Counts.Sheet(stages).Split('\n').Skip(1), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void A_sheet_narrower_than_40_columns_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Counts.Sheet(Counts.Model, 39));

    /// <summary>The cells of every row of the table, the blocks put together again.</summary>
    static Dictionary<string, List<string>> Table(string sheet)
    {
        Dictionary<string, List<string>> rows = [];
        foreach (string line in sheet.Split('\n').Where(line =>
            line.Contains('│', StringComparison.Ordinal) && line[0] != '─' && !line.StartsWith("   ", StringComparison.Ordinal)))
        {
            string[] cells = line.Split('│');
            if (!rows.TryGetValue(cells[0].TrimEnd(), out var row)) rows[cells[0].TrimEnd()] = row = [];
            row.AddRange(cells.Skip(1).Select(cell => cell.Trim()));
        }
        return rows;
    }

    static CountResult Changed(CountResult result, Func<Decision, Decision> change) => result with
    {
        Stages = [.. result.Stages.Select(s => s with { Decisions = [.. s.Decisions.Select(change)] })],
    };
}
