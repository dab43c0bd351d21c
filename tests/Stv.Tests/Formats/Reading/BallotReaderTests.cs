using System.IO.Compression;
using System.Text;

namespace Stv.Tests.Formats.Reading;

/// <summary>Files of whatever kind: what they are is found by their content, and what cannot be read is named.</summary>
public sealed class BallotReaderTests
{
    const string Csv = "Rank 1,Rank 2\nAnn,Bob\nBob,Ann\n";
    const string Blt = "2 1\n1 1 2 0\n1 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Title\"\n";

    [Theory]
    [InlineData(Blt, "blt")]
    [InlineData("# a comment, with a comma\n2 1\n0\n\"A\"\n\"B\"\n\"T\"\n", "blt")]
    [InlineData("2,1\n1,1,2,0\n0\n\"Ann\"\n\"Bob\"\n\"Title\"\n", "blt")]
    [InlineData("2,1,,,\n1,1,2,0,\n0,,,,\n\"Ann\",,,,\n\"Bob\",,,,\n\"Title\",,,,\n", "blt")]
    [InlineData("2;1;\n1;1;2;0\n0\n\"Ann\"\n\"Bob\"\n\"Title\"\n", "blt")]
    [InlineData("2 1 -1\n1 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Title\"\n", "blt")]
    [InlineData("\uFEFF2 1\n1 2 0\n0\n\"Ann, the first\"\n\"Bob\"\n\"Title\"\n", "blt")]
    [InlineData(Csv, "csv")]
    [InlineData("\uFEFFRank 1;Rank 2\r\nAnn;Bob\r\n", "csv")]
    [InlineData("Ann\tBob\n1\t2\n2\t1\n", "csv")]
    public void The_format_is_found_by_the_content(string text, string id)
    {
        var reader = new BallotReader(Bytes(text));
        reader.Read();
        Assert.Equal(id, reader.Format!.Id);
    }

    [Fact]
    public void Whatever_a_file_is_packed_in_it_reads_the_same()
    {
        var plain = new BallotReader(Bytes(Csv)).Read();
        Assert.Equal(plain, new BallotReader(Gzip(Encoding.UTF8.GetBytes(Csv))).Read());
        Assert.Equal(plain, new BallotReader(Archives.Zip(("a/ballots.csv", Csv), ("__MACOSX/a/._ballots.csv", "x"), ("a/.DS_Store",
            "x"))).Read());
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "x.dat"), Csv);
        Assert.Equal(plain, BallotReader.ReadFile(folder));
        Assert.Equal(plain, BallotReader.ReadFile(Path.Combine(folder, "x.dat")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_source_may_be_awaited()
    {
        var reader = new BallotReader(new Trickle(Encoding.UTF8.GetBytes(Csv), 7));
        Assert.Equal(new BallotReader(Bytes(Csv)).Read(), await reader.ReadAsync(cancel: TestContext.Current.CancellationToken));
        Assert.Equal(BallotFormat.Csv, reader.Format);
    }

    [Fact]
    public void A_stream_stays_open_and_is_read_to_its_end()
    {
        foreach (var stream in (Stream[])[Bytes(Blt), Bytes(Csv), Gzip(Encoding.UTF8.GetBytes(Csv)), Archives.Zip(("x", Blt))])
        {
            new BallotReader(stream).Read();
            Assert.Equal(stream.Length, stream.Position);
        }
    }

    public static TheoryData<byte[], string> NoBallots => new()
    {
        { "%PDF-1.7 x"u8.ToArray(), "This is a PDF, which shows ballots and does not hold them;" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "This is an old Office file such as an Excel 97 workbook; save it as xlsx or CSV." },
        { [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10], "This is a picture;" },
        { "<!DOCTYPE html><html>404"u8.ToArray(), "This is an HTML page," },
        { [0xFF, 0xFE, (byte)'2', 0], "This is text in UTF-16;" },
        { "PAR1xxxx"u8.ToArray(), "This is a Parquet file;" },
        { "Dear Sir or Madam"u8.ToArray(), "Found \"Dear Sir or Madam\", which begins none of the " },
        { []  , "Found nothing, expected ballots." },
        { Archives.Zip(("a.png", "x"), ("b.jpg", "y")).ToArray(), "This is pictures;" },
        { Archives.Zip(("word/document.xml", "x"), ("b", "y")).ToArray(), "This is a Word document;" },
        { Archives.Zip(("a.blt", Blt), ("b.blt", Blt)).ToArray(), "Found 2 files (a.blt, b.blt), expected one," },
        { Archives.Zip(("a.zip", Archives.Zip(("x", Blt)).ToArray())).ToArray(), "This is an archive within an archive; unpack it first." },
        { [.. Archives.Zip(("a.blt", Blt)).ToArray().AsSpan(0, 60)], "Found compressed data that is damaged or cut short, expected a whole "
            + "file." },
        { Archives.Zip(("xl/workbook.xml", "no workbook")).ToArray(), "Found a workbook that cannot be read (" },
    };

    [Theory]
    [MemberData(nameof(NoBallots))]
    public void What_holds_no_ballots_is_named_with_what_to_do(byte[] bytes, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<BallotFormatException>(() =>
            new BallotReader(new MemoryStream(bytes)).Read()).Diagnostic.Text,
            StringComparison.Ordinal);

    [Fact]
    public void The_format_may_be_said()
    {
        Assert.Equal(BallotFormat.Csv, BallotFormat.ForId("CSV"));
        Assert.StartsWith("There is no ballot format \"cvs\"; did you mean csv? Formats: ",
            Assert.Throws<ArgumentException>(() => BallotFormat.ForId("cvs")).Message, StringComparison.Ordinal);
        var reader = new BallotReader(Bytes("2,1\n1,2\n"), layout: new() { Format = BallotFormat.Csv });
        Assert.Equal("columns-unknown", Assert.Throws<BallotFormatException>(() => reader.Read()).Diagnostic.Code);
    }

    [Fact]
    public void A_workbook_is_read_as_a_table_is()
    {
        // A sheet with texts of its own, numbers, a gap and a date.
        var reader = new BallotReader(Archives.Workbook(
            Archives.Row(1, "Ann", "Bob")
            + "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\"><v>2</v></c></row><row r=\"4\"><c r=\"B4\"><v>1</v></c></row>"));
        var election = reader.Read();
        Assert.Equal(BallotFormat.Xlsx, reader.Format);
        Assert.Equal(["1: Ann Bob", "1: Bob"], Tables.TableTests.Ballots(election));
        Assert.Contains("Columns 1 (A) \"Ann\" to 2 (B) \"Bob\" are candidates", election.Diagnostics.Single(d =>
            d.Code == "columns").Text, StringComparison.Ordinal);
        var failed = new BallotReader(Archives.Workbook(Archives.Row(1, "Rank 1", "Rank 2") + Archives.Row(2, "Ann", "Bob")
            + "<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#REF!</v></c><c r=\"B3\"><v>7</v></c></row>")).Read();
        Assert.Contains(failed.Diagnostics, d => d.Code == "formula-failed" && d.Severity == Severity.Warning);
        Assert.DoesNotContain(election.Diagnostics, d => d.Code == "formula-failed");
        Assert.StartsWith("Found the sheets Sheet1, expected \"Votes\" among them.", Assert.Throws<BallotFormatException>(() =>
            new BallotReader(Archives.Workbook(""), layout: new() { Sheet = "Votes" }).Read()).Diagnostic.Text, StringComparison.Ordinal);
    }

    static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    static MemoryStream Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(bytes);
        packed.Position = 0;
        return packed;
    }
}
