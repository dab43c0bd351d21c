using System.Text;

namespace Stv.Tests.Formats;

/// <summary>
/// However many threads read, and wherever the text is cut for them: the same election, the same diagnostics, the same error.
/// </summary>
public sealed class BltThreadsTests
{
    static readonly string[] Oddities =
    [
        "# a remark\n", "\n", "3 1=2 3 0\n", "1 - 2 0\n", "2 1\t2 0\n", "1 2 2 0\n", "7 1 2 3 1 0\r\n", "1 3 2 0 5 1 0\n", "4 1 2\n3 0\n",
        "1 0\n", "  6 2 0\n", "2 0\r\n", "9223372036854775000 1 0\n", "4000000000 2 3 0\n", "4611686018427387904 1 0\n", "1 4 0\n",
        "1 2 x 0\n", "0\n", "(id) 1 2 0\n", "-2\n", "1 (1 3) 0\n", "1  2 0\n", "1 2  0\n", "1 2 0 \n", "01 02 0\n", "1 002 0\n", "1 2 00\n",
        "1 2\r0\n", "1.5 2 0\n", "/* a\nb */\n", "1 2 0 # end\n", "1 " + string.Concat(Enumerable.Repeat("1 2 3 ", 400)) + "0\n",
    ];

    [Fact]
    public void Random_files_with_oddities_read_alike()
    {
        int read = 0, refused = 0, told = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            byte[] file = File(random, seed % 5);
            bool keepOrder = seed % 3 == 0, strict = seed % 17 == 0;
            string alone = Blt.Outcome(file, new() { Threads = 1, KeepOrder = keepOrder, Strict = strict }, 1 << 16, int.MaxValue);
            foreach (int threads in new[] { 1, 2, 3, 8 })
            {
                string together = Blt.Outcome(file, new() { Threads = threads, KeepOrder = keepOrder, Strict = strict },
                    1 << random.Next(3, 9), random.Next(1, 5000));
                if (together != alone)
                    Assert.Fail($"Seed {seed}, {threads} threads:\n{together}\ninstead of\n{alone}\nin\n{Encoding.Latin1.GetString(file)}");
            }
            if (alone.StartsWith("error", StringComparison.Ordinal)) refused++;
            else read++;
            if (alone.Contains("warning", StringComparison.Ordinal)) told++;
        }
        Assert.True(read > 250 && refused > 250 && told > 150, $"{read} read, {refused} refused, {told} with a warning.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_large_file_with_many_repeats_reads_alike(bool keepOrder)
    {
        var text = new StringBuilder("130 2\n");
        var random = new Random(5);
        for (int i = 0; i < 60_000; i++)
        {
            text.Append(random.Next(1, 12));
            for (int marks = random.Next(8); marks >= 0; marks--) text.Append(' ').Append(random.Next(1, random.Next(2) == 0 ? 10 : 131));
            text.Append(" 0\n");
        }
        text.Append("0\n").AppendJoin('\n', Enumerable.Range(1, 131).Select(n => $"\"{n}\"")).Append('\n');
        byte[] file = Encoding.UTF8.GetBytes(text.ToString());
        string alone = Blt.Outcome(file, new() { Threads = 1, KeepOrder = keepOrder }, 1 << 16, int.MaxValue);
        Assert.Contains("[candidate-repeated]", alone, StringComparison.Ordinal);
        foreach (int threads in new[] { 2, 3, 8, 40 })
        {
            Assert.Equal(alone, Blt.Outcome(file, new() { Threads = threads, KeepOrder = keepOrder }, 1 << 16, int.MaxValue));
            Assert.Equal(alone, Blt.Outcome(file, new() { Threads = threads, KeepOrder = keepOrder }, 1000, 7777));
        }
    }

    // The rankings are as many as the lines in this file, so that every one is told apart from those of other blocks and shards.
    [Fact]
    public void Equal_rankings_far_apart_are_merged_where_the_first_stood()
    {
        int[] order = [.. Enumerable.Range(0, 30_000)];
        new Random(8).Shuffle(order);
        string Line(int n) => $"1 {1 + n % 31} {32 + n / 31 % 31} {63 + n / 961} 0\n";
        string text = "99 1\n" + string.Concat(order.Select(Line)) + string.Concat(order.Reverse().Select(Line)) + "0\n"
            + string.Concat(Enumerable.Range(1, 100).Select(n => $"\"{n}\"\n"));
        foreach (int threads in new[] { 1, 2, 8 })
        {
            using var stream = Utf8.Stream(text);
            var electorate = new BltReader(stream) { BlockBytes = 2000 }
                .Read(new() { Threads = threads }, TestContext.Current.CancellationToken).Electorate;
            Assert.Equal(order.Length, electorate.Rankings);
            for (int i = 0; i < order.Length; i++)
            {
                Assert.Equal(2, electorate[i].Papers);
                Assert.Equal([(ushort)(1 + order[i] % 31), (ushort)(32 + order[i] / 31 % 31), (ushort)(63 + order[i] / 961)],
                    electorate[i].Codes);
            }
        }
    }

    // What comes before the damage is read first, however far ahead the bytes were taken.
    [Fact]
    public void A_source_that_fails_fails_at_the_same_place()
    {
        byte[] lines = Encoding.UTF8.GetBytes("3 1\n"
            + string.Concat(Enumerable.Range(0, 200_000).Select(n => $"1 {1 + n % 3} {1 + (n + 1) % 3} 0\n")));
        byte[] odd = [.. lines];
        "1 2 x 0\n"u8.CopyTo(odd.AsSpan(lines.AsSpan(..1_200_000).LastIndexOf((byte)'\n') + 1));
        foreach (int whole in new[] { 1_000_000, 1_199_990, 1_300_000, 1_590_003 })
        {
            foreach (byte[] file in new[] { lines, odd })
            {
                var errors = new[] { 1, 2, 8 }.Select(threads =>
                {
                    using var stream = new Trickle(file[..whole], 5000) { ThenFails = true };
                    return Assert.Throws<BallotFormatException>(() =>
                        new BltReader(stream).Read(new() { Threads = threads }, TestContext.Current.CancellationToken)).Message;
                }).ToArray();
                Assert.EndsWith(whole > 1_200_000 && file == odd ? "[unexpected-text]" : "[compressed-data]", errors[0],
                    StringComparison.Ordinal);
                Assert.All(errors, error => Assert.Equal(errors[0], error));
            }
        }
    }

    [Fact]
    public void Fewer_than_no_threads_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ReadOptions { Threads = -1 });

    /// <summary>A few dozen lines, most of them plain, some odd.</summary>
    static byte[] File(Random random, int oddities)
    {
        var text = new StringBuilder("3 2\n");
        string end = random.Next(4) == 0 ? "\n" : " 0\n";
        int lines = random.Next(1, 120);
        for (int i = 0; i < lines; i++)
        {
            text.Append(random.Next(4) == 0 ? random.Next(1, 3000) : 1);
            int[] marks = [1, 2, 3];
            random.Shuffle(marks);
            foreach (int mark in marks.AsSpan(..random.Next(1, 4))) text.Append(' ').Append(mark);
            text.Append(end);
        }
        text.Append("0\n").Append(Blt.Names);
        for (; oddities > 0; oddities--)
        {
            int at = text.ToString().IndexOf('\n', random.Next(text.Length - 1)) + 1;
            text.Insert(at, Oddities[random.Next(Oddities.Length)]);
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
