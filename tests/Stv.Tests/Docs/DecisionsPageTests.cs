using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Stv.Tests.Formats;

namespace Stv.Tests.Docs;

/// <summary>What <c>docs/decisions.md</c> shows is so.</summary>
public class DecisionsPageTests
{
    static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "decisions.md"));

    [Fact]
    public void The_file_shown_is_valid_and_read()
    {
        string file = Regex.Match(Page, "```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Empty(JsonSchema.Load("decisions.schema.json").Faults(file));
        using var memory = new MemoryStream();
        DecisionsJson.Write(DecisionsJson.Read(Utf8.Stream(file)), memory);
        Assert.Equal(file, Encoding.UTF8.GetString(memory.ToArray()));
    }

    [Fact]
    public void The_line_shown_is_the_line_printed() =>
        Assert.Contains($"\n{DecisionsJson.Entry(new(9, Purpose.Exclude, "52", [3, 7]))}\n", Page, StringComparison.Ordinal);

    [Fact]
    public void The_order_shown_is_made_from_the_seed_shown()
    {
        string seed = Regex.Match(Page, "seed='(.*?)'").Groups[1].Value;
        var lines = Regex.Matches(Page, "^([0-9a-f]{64})  ([0-9]+)$", RegexOptions.Multiline);
        Assert.Equal([1, 3, 2, 4], lines.Select(line => int.Parse(line.Groups[2].Value)));
        Assert.Equal([1, 3, 2, 4], Decisions.FromSeed(seed, 4).Order);
        Assert.All(lines, line => Assert.Equal(line.Groups[1].Value,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{line.Groups[2].Value}")))));
        Assert.Contains("which is the order 1, 3, 2, 4.", Page, StringComparison.Ordinal);
    }
}
