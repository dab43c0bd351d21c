namespace Stv.Tests.Packing;

public class ElectorateSortTests
{
    [Theory, InlineData(3, 40), InlineData(20, 5_000), InlineData(300, 3_000), InlineData(Electorate.MaxCandidates, 300)]
    public void Rankings_stand_in_the_order_of_their_codes_with_their_papers(int candidates, int papers)
    {
        foreach (bool keepOrder in (bool[])[false, true])
        {
            var electorate = Any(candidates, papers, keepOrder);
            var expected = Enumerable.Range(0, electorate.Rankings)
                .Select(i => (Codes: electorate[i].Codes.ToArray(), electorate[i].Papers))
                .GroupBy(ranking => string.Join(' ', ranking.Codes))
                .Select(group => (group.First().Codes, Papers: group.Sum(r => r.Papers))).ToList();
            expected.Sort((a, b) => a.Codes.AsSpan().SequenceCompareTo(b.Codes));

            var sorted = electorate.Sort();
            Assert.Equal(expected.Count, sorted.Rankings);
            Assert.Equal(expected.SelectMany(r => r.Codes), sorted.Codes);
            Assert.Equal(expected.Select(r => r.Papers), Enumerable.Range(0, sorted.Rankings).Select(i => sorted[i].Papers));
            Assert.Equal((electorate.Papers, electorate.Empty, electorate.Marked, false),
                (sorted.Papers, sorted.Empty, sorted.Marked, sorted.Ordered));
            Assert.Same(sorted, sorted.Sort());
        }
    }

    [Fact]
    public void Many_equal_long_rankings_and_their_beginnings_are_sorted_too()
    {
        var builder = new ElectorateBuilder(2_000, keepOrder: true);
        int[] all = [.. Enumerable.Range(1, 2_000)];
        for (int i = 0; i < 500; i++) builder.Add(1, all.AsSpan(0, 2_000 - i % 5));
        var sorted = builder.Build(all.Select(n => $"{n}")).Sort();
        Assert.Equal([1_996, 1_997, 1_998, 1_999, 2_000], Enumerable.Range(0, sorted.Rankings).Select(i => sorted[i].Codes.Length));
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(100, sorted[i].Papers));
    }

    [Fact]
    public void Candidates_stay_as_they_are()
    {
        var electorate = Electorates.Drawn(50).Withdraw(2).Guard(4);
        Assert.Equal(electorate.Candidates, electorate.Sort().Candidates);
        Assert.True(electorate.Sort().Withdrawn);
        var none = new ElectorateBuilder(2).Build("A", "B");
        Assert.Same(none, none.Sort());
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void A_count_of_sorted_papers_is_the_same_in_every_byte(string id)
    {
        var rule = Rules.ForId(id);
        foreach (bool marks in (bool[])[false, true])
        {
            var electorate = Electorates.Drawn(400, marks: marks).Withdraw(7);
            int seats = id == "irv" ? 1 : Electorates.DrawnSeats;
            Assert.Equal(Json(electorate), Json(electorate.Sort()));

            string Json(Electorate papers) => ResultJson.ToText(rule.Count(papers, seats, Electorates.DrawnOrder));
        }
    }

    [Fact]
    public void Many_threads_may_count_one_electorate_by_many_rules()
    {
        var electorate = Electorates.Drawn(400, marks: true).Withdraw(7);
        string[] ids = [.. Rules.All.Select(rule => rule.Id).Where(id => id is not "irv" and not "meek-1987")];
        string[] alone = [.. ids.Select(Json)], together = new string[ids.Length * 4];
        Parallel.For(0, together.Length, i => together[i] = ResultJson.ToText(Count(ids[i % ids.Length], electorate)));
        Assert.All(together.Index(), count => Assert.Equal(alone[count.Index % ids.Length], count.Item));

        string Json(string id) => ResultJson.ToText(Count(id, Electorates.Drawn(400, marks: true).Withdraw(7)));
        CountResult Count(string id, Electorate papers) => Rules.ForId(id).Count(papers, Electorates.DrawnSeats, Electorates.DrawnOrder);
    }

    /// <summary>Rankings short and long with every kind of mark, many of them equal or one the beginning of another.</summary>
    static Electorate Any(int candidates, int papers, bool keepOrder)
    {
        ulong state = 7;
        var builder = new ElectorateBuilder(candidates, keepOrder);
        List<ushort[]> drawn = [];
        for (int i = 0; i < papers; i++)
        {
            List<ushort> ranking = i > 9 && Below(2) == 0 ? [.. drawn[Below(drawn.Count)]] : [(ushort)(1 + Below(candidates))];
            for (int more = Below(40); more > 0; more--)
            {
                int kind = Below(12);
                if (kind == 0) ranking.AddRange([0, 0, (ushort)(1 + Below(candidates))]);
                else if (kind == 1) ranking.AddRange([0, (ushort)(1 + Below(candidates))]);
                else ranking.Add((ushort)(1 + Below(candidates)));
            }
            drawn.Add([.. ranking]);
            builder.AddCodes(1 + Below(5), drawn[^1]);
        }
        return builder.Build(Enumerable.Range(1, candidates).Select(n => $"{n}"));

        int Below(int limit)
        {
            state = unchecked(state * 6364136223846793005 + 1442695040888963407);
            return (int)((state >> 33) * (ulong)limit >> 31);
        }
    }
}
