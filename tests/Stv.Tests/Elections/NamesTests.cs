namespace Stv.Tests.Elections;

/// <summary>Papers by name, and in words what is no plain preference.</summary>
public sealed class NamesTests
{
    [Fact]
    public void Names_are_learnt_as_papers_name_them()
    {
        var papers = new ElectorateBuilder();
        papers.Add("Ann", "Bob");
        papers.Add(4, "Cal", "Ann");
        papers.Add(2);
        papers.Add();
        Assert.Equal(["Ann", "Bob", "Cal"], papers.Names);
        Assert.Equal((3, 5, 3), (papers.Candidates, papers.Papers, papers.Empty));
        Assert.Equal(2, papers.NumberOf("Bob"));
        papers.Add(1, 2, 3);
        var built = papers.Build();
        Assert.Equal(["Ann", "Bob", "Cal"], built.Candidates.Select(candidate => candidate.Name));
        var same = new ElectorateBuilder(3);
        same.Add(1, 1, 2);
        same.Add(4, 3, 1);
        same.Add(3);
        same.Add(1, 2, 3);
        Assert.Equal(same.Build("Ann", "Bob", "Cal"), built);
        // Those who stand are known from now on.
        papers.Add("Dan");
        Assert.Equal(["Ann", "Bob", "Cal", "Dan"], papers.Build().Candidates.Select(candidate => candidate.Name));
    }

    [Fact]
    public void Known_names_alone_are_taken()
    {
        var papers = new ElectorateBuilder(["Ann", "Bob"], keepOrder: true);
        papers.Add("Bob", "Ann");
        Assert.StartsWith("Nobody called \"Anne\" stands; did you mean Ann?",
            Assert.Throws<ArgumentException>("ranking", () => papers.Add("Bob", "Anne")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("name", () => papers.NumberOf("ann"));
        Assert.Throws<ArgumentException>("ranks", () => papers.AddRanks(1, ["Cal"]));
        Assert.Throws<ArgumentException>("names", () => new ElectorateBuilder(["Ann", "Ann"]));
        Assert.Throws<ArgumentException>("names", () => new ElectorateBuilder([]));
        Assert.Throws<ArgumentNullException>("names", () => new ElectorateBuilder(["Ann", null!]));
        Assert.Throws<ArgumentException>("candidates", () => papers.Build([new Candidate(1, "Bob"), new Candidate(2, "Ann")]));
        Assert.Throws<ArgumentException>("names", () => papers.Build("Ann"));
        var built = papers.Build([new Candidate(1, "Ann") { Party = "P" }, new Candidate(2, "Bob")]);
        Assert.Equal((1, 1, true), (built.Papers, built.Rankings, built.Ordered));
        Assert.Equal("P", built.Candidates[0].Party);
    }

    [Fact]
    public void Without_names_there_is_nobody_to_build_from()
    {
        var learning = new ElectorateBuilder();
        learning.Add(3);
        Assert.Equal("No paper has named anybody.", Assert.Throws<InvalidOperationException>(() => learning.Build()).Message);
        Assert.Throws<ArgumentOutOfRangeException>("ranking", () => learning.Add(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("ranking", () => learning.AddCodes(1, [1]));
        var numbered = new ElectorateBuilder(2);
        Assert.Throws<InvalidOperationException>(() => numbered.Build());
        Assert.StartsWith("Candidates are told by number here.",
            Assert.Throws<ArgumentException>("ranking", () => numbered.Add("Ann")).Message, StringComparison.Ordinal);
        Assert.Empty(numbered.Names);
    }

    [Fact]
    public void No_more_names_are_learnt_than_there_may_be_candidates()
    {
        var papers = new ElectorateBuilder();
        for (int n = 1; n <= Electorate.MaxCandidates; n++) Assert.Equal(n, papers.NumberOf($"{n}"));
        papers.Add("65534", "1");
        Assert.Throws<ArgumentException>("name", () => papers.NumberOf("one more"));
        Assert.Equal([65534, 1], papers.Build()[0].Codes.ToArray());
    }

    [Fact]
    public void Equal_and_blank_ranks_are_said_in_words()
    {
        (Action<ElectorateBuilder> Add, ushort[] Codes)[] cases =
        [
            (papers => papers.AddRanks(7, [1], [2, 3], [], [4]), [1, 2, Electorate.Mark, 3, Electorate.Mark, 0, 4]),
            (papers => papers.AddRanks(7, ["A"], ["B", "C"], [], ["D"]), [1, 2, 0, 3, 0, 0, 4]),
            (papers => papers.AddByCandidate(7, 1, 2, 2, 4), [1, 2, 0, 3, 0, 0, 4]),
            (papers => papers.AddRanks(7, ["D"], [], []), [4]),
            (papers => papers.AddRanks(7, [], [1, 2]), [0, 0, 1, 0, 2]),
            (papers => papers.AddByCandidate(7, 0, 1), [2]),
            (papers => papers.AddByCandidate(7, 0, 3, 0, 3), [0, 0, 0, 0, 2, 0, 4]),
        ];
        foreach (var (add, codes) in cases)
        {
            var papers = new ElectorateBuilder(["A", "B", "C", "D"]);
            add(papers);
            var built = papers.Build();
            Assert.Equal(codes, built[0].Codes.ToArray());
            Assert.Equal(7, built[0].Papers);
        }
        var empty = new ElectorateBuilder(["A"]);
        empty.AddRanks(2, [], (int[])[]);
        empty.AddByCandidate(3, 0);
        empty.AddByCandidate(1);
        Assert.Equal((0, 6), (empty.Papers, empty.Empty));
    }

    [Fact]
    public void What_is_wrong_with_a_paper_names_the_argument_and_leaves_no_trace()
    {
        var papers = new ElectorateBuilder(["A", "B"]);
        Assert.Throws<ArgumentOutOfRangeException>("papers", () => papers.Add(0, "A"));
        Assert.Throws<ArgumentOutOfRangeException>("papers", () => papers.Add(0));
        Assert.Throws<ArgumentOutOfRangeException>("papers", () => papers.AddRanks(0, ["A"]));
        Assert.Throws<ArgumentOutOfRangeException>("ranks", () => papers.AddRanks(1, [3]));
        Assert.Throws<ArgumentOutOfRangeException>("ranks", () => papers.AddRanks(1, [0]));
        Assert.Throws<ArgumentNullException>("ranks", () => papers.AddRanks(1, [1], null!));
        Assert.Throws<ArgumentOutOfRangeException>("ranks", () => papers.AddByCandidate(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("ranks", () => papers.AddByCandidate(1, 65535));
        Assert.Throws<ArgumentOutOfRangeException>("ranks", () => papers.AddByCandidate(1, 1, 2, 3));
        Assert.Equal((0, 0), (papers.Papers, papers.Empty));
    }

    /// <summary>A reader of somebody else: a table of first preferences.</summary>
    sealed class TableReader(string table) : IBallotReader
    {
        public Election Read(ReadOptions? options = null, CancellationToken cancel = default)
        {
            var papers = new ElectorateBuilder(options?.KeepOrder ?? false);
            foreach (string line in table.Split('\n'))
            {
                string[] cells = line.Split(',');
                papers.Add(long.Parse(cells[0]), cells.AsSpan(1));
            }
            return new(papers.Build()) { Seats = 1, Title = options is { Strict: true } ? "strict" : "table" };
        }
    }

    [Fact]
    public void A_rule_counts_what_any_reader_reads()
    {
        string table = "3,Ann\n2,Bob,Ann\n4,Cal";
        var result = Rules.Irv.Count(new TableReader(table));
        Assert.Equal(["Ann"], result.ElectedNames);
        Assert.Equal("table", result.Title);
        Assert.Equal("strict", Rules.Irv.Count(new TableReader(table), new() { Strict = true }).Title);
        Assert.NotNull(Rules.Irv.Count(new TableReader("1,Ann\n1,Bob")).Undecided);
        Assert.Equal(["Bob"], Rules.Irv.Count(new TableReader("1,Ann\n1,Bob"), decisions: Decisions.InOrder(1, 2)).ElectedNames);
        string path = Path.Combine(Repository.Root, "seeds", "model-election.blt");
        using var file = File.OpenRead(path);
        Assert.Equal(Rules.Scotland2011.Count(BltReader.ReadFile(path)), Rules.Scotland2011.Count(new BltReader(file)));
        Assert.Throws<ArgumentNullException>("ballots", () => Rules.Irv.Count((IBallotReader)null!));
    }

    [Fact]
    public void An_election_is_sorted_where_it_is_at_hand()
    {
        var election = new TableReader("3,Ann\n2,Bob,Ann\n4,Cal\n1,Ann,Bob").Read() with { Comment = "x" };
        var sorted = election.Sort();
        Assert.Equal(election with { Electorate = election.Electorate.Sort() }, sorted);
        Assert.NotEqual(election, sorted);
        Assert.Equal(Rules.Irv.Count(election), Rules.Irv.Count(sorted));
    }

    [Fact]
    public void Codes_of_nobody_are_refused_however_candidates_are_told()
    {
        foreach (var builder in new ElectorateBuilder[] { new(["Ann", "Bob", "Cal"]), new(3), new() })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddCodes(1, [4, 1]));
            Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddCodes(1, [60_000]));
            Assert.Equal(0, builder.Papers);
        }
    }
}
