using System.CommandLine.Completions;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stv.Tests.Docs;

/// <summary>What the pages of docs list is what there is.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void The_index_of_rules_is_the_catalogue()
    {
        var expected = Rules.All.Select(rule =>
            $"| [`{rule.Id}`]({rule.Id}.md) | {rule.Name} | {rule.Law} | {ReadMeTests.InWords(rule.Evidence.Level)} |");
        Assert.Equal(expected, Lines("docs/rules/README.md").Where(line => line.StartsWith("| [`", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_index_of_formats_has_every_page_and_every_format_of_the_command()
    {
        string index = Read("docs/formats/README.md");
        Assert.All(
            Directory.GetFiles(Repository.PathOf("docs", "formats"), "*.md").Select(file => Path.GetFileName(file))
                .Where(name => name != "README.md"),
            name => Assert.Contains($"]({name}", index, StringComparison.Ordinal));
        using var nowhere = new StringWriter();
        var count = Stv.Cli.Program.Root(new() { In = () => Stream.Null, Out = Stream.Null, Error = nowhere })
            .Subcommands.Single(command => command.Name == "count");
        var formats = count.Options.Single(option => option.Name == "--format").GetCompletions(CompletionContext.Empty)
            .Select(format => format.Label).ToList();
        Assert.Contains("html", formats);
        Assert.Equal(formats.Order(), FormatRow().Matches(index.Split("\n## Written\n")[1]).Select(row => row.Groups[1].Value).Order());
    }

    [Fact]
    public void The_page_of_the_result_has_the_members_of_the_schema()
    {
        using var schema = JsonDocument.Parse(Read("docs/result.schema.json"));
        string[] parts = Read("docs/result.md").Split("\n## A stage\n");
        var stage = schema.RootElement.GetProperty("properties").GetProperty("stages").GetProperty("items");
        if (stage.TryGetProperty("$ref", out var name))
            stage = schema.RootElement.GetProperty("$defs").GetProperty(name.GetString()!.Split('/')[^1]);
        Assert.Equal(Members(schema.RootElement), Shown(parts[0]));
        Assert.Equal(Members(stage), Shown(parts[1]));
        var hand = Rules.Scotland2011.Count(BltReader.ReadFile(Repository.PathOf("docs", "village-hall.blt")));
        Assert.Contains(Block("json").Match(parts[1]).Groups[1].Value.Trim(), ResultJson.ToText(hand), StringComparison.Ordinal);

        static IEnumerable<string> Members(JsonElement of) =>
            of.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order();

        static IEnumerable<string> Shown(string text) => MemberRow().Matches(text).Select(row => row.Groups[1].Value).Order();
    }

    [Fact]
    public void What_the_page_of_adding_a_rule_shows_stands_in_rule_files()
    {
        string page = Read("docs/adding-a-rule.md");
        string[] rules =
        [
            .. ((string[])["Rules", "Catalogue"]).SelectMany(folder => Directory.GetFiles(Repository.PathOf("src", "Stv", folder), "*.cs"))
                .Append(Repository.PathOf("samples", "ClubRules", "Program.cs"))
                .Select(file => File.ReadAllText(file).ReplaceLineEndings("\n")),
        ];
        var snippets = Block("csharp").Matches(page);
        Assert.InRange(snippets.Count, 6, 20);
        Assert.All(snippets, snippet =>
            Assert.Contains(rules, rule => rule.Contains($"\n{snippet.Groups[1].Value}", StringComparison.Ordinal)));
        // The verbs are those of the counts.
        string counting = string.Concat(Directory.GetFiles(Repository.PathOf("src", "Stv", "Counting"), "*.cs").Select(File.ReadAllText));
        foreach (string verb in MemberRow().Matches(page).Select(row => row.Groups[1].Value))
            Assert.Matches($@"(public|protected) (void|Clause) {verb}\(", counting);
        foreach (Match grouping in Groupings().Match(page).Groups[1].Value.Split('`').Select(word => Word().Match(word))
            .Where(word => word.Success))
            Assert.Contains($"public static Grouping {grouping.Value} ", counting, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_term_has_one_line_and_stands_once()
    {
        string[] rows = [.. Lines("docs/terminology.md").Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];
        Assert.True(rows.Length > 40, $"{rows.Length} terms");
        Assert.All(rows, row => Assert.Equal(4, row.Split('|').Length));
        var terms = rows.SelectMany(row => row.Split('|')[1].Split(',')).Select(term => term.Trim()).ToList();
        Assert.Equal(terms.Distinct(), terms);
    }

    static string Read(string path) => File.ReadAllText(Repository.PathOf(path.Split('/')));

    static string[] Lines(string path) => Read(path).Split('\n');

    static Regex Block(string language) => new($"```{language}\n(.*?)```", RegexOptions.Singleline);

    [GeneratedRegex(@"^\| [^|]+ \| `([a-z][a-z-]*)` \|", RegexOptions.Multiline)]
    private static partial Regex FormatRow();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex MemberRow();

    [GeneratedRegex(@"is said by `Batches`:([^.]*)\.")]
    private static partial Regex Groupings();

    [GeneratedRegex(@"^[A-Z]\w+$")]
    private static partial Regex Word();
}
