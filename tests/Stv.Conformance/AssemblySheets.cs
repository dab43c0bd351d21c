namespace Stv.Conformance;

/// <summary>
/// Two official sheets of the election of the Northern Ireland Assembly in 2011, as the project Elections NI transcribed them from the
/// Electoral Office's. The papers are not public; those counted here are constructed to move as the sheets say. What a sheet then proves
/// is the law's part: who is elected and excluded when, whose surplus goes and whose waits, values, what is non-transferable, the end.
/// </summary>
internal static class AssemblySheets
{
    /// <summary>
    /// Six places, quota 4,950. The last exclusion leaves two candidates for two places, and nothing of it is transferred.
    /// </summary>
    const string BelfastWest = """
        Attwood 3765.00 3776.69 3780.09 3787.09 3890.45 3939.62 4083.74 4719.58 4780.65 5151.65 5151.65
        Carroll 1661.00 1664.85 1665.85 1701.85 1732.85 1853.97 1939.09 1977.31 1999.31 0.00 0.00
        Keenan 802.00 803.26 804.41 807.41 853.58 878.63 981.82 0.00 0.00 0.00 0.00
        Kingston 2587.00 2587.28 2587.33 2587.33 2600.45 2604.45 2607.45 2617.57 3834.57 3866.57 3866.57
        Lawlor 384.00 384.42 384.92 399.92 408.92 0.00 0.00 0.00 0.00 0.00 0.00
        Lowry 586.00 586.63 587.03 590.10 607.24 644.38 0.00 0.00 0.00 0.00 0.00
        Manwaring 1471.00 1471.21 1471.36 1473.36 1503.41 1512.41 1517.41 1526.41 0.00 0.00 0.00
        Maskey 5343.00 4950.00 4950.00 4950.00 4950.00 4950.00 4950.00 4950.00 4950.00 4950.00 4950.00
        McCann_F 4481.00 4587.96 4604.96 4613.08 4645.50 4682.60 4735.84 4837.22 4848.34 5167.34 4950.00
        McCann_J 5239.00 5239.00 4950.00 4950.00 4950.00 4950.00 4950.00 4950.00 4950.00 4950.00 4950.00
        McGuinness 365.00 367.66 368.76 370.76 0.00 0.00 0.00 0.00 0.00 0.00 0.00
        Pelan 122.00 122.77 122.92 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00
        Ramsey 4116.00 4340.28 4350.88 4358.19 4377.40 4394.47 4407.47 4423.94 4433.99 4683.90 4823.06
        Sheehan 3723.00 3737.35 3960.50 3971.78 3996.39 4016.61 4029.73 4051.85 4054.90 4249.77 4327.19
        non-transferable 0.00 25.64 55.99 84.13 128.81 217.86 442.45 591.12 793.24 1625.77 1626.53
        """;

    const string BelfastWestElected = "1: Maskey McCann_J; 10: Attwood McCann_F; 11: Ramsey Sheehan";

    /// <summary>Six places, quota 6,645. Four are excluded together, and rule 52(2) ends the count.</summary>
    const string NewryAndArmagh = """
        Boylan 6614.00 8092.40 8092.40 6645.00 6645.00 6645.00
        Bradley 7123.00 7123.00 7123.00 7123.00 7123.00 7123.00
        Brady 3254.00 4049.48 4058.58 5376.54 5615.30 5624.92
        Halliday 830.00 831.40 1238.30 1239.70 0.00 0.00
        Irwin 6101.00 6105.48 7502.46 7502.46 7502.46 6645.00
        Kennedy 8718.00 8718.00 6645.00 6645.00 6645.00 6645.00
        Malone 90.00 93.92 99.12 99.68 0.00 0.00
        Murphy_C 9127.00 6645.00 6645.00 6645.00 6645.00 6645.00
        Murphy_D 734.00 748.28 838.76 840.44 0.00 0.00
        O'Hanlon 3825.00 3934.48 4011.70 4063.50 4640.70 5014.06
        Woods 98.00 99.40 125.66 126.22 0.00 0.00
        non-transferable 0.00 73.16 134.02 207.46 1697.54 2172.02
        """;

    public static IEnumerable<Published> All =>
    [
        Sheet("belfast-west-2011", BelfastWest, 177, BelfastWestElected),
        Sheet("newry-and-armagh-2011", NewryAndArmagh, 79, "1: Bradley Kennedy Murphy_C; 2: Boylan; 3: Irwin; 6: Brady"),
    ];

    /// <summary>The sheet whose last exclusion is one by 52(1), as another reading of it would count.</summary>
    public static Sheet ByReading(string rule) => Compare(rule, "belfast-west-2011", BelfastWest, BelfastWestElected);

    static Published Sheet(string election, string figures, int number, string elected) => new(
        "northern-ireland", election, "official sheet, papers constructed to move as it says", number,
        () => Compare("northern-ireland", election, figures, elected));

    /// <summary>The figures of a sheet as a table of comma-separated values, and our count.</summary>
    public static (CountResult Result, string Table) Table(string election)
    {
        string figures = election == "belfast-west-2011" ? BelfastWest : NewryAndArmagh;
        var rows = figures.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Replace(' ', ',').Replace('_', ' '))
            .ToList();
        string headings = string.Join(',', Enumerable.Range(1, rows[0].Count(c => c == ',')).Select(n => $"Stage {n}"));
        return (Rules.NorthernIreland.Count(Read(election)), $"Candidate,{headings}\n{string.Join('\n', rows)}\n");
    }

    static Election Read(string election) =>
        BltReader.ReadFile(Repository.PathOf("tests", "Stv.Tests", "Cases", "northern-ireland", election + ".blt"));

    /// <summary>Everybody's votes after every stage of the sheet, what is non-transferable, and who is elected then.</summary>
    static Sheet Compare(string rule, string election, string figures, string elected)
    {
        var read = Read(election);
        var result = Rules.ForId(rule).Count(read);
        var sheet = new Sheet(rule, read, result);
        // Sub-parcels of one exclusion are one stage of the sheet, and an exclusion of which nothing moves is none.
        List<Stage> stages = [.. result.Stages.Where(stage =>
            (stage.Complete || stage == result.Stages[^1]) && (stage.Action != StageAction.Exclusion || !stage.Transfers.IsEmpty))];
        string[] rows = figures.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        sheet.Same(0, "", "stages", rows[0].Split(' ').Length - 1, stages.Count);
        foreach (string row in rows)
        {
            string[] cells = row.Split(' ');
            int number = read.Candidates.FirstOrDefault(c => Name(read, c.Number) == cells[0])?.Number ?? 0;
            foreach (var (i, stage) in stages.Take(cells.Length - 1).Index())
                sheet.Same(i + 1, cells[0], "votes", Ratio.Parse(cells[i + 1]),
                    number == 0 ? stage.Exhausted + stage.Loss : stage.Votes[number]);
        }
        int before = 0;
        foreach (var (i, stage) in stages.Index())
        {
            // What is declared after the last transfer is the last stage's too.
            int last = i + 1 < stages.Count ? stage.Number : result.Stages.Length;
            var now = result.Stages.Where(one => one.Number > before && one.Number <= last).SelectMany(one => one.Elected)
                .Select(c => Name(read, c));
            string expected = elected.Split("; ").FirstOrDefault(part => part.Split(':')[0] == $"{i + 1}")?.Split(": ")[1] ?? "";
            sheet.Same(i + 1, "", "elected", expected, string.Join(' ', now.Order(StringComparer.Ordinal)));
            before = last;
        }
        return sheet;
    }

    static string Name(Election election, int number) => election.Candidates[number - 1].Name.Replace(' ', '_');
}
