namespace Stv;

/// <summary>
/// Reads Senate elections until 2013, when a mark above the line stood for a group's ticket, as the Australian Electoral Commission
/// publishes them: papers marked below the line, the tickets, and how many papers are for those of each group.
/// </summary>
static class AecTicketReader
{
    const string Papers = "SenateStateBTLPreferences", Tickets = "SenateGroupVotingTickets",
        Firsts = "SenateFirstPrefsByStateByVoteType";

    /// <summary>A text may be one of the files, which are no election alone.</summary>
    public static bool Begins(Head head) =>
        AecFile.KindOf(head) is AecKind.BelowTheLine or AecKind.Tickets or AecKind.FirstPreferences;

    /// <summary>The files may be such an election.</summary>
    public static bool BeginsBundle(Bundle bundle) => bundle.Names.Count > 1
        && AecFile.Of(bundle) is var files && files.Exists(file => file.Kind is AecKind.BelowTheLine or AecKind.Tickets)
        && !files.Exists(file => file.HasPreferences);

    /// <summary>One of the files alone cannot be read: that is said.</summary>
    public static Election Read(BallotSource source) => throw source.Error(BallotCodes.FormatUnknown, 0, 0,
        $"Found one file of a Senate election until 2013, expected a folder or zip with three: {Papers} of the state, "
        + $"{Tickets} and {Firsts}.");

    /// <summary>Reads the files.</summary>
    public static Election Read(Bundle bundle, BallotSource source)
    {
        var files = AecFile.Of(bundle);
        var below = files.FindAll(file => file.Kind == AecKind.BelowTheLine);
        if (below.Count == 0) throw Missing(bundle, source, Papers);
        var chosen = AecSenateReader.Choose(below, source);
        var firsts = Only(bundle, files, AecKind.FirstPreferences, Firsts, source);
        var tickets = Only(bundle, files, AecKind.Tickets, Tickets, source);

        AecSenateReader.TellEvents(source, chosen.Name, firsts.Name, tickets.Name);
        var list = Opened(bundle, firsts, source, part => AecCandidateList.Read(part, firsts.Name));
        string state = chosen.State ?? AecFile.Known(source.Layout.Contest) ?? throw source.Error(BallotCodes.ContestUnknown, 0, 0,
            $"Found {Display.Brief(chosen.Name)}, which does not say of which state it is, expected to be told (--contest).");
        if (AecFile.Known(source.Layout.Contest) is { } wanted && wanted != state)
            throw source.Error(BallotCodes.ContestUnknown, 0, 0, $"Found papers of {state} alone, expected some of {wanted}.");
        var candidates = list.Of(state);
        if (candidates.Count == 0)
            throw source.Error(BallotCodes.NobodyNamed, 0, 0,
                $"Found papers of {state}, expected candidates of {state} in {Display.Brief(firsts.Name)}, which has none.");
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
            if (!numbers.TryAdd(candidate.Id, numbers.Count + 1))
                throw source.Error(BallotCodes.CandidateInvalid, 0, 0,
                    $"Found candidate {Display.Quoted(candidate.Id)} twice in {Display.Brief(firsts.Name)}, expected each once.");

        var papers = new RankingBuilder(source, candidates.Count);
        var registered = Opened(bundle, tickets, source, part => AecTickets.Read(part, state, numbers));
        registered.AddTo(papers, source, list.TicketVotes.Where(votes => votes.Key.State == state)
            .ToDictionary(votes => votes.Key.Group, votes => votes.Value));
        var marked = new AecBelowTheLine(source, numbers, papers);
        Opened(bundle, chosen, source, part =>
        {
            marked.Read(part);
            return part;
        });
        marked.Tell(candidates);
        return papers.Build(candidates.Select((one, i) => one.AsNumber(i + 1))) with
        {
            Title = $"{list.Event ?? "Australian election"}, Senate, {state}",
            RejectedBefore = marked.Informal > 0 ? [new(AecCodes.Informal, marked.Informal)] : [],
        };
    }

    static AecFile Only(Bundle bundle, List<AecFile> files, AecKind kind, string called, BallotSource source) =>
        files.FindAll(file => file.Kind == kind) switch
        {
            [] => throw Missing(bundle, source, called),
            [var only] => only,
            var several => throw source.Error(BallotCodes.FormatUnknown, 0, 0,
                $"Found {several.Count} files such as {called} ({AecFile.Some([.. several.Select(file => file.Name)])}), expected one."),
        };

    static BallotFormatException Missing(Bundle bundle, BallotSource source, string called) => source.Error(BallotCodes.FormatUnknown, 0, 0,
        $"Found {AecFile.Some(bundle.Names)}, expected also {called} among the files of a Senate election until 2013.");

    static T Opened<T>(Bundle bundle, AecFile file, BallotSource source, Func<BallotSource, T> read)
    {
        using var packed = bundle.Open(file.Name);
        using var text = AecFile.Open(packed);
        var got = read(source.Part(text, Display.Brief(file.Name)));
        source.Log.File = null;
        return got;
    }
}
