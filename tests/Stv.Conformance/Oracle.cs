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
        ElectedAtEnd = record.TryGetProperty("end", out var end) ? Numbers(end.GetProperty("elected")) : [];
        Stages = [.. record.GetProperty("stages").EnumerateArray().Select(stage => new OracleStage(stage, this))];
    }

    public string File { get; }

    public int Seats { get; }

    /// <summary>Candidate n is at n − 1.</summary>
    public IReadOnlyList<string> Names { get; }

    public long Papers { get; }

    public Ratio Quota { get; }

    public IReadOnlyList<int> Elected { get; }

    /// <summary>Those elected without a further stage.</summary>
    public IReadOnlyList<int> ElectedAtEnd { get; }

    public IReadOnlyList<OracleStage> Stages { get; set; }

    internal IReadOnlyList<int> Numbers(JsonElement names) =>
        [.. names.EnumerateArray().Select(name => Names.Index().First(n => n.Item == name.GetString()).Index + 1)];
}

/// <summary>The state after one act of another engine's count.</summary>
internal sealed class OracleStage
{
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
            Quotients = [.. oracle.Names.Select(name => quotients.TryGetProperty(name, out var text) ? Ratio.Parse(text.GetString()!) : (Ratio?)null)];
        if (!stage.TryGetProperty("kf", out var keep)) return;
        KeepValues = [.. oracle.Names.Select(name => keep.TryGetProperty(name, out var text) ? Ratio.Parse(text.GetString()!) : (Ratio?)null)];
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

    /// <summary>Quotients, candidate n at n − 1; null where the engine has none or says nothing.</summary>
    public IReadOnlyList<Ratio?>? Quotients { get; }
}
