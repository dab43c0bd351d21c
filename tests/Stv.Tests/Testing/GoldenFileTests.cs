using Stv.Testing;

namespace Stv.Tests.Testing;

public sealed class GoldenFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("stv-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_differs_lies_beside_and_the_first_line_that_does_is_told()
    {
        string path = Path.Combine(folder, "sheet.txt");
        Assert.Contains("read it, then rename it", Assert.Throws<GoldenFileException>(() => GoldenFile.Check(path, "one\ntwo\n")).Message,
            StringComparison.Ordinal);
        File.Move(path + ".new", path);
        GoldenFile.Check(path, "one\ntwo\n");
        Assert.False(File.Exists(path + ".new"));
        Assert.Contains("from line 2 on: \"two\" is now \"three\"",
            Assert.Throws<GoldenFileException>(() => GoldenFile.Check(path, "one\nthree\n")).Message, StringComparison.Ordinal);
        Assert.Equal("one\nthree\n", File.ReadAllText(path + ".new"));
    }
}
