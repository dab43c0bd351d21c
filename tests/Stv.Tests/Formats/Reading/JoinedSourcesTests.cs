namespace Stv.Tests.Formats;

public sealed class JoinedSourcesTests
{
    static Election Of(string text, PartKind? by = null) => Read.As(BallotFormat.Csv, text, options: new() { PartedBy = by });

    static Election Blt2(string text) => Read.As(BallotFormat.Blt, text);

    static string[] Told(Election election) => [.. election.Diagnostics.Where(one => one.Severity >= Severity.Warning)
        .Select(one => one.Code)];

    [Fact]
    public void Candidates_of_several_sources_are_told_by_name()
    {
        var joined = BallotReader.Join([("a.csv", Of("1st,2nd\nAnn,Bob\nBob,\n")), ("b.csv", Of("id,1st,2nd\n1,Cyd,Ann\n2,Bob,\n3,,\n"))]);
        Assert.Equal(["Ann", "Bob", "Cyd"], Read.Names(joined));
        Assert.Equal(["1: 1 2", "2: 2", "1: 3 1", "1:"], Blt.Ballots(joined));
        Assert.Empty(Told(joined));
        Assert.EndsWith("(In b.csv.)", joined.Diagnostics[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_that_are_no_plain_preferences_stay()
    {
        var joined = BallotReader.Join(
            [("a", Blt2("2 1\n1 1=2 0\n0\n\"Ann\"\n\"Bob\"\n\"T\"\n")), ("b", Blt2("2 1\n3 2 - 1 2 0\n0\n\"Bob\"\n\"Ann\"\n\"T\"\n"))]);
        Assert.Equal(["1: 1=2", "3: 1 - 2 1"], Blt.Ballots(joined));
        Assert.Equal(("T", 1), (joined.Title, joined.Seats));
    }

    [Fact]
    public void Parts_of_one_name_are_one()
    {
        const string One = "precinct,1st\nNorth,Ann\nSouth,Bob\n", Other = "precinct,1st\nSouth,Ann\nEast,Bob\n";
        var joined = BallotReader.Join([("a", Of(One, PartKind.Precinct)), ("b", Of(Other, PartKind.Precinct))]);
        Assert.Equal(["North 1", "South 2", "East 1"], joined.Parts.Select(part => $"{part.Name} {part.Electorate.Papers}"));
        joined = BallotReader.Join([("a", Read.As(BallotFormat.Csv, One, options: new() { PartedBy = PartKind.Source })),
            ("b", Read.As(BallotFormat.Csv, Other, options: new() { PartedBy = PartKind.Source }))]);
        Assert.Equal(PartKind.Source, joined.PartedBy);
        Assert.Equal(4, joined.Parts.Sum(part => part.Electorate.Papers));
    }

    [Fact]
    public void What_is_odd_in_their_being_together_is_told()
    {
        const string Small = "2 1\n1 1 2 0\n0\n\"Ann\"\n\"Bob\"\n\"T\"\n";
        Assert.Equal(["sources-alike"], Told(BallotReader.Join([("a", Blt2(Small)), ("b", Blt2(Small))])));
        var third = Blt2("2 1\n1 1 0\n1 2 0\n0\n\"Ann\"\n\"Cyd\"\n\"T\"\n");
        Assert.Equal(["stands-in-some"], Told(BallotReader.Join([("a", Blt2(Small)), ("b", third)])));
        Assert.Equal(["names-alike"], Told(BallotReader.Join(
            [("a", Of("1st,2nd\nAnnabel Smith,Bob\nBob,\n")), ("b", Of("1st,2nd\nAnabel Smith,Bob\nBob,Bob\n"))])).Where(code =>
                code == "names-alike"));
        var error = Assert.Throws<BallotFormatException>(() => BallotReader.Join([("a", Blt2(Small)), ("b", third)], strict: true));
        Assert.Equal("stands-in-some", error.Diagnostic.Code);
    }

    [Theory]
    [InlineData("2 2\n1 1 0\n0\n\"Ann\"\n\"Bob\"\n\"T\"\n", "Found 1 and 2 seats")]
    [InlineData("2 1\n1 1 0\n0\n\"Ann\"\n\"Ann\"\n\"T\"\n", "Found 2 candidates called \"Ann\"")]
    public void Sources_that_are_of_no_one_contest_are_refused(string other, string message)
    {
        var error = Assert.Throws<BallotFormatException>(() =>
            BallotReader.Join([("a", Blt2("2 1\n1 1 2 0\n0\n\"Ann\"\n\"Bob\"\n\"T\"\n")), ("b", Blt2(other))]));
        Assert.Equal("sources-differ", error.Diagnostic.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_withdrawn_by_one_source_has_so_by_all()
    {
        var joined = BallotReader.Join([("a", Of("1st,2nd\nAnn,Bob\nBob,\n")),
            ("b", Blt2("2 1\n-1\n1 1 2 0\n0\n\"Ann\"\n\"Bob\"\n\"T\"\n"))]);
        Assert.Equal(["1 Ann, withdrawn", "2 Bob"], joined.Candidates.Select(one => $"{one}"));
        Assert.Equal(["sources-alike"], Told(joined));
    }

    [Fact]
    public void There_is_a_source() => Assert.Throws<ArgumentException>(() => BallotReader.Join([]));
}
