using System.IO.Compression;
using System.Text;

namespace Stv.Tests.Formats;

/// <summary>Wherever the bytes held end, and on however many threads they are read: the same election, diagnostics and error.</summary>
public sealed class BltBuffersTests
{
    // What is told apart by a byte behind it, at every place where the bytes held may end.
    static readonly string[] Inputs =
    [
        "3 1\n[nick a a/ a/b]\n1 a/*x*/ a/ a/b/**/0\n2/*x*/a 0\n1 a//**/b 0\n0\n" + Blt.Names,
        "3 1\n2/*\n*/1/0\n0\n" + Blt.Names,
        "3 1\r\n1 2 0\r\n\r\n1 3\r0\r\n0\r\n" + Blt.Names,
        "3 1\n1 1 0\n1 0 2 0\n1 3 2\n1 2 1 0 # 0\n0\n" + Blt.Names,
        "3 1\n1 2\n3 0\n1 1\n2 3 0\n0\n" + Blt.Names,
        "3 1\n5 1 2 0 3 2 0\n1 3 0\n0 0\n" + Blt.Names,
        "3 1\n(a) 1 2 0\n(b) 1 0 3 0\n(c) 1 3 0\n0\n" + Blt.Names,
        "3,1,,\n1,2,,3,0\n1,0,2,0\n0,,,\n\"A\",,\n;;;\n\"B\",\n\"C\"\n\"T\"\n",
        "\"3 1\"\n\"1 2 0\"\n\"1 - 2 0\"\n\"0\"\n\"A\"\n“B”\n„C“\n\"T\"\n",
        "> 3 1\n> 1\u00A02\u20093 0\n> 0\n> \"A\"\n> \"B\"\n> \"C\"\n",
        "3 1\n1 1.5 0\n0\n" + Blt.Names,
        "3 1\n1 2 0\n0\n# ALTERNATIVE NAME 1: Añn\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n\"T\"",
        "3 1\n1 2 0\n0\n\"A \"\"a\"\"\"\n\"B\" \"b\"\n\"C\" /* c */ # d\n\"T\" x\n\"\uFFFD\"",
        "\uFEFF3 1\n[tie 1 2 3]\n-2\n1 2=3 0\n1 (2 1) 0\n0\n" + Blt.Names,
        "3 1\n1 2 0\n9223372036854775000 1 0\n807 2 0\n0\n" + Blt.Names,
        "3 1\n1 2 0\n9223372036854775807 1 0\n1 2 0\n0\n" + Blt.Names,
    ];

    [Fact]
    public void Every_file_reads_alike_whatever_is_held_at_first()
    {
        foreach (byte[] file in Inputs.Select(Encoding.UTF8.GetBytes))
            for (int bytes = 1; bytes <= file.Length + 1; bytes++) Alike(file, bytes);
    }

    [Fact]
    public void So_does_every_case_in_the_repository()
    {
        var files = Directory.GetFiles(Repository.PathOf("tests", "Stv.Tests", "Cases"), "*.blt", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Repository.PathOf("seeds"), "*.blt")).Order(StringComparer.Ordinal)
            .Where(file => new FileInfo(file).Length < 20_000).ToArray();
        Assert.NotEmpty(files);
        foreach (string file in files) AlikeInSome(File.ReadAllBytes(file));
    }

    [Fact]
    public void So_does_every_case_of_the_reviews()
    {
        string folder = Repository.PathOf("..", "shared", "cases");
        Assert.SkipUnless(Directory.Exists(folder), "The cases of the reviews are not here.");
        foreach (string file in Directory.GetFiles(folder, "*.blt*").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            using var text = new MemoryStream();
            if (file.EndsWith(".gz", StringComparison.Ordinal))
            {
                using var zip = new GZipStream(stream, CompressionMode.Decompress);
                zip.CopyTo(text);
            }
            else stream.CopyTo(text);
            AlikeInSome(text.ToArray());
        }
    }

    [Theory]
    [InlineData(4090)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(5000)]
    public void Leading_zeros_are_counted_wherever_they_stand(int zeros)
    {
        foreach (string ballot in new[] { $"{new string('0', zeros)}1 2 0\n", $"1 {new string('0', zeros)}2 0\n",
            $"1 2 {new string('0', zeros)}\n" })
            AlikeInSome(Encoding.UTF8.GetBytes("3 1\n1 1 0\n" + ballot + "1 3 0\n0\n" + Blt.Names));
    }

    static void AlikeInSome(byte[] file)
    {
        foreach (int bytes in new[] { 1, 2, 3, 5, 7, 16, 61, 255, 1021, 4096, 4097, 65536 }) Alike(file, bytes);
    }

    static void Alike(byte[] file, int bufferBytes)
    {
        string expected = Blt.Outcome(file, new() { Threads = 1 }, 1 << 16, int.MaxValue);
        foreach (int threads in new[] { 1, 2, 3 })
        {
            foreach (int most in new[] { 1 + bufferBytes % 7, int.MaxValue })
            {
                string outcome = Blt.Outcome(file, new() { Threads = threads }, 1 + bufferBytes % 50, most, bufferBytes);
                if (outcome != expected)
                    Assert.Fail(
                        $"{bufferBytes} bytes held at first, {most} at once, {threads} threads:\n{outcome}\ninstead of\n{expected}\n"
                        + $"in\n{Encoding.Latin1.GetString(file)}");
            }
        }
    }
}
