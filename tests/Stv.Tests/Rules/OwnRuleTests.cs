namespace Stv.Tests;

/// <summary>Rules of one's own, in the words of the library: counted, cited and shown like those of the catalogue.</summary>
public sealed class OwnRuleTests
{
    /// <summary>The Scottish rules with Hare's quota, three places and lots alone, written out.</summary>
    sealed class WrittenOut : GregoryLaw
    {
        public WrittenOut()
        {
            Sort("46", "Papers are sorted.");
            Quota("47", "Hare's quota.", count => Ratio.Of(count.Formal, count.Seats));
            Elect("48", "Whoever has the quota is elected.", count => count.Reached());
            ElectRest("53", "The rest are elected.", count => count.Continuing.Count == count.Vacancies && !count.Excluding);
            var excluded = Clause("51", "The lowest is excluded.");
            When(excluded, count => count.Excluding, count => count.TransferRest());
            var largest = Tie("50", "Lots alone.", Ties.Lot);
            When("49", "Three places.", count => count.Pending.Count > 0, count => Transfer(count, largest));
            var fewest = Tie("52", "The fewest earlier votes, then lots.", Ties.Backwards, Ties.Lot);
            Otherwise(excluded, count => count.Exclude(count.Lowest(fewest), Batches.ByValue));
        }

        public static void Transfer(GregoryCount count, TieClause largest)
        {
            int from = count.LargestSurplus(count.Pending, largest);
            var (votes, surplus) = (count.Votes[from], count.Surplus(from));
            count.TransferSurplus(from, Batches.ByValue, papers => (papers.Value * surplus / votes).Down(3));
        }
    }

    /// <summary>The same as what it differs in.</summary>
    sealed class Amended : GregoryLaw
    {
        public Amended()
            : base(amended: Rules.Scotland2011)
        {
            Quota("47", "Hare's quota.", count => Ratio.Of(count.Formal, count.Seats));
            Tie("50", "Lots alone.", Ties.Lot);
            When("49", "Three places.", count => count.Pending.Count > 0, count => WrittenOut.Transfer(count, Tie("50")));
        }
    }

    /// <summary>A law with something wrong.</summary>
    sealed class Mistaken : GregoryLaw
    {
        public Mistaken(Action<Mistaken> says) => says(this);

        public Mistaken(Rule basis, Action<Mistaken> says)
            : base(basis) => says(this);

        public void Sorts(string number = "1") => Sort(number, "Sorted.");

        public void SaysQuota(string number = "2") => Quota(number, "The quota.", Droop);

        public void Excludes(string number = "3") =>
            Otherwise(number, "The lowest is excluded.", count => count.Exclude(count.Continuing[0], Batches.Together));

        public void DoesNothing() => When("4", "Nothing.", _ => true, _ => { });

        public void CitesAnother() => Elect(new Clause("9", "Another law's."), count => count.Reached());

        public void ComesLate() => Clause("5", "Too late.");

        public void Asks(string number) => Tie(number);
    }

    static readonly Rule Whole = new("written-out", new WrittenOut()), Short = new("amended", new Amended());

    [Fact]
    public void A_law_that_amends_another_is_what_it_would_be_written_out()
    {
        int lots = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            var (papers, seats) = Election(seed);
            var order = Decisions.FromSeed($"{seed}", papers.Candidates.Length);
            var (whole, amended) = (Whole.Count(papers, seats, order), Short.Count(papers, seats, order));
            Assert.Equal(whole, amended with { Rules = whole.Rules });
            lots += amended.Stages.SelectMany(stage => stage.Decisions).Count(decision => decision.Cite == "50");
        }
        Assert.True(lots > 10, $"{lots} lots for the order of surpluses");
        Assert.Equal(["46", "47", "48", "53", "51", "50", "49", "52"], Short.Clauses.Select(clause => clause.Number));
        Assert.Equal("Lots alone.", Short.Clauses[5].Text);
        Assert.Equal(Rules.Scotland2011.Clauses[0], Short.Clauses[0]);
        Assert.Equal("Hare's quota.", Short.Clauses[1].Text);
    }

    [Fact]
    public void Sheets_show_its_clauses()
    {
        using var text = new StringWriter();
        TextSheet.Write(Short.Count(Electorates.Of(["Ann", "Bob", "Cy"], (6, [1, 2]), (4, [2, 3]), (3, [3])), 2), text);
        Assert.Contains("Hare's quota.", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing has been compared.", text.ToString(), StringComparison.Ordinal);
        using var page = new StringWriter();
        HtmlSheet.Write(Short.Count(Electorates.Of(["Ann", "Bob"], (6, [1, 2]), (4, [2])), 1), page);
        Assert.Matches("Hare.{1,7}s quota[.]", page.ToString());
    }

    [Fact]
    public void A_result_knows_its_rule()
    {
        var result = Short.Count(Electorates.Of(["Ann", "Bob"], (6, [1, 2]), (4, [2])), 1);
        Assert.Same(Short, result.Rule);
        Assert.Equal(Short.Clauses, Counts.Again(result).Rule!.Clauses);
        Assert.Same(Rules.Irv, (result with { Rules = "irv", Rule = null }).Rule);
    }

    /// <summary>Papers of the excluded all as one batch.</summary>
    sealed class AllAtOnce : GregoryLaw
    {
        public AllAtOnce()
            : base(amended: Rules.Scotland2011)
        {
            var excluded = Clause("51", "The lowest is excluded.");
            When(excluded, count => count.Excluding, count => count.TransferRest());
            Otherwise(excluded, count => count.Exclude(count.Lowest(Tie("52")), Batches.Together));
        }
    }

    [Fact]
    public void Papers_of_the_excluded_keep_their_values_however_they_are_grouped()
    {
        // Ten papers worth 0.2 lie with one that is worth 1.
        var papers = Stv.Testing.Papers.Parse("10 A B C, 1 B C, 5 C, 5 D");
        var (whole, once) = (Rules.Scotland2011.Count(papers, 2, Decisions.InOrder(1, 2, 3, 4)),
            new Rule("once", new AllAtOnce()).Count(papers, 2, Decisions.InOrder(1, 2, 3, 4)));
        Assert.Equal(8, once.Stages[2].Votes[3]);
        Assert.Equal(whole, once with { Rules = whole.Rules });
    }

    [Fact]
    public void An_id_of_the_catalogue_is_refused() => Assert.Throws<ArgumentException>(() => new Rule("irv", new WrittenOut()));

    [Fact]
    public void What_an_author_may_mistake_is_refused_when_the_rule_is_made()
    {
        Refused("does not say by which clause papers are sorted", law => law.SaysQuota());
        Refused("does not say what the quota is", law => law.Sorts(), law => law.Excludes());
        Refused("does not say what is done", law => law.Sorts(), law => law.SaysQuota());
        Refused("has two clauses 1", law => law.Sorts(), law => law.SaysQuota("1"));
        Refused("Clause 9 is none of Mistaken", law => law.Sorts(), law => law.SaysQuota(), law => law.CitesAnother());
        var law = new Mistaken(law => { law.Sorts(); law.SaysQuota(); law.Excludes(); });
        _ = new Rule("mine", law);
        Assert.Contains("is in use already", Assert.Throws<InvalidOperationException>(law.ComesLate).Message, StringComparison.Ordinal);
        Assert.Contains("amends a law that has no clause 99", Amends(law => law.Sorts("99")), StringComparison.Ordinal);
        Assert.Contains("clause 46 does not do so much", Amends(law => law.Excludes("46")), StringComparison.Ordinal);
        Assert.Contains("has no clause 49 for ties", Amends(law => law.Asks("49")), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Mistaken(Rules.MeekNz, _ => { }));

        static void Refused(string why, params Action<Mistaken>[] says) => Assert.Contains(
            why, Assert.Throws<InvalidOperationException>(() =>
                new Rule("mine", new Mistaken(law => Array.ForEach(says, one => one(law))))).Message, StringComparison.Ordinal);

        static string Amends(Action<Mistaken> says) =>
            Assert.Throws<InvalidOperationException>(() => new Mistaken(Rules.Scotland2011, says)).Message;
    }

    [Fact]
    public void A_clause_that_does_nothing_ends_no_count_for_ever()
    {
        var papers = Electorates.Of(["Ann", "Bob", "Cy"], (6, [1, 2]), (4, [2, 3]), (3, [3]));
        var idle = new Rule("mine", new Mistaken(law => { law.Sorts(); law.SaysQuota(); law.DoesNothing(); }));
        Assert.Equal("Clause 4 of Mistaken applies, but does nothing.",
            Assert.Throws<InvalidOperationException>(() => idle.Count(papers, 2)).Message);
        var lacking = new Rule("mine", new WithoutExclusion());
        Assert.Equal("No clause of WithoutExclusion applies, and 1 seats are vacant.",
            Assert.Throws<InvalidOperationException>(() => lacking.Count(papers, 2)).Message);
    }

    sealed class WithoutExclusion : GregoryLaw
    {
        public WithoutExclusion()
        {
            Sort("1", "Sorted.");
            Quota("2", "The quota.", Droop);
            Elect("3", "Elected.", count => count.Reached());
        }
    }

    internal static (Electorate Papers, int Seats) Election(int seed)
    {
        var dice = new Random(seed);
        int candidates = dice.Next(3, 7);
        var papers = Enumerable.Range(0, dice.Next(6, 14)).Select(_ =>
            ((long)dice.Next(1, 6), Enumerable.Range(1, candidates).OrderBy(_ => dice.Next()).Take(dice.Next(1, candidates + 1)).ToArray()))
                .ToArray();
        return (Electorates.Of([.. Enumerable.Range(1, candidates).Select(n => $"C{n}")], papers), dice.Next(1, candidates));
    }

    sealed class Careless : GregoryLaw
    {
        public Careless(int fault)
        {
            Sort("1", "Papers are sorted.");
            Quota("2", "Droop's quota.", Droop);
            Elect("3", "Whoever has the quota is elected.", count => count.Reached());
            var fewest = Tie("4", "The fewest earlier votes.",
                fault == 0 ? [Ties.Backwards] : [question => new([], question.Tied, SettledBy.Lot)]);
            Otherwise("5", "The lowest is excluded.", count =>
            {
                if (fault == 2) count.TransferSurplus(count.Continuing[0], Batches.Together, papers => papers.Value);
                else if (fault == 3) count.TransferRest();
                else if (fault == 4) count.TransferNext();
                else count.Exclude(count.Lowest(fewest), Batches.ByValue);
            });
        }
    }

    // Nobody is chosen by number, no papers come from nowhere: a careless law is told what it does.
    [Theory]
    [InlineData(0, "Clause 4 of careless leaves candidates 2, 3 equal")]
    [InlineData(1, "A method of clause 4 of careless leaves others than some of the tied, by number.")]
    [InlineData(2, "Candidate 1 has no surplus that is to be transferred.")]
    [InlineData(3, "Clause 5 moves papers of an exclusion, and none is in progress.")]
    [InlineData(4, "Clause 5 moves papers of an exclusion, and none is in progress.")]
    public void A_careless_law_is_stopped(int fault, string error)
    {
        var rule = new Rule("careless", new Careless(fault));
        var thrown = Assert.Throws<InvalidOperationException>(() => rule.Count(Electorates.Of(3, "3: 1; 2: 2; 2: 3"), 1));
        Assert.StartsWith(error, thrown.Message, StringComparison.Ordinal);
    }
}
