using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stv;

/// <summary>Writes ballots as RCTab reads them: a line of JSON for each ranking.</summary>
internal static class RctabJsonlWriter
{
    const string Overvote = "overvote";

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Election election, Stream output)
    {
        var electorate = election.Electorate;
        // Not disposed, for the stream below it stays open.
        var buffered = new BufferedStream(output, 1 << 16);
        for (int i = 0; i < electorate.Rankings; i++) Line(electorate[i].Papers, ElectionContents.Ranks(electorate[i]));
        if (electorate.Empty > 0) Line(electorate.Empty, []);
        buffered.Flush();

        void Line(long papers, List<List<int>> ranks)
        {
            using var to = new Utf8JsonWriter(buffered, Options);
            to.WriteStartObject();
            to.WriteNumber("n", papers);
            to.WriteStartArray("ranks");
            foreach (var rank in ranks)
            {
                to.WriteStartArray();
                foreach (int one in rank) to.WriteStringValue(one < 0 ? Overvote : election.Candidates[one - 1].Name);
                to.WriteEndArray();
            }
            to.WriteEndArray();
            to.WriteEndObject();
            to.Flush();
            buffered.WriteByte((byte)'\n');
        }
    }
}
