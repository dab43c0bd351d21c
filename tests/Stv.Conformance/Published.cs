using System.Collections.Immutable;

namespace Stv.Conformance;

/// <summary>A published count, or what of a count was published.</summary>
/// <param name="Rule">The rule set of ours.</param>
/// <param name="Election">What is counted.</param>
/// <param name="From">Who counted or published, and what.</param>
/// <param name="Figures">How many figures there are.</param>
/// <param name="Compare">Compares all of them.</param>
internal sealed record Published(string Rule, string Election, string From, int Figures, Func<Sheet> Compare)
{
    /// <summary>All of them, in the order of the page of evidence.</summary>
    public static ImmutableArray<Published> All { get; } =
    [
        new("scotland-2011", "Glasgow Linn 2007", "official sheet", 120, LinnTests.Compare),
        .. AssemblySheets.All,
        Official("aec-senate-2016", "senate/senate-2016-act", 384),
        Official("aec-senate-2016", "senate/senate-2016-nt", 21),
        Official("aec-senate-2019", "senate/senate-2019-act", 266),
        FirstPreferences("senate-2013/senate-2013-act", "ACT", 27),
        FirstPreferences("senate-2013/senate-2013-nt", "NT", 24),
        new("aec-senate-2013", "senate-2013-act", "official totals of the last count", 3, () =>
            Sheet.Totals("aec-senate-2013", "senate-2013/senate-2013-act",
            (39, null, "82248"), (39, null, "82659"), (39, null, "52037"))),
        new("act-2008", "act-2008-molonglo", "official totals of count 105", 2, () => Sheet.Totals("act-2008", "act/act-2008-molonglo",
            (105, "Le COUTEUR, Caroline", "9457"), (105, "JONES, Giulia", "8536"))),
        Transcript("aec-senate-2013", "senate-2013/senate-2013-act", "", 4946),
        Transcript("aec-senate-2013", "senate-2013/senate-2013-nt", "", 3606),
        Transcript("aec-senate-2016", "senate/senate-2016-act", "", 3122),
        Transcript("aec-senate-2016", "senate/senate-2016-nt", "", 88),
        Transcript("aec-senate-2019", "senate/senate-2019-act", "", 2143),
        // In none of these counts does a tie part the text of the Act from what was done.
        Transcript("senate-1984", "senate-2013/senate-2013-act", "", 4946),
        Transcript("senate-1984", "senate-2013/senate-2013-nt", "", 3606),
        Transcript("senate-1984", "worked/senate-bulk-ordering", ".AEC2013", 362),
        Transcript("senate-1984", "worked/senate-bulk-rounding", ".AEC2013", 143),
        Transcript("senate-2021", "senate/senate-2016-act", "", 3122),
        Transcript("senate-2021", "senate/senate-2016-nt", "", 88),
        Transcript("senate-2021", "worked/senate-bulk-ordering", ".AEC2016", 482),
        Transcript("senate-2021", "worked/senate-bulk-rounding", ".AEC2016", 281),
        Transcript("act-2008", "act/act-2008-brindabella", "", 1914),
        Transcript("act-2008", "act/act-2008-ginninderra", "", 6588),
        Transcript("act-2008", "act/act-2008-molonglo", "", 20528),
        Transcript("act-2008", "worked/act-grouping", ".ACTPre2020", 124),
        Transcript("act-2021", "worked/act-grouping", ".ACT2021", 124),
        Transcript("aec-senate-2013", "worked/senate-bulk-ordering", ".AEC2013", 362),
        Transcript("aec-senate-2016", "worked/senate-bulk-ordering", ".AEC2016", 482),
        Transcript("aec-senate-2019", "worked/senate-bulk-ordering", ".AEC2019", 418),
        Transcript("aec-senate-2013", "worked/senate-bulk-rounding", ".AEC2013", 143),
        Transcript("aec-senate-2016", "worked/senate-bulk-rounding", ".AEC2016", 281),
        Transcript("aec-senate-2013", "worked/senate-simple", ".AEC2013", 156),
        Elected("aec-senate-2013", "senate-bulk-ordering", "W1 W2 W7 W6 W5 W4"),
        Elected("aec-senate-2016", "senate-bulk-ordering", "W1 W3 W4 W5 W6 W7"),
        Elected("aec-senate-2019", "senate-bulk-ordering", "W1 W3 W7 W6 W5 W4"),
        Elected("aec-senate-2013", "senate-bulk-rounding", "Q W1"),
        Elected("aec-senate-2016", "senate-bulk-rounding", "Q W2"),
        .. from rule in (string[])["aec-senate-2013", "aec-senate-2016", "aec-senate-2019", "senate-1984", "senate-2021"]
           select Elected(rule, "senate-simple", "A1 C1 A2"),
        Elected("act-2008", "act-grouping", "A C D"),
        Elected("act-2021", "act-grouping", "A C D"),
        // The fourth count of the example, with E on 10,000, contradicts the official sheet that the same report quotes: see the page.
        new("act-2020", "act-grouping", "published example, totals of its counts but the last", 3, () => Sheet.Totals(
            "act-2020", "worked/act-grouping", (2, "A", "10000"), (2, "B", "6000"), (3, "C", "10000"))),
        new("meek-nz", "E97P", "Hill's program, every iteration", 494, Hill.Profile),
        new("meek-nz", "T1", "Hill's program, every iteration, with pseudo-random numbers", 208, () =>
            Hill.Report("nzmeek_tie1.oei.txt", "ABCD",
            (10, "AB"), (10, "BA"), (10, "CD"), (10, "DC"))),
        new("meek-nz", "T2", "Hill's program, every iteration, with pseudo-random numbers", 76, () =>
            Hill.Report("nzmeek_tie2.oei.txt", "ABCDE",
            (20, "AB"), (12, "BC"), (12, "CB"), (6, "DC"), (6, "EB"))),
        new("qpq", "E97P", "OpenSTV 1.7, some figures and who is elected in order", 8, Sources.QuotientsOfE97P),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Rule}, {Election}, {From}";

    static Published Official(string rule, string path, int figures) =>
        new(rule, Path.GetFileName(path), "official sheet", figures, () => Sheet.Official(rule, path));

    static Published FirstPreferences(string path, string state, int figures) => new(
        "aec-senate-2013", Path.GetFileName(path), "official first preferences", figures,
        () => Sheet.FirstPreferences("aec-senate-2013", path, state));

    static Published Transcript(string rule, string path, string counter, int figures) =>
        new(rule, Path.GetFileName(path), "independent counter, every count", figures, () => Sheet.Transcript(rule, path, counter));

    static Published Elected(string rule, string example, string elected) =>
        new(rule, example, "published example, who is elected in order", 1, () => Sheet.Elected(rule, $"worked/{example}", elected));
}
