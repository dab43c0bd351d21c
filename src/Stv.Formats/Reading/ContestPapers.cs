namespace Stv;

/// <summary>
/// The papers of one of several contests, kept while nobody knows yet which contest is meant or who is behind the ids on its papers.
/// </summary>
sealed class ContestPapers(BallotSource source)
{
    // Each paper by itself where it is to be known of which part it is.
    readonly ElectorateBuilder papers = new(source.Options.KeepOrder || source.Options.PartedBy is not null);
    readonly List<string> parts = [];
    readonly Dictionary<string, long> empty = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>The ids on the papers, in the order in which they come, with the places where they come first.</summary>
    public List<(string Id, Place Place)> Marked { get; } = [];

    /// <summary>Records with a paper of the contest, and marks on them that say they are none, or are not decided.</summary>
    public long Records { get; private set; }

    /// <inheritdoc cref="Records"/>
    public long NoMarks { get; set; }

    /// <inheritdoc cref="Records"/>
    public long Undecided { get; set; }

    /// <summary>The number of an id.</summary>
    /// <exception cref="BallotFormatException">There are too many.</exception>
    public int NumberOf(string id, Place place)
    {
        if (numbers.TryGetValue(id, out int number)) return number;
        if (Marked.Count == Electorate.MaxCandidates)
            throw source.Error(BallotCodes.CandidateInvalid, place,
                $"Found more than {Electorate.MaxCandidates} candidates, expected fewer.");
        Marked.Add((id, place));
        return numbers[id] = papers.NumberOf(id);
    }

    /// <summary>Adds a paper.</summary>
    /// <param name="ranks">Its marks.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="part">Of which part of the source it is; null where that is not said, or nobody asks.</param>
    public void Add(MarkedRanks ranks, Place place, string? part = null)
    {
        try
        {
            var codes = ranks.Take();
            papers.AddCodes(1, codes);
            if (source.Options.PartedBy is null) { }
            else if (codes.IsEmpty) empty[part ?? ""] = empty.GetValueOrDefault(part ?? "") + 1;
            else parts.Add(part ?? "");
        }
        catch (OverflowException e)
        {
            throw source.Error(BallotCodes.TooManyPapers, place, $"Found more than one electorate can hold: {e.Message}");
        }
        Records++;
    }

    /// <summary>Adds all papers under the names of those who are behind the ids.</summary>
    /// <param name="builder">Receives them.</param>
    /// <param name="nameOf">The name behind an id.</param>
    /// <param name="partOf">What a part is called; null where it is called what was said of the papers.</param>
    public void AddTo(RankingBuilder builder, Func<string, string> nameOf, Func<string, string>? partOf = null)
    {
        int[] behind = [0, .. Marked.Select(marked => builder.NumberOf(nameOf(marked.Id), marked.Place))];
        foreach (var (part, without) in empty)
        {
            Of(part);
            builder.Add(without, default);
        }
        if (empty.Count == 0 && papers.Empty > 0) builder.Add(papers.Empty, default);
        if (Marked.Count == 0) return;
        var kept = papers.Build(Marked.Select((marked, i) => new Candidate(i + 1, marked.Id)));
        for (int i = 0; i < kept.Rankings; i++)
        {
            foreach (var mark in kept[i])
            {
                if (mark.Blank) builder.Blank();
                else if (mark.EqualToPrevious) builder.Equal(behind[mark.Candidate]);
                else builder.Next(behind[mark.Candidate]);
            }
            if (parts.Count > 0) Of(parts[i]);
            builder.Add(kept[i].Papers, default);
        }

        void Of(string part)
        {
            if (part.Length > 0) builder.Of(source.Options.PartedBy!.Value, partOf?.Invoke(part) ?? part);
        }
    }
}
