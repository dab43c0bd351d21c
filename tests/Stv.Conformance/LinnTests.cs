namespace Stv.Conformance;

/// <summary>
/// The official sheet of Linn ward, Glasgow, 3 May 2007: 9,567 papers, four seats, a quota of 1,914. Its figures at each of the
/// ten stages, to five decimal places, are the ones the returning officer published.
/// </summary>
public sealed class LinnTests
{
    const string Figures = """
        E.Clark 898.00000 905.13482 906.45052 961.76622 991.39762 1005.34472 1015.91298 0.00000 0.00000 0.00000
        M.Clark 1284.00000 1302.94200 1311.32084 1318.44712 1350.20480 1458.48808 1532.33962 1866.00174 1868.39022 2008.75096
        Docherty 1782.00000 1789.19796 1798.70308 1807.82936 1826.01878 1849.71332 1896.91298 1947.35496 1914.00000 1914.00000
        Lang 219.00000 224.61946 229.80888 239.06144 0.00000 0.00000 0.00000 0.00000 0.00000 0.00000
        McArthur 165.00000 166.83106 170.02048 0.00000 0.00000 0.00000 0.00000 0.00000 0.00000 0.00000
        McKenzie 1381.00000 1389.27134 1395.65018 1417.83960 1433.90274 1459.28158 1514.35496 1530.60752 1547.18432 2174.90506
        Ritchie 2043.00000 1914.00000 1914.00000 1914.00000 1914.00000 1914.00000 1914.00000 1914.00000 1914.00000 1914.00000
        A.Stewart 955.00000 961.44028 970.56656 980.69284 990.00854 1001.51366 1078.47100 1105.84984 1111.65708 0.00000
        C.Stewart 296.00000 310.77476 328.78500 338.97442 359.36350 0.00000 0.00000 0.00000 0.00000 0.00000
        Thomson 149.00000 156.82936 0.00000 0.00000 0.00000 0.00000 0.00000 0.00000 0.00000 0.00000
        Young 395.00000 409.77476 469.48978 478.67920 498.31060 547.47784 0.00000 0.00000 0.00000 0.00000
        non-transf. 0.00000 36.18420 72.20468 109.70980 203.79342 331.18080 615.00846 1203.18594 1211.76838 1555.34398
        """;

    [Fact]
    public void Who_is_elected_and_when()
    {
        var (election, result) = Count();
        Assert.Null(result.Undecided);
        Assert.Equal((9567, 1914, 10), (result.Papers, result.Quota, result.Stages.Length));
        Assert.Equal([(1, "Ritchie"), (8, "Docherty"), (10, "McKenzie"), (10, "M.Clark")],
            result.Stages.SelectMany(s => s.Elected.Select(c => (s.Number, Initials(election.Candidates[c - 1].Name)))));
    }

    /// <summary>Every figure of the sheet.</summary>
    internal static Sheet Compare()
    {
        var (election, result) = Count();
        var sheet = new Sheet("scotland-2011", election, result);
        foreach (string row in Figures.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int number = Number(election, cells[0]);
            foreach (var stage in result.Stages)
                sheet.Same(stage.Number, cells[0], "votes", cells[stage.Number],
                    (number == 0 ? stage.Exhausted + stage.Loss : stage.Votes[number]).ToString(5));
        }
        return sheet;
    }

    static (Election Election, CountResult Result) Count()
    {
        var election = BltReader.ReadFile(Path.Combine(Corpus.Small, "droop", "scotland", "Linn-2007.blt"));
        return (election, Rules.Scotland2011.Count(election));
    }

    static int Number(Election election, string name) =>
        name == "non-transf." ? 0 : election.Candidates.Single(c => Initials(c.Name) == name).Number;

    /// <summary>The surname, with the initial where two candidates share it.</summary>
    static string Initials(string name)
    {
        string[] words = name.Split(' ');
        string surname = words.Last(word => word[0] != '(');
        return surname is "Clark" or "Stewart" ? $"{words[0][0]}.{surname}" : surname;
    }
}
