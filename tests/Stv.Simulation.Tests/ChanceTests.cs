namespace Stv.Simulation.Tests;

/// <summary>The random numbers under everything.</summary>
public class ChanceTests
{
    // From the state 1, 2, 3, 4: 2 · 5 = 10, turned by 7 is 1280, times 9; and so on by the published recurrence.
    [Fact]
    public void The_generator_is_xoshiro256starstar()
    {
        var random = new Xoshiro(1, 2, 3, 4);
        ulong[] published = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625];
        Assert.All(published, number => Assert.Equal(number, random.Next()));
    }

    [Fact]
    public void Blocks_and_seeds_have_streams_of_their_own()
    {
        var first = new HashSet<ulong>();
        for (ulong seed = 0; seed < 100; seed++)
            for (long block = 0; block < 100; block++)
                Assert.True(first.Add(Xoshiro.ForBlock(seed, block).Next()), $"seed {seed}, block {block}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Numbers_below_a_limit_are_even(int limit)
    {
        var random = Xoshiro.ForBlock(1, limit);
        var narrow = new Dictionary<string, long>();
        var wide = new Dictionary<string, long>();
        for (int i = 0; i < 7000; i++)
        {
            Met(narrow, random.Below((uint)limit));
            Met(wide, random.Below((ulong)limit));
        }
        var even = Enumerable.Range(0, limit).ToDictionary(n => $"{n}", _ => 1.0 / limit);
        Assert.InRange(Drawn.ChiSquare(narrow, even), 0, Critical.Df6);
        Assert.InRange(Drawn.ChiSquare(wide, even), 0, Critical.Df6);
        static void Met(Dictionary<string, long> met, ulong number) => met[$"{number}"] = met.GetValueOrDefault($"{number}") + 1;
    }

    // Three quarters of all 32-bit numbers do not go evenly into such a limit: without drawing again the lower half would be met too often.
    [Fact]
    public void Large_limits_are_even_too()
    {
        var random = Xoshiro.ForBlock(1, 1);
        const uint limit = 3u << 30;
        const ulong longer = 3ul << 62;
        int[] met = new int[3], metLonger = new int[3];
        for (int i = 0; i < 30000; i++)
        {
            met[random.Below(limit) >> 30]++;
            metLonger[random.Below(longer) >> 62]++;
        }
        Assert.All(met, number => Assert.InRange(number, 9700, 10300));
        Assert.All(metLonger, number => Assert.InRange(number, 9700, 10300));
    }

    [Fact]
    public void A_likelihood_of_nothing_never_hits_and_of_one_always_does()
    {
        var random = Xoshiro.ForBlock(1, 1);
        int hits = 0;
        for (int i = 0; i < 10_000; i++)
        {
            Assert.False(random.Hits(new(0)));
            Assert.True(random.Hits(new(1)));
            if (random.Hits(new(Ratio.Of(1, 4)))) hits++;
        }
        // Five standard deviations of 43.3.
        Assert.InRange(hits, 2284, 2716);
    }

    [Fact]
    public void The_alias_table_keeps_to_its_weights()
    {
        long[] weights = [5, 0, 1, 3, 0, 7];
        var alias = new Alias(weights);
        var random = Xoshiro.ForBlock(3, 3);
        var met = new Dictionary<string, long>();
        for (int i = 0; i < 16_000; i++)
        {
            string drawn = $"{alias.Draw(ref random)}";
            met[drawn] = met.GetValueOrDefault(drawn) + 1;
        }
        var expected = new Dictionary<string, double> { ["0"] = 5 / 16.0, ["2"] = 1 / 16.0, ["3"] = 3 / 16.0, ["5"] = 7 / 16.0 };
        Assert.InRange(Drawn.ChiSquare(met, expected), 0, Critical.Df3);
    }

    [Fact]
    public void The_alias_table_takes_weights_up_to_the_largest_number()
    {
        var alias = new Alias(long.MaxValue / 2, long.MaxValue / 2);
        var random = Xoshiro.ForBlock(3, 3);
        int second = 0;
        for (int i = 0; i < 10_000; i++) second += alias.Draw(ref random);
        Assert.InRange(second, 4750, 5250);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(300)]
    public void An_urn_gives_everybody_once(int candidates)
    {
        ushort[] numbers = [.. Enumerable.Range(1, candidates).Select(n => (ushort)n)];
        // So heavy that all together are as heavy as they may be.
        var urn = new Urn(numbers, [.. numbers.Select(_ => Urn.MaxWeight / candidates)]);
        var random = Xoshiro.ForBlock(5, candidates);
        for (int paper = 0; paper < 50; paper++)
        {
            urn.Fill();
            List<ushort> drawn = [];
            while (!urn.IsEmpty) drawn.Add(urn.Draw(ref random));
            Assert.Equal(numbers, drawn.Order());
        }
    }
}
