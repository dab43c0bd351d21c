using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stv;

/// <summary>
/// Writes cast vote records of NIST SP 1500-103 in JSON, a record for each paper. The date that the standard wants is always the same,
/// since the bytes of a file do not depend on when it is written.
/// </summary>
internal static class CdfJsonWriter
{
    /// <summary>So many records are a file that nobody opens.</summary>
    const long MostPapers = 5_000_000;

    const string Contest = "contest-1", Election = "election-1", Scope = "scope-1", Device = "device-1";

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Why an election cannot be written so; null where it can.</summary>
    public static string? Refuses(Election election)
    {
        Int128 papers = (Int128)election.Electorate.Papers + election.Electorate.Empty;
        return papers > MostPapers ? $"There are {papers} papers, and a file of cast vote records with one for each holds {MostPapers}."
            : election.Candidates.GroupBy(one => one.Name).FirstOrDefault(same => same.Count() > 1) is { } namesakes
            ? $"Two candidates are called {Display.Quoted(namesakes.Key)}: when it is read again their names are told apart by ids."
            : null;
    }

    public static void Write(Election election, Stream output)
    {
        using var to = new Utf8JsonWriter(output, Options);
        to.WriteStartObject();
        to.WriteString("@type", "CVR.CastVoteRecordReport");
        to.WriteString("Version", "1.0.0");
        to.WriteString("GeneratedDate", "1970-01-01T00:00:00Z");
        to.WriteString("Notes", "The date is no date: files do not depend on when they are written.");
        to.WriteStartArray("ReportGeneratingDeviceIds");
        to.WriteStringValue(Device);
        to.WriteEndArray();
        One("ReportingDevice", "CVR.ReportingDevice", Device, () => to.WriteString("Application", "Stv"));
        One("GpUnit", "CVR.GpUnit", Scope, () =>
        {
            to.WriteString("Type", "other");
            to.WriteString("OtherType", "election");
        });
        string[] parties = [.. election.Candidates.Select(one => one.Party).OfType<string>().Distinct()];
        if (parties.Length > 0)
        {
            to.WriteStartArray("Party");
            for (int i = 0; i < parties.Length; i++)
            {
                Begin("CVR.Party", $"party-{i + 1}");
                to.WriteString("Name", parties[i]);
                to.WriteEndObject();
            }
            to.WriteEndArray();
        }
        One("Election", "CVR.Election", Election, () => WriteElection(to, election, parties));
        to.WriteStartArray("CVR");
        var electorate = election.Electorate;
        long record = 0;
        for (int i = 0; i < electorate.Rankings; i++)
        {
            var ranks = ElectionContents.Ranks(electorate[i]);
            for (long paper = 0; paper < electorate[i].Papers; paper++) WriteRecord(to, ++record, ranks);
        }
        for (long paper = 0; paper < electorate.Empty; paper++) WriteRecord(to, ++record, []);
        to.WriteEndArray();
        to.WriteEndObject();
        to.Flush();
        output.WriteByte((byte)'\n');

        void Begin(string type, string id)
        {
            to.WriteStartObject();
            to.WriteString("@type", type);
            to.WriteString("@id", id);
        }

        void One(string list, string type, string id, Action members)
        {
            to.WriteStartArray(list);
            Begin(type, id);
            members();
            to.WriteEndObject();
            to.WriteEndArray();
        }
    }

    static void WriteElection(Utf8JsonWriter to, Election election, string[] parties)
    {
        to.WriteString("ElectionScopeId", Scope);
        to.WriteStartArray("Candidate");
        foreach (var candidate in election.Candidates)
        {
            to.WriteStartObject();
            to.WriteString("@type", "CVR.Candidate");
            to.WriteString("@id", $"candidate-{candidate.Number}");
            to.WriteString("Name", candidate.Name);
            if (candidate.Party is { } party) to.WriteString("PartyId", $"party-{Array.IndexOf(parties, party) + 1}");
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteStartArray("Contest");
        to.WriteStartObject();
        to.WriteString("@type", "CVR.CandidateContest");
        to.WriteString("@id", Contest);
        if (!string.IsNullOrEmpty(election.Title)) to.WriteString("Name", election.Title);
        if (election.Seats is { } seats) to.WriteNumber("NumberElected", seats);
        to.WriteString("VoteVariation", "rcv");
        to.WriteStartArray("ContestSelection");
        foreach (var candidate in election.Candidates)
        {
            to.WriteStartObject();
            to.WriteString("@type", "CVR.CandidateSelection");
            to.WriteString("@id", Selection(candidate.Number));
            to.WriteStartArray("CandidateIds");
            to.WriteStringValue($"candidate-{candidate.Number}");
            to.WriteEndArray();
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteEndObject();
        to.WriteEndArray();
    }

    static string Selection(int number) => $"selection-{number}";

    static void WriteRecord(Utf8JsonWriter to, long record, List<List<int>> ranks)
    {
        to.WriteStartObject();
        to.WriteString("@type", "CVR.CVR");
        to.WriteString("UniqueId", $"{record}");
        to.WriteString("ElectionId", Election);
        to.WriteString("CurrentSnapshotId", $"snapshot-{record}");
        to.WriteStartArray("CVRSnapshot");
        to.WriteStartObject();
        to.WriteString("@type", "CVR.CVRSnapshot");
        to.WriteString("@id", $"snapshot-{record}");
        to.WriteString("Type", "original");
        to.WriteStartArray("CVRContest");
        to.WriteStartObject();
        to.WriteString("@type", "CVR.CVRContest");
        to.WriteString("ContestId", Contest);
        to.WriteStartArray("CVRContestSelection");
        for (int i = 0; i < ranks.Count; i++)
        {
            foreach (int number in ranks[i])
            {
                to.WriteStartObject();
                to.WriteString("@type", "CVR.CVRContestSelection");
                to.WriteString("ContestSelectionId", Selection(number));
                to.WriteStartArray("SelectionPosition");
                to.WriteStartObject();
                to.WriteString("@type", "CVR.SelectionPosition");
                to.WriteString("HasIndication", "yes");
                // Whether a mark counts is for the rules to say.
                to.WriteString("IsAllocable", "unknown");
                to.WriteNumber("NumberVotes", 1);
                to.WriteNumber("Rank", i + 1);
                to.WriteEndObject();
                to.WriteEndArray();
                to.WriteEndObject();
            }
        }
        to.WriteEndArray();
        to.WriteEndObject();
        to.WriteEndArray();
        to.WriteEndObject();
        to.WriteEndArray();
        to.WriteEndObject();
        if (to.BytesPending > 1 << 16) to.Flush();
    }
}
