using System.Text.RegularExpressions;

namespace Stv.Tests.Docs;

/// <summary>Each package has a page of its own, and what it shows has been run: samples, and the lines of the tests below.</summary>
public sealed partial class PackageReadMeTests
{
    public static TheoryData<string> Packages => ["Stv", "Stv.Formats", "Stv.Simulation", "Stv.Testing", "Stv.Cli"];

    [Theory, MemberData(nameof(Packages))]
    public void What_a_page_shows_has_been_run(string package)
    {
        string page = Read("src", package, "README.md");
        Assert.StartsWith(package == "Stv.Cli" ? "# stv\n" : $"# {package}\n", page, StringComparison.Ordinal);
        // Whoever reads it has no repository.
        Assert.DoesNotContain("](", page, StringComparison.Ordinal);
        string[] run =
        [
            Lines(Read("samples", "CountAFile", "Program.cs")), Lines(Read("samples", "CountInMemory", "Program.cs")),
            Lines(Read("samples", "ClubTests", "ClubTests.cs")), Lines(Read("tests", "Stv.Tests", "Docs", "PackageReadMeTests.cs")),
        ];
        var shown = CSharp().Matches(page).Select(match => Lines(match.Groups[1].Value)).ToList();
        Assert.Equal(package switch { "Stv" => 4, "Stv.Formats" => 3, "Stv.Simulation" or "Stv.Testing" => 1, _ => 0 }, shown.Count);
        Assert.All(shown, block => Assert.Contains(run, text => text.Contains(block, StringComparison.Ordinal)));
    }

    /// <summary>Types and members that a page names are there.</summary>
    [Theory, MemberData(nameof(Packages))]
    public void What_a_page_names_is_there(string package)
    {
        var types = new[] { typeof(Rule), typeof(BltReader), typeof(ElectorateSpecification), typeof(Stv.Testing.Laws) }
            .SelectMany(type => type.Assembly.GetExportedTypes()).ToList();
        HashSet<string> known =
        [
            .. types.Select(type => type.Name), .. types.SelectMany(type => type.GetMembers()).Select(member => member.Name),
            "JsonSerializer", "Deserialize", "STV_CASES", "STV_REPLAY",
        ];
        string page = CSharp().Replace(Read("src", package, "README.md"), "");
        string[] named = [.. Named().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Equal(package != "Stv.Cli", named.Length > 0);
        Assert.All(named, name => Assert.Contains(name, known));
    }

    [Fact]
    public void Papers_lots_and_tests_are_as_the_page_of_Stv_has_them()
    {
        var papers = new ElectorateBuilder(["Ann", "Bob", "Cal", "Dot"]);   // new ElectorateBuilder() learns names
        papers.Add("Ann", "Bob");
        papers.Add(4, "Bob", "Cal");                                        // four papers alike
        papers.AddRanks(2, ["Ann"], ["Bob", "Cal"], [], ["Dot"]);           // two at the second rank, the third left blank
        papers.AddByCandidate(3, 2, 1, 0, 3);                               // the rank beside each candidate, 0 for none
        Electorate electorate = papers.Build().Sort();                      // sorted, a large electorate is counted faster
        Assert.Equal((10, 4, true), (electorate.Papers, electorate.Rankings, electorate.Marked));

        Assert.Equal(["Bob", "Ann"], Rules.Scotland2011.Count(electorate, seats: 2).ElectedNames);

        electorate = Electorates.Of(["Ann", "Bob"], (1, [1]), (1, [2]));
        CountResult result = Rules.Irv.Count(electorate, seats: 1);
        if (result.Undecided is { } lot)
            result = Rules.Irv.Count(electorate, 1, new Decisions([new Lot(lot.Purpose, lot.Tied, Chosen: lot.Tied[0])], order: []));
        Assert.Equal(["Bob"], result.ElectedNames);
        Assert.Equal([3, 1, 2], Decisions.InOrder(3, 1, 2).Order);
        Assert.Equal(4, Decisions.FromSeed("drawn on 5 May", candidates: 4).Order.Length);
    }

    [Fact]
    public async Task Streams_are_awaited_as_the_page_of_Formats_has_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var request = File.OpenRead(Repository.PathOf("seeds", "model-election.blt"));
        using var response = new MemoryStream();
        string sha256 = new('a', 64);
        Election election = await new BallotReader(request).ReadAsync(cancel: cancel);   // in any format
        CountResult result = Rules.Scotland2011.Count(election);
        await ResultJson.WriteAsync(result, response, cancel);
        Assert.Equal(ResultJson.ToText(result), System.Text.Encoding.UTF8.GetString(response.ToArray()));
        result = result with { Provenance = result.Provenance! with { Input = "ward.blt", Sha256 = sha256 } };
        Assert.Contains($"\"ballots\": \"ward.blt\", \"sha256\": \"{sha256}\" }}", ResultJson.ToText(result), StringComparison.Ordinal);
    }

    [Fact]
    public void An_electorate_is_drawn_as_the_page_of_Simulation_has_it()
    {
        var electorate = new ElectorateSpecification(
            [new(1, "Ann"), new(2, "Bob"), new(3, "Cal"), new(4, "Dot")], seats: 2, papers: 10_000, seed: 7,
            new PlackettLuce([4, 3, 2, 1]));
        CountResult result = Rules.MeekPrf.Count(electorate.Draw());
        Assert.Equal(10_000, result.Papers);
    }

    static string Read(params string[] path) => File.ReadAllText(Repository.PathOf(path));

    static string Lines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"`(?!Stv\b)([A-Z]\w*)")]
    private static partial Regex Named();
}
