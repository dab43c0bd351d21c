namespace Stv.Conformance;

/// <summary>The files in which faults of version 0.1.0 were found, each with its right value.</summary>
public sealed class CaseFilesTests
{
    static readonly string[] Senates = ["senate-1984", "aec-senate-2013", "aec-senate-2016", "aec-senate-2019", "senate-2021"];

    [Fact]
    public void Files_are_read_as_they_are_meant()
    {
        Assert.Equal(7, Read("se-blank-zero-winner.blt").Electorate.Papers);
        Assert.Equal(5, Read("se-blank-zero.blt").Electorate.Papers);
        Assert.Equal(14, Read("opentally-mixed-zero.blt").Electorate.Papers);
        Assert.Equal(9, Read("lines-end-in-commas.blt").Electorate.Papers);
        Assert.Equal(9, BltReader.ReadFile(Corpus.Case("lines-end-in-commas.blt"), new() { Strict = true }).Electorate.Papers);
    }

    [Fact]
    public void Those_are_elected_whom_the_law_elects()
    {
        var irv = Rules.Irv.Count(Read("se-blank-zero-winner.blt"));
        Assert.Equal((4, "Ann"), (irv.Quota, Assert.Single(irv.ElectedNames)));
        Assert.Equal(["A", "C", "D"], Elected("act-2020", "act-grouping.blt"));
        string[] winners = Elected("act-2020", "act2020-winner.blt");
        Assert.Contains("c19", winners);
        Assert.DoesNotContain("c9", winners);
        Assert.All(Senates, id => Assert.Equal(["A", "C", "B"], Elected(id, "senate-273-20-order.blt")));
        Assert.Equal(["c3", "c5"], Elected("northern-ireland", "ni-52-2-within-exclusion.blt"));

        var rising = Rules.ForId("meek-nz-act").Count(Read("nz-act-keep-value-rises.blt"), Decisions.FromSeed("x", 6));
        Assert.Equal([1, 0.250000001m, 0.250000002m], rising.Stages.Take(3).Select(stage => stage.KeepValues[6]));
    }

    [Theory]
    [InlineData("ids-overflow.blt", "too-many-papers", 3)]
    [InlineData("damaged-stored-block.blt.gz", "compressed-data", 0)]
    public void What_cannot_be_read_is_refused_with_its_place(string file, string code, int line)
    {
        var error = Assert.Throws<BallotFormatException>(() => Read(file)).Diagnostic;
        Assert.Equal((code, line), (error.Code, (int)error.Line));
    }

    [Fact]
    public void A_result_that_contradicts_itself_is_refused()
    {
        using var file = File.OpenRead(Corpus.Case("result-keep-values-in-some-stages.json"));
        Assert.Contains("keepValues", Assert.Throws<FormatException>(() => ResultJson.Read(file)).Message, StringComparison.Ordinal);
    }

    static Election Read(string file) => BltReader.ReadFile(Corpus.Case(file));

    static string[] Elected(string id, string file)
    {
        var election = Read(file);
        return [.. Rules.ForId(id).Count(election, Decisions.InOrder(Enumerable.Range(1, election.Candidates.Length))).ElectedNames];
    }
}
