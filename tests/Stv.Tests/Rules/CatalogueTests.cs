using System.Text.RegularExpressions;

namespace Stv.Tests;

/// <summary>Every rule in the catalogue.</summary>
public static class Catalogue
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];

    /// <summary>The folder of the repository that holds a rule's cases.</summary>
    public static string Cases(string id) => Repository.PathOf("tests", "Stv.Tests", "Cases", id);
}

/// <summary>What must exist for a rule to be in the catalogue: its file and its line there, a case folder, a page.</summary>
public partial class CatalogueTests
{
    [Fact]
    public void Ids_and_names_are_unique()
    {
        Assert.Equal(Rules.All.Length, Rules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(Rules.All.Length, Rules.All.Select(rule => rule.Name).Distinct().Count());
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void A_rule_is_found_by_its_id(string id)
    {
        Assert.Matches(Kebab(), id);
        var rule = Rules.ForId(id);
        Assert.Same(rule, Rules.Find(id));
        Assert.Same(rule, Assert.Single(Rules.All, r => r.Id == id));
        Assert.Equal(id, rule.ToString());
        Assert.Null(Rules.Find(id + "-"));
    }

    [Theory]
    [InlineData("Scotland-2011", "scotland-2011")]
    [InlineData("IRV", "irv")]
    [InlineData("Northern-Ireland-None", "northern-ireland")]
    public void An_id_is_found_in_letters_of_either_case(string written, string id)
    {
        Assert.Equal(id, Rules.ForId(written).Id);
        Assert.Same(Rules.ForId(id), Rules.Find(written));
    }

    [Theory]
    [InlineData("scotland", "did you mean scotland-2011 or scotland-2011-strict?")]
    [InlineData("ERS-97", "did you mean ers97?")]
    [InlineData("act 2021", "did you mean act-2021")]
    [InlineData("Scottish", "did you mean scotland-2011 or scotland-2011-strict?")]
    [InlineData("New Zealand", "did you mean meek-nz or meek-nz-act?")]
    [InlineData("xyz", "there are scotland-2011, scotland-2011-strict, ")]
    [InlineData("", "there are scotland-2011, scotland-2011-strict, ")]
    public void What_is_no_id_is_refused_with_what_may_be_meant(string written, string hint)
    {
        Assert.Null(Rules.Find(written));
        var error = Assert.Throws<ArgumentException>("id", () => Rules.ForId(written));
        Assert.StartsWith($"There is no rule set \"{written}\"; {hint}", error.Message, StringComparison.Ordinal);
    }

    // Another name is nobody's id, is no rule set of its own, and stands in the page of the one it is a name of.
    [Fact]
    public void Another_name_finds_its_rule_and_its_page_says_so()
    {
        string[] others = [.. Rules.All.SelectMany(rule => rule.Aliases)];
        Assert.Equal(["northern-ireland-none"], others);
        Assert.Equal(others.Length, others.Distinct().Count());
        Assert.Empty(others.Intersect(Rules.All.Select(rule => rule.Id)));
        foreach (var rule in Rules.All)
            foreach (string other in rule.Aliases)
            {
                Assert.Matches(Kebab(), other);
                Assert.Same(rule, Rules.Find(other));
                Assert.Same(rule, Rules.ForId(other));
                string page = File.ReadAllText(Repository.PathOf("docs", "rules", rule.Id + ".md"));
                Assert.Contains($"Also called `{other}`", page, StringComparison.Ordinal);
            }
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void A_rule_says_what_it_is(string id)
    {
        var rule = Rules.ForId(id);
        Assert.All(new[] { rule.Name, rule.Law, rule.Evidence.Text }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.NotEmpty(rule.Clauses);
        Assert.Equal(rule.Clauses.Length, rule.Clauses.Select(clause => clause.Number).Distinct().Count());
        Assert.All(rule.Clauses, clause =>
        {
            Assert.False(string.IsNullOrWhiteSpace(clause.Number));
            Assert.EndsWith(".", clause.Text, StringComparison.Ordinal);
        });
    }

    // A law's name beside its rule file would be a special case in what serves all laws.
    [Fact]
    public void Only_rule_files_and_the_catalogue_name_a_jurisdiction()
    {
        string domain = Repository.PathOf("src", "Stv"), rules = Path.Combine(domain, "Rules"),
            catalogue = Path.Combine(domain, "Catalogue");
        string[] files = [.. Directory.GetFiles(domain, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetDirectoryName(file) is var folder && folder != rules && folder != catalogue)];
        Assert.Contains(files, file => file.EndsWith("Count.cs", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => Jurisdictions().IsMatch(File.ReadAllText(file)));
        Assert.Contains(Directory.GetFiles(rules), file => Jurisdictions().IsMatch(File.ReadAllText(file)));
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void A_rule_has_a_page_and_a_case(string id)
    {
        string page = Repository.PathOf("docs", "rules", id + ".md");
        Assert.True(File.Exists(page), $"{page} is missing.");
        string[] headings = ["What it does", "Its law", "Choices", "Evidence", "Unverified"];
        Assert.Equal(headings.Select(heading => "## " + heading),
            File.ReadLines(page).Where(line => headings.Any(heading => line == "## " + heading)));
        Assert.True(Directory.Exists(Catalogue.Cases(id)), $"{Catalogue.Cases(id)} is missing.");
        Assert.NotEmpty(Directory.GetFiles(Catalogue.Cases(id), "*.blt"));
    }

    [Fact]
    public void Every_case_folder_and_page_is_of_a_rule()
    {
        string[] ids = [.. Rules.All.Select(rule => rule.Id)];
        Assert.Empty(Directory.GetDirectories(Repository.PathOf("tests", "Stv.Tests", "Cases")).Select(Path.GetFileName).Except(ids));
        Assert.Empty(Directory.GetFiles(Repository.PathOf("docs", "rules"), "*.md").Select(Path.GetFileNameWithoutExtension)
            .Except([.. ids, "README"]));
    }

    [GeneratedRegex("Scot(land|tish)|Ireland|Irish|Senate|Australia|Hare-?Clark|Labour|ERS97|Electoral Reform|Zealand|\\bACT\\b")]
    private static partial Regex Jurisdictions();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
