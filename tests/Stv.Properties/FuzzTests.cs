using Stv.Fuzz;

namespace Stv.Properties;

/// <summary>A short run of the fuzzing harness, always the same.</summary>
public class FuzzTests
{
    const int Cases = 25;

    [Fact]
    public void A_short_run_of_all_targets_finds_nothing()
    {
        string folder = Directory.CreateTempSubdirectory("stv-fuzz-").FullName;
        using var output = new StringWriter();
        int failures = new Fuzzer(new(Seed: 1, Minutes: null, Cases, Only: null, Case: null, Input: null, folder), output).Go();
        Assert.True(failures == 0, output.ToString());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_target_that_there_is_not_is_a_failure()
    {
        using var output = new StringWriter();
        Assert.Equal(1, new Fuzzer(new(1, null, Cases, Only: "nothing", null, null, Path.GetTempPath()), output).Go());
        Assert.StartsWith("there is no target nothing", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_inputs()
    {
        foreach (var (one, other) in AllTargets.List.Zip(AllTargets.List))
            for (int number = 0; number < 5; number++)
                Assert.Equal(one.Make(number, Draw.Dice(7, one.Name, number)), other.Make(number, Draw.Dice(7, other.Name, number)));
    }

    // Whoever reads a report must be able to trust that the smaller input fails like the one found.
    [Fact]
    public void A_failing_input_is_made_smaller_as_long_as_it_fails()
    {
        byte[] smallest = Shrinker.Smaller("one two\nthree four\nfive bad six\n"u8.ToArray(), input =>
            input.AsSpan().IndexOf("bad"u8) >= 0);
        Assert.Equal("bad"u8.ToArray(), smallest);
        Assert.Equal(Shrinker.Kind("9 votes of \"Ann\" | 3"), Shrinker.Kind("12 votes of \"Bob\" | 4"));
    }

    [Fact]
    public void The_second_reader_of_gzip_tells_whole_files_from_damaged_ones()
    {
        byte[] text = [.. Enumerable.Range(0, 3000).Select(n => (byte)(n * n % 61))];
        foreach (var level in Enum.GetValues<System.IO.Compression.CompressionLevel>())
        {
            byte[] file = Reads.Gzip(text, level);
            Assert.Equal(text, Gunzip.Content(file));
            file[^6] ^= 1;
            Assert.Null(Gunzip.Content(file));
            Assert.Null(Gunzip.Content(file[..^1]));
        }
    }
}
