using System.Collections.Immutable;

namespace Stv.Tests.Formats;

public sealed class BltWriterTests
{
    static Election Sample()
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(4, 1, 3);
        builder.AddCodes(2, [3, 0, 2, 0, 0, 1]);
        builder.AddCodes(1, [0, 0, 2, 2]);
        builder.Add(long.MaxValue - 20, 2);
        builder.Add(5);
        return new(builder.Build((Candidate[])[
            new(1, "Ann \"Annie\" X") { Nickname = "ann", Party = "Green", Group = "B" },
            new(2, "Bob\nÖ\t\u0085") { Nickname = "b/o,b", Withdrawn = true },
            new(3, "  C # c  ") { Nickname = "ç", Undeclared = true },
        ]))
        {
            Title = "Hall",
            Seats = 2,
            Comment = "re-run",
            TieOrder = [3, 1, 2],
        };
    }

    const string Written = """
        3 2
        [nick ann b/o,b ç]
        [tie 3 1 2]
        [undeclared 3]
        -2
        4 1 3 0
        2 3=2 - 1 0
        1 - 2 2 0
        9223372036854775787 2 0
        5 0
        0
        "Ann 'Annie' X"
        "Bob Ö  "
        "  C # c  "
        "Hall"
        ""
        "re-run"

        """;

    [Fact]
    public void An_election_is_written_in_the_classic_form() => Assert.Equal(Written.ReplaceLineEndings("\n"), Blt.Write(Sample()));

    [Fact]
    public void Neither_byte_order_mark_nor_carriage_return_is_written_and_the_stream_stays_open()
    {
        using var stream = new MemoryStream();
        BltWriter.Write(Sample(), stream);
        Assert.True(stream.CanWrite);
        Assert.Equal((byte)'3', stream.ToArray()[0]);
        Assert.Equal((byte)'\n', stream.ToArray()[^1]);
        Assert.DoesNotContain((byte)'\r', stream.ToArray());
    }

    [Fact]
    public void What_was_written_reads_back_as_it_was_and_writes_the_same_bytes()
    {
        var read = Blt.Read(Blt.Write(Sample()));
        Assert.Equal(Blt.Ballots(Sample()), Blt.Ballots(read));
        Assert.Equal(Written.ReplaceLineEndings("\n"), Blt.Write(read));
        Assert.Equal(["8:1 candidate-repeated"], Blt.Told(read));
        Assert.Equal((2, "Hall", null, "re-run"), (read.Seats, read.Title, read.Source, read.Comment));
        Assert.Equal([3, 1, 2], read.TieOrder);
        Assert.Equal([
            new(1, "Ann 'Annie' X") { Nickname = "ann" },
            new(2, "Bob Ö  ") { Nickname = "b/o,b", Withdrawn = true },
            new(3, "  C # c  ") { Nickname = "ç", Undeclared = true },
        ], read.Candidates);
    }

    [Fact]
    public void An_election_without_seats_cannot_be_written()
    {
        var error = Assert.Throws<ArgumentException>(() => Blt.Write(Sample() with { Seats = null }));
        Assert.StartsWith("A BLT file says how many seats there are, and this election does not", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "a", "c")]
    [InlineData("a", "b", null)]
    [InlineData("a", "b", "7")]
    [InlineData("a", "b", "-c")]
    [InlineData("a", "b", "c d")]
    [InlineData("a", "b", "c]")]
    [InlineData("a", "b=", "c")]
    [InlineData("a", "", "c")]
    [InlineData("a", "b/*", "c")]
    public void Nicknames_that_cannot_be_words_are_left_out(string first, string second, string? third)
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(1, 1);
        Candidate[] candidates =
            [new(1, "A") { Nickname = first }, new(2, "B") { Nickname = second }, new(3, "C") { Nickname = third }];
        var election = new Election(builder.Build(candidates)) { Seats = 1, Title = "T" };
        Assert.Equal("3 1\n1 1 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n", Blt.Write(election));
    }

    [Fact]
    public void Random_elections_come_back_as_they_went()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var election = Random(random, keepOrder: seed % 2 == 0);
            string text = Blt.Write(election);
            var read = Blt.Read(text, new() { KeepOrder = election.Electorate.Ordered });
            Assert.Equal(Blt.Ballots(election), Blt.Ballots(read));
            Assert.Equal(election.Candidates, read.Candidates);
            Assert.Equal((election.Title, election.Seats, election.Source, election.Comment),
                (read.Title, read.Seats, read.Source, read.Comment));
            Assert.Equal(election.TieOrder, read.TieOrder);
            Assert.Equal((election.Electorate.Marked, election.Electorate.Withdrawn), (read.Electorate.Marked, read.Electorate.Withdrawn));
            Assert.All(read.Diagnostics, d =>
                Assert.Contains(d.Code, new[] { "candidate-repeated", "seats-exceed-candidates", "no-ballots" }));
            Assert.Equal(text, Blt.Write(read));
        }
    }

    static Election Random(Random random, bool keepOrder)
    {
        int candidates = random.Next(4) == 0 ? random.Next(1, 400) : random.Next(1, 8);
        var builder = new ElectorateBuilder(candidates, keepOrder);
        var codes = new List<ushort>();
        for (int ballots = random.Next(40); ballots > 0; ballots--)
        {
            codes.Clear();
            for (int marks = random.Next(2 + candidates); marks > 0; marks--)
            {
                int kind = random.Next(10);
                bool before = codes is [.., not 0];
                if (kind == 0) codes.AddRange([0, 0]);
                else if (kind == 1 && before) codes.AddRange([0, (ushort)random.Next(1, candidates + 1)]);
                else codes.Add((ushort)random.Next(1, candidates + 1));
            }
            builder.AddCodes(random.Next(3) == 0 ? random.NextInt64(1, 1L << 50) : random.Next(1, 4), codes.ToArray());
        }
        bool nicks = random.Next(2) == 0;
        int[] order = [.. Enumerable.Range(1, candidates)];
        random.Shuffle(order);
        return new(builder.Build(Enumerable.Range(1, candidates).Select(n => new Candidate(n, Name(random))
        {
            Nickname = nicks ? $"n{n}é" : null,
            Withdrawn = random.Next(5) == 0,
            Undeclared = random.Next(9) == 0,
        })))
        {
            Title = random.Next(3) == 0 ? null : Name(random) + "t",
            Seats = random.Next(1, 9),
            Source = random.Next(2) == 0 ? null : Name(random) + "s",
            Comment = random.Next(2) == 0 ? null : Name(random) + "c",
            TieOrder = random.Next(2) == 0 ? [.. order] : ImmutableArray<int>.Empty,
        };
    }

    static string Name(Random random)
    {
        const string Letters = "abc  ,'#/*()[]=-0123éß名\\";
        return string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => Letters[random.Next(Letters.Length)]));
    }
}
