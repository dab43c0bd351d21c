namespace Stv.Tests.Formats;

/// <summary>Our counts against tables.</summary>
public class ResultDiffTests
{
    [Fact]
    public void Every_result_equals_its_own_table()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var result = Counts.Random(seed);
            if (result.Stages.IsEmpty) continue;
            using var csv = new StringWriter();
            ResultCsv.Write(result, csv);
            var diff = ResultDiff.Of(result, Table(csv.ToString()));
            Assert.Empty(diff.Differences);
            int rows = result.Candidates.Length + 3;
            int parts = result.Method switch
            {
                CountMethod.KeepValues => result.Candidates.Count(one =>
                    result.Stages.Any(stage => stage.KeepValues[one.Number] is { IsZero: false } keep && keep < 1)) * result.Stages.Length,
                CountMethod.Quotients => result.Stages.Sum(stage => stage.Quotients.Count(quotient => !quotient.IsZero)),
                _ => 0,
            };
            Assert.Equal((rows * result.Stages.Length) + ((rows - 1) * (result.Stages.Length - 1))
                + result.Stages.Count(stage => !stage.Quota.IsZero) + parts, diff.Compared);
            Assert.All(diff.PassedOver, one => Assert.Equal(PassedOverReason.NotVotes, one.Reason));
            Assert.Equal((diff.Compared, 0), (diff.Equal, diff.Absent));
        }
    }

    [Theory]
    [InlineData("Ann\tArcher")]
    [InlineData(" Ann\u00A0 Archer\u200B")]
    [InlineData("=1+1")]
    [InlineData("???")]
    [InlineData("Quota")]
    [InlineData("Non-transferable papers")]
    [InlineData("keep value")]
    [InlineData("Quotient")]
    [InlineData("Name")]
    [InlineData("a, \"b\"\r\nc")]
    public void A_result_equals_its_own_table_whatever_candidates_are_called(string name)
    {
        foreach (string rules in (string[])["scotland-2011", "meek-nz", "qpq"])
        {
            // The last looks like the first where both are written in one line of text.
            var papers = Electorates.Of([name, "Bob", "Cy", "Quotient 2", ResultCsv.Text(name)], (5, [1, 2]), (4, [2, 3]), (3, [3]),
                (2, [4, 1]));
            var result = Rules.ForId(rules).Count(papers, 2) with { Title = name };
            using var csv = new StringWriter();
            ResultCsv.Write(result, csv);
            var diff = ResultDiff.Of(result, Table(csv.ToString()));
            Assert.True(diff.Agrees);
            Assert.Equal(0, diff.Absent);
            Assert.All(diff.PassedOver, one => Assert.Equal(PassedOverReason.NotVotes, one.Reason));
        }
    }

    [Fact]
    public void What_is_compared_with_nothing_is_counted()
    {
        string text = "Candidate,Transfer,Total,Transfer,Total,Swing\nSmith,134,134,-26,108,7\nTurnout,,90.5,,,\nElectorate,,1000,,1000,\n";
        var diff = ResultDiff.Of(Counts.Model, Table(text));
        Assert.Equal((4, 4, 0, 1), (diff.Compared, diff.Equal, diff.FirstTransfers, diff.Unknown));
        Assert.Equal(["Swing 1 Unknown", "Turnout 1 NotVotes", "Electorate 2 NotVotes"], diff.PassedOver.Select(one =>
            $"{one.Heading} {one.Figures} {one.Reason}"));
        Assert.False(diff.Agrees);
        Assert.True(ResultDiff.Of(Counts.Model, OfficialTable.Read(new StringReader(text), ["Swing"])).Agrees);
        Assert.False(ResultDiff.Of(Counts.Model, Table("Candidate,Stage 1\nTurnout,90.5\n")).Agrees);
    }

    [Fact]
    public void A_wide_table_takes_time_by_its_figures_not_by_their_square()
    {
        // 160,000 figures: had every one looked at all others, or at all columns, this would last for minutes.
        const int Candidates = 400, Stages = 200;
        var table = new System.Text.StringBuilder("Number,Candidate");
        for (int stage = 1; stage <= Stages; stage++) table.Append(System.Globalization.CultureInfo.InvariantCulture, $",Stage {stage},");
        for (int number = 1; number <= Candidates; number++)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n{number},Candidate {number}");
            for (int stage = 1; stage <= Stages; stage++) table.Append(",1,1");
        }
        var read = Table(table.ToString());
        Assert.Equal(2 * Candidates * Stages, read.Rows.Sum(row => row.Figures.Length));
        var papers = Electorates.Of([.. Enumerable.Range(1, Candidates).Select(number =>
            $"Candidate {number}")], [.. Enumerable.Range(1, Candidates).Select(number => (1, new[] { number }))]);
        var diff = ResultDiff.Of(Rules.BlockVote.Count(papers, 2, Decisions.FromSeed("wide", Candidates)), read);
        Assert.Equal(2 * Candidates * Stages, diff.Compared);
    }

    [Theory]
    [InlineData("meek-nz", "keep value", FigureKind.KeepValue)]
    [InlineData("qpq", "quotient", FigureKind.Quotient)]
    public void A_changed_keep_value_or_quotient_is_found(string rules, string mark, FigureKind kind)
    {
        var result = Rules.ForId(rules).Count(Electorates.Model(), 6);
        using var csv = new StringWriter();
        ResultCsv.Write(result, csv);
        string[] lines = csv.ToString().Split("\r\n");
        int changed = 0;
        for (int line = 0; line < lines.Length; line++)
        {
            if (!lines[line].Contains($",{mark},", StringComparison.Ordinal)) continue;
            string[] cells = lines[line].Split(',');
            for (int cell = 5; cell < cells.Length; cell++)
            {
                if (cells[cell].Length == 0) continue;
                string[] other = [.. cells];
                other[cell] = $"{cells[cell][..^1]}{(cells[cell][^1] + 1 - '0') % 10}";
                var diff = ResultDiff.Of(result, Table(string.Join("\r\n", lines.Index().Select(one =>
                    one.Index == line ? string.Join(',', other) : one.Item))));
                Assert.Equal(kind, Assert.Single(diff.Differences).Figure.Kind);
                Assert.False(diff.Agrees);
                changed++;
            }
        }
        Assert.True(changed > 20, $"{changed} changed");
    }

    [Fact]
    public void A_row_of_keep_values_has_nothing_else()
    {
        var (votes, keeps) = (Counts.Model, Rules.MeekNz.Count(Electorates.Model(), 6));
        const string Head = "Number,Name,Outcome,Stage 1,,Stage 2,\n,,,Transfer,Total,Transfer,Total\n1,Smith,elected,,134,,\n";
        var none = ResultDiff.Of(votes, Table($"{Head}1,Smith,keep value,,1,,\n"));
        Assert.Null(Assert.Single(none.Differences).Ours);
        var transfer = ResultDiff.Of(keeps, Table($"{Head}1,Smith,keep value,,1,0.5,\n"));
        Assert.Empty(transfer.Differences);
        Assert.Equal((1, false), (transfer.Unknown, transfer.Agrees));
        Assert.Throws<FormatException>(() => ResultDiff.Of(keeps, Table($"{Head}1,Smith,keep value,,1,,\n1,Smith,keep value,,1,,\n")));
    }

    [Theory]
    // A row, a cell or a column of ours that is gone is named with the number of its cells and its first place.
    [InlineData("row:Quota", "Quota", PassedOverReason.Missing)]
    [InlineData("row:Non-transferable papers", "Non-transferable papers", PassedOverReason.Missing)]
    [InlineData("row:Seats", "Seats", PassedOverReason.Missing)]
    [InlineData("row:2", "Carpenter", PassedOverReason.Missing)]
    [InlineData("cell:2", "Carpenter", PassedOverReason.Missing)]
    [InlineData("word:Seats", "Seats", PassedOverReason.OtherWords)]
    [InlineData("word:Rules", "Rules", PassedOverReason.OtherWords)]
    [InlineData("word:Formal papers", "Formal papers", PassedOverReason.OtherWords)]
    [InlineData("word:Clause", "Clause", PassedOverReason.OtherWords)]
    [InlineData("outcome:2", "Outcome", PassedOverReason.OtherWords)]
    public void What_is_missing_or_said_otherwise_in_our_own_table_is_found(string change, string heading, PassedOverReason reason)
    {
        using var csv = new StringWriter();
        ResultCsv.Write(Counts.Model, csv);
        var (kind, name) = (change.Split(':')[0], change.Split(':')[1]);
        string[] lines = csv.ToString().Split("\r\n");
        int at = Array.FindIndex(lines, line => line.StartsWith($"{name},", StringComparison.Ordinal)
            || line.StartsWith($",{name},", StringComparison.Ordinal));
        string[] cells = lines[at].Split(',');
        int cell = kind switch { "cell" => cells.Length - 1, "outcome" => 3, _ => Array.FindIndex(cells, 1, one => one.Length > 0) };
        cells[cell] = kind switch { "cell" => "", "outcome" => "withdrawn", _ => "7" };
        string[] changed = kind == "row" ? [] : [string.Join(',', cells)];
        string[] other = [.. lines[..at], .. changed, .. lines[(at + 1)..]];
        var diff = ResultDiff.Of(Counts.Model, Table(string.Join("\r\n", other)));
        var found = Assert.Single(diff.PassedOver, one => one.Reason is PassedOverReason.Missing or PassedOverReason.OtherWords);
        Assert.Equal((heading, reason), (found.Heading, found.Reason));
        Assert.Equal(kind == "row" ? at : at + 1, found.Line);
        Assert.False(diff.Agrees);
        Assert.True(ResultDiff.Of(Counts.Model, OfficialTable.Read(new StringReader(string.Join("\r\n", other)), [heading])).Agrees);
        using var sheet = new StringWriter();
        DiffSheet.Write(Counts.Model, Table(string.Join("\r\n", other)), diff, "t.csv", sheet);
        Assert.StartsWith("The table is of the form of our own", sheet.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_name_to_leave_out_in_our_own_table_is_an_error()
    {
        using var csv = new StringWriter();
        ResultCsv.Write(Counts.Model, csv);
        var table = OfficialTable.Read(new StringReader(csv.ToString()), ["Swing"]);
        Assert.StartsWith("1:1: found no column and no row \"Swing\"", Assert.Throws<FormatException>(() =>
            ResultDiff.Of(Counts.Model, table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_digit_is_found_wherever_it_is()
    {
        using var csv = new StringWriter();
        ResultCsv.Write(Counts.Model, csv);
        string text = csv.ToString();
        int head = text.IndexOf("\r\n1,", StringComparison.Ordinal);
        int changed = 0;
        for (int at = text.IndexOf('.', head); at > 0; at = text.IndexOf('.', at + 1), changed++)
        {
            string other = $"{text[..(at + 1)]}{(text[at + 1] == '9' ? 8 : text[at + 1] + 1 - '0')}{text[(at + 2)..]}";
            var difference = Assert.Single(ResultDiff.Of(Counts.Model, Table(other)).Differences);
            var figure = difference.Figure;
            string line = other.Split("\r\n")[figure.Line - 1];
            Assert.InRange(other.Split("\r\n").Take((int)figure.Line - 1).Sum(row => row.Length + 2) + figure.Column - 1, at - 6, at);
            Assert.Equal(figure.Value, Ratio.Parse(line[(figure.Column - 1)..].Split(',')[0]));
            var away = difference.Ours!.Value - figure.Value;
            Assert.Equal(Ratio.Of(1, 10), away.Sign < 0 ? -away : away);
        }
        Assert.InRange(changed, 260, 400);
    }

    [Theory]
    [InlineData("Smith")]
    [InlineData("SMITH")]
    [InlineData(" smith ")]
    [InlineData("Śmïth")]
    [InlineData("S.mith")]
    public void Names_match_without_case_and_accents(string name) =>
        Assert.Equal(1, ResultDiff.Of(Counts.Model, Table($"Candidate,Stage 1\n{name},134\n")).Equal);

    [Theory]
    [InlineData("Archer Ann", 1)]
    [InlineData("\"ARCHER, Ann\"", 1)]
    [InlineData("Bell", 2)]
    [InlineData("Ms Ann BELL (Green)", 2)]
    [InlineData("Cy Cooper", 3)]
    public void Names_match_in_any_order_and_by_words_that_only_one_has(string name, int number)
    {
        var result = Rules.Irv.Count(
            Electorates.Of(["Ann Archer", "Ann Bell", "Cy Cooper (Independent)"], (1, [1]), (2, [2]), (4, [3])), 1);
        var diff = ResultDiff.Of(result, Table($"Candidate,Stage 1\n{name},99\n"));
        Assert.Equal(number, Assert.Single(diff.Differences).Candidate);
    }

    [Theory]
    [InlineData("Candidate,Stage 1\nSmiht,134\n", "2:1: found \"Smiht\", expected a candidate of the result, or a sum such as \"Non-transferable\"; the nearest is \"Smith\"")]
    [InlineData("Candidate,Stage 1\nZzz,134\n", "2:1: found \"Zzz\", expected a candidate of the result, or a sum such as \"Non-transferable\"")]
    [InlineData("Candidate,Stage 1\nSmith,134\nSMITH,134\n", "3:1: found \"SMITH\" again, expected it once (it stands in line 2)")]
    public void A_row_that_is_nobodys_is_a_fault(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ResultDiff.Of(Counts.Model, Table(text))).Message);

    [Fact]
    public void Of_two_with_one_name_the_number_tells()
    {
        var result = Rules.Irv.Count(Electorates.Of(["Twin", "Twin", "Cy"], (3, [1]), (2, [2]), (4, [3])), 1);
        Assert.Equal(2, ResultDiff.Of(result, Table("No,Candidate,Stage 1\n2,Twin,2\n1,Twin,3\n")).Equal);
        Assert.Equal("2:1: found \"Twin\", which may be candidate 1 or 2, expected a name of one alone, or a column of numbers",
            Assert.Throws<FormatException>(() => ResultDiff.Of(result, Table("Candidate,Stage 1\nTwin,3\n"))).Message);
    }

    [Fact]
    public void Sums_have_their_usual_names()
    {
        var stage = Counts.Model.Stages[1];
        string text = $"Candidate,Stage 2\nNon-Transferable Votes,{stage.Exhausted + stage.Loss}\nTotal,753\nQuota,108\nTurnout,12\n";
        Assert.Equal((3, 3), (ResultDiff.Of(Counts.Model, Table(text)).Compared, ResultDiff.Of(Counts.Model, Table(text)).Equal));
        string apart = $"Candidate,Stage 2\nExhausted,{stage.Exhausted}\nLoss by fraction,{stage.Loss}\n";
        Assert.Equal(2, ResultDiff.Of(Counts.Model, Table(apart)).Equal);
    }

    [Fact]
    public void A_sum_is_not_taken_for_a_candidate_who_has_the_word_nor_a_candidate_for_a_sum()
    {
        var result = Rules.Irv.Count(Electorates.Of(["Jo Total", "Quota", "Cy"], (3, [1]), (2, [2]), (4, [3])), 1);
        var diff = ResultDiff.Of(result, Table("Candidate,Stage 1\nTotal,9\nQuota,2\nJo,3\n"));
        Assert.Equal((3, 3), (diff.Compared, diff.Equal));
    }

    [Fact]
    public void Figures_are_as_exact_as_the_table()
    {
        // Carpenter has 87.79070.
        Assert.Equal(1, ResultDiff.Of(Counts.Model, Table("Candidate,Stage 2\nCarpenter,87.79\n")).Equal);
        Assert.Equal(1, ResultDiff.Of(Counts.Model, Table("Candidate,Stage 2\nCarpenter,87.8\n")).Equal);
        Assert.Equal(1, ResultDiff.Of(Counts.Model, Table("Candidate,Stage 2\nCarpenter,87.7\n")).Equal);
        Assert.Equal(0, ResultDiff.Of(Counts.Model, Table("Candidate,Stage 2\nCarpenter,87.9\n")).Equal);
        // A spreadsheet leaves noughts out, not other digits.
        Assert.Equal(1, ResultDiff.Of(Counts.Model, Table("Candidate,Stage 2\nCarpenter,87.8\nSmith,108.00000\n")).Equal);
    }

    [Fact]
    public void A_stage_that_we_have_not_differs()
    {
        var difference = Assert.Single(ResultDiff.Of(Counts.Model, Table("Candidate,Stage 1,Stage 11\nSmith,134,108\n")).Differences);
        Assert.Equal((11, null, null), (difference.Figure.Stage, difference.Stage, difference.Ours));
    }

    [Fact]
    public void A_table_may_have_a_whole_exclusion_in_one_stage()
    {
        var result = Rules.ForId("aec-senate-2019")
            .Count(Electorates.Of(["A", "B", "C", "D", "E"], (40, [1, 2]), (3, [2, 3]), (25, [3]), (22, [4]), (20, [5])), 2);
        Stage[] whole = [.. result.Stages.Where(stage => stage.Complete)];
        Assert.InRange(whole.Length, 2, result.Stages.Length - 1);
        string text = $"Candidate,{string.Join(',', whole.Select((_, i) => i + 1))}\n"
            + string.Concat(
                result.Candidates.Select(one => $"{one.Name},{string.Join(',', whole.Select(stage => stage.Votes[one.Number]))}\n"));
        var diff = ResultDiff.Of(result, Table(text));
        Assert.True(diff.ByParts);
        Assert.Equal((5 * whole.Length, 5 * whole.Length, whole.Length), (diff.Compared, diff.Equal, diff.Absent));
    }

    static OfficialTable Table(string text) => OfficialTable.Read(new StringReader(text));
}
