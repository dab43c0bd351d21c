using System.Text;

namespace Stv.Tests;

/// <summary>
/// Counts every <c>Cases/RULE/NAME.blt</c> and compares the result, byte by byte, with <c>NAME.json</c> beside it. Where they
/// differ, <c>NAME.json.new</c> is written: who has checked it by hand accepts it by renaming. In an election named
/// <c>guarded-4</c> candidate 4 is guarded against exclusion, of which ballot files know nothing.
/// </summary>
public class CaseTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var rule in Rules.All.Where(rule => Directory.Exists(Catalogue.Cases(rule.Id))))
                foreach (string file in Directory.GetFiles(Catalogue.Cases(rule.Id), "*.blt").Order(StringComparer.Ordinal))
                    cases.Add(rule.Id, Path.GetFileNameWithoutExtension(file));
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_case_is_counted_as_it_was_accepted(string id, string name)
    {
        var rule = Rules.ForId(id);
        string path = Path.Combine(Catalogue.Cases(id), name);
        var election = BltReader.ReadFile(path + ".blt", new() { KeepOrder = rule.NeedsOrder });
        var result = rule.Count(name.Split('-') is ["guarded", .. var guarded] ? election.Guard(guarded.Select(int.Parse)) : election);
        byte[] actual = Encoding.UTF8.GetBytes(ResultJson.ToText(result with { Provenance = null }));
        if (File.Exists(path + ".json") && File.ReadAllBytes(path + ".json").AsSpan().SequenceEqual(actual)) return;
        File.WriteAllBytes(path + ".json.new", actual);
        Assert.Fail($"{path}.json differs from the count, which is in {name}.json.new.");
    }

    [Theory, MemberData(nameof(Catalogue.Ids), MemberType = typeof(Catalogue))]
    public void Every_result_is_of_a_case(string id)
    {
        Assert.All(Directory.GetFiles(Catalogue.Cases(id), "*.json"), file =>
            Assert.True(File.Exists(Path.ChangeExtension(file, ".blt")), $"{file} has no papers."));
    }
}
