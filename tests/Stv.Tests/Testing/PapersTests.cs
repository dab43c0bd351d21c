using Stv.Testing;

namespace Stv.Tests.Testing;

public sealed class PapersTests
{
    [Fact]
    public void A_line_of_text_is_papers()
    {
        var papers = Papers.Parse("7\tA B, 3 C=D; A - B\n2");
        Assert.Equal(["A", "B", "C", "D"], papers.Candidates.Select(c => c.Name));
        Assert.Equal((11, 2), (papers.Papers, papers.Empty));
        Assert.Equal(["7: 1 2", "3: 3 =4", "1: 1 - 2"], Enumerable.Range(0, papers.Rankings).Select(i => Text(papers[i])));

        static string Text(Ballot ballot)
        {
            List<string> marks = [];
            foreach (var mark in ballot) marks.Add($"{(mark.EqualToPrevious ? "=" : "")}{(mark.Blank ? "-" : $"{mark.Candidate}")}");
            return $"{ballot.Papers}: {string.Join(' ', marks)}";
        }
    }

    [Fact]
    public void Candidates_may_be_named_before_also_those_whom_nobody_ranks()
    {
        var papers = Papers.Parse("2 B A", "A", "B", "Cy");
        Assert.Equal(["A", "B", "Cy"], papers.Candidates.Select(c => c.Name));
    }

    [Theory]
    [InlineData("0 A", "\"0 A\": there must be at least one paper.")]
    [InlineData("3 A =", "\"3 A =\": \"=\" stands between two names.")]
    [InlineData("A == B", "\"A == B\": \"=\" stands between two names.")]
    [InlineData("= A", "\"= A\": \"=\" stands between two names.")]
    [InlineData("A = -", "\"A = -\": a rank left blank has no equal.")]
    [InlineData("3 A 2", "\"3 A 2\": 2 is no name.")]
    [InlineData("7 A>B", "\"7 A>B\": A>B is no name.")]
    [InlineData("-3 A", "\"-3 A\": -3 is no name.")]
    [InlineData("7", "Nobody is named.")]
    public void What_is_no_ranking_is_quoted(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Papers.Parse(text)).Message);

    [Fact]
    public void Nobody_else_is_named_where_candidates_are_given() =>
        Assert.Equal("\"A X\": nobody is called X.", Assert.Throws<FormatException>(() => Papers.Parse("A X", "A", "B")).Message);
}
