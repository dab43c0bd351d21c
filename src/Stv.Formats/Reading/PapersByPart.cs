using System.Collections.Immutable;

namespace Stv;

/// <summary>Gathers the papers of each part of a source beside all of them, where that is asked for.</summary>
/// <param name="options">Which parts are asked for.</param>
/// <param name="begin">Begins the papers of a part, its candidates those who are known so far.</param>
sealed class PapersByPart(ReadOptions options, Func<ElectorateBuilder> begin)
{
    readonly OrderedDictionary<string, ElectorateBuilder> parts = new(StringComparer.Ordinal);
    string next = "";

    /// <summary>The source has said of some paper to which part it belongs.</summary>
    public bool Said { get; private set; }

    /// <summary>The next paper is of a part; of what is not asked for nothing is kept.</summary>
    public void Of(PartKind kind, ReadOnlySpan<char> name)
    {
        if (kind != options.PartedBy) return;
        Said = true;
        if (!name.SequenceEqual(next)) next = name.ToString();
    }

    /// <summary>Adds papers to the part that was told, or to those of which nothing was.</summary>
    public void Add(long papers, ReadOnlySpan<ushort> codes)
    {
        if (options.Part is null || options.Part == next)
        {
            if (!parts.TryGetValue(next, out var part)) parts.Add(next, part = begin());
            part.AddCodes(papers, codes);
        }
        next = "";
    }

    /// <summary>Another candidate is known by name.</summary>
    public void Learn(string name)
    {
        foreach (var part in parts.Values) part.NumberOf(name);
    }

    /// <summary>The parts; none where the source says of no paper to which it belongs.</summary>
    public ImmutableArray<ElectionPart> Build(Func<ElectorateBuilder, Electorate> build) =>
        Said ? [.. parts.Select(part => new ElectionPart(part.Key, build(part.Value)))] : [];
}
