using System.Xml.Linq;

namespace Stv.Tests.Formats;

/// <summary>
/// Where candidates stand and what is measured, in the words and drawings of the page, under rules that do it otherwise than most.
/// </summary>
public class HtmlStandingTests
{
    static readonly CountResult Woodall = Rules.ForId("qpq")
        .Count(BltReader.ReadFile(Path.Combine(Catalogue.Cases("qpq"), "woodall-example.blt")));

    [Fact]
    public void Whom_a_new_beginning_may_unseat_is_called_provisional_until_it_comes()
    {
        Assert.Empty(Woodall.Elected);
        var history = new History(Woodall);
        Assert.Contains(Woodall.Stages, stage => stage.Action == StageAction.Restart && stage.Number > 1);
        HashSet<int> unless = [];
        foreach (var stage in Woodall.Stages)
        {
            if (stage.Action == StageAction.Restart) unless.Clear();
            unless.UnionWith(stage.Acts.Where(act => act.Kind == ActKind.Provisional).SelectMany(act => act.Candidates));
            Assert.All(Woodall.Candidates, c =>
                Assert.Equal(unless.Contains(c.Number), history.Standing(stage, c.Number) == Standing.Provisional));
        }
        var words = Table(Woodall).Descendants("small").Select(e => e.Value).ToList();
        Assert.Contains("provisional", words);
        Assert.DoesNotContain("elected", words);
    }

    [Fact]
    public void Where_quotients_are_measured_bars_are_quotients_and_nobody_keeps_anything_at_a_new_beginning()
    {
        var last = Woodall.Stages[^1];
        var bars = Page(Woodall).Descendants("table").Where(e => e.Attribute("class")?.Value == "bars").ElementAt(1).Descendants("tr")
            .Skip(1)
            .Select(tr => (Name: tr.Element("th")!.Value, Figure: tr.Elements("td").First().Value)).ToList();
        var hopeful = Woodall.Candidates.Where(c => !last.Quotients[c.Number].IsZero).OrderByDescending(c => last.Quotients[c.Number])
            .ThenBy(c => c.Number);
        var figures = new Figures(Woodall);
        Assert.Equal(hopeful.Select(c => (c.Name, figures.Votes(last.Quotients[c.Number]))), bars);

        var plan = new FlowPlan(Woodall);
        for (int i = 1; i < Woodall.Stages.Length; i++)
        {
            var (before, stage) = (Woodall.Stages[i - 1], Woodall.Stages[i]);
            var kept = plan.Bands.Where(band => band.Kept && band.Stage == stage.Number).ToList();
            if (stage.Action == StageAction.Restart) Assert.Empty(kept);
            else Assert.All(kept.Where(band => band.From > 0), band =>
                Assert.Equal(before.Votes[band.From],
                    stage.Transfers.Where(t => t.From == band.From).Aggregate(band.Votes, (sum, t) => sum + t.Votes)));
        }
        Assert.Contains(plan.Bands, band => band.Kept);
        Assert.Contains("With candidates", Rows(Woodall, "papers").Select(row => row[0]));
    }

    [Fact]
    public void What_nobody_has_is_called_the_same_on_the_page_as_in_the_csv()
    {
        var block = Rules.ForId("block-vote").Count(BltReader.ReadFile(Repository.PathOf("seeds", "model-election.blt")));
        Assert.Contains("Votes not given", Table(block).Descendants("th").Select(e => e.Value));
        Assert.Contains("Non-transferable papers", Table(Counts.Model).Descendants("th").Select(e => e.Value));
        Assert.Contains("Fractions disregarded", Table(Counts.Model).Descendants("th").Select(e => e.Value));
    }

    [Fact]
    public void A_count_without_transfers_is_not_taken_for_one_by_keep_values()
    {
        var stopped = Rules.Scotland2011.Count(Electorates.Of(["Ann", "Bob", "Cal"], (2, [1]), (2, [2])), 1);
        Assert.NotNull(stopped.Undecided);
        Assert.Equal("No papers moved.",
            Page(stopped).Descendants("section").Single(e => e.Attribute("id")!.Value == "flow").Elements("p").Single().Value);
        var meek = Rules.ForId("meek-nz").Count(Electorates.Of(["Ann", "Bob", "Cal"], (9, [1, 2]), (3, [2]), (2, [3])), 2);
        Assert.StartsWith("These rules count all papers afresh", Page(meek).Descendants("section")
            .Single(e => e.Attribute("id")!.Value == "flow").Elements("p").Single().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ann Greenwood", "Green", "Ann Greenwood, Green")]
    [InlineData("Cindy", "Ind", "Cindy, Ind")]
    [InlineData("Ann Smith (Green)", "green", "Ann Smith (Green)")]
    [InlineData("Ann Smith, Scottish Green Party", "Scottish Green Party", "Ann Smith, Scottish Green Party")]
    [InlineData("Ann Scottish National Party (SNP)", "Scottish National Party (SNP)", "Ann Scottish National Party (SNP)")]
    [InlineData("Evergreen", "green", "Evergreen, green")]
    [InlineData("Ann", "", "Ann, Blue column")]
    public void The_party_is_named_unless_the_name_ends_with_it(string name, string party, string shown)
    {
        var builder = new ElectorateBuilder(2);
        builder.Add(3, 1);
        builder.Add(2, 2);
        var result = Rules.Irv.Count(
            builder.Build(new Candidate[] { new(1, name) { Party = party, Group = "Blue column" }, new(2, "Bob") }), 1);
        Assert.Equal($"{shown}, at stage 1", Page(result).Descendants("ol").First().Element("li")!.Value);
        using var sheet = new StringWriter { NewLine = "\n" };
        TextSheet.Write(result, sheet);
        Assert.Contains($"  1.  {shown}, at stage 1\n", sheet.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_guarded_is_said_and_two_called_alike_are_told_from_one_called_with_a_number()
    {
        var election = new ElectorateBuilder(4);
        election.Add(5, 1, 2);
        election.Add(4, 2);
        election.Add(3, 3);
        election.Add(1, 4);
        var named = election.Build("Ann", "Ann", "Ann (1)", "Dee").Guard([4]);
        var page = Page(Rules.ForId("meek-nz").Count(named, 2));
        var facts = page.Descendants("dl").First().Elements("div")
            .ToDictionary(e => e.Element("dt")!.Value, e => Display.Clean(e.Element("dd")!.Value));
        Assert.Contains("Dee", facts["Not excludable"], StringComparison.Ordinal);
        Assert.Equal(["Ann (1)", "Ann (2)", "Ann (1) (3)", "Dee"],
            page.Descendants("table").First(e => e.Attribute("class")?.Value == "sheet").Descendants("bdi").Take(4).Select(e => e.Value));
    }

    [Fact]
    public void A_large_count_leaves_out_the_bands_of_what_is_kept_and_says_so()
    {
        var builder = new ElectorateBuilder(160);
        for (int n = 1; n <= 160; n++) builder.Add(160 + n, [.. Enumerable.Range(0, 160).Select(i => (n + i - 1) % 160 + 1)]);
        var result = Rules.Irv.Count(builder.Build([.. Enumerable.Range(1, 160).Select(n => $"C{n}")]), 1, Decisions.FromSeed("x", 160));
        var plan = new FlowPlan(result);
        Assert.Equal(plan.Blocks.Count <= 20_000, plan.Whole);
        Assert.Equal(plan.Whole, plan.Bands.Any(band => band.Kept));
        Assert.Equal(plan.Whole, !Page(result).Descendants("p").Any(e => e.Value.Contains("kept have no bands", StringComparison.Ordinal)));
    }

    static XElement Page(CountResult result) => HtmlSheetTests.Sound(HtmlSheetTests.Page(result));

    static XElement Table(CountResult result) => Page(result).Descendants("section").Single(e => e.Attribute("id")!.Value == "table");

    static IEnumerable<string[]> Rows(CountResult result, string section) =>
        Page(result).Descendants("section").Single(e => e.Attribute("id")!.Value == section).Descendants("tr")
            .Select(tr => tr.Elements().Select(e => e.Value).ToArray());
}
