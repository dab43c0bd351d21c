using System.Globalization;
using System.Text.RegularExpressions;

namespace Stv.Tests.Formats;

/// <summary>Every format has a page whose example is read as the page says.</summary>
public sealed partial class FormatPageTests
{
    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"holds (\d+) papers")]
    private static partial Regex Holds();

    // BLT has tests of its own, and a workbook is no text.
    public static TheoryData<string> Ids => [.. BallotFormat.All.Where(format => format != BallotFormat.Blt
        && format != BallotFormat.Xlsx).Select(format => format.Id)];

    [Fact]
    public void The_index_has_a_row_for_every_format()
    {
        string index = File.ReadAllText(Repository.PathOf("docs", "formats", "README.md"));
        Assert.All(BallotFormat.All, format => Assert.Contains($"\n| [`{format.Id}`](", index, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_of_the_page_holds_as_many_papers_as_it_says(string id)
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "formats", $"{id}.md")), example = Example().Match(page).Groups[1].Value;
        var election = Read.As(BallotFormat.ForId(id), example);
        Assert.Equal(long.Parse(Holds().Match(page).Groups[1].Value, CultureInfo.InvariantCulture),
            election.Electorate.Papers + election.Electorate.Empty);
        Assert.Equal([id], Read.Claimed(example));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_cut_short_anywhere_is_read_or_refused(string id)
    {
        string example = Example().Match(File.ReadAllText(Repository.PathOf("docs", "formats", $"{id}.md"))).Groups[1].Value;
        for (int length = 0; length < example.Length; length++)
        {
            using var stream = new MemoryStream(Packed.Bytes(example[..length]));
            try
            {
                new BallotReader(stream, null, new() { Format = BallotFormat.ForId(id) }).Read(null, TestContext.Current.CancellationToken);
            }
            catch (BallotFormatException)
            {
                // Every other exception is a fault.
            }
        }
    }

    [Fact]
    public void No_case_file_is_taken_for_another_format_than_BLT()
    {
        string[] files = Directory.GetFiles(Repository.PathOf("tests", "Stv.Tests", "Cases"), "*.blt", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(["blt"], Read.Claimed(File.ReadAllText(file))));
    }
}
