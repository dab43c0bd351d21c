using System.Collections.Immutable;
using System.Text;

namespace Stv.Simulation.Tests;

/// <summary>The same seed gives the same papers, whichever part is drawn, in whatever order, by however many threads.</summary>
public class StreamTests
{
    static readonly BallotLengths Lengths = BallotLengths.Of(1, 2, 3, 2, 1, 1);

    static readonly Dictionary<string, ElectorateModel> Models = new()
    {
        ["impartial-culture"] = new ImpartialCulture(9, Lengths),
        ["mallows"] = new Mallows([9, 8, 7, 6, 5, 4, 3, 2, 1], Ratio.Of(7, 10), Lengths),
        ["plackett-luce"] = new PlackettLuce([9, 8, 7, 6, 5, 4, 3, 2, 1], Lengths),
        ["slates"] = new SlateModel(
            [
                new("A", 4, [1, 4, 7], [5, 4, 3])
                {
                    Loyalty = Ratio.Of(9, 10),
                    Crossover = Ratio.Of(1, 2),
                    Orders = Slate.Rotations([1, 4, 7], 2),
                    Compliance = Ratio.Of(2, 3),
                },
                new("B", 3, [2, 5, 8], [1, 1, 1]) { Loyalty = Ratio.Of(4, 5), Affinities = [1, 0, 3] },
                new("C", 2, [3, 6, 9], [9, 3, 1]),
            ],
            [new("North", 2) { SlateShares = [1, 2, 3] }, new("South", 3) { Strengths = [1, 2, 3, 4, 5, 6, 7, 8, 9] }],
            Lengths),
        ["spatial-1"] = new Spatial(1, [.. Enumerable.Range(1, 9).Select(i => new Position(i * 1000))], [new(1, new(5000), 2000)], Lengths),
        ["spatial-2"] = new Spatial(
            2,
            [.. Enumerable.Range(1, 9).Select(i => new Position(i * 1000, i * i * 100))],
            [new(1, new(2000, 500), 2000), new(2, new(7000, 4000), 900)],
            Lengths),
        ["bootstrap"] = new Bootstrap(Few()),
    };

    public static TheoryData<string> Kinds => [.. Models.Keys];

    [Theory]
    [InlineData("impartial-culture", "dc0d28fe9f13455d9d193e5fdf1d06ce")]
    [InlineData("mallows", "cae5ecb502847948e5f1a1188b41797f")]
    [InlineData("plackett-luce", "e5ecc2654e39993f8410d0d0379e7e4b")]
    [InlineData("slates", "1ae1a79cddb197cb13069d7b7fe37aa3")]
    [InlineData("spatial-1", "91e204a348eb7333ab44da6d26a0a0ee")]
    [InlineData("spatial-2", "0f4998781854e1f2ba84fcced5ead20d")]
    [InlineData("bootstrap", "7d75d1168297fcda629fc080eb105413")]
    public void The_papers_of_a_seed_are_the_same_for_ever(string kind, string digest) =>
        Assert.Equal(digest, Drawn.Digest(Models[kind], 20_201_113, 10_000));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_seed_gives_other_papers(string kind)
    {
        string[] digests = [.. new ulong[] { 0, 1, 2, ulong.MaxValue }.Select(seed => Drawn.Digest(Models[kind], seed, 100))];
        Assert.Equal(4, digests.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_part_drawn_by_itself_is_that_part(string kind)
    {
        const int block = ElectorateModel.BlockSize;
        var all = Drawn.Papers(Models[kind], 7, 0, 3 * block);
        (int First, int Count)[] parts = [(0, 1), (1, 5), (block - 1, 2), (block, block), (block + 17, block), (3 * block - 1, 1),
            (2 * block, 0)];
        Assert.All(parts, part =>
            Assert.Equal(all.GetRange(part.First, part.Count), Drawn.Papers(Models[kind], 7, part.First, part.Count)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Blocks_drawn_by_several_threads_are_the_same(string kind)
    {
        const int block = ElectorateModel.BlockSize, blocks = 8;
        var parts = new List<int[]>[blocks];
        var four = new ParallelOptions { MaxDegreeOfParallelism = 4 };
        Parallel.For(0, blocks, four, i => parts[blocks - 1 - i] = Drawn.Papers(Models[kind], 8, (blocks - 1 - i) * block, block));
        Assert.Equal(Drawn.Papers(Models[kind], 8, 0, blocks * block), parts.SelectMany(part => part));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Papers_added_to_an_electorate_are_those_drawn(string kind)
    {
        var builder = new ElectorateBuilder(9, keepOrder: true);
        Models[kind].AddTo(builder, 9, 3, 5000);
        var electorate = builder.Build(Enumerable.Range(1, 9).Select(n => $"Candidate {n}"));
        var drawn = Drawn.Papers(Models[kind], 9, 3, 5000);
        Assert.Equal(drawn.Count(paper => paper.Length == 0), electorate.Empty);
        var added = Enumerable.Range(0, electorate.Rankings).Select(i => electorate[i].Codes.ToArray().Select(code => (int)code).ToArray());
        Assert.Equal(drawn.Where(paper => paper.Length > 0), added);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_file_holds_the_electorate_in_memory(string kind)
    {
        ImmutableArray<Candidate> candidates = [.. Enumerable.Range(1, 9)
            .Select(n => new Candidate(n, $"Candidate {n}") { Withdrawn = n == 4 })];
        var specification = new ElectorateSpecification(candidates, 3, 5000, 10, Models[kind]) { Title = "Nine" };
        using var file = new MemoryStream();
        specification.WriteBlt(file);
        file.Position = 0;
        var read = new BltReader(file, "nine.blt").Read(new() { KeepOrder = true });
        var drawn = specification.Draw(keepOrder: true);
        Assert.DoesNotContain(read.Diagnostics, d => d.Severity == Severity.Warning && kind != "bootstrap");
        Assert.Equal((drawn.Title, drawn.Seats, drawn.Source), (read.Title, read.Seats, read.Source));
        Assert.Equal(drawn.Candidates, read.Candidates);
        Assert.Equal(Lines(drawn.Electorate), Lines(read.Electorate));

        static List<string> Lines(Electorate electorate)
        {
            List<string> lines = [$"{electorate.Empty} empty"];
            for (int i = 0; i < electorate.Rankings; i++)
                lines.Add($"{electorate[i].Papers}: {string.Join(' ', electorate[i].Codes.ToArray())}");
            return lines;
        }
    }

    [Fact]
    public void Nothing_is_allocated_per_paper()
    {
        foreach (var (kind, model) in Models)
        {
            long few = Allocated.By(() => Length(model, 1000)), many = Allocated.By(() => Length(model, 50_000));
            Assert.True(few == many, $"{kind}: {few} bytes for 1,000 papers, {many} for 50,000");
        }

        static long Length(ElectorateModel model, int papers)
        {
            long sum = 0;
            foreach (var ranking in model.Papers(1, 0, papers)) sum += ranking.Length;
            return sum;
        }
    }

    [Fact]
    public void A_file_may_be_stopped()
    {
        ImmutableArray<Candidate> candidates = [.. Enumerable.Range(1, 9).Select(n => new Candidate(n, $"{n}"))];
        var specification = new ElectorateSpecification(candidates, 1, long.MaxValue, 1, Models["mallows"]);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            specification.WriteBlt(Stream.Null, progress: new StopAt(stop), cancel: stop.Token));
    }

    [Fact]
    public void Names_are_written_as_the_writer_of_files_writes_them()
    {
        var model = new ImpartialCulture(2);
        var specification = new ElectorateSpecification([new(1, "Ann \"Annie\" A"), new(2, "Bob\tB")], 1, 1, 1, model)
        {
            Title = "Zwölf \u2028 \"Boxkämpfer\"",
        };
        using var streamed = new MemoryStream();
        specification.WriteBlt(streamed);
        using var whole = new MemoryStream();
        BltWriter.Write(specification.Draw(), whole);
        Assert.Equal(Encoding.UTF8.GetString(whole.ToArray()), Encoding.UTF8.GetString(streamed.ToArray()));
    }

    static Electorate Few()
    {
        var papers = new ElectorateBuilder(9);
        papers.AddCodes(7, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        papers.AddCodes(5, [9, 0, 8, 7]);
        papers.AddCodes(3, [2, 0, 0, 2, 5]);
        papers.AddCodes(1, []);
        papers.AddCodes(11, [4]);
        return papers.Build(Enumerable.Range(1, 9).Select(n => $"Candidate {n}"));
    }

    sealed class StopAt(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= 3 * ElectorateModel.BlockSize) stop.Cancel();
        }
    }
}
