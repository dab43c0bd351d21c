namespace Stv.Tests.Results;

/// <summary>Papers followed by hand.</summary>
public sealed class PaperStoryTests
{
    // 40 A, 8 B, 12 C, 11 D, 9 E: 80 papers, 2 seats, quota 27. A's surplus is 13 of 40 papers: 0.325 each.
    static Election Ward { get; } = new(Stv.Testing.Papers.Parse(
        "40 A B E, 8 B C, 7 C=D E, 12 C D, 11 D - B, 9 E C, 1", "A", "B", "C", "D", "E"))
    { Seats = 2 };

    [Fact]
    public void A_paper_of_a_surplus_is_parted()
    {
        var story = Follow(Rules.Scotland2011, 1, 2, 5);
        Assert.Equal(["1: 1 has 1", "2: 1 has 0.675, 2 has 0.325"], story.Steps.Select(step => $"{step}"));
        Assert.Equal((false, null, null), (story.Added, story.Rejected, story.Shortened));
        Assert.Equal<ushort>([1, 2, 5], story.Counted);
        Assert.Equal(Rules.Scotland2011.Count(Ward), story.Result);
    }

    [Fact]
    public void A_paper_that_ends_early_or_counts_for_nothing_says_why()
    {
        var ends = Follow(Rules.Scotland2011, 4, 0, 0, 2);
        Assert.Equal((null, Reasons.BlankRank), (ends.Rejected, ends.Shortened));
        Assert.Equal<ushort>([4], ends.Counted);
        Assert.Equal<ushort>([4, 0, 0, 2], ends.Marks);
        Assert.Equal(Reasons.EqualFirstPreferences, Follow(Rules.Scotland2011, 3, 0, 4, 5).Rejected);
        var empty = Follow(Rules.Scotland2011);
        Assert.Equal(Reasons.Empty, empty.Rejected);
        Assert.Empty(empty.Steps);
        Assert.Empty(empty.AtEnd);
    }

    [Fact]
    public void A_paper_like_no_other_is_counted_in_addition()
    {
        var story = Follow(Rules.Scotland2011, 5, 4, 3, 2, 1);
        Assert.True(story.Added);
        Assert.Equal(Rules.Scotland2011.Count(Ward).Papers + 1, story.Result.Papers);
        // The same preferences, marked otherwise, are those of other papers.
        Assert.False(Follow(Rules.Scotland2011, 3, 4, 0, 0).Added);
    }

    [Fact]
    public void Those_who_have_withdrawn_are_passed_over()
    {
        var story = Rules.Irv.Follow(Ward.Withdraw(1) with { Seats = 1 }, [1, 2, 5]);
        Assert.Equal((false, 2), (story.Added, story.Steps[0].Parts[0].Candidate));
        Assert.Equal(Reasons.OnlyWithdrawn, Rules.Irv.Follow(Ward.Withdraw(1) with { Seats = 1 }, [1]).Rejected);
    }

    [Fact]
    public void Papers_of_a_block_vote_give_several_votes_and_by_keep_values_all_have_a_part()
    {
        Assert.Equal(["1: 4 has 1, 2 has 1"], Follow(Rules.BlockVote, 4, 0, 0, 2).Steps.Select(step => $"{step}"));
        Assert.Equal(["1: 4 has 1, nobody has 1"], Follow(Rules.BlockVote, 4).Steps.Select(step => $"{step}"));
        var story = Follow(Rules.ForId("meek-prf"), 1, 2, 5);
        Assert.Equal([new(1, 1)], story.Steps[0].Parts);
        Assert.Equal([1, 2], story.AtEnd.Select(part => part.Candidate));
    }

    [Fact]
    public void No_paper_is_followed_by_quotients_nor_one_of_other_candidates()
    {
        Assert.Contains("none can be followed", Assert.Throws<CountRefusedException>(() => Follow(Rules.ForId("qpq"), 1)).Message,
            StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => Follow(Rules.Scotland2011, 6));
    }

    [Fact]
    public void A_story_is_told_in_sentences()
    {
        var rule = Rules.Scotland2011.WithMarks(new() { EqualRank = AtMark.OneContinuing });
        using var text = new StringWriter { NewLine = "\n" };
        PaperSheet.Write(rule.Follow(Ward, [5, 3, 0, 4, 1]), text, 80);
        Assert.Equal("""
            One paper
            ─────────
              Marked            1 E, 2 C = D, 3 A
              Rules             Scottish local elections (scotland-2011); marks are judged
                                otherwise than they say
              Added             no paper of the election shows these preferences: the count
                                is one with this paper more, and its figures are not those
                                of the election
              Elected           A and C

            Where it went
            ─────────────
              Stage 1, first preferences (clause 46): with E, worth 1.
              Stage 3, exclusion of E (clause 51): C and D stand at one rank and both
              continue: all of it is nobody's from now on.

            At the end
            ──────────
                All of it is nobody's.

            """, text.ToString());
    }

    [Fact]
    public void A_story_is_written_as_JSON()
    {
        using var stream = new MemoryStream();
        PaperJson.Write(Follow(Rules.Scotland2011, 1, 2, 5), stream);
        Assert.Equal("""
            {
              "rules": "scotland-2011",
              "marked": [[1], [2], [5]],
              "counted": [[1], [2], [5]],
              "added": false,
              "rejected": null,
              "shortened": null,
              "elected": [1, 2],
              "undecided": null,
              "steps": [
                { "stage": 1, "parts": [{ "candidate": 1, "value": "1" }] },
                { "stage": 2, "parts": [{ "candidate": 1, "value": "0.675" }, { "candidate": 2, "value": "0.325" }] }
              ]
            }

            """, System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    static PaperStory Follow(Rule rule, params ushort[] marks) => rule.Follow(Ward, marks);
}
