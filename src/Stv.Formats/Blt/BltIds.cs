namespace Stv;

/// <summary>
/// Ballots that begin with an id in parentheses. Some writers put a weight of 1 after it, some put none; which it is shows only when one
/// begins otherwise, or when the last has been read. Until then ballots wait here as they are written.
/// </summary>
/// <param name="scanner">The text.</param>
/// <param name="candidates">How many stand.</param>
/// <param name="add">Adds papers with a ranking to the electorate.</param>
sealed class BltIds(BltScanner scanner, int candidates, Func<long, ReadOnlySpan<ushort>, bool> add)
{
    const int BatchCodes = 1 << 16;

    readonly DiagnosticLog log = scanner.Log;
    readonly HashSet<(ulong, ulong)> seen = [];
    readonly List<(BallotBatch Ballots, List<bool> WithId)> waiting = [];
    readonly List<Place> repeatedIfNoWeight = [];
    bool missingTold, noWeights;
    Place firstPlace;

    /// <summary>Some ballot had an id.</summary>
    public bool Any { get; private set; }

    /// <summary>Papers of the ballots that wait.</summary>
    public long Papers { get; private set; }

    /// <summary>Takes the id of a ballot.</summary>
    public void Next(Place place, bool afterOthers)
    {
        scanner.Text.At++;
        var id = scanner.Until((byte)')', "a ballot's id");
        if (!Any && afterOthers) Missing(place);
        if (!Any) firstPlace = place;
        Any = true;
        if (!seen.Add(Hash(id.Trim(" \t"u8)))) BltErrors.WarnIdTwice(log, place, id);
    }

    /// <summary>A ballot without an id.</summary>
    public void None(Place place)
    {
        if (Any) Missing(place);
    }

    void Missing(Place place)
    {
        if (missingTold) return;
        missingTold = true;
        BltErrors.WarnIdMissing(log, place);
    }

    /// <summary>Takes a ballot if it must wait, as a 1 here or before may be a weight; otherwise none waits any longer.</summary>
    public bool Waits(long papers, ReadOnlySpan<ushort> ranking, bool withId, Place place)
    {
        if (!Any || noWeights) return false;
        if (withId && (ranking is not [1, ..] || ranking is [1, Electorate.Mark, not 0, ..]))
        {
            noWeights = true;
            Release(0);
            foreach (var at in repeatedIfNoWeight) BltErrors.WarnRankedTwice(log, at, [1, 1]);
            return false;
        }
        if (waiting.Count == 0 || waiting[^1].Ballots.Codes >= BatchCodes) waiting.Add((new(candidates), []));
        waiting[^1].WithId.Add(withId);
        Papers += papers;
        if (!waiting[^1].Ballots.Add(papers, ranking)) return true;
        var surely = ranking[(withId ? 1 : 0)..];
        if (FirstRepeated(surely) > 0) BltErrors.WarnRankedTwice(log, place, surely);
        else repeatedIfNoWeight.Add(place);
        return true;
    }

    /// <summary>Adds what still waits, now that all ballots have been read.</summary>
    public void Finish()
    {
        if (!Any || noWeights) return;
        BltErrors.NoteIdWeight(log, firstPlace);
        Release(1);
    }

    /// <summary>The first candidate who is named again; 0 if nobody is.</summary>
    public static int FirstRepeated(ReadOnlySpan<ushort> ranking)
    {
        var before = new HashSet<ushort>();
        foreach (ushort code in ranking)
            if (code != Electorate.Mark && !before.Add(code)) return code;
        return 0;
    }

    /// <summary>Adds the ballots that wait, those with an id without as many codes at their beginning as weights take.</summary>
    void Release(int weight)
    {
        foreach (var (ballots, withId) in waiting)
        {
            for (int i = 0; i < ballots.Ballots; i++) add(ballots[i].Papers, ballots[i].Codes[(withId[i] ? weight : 0)..]);
        }
        waiting.Clear();
        Papers = 0;
    }

    /// <summary>Two hashes of different make: that two ids of a file share both does not happen.</summary>
    static (ulong, ulong) Hash(ReadOnlySpan<byte> id)
    {
        unchecked
        {
            ulong a = 0xCBF29CE484222325, b = (ulong)id.Length + 0x9E3779B97F4A7C15;
            foreach (byte c in id)
            {
                a = (a ^ c) * 0x100000001B3;
                b = (b + c) * 0xD6E8FEB86659FD93;
                b ^= b >> 32;
            }
            return (a, b);
        }
    }
}
