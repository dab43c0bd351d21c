namespace Stv.Tests;

/// <summary>Laws of one's own by keep values, by quotients and of several votes.</summary>
public sealed class OwnFamilyTests
{
    /// <summary>Meek's method of 1987, written out.</summary>
    sealed class ByKeepValues : MeekLaw
    {
        public ByKeepValues()
            : base(new(18), Keeping.Up)
        {
            Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);
            Sort("weights", "Each paper counts one.");
            Quota("quota", "Votes by seats and one.", count =>
                Ratio.Max(Ratio.Of(1, 10_000), ((count.Formal - count.Exhausted) / (count.Seats + 1)).Down(18)));
            var last = Clause("last", "Those left are elected.");
            ElectRest(last, JustEnough);
            When("converge", "Until quotients are near one.", count => count.Iterations < 500 && count.Elected.Any(c => Far(count, c)),
                count =>
                {
                    foreach (int c in count.Elected.Where(c => !count.Votes[c].IsZero))
                        count.Keep[c] = Ratio.Min(1, (count.Keep[c] * count.Quota / count.Votes[c]).Nearest(18));
                    count.Redistribute();
                });
            var excluded = Tie("exclude", "The fewest votes, then lots.", Ties.Lot);
            When("ties", "More reach it than there are seats.", count => count.Reached().Count > count.Vacancies, count =>
            {
                count.Exclude([.. count.Excludable.Where(c => count.Votes[c].IsZero)]);
                if (count.Continuing.Count > count.Vacancies) count.Exclude(count.Lowest(excluded));
            });
            When("elect", "Whoever has the quota.", count => count.Reached().Count > 0, count => count.Elect(count.Reached()));
            Always(excluded, count => count.Exclude(count.Lowest(excluded)));
            ElectRest(last, JustEnough);
            CountAfresh();
        }

        static bool Far(MeekCount count, int candidate) => count.Votes[candidate].IsZero
            || count.Quota / count.Votes[candidate] is var quotient
                && (quotient < Ratio.Of(99_999, 100_000) || quotient > Ratio.Of(100_001, 100_000));
    }

    /// <summary>Woodall's QPQ, written out.</summary>
    sealed class ByQuotients : QuotientLaw
    {
        static readonly Precision Precision = new(9, 9, Ratio.Of(1, 2_000_000_000));

        public ByQuotients()
        {
            Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);
            Sort("2.2", "Papers have elected nobody.");
            Quotient("2.3", "Papers by one and what they have elected.", (papers, elected) => Precision.Down(papers / (1 + elected)));
            Quota("2.4", "Active papers by seats and one, less what others have elected.",
                count => Precision.Down((count.Formal - count.Exhausted) / (1 + count.Seats - count.FilledByInactive)));
            When("anew", "After an exclusion.", count => count.Excluding && count.Continuing.Count > count.Seats, count => count.Begin());
            var elected = Clause("2.5a", "The highest is elected.");
            var excluded = Clause("2.5b", "The lowest is excluded.");
            When(elected, count => count.Continuing.Count == count.Seats && count.Provisional.Count > 0, count => count.Confirm());
            ElectRest(excluded, count => count.Continuing.Count == count.Vacancies);
            var tie = Tie("tie", "By lot.", Ties.Lot);
            When(elected, count => Precision.Compare(count.Hopeful.Max(c => count.Quotients[c]), count.Quota) > 0, count =>
            {
                int highest = count.Highest(count.Hopeful, tie, Precision.Margin);
                count.ElectProvisionally(highest);
                if (count.Provisional.Count == count.Seats) count.Confirm();
                else count.PassOn(highest, Precision.Down(1 / count.Quotients[highest]));
            });
            Otherwise(excluded, count => count.Exclude(count.Lowest(Precision.Margin, tie)));
        }
    }

    /// <summary>Block vote, written out.</summary>
    sealed class BySeveralVotes : BlockLaw
    {
        public BySeveralVotes()
        {
            Marks(equalRank: AtMark.Ends, blankRank: AtMark.PassedOver, repeated: AtMark.PassedOver);
            Sort("1", "A vote for each of the first.");
            var most = Tie("2", "Most votes; of equals, by lot.", Ties.Lot);
            Elect(most, count => count.AllHighest(count.Continuing) is var highest && highest.Count <= count.Vacancies
                ? highest : [count.Highest(highest, most)]);
        }
    }

    sealed class Unchanged(Rule basis) : MeekLaw(basis);

    sealed class UnchangedQuotients(Rule basis) : QuotientLaw(basis);

    sealed class UnchangedBlock(Rule basis) : BlockLaw(basis);

    sealed class AnotherQuota(Rule basis) : MeekLaw(basis)
    {
        public AnotherQuota Says()
        {
            Quota("B.2.b", "Half of it.", count => QuotaOfVotes(count) / 2);
            return this;
        }
    }

    [Fact]
    public void A_law_of_each_family_counts_as_that_of_the_catalogue_does()
    {
        (Rule Own, Rule Law)[] pairs =
        [
            (new("own-meek", new ByKeepValues()), Rules.Meek1987),
            .. Rules.All.Where(rule => rule.Method == CountMethod.KeepValues)
                .Select(rule => (new Rule($"own-{rule.Id}", new Unchanged(rule)), rule)),
            (new("own-qpq", new ByQuotients()), Rules.Qpq), (new("own-qpq", new UnchangedQuotients(Rules.Qpq)), Rules.Qpq),
            (new("own-block", new BySeveralVotes()), Rules.BlockVote),
            (new("own-block", new UnchangedBlock(Rules.BlockVote)), Rules.BlockVote),
        ];
        Assert.Contains(pairs, pair => pair.Law == Rules.MeekNz);
        int stages = 0;
        foreach (var (own, law) in pairs)
            for (int seed = 0; seed < 40; seed++)
            {
                var (papers, seats) = OwnRuleTests.Election(seed);
                var order = Decisions.FromSeed($"{seed}", papers.Candidates.Length);
                var (expected, result) = (law.Count(papers, seats, order), own.Count(papers, seats, order));
                Assert.Equal((expected.Stages, expected.Elected, expected.Method), (result.Stages, result.Elected, result.Method));
                stages += result.Stages.Length;
            }
        Assert.True(stages > 2_000, $"{stages} stages");
    }

    [Fact]
    public void What_is_declared_takes_the_place_of_the_clause_and_its_rounding_is_that_of_the_law()
    {
        var rule = new Rule("half", new AnotherQuota(Rules.MeekPrf).Says());
        var papers = Stv.Testing.Papers.Parse("10 A B, 7 B C, 6 C A, 5 D");
        Assert.Equal(Rules.MeekPrf.Count(papers, 2).Stages[0].Quota / 2, rule.Count(papers, 2).Stages[0].Quota);
        Assert.Equal("Half of it.", rule.Clauses.Single(clause => clause.Number == "B.2.b").Text);
        Assert.Equal(Rules.MeekPrf.Clauses.Select(clause => clause.Number), rule.Clauses.Select(clause => clause.Number));
        Stv.Testing.Laws.Hold(rule, 50);
    }

    sealed class CarelessKeeping : MeekLaw
    {
        public CarelessKeeping(Action<MeekCount> deed, int digits = 9)
            : base(new(digits), Keeping.Up)
        {
            Sort("1", "Each paper counts one.");
            Quota("2", "Votes by seats and one.", QuotaOfVotes);
            Elect("3", "Whoever has the quota.", Electable);
            Otherwise("4", "What is careless.", deed);
        }
    }

    sealed class CarelessQuotients : QuotientLaw
    {
        public CarelessQuotients(Action<QuotientCount> deed)
        {
            Sort("1", "Each paper has elected nobody.");
            Quotient("2", "Papers by one and what they have elected.", (papers, elected) => papers / (1 + elected));
            Quota("3", "Votes by seats and one.", count => Ratio.Of(count.Formal, count.Seats + 1));
            Otherwise("4", "What is careless.", deed);
        }
    }

    sealed class Asking : MeekLaw
    {
        public Asking(Func<MeekCount, TieClause, bool> when)
            : base(new(9), Keeping.Up)
        {
            Sort("1", "Each paper counts one.");
            Quota("2", "Votes by seats and one.", QuotaOfVotes);
            var fewest = Tie("3", "By lot.", Ties.Lot);
            When("4", "What is asked.", count => when(count, fewest), count => count.Redistribute());
        }
    }

    public static TheoryData<Law, string> Mistakes => new()
    {
        { new CarelessKeeping(count => count.Keep[2] = 0), "Clause 4 sets the keep value of candidate 2 who is not elected." },
        { new CarelessKeeping(count => count.Keep[1] = 2), "Clause 4 sets the keep value of candidate 1 to 2, which is not from 0 to 1." },
        {
            new CarelessKeeping(count => count.Keep[1] = -1),
            "Clause 4 sets the keep value of candidate 1 to -1, which is not from 0 to 1."
        },
        {
            new CarelessKeeping(count => count.Keep[1] = Ratio.Of(1, 3)),
            "Clause 4 sets the keep value of candidate 1 to a number with more than 9 digits behind the point."
        },
        { new CarelessKeeping(count => count.Exclude(3)), "Clause 4 excludes candidate 3, who is guarded." },
        { new CarelessKeeping(count => count.Exclude(1)), "Clause 4 elects or excludes candidate 1, who is not continuing." },
        {
            new Asking((count, fewest) => count.Lowest(fewest) > 0),
            "Whether clause 4 of careless applies cannot depend on clause 3 for ties: settling one is recorded, and is for what a clause "
                + "does."
        },
        {
            new Asking((count, _) => (count.Quota = 3) > 0),
            "Whether clause 4 applies cannot be asked without doing something: that is for what the clause does."
        },
        { new Asking((_, _) => true), "Clause 4 counts the papers afresh for ever: nobody is elected or excluded." },
        { new CarelessKeeping(_ => { }), "Clause 4 of CarelessKeeping applies, but does nothing." },
        {
            new CarelessQuotients(count => count.Begin()),
            "Clause 4 begins the count anew, though nobody has been excluded since it began."
        },
        {
            new CarelessQuotients(count => count.PassOn(1, 0)),
            "Clause 4 passes on papers of candidate 1, who is not elected provisionally."
        },
        {
            new CarelessQuotients(count => { count.ElectProvisionally(1); count.PassOn(1, -1); }),
            "Clause 4 passes on papers of candidate 1, each having elected -1, less than nobody."
        },
        {
            new CarelessQuotients(count => { count.ElectProvisionally(1); count.ElectProvisionally(1); }),
            "Clause 4 elects candidate 1, who is not hopeful, or beyond the seats."
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_careless_law_is_stopped(Law law, string error)
    {
        var papers = Electorates.Of(3, "6: 1; 2: 2; 2: 3");
        if (law is CarelessKeeping) papers = papers.Guard(3);
        var rule = new Rule("careless", law);
        Assert.Equal(error, Assert.Throws<InvalidOperationException>(() => rule.Count(papers, 2)).Message);
    }

    [Fact]
    public void What_is_known_of_a_rule_set_is_said_by_its_author()
    {
        var rule = new Rule("union", new Unchanged(Rules.MeekPrf))
        {
            Name = "Students' union",
            Law = "Standing orders, 12",
            Evidence = new(EvidenceLevel.Official, "Counts since 2010."),
            Promises = Promises.Scaling,
        };
        Assert.Equal(("Students' union", "Standing orders, 12", "Counts since 2010.", Promises.Scaling),
            (rule.Name, rule.Law, rule.Evidence.Text, rule.Promises));
        Assert.Throws<ArgumentException>(() => new Rule("union", new Unchanged(Rules.MeekPrf)) { Name = " " });
        Assert.Throws<ArgumentNullException>(() => new Rule("union", new Unchanged(Rules.MeekPrf)) { Law = null! });
    }

    sealed class Of(Precision precision, Keeping keeping = Keeping.Up, Sharing sharing = Sharing.Straight)
        : MeekLaw(precision, keeping, sharing);

    sealed class BlockWithQuota : BlockLaw
    {
        public BlockWithQuota() => Quota("1", "Three votes.", _ => 3);
    }

    sealed class Silent : MeekLaw
    {
        public Silent()
            : base(new(9), Keeping.Up) => Sort("1", "Each paper counts one.");
    }

    [Fact]
    public void What_cannot_be_counted_is_refused_when_the_law_or_the_rule_set_is_made()
    {
        Assert.Equal("BlockWithQuota says what the quota is, and no count by such a law has one.",
            Assert.Throws<InvalidOperationException>(() => new BlockWithQuota()).Message);
        // Asked again, it is refused again.
        var silent = new Silent();
        for (int i = 0; i < 2; i++)
            Assert.Equal("Silent does not say what the quota is.",
                Assert.Throws<InvalidOperationException>(() => new Rule("silent", silent)).Message);
        Assert.Equal("Papers are counted with 6, 9, 18 or 27 digits, not 8.",
            Assert.Throws<InvalidOperationException>(() => new Rule("eight", new CarelessKeeping(_ => { }, digits: 8))).Message);
        Assert.Equal("keeping", Refused(() => new Of(new(9), (Keeping)99)).ParamName);
        Assert.Equal("sharing", Refused(() => new Of(new(9), Keeping.Up, (Sharing)99)).ParamName);
        OfAnother("scotland-2011 does not count by keep values.", () => new Unchanged(Rules.Scotland2011));
        OfAnother("meek-nz does not count by quotients.", () => new UnchangedQuotients(Rules.MeekNz));
        OfAnother("qpq does not give several votes to a paper.", () => new UnchangedBlock(Rules.Qpq));

        static void OfAnother(string error, Func<object> made) =>
            Assert.StartsWith(error, Assert.Throws<ArgumentException>(made).Message, StringComparison.Ordinal);

        static ArgumentOutOfRangeException Refused(Func<object> made) => Assert.Throws<ArgumentOutOfRangeException>(made);
    }
}
