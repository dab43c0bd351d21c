using System.Text.RegularExpressions;

namespace Stv.Tests.Formats;

public sealed partial class AecTicketReaderTests
{
    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    static readonly string Page = Example().Match(File.ReadAllText(Repository.PathOf("docs", "formats", "aec-senate-2013.md"))).Groups[1]
        .Value;

    [Fact]
    public void Tickets_and_papers_below_the_line_are_read()
    {
        var election = Read.As(BallotFormat.AecSenate2013, Page);
        Assert.Equal("2013 Village Election, Senate, NT", election.Title);
        Assert.Equal(["1 ARCHER Ann (Gardeners), group A", "2 ASH Al (Gardeners), group A", "3 BAKER Bo (Bowlers), group B",
            "4 DEAN Di (Independent)"], election.Candidates.Select(one => $"{one}"));
        Assert.Equal(["5: 1 2 4 3", "2: 3 4 2 1", "2: 3 1 2 4", "1: 1 2 4 3", "1: 3"],
            Blt.Ballots(Read.As(BallotFormat.AecSenate2013, Page, null, new() { KeepOrder = true })));
        Assert.Equal(["ticket-votes", "numbers-disregarded"], election.Diagnostics.Select(told => told.Code));
    }

    [Fact]
    public void What_cannot_be_divided_is_asked_for_and_given_as_the_lot_fell()
    {
        string five = Changed("B Ticket Votes,Bowlers,4,0,0,0,0,4", "B Ticket Votes,Bowlers,5,0,0,0,0,5");
        Assert.Contains("Found 5 papers for the 2 tickets (1, 2) of group B: 2 for each, 1 left over, which the law gives by lot. Say "
            + "which ticket has it, as in --ticket-lot B=2.", Read.Error(BallotFormat.AecSenate2013, five), StringComparison.Ordinal);
        foreach (var (ticket, first, second) in ((int, long, long)[])[(1, 3, 2), (2, 2, 3)])
        {
            var divided = Read.As(BallotFormat.AecSenate2013, five, new() { TicketLots = [("B", ticket)] });
            Assert.EndsWith($"given by lot, as was said: B={ticket}.", divided.Diagnostics[0].Text, StringComparison.Ordinal);
            var ballots = Blt.Ballots(divided);
            Assert.Contains($"{first}: 3 4 2 1", ballots);
            Assert.Contains($"{second}: 3 1 2 4", ballots);
        }
        foreach (var wrong in (EquatableArray<(string, int)>[])[[("B", 3)], [("B", 1), ("B", 2)], [("B", 1), ("B", 1)]])
        {
            Assert.Contains("[ticket-lot]", Assert.Throws<BallotFormatException>(() =>
                Read.As(BallotFormat.AecSenate2013, five, new() { TicketLots = wrong })).Message, StringComparison.Ordinal);
        }
        var unused = Read.As(BallotFormat.AecSenate2013, Page, new() { TicketLots = [("B", 1), ("Z", 1)] });
        Assert.Equal(2, unused.Diagnostics.Count(told => told.Code == "not-needed"));
    }

    [Theory]
    [InlineData("103,01,1,2\n", "103,01,1,2\n101,02,1,1\n", "Found paper 1 of batch 1 again, expected its rows one after another.")]
    public void Rows_of_a_paper_stand_together(string from, string to, string error) => Assert.Contains(error,
        Read.Error(BallotFormat.AecSenate2013, Changed(from, to)), StringComparison.Ordinal);

    [Theory]
    [InlineData("B Ticket Votes,Bowlers,4,0,0,0,0,4", "B Ticket Votes,Bowlers,3,0,0,0,0,4", "The types of votes add up to 3, and the total is 4; the total was taken.")]
    [InlineData("NT,B,202,0,B Ticket Votes,Bowlers,4,0,0,0,0,4\n", "", "Group B has tickets, and no row says how many papers are for them; none was counted.")]
    public void Figures_of_the_tables_that_do_not_agree_are_told(string from, string to, string told) => Assert.Contains(
        Read.As(BallotFormat.AecSenate2013, Changed(from, to)).Diagnostics, one => one.Code == "papers-differ"
            && one.Text.StartsWith(told, StringComparison.Ordinal));

    [Theory]
    [InlineData(3, "What was said, ticket 3, is none of these.")]
    public void A_lot_for_no_ticket_is_named(int ticket, string why) => Assert.Contains(why, Assert.Throws<BallotFormatException>(() =>
        Read.As(BallotFormat.AecSenate2013, Changed("B Ticket Votes,Bowlers,4,0,0,0,0,4", "B Ticket Votes,Bowlers,5,0,0,0,0,5"),
            new() { TicketLots = [("B", ticket)] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Published_first_preferences_are_compared_and_informal_papers_are_rejected()
    {
        var election = Read.As(BallotFormat.AecSenate2013, Changed("101,01,1,1", "101,02,1,1"));
        Assert.Equal([new PapersByReason("informal", 1)], election.RejectedBefore);
        Assert.Contains("Found 0 first preferences below the line for \"ARCHER Ann\", expected 1, as published.",
            election.Diagnostics.Single(told => told.Code == "papers-differ").Text, StringComparison.Ordinal);
        Assert.Equal("marks-passed-over", Read.As(BallotFormat.AecSenate2013, Changed("104,02,1,2", "104,??,1,2")).Diagnostics[^1].Code);
    }

    [Theory]
    [InlineData("103,01,1,2", "999,01,1,2", "Found candidate \"999\", expected one of the 4 who stand.")]
    [InlineData("103,01,1,2", "102,01,1,2", "Found the same candidate twice in paper 2 of batch 1, expected one square for each.")]
    [InlineData("103,01,1,2", "103,one,1,2", "Found \"one\", expected a number, ?? for one that cannot be read, or nothing.")]
    [InlineData("103,01,1,2", "103,01", "Found \"103,01\", expected a candidate, a preference, a batch and a paper.")]
    [InlineData("GA,Gardeners,2\nNT,1", "GA,Gardeners,3\nNT,1", "Found ticket 1 of group A in NT with 4 numbers, expected 1 to 4")]
    [InlineData("NT,A,101,1", "NT,A,102,1", "Found candidate \"102\" twice in SenateFirstPrefsByStateByVoteTypeDownload-17496.csv")]
    [InlineData("NT,1,Gardeners,A,1,103", "NT,1,Gardeners,A,1,109", "Found candidate \"109\", expected one of the 4 of NT.")]
    [InlineData("NT,UG,104,1,\"DEAN, Di\",Independent,0,0,0,0,0,0", "NT,C,109,0,C Ticket Votes,C,0,0,0,0,0,3",
        "Found candidate \"104\", expected one of the 3 of NT.")]
    [InlineData("5,0,0,0,0,5\nNT,A,101", "5,0,0,0,0,five\nNT,A,101", "Found \"five\" under TotalVotes, expected a whole number.")]
    [InlineData("State,OwnerGroupID", "Stat,OwnerGroupID", "expected also SenateGroupVotingTickets among the files")]
    [InlineData("CandidateId,Preference", "Candidate,Preference", "expected also SenateStateBTLPreferences among the files")]
    public void What_is_no_such_election_is_refused(string written, string instead, string expected) =>
        Assert.Contains(expected, Read.Error(BallotFormat.AecSenate2013, Changed(written, instead)), StringComparison.Ordinal);

    [Fact]
    public void One_file_alone_is_known_and_the_others_are_asked_for()
    {
        foreach (string file in Page.Split("==> ").Skip(1).Select(file => file[(file.IndexOf('\n', StringComparison.Ordinal) + 1)..]))
        {
            Assert.Equal(["aec-senate-2013"], Read.Claimed(file));
            Assert.Contains("Found one file of a Senate election until 2013, expected a folder or zip with three:",
                Read.Error(BallotFormat.AecSenate2013, file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Another_state_than_that_of_the_papers_is_refused()
    {
        Assert.Contains("Found papers of NT alone, expected some of WA.", Assert.Throws<BallotFormatException>(() =>
            Read.As(BallotFormat.AecSenate2013, Page, new() { Contest = "WA" })).Message, StringComparison.Ordinal);
        Assert.Equal(11, Read.As(BallotFormat.AecSenate2013, Page, new() { Contest = "nt" }).Electorate.Papers);
    }

    static string Changed(string written, string instead)
    {
        Assert.Contains(written, Page, StringComparison.Ordinal);
        return Page.Replace(written, instead, StringComparison.Ordinal);
    }
}
