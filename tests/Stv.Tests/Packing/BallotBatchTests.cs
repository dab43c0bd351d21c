namespace Stv.Tests.Packing;

/// <summary>
/// Ballots that come in batches are those that come one by one, and whatever is no ballot is refused and leaves no trace.
/// </summary>
public sealed class BallotBatchTests
{
    [Theory]
    [InlineData(3, false)]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(70, false)]
    [InlineData(40_000, false)]
    [InlineData(65_534, true)]
    public void Batches_make_the_electorate_that_ballots_make(int candidates, bool keepOrder)
    {
        var random = new Random(candidates);
        var (one, many) = (new ElectorateBuilder(candidates, keepOrder), new ElectorateBuilder(candidates, keepOrder));
        var batch = new BallotBatch(candidates);
        int repeated = 0;
        for (int i = 0; i < 3000; i++)
        {
            ushort[] ranking = [.. Enumerable.Range(0, random.Next(9))
                .Select(_ => (ushort)random.Next(Math.Max(1, candidates - 3), candidates + 1))];
            if (ranking.Length > 2 && random.Next(5) == 0) ranking = [ranking[0], 0, ranking[1], 0, 0, ranking[2]];
            long papers = random.Next(1, 4);
            bool repeats = ranking.Where(code => code > 0).GroupBy(code => code).Any(group => group.Count() > 1);
            if (repeats) repeated++;
            Assert.Equal(repeats, one.AddCodes(papers, ranking));
            var room = batch.Begin(ranking.Length + random.Next(3));
            ranking.CopyTo(room);
            Assert.Equal(repeats, batch.End(papers, ranking.Length));
            var ballot = batch[batch.Ballots - 1];
            Assert.Equal(papers, ballot.Papers);
            Assert.Equal(ranking, ballot.Codes.ToArray());
            if (random.Next(700) > 0) continue;
            many.Add(batch);
            batch.Clear();
        }
        many.Add(batch);
        Assert.InRange(repeated, 500, 2900);
        Assert.Equal((one.Papers, one.Empty), (many.Papers, many.Empty));
        var register = Enumerable.Range(1, candidates).Select(n => $"{n}").ToArray();
        var (expected, built) = (one.Build(register), many.Build(register));
        Assert.Equal(expected, built);
        Assert.Equal(expected.Marked, built.Marked);
    }

    [Fact]
    public void What_is_no_ballot_leaves_no_trace()
    {
        var batch = new BallotBatch(70);
        batch.Add(2, [1, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Add(0, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Add(1, [1, 71]));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Add(1, [1, 0x8001]));
        Assert.Throws<ArgumentException>(() => batch.Add(1, [1, 0]));
        Assert.Throws<ArgumentException>(() => batch.Add(1, [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Begin(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.End(1, batch.Begin(3).Length + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.End(1, -1));
        Assert.Throws<OverflowException>(() => batch.Add(long.MaxValue, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[1].Papers);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[-1].Papers);
        Assert.Equal((1, 2L, 0L, false), (batch.Ballots, batch.Papers, batch.Empty, batch.Marked));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BallotBatch(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BallotBatch(65_536));
    }

    [Fact]
    public void A_builder_takes_batches_of_its_own_candidates_alone()
    {
        var builder = new ElectorateBuilder(3);
        Assert.Contains("4 candidates", Assert.Throws<ArgumentException>(() => builder.Add(new BallotBatch(4))).Message,
            StringComparison.Ordinal);
        var batch = new BallotBatch(3);
        batch.Add(long.MaxValue, [1]);
        builder.Add(batch);
        Assert.Throws<OverflowException>(() => builder.Add(batch));
        Assert.Equal(long.MaxValue, builder.Papers);
        Assert.Equal(1, builder.Build("a", "b", "c").Rankings);
    }
}
