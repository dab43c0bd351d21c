using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Stv.Tests.Formats;

public partial class HtmlSheetTests
{
    [Theory, MemberData(nameof(CaseTests.Cases), MemberType = typeof(CaseTests))]
    public void Every_case_makes_a_sound_page_whose_table_has_the_figures_of_the_result(string id, string name)
    {
        string path = Path.Combine(Catalogue.Cases(id), name);
        var rule = Rules.ForId(id);
        var result = rule.Count(BltReader.ReadFile(path + ".blt", new() { KeepOrder = rule.NeedsOrder }));
        var page = Sound(Page(result));
        SameFigures(result, page);
    }

    [Fact]
    public void Names_that_would_be_markup_are_text_and_harmless()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var result = Counts.Random(seed);
            SameFigures(result, Sound(Page(result)));
        }
        string[] names =
        [
            "<script>alert(1)</script>", "\" onmouseover=\"alert(2)", "' autofocus onfocus='alert(3)",
            "</title></style><img src=x onerror=alert(4)>", new string('W', 300), "👩‍👩‍👧 Émile", "مرشح", "&lt;&amp;", "a\u0000b\u202Ec",
        ];
        var builder = new ElectorateBuilder(names.Length);
        for (int n = 1; n <= names.Length; n++) builder.Add(n, n, n % names.Length + 1);
        var hostile = Rules.Scotland2011.Count(builder.Build(names.Select((given, i) => new Candidate(i + 1, given) { Party = given })), 3,
            Decisions.FromSeed("x", names.Length))
            with
        { Title = names[3] };
        var page = Sound(Page(hostile));
        Assert.Equal(["script", "script"],
            page.Descendants().Select(e => e.Name.LocalName).Where(tag => tag is "script" or "img" or "iframe" or "object" or "link"));
        // The first of them is no script but data.
        var data = page.Descendants("script").First();
        Assert.Equal("application/json", data.Attribute("type")!.Value);
        Assert.DoesNotContain('<', data.Value);
        using var json = System.Text.Json.JsonDocument.Parse(data.Value);
        Assert.Equal(names[0], json.RootElement.GetProperty("candidates")[0].GetProperty("name").GetString());
        var shown = page.Descendants("bdi").Select(e => e.Value).ToHashSet();
        Assert.Contains(names[0], shown);
        Assert.Contains(names[1], shown);
        Assert.Contains(names[3], shown);
        Assert.Contains("a\uFFFDb\uFFFDc", shown);
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        string text = Page(Counts.Model);
        Assert.DoesNotContain("http:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Sound(text).Descendants().SelectMany(e => e.Attributes()), a =>
            a.Name == "src" || a.Name == "href" && a.Value[0] != '#');
    }

    [Fact]
    public void It_opens_with_the_answer_and_has_every_stage_in_the_words_of_the_text_sheet()
    {
        var page = Sound(Page(Counts.Model));
        var first = page.Descendants("section").First();
        Assert.Equal("answer", first.Attribute("id")!.Value);
        Assert.Equal(Counts.Model.Elected.Select(n => Counts.Model.Candidate(n).Name),
            first.Descendants("ol").Single().Descendants("bdi").Select(e => e.Value));
        Assert.Contains(first.Descendants("dd"), e => e.Value == "108.00000 (clause 47)");

        using var sheet = new StringWriter { NewLine = " " };
        TextSheet.Write(Counts.Model, sheet, 1_000);
        foreach (var stage in Counts.Model.Stages)
        {
            var article = page.Descendants("article").Single(e => e.Attribute("id")!.Value == $"stage-{stage.Number}");
            Assert.Contains(article.Element("h3")!.Value, sheet.ToString(), StringComparison.Ordinal);
            Assert.All(article.Element("ul")!.Elements("li"), li => Assert.Contains(li.Value, sheet.ToString(), StringComparison.Ordinal));
            var moved = article.Descendants("details").Descendants("tr").Skip(1)
                .Select(tr => string.Join('|', tr.Elements().Select(cell => cell.Value)));
            Assert.Equal(stage.Transfers.Length, moved.Count());
        }
        var clauses = page.Descendants("section").Single(e => e.Attribute("id")!.Value == "law").Descendants("dt").Select(e => e.Value)
            .ToList();
        Assert.All(Counts.Model.Stages, stage => Assert.Contains(stage.Cite, clauses));
    }

    [Fact]
    public void Every_transfer_and_every_block_of_the_drawing_has_its_figures()
    {
        var drawing = Sound(Page(Counts.Model)).Descendants("g").Single();
        var bands = drawing.Elements("path").Where(e => e.Attribute("class")!.Value.StartsWith("moved", StringComparison.Ordinal))
            .Select(e => e.Element("title")!.Value).ToList();
        Assert.Equal(Counts.Model.Stages.Sum(s =>
            s.Transfers.Where(t => t.To != Transfer.Loss).Select(t => (t.From, t.To)).Distinct().Count()), bands.Count);
        Assert.Contains("Stage 2: 6.79070 from Smith to Carpenter", bands);
        Assert.Contains(drawing.Elements("rect"), e => e.Value == "Smith after stage 1: 134.00000");
    }

    [Fact]
    public void On_paper_the_drawing_stands_in_pieces_that_miss_no_stage()
    {
        var electorate = Electorates.Of(14, n => (100 + 10 * n, [n, n % 14 + 1]));
        foreach (var result in (CountResult[])[Counts.Model, Rules.Scotland2011.Count(electorate, 1)])
        {
            var page = Sound(Page(result));
            int[] columns = [.. page.Descendants("text").Where(e => e.Attribute("class")!.Value == "stage-number")
                .Select(e => int.Parse(e.Attribute("x")!.Value))];
            Assert.Equal(result.Stages.Length, columns.Length);
            var pieces = page.Descendants("svg").Where(e => e.Attribute("class")?.Value == "piece")
                .Select(e => e.Attribute("viewBox")!.Value.Split(' '))
                .Select(box => (Left: int.Parse(box[0]), Right: int.Parse(box[0]) + int.Parse(box[2]))).ToList();
            Assert.Equal(result.Stages.Length > 11 ? 2 : 1, pieces.Count);
            // A band between two columns is whole in some piece.
            for (int i = 1; i < columns.Length; i++)
                Assert.Contains(pieces, piece => piece.Left < columns[i - 1] && columns[i] < piece.Right);
        }
    }

    [Theory]
    [InlineData("scotland-2011")]
    [InlineData("ers97")]
    [InlineData("meek-nz")]
    [InlineData("block-vote")]
    public void Votes_at_the_end_are_told_by_where_and_why_and_add_up(string id)
    {
        var result = Rules.ForId(id).Count(BltReader.ReadFile(Repository.PathOf("seeds", "model-election.blt")));
        var rows = Sound(Page(result)).Descendants("section").Single(e => e.Attribute("id")!.Value == "papers").Elements("table").Last()
            .Descendants("tr").Skip(1)
            .Select(tr => (What: tr.Element("th")!.Value, Votes: Ratio.Parse(tr.Element("td")!.Value))).ToList();
        Assert.Equal("All", rows[^1].What);
        Assert.Equal(result.Votes, rows[^1].Votes);
        Assert.Equal(result.Votes, rows.SkipLast(1).Aggregate(default(Ratio), (sum, row) => sum + row.Votes));
        var last = result.Stages[^1];
        Assert.Equal(last.Exhausted + last.Loss, rows.Skip(2).SkipLast(1).Aggregate(default(Ratio), (sum, row) => sum + row.Votes));
        if (id is "ers97" or "scotland-2011")
            Assert.Contains(rows, row => row.What.EndsWith("that ended without having elected anybody", StringComparison.Ordinal));
        Assert.Equal(id == "ers97", rows.Any(row => row.What.StartsWith("Inactive: set aside", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lots_are_listed_with_the_file_that_gives_them_again_and_a_missing_one_with_its_line()
    {
        var tied = Electorates.Of(["Ann", "Bob", "Cal"], (2, [1]), (2, [2]), (3, [3]));
        var missing = Rules.Irv.Count(tied, 1);
        var asks = Sound(Page(missing));
        Assert.Contains("A lot is needed", asks.Descendants("h2").First().Value, StringComparison.Ordinal);
        string asked = asks.Descendants("pre").Select(e => e.Value).Distinct().Single();
        Assert.Contains(DecisionsJson.Entry(missing.Undecided!), asked, StringComparison.Ordinal);

        var drawn = Rules.Irv.Count(tied, 1, new Decisions([new(missing.Undecided!.Purpose, missing.Undecided.Tied, 2)], []));
        string file = Sound(Page(drawn)).Descendants("pre").Single().Value;
        Assert.Equal(ResultJson.ToText(drawn), ResultJson.ToText(Again(file)));
        Assert.Equal(ResultJson.ToText(drawn), ResultJson.ToText(Again(asked.Replace("?", "2", StringComparison.Ordinal))));

        CountResult Again(string decisions) => Rules.Irv.Count(tied, 1, DecisionsJson.Read(Utf8.Stream(decisions)));
    }

    [Fact]
    public void The_file_for_a_second_lot_has_the_first_in_it()
    {
        var tied = Electorates.Of(["Ann", "Bob", "Cal", "Dan"], (2, [1]), (2, [2]), (3, [3]), (3, [4]));
        CountResult Count(string decisions) => Rules.Irv.Count(tied, 1, DecisionsJson.Read(Utf8.Stream(decisions)));
        string first = ToComplete(Count("{}")), second = ToComplete(Count(first.Replace("?", "1", StringComparison.Ordinal)));
        Assert.Contains("\"tied\": [1, 2], \"chosen\": 1 },", second, StringComparison.Ordinal);
        Assert.Contains("\"chosen\": ? }", second, StringComparison.Ordinal);

        string ToComplete(CountResult result) => Sound(Page(result)).Descendants("pre").First().Value;
    }

    [Fact]
    public void What_the_count_was_made_from_is_said_where_it_is_known()
    {
        using var text = new StringWriter { NewLine = "\n" };
        HtmlSheet.Write(Counts.Model, text,
            new("stv 1.2.3") { Input = "ward <7>.blt", Sha256 = "ab12", Command = "stv count 'ward <7>.blt'" });
        var repeat = Sound(text.ToString()).Descendants("section").Single(e => e.Attribute("id")!.Value == "repeat");
        Assert.Subset(repeat.Descendants("dd").Select(e => e.Value).ToHashSet(),
            new HashSet<string> { "ward <7>.blt", "ab12", "stv 1.2.3", "stv count 'ward <7>.blt'", "scotland-2011" });
        Assert.DoesNotContain("id=\"repeat\"", Page(Counts.Model), StringComparison.Ordinal);
    }

    [Fact]
    public void Parties_have_one_colour_each_and_are_named()
    {
        var builder = new ElectorateBuilder(3);
        builder.Add(3, 1, 2);
        builder.Add(2, 2, 1);
        builder.Add(2, 3);
        var result = Rules.Irv.Count(builder.Build(new Candidate[] { new(1, "Ann") { Party = "Reds" }, new(2, "Bob") { Party = "Blues" },
            new(3, "Cal") { Party = "Reds" } }), 1, Decisions.InOrder([2, 3, 1]));
        var page = Sound(Page(result));
        var parties = page.Descendants("ul").Single(e => e.Attribute("class")?.Value == "parties").Elements("li").Select(e => e.Value);
        Assert.Equal(["Reds: 1 seat of 2 candidates", "Blues: 0 seats of 1 candidate"], parties);
        var bars = page.Descendants("table").First(e => e.Attribute("class")?.Value == "bars").Descendants("tr").Skip(1)
            .ToDictionary(tr => tr.Element("th")!.Value, tr => tr.Descendants("div").First().Attribute("class")!.Value);
        Assert.Equal(bars["Ann"], bars["Cal"]);
        Assert.NotEqual(bars["Ann"], bars["Bob"]);
        // Another order of election leaves them as they are.
        var other = Sound(Page(result with { Elected = [2] }));
        Assert.Equal(bars["Ann"], other.Descendants("table").First(e => e.Attribute("class")?.Value == "bars").Descendants("tr")
            .Single(tr => tr.Element("th")!.Value == "Ann").Descendants("div").First().Attribute("class")!.Value);
    }

    internal static string Page(CountResult result)
    {
        using var text = new StringWriter { NewLine = "\n" };
        HtmlSheet.Write(result, text);
        return text.ToString();
    }

    /// <summary>The page as a tree: every element ended, every id once, every link within the page to somewhere.</summary>
    internal static XElement Sound(string page)
    {
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        // In XML the two elements that are our own text would be markup, and elements without an end have a slash.
        string xml = Own().Replace(page["<!DOCTYPE html>".Length..], m => $"<{m.Groups[1].Value}/>");
        var tree = XElement.Parse(Alone().Replace(xml, m => $"{m.Value[..^1]}/>"));
        var ids = tree.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(tree.Descendants("a"), a => Assert.Contains(a.Attribute("href")!.Value[1..], ids));
        Assert.DoesNotContain(tree.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        return tree;
    }

    /// <summary>Every figure of the official table is that of the result, printed with as many places as the page prints.</summary>
    static void SameFigures(CountResult result, XElement page)
    {
        if (result.Stages.IsEmpty) return;
        var shown = Shown.Decisive(result);
        var figures = new Figures(shown);
        int compared = 0;
        foreach (var table in page.Descendants("table").Where(e => e.Attribute("class")?.Value == "sheet"))
        {
            var rows = table.Descendants("tr").Skip(2).ToList();
            foreach (var candidate in result.Candidates)
            {
                foreach (var cell in rows[candidate.Number - 1].Elements("td").Where(td => td.Attribute("class")!.Value == "number"))
                {
                    var stage = result.Stages.Single(s => $"{s.Number}" == cell.Attribute("data-stage")!.Value);
                    string votes = cell.Nodes().OfType<XText>().Single().Value;
                    Assert.Equal(votes == "–" ? figures.Votes(0) : votes, figures.Votes(stage.Votes[candidate.Number]));
                    compared++;
                }
            }
        }
        Assert.Equal(shown.Stages.Length * result.Candidates.Length, compared);
    }

    [GeneratedRegex("<(style|script)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Own();

    [GeneratedRegex("<(meta|br|input)[^>]*>")]
    private static partial Regex Alone();
}
