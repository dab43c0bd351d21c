namespace Stv;

/// <summary>
/// Ballots that begin with an id in parentheses. Some writers put a weight of 1 after it, some put none; which it is shows only
/// when the last has been read, so until then a leading 1 is held as a code of its own, above all candidates.
/// </summary>
sealed class BltIds(BltScanner scanner, int candidates, bool keepOrder)
{
    readonly DiagnosticLog log = scanner.Log;
    readonly HashSet<(ulong, ulong)> seen = [];
    readonly List<(Place Place, string Text)> repeatedIfNoWeight = [];
    bool missingTold, open, first = true;
    Place firstPlace;
    ushort[] scratch = [];

    /// <summary>Some ballot had an id.</summary>
    public bool Any { get; private set; }

    ushort Leading => (ushort)(candidates + 1);

    /// <summary>Takes the id of a ballot.</summary>
    public void Next(Place place, bool afterOthers)
    {
        if (candidates == Electorate.MaxCandidates)
            throw log.Error(BltCodes.CandidatesInvalid, place, $"Found an id on a ballot, expected none with {candidates} candidates.");
        scanner.Text.At++;
        var id = scanner.Until((byte)')', "a ballot's id");
        if (!Any && afterOthers) Missing(place);
        if (!Any) firstPlace = place;
        Any = true;
        if (!seen.Add(Hash(id.Trim(" \t"u8))) && !log.Enough(BltCodes.IdRepeated))
            log.Warn(BltCodes.IdRepeated, place, $"The id {BltScanner.Show(id)} stands on a ballot before.");
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
        log.Warn(BltCodes.IdMissing, place, "Some ballots have an id and some have none.");
    }

    /// <summary>Adds a ballot with an id, whose ranking may begin with a weight.</summary>
    public void Add(ref ElectorateBuilder builder, Span<ushort> ranking, Place place)
    {
        bool leads = ranking is [1, ..] && ranking is not [1, 0, not 0, ..];
        if (first && leads)
        {
            // Codes of the ballots before, if any, stay as they are: they have no id.
            builder = Copy(builder, new(candidates + 1, keepOrder), strip: false);
            open = true;
        }
        first = false;
        if (open && !leads)
        {
            builder = Copy(builder, new(candidates, keepOrder), strip: false);
            open = false;
            foreach (var (at, text) in repeatedIfNoWeight) log.Warn(BltCodes.CandidateRepeated, at, text);
            repeatedIfNoWeight.Clear();
        }
        if (!open)
        {
            if (builder.AddCodes(1, ranking)) Warn(place, ranking);
            return;
        }
        bool again = ranking[1..].Contains((ushort)1);
        string ifNoWeight = again && repeatedIfNoWeight.Count <= DiagnosticLog.PerCode ? RepeatedText(ranking) : "";
        ranking[0] = Leading;
        if (builder.AddCodes(1, ranking)) Warn(place, ranking);
        else if (ifNoWeight.Length > 0) repeatedIfNoWeight.Add((place, ifNoWeight));
    }

    /// <summary>The builder with every ballot as it is meant, now that all have been read.</summary>
    public ElectorateBuilder Finish(ElectorateBuilder builder)
    {
        if (!open) return builder;
        log.Note(BltCodes.IdWeight, firstPlace,
            "Every ballot with an id begins with a 1, which is taken for its weight and not for candidate 1.");
        return Copy(builder, new(candidates, keepOrder), strip: true);
    }

    void Warn(Place place, ReadOnlySpan<ushort> ranking)
    {
        if (!log.Enough(BltCodes.CandidateRepeated)) log.Warn(BltCodes.CandidateRepeated, place, RepeatedText(ranking));
    }

    /// <summary>What is said of a ranking that names somebody twice.</summary>
    public static string RepeatedText(ReadOnlySpan<ushort> ranking)
    {
        var before = new HashSet<ushort>();
        foreach (ushort code in ranking)
            if (code != 0 && !before.Add(code)) return $"Candidate {code} is ranked more than once.";
        throw new InvalidOperationException("No candidate is repeated.");
    }

    ElectorateBuilder Copy(ElectorateBuilder from, ElectorateBuilder to, bool strip)
    {
        long empty = from.Empty;
        var held = from.Build(Enumerable.Repeat("", from.Candidates));
        for (int i = 0; i < held.Rankings; i++)
        {
            var codes = held[i].Codes;
            long papers = held[i].Papers;
            if (codes[0] != Leading || to.Candidates > candidates) { to.AddCodes(papers, codes); continue; }
            if (scratch.Length < codes.Length) scratch = new ushort[codes.Length];
            codes.CopyTo(scratch);
            scratch[0] = 1;
            to.AddCodes(papers, scratch.AsSpan(strip ? 1 : 0, codes.Length - (strip ? 1 : 0)));
        }
        if (empty > 0) to.AddCodes(empty, []);
        return to;
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
