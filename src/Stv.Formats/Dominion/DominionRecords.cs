using System.Globalization;
using System.Text.Json;

namespace Stv;

/// <summary>Reads the records of an export, session by session, and takes the papers of one contest.</summary>
/// <param name="source">Who is told.</param>
/// <param name="contest">The contest.</param>
/// <param name="candidates">Those who stand in it, by number.</param>
/// <param name="precincts">What precincts are called, by number.</param>
/// <param name="papers">Takes the papers.</param>
sealed class DominionRecords(
    BallotSource source, DominionEntry contest, Dictionary<long, (string Name, bool WriteIn)> candidates,
    Dictionary<string, string> precincts, RankingBuilder papers)
{
    /// <summary>A condition for which a contest of a paper is set aside.</summary>
    const int SetAside = 7;

    readonly Dictionary<long, int> numbers = [];
    readonly bool parted = source.Options.PartedBy is not null;
    readonly MarkedRanks ranks = new(source);
    readonly Snapshot original = new(), modified = new();
    long sessions, without, ambiguous;

    /// <summary>Papers set aside.</summary>
    public long Outstacked { get; private set; }

    readonly record struct Mark(long Candidate, int Rank, Place Place);

    readonly record struct Paper(Place Place, bool SetAside, List<Mark> Marks, long Ambiguous);

    /// <summary>A record as it was scanned, or as people changed it.</summary>
    sealed class Snapshot
    {
        public bool Found, Current;
        public string? Precinct;
        public List<Paper> Papers { get; } = [];

        public void Clear()
        {
            (Found, Current, Precinct) = (false, false, null);
            Papers.Clear();
        }
    }

    /// <summary>Reads a file of records.</summary>
    public void Read(BallotSource part)
    {
        var json = new JsonTokens(part);
        bool found = false;
        json.Read(JsonTokenType.StartObject, "an object with \"Sessions\"");
        while (json.More(JsonTokenType.EndObject))
        {
            if (json.Text != "Sessions") json.Pass();
            else
            {
                found = true;
                json.Read(JsonTokenType.StartArray, "a list of sessions");
                while (json.More(JsonTokenType.EndArray)) Session(part, json);
            }
        }
        if (!found) throw part.Error(BallotCodes.UnexpectedEnd, json.Place, "Found no \"Sessions\", expected a list of them.");
        json.End();
    }

    /// <summary>Tells what was passed over.</summary>
    public void Tell()
    {
        if (without > 0)
            source.Log.Note(BallotCodes.OtherContests, default,
                $"{without} of {sessions} records have no paper of {Display.Quoted(contest.Name)} and were passed over.");
        if (ambiguous > 0)
            source.Log.Note(DominionCodes.MarksAmbiguous, default,
                $"{ambiguous} marks that the machine calls ambiguous were passed over, as the export means them to be.");
    }

    void Session(BallotSource part, JsonTokens json)
    {
        if (json.Type != JsonTokenType.StartObject) throw json.Unexpected("a session");
        var place = json.Place;
        original.Clear();
        modified.Clear();
        string? tabulator = null, batch = null, record = null;
        while (json.More(JsonTokenType.EndObject))
        {
            switch (json.Text)
            {
                case "Original": Read(part, json, original); break;
                case "Modified": Read(part, json, modified); break;
                case "TabulatorId" when parted: tabulator = Number(json); break;
                case "BatchId" when parted: batch = Number(json); break;
                case "RecordId" when parted: record = Number(json); break;
                default: json.Pass(); break;
            }
        }
        var counted = original.Current ? original : modified;
        if (!counted.Found)
            throw part.Error(BallotCodes.UnexpectedText, place,
                "Found a session with neither an original that is current nor a modified record, expected one of them.");
        source.SaysOfPapers = true;
        sessions++;
        if (counted.Papers.Count == 0) without++;
        foreach (var paper in counted.Papers)
        {
            ambiguous += paper.Ambiguous;
            if (paper.SetAside)
            {
                Outstacked++;
                continue;
            }
            // Batches and records are numbered by each machine.
            if (batch is not null) papers.Of(PartKind.Batch, $"{tabulator}-{batch}");
            if (record is not null) papers.Of(PartKind.Paper, $"{tabulator}-{batch}-{record}");
            if (counted.Precinct is { } precinct)
                papers.Of(PartKind.Precinct, precincts.GetValueOrDefault(precinct) ?? precinct);
            Add(part, paper);
        }
    }

    /// <summary>A number, or, where an export has hidden it, the text in its place.</summary>
    static string? Number(JsonTokens json)
    {
        if (!json.Read()) throw json.Unexpected("a number");
        if (json.Type is JsonTokenType.StartObject or JsonTokenType.StartArray) throw json.Unexpected("a number");
        return json.Number?.ToString(CultureInfo.InvariantCulture) ?? (json.Text.Length > 0 ? json.Text : null);
    }

    void Add(BallotSource part, Paper paper)
    {
        foreach (var mark in paper.Marks)
        {
            if (!numbers.TryGetValue(mark.Candidate, out int number))
            {
                if (!candidates.TryGetValue(mark.Candidate, out var candidate))
                    throw part.Error(BallotCodes.CandidateInvalid, mark.Place,
                        $"Found candidate {mark.Candidate}, who does not stand in {Display.Quoted(contest.Name)}; expected one who does.");
                numbers[mark.Candidate] = number = papers.NumberOf(candidate.Name, mark.Place);
            }
            // A contest without ranks is marked at the first.
            int most = Math.Max(1, contest.Ranks);
            if (mark.Rank > most)
                throw part.Error(BallotCodes.RankInvalid, mark.Place, $"Found rank {mark.Rank}, expected one from 1 to {most}.");
            ranks.Add(mark.Rank, number, mark.Place);
        }
        papers.Add(ranks, paper.Place);
    }

    void Read(BallotSource part, JsonTokens json, Snapshot snapshot)
    {
        if (snapshot.Found) throw json.Unexpected("one record of a kind");
        snapshot.Found = true;
        json.Read(JsonTokenType.StartObject, "a record");
        while (json.More(JsonTokenType.EndObject))
        {
            switch (json.Text)
            {
                case "IsCurrent": snapshot.Current = json.Bool(); break;
                case "PrecinctPortionId" when parted: snapshot.Precinct = Number(json); break;
                case "Contests": ContestList(part, json, snapshot); break;
                case "Cards":
                    json.Read(JsonTokenType.StartArray, "a list of cards");
                    while (json.More(JsonTokenType.EndArray)) Card(part, json, snapshot);
                    break;
                default: json.Pass(); break;
            }
        }
    }

    void Card(BallotSource part, JsonTokens json, Snapshot snapshot)
    {
        if (json.Type != JsonTokenType.StartObject) throw json.Unexpected("a card");
        while (json.More(JsonTokenType.EndObject))
        {
            if (json.Text == "Contests") ContestList(part, json, snapshot);
            else json.Pass();
        }
    }

    void ContestList(BallotSource part, JsonTokens json, Snapshot snapshot)
    {
        json.Read(JsonTokenType.StartArray, "a list of contests");
        while (json.More(JsonTokenType.EndArray))
        {
            if (json.Type != JsonTokenType.StartObject) throw json.Unexpected("a contest");
            var place = json.Place;
            long? id = null;
            bool setAside = false;
            List<Mark>? marks = null;
            long doubted = 0;
            while (json.More(JsonTokenType.EndObject))
            {
                switch (json.Text)
                {
                    case "Id": id = json.Whole(0, long.MaxValue, "a contest's number"); break;
                    case "OutstackConditionIds" when id is null || id == contest.Id: setAside |= Outstack(json); break;
                    case "Marks" when id is null || id == contest.Id: doubted += Marks(part, json, marks ??= []); break;
                    default: json.Pass(); break;
                }
            }
            if (id is null) throw part.Error(BallotCodes.UnexpectedText, place, "Found a contest without \"Id\", expected one.");
            if (id != contest.Id) continue;
            if (snapshot.Papers.Count == MarkedRanks.Most)
                throw part.Error(BallotCodes.TooLong, place,
                    "Found a record with more papers of one contest than anybody can have, expected fewer.");
            snapshot.Papers.Add(new(place, setAside, marks ?? [], doubted));
        }
    }

    static bool Outstack(JsonTokens json)
    {
        bool setAside = false;
        json.Read(JsonTokenType.StartArray, "a list of numbers");
        while (json.More(JsonTokenType.EndArray))
            setAside |= (json.Number ?? throw json.Unexpected("a condition's number")) == SetAside;
        return setAside;
    }

    /// <summary>Reads the marks of a contest; how many of them are ambiguous.</summary>
    static long Marks(BallotSource part, JsonTokens json, List<Mark> marks)
    {
        long doubted = 0;
        json.Read(JsonTokenType.StartArray, "a list of marks");
        while (json.More(JsonTokenType.EndArray))
        {
            if (json.Type != JsonTokenType.StartObject) throw json.Unexpected("a mark");
            var place = json.Place;
            long? candidate = null, rank = null;
            bool doubtful = false;
            while (json.More(JsonTokenType.EndObject))
            {
                switch (json.Text)
                {
                    case "CandidateId": candidate = json.Whole(0, long.MaxValue, "a candidate's number"); break;
                    case "Rank": rank = json.Whole(1, Electorate.MaxCandidates, "a rank from 1 on"); break;
                    case "IsAmbiguous": doubtful = json.Bool(); break;
                    default: json.Pass(); break;
                }
            }
            if (candidate is null || rank is null)
                throw part.Error(BallotCodes.UnexpectedText, place, "Found a mark without \"CandidateId\" or \"Rank\", expected both.");
            if (doubtful) doubted++;
            else if (marks.Count < MarkedRanks.Most) marks.Add(new(candidate.Value, (int)rank.Value, place));
            else throw part.Error(BallotCodes.TooLong, place, $"Found a paper with more than {MarkedRanks.Most} marks, expected fewer.");
        }
        return doubted;
    }
}
