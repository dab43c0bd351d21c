using CsvHelper;

namespace Stv.Tests.Formats;

public class ResultCsvTests
{
    [Fact]
    public void A_small_count_has_this_table()
    {
        var electorate = Electorates.Of(["Ann", "Bob, \"B\"", "Cy"], (5, [1]), (5, [2]), (2, [3]));
        var result = Rules.Irv.Count(electorate, 1) with { Title = "A, B" };
        Assert.Equal(""""
            Election,"A, B",,,,,,,
            Rules,irv,,,,,,,
            Seats,1,,,,,,,
            Formal papers,12,,,,,,,
            Lot needed,"stage 3, exclude, clause 4, among 1 2",,,,,,,
            Stage,,,,,1,1,2,2
            Action,,,,,first-preferences,first-preferences,exclusion,exclusion
            Of,,,,,,,Cy,Cy
            Transfer value,,,,,,,,
            Clause,,,,,1,1,4,4
            Number,Name,Party,Outcome,At stage,transfer,total,transfer,total
            1,Ann,,,,,5,0,5
            2,"Bob, ""B""",,,,,5,0,5
            3,Cy,,excluded,2,,2,-2,0
            ,Non-transferable papers,,,,,0,2,2
            ,Fractions disregarded,,,,,0,0,0
            ,Total,,,,,12,,12
            ,Quota,,,,,7,,6

            """".ReplaceLineEndings("\r\n"), Csv(result));
    }

    [Fact]
    public void The_table_of_the_model_election_has_the_figures_of_the_independent_count()
    {
        var rows = Read(Csv(Counts.Model));
        foreach (var (name, totals) in ModelFigures.Totals.Where(row => row.Key != "Non-transferable"))
            Assert.Equal(totals, Totals(rows.Single(row => row[1] == name)));
        var papers = Totals(rows.Single(row => row[1] == "Non-transferable papers")).Select(Ratio.Parse);
        var fractions = Totals(rows.Single(row => row[1] == "Fractions disregarded")).Select(Ratio.Parse);
        Assert.Equal(ModelFigures.Totals["Non-transferable"], papers.Zip(fractions, (a, b) => (a + b).ToString(5)));
        Assert.Equal(["1", "Smith", "", "elected", "1", "", "134.00000", "-26.00000", "108.00000"],
            rows.Single(row => row[1] == "Smith").Take(9));

        static IEnumerable<string> Totals(string[] row) => row.Skip(5).Where((_, i) => i % 2 == 1);
    }

    [Fact]
    public void Every_row_of_every_table_is_as_long_and_its_figures_add_up()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var result = Counts.Random(seed);
            var rows = Read(Csv(result));
            Assert.All(rows, row => Assert.Equal(5 + 2 * result.Stages.Length, row.Length));
            foreach (string[] row in rows.Where(row => row[3] == "keep value"))
            {
                Assert.All(result.Stages, stage =>
                {
                    var printed = Ratio.Parse(row[4 + 2 * stage.Number].TrimEnd('…'));
                    Assert.InRange(stage.KeepValues[int.Parse(row[0])] - printed, 0, Ratio.Of(1, 1_000_000_000));
                });
            }
            foreach (string[] row in rows.Where(row => row[3] == "quotient"))
                Assert.All(result.Stages, stage => Assert.Equal(
                    stage.Quotients[int.Parse(row[0])], row[4 + 2 * stage.Number] is { Length: > 0 } printed ? Ratio.Parse(printed) : 0));
            rows.RemoveAll(row => row[3] is "keep value" or "quotient");
            int head = rows.FindIndex(row => row[0] == "Number");
            for (int k = 0; k < result.Stages.Length; k++)
            {
                Ratio Figure(int row, int column) => Ratio.Parse(rows[row][5 + 2 * k + column]);
                Ratio sum = 0;
                for (int row = head + 1; row < rows.Count - 2; row++)
                {
                    sum += Figure(row, 1);
                    if (k > 0) Assert.Equal(Figure(row, 1), Ratio.Parse(rows[row][5 + 2 * k - 1]) + Figure(row, 0));
                    else Assert.Equal("", rows[row][5]);
                }
                Assert.Equal(result.Votes, sum);
                Assert.Equal(result.Votes, Figure(rows.Count - 2, 1));
            }
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", "�=1")]
    [InlineData(" =1", "'=1")]
    [InlineData("a\r\nb", "a��b")]
    [InlineData("\u001b[31m", "�[31m")]
    [InlineData("O'Neil", "O'Neil")]
    [InlineData("Ågot \"Å\", of 1=1", "Ågot \"Å\", of 1=1")]
    public void Names_are_no_formulas_and_harmless(string name, string written)
    {
        var electorate = new ElectorateBuilder(2);
        electorate.Add(2, 1);
        var result = Rules.Irv.Count(electorate.Build([new Candidate(1, name) { Party = name }, new(2, "B")]), 1) with { Title = name };
        var rows = Read(Csv(result));
        Assert.Equal(["1", written, written, "elected", "1", "", "2"], rows.Single(row => row[0] == "1"));
        Assert.Equal(written, rows[0][1]);
    }

    [Fact]
    public void The_writer_stays_open()
    {
        using var writer = new StringWriter();
        ResultCsv.Write(Counts.Model, writer);
        writer.Write("more");
        Assert.EndsWith("\r\nmore", writer.ToString(), StringComparison.Ordinal);
    }

    static string Csv(CountResult result)
    {
        using var writer = new StringWriter();
        ResultCsv.Write(result, writer);
        return writer.ToString();
    }

    static List<string[]> Read(string text)
    {
        var options = new CsvReaderOptions { Separator = ',', HasHeader = false, SkipEmptyLines = false };
        using var csv = CsvReader.Create(new StringReader(text), options, leaveOpen: false);
        List<string[]> rows = [];
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]);
        return rows;
    }
}
