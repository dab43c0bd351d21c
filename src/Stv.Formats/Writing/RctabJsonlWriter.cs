using System.Buffers;
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
        var page = new ArrayBufferWriter<byte>(1 << 12);
        using var to = new Utf8JsonWriter(page, Options);
        for (int i = 0; i < electorate.Rankings; i++) Line(electorate[i].Papers, ElectionContents.Ranks(electorate[i]));
        if (electorate.Empty > 0) Line(electorate.Empty, []);

        void Line(long papers, List<List<int>> ranks)
        {
            to.Reset();
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
            page.Write("\n"u8);
            output.Write(page.WrittenSpan);
            page.ResetWrittenCount();
        }
    }
}
