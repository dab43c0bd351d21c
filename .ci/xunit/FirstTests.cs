using System.Text.Json;
using Stv;

public class FirstTests
{
    static Electorate Papers()
    {
        var papers = new ElectorateBuilder(candidates: 3);
        papers.Add(5, 1, 2);
        papers.Add(3, 3);
        papers.Add(1, 2, 3, 1);
        return papers.Build("Ann", "Bob", "Cal");
    }

    static CountResult Count() => Rules.Scotland2011.Count(Papers(), seats: 2);

    [Fact]
    public void Elected_by_number() => Assert.Equal([1, 3], Count().Elected);

    [Fact]
    public void Elected_by_name() => Assert.Equal(["Ann", "Cal"], Count().ElectedNames);

    [Fact]
    public void Elected_by_name_from_candidates() =>
        Assert.Equal(["Ann", "Cal"], Count().Elected.Select(number => Count().Candidate(number).Name));

    [Fact]
    public void An_array_and_a_list_will_do()
    {
        Assert.Equal(new[] { 1, 3 }, Count().Elected);
        Assert.Equal(new List<int> { 1, 3 }, Count().Elected);
        Assert.NotEqual([3, 1], Count().Elected);
    }

    [Fact]
    public void Figures_are_literals()
    {
        var last = Count().Stages[^1];
        Assert.Equal(4, Count().Quota);
        Assert.Equal(1.2m, Rules.Scotland2011.Count(Papers(), 1).Stages[0].Votes[1] / 5 + 0.2m);
        Assert.Equal(9, last.Votes[1] + last.Votes[2] + last.Votes[3] + last.Exhausted + last.Loss);
        Assert.Equal(Ratio.Of(1, 3), Ratio.Parse("1/3"));
    }

    [Fact]
    public void Two_counts_are_equal()
    {
        Assert.Equal(Count(), Count());
        Assert.Equal(Count().Stages, Count().Stages);
        Assert.Equal(Count().Stages[1], Count().Stages[1]);
        Assert.Equal(Papers(), Papers());
    }

    [Fact]
    public void A_result_goes_through_json_and_back()
    {
        Assert.Equal(Count(), JsonSerializer.Deserialize<CountResult>(JsonSerializer.Serialize(Count())));
        using var file = new MemoryStream();
        ResultJson.Write(Count(), file);
        file.Position = 0;
        Assert.Equal(Count(), ResultJson.Read(file));
    }

    [Fact]
    public void What_differs_is_seen()
    {
        var failure = Assert.Throws<Xunit.Sdk.EqualException>(() => Assert.Equal(Count() with { Seats = 3 }, Count()));
        Assert.Contains("3 seats, 9 papers", failure.Message);
        Assert.Contains("2 seats, 9 papers", failure.Message);
        var list = Assert.Throws<Xunit.Sdk.EqualException>(() => Assert.Equal([1, 2], Count().Elected));
        Assert.Contains("[1, 2]", list.Message);
        Assert.Contains("[1, 3]", list.Message);
    }
}
