namespace Stv.Tests.Formats;

public sealed class ConcreteStvReaderTests
{
    const string Small = """
        {"metadata": {"name": {"year": "2016", "authority": "AEC", "name": "Senate", "electorate": "NT"},
         "candidates": [{"name": "Ann", "party": 0}, {"name": "Bo", "party": 0}, {"name": "Cy", "party": 1}, {"name": "Di", "party": null}],
         "parties": [{"column_id": "A", "name": "Red", "candidates": [1, 0]}, {"column_id": "B", "name": "Blue", "candidates": [2]}],
         "vacancies": 2, "results": [1], "excluded": [3]},
         "atl": [{"parties": [0, 1], "n": 7}, {"n": 2, "parties": [1]}],
         "atl_types": [{"vote_type": "POSTAL", "first_index_inclusive": 0, "last_index_exclusive": 1}],
         "btl": [{"candidates": [3, 0], "n": 5}, {"candidates": [], "n": 1}],
         "informal": 3}
        """;

    [Fact]
    public void Papers_above_and_below_the_line_are_read()
    {
        var election = Read.As(BallotFormat.ConcreteStv, Small);
        Assert.Equal(("AEC Senate 2016 NT", 2), (election.Title, election.Seats));
        Assert.Equal(["1 Ann (Red), group A", "2 Bo (Red), group A", "3 Cy (Blue), group B", "4 Di, withdrawn"],
            election.Candidates.Select(c => $"{c}"));
        Assert.Equal(["7: 2 1 3", "2: 3", "5: 4 1", "1:"], Blt.Ballots(election));
        Assert.Equal([new PapersByReason("informal", 3)], election.RejectedBefore);
        Assert.Equal(["(0:0 above-the-line)", "(4:18 not-read)", "(6:2 not-read)"], Blt.Told(election));
    }

    [Fact]
    public void One_ticket_is_the_ranking_of_its_party_and_several_are_refused()
    {
        string one = Small.Replace("\"candidates\": [2]}", "\"candidates\": [2], \"tickets\": [[2, 0]]}");
        Assert.Equal("2: 3 1", Blt.Ballots(Read.As(BallotFormat.ConcreteStv, one))[1]);
        Assert.Contains("\"Blue\", which has 2 tickets, expected one",
            Read.Error(BallotFormat.ConcreteStv, one.Replace("[[2, 0]]", "[[2, 0], [2, 1]]")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[3, 0]", "[4, 0]", "Found 4, expected the number of a candidate from 0 to 3.")]
    [InlineData("[3, 0]", "[-1, 0]", "Found -1, expected the number of a candidate from 0 to 3.")]
    [InlineData("[3, 0]", "[[3], 0]", "Found a list, expected the number of a candidate from 0 to 3.")]
    [InlineData("[0, 1], \"n\"", "[0, 2], \"n\"", "5:26: Found 2, expected the number of a party from 0 to 1.")]
    [InlineData("\"n\": 5", "\"n\": 0.5", "Found a number that is not whole or too large, expected a number of papers, 1 or more.")]
    [InlineData("\"n\": 5", "\"n\": 0", "Found 0, expected a number of papers, 1 or more.")]
    [InlineData("\"n\": 7}", "\"m\": 7}", "Found \"m\", expected \"parties\" and \"n\", each once.")]
    [InlineData(", \"n\": 7}", "}", "Found a paper without \"n\", expected both.")]
    [InlineData("\"candidates\": [1, 0]", "\"candidates\": [1, 9]", "Found candidate 9 of a party or a list, expected one from 0 to 3.")]
    [InlineData("\"party\": 1", "\"party\": 7", "Found the party 7 of \"Cy\", expected one of 2.")]
    [InlineData("\"name\": \"Di\", ", "", "Found a candidate without a name, expected one.")]
    [InlineData("\"vacancies\": 2", "\"vacancies\": 0", "Found 0, expected how many seats there are.")]
    [InlineData("\"informal\": 3}", "\"informal\": 3", "Found no JSON behind this.")]
    [InlineData("\"informal\": 3}", "\"informal\": 3} x", "Found no JSON behind this.")]
    [InlineData("\"metadata\"", "\"atl\": [], \"metadata\"", "Found \"atl\", expected \"metadata\" before the papers.")]
    [InlineData("\"results\": [1]", "\"results\": [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "Found no JSON behind this.")]
    public void What_is_no_election_is_refused(string written, string instead, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.ConcreteStv, Small.Replace(written, instead)), StringComparison.Ordinal);

    [Fact]
    public void Parties_ranked_again_and_again_are_refused_before_they_fill_the_memory()
    {
        string many = string.Join(',', Enumerable.Repeat("0", 70_000));
        Assert.Contains("more than 131068 preferences",
            Read.Error(BallotFormat.ConcreteStv, Small.Replace("[0, 1], \"n\"", $"[{many}], \"n\"")), StringComparison.Ordinal);
    }

    // Wherever the text is cut when it comes, it is the same.
    [Fact]
    public void A_text_in_pieces_is_read_alike()
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(Small);
        for (int most = 1; most < 40; most++)
        {
            using var pieces = new Trickle(bytes, most);
            var election = new BallotReader(pieces).Read(null, TestContext.Current.CancellationToken);
            Assert.Equal(["7: 2 1 3", "2: 3", "5: 4 1", "1:"], Blt.Ballots(election));
            Assert.Equal(["(0:0 above-the-line)", "(4:18 not-read)", "(6:2 not-read)"], Blt.Told(election));
        }
    }
}
