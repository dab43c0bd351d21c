namespace Stv;

/// <summary>
/// The papers of one of several contests, kept while nobody knows yet which contest is meant or who is behind the ids on its papers.
/// </summary>
sealed class ContestPapers(BallotSource source)
{
    readonly ElectorateBuilder papers = new(source.Options.KeepOrder);
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
    public void Add(MarkedRanks ranks, Place place)
    {
        try
        {
            papers.AddCodes(1, ranks.Take());
        }
        catch (OverflowException e)
        {
            throw source.Error(BallotCodes.TooManyPapers, place, $"Found more than one electorate can hold: {e.Message}");
        }
        Records++;
    }

    /// <summary>Adds all papers under the names of those who are behind the ids.</summary>
    public void AddTo(RankingBuilder builder, Func<string, string> nameOf)
    {
        int[] behind = [0, .. Marked.Select(marked => builder.NumberOf(nameOf(marked.Id), marked.Place))];
        if (papers.Empty > 0) builder.Add(papers.Empty, default);
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
            builder.Add(kept[i].Papers, default);
        }
    }
}
