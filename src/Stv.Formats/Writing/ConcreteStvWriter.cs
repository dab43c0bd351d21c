using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stv;

/// <summary>Writes elections of ConcreteSTV, all papers as marked below the line.</summary>
internal static class ConcreteStvWriter
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Election election, Stream output)
    {
        var electorate = election.Electorate;
        using var to = new Utf8JsonWriter(output, Options);
        to.WriteStartObject();
        to.WriteStartObject("metadata");
        to.WriteStartObject("name");
        to.WriteString("year", "");
        to.WriteString("authority", "");
        to.WriteString("name", election.Title ?? "");
        to.WriteString("electorate", "");
        to.WriteEndObject();
        var parties = election.Candidates.Where(one => one.Party is not null || one.Group is not null)
            .GroupBy(one => (one.Party, one.Group)).Select(same => (same.Key, Numbers: same.Select(one => one.Number).ToList())).ToList();
        to.WriteStartArray("candidates");
        foreach (var candidate in election.Candidates)
        {
            to.WriteStartObject();
            to.WriteString("name", candidate.Name);
            if (parties.FindIndex(party => party.Numbers.Contains(candidate.Number)) is >= 0 and var at) to.WriteNumber("party", at);
            else to.WriteNull("party");
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteStartArray("parties");
        foreach (var ((party, group), numbers) in parties)
        {
            to.WriteStartObject();
            to.WriteString("column_id", group ?? "");
            to.WriteString("name", party ?? "");
            to.WriteBoolean("atl_allowed", false);
            Numbers("candidates", numbers);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        if (election.Candidates.Any(one => one.Withdrawn))
            Numbers("excluded", election.Candidates.Where(one => one.Withdrawn).Select(one => one.Number));
        if (election.Seats is { } seats) to.WriteNumber("vacancies", seats);
        to.WriteEndObject();
        to.WriteStartArray("atl");
        to.WriteEndArray();
        to.WriteStartArray("btl");
        for (int i = 0; i < electorate.Rankings; i++)
        {
            List<int> ranking = [.. ElectionContents.Ranks(electorate[i]).SelectMany(rank => rank)];
            if (ranking.Count == 0) continue;
            to.WriteStartObject();
            Numbers("candidates", ranking);
            to.WriteNumber("n", electorate[i].Papers);
            to.WriteEndObject();
            if (to.BytesPending > 1 << 16) to.Flush();
        }
        to.WriteEndArray();
        to.WriteNumber("informal", 0);
        to.WriteEndObject();
        to.Flush();
        output.WriteByte((byte)'\n');

        // Candidates are numbered from 0.
        void Numbers(string name, IEnumerable<int> numbers)
        {
            to.WriteStartArray(name);
            foreach (int number in numbers) to.WriteNumberValue(number - 1);
            to.WriteEndArray();
        }
    }
}
