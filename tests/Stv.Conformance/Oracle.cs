using System.Text.Json;

namespace Stv.Conformance;

/// <summary>An election as another engine counted it.</summary>
internal sealed class Oracle
{
    public Oracle(JsonElement record)
    {
        File = record.GetProperty("file").GetString()!;
        Seats = record.GetProperty("seats").GetInt32();
        Names = [.. record.GetProperty("names").EnumerateArray().Select(name => name.GetString()!)];
        Papers = record.GetProperty("ballots").GetInt64();
        Quota = Ratio.Parse(record.GetProperty("quota").GetString()!);
        Elected = Numbers(record.GetProperty("elected"));
        Stages = [.. record.GetProperty("stages").EnumerateArray().Select(stage => new OracleStage(stage, this))];
    }

    /// <param name="file">What the election is called.</param>
    /// <param name="names">Candidate n is at n − 1.</param>
    /// <param name="elected">The one candidate elected.</param>
    /// <param name="stages">What the engine showed, at least one.</param>
    public Oracle(string file, IReadOnlyList<string> names, int elected, IReadOnlyList<OracleStage> stages)
    {
        (File, Seats, Names, Elected, Stages) = (file, 1, names, [elected], stages);
        var first = stages[0].Votes.Aggregate(default(Ratio), (sum, votes) => sum + (votes ?? 0));
        (Papers, Quota) = ((long)first.Numerator, stages[0].Quota!.Value);
    }

    public string File { get; }

    public int Seats { get; }

    /// <summary>Candidate n is at n − 1.</summary>
    public IReadOnlyList<string> Names { get; }

    public long Papers { get; }

    public Ratio Quota { get; }

    public IReadOnlyList<int> Elected { get; }

    public IReadOnlyList<OracleStage> Stages { get; set; }

    internal IReadOnlyList<int> Numbers(JsonElement names) =>
        [.. names.EnumerateArray().Select(name => Names.Index().First(n => n.Item == name.GetString()).Index + 1)];
}

/// <summary>The state after one act of another engine's count.</summary>
internal sealed class OracleStage
{
    public OracleStage(int number, IReadOnlyList<Ratio?> votes, Ratio nonTransferable, Ratio quota, IReadOnlyList<int> excluded,
        IReadOnlyList<int> elected)
    {
        (Kind, Action, Number) = ("", "", number);
        (Votes, NonTransferable, Quota, Excluded, Elected) = (votes, nonTransferable, quota, excluded, elected);
    }

    public OracleStage(JsonElement stage, Oracle oracle)
    {
        Kind = stage.GetProperty("kind").GetString()!;
        var votes = stage.GetProperty("votes");
        Votes = [.. oracle.Names.Select(name => votes.TryGetProperty(name, out var text) ? Ratio.Parse(text.GetString()!) : (Ratio?)null)];
        NonTransferable = stage.TryGetProperty("nontransferable", out var idle) ? Ratio.Parse(idle.GetString()!) : null;
        Action = stage.GetProperty("action").GetString()!;
        Elected = oracle.Numbers(stage.GetProperty("elected"));
        Excluded = oracle.Numbers(stage.GetProperty("excluded"));
        Quota = stage.TryGetProperty("quota", out var quota) ? Ratio.Parse(quota.GetString()!) : null;
        Number = stage.GetProperty("n").GetInt32();
        if (stage.TryGetProperty("quotients", out var quotients))
            Quotients = [.. oracle.Names.Select(name =>
                quotients.TryGetProperty(name, out var text) ? Ratio.Parse(text.GetString()!) : (Ratio?)null)];
        if (!stage.TryGetProperty("kf", out var keep)) return;
        KeepValues =
            [.. oracle.Names.Select(name => keep.TryGetProperty(name, out var text) ? Ratio.Parse(text.GetString()!) : (Ratio?)null)];
        if (stage.TryGetProperty("threshold", out var threshold)) Quota = Ratio.Parse(threshold.GetString()!);
    }

    public string Kind { get; }

    /// <summary>What was done, in the engine's words.</summary>
    public string Action { get; }

    /// <summary>Candidate n is at n − 1; null where the engine says nothing of a candidate who withdrew.</summary>
    public IReadOnlyList<Ratio?> Votes { get; }

    /// <summary>Null where the engine does not say it.</summary>
    public Ratio? NonTransferable { get; }

    public IReadOnlyList<int> Elected { get; set; }

    public IReadOnlyList<int> Excluded { get; }

    public Ratio? Quota { get; }

    public int Number { get; }

    /// <summary>What part each candidate keeps, candidate n at n − 1; null where the engine has none or says nothing.</summary>
    public IReadOnlyList<Ratio?>? KeepValues { get; }

    /// <summary>
    /// Votes that those excluded at this stage gave to each candidate, and under 0 those that nobody received; null where the engine does
    /// not say.
    /// </summary>
    public IReadOnlyDictionary<int, Ratio>? Moved { get; init; }

    /// <summary>Quotients, candidate n at n − 1; null where the engine has none or says nothing.</summary>
    public IReadOnlyList<Ratio?>? Quotients { get; }
}
