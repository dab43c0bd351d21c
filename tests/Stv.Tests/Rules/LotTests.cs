namespace Stv.Tests;

/// <summary>
/// Every tie that a statute which moves papers leaves to the lot, and block vote's: each is asked for at its stage by its clause, given
/// and recorded, and nothing else is asked for.
/// </summary>
public class LotTests
{
    const string Scotland = "scotland-2011 scotland-2011-strict", Society = "ers97 labour-nec-2020", Foundation = "prf-wigm prf-wigm-batch",
        Ireland = "northern-ireland northern-ireland-first northern-ireland-all", Capital = "act-2008 act-2020 act-2021",
        Bulk = "aec-senate-2013 senate-1984", Singly = "aec-senate-2016 aec-senate-2019 senate-2021", Senate = $"{Bulk} {Singly}";

    // One seat: of the two with 3 votes one goes.
    const string Lowest = "1 | 6: 1; 5: 2; 3: 3 2; 3: 4 1 | 2 Exclude 3 4: 3";

    // Three seats: two are elected at first with equal surpluses.
    const string Surpluses = "3 | 10: 1 3; 10: 2 4; 5: 3; 4: 4 | 2 Transfer 1 2: 2";

    // One seat: two candidates, who never differ.
    const string LastTwo = "1 | 4: 1; 4: 2 | 2 Exclude 1 2: 1";

    // Two seats: three have 20 votes, and two of them could go together by (13A).
    const string Lows = "2 | 20: 1; 20: 2; 20: 3; 75: 4; 80: 5; 85: 6; 90: 7";

    static readonly (string Rules, string Clause, string Election)[] Table =
    [
        (Scotland, "52", Lowest), (Scotland, "50", Surpluses), (Scotland, "52", LastTwo),
        (Society, "5.2.5", Lowest), (Society, "5.2.3", Surpluses), (Society, "5.2.5", LastTwo),
        (Ireland, "51(13)", Lowest), (Ireland, "50", Surpluses), (Ireland, "51(13)", LastTwo),
        (Capital, "8", Lowest), (Capital, "7", Surpluses), (Capital, "8", LastTwo),
        (Foundation, "B.4", Lowest), (Foundation, "B.3", Surpluses), (Foundation, "B.4", LastTwo),
        ("irv", "4", Lowest), ("irv", "4", LastTwo),
        (Senate, "273(31)", Lowest), (Senate, "273(17)", "1 | 4: 1; 4: 2 | 1 Elect 1 2: 2"),
        (Senate, "273(20)", "3 | 10: 1 3; 10: 2 3; 3: 3; 4: 4 | 1 Order 1 2: 2"),
        // Elected as the last who continue, below the quota.
        ($"{Bulk} aec-senate-2016 senate-2021", "273(20)", "3 | 20: 1; 3: 2; 3: 3 | 2 Order 2 3: 3"),
        ("aec-senate-2019", "273(20)", "3 | 20: 1; 3: 2; 3: 3 | 1 Order 2 3: 3"),
        // Three of four: of those who go together and of those who do not, each lot parts no more than it must.
        (Bulk, "273(31)", $"{Lows} | 2 Exclude 1 2 3: 1 | 2 Exclude 2 3: 3"),
        (Singly, "273(31)", $"{Lows} | 2 Exclude 1 2 3: 1 | 3 Exclude 2 3: 3"),
        // All places are filled at first: only the program of 2020 still transfers the surpluses.
        ("act-2020", "7", "2 | 10: 1 3; 10: 2 3; 3: 3 | 2 Transfer 1 2: 2"), ("act-2008 act-2021", "7", "2 | 10: 1 3; 10: 2 3; 3: 3"),
        ("block-vote", "2", "3 | 4: 1; 2: 2; 2: 3; 2: 4; 1: 5 | 1 Elect 2 3 4: 3 | 1 Elect 2 4: 4"),
    ];

    public static TheoryData<string, string, string> Rows =>
        new(Table.SelectMany(row => row.Rules.Split(' ').Select(id => (id, row.Clause, row.Election))));

    [Theory, MemberData(nameof(Rows))]
    public void A_lot_is_asked_for_by_its_clause_given_and_recorded(string id, string clause, string election)
    {
        string[] parts = election.Split(" | ");
        var (papers, lots) = (Electorates.Of(parts[1].Count(letter => letter == ':'), parts[1]), parts[2..]);
        int seats = int.Parse(parts[0]);
        var result = Counts.WithLots(id, seats, papers, lots);
        Assert.Equal(seats, result.Elected.Length);
        foreach (var stage in result.Stages)
            foreach (var decision in stage.Decisions)
            {
                Assert.Equal((clause, SettledBy.Lot), (decision.Cite, decision.How));
                Assert.Contains(decision.Chosen, decision.Purpose switch
                {
                    Purpose.Exclude => stage.Excluded,
                    Purpose.Transfer => stage.From,
                    _ => stage.Elected,
                });
            }
        if (lots.Length > 0) Assert.Equal(clause, Rules.ForId(id).Count(papers, seats).Undecided!.Cite);
    }

    [Fact]
    public void Every_such_rule_is_in_the_table() => Assert.Equal(
        Rules.All.Where(rule => rule.Body is GregoryLaw or BlockVote).Select(rule => rule.Id).Order(),
        Table.SelectMany(row => row.Rules.Split(' ')).Distinct().Order());

    // Of five, two of the three without votes go together: the first lot leaves the second open, and both belong to one stage.
    [Theory, InlineData("ers97"), InlineData("labour-nec-2020")]
    public void The_first_of_two_lots_for_one_exclusion_is_not_lost(string id)
    {
        var electorate = Electorates.Of(5, "10: 1; 9: 2");
        var asked = Rules.ForId(id).Count(electorate, 3, Decisions.None).Undecided!;
        Lot first = new(asked.Purpose, asked.Tied, asked.Tied[0]);
        var between = Rules.ForId(id).Count(electorate, 3, new Decisions([first], []));
        Assert.Empty(between.Diagnostics);
        var settled = Assert.Single(between.Undecided!.Settled);
        Assert.Equal((first.Purpose, first.Chosen, SettledBy.Lot), (settled.Purpose, settled.Chosen, settled.How));
        Assert.Equal(first.Tied, settled.Tied);
        Assert.Equal(between, Counts.Again(between));

        // The file that a sheet asks for has the lot that was drawn, and with the other the count is complete.
        string file = string.Join('\n', DecisionsJson.ToComplete(between))
            .Replace("?", $"{between.Undecided.Tied[0]}", StringComparison.Ordinal);
        var result = Rules.ForId(id).Count(electorate, 3, DecisionsJson.Read(Utf8.Stream(file)));
        Assert.Null(result.Undecided);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(2, result.Stages.SelectMany(stage => stage.Decisions).Count(tie => tie.How == SettledBy.Lot));
        using var sheet = new StringWriter();
        TextSheet.Write(between, sheet);
        Assert.Contains("Tie for exclusion: ", sheet.ToString(), StringComparison.Ordinal);
    }
}
