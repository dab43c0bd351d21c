using Stv.Cli;

namespace Stv.Tests.Cli;

public sealed class SuggestTests
{
    static readonly string[] Ids = ["scotland-2011", "scotland-2011-strict", "irv", "ers97"];

    [Theory]
    [InlineData("scotland", "scotland-2011 scotland-2011-strict")]
    [InlineData("SCOTLAND-2011", "scotland-2011 scotland-2011-strict")]
    [InlineData("scotlnad-2011", "scotland-2011")]
    [InlineData("irf", "irv")]
    [InlineData("ivr", "irv")]
    [InlineData("ers", "ers97")]
    [InlineData("meek", "")]
    [InlineData("", "")]
    public void The_nearest_come_first(string written, string nearest) =>
        Assert.Equal(nearest, string.Join(' ', Suggest.Nearest(written, Ids)));

    [Fact]
    public void A_word_of_a_name_will_do() =>
        Assert.Equal(["Jane Smith"], Suggest.Nearest("Smiht", ["John Jones", "Jane Smith"]));

    [Fact]
    public void Three_at_most() => Assert.Equal(3, Suggest.Nearest("an", ["Ana", "Anb", "Anc", "And"]).Count);
}

public sealed class NominationsTests
{
    static readonly Candidate[] Candidates =
    [
        new(1, "Ann Archer"), new(2, "Ann Archer-Bell"), new(3, "Bob Butler") { Nickname = "Bobby" }, new(4, "1"), new(5, "Twin"),
        new(6, "Twin"),
    ];

    [Theory]
    [InlineData("Ann Archer", 1)]
    [InlineData("ann archer", 1)]
    [InlineData(" Ann Archer ", 1)]
    [InlineData("bell", 2)]
    [InlineData("BUTL", 3)]
    [InlineData("bobby", 3)]
    [InlineData("1", 4)]
    [InlineData("2", 2)]
    [InlineData("006", 6)]
    public void A_candidate_is_found(string written, int number) =>
        Assert.Equal(number, Nominations.Find("--withdraw", written, Candidates));

    [Theory]
    [InlineData("Ann", "\"Ann\" may be 1 Ann Archer or 2 Ann Archer-Bell: give the number.")]
    [InlineData("Twin", "\"Twin\" may be 5 Twin or 6 Twin: give the number.")]
    [InlineData("Buttler", "there is no candidate \"Buttler\"; did you mean 3 Bob Butler?")]
    [InlineData("7", "there is no candidate \"7\"; candidates are numbered 1 to 6, and stv check names them.")]
    [InlineData("Zoe", "there is no candidate \"Zoe\"; candidates are numbered 1 to 6, and stv check names them.")]
    [InlineData(" ", "--withdraw needs a name or a number, not an empty text.")]
    public void Nobody_is_guessed(string written, string message) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => Nominations.Find("--withdraw", written, Candidates)).Message);
}
