using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Stv.Toolbox;

/// <summary>A file in RCTab's form or the universal one, read as RCVis reads it: names from the first round, each acted on once.</summary>
sealed class FlowFile
{
    public const string Exhausted = "exhausted", Residual = "residual surplus";

    public sealed record Act(bool Elected, string Name, Dictionary<string, Ratio> Transfers);

    public sealed record Round(Dictionary<string, Ratio> Tally, List<Act> Acts, JsonElement Json);

    FlowFile(JsonElement root)
    {
        Root = root;
        foreach (var round in root.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(Rounds.Count + 1, round.GetProperty("round").GetInt32());
            var acts = round.GetProperty("tallyResults").EnumerateArray().Select(act =>
            {
                string[] kinds = [.. act.EnumerateObject().Select(member => member.Name)];
                Assert.Equal("transfers", kinds[1]);
                Assert.Contains(kinds[0], new[] { "elected", "eliminated" });
                return new Act(kinds[0] == "elected", act.GetProperty(kinds[0]).GetString()!, Votes(act.GetProperty("transfers")));
            });
            Rounds.Add(new(Votes(round.GetProperty("tally")), [.. acts], round));
        }
    }

    public JsonElement Root { get; }

    public List<Round> Rounds { get; } = [];

    /// <summary>Who is acted on and how, in order.</summary>
    public IEnumerable<(bool Elected, string Name)> Acts => Rounds.SelectMany(round => round.Acts).Select(act => (act.Elected, act.Name));

    public static FlowFile Of(Action<CountResult, Stream> write, CountResult result)
    {
        using var memory = new MemoryStream();
        write(result, memory);
        return Read(Encoding.UTF8.GetString(memory.ToArray()));
    }

    public static FlowFile Read(string json) => new(JsonDocument.Parse(json, new() { AllowDuplicateProperties = false }).RootElement);

    /// <summary>What must hold of any such file.</summary>
    public void Check()
    {
        Assert.Equal(Acts.Count(), Acts.Select(act => act.Name).Distinct().Count());
        HashSet<string> everybody = [.. Rounds.SelectMany(round => round.Tally.Keys)], eliminated = [];
        Assert.True(everybody.SetEquals(Rounds.Count > 0 ? Rounds[0].Tally.Keys : []));
        foreach (var (now, next) in Rounds.Zip(Rounds.Skip(1)))
        {
            Dictionary<string, Ratio> votes = new(now.Tally);
            foreach (var act in now.Acts)
            {
                foreach (var (to, moved) in act.Transfers)
                {
                    Assert.False(moved.IsZero);
                    Assert.True(moved.Sign > 0 || to == Residual, $"{moved} to {to}");
                    votes[act.Name] -= moved;
                    if (to is not (Exhausted or Residual)) votes[to] += moved;
                }
            }
            foreach (var act in now.Acts.Where(act => !act.Elected))
            {
                Assert.True(votes.Remove(act.Name, out var left) && left.IsZero, $"{act.Name} is eliminated and keeps {left}");
                eliminated.Add(act.Name);
            }
            Assert.Equal(votes.OrderBy(one => one.Key, StringComparer.Ordinal), next.Tally.OrderBy(one => one.Key, StringComparer.Ordinal));
        }
        if (Rounds.Count > 0) Assert.All(Rounds[^1].Acts, act => Assert.True(act.Elected && act.Transfers.Count == 0));
    }

    /// <summary>All votes to a receiver that is nobody, in the rounds before one.</summary>
    public Ratio Sum(string receiver, int rounds) => Rounds.Take(rounds).SelectMany(round => round.Acts)
        .Aggregate(default(Ratio), (sum, act) => sum + act.Transfers.GetValueOrDefault(receiver));

    static Dictionary<string, Ratio> Votes(JsonElement map) =>
        map.EnumerateObject().ToDictionary(one => one.Name, one => Number(one.Value));

    public static Ratio Number(JsonElement number)
    {
        bool text = number.ValueKind == JsonValueKind.String;
        string digits = text ? number.GetString()! : number.GetRawText();
        // RCTab writes what is next to nothing with an exponent.
        if (digits.Contains('E', StringComparison.Ordinal))
            digits = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        var votes = Ratio.Parse(digits);
        // The pattern of the texts knows no sign.
        Assert.Equal(text, votes.Sign >= 0);
        return votes;
    }
}
