using System.Collections.Immutable;

namespace Stv.Tests.Elections;

public class ElectorateBuilderTests
{
    [Fact]
    public void Equal_rankings_are_merged_where_the_first_stood()
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(1, 2, 1);
        builder.Add(5, 3);
        builder.Add(2, 2, 1);
        builder.Add(1, 2);
        Assert.Equal(["3x 2 1", "5x 3", "1x 2"], Papers(builder.Build("A", "B", "C")));
    }

    [Fact]
    public void Ballots_are_kept_as_they_come_when_asked()
    {
        var builder = new ElectorateBuilder(3, keepOrder: true);
        builder.Add(1, 2, 1);
        builder.Add(5, 3);
        builder.Add(2, 2, 1);
        var electorate = builder.Build("A", "B", "C");
        Assert.Equal(["1x 2 1", "5x 3", "2x 2 1"], Papers(electorate));
        Assert.True(electorate.Ordered);
        Assert.Equal(8, electorate.Papers);
    }

    [Fact]
    public void Papers_without_a_mark_are_counted_apart()
    {
        var builder = new ElectorateBuilder(2);
        builder.Add(4);
        builder.Add(1, 1);
        Assert.False(builder.AddCodes(3, []));
        Assert.Equal((1, 7), (builder.Papers, builder.Empty));
        var electorate = builder.Build("A", "B");
        Assert.Equal((1, 7, 1), (electorate.Papers, electorate.Empty, electorate.Rankings));
        Assert.False(electorate.Marked);
    }

    [Theory]
    [InlineData(false, false, 1, 2, 3)]
    [InlineData(true, false, 1, 0, 2)]
    [InlineData(true, false, 1, 0, 0, 2)]
    [InlineData(true, false, 0, 0)]
    [InlineData(true, true, 1, 2, 1)]
    [InlineData(true, true, 1, 0, 2, 2)]
    [InlineData(true, true, 1, 0, 1)]
    public void Marks_and_repeats_are_noticed(bool marked, bool repeats, params int[] codes)
    {
        var builder = new ElectorateBuilder(3);
        Assert.Equal(repeats, builder.AddCodes(1, [.. codes.Select(c => (ushort)c)]));
        Assert.Equal(marked, builder.Build("A", "B", "C").Marked);
    }

    [Fact]
    public void A_repeat_on_one_ballot_is_none_on_the_next()
    {
        var builder = new ElectorateBuilder(3);
        for (int i = 0; i < 3; i++) Assert.False(builder.AddCodes(1, [1, 2]));
        Assert.True(builder.AddCodes(1, [2, 2]));
        Assert.False(builder.AddCodes(1, [2, 1]));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1, 4)]
    [InlineData(1, 0, 4)]
    [InlineData(65535)]
    public void A_code_that_is_no_candidate_is_refused(params int[] codes) =>
        Refused<ArgumentOutOfRangeException>(builder => builder.AddCodes(1, [.. codes.Select(c => (ushort)c)]));

    [Theory]
    [InlineData(0)]
    [InlineData(1, 2, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 0, 0, 0, 2)]
    public void Half_a_mark_and_an_equal_of_nobody_are_refused(params int[] codes) =>
        Refused<ArgumentException>(builder => builder.AddCodes(1, [.. codes.Select(c => (ushort)c)]));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(65537)]
    [InlineData(int.MaxValue)]
    public void A_number_that_is_no_candidate_is_refused(int number) =>
        Refused<ArgumentOutOfRangeException>(builder => builder.Add(1, 1, number));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Fewer_than_one_paper_are_refused(long papers) => Refused<ArgumentOutOfRangeException>(builder => builder.Add(papers, 1));

    [Fact]
    public void More_papers_than_a_word_holds_are_refused()
    {
        var builder = new ElectorateBuilder(2);
        builder.Add(long.MaxValue - 10, 1);
        builder.Add(4);
        Assert.Throws<OverflowException>(() => builder.Add(7, 1));
        Assert.Throws<OverflowException>(() => builder.Add(7));
        builder.Add(5, 2);
        builder.Add(1, 1);
        Assert.Throws<OverflowException>(() => builder.Add(1, 1));
        var electorate = builder.Build("A", "B");
        Assert.Equal([$"{long.MaxValue - 9}x 1", "5x 2"], Papers(electorate));
        Assert.Equal(long.MaxValue, electorate.Papers + electorate.Empty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    [InlineData(10_000_000)]
    public void Too_few_or_too_many_candidates_are_refused(int candidates) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ElectorateBuilder(candidates));

    [Fact]
    public void As_many_candidates_as_allowed_may_stand()
    {
        var builder = new ElectorateBuilder(Electorate.MaxCandidates);
        int[] everybody = [.. Enumerable.Range(1, Electorate.MaxCandidates).Reverse()];
        builder.Add(2, everybody);
        builder.Add(1, Electorate.MaxCandidates);
        builder.Add(1, everybody);
        var electorate = builder.Build(everybody.Reverse().Select(n => $"{n}"));
        Assert.Equal(2, electorate.Rankings);
        Assert.Equal(3, electorate[0].Papers);
        Assert.Equal(everybody, Candidates(electorate[0]));
        Assert.False(electorate.Marked);
    }

    // The table grows many times; among so many rankings some ten pairs have the same hash of 32 bits.
    [Fact]
    public void Many_rankings_are_told_apart()
    {
        const int Different = 300_000;
        var random = new Random(2011);
        var builder = new ElectorateBuilder(1000);
        int[][] rankings = [.. Enumerable.Range(0, Different)
            .Select(i => new[] { 1 + i / 1000, 1 + i % 1000, 1 + random.Next(1000), 1 + random.Next(1000), 1 + random.Next(1000) })];
        for (int papers = 1; papers <= 2; papers++) foreach (int[] ranking in rankings) builder.Add(papers, ranking);
        var electorate = builder.Build(Enumerable.Range(1, 1000).Select(n => $"{n}"));
        Assert.Equal(Different, electorate.Rankings);
        Assert.Equal(3 * Different, electorate.Papers);
        for (int i = 0; i < Different; i++)
        {
            if (electorate[i].Papers != 3 || !Candidates(electorate[i]).AsSpan().SequenceEqual(rankings[i]))
                Assert.Fail($"Ranking {i} is not the one added.");
        }
    }

    // Rankings that begin alike, and whose codes run into each other, are different rankings.
    [Fact]
    public void Prefixes_and_marks_are_told_apart()
    {
        var builder = new ElectorateBuilder(3);
        ushort[][] different = [[1], [1, 2], [1, 2, 3], [1, 0, 2], [1, 0, 0, 2], [1, 0, 0], [0, 0, 1], [0, 0], [1, 1], [1, 1, 1],
            [1, 0, 2, 3], [1, 0, 2, 0, 3], [1, 2, 0, 3]];
        for (int round = 0; round < 2; round++) foreach (ushort[] codes in different) builder.AddCodes(1, codes);
        var electorate = builder.Build("A", "B", "C");
        Assert.Equal(different.Length, electorate.Rankings);
        for (int i = 0; i < different.Length; i++)
        {
            Assert.Equal(different[i], electorate[i].Codes);
            Assert.Equal(2, electorate[i].Papers);
        }
    }

    [Fact]
    public void A_builder_is_empty_after_it_was_built_from()
    {
        var builder = new ElectorateBuilder(2);
        builder.AddCodes(3, [1, 1]);
        builder.Add(2);
        var first = builder.Build("A", "B");
        Assert.Equal((0, 0), (builder.Papers, builder.Empty));
        builder.Add(1, 2);
        builder.Add(1, 1, 2);
        var second = builder.Build("C", "D");
        Assert.Equal(["3x 1 1"], Papers(first));
        Assert.Equal(["1x 2", "1x 1 2"], Papers(second));
        Assert.Equal((true, false), (first.Marked, second.Marked));
        Assert.Equal((2, 0), (first.Empty, second.Empty));
        Assert.Equal("C", second.Candidates[0].Name);
    }

    [Fact]
    public void An_electorate_may_have_no_papers()
    {
        var electorate = new ElectorateBuilder(1).Build("A");
        Assert.Equal((0, 0, 0), (electorate.Papers, electorate.Empty, electorate.Rankings));
    }

    [Fact]
    public void Candidates_are_numbered_in_order_and_all_named()
    {
        var builder = new ElectorateBuilder(2);
        builder.Add(1, 1);
        Assert.Throws<ArgumentException>(() => builder.Build("A"));
        Assert.Throws<ArgumentException>(() => builder.Build("A", "B", "C"));
        Assert.Throws<ArgumentException>(() => builder.Build([new Candidate(2, "A"), new Candidate(1, "B")]));
        Assert.Throws<ArgumentException>(() => builder.Build([new Candidate(0, "A"), new Candidate(1, "B")]));
        // What was refused is not lost.
        Assert.Equal(["1x 1"], Papers(builder.Build([new Candidate(1, "A"), new Candidate(2, "B")])));
    }

    static void Refused<T>(Action<ElectorateBuilder> add)
        where T : ArgumentException
    {
        foreach (bool keepOrder in new[] { false, true })
        {
            var builder = new ElectorateBuilder(3, keepOrder);
            builder.Add(1, 3, 2);
            Assert.Throws<T>(() => add(builder));
            // A refused ranking leaves no trace.
            builder.Add(1, 1);
            Assert.Equal((2, 0), (builder.Papers, builder.Empty));
            Assert.Equal(["1x 3 2", "1x 1"], Papers(builder.Build("A", "B", "C")));
        }
    }

    static ImmutableArray<string> Papers(Electorate electorate) =>
        [.. Enumerable.Range(0, electorate.Rankings)
            .Select(i => $"{electorate[i].Papers}x {string.Join(' ', electorate[i].Codes.ToArray())}")];

    static int[] Candidates(Ballot ballot)
    {
        List<int> candidates = [];
        foreach (var preference in ballot) candidates.Add(preference.Candidate);
        return [.. candidates];
    }
}
