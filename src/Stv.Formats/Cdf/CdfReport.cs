using System.Globalization;

namespace Stv;

/// <summary>Takes the records of a report as they come, and the election behind them, and makes the election of one contest.</summary>
sealed class CdfReport
{
    /// <summary>The name for write-in votes for nobody in particular, as RCTab has it.</summary>
    public const string WriteIns = "Undeclared Write-ins";

    /// <summary>The id of marks for somebody written in, who has none.</summary>
    const string NoId = "\0";

    const int MostContests = 10_000, MostOfRecord = 1 << 16, MostOfElection = 1 << 20;

    readonly BallotSource source;
    readonly CdfElection election;
    readonly MarkedRanks ranks;
    readonly Dictionary<string, ContestPapers> contests = new(StringComparer.Ordinal);
    readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    long records;

    public CdfReport(BallotSource source)
    {
        (this.source, election, ranks) = (source, new(source), new(source));
        source.Papers = () => records;
    }

    /// <summary>A member of the report is read: others say nothing of ballots.</summary>
    public static bool IsRead(string member) => member is "CVR" or "Election" or "Party" or "GpUnit";

    /// <summary>How much a member may hold.</summary>
    public TreeBudget Budget(string member) => new(source, member == "CVR" ? MostOfRecord : MostOfElection);

    /// <summary>Takes a member of the report.</summary>
    public void Add(TreePart part)
    {
        if (part.Name == "Election") election.Add(part);
        else if (part.Name == "Party") election.AddParty(part);
        else if (part.Name == "GpUnit") election.AddUnit(part);
        else Record(part);
    }

    void Record(TreePart record)
    {
        records++;
        var snapshots = record.All("CVRSnapshot").ToList();
        string? current = record.TextOf("CurrentSnapshotId");
        var taken = current is null && snapshots.Count == 1 ? snapshots[0] : snapshots.Find(one => one.TextOf("@id") == current)
            ?? throw source.Error(BallotCodes.UnexpectedText, record.Place,
                $"Found a record with {snapshots.Count} snapshots, expected the current one ({Display.Quoted(current ?? "not told")}) "
                + "among them.");
        source.SaysOfPapers = true;
        string? part = source.Options.PartedBy switch
        {
            PartKind.Precinct => record.TextOf("BallotStyleUnitId"),
            PartKind.Batch => record.TextOf("BatchId"),
            PartKind.Paper => record.TextOf("UniqueId") ?? record.TextOf("BallotPrePrintedId") ?? record.TextOf("BallotAuditId"),
            _ => null,
        };
        foreach (var contest in taken.All("CVRContest")) Paper(contest, part);
    }

    void Paper(TreePart contest, string? part)
    {
        string id = contest.TextOf("ContestId")
            ?? throw source.Error(BallotCodes.UnexpectedText, contest.Place, "Found a contest without ContestId, expected one.");
        if (!contests.TryGetValue(id, out var papers))
        {
            if (contests.Count == MostContests)
                throw source.Error(BallotCodes.TooLong, contest.Place, $"Found more than {MostContests} contests, expected fewer.");
            contests[id] = papers = new(source);
            places[id] = contest.Place;
        }
        int ranked = 0, unranked = 0;
        foreach (var selection in contest.All("CVRContestSelection"))
        {
            if (selection.All("Status").Any(status => status.Text == "needs-adjudication"))
            {
                papers.Undecided++;
                continue;
            }
            var positions = selection.All("SelectionPosition").ToList();
            // Where there are none, the selection says itself at which rank it is.
            foreach (var position in positions.Count > 0 ? positions : [selection])
            {
                if (position.TextOf("HasIndication") == "no" || position.TextOf("IsAllocable") == "no")
                {
                    papers.NoMarks++;
                    continue;
                }
                if ((position.TextOf("NumberVotes") ?? "1") is not "1" and var votes)
                    throw source.Error(BallotCodes.RankInvalid, position.Place,
                        $"Found a mark that gives {Display.Quoted(votes)} votes, expected 1: a ranking has no marks of several votes.");
                string? rank = position.TextOf("Rank") ?? selection.TextOf("Rank");
                if (rank is null) unranked++;
                else ranked++;
                if (ranked > 0 && unranked > 0)
                    throw source.Error(BallotCodes.RankInvalid, position.Place,
                        "Found a mark without a rank beside others with one, expected a rank.");
                int marked = papers.NumberOf(Marked(selection, position), position.Place);
                ranks.Add(Rank(rank, position.Place), marked, position.Place);
            }
        }
        papers.Add(ranks, contest.Place, part);
    }

    string Marked(TreePart selection, TreePart position) => selection.TextOf("ContestSelectionId")
        ?? (position.All("CVRWriteIn").Any() ? NoId
            : throw source.Error(BallotCodes.CandidateInvalid, selection.Place,
                "Found a mark without ContestSelectionId, expected one."));

    int Rank(string? text, Place place) => text is null ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rank)
            && rank is >= 1 and <= MarkedRanks.MostRank ? rank
        : throw source.Error(BallotCodes.RankInvalid, place,
            $"Found rank {Display.Quoted(text)}, expected one from 1 to {MarkedRanks.MostRank}.");

    /// <summary>The election of the contest that is meant.</summary>
    public Election Build()
    {
        if (election.Contests.Count == 0)
            throw source.Error(BallotCodes.UnexpectedEnd, 0, 0, "Found no contest in an Election of the report, expected one.");
        if (contests.Keys.FirstOrDefault(id => !election.Contests.Exists(known => known.Id == id)) is { } unknown)
            throw source.Error(BallotCodes.ContestUnknown, places[unknown],
                $"Found the contest {Display.Quoted(unknown)}, which no Election of the report lists; expected one that is listed.");
        var contest = election.Contests[Contests.Choose([.. election.Contests.Select(one => (one.Id, one.Name))], source)];
        var papers = contests.GetValueOrDefault(contest.Id) ?? new(source);
        var names = Names(contest);
        if (papers.Marked.Exists(marked => marked.Id == NoId)) names[NoId] = WriteIns;
        foreach (var (id, place) in papers.Marked)
        {
            if (!names.ContainsKey(id))
                throw source.Error(BallotCodes.CandidateInvalid, place,
                    $"Found a mark for {Display.Quoted(id)}, which {Display.Quoted(contest.Name)} does not list; expected one of its "
                    + "selections.");
        }
        var builder = new RankingBuilder(source, source.Layout.Candidates.Length > 0 ? null
            : [.. names.Values.Select(source.Layout.Meant).Distinct()]);
        papers.AddTo(builder, id => names[id], election.UnitOf);
        source.Papers = () => records;
        Tell(contest, papers, names);
        var parties = new Dictionary<string, string?>();
        foreach (var selection in contest.Selections)
            if (selection.Id.Length > 0) parties[source.Layout.Meant(names[selection.Id])] = election.PartyOf(selection);
        return builder.Build(builder.Names.Select((name, i) => new Candidate(i + 1, name)
        {
            Party = parties.GetValueOrDefault(name),
            Undeclared = name == source.Layout.Meant(WriteIns),
        })) with
        { Title = contest.Title, Seats = contest.Seats };
    }

    /// <summary>What the selections are called; two candidates of one name are told apart by the ids of theirs.</summary>
    Dictionary<string, string> Names(CdfContest contest)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var called = contest.Selections.Where(one => one.Id.Length > 0).Select(one => (one.Id, Name: election.NameOf(one), one)).ToList();
        var several = called.Where(one => !one.one.WriteIn).GroupBy(one => one.Name).Where(same => same.Count() > 1)
            .Select(same => same.Key).ToHashSet();
        foreach (var (id, name, selection) in called)
        {
            bool apart = several.Contains(name) && !selection.WriteIn;
            if (!names.TryAdd(id, apart ? $"{name} ({id})" : name))
                throw source.Error(BallotCodes.CandidateInvalid, selection.Place,
                    $"Found the selection {Display.Quoted(id)} twice, expected it once.");
            if (apart && !source.Log.Enough(BallotCodes.NamesAlike))
                source.Log.Warn(BallotCodes.NamesAlike, selection.Place,
                    $"{Display.Quoted(name)} stands more than once in the contest; this one is called {Display.Quoted(names[id])}.");
        }
        return names;
    }

    void Tell(CdfContest contest, ContestPapers papers, Dictionary<string, string> names)
    {
        if (papers.Records < records)
            source.Log.Note(BallotCodes.OtherContests, default,
                $"{records - papers.Records} of {records} records have no paper of {Display.Quoted(contest.Name)} and were passed over.");
        if (papers.NoMarks > 0)
            source.Log.Note(BallotCodes.MarksPassedOver, default,
                $"{papers.NoMarks} marks are none by the machine (HasIndication or IsAllocable is no) and were passed over.");
        if (papers.Undecided > 0)
            source.Log.Warn(BallotCodes.MarksPassedOver, default,
                $"{papers.Undecided} selections still need people to decide (needs-adjudication) and were passed over.");
        if (papers.Marked.Exists(marked => names[marked.Id] == WriteIns))
            source.Log.Note(BallotCodes.WriteIns, default,
                "Marks for write-ins were taken for votes for nobody in particular; who was written in was not read.");
    }
}
