using System.Security.Cryptography;
using System.Text;

namespace Stv.Simulation.Tests;

/// <summary>The electorates named in <c>seeds/</c>.</summary>
public class SeedsTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Repository.PathOf("seeds"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    // The first lines to look at, and half the SHA-256 of the file with 10,000 papers to be sure.
    [Theory]
    [InlineData("hundred-thousand.json", "20 9", "1 1 2 6 3 8 11 7 0", "1 4 2 1 3 7 6 14 10 8 0", "8a92f92bc7173ce2b2a03bf78a5e2ac7")]
    [InlineData("million.json", "20 9", "1 1 2 6 3 8 11 7 0", "1 4 2 1 3 7 6 14 10 8 0", "246941819461fe9ce304d125e4143fbe")]
    [InlineData("nec-2018.json", "9 3", "1 5 8 2 0", "1 1 5 7 0", "4897e64d13c1b08eb895cad0b9befc23")]
    [InlineData("nec-2020.json", "20 9", "1 2 11 5 19 8 15 0", "1 18 1 16 12 6 9 0", "198e78640f4d5903fb5f3ddd454e0a4e")]
    [InlineData("ties.json", "24 6", "1 1 4 11 0", "1 14 0", "020b9dddcefd80560c624d0c8d98fd2b")]
    [InlineData("wide.json", "100 12",
        "1 1 4 19 7 18 35 16 31 74 32 22 15 8 14 9 53 28 11 78 60 96 81 21 71 47 34 10 24 12 73 36 6 5 94 51 27 42 98 43 49 75 3 48 2 30 "
        + "80 33 68 58 17 57 37 61 66 13 67 92 25 87 62 99 38 52 76 63 46 41 97 64 44 26 50 86 91 77 56 23 82 39 29 90 20 40 72 88 54 95 "
        + "100 59 45 69 65 85 89 79 55 70 83 93 84 0",
        "1 11 31 26 1 66 63 20 23 96 3 45 74 7 12 46 13 5 47 85 37 33 79 2 19 27 25 35 28 76 50 17 55 24 4 60 15 16 10 9 40 54 67 22 82 0",
        "f033769c4c4047e11a80d71579dceaf9")]
    public void Give_the_same_file_for_ever(string name, string head, string first, string second, string digest)
    {
        byte[] file = Blt(name, 10_000);
        Assert.Equal([head, first, second], Encoding.UTF8.GetString(file).Split('\n').Take(3));
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 16)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Say_what_they_are(string name)
    {
        var specification = Read(name);
        Assert.NotNull(specification.Title);
        Assert.InRange(specification.Note!.Length, 60, 1200);
        Assert.All(specification.Candidates, candidate => Assert.InRange(candidate.Name.Length, 5, 40));
        Assert.Equal(specification.Candidates.Length, specification.Candidates.Select(candidate => candidate.Name).Distinct().Count());
    }

    [Fact]
    public void Are_of_the_sizes_they_promise()
    {
        Assert.Equal([(20, 9, 100_000), (20, 9, 1_000_000), (9, 3, 108_000), (20, 9, 129_549), (24, 6, 72), (100, 12, 50_000)],
            Names.Select(row => Read(row.Data)).Select(s => (s.Candidates.Length, s.Seats, s.Papers)));
    }

    // What is known of 2020: the quota, and how the places fell. The rest of the note is assumption.
    [Fact]
    public void The_election_after_2020_is_like_it()
    {
        var result = Rules.ForId("labour-nec-2020").Count(Read("nec-2020.json").Draw());
        Assert.Equal(Ratio.Parse("12954.90"), result.Stages[0].Quota);
        Assert.Equal(["Bridge", "Common Ground", "Common Ground", "Common Ground", "Common Ground", "Common Ground", "Renewal", "Renewal",
            "Renewal"],
            result.Elected.Select(number => result.Candidate(number).Party).Order(StringComparer.Ordinal));
    }

    // What is known of 2018: 68,388, 65,163 and 62,982 votes for the slate of three, 39,508 and 27,234 for the next two.
    [Fact]
    public void The_election_after_2018_is_like_it()
    {
        var result = Rules.ForId("block-vote").Count(Read("nec-2018.json").Draw());
        Assert.All(result.Elected, number => Assert.Equal("Common Ground", result.Candidate(number).Party));
        long[] known = [68_388, 65_163, 62_982, 39_508, 27_234];
        var votes = result.Candidates.Select(c => result.Stages[0].Votes[c.Number]).OrderDescending().Take(known.Length);
        Assert.All(known.Zip(votes), pair => Assert.InRange(pair.Second, pair.First * Ratio.Of(85, 100), pair.First * Ratio.Of(115, 100)));
    }

    [Fact]
    public void Ties_has_ties()
    {
        var election = Read("ties.json").Draw();
        var result = Rules.Scotland2011.Count(election, Decisions.FromSeed("any", election.Candidates.Length));
        Assert.InRange(result.Stages.Count(stage => stage.Decisions.Length > 0), 8, 100);
    }

    static ElectorateSpecification Read(string name)
    {
        using var file = File.OpenRead(Repository.PathOf("seeds", name));
        return SpecificationJson.Read(file);
    }

    static byte[] Blt(string name, long papers)
    {
        using var file = new MemoryStream();
        Read(name).WriteBlt(file, papers: papers);
        return file.ToArray();
    }
}
