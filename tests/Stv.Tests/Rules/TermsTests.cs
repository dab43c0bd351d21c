namespace Stv.Tests;

/// <summary>Rules of one's own, made of terms.</summary>
public sealed class TermsTests
{
    const string Club = """
        {
          "name": "Allotment society",
          "marks": { "equalRank": "ends", "blankRank": "passed-over", "repeated": "ends" },
          "quota": { "of": "droop", "round": "above", "places": 0 },
          "surplus": { "papers": "all-by-value", "round": "down", "places": 2, "order": "largest" },
          "exclusion": { "papers": "one-stage" },
          "lastPlaces": "after-exclusion",
          "ties": { "exclusion": ["backwards", "lot"] }
        }
        """;

    static readonly RuleTerms Terms = new()
    {
        Name = "Allotment society",
        Marks = new() { BlankRank = AtMark.PassedOver },
        Surplus = new() { Round = Rounding.Down, Places = 2 },
        Ties = new() { Exclusion = [TieMethod.Backwards, TieMethod.Lot] },
    };

    [Fact]
    public void A_file_and_terms_make_the_same_rules_of_which_every_part_says_that_they_are_nobodys_law()
    {
        var (file, terms) = (Read(Club), Rules.FromTerms(Terms));
        Assert.Equal(terms.Id, file.Id);
        Assert.Equal(terms.Clauses, file.Clauses);
        Assert.Equal("Allotment society", file.Name);
        Assert.Matches("^own-[0-9a-f]{8}$", file.Id);
        Assert.Equal(EvidenceLevel.None, file.Evidence.Level);
        Assert.Contains("nobody's law", file.Evidence.Text, StringComparison.Ordinal);
        Assert.Contains("nobody's law", file.Law, StringComparison.Ordinal);
        Assert.Equal(Promises.None, file.Promises);
    }

    [Fact]
    public void Clauses_are_sentences_made_of_the_terms_in_the_order_of_doing()
    {
        Assert.Equal(
            """
            sort: Papers are sorted by first preference, and each counts as one vote.
            quota: The quota is the number of valid papers divided by one more than the seats, without any fraction, plus one. A candidate whose votes equal or exceed it after any transfer is elected.
            rest: When as many candidates continue as seats are vacant, they are elected, once the papers of the excluded have been transferred; no surplus is transferred any more.
            papers: Papers of the excluded go to the next preference for a candidate who continues, in one stage, each at the value it has.
            ties: The largest surplus goes first; of equal ones, that of the candidate who had more votes at the most recent stage at which they differed; if there was none, by lot.
            surplus: All papers of the elected candidate move, each at its value multiplied by the surplus and divided by the candidate's votes, cut off after 2 decimal places. What they do not carry is disregarded.
            exclude: Otherwise the candidate with the fewest votes is excluded; of equals, the one who had fewer votes at the most recent stage at which they differed; if there was none, by lot.
            """,
            string.Join('\n', Read(Club).Clauses.Select(clause => $"{clause.Number}: {clause.Text}")));
    }

    [Fact]
    public void An_id_is_that_of_the_terms_and_not_of_the_name()
    {
        // Written down: an id stands in results and must stay.
        Assert.Equal("own-84e613e4", Terms.Id);
        Assert.Equal(Terms.Id, (Terms with { Name = "Another" }).Id);
        RuleTerms[] others =
        [
            Terms with { Marks = new() }, Terms with { Quota = new() { Places = 1 } },
            Terms with { Quota = new() { Round = Rounding.Exact, Passed = true } },
            Terms with { VotePlaces = 2 }, Terms with { Surplus = null },
            Terms with { Surplus = new() { Round = Rounding.Down, Places = 3 } },
            Terms with { Surplus = new() { Round = Rounding.Down, Places = 2, Waits = true } },
            Terms with { Exclusion = new() { Together = true } }, Terms with { Exclusion = new() { Papers = ExclusionPapers.ByValue } },
            Terms with { LastPlaces = LastPlaces.AtOnce }, Terms with { LastSeat = LastSeat.HigherOfTwo },
            Terms with { OneSeatWaits = true },
            Terms with { Ties = new() }, Terms with { Ties = Terms.Ties with { Surplus = [TieMethod.Lot] } },
            Terms with { Ties = Terms.Ties with { Election = [TieMethod.Lot] } },
        ];
        Assert.Equal(others.Length, others.Select(other => other.Id).Where(id => id != Terms.Id).Distinct().Count());
        // To say what is meant anyhow changes nothing.
        Assert.Equal(Terms.Id, (Terms with { Ties = Terms.Ties with { Surplus = Terms.Ties.Exclusion } }).Id);
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { "quota.round exact", "quota: one candidate more than there are seats may have just the quota" },
        { "quota.passed", "quota: it is above the share already" },
        { "quota.down passed", "quota: rounded to less than the share" },
        { "quota.exact places", "quota: what is exact has no number of decimal places" },
        { "hare above", "quota: papers divided by the seats and rounded above" },
        { "hare down", "ties.election: more candidates may have the quota" },
        { "majority surplus", "surplus: a majority fills one seat" },
        { "majority exact", "quota: two candidates may have just the quota" },
        { "surplus up", "surplus: values that are rounded up would carry more" },
        { "exact cuts", "surplus: an exact value is not cut" },
        { "cuts together", "surplus: a value is worked out in two steps only" },
        { "last in one stage", "surplus: where papers of the excluded move in one stage" },
        { "all exhausted", "surplus: where all papers move" },
        { "nearest exhausted", "surplus: rounded to the nearest papers may carry more" },
        { "orEqual", "exclusion: orEqual says who is sure to lose" },
        { "after the lot", "ties.exclusion: a lot settles every tie" },
        { "no lot", "ties.exclusion: earlier votes may never have differed" },
        { "second look", "ties.exclusion: whoever is equal after the first look" },
        { "twice", "ties.exclusion: a method stands here twice" },
        { "no ties", "ties.exclusion: what settles ties must be said" },
        { "no surplus", "ties.surplus: no surplus is transferred" },
        { "order of election", "ties.surplus: surpluses go in the order of election" },
        { "no last seat", "ties.lastSeat: only the higher of two" },
        { "shared", "marks: papers that move at a value cannot be shared" },
        { "places", "surplus: there are 0 to 30 decimal places" },
        { "vote places", "votePlaces: there are 0 to 30 decimal places" },
        { "no name", "name: rules need a name" },
        { "name of signs", "name: a name has at most 200 characters, and no control characters" },
        { "long name", "name: a name has at most 200 characters" },
        { "nothing said", "marks, quota, exclusion, ties: none of them may be null" },
        { "whole values", "surplus: values rounded to whole numbers are 0 or 1" },
        { "no such value", "quota.round: there is no such value" },
        { "no such method", "ties: there is no such value" },
        { "coarse votes", "surplus: where votes are cut off to fewer places than values" },
    };

    [Theory, MemberData(nameof(Contradictions))]
    public void Terms_that_contradict_each_other_are_refused_with_the_sentence_that_says_why(string which, string sentence)
    {
        static TieTerms Exclusion(params EquatableArray<TieMethod> methods) => new() { Exclusion = methods };
        var terms = which switch
        {
            "quota.round exact" => Terms with { Quota = new() { Round = Rounding.Exact } },
            "quota.passed" => Terms with { Quota = new() { Passed = true } },
            "quota.down passed" => Terms with { Quota = new() { Round = Rounding.Down, Passed = true } },
            "quota.exact places" => Terms with { Quota = new() { Round = Rounding.Exact, Places = 1, Passed = true } },
            "hare above" => Terms with { Quota = new() { Of = QuotaKind.Hare } },
            "hare down" => Terms with { Quota = new() { Of = QuotaKind.Hare, Round = Rounding.Down } },
            "majority surplus" => Terms with { Quota = new() { Of = QuotaKind.Majority } },
            "majority exact" => Terms with { Quota = new() { Of = QuotaKind.Majority, Round = Rounding.Exact }, Surplus = null },
            "surplus up" => Terms with { Surplus = new() { Round = Rounding.Up } },
            "exact cuts" => Terms with { Surplus = new() { Round = Rounding.Exact, Cuts = Cuts.ProductFirst } },
            "cuts together" => Terms with
            {
                Surplus = new() { Round = Rounding.Down, Places = 2, Papers = SurplusPapers.AllTogether, Cuts = Cuts.ProductFirst },
            },
            "last in one stage" => Terms with { Surplus = new() { Papers = SurplusPapers.Last } },
            "all exhausted" => Terms with { Surplus = new() { Uncarried = Uncarried.Exhausted } },
            "nearest exhausted" => Terms with
            {
                Exclusion = new() { Papers = ExclusionPapers.ByValue },
                Surplus = new() { Papers = SurplusPapers.Last, Round = Rounding.Nearest, Places = 2, Uncarried = Uncarried.Exhausted },
            },
            "orEqual" => Terms with { Exclusion = new() { OrEqual = true } },
            "after the lot" => Terms with { Ties = Exclusion(TieMethod.Lot, TieMethod.Backwards) },
            "no lot" => Terms with { Ties = Exclusion(TieMethod.Backwards) },
            "second look" => Terms with { Ties = Exclusion(TieMethod.Backwards, TieMethod.Forwards, TieMethod.Lot) },
            "twice" => Terms with { Ties = Exclusion(TieMethod.AllDiffer, TieMethod.AllDiffer, TieMethod.Lot) },
            "no ties" => Terms with { Ties = Exclusion() },
            "no surplus" => Terms with { Surplus = null, Ties = new() { Surplus = [TieMethod.Lot] } },
            "order of election" =>
                Terms with { Surplus = new() { Order = SurplusOrder.Elected }, Ties = new() { Surplus = [TieMethod.Lot] } },
            "no last seat" => Terms with { Ties = new() { LastSeat = [TieMethod.Lot] } },
            "shared" => Terms with { Marks = new() { EqualRank = AtMark.Shared } },
            "places" => Terms with { Surplus = new() { Round = Rounding.Down, Places = 31 } },
            "vote places" => Terms with { VotePlaces = -1 },
            "name of signs" => Terms with { Name = "Club\u001b[2J" },
            "long name" => Terms with { Name = new('x', 201) },
            "nothing said" => Terms with { Marks = null! },
            "whole values" => Terms with { Surplus = new() { Round = Rounding.Nearest } },
            "no such value" => Terms with { Quota = new() { Round = (Rounding)9 } },
            "no such method" => Terms with { Ties = Exclusion((TieMethod)9, TieMethod.Lot) },
            "coarse votes" => Terms with { VotePlaces = 0 },
            "no name" => Terms with { Name = " " },
            _ => throw new ArgumentOutOfRangeException(nameof(which)),
        };
        Assert.StartsWith(sentence, Assert.Throws<ArgumentException>("terms", () => Rules.FromTerms(terms)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"above\"", "\"exact\", \"note\": 1", "quota: unknown member \"note\"")]
    [InlineData("\"round\": \"down\", \"places\": 2", "\"round\": \"down\"", "surplus: \"places\" is missing")]
    [InlineData("\"round\": \"down\", \"places\": 2", "\"round\": \"exact\", \"places\": 0", "surplus.places: what is exact has no number of decimal places")]
    [InlineData("\"above\"", "\"over\"", "quota.round: expected one of exact, down, nearest, up, above")]
    [InlineData("\"of\": \"droop\", \"round\": \"above\", \"places\": 0", "\"of\": \"droop\", \"round\": \"exact\"", "quota: one candidate more than there are seats")]
    [InlineData("\"name\": \"Allotment society\"", "\"name\": \"\"", "name: rules need a name")]
    [InlineData("\"lastPlaces\": \"after-exclusion\",", "", "\"lastPlaces\" is missing")]
    public void A_file_that_says_something_impossible_is_refused_with_its_place(string said, string instead, string fault)
    {
        Assert.Contains(said, Club, StringComparison.Ordinal);
        Assert.Contains(fault, Assert.Throws<FormatException>(() => Read(Club.Replace(said, instead, StringComparison.Ordinal))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_quota_may_be_reached_by_more_than_the_seats_those_with_most_votes_are_elected()
    {
        // 11 papers, 4 seats: 11/4 without any fraction is 2, and five have it.
        var rule = Rules.FromTerms(Terms with
        {
            Quota = new() { Of = QuotaKind.Hare, Round = Rounding.Down },
            Ties = new() { Election = [TieMethod.Lot] },
        });
        var papers = new ElectorateBuilder(5);
        foreach (var (number, votes) in new[] { (1, 2), (2, 2), (3, 2), (4, 2), (5, 3) }) papers.Add(votes, number);
        var electorate = papers.Build(["A", "B", "C", "D", "E"]);
        Assert.Equal([5, 3, 4, 1], rule.Count(electorate, 4, Decisions.InOrder([3, 4, 1, 2, 5])).Elected);
        Assert.Equal(Purpose.Elect, rule.Count(electorate, 4).Undecided!.Purpose);
    }

    [Fact]
    public void A_result_carries_the_clauses_and_is_shown_with_them_when_it_is_read()
    {
        var result = Read(Club).Count(Stv.Testing.Papers.Parse("9 Ann Bob, 4 Bob, 4 Cy, 3 Dee"), 2);
        var read = Counts.Again(result);
        Assert.Equal(result, read);
        Assert.Equal(result.Rule!.Clauses, read.Rule!.Clauses);
        Assert.Equal(("Allotment society", "quota", EvidenceLevel.None), (read.Rule.Name, read.Rule.QuotaClause, read.Rule.Evidence.Level));
        Assert.Equal(ResultJson.ToText(result), ResultJson.ToText(read));
        using var sheet = new StringWriter();
        TextSheet.Write(read, sheet);
        Assert.Contains("The quota is the number of valid papers divided by", sheet.ToString(), StringComparison.Ordinal);
        Assert.Contains("cannot count", Assert.Throws<CountRefusedException>(() =>
            read.Rule.Count(Stv.Testing.Papers.Parse("A"), 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_law_written_out_shares_no_ranks()
    {
        Assert.Contains("cannot be shared", Assert.Throws<InvalidOperationException>(() => new Sharing()).Message,
            StringComparison.Ordinal);
    }

    sealed class Sharing : GregoryLaw
    {
        public Sharing() => Marks(AtMark.Shared, AtMark.Ends, AtMark.Ends);
    }

    static Rule Read(string json) => RuleTermsJson.Read(Utf8.Stream(json));
}
