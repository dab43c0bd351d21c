using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Stv.Benchmarks;

/// <summary>
/// Reads the same hundred thousand papers in several formats and writes <c>benchmarks/results/formats.md</c>: bytes and ballots a second
/// side by side in one run, and a Dominion export beside the tokens of its JSON alone.
/// </summary>
internal static class FormatSpeed
{
    const int Papers = 100_000, Times = 5, Ranks = 10;

    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static int Write()
    {
        var election = Election();
        var text = new StringBuilder(
            $"""
            # Formats side by side

            One run, .NET {Environment.Version}: {Papers:N0} papers of `seeds/hundred-thousand.json` (20 candidates), the first {Ranks}
            ranks of each, a ballot by itself. Medians of {Times} readings on one thread: megabytes and ballots a second, and the time
            against BLT's of this run. To repeat:

            ```
            dotnet run -c Release --project benchmarks/Stv.Benchmarks -- formats
            ```

            | format | MB | MB/s | ballots/s | time : BLT |
            |---|--:|--:|--:|--:|

            """.ReplaceLineEndings("\n"));
        double blt = 0;
        foreach (var target in BallotTarget.All)
        {
            using var file = new MemoryStream();
            target.Write(target == BallotTarget.Blt ? election with { Seats = 9 } : election, file);
            double seconds = Median(() => Read(file.ToArray()));
            if (target == BallotTarget.Blt) blt = seconds;
            Line(target.Id, file.Length, seconds);
        }
        byte[] records = Records(election), export = Export(records);
        double dominion = Median(() => Read(export)), tokens = Median(() => Tokens(records));
        Line("dominion", records.Length, dominion);
        text.Append(Invariant,
            $"\nThe tokens of the JSON of that export alone, with nothing done with them: {records.Length / 1e6 / tokens:F0} MB/s. "
            + $"Reading the export takes {dominion / tokens:F1} times as long; the aim is 4.\n");
        string path = Repository.PathOf("benchmarks", "results", "formats.md");
        File.WriteAllText(path, text.ToString());
        Console.WriteLine(text);
        return 0;

        void Line(string format, long bytes, double seconds) => text.Append(Invariant,
            $"| `{format}` | {bytes / 1e6:F1} | {bytes / 1e6 / seconds:F0} | {Papers / seconds:N0} | {seconds / blt:F1} |\n");
    }

    /// <summary>Every ballot by itself: vendors and tables merge none.</summary>
    static Election Election()
    {
        var drawn = new BltReader(new MemoryStream(SeedBallots.Blt(SeedBallots.OfPapers(Papers)))).Read(new() { KeepOrder = true });
        var builder = new ElectorateBuilder(drawn.Candidates.Length, keepOrder: true);
        for (int i = 0; i < drawn.Electorate.Rankings; i++)
        {
            var codes = drawn.Electorate[i].Codes;
            builder.AddCodes(1, codes[..Math.Min(Ranks, codes.Length)]);
        }
        return new(builder.Build(drawn.Candidates));
    }

    static long Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var election = new BallotReader(stream).Read(new() { Threads = 1 });
        return election.Electorate.Papers;
    }

    /// <summary>Seconds, the first reading left out.</summary>
    static double Median(Func<long> read)
    {
        if (read() == 0) throw new InvalidOperationException("Nothing was read.");
        var seconds = new List<double>();
        for (int i = 0; i < Times; i++)
        {
            GC.Collect();
            long from = Stopwatch.GetTimestamp();
            read();
            seconds.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
        }
        return seconds.Order().ElementAt(Times / 2);
    }

    static long Tokens(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        long tokens = 0;
        while (reader.Read()) tokens++;
        return tokens;
    }

    /// <summary>The records of an export, with the members that the machines write.</summary>
    static byte[] Records(Election election)
    {
        using var file = new MemoryStream();
        using (var to = new Utf8JsonWriter(file))
        {
            to.WriteStartObject();
            to.WriteString("Version", "5.10.50.85");
            to.WriteString("ElectionId", "Village 2026");
            to.WriteStartArray("Sessions");
            for (int i = 0; i < election.Electorate.Rankings; i++) Session(to, i, election.Electorate[i].Codes);
            to.WriteEndArray();
            to.WriteEndObject();
        }
        return file.ToArray();
    }

    static void Session(Utf8JsonWriter to, int record, ReadOnlySpan<ushort> codes)
    {
        to.WriteStartObject();
        to.WriteNumber("TabulatorId", 9);
        to.WriteNumber("BatchId", record / 200 + 1);
        to.WriteNumber("RecordId", record % 200 + 1);
        to.WriteNumber("CountingGroupId", 1);
        to.WriteString("ImageMask", "D:\\NAS\\Village\\Results\\Tabulator00009\\Batch001\\Images\\00009_00001_000001*.*");
        to.WriteString("SessionType", "ScannedVote");
        to.WriteStartObject("Original");
        to.WriteNumber("PrecinctPortionId", record % 20 + 1);
        to.WriteNumber("BallotTypeId", 1);
        to.WriteBoolean("IsCurrent", true);
        to.WriteStartArray("Cards");
        to.WriteStartObject();
        to.WriteNumber("Id", 1);
        to.WriteNumber("PaperIndex", 0);
        to.WriteStartArray("Contests");
        to.WriteStartObject();
        to.WriteNumber("Id", 1);
        to.WriteNumber("Overvotes", 0);
        to.WriteNumber("Undervotes", 0);
        to.WriteStartArray("OutstackConditionIds");
        to.WriteEndArray();
        to.WriteStartArray("Marks");
        for (int i = 0; i < codes.Length; i++)
        {
            to.WriteStartObject();
            to.WriteNumber("CandidateId", codes[i]);
            to.WriteNumber("PartyId", 0);
            to.WriteNumber("Rank", i + 1);
            to.WriteNumber("MarkDensity", 100);
            to.WriteBoolean("IsAmbiguous", false);
            to.WriteBoolean("IsVote", true);
            to.WriteStartArray("OutstackConditionIds");
            to.WriteEndArray();
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteEndObject();
        to.WriteEndArray();
        to.WriteEndObject();
        to.WriteEndArray();
        to.WriteEndObject();
        to.WriteEndObject();
    }

    /// <summary>An archive that is not packed, with the lists that belong to the records.</summary>
    static byte[] Export(byte[] records)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("ContestManifest.json", """{"List": [{"Description": "Mayor", "Id": 1, "VoteFor": 1, "NumOfRanks": 10}]}"""u8);
            var candidates = Enumerable.Range(1, 20).Select(number =>
                $$"""{"Description": "Candidate {{number}}", "Id": {{number}}, "ContestId": 1, "Type": "Regular"}""");
            Add("CandidateManifest.json", Encoding.UTF8.GetBytes($$"""{"List": [{{string.Join(", ", candidates)}}]}"""));
            Add("CvrExport.json", records);

            void Add(string name, ReadOnlySpan<byte> bytes)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }
        return file.ToArray();
    }
}
