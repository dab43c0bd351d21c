using System.Text;

namespace Stv.Tests.Formats;

/// <summary>Tests that look at the memory of the whole process run alone.</summary>
[CollectionDefinition(nameof(BltMemoryTests), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What is allocated while ballots are read: nothing for a paper, little for a ranking.</summary>
[Collection(nameof(BltMemoryTests))]
public sealed class BltMemoryTests
{
    const int Lines = 200_000, Candidates = 20;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void An_electorate_costs_at_most_four_times_what_it_retains(int threads, bool keepOrder)
    {
        byte[] file = File(Lines, Candidates, new Random(1));
        var (electorate, allocated) = Read(file, threads, keepOrder);
        long preferences = 0;
        for (int i = 0; i < electorate.Rankings; i++) preferences += electorate[i].Codes.Length;
        long mayRetain = 2 * preferences + 16L * electorate.Rankings;
        Assert.True(electorate.Rankings > Lines * 3 / 4, $"{electorate.Rankings} rankings are too few to tell.");
        Assert.True(allocated <= 4 * mayRetain, $"{allocated} bytes were allocated for an electorate that may retain {mayRetain}.");

        long retained = sizeof(ushort) * (long)electorate.Codes.Length + sizeof(int) * (long)electorate.Start.Length
            + sizeof(long) * (long)electorate.Weight.Length;
        Assert.True(retained <= mayRetain + 64, $"{retained} bytes are retained, {mayRetain} may be.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void More_papers_alike_cost_nothing(int threads)
    {
        string lines = string.Concat(Enumerable.Range(0, 1000).Select(n => $"1 {1 + n % 20} 0\n3 {1 + n % 7} {8 + n % 9} 0\n"));
        CostNothing(lines, 2000, 4000, 150, threads);
    }

    // Remarks, and more spaces than one: such ballots are read one by one.
    [Fact]
    public void More_ballots_that_are_not_plain_cost_nothing_either()
    {
        string lines = string.Concat(Enumerable.Range(0, 1000)
            .Select(n => $"1 {1 + n % 20} 0 # {n}\n1  {1 + n % 20} 0\n1 {1 + n % 20} 0\n"));
        CostNothing(lines, 3000, 3000, 60, threads: 2);
    }

    /// <summary>A long file of the same lines again and again costs as much as a short one.</summary>
    static void CostNothing(string lines, int ballots, int papers, int times, int threads)
    {
        byte[] Repeated(int often) =>
            [.. Encoding.UTF8.GetBytes("20 1\n" + string.Concat(Enumerable.Repeat(lines, often))), .. Names(Candidates)];
        var (few, allocatedForFew) = Read(Repeated(times), threads, keepOrder: false);
        var (many, allocatedForMany) = Read(Repeated(2 * times), threads, keepOrder: false);
        Assert.Equal(((long)times * papers, 2L * times * papers, few.Rankings), (few.Papers, many.Papers, many.Rankings));
        long more = allocatedForMany - allocatedForFew;
        // Whether the next bytes are taken ahead, into a buffer more, is by where the buffers end.
        const int Buffer = 600_000;
        Assert.True(more < Buffer + times * ballots, $"{more} bytes more were allocated for {times * ballots} ballots more.");
    }

    static (Electorate Electorate, long Allocated) Read(byte[] file, int threads, bool keepOrder)
    {
        using var stream = new MemoryStream(file);
        using var before = new MemoryStream(file);
        // Once before, so that nothing of it is paid for now that is paid for once.
        new BltReader(before).Read(new() { Threads = threads, KeepOrder = keepOrder }, TestContext.Current.CancellationToken);
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        var election = new BltReader(stream)
            .Read(new() { Threads = threads, KeepOrder = keepOrder }, TestContext.Current.CancellationToken);
        return (election.Electorate, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    static byte[] File(int lines, int candidates, Random random)
    {
        var text = new StringBuilder($"{candidates} 1\n");
        int[] order = [.. Enumerable.Range(1, candidates)];
        for (int i = 0; i < lines; i++)
        {
            random.Shuffle(order);
            text.Append('1');
            foreach (int candidate in order.AsSpan(..random.Next(1, candidates + 1))) text.Append(' ').Append(candidate);
            text.Append(" 0\n");
        }
        return [.. Encoding.UTF8.GetBytes(text.ToString()), .. Names(candidates)];
    }

    static byte[] Names(int candidates) =>
        Encoding.UTF8.GetBytes("0\n" + string.Concat(Enumerable.Range(1, candidates + 1).Select(n => $"\"{n}\"\n")));
}
