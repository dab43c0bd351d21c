namespace Stv.Conformance;

/// <summary>A gzip file damaged by one bit, which was read as 2,288 papers though it had 2,287.</summary>
public sealed class CompressedTests
{
    [Fact]
    public void A_damaged_file_is_no_election()
    {
        string path = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Corpus.Oracles)!)!, "cases", "damaged-stored-block.blt.gz");
        Assert.SkipUnless(File.Exists(path), $"There is no {path}.");
        var error = Assert.Throws<BallotFormatException>(() => BltReader.ReadFile(path, null, TestContext.Current.CancellationToken));
        Assert.Equal("compressed-data", error.Diagnostic.Code);
    }
}
