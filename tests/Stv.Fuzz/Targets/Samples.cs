using System.IO.Compression;
using System.Text;

namespace Stv.Fuzz;

/// <summary>Files in the formats of ballots, made of the lines of the examples in the docs.</summary>
static class Samples
{
    /// <summary>An example with some of its lines again, or gone.</summary>
    public static byte[] Of(BallotFormat format, Random dice)
    {
        if (format == BallotFormat.Xlsx) return Workbook(dice);
        string page = File.ReadAllText(Repository.PathOf("docs", "formats", $"{format.Id}.md")).ReplaceLineEndings("\n");
        int from = page.IndexOf("```text\n", StringComparison.Ordinal) + 8;
        List<string> lines = [.. page[from..page.IndexOf("```", from, StringComparison.Ordinal)].TrimEnd('\n').Split('\n')];
        if (dice.OneIn(3)) lines.Insert(dice.From(0, lines.Count), lines[dice.Next(lines.Count)]);
        if (dice.OneIn(5)) lines.RemoveAt(dice.Next(lines.Count));
        byte[] file = Encoding.UTF8.GetBytes(string.Join(dice.OneIn(6) ? "\r\n" : "\n", lines) + (dice.OneIn(4) ? "" : "\n"));
        return Packed(dice.OneIn(3) ? Mutations.Blt(file, dice) : file);
    }

    /// <summary>
    /// A text as it is or, where it is several files behind their names (<c>==&gt; name &lt;==</c>), these as a zip archive.
    /// </summary>
    static byte[] Packed(byte[] file)
    {
        if (!file.AsSpan().StartsWith("==> "u8)) return file;
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string part in Encoding.Latin1.GetString(file).Split("==> ", StringSplitOptions.RemoveEmptyEntries))
            {
                string[] sides = part.Split(" <==", 2);
                using var entry = zip.CreateEntry(sides[0] is "" ? "?" : Display.Brief(sides[0], 60),
                    CompressionLevel.NoCompression).Open();
                if (sides.Length > 1) entry.Write(Encoding.Latin1.GetBytes(sides[1]));
            }
        }
        return packed.ToArray();
    }

    /// <summary>A workbook, damaged in its sheet or as a file.</summary>
    static byte[] Workbook(Random dice)
    {
        string rows = string.Concat(Enumerable.Range(1, dice.From(1, 6)).Select(n =>
            n == 1 ? Archives.Row(n, "Ann", "Bob", "count") : Archives.Row(dice.From(n, n + 2), $"{dice.Next(3)}", $"{dice.Next(3)}",
                $"{n}")));
        if (dice.OneIn(2)) rows = Encoding.UTF8.GetString(Mutations.Blt(Encoding.UTF8.GetBytes(rows), dice));
        byte[] file = Archives.Workbook(rows).ToArray();
        if (dice.OneIn(4)) file[dice.Next(file.Length)] = (byte)dice.Next(256);
        return dice.OneIn(8) ? file[..dice.Next(file.Length)] : file;
    }

    /// <summary>What is wrong with what was read of a file: papers lost, or a message that is none.</summary>
    public static string? Fault(BallotFormat format, byte[] file)
    {
        using var stream = new MemoryStream(file);
        // Half of them must be found by their content, and may be taken for others when they are damaged.
        var layout = new BallotLayout { Format = file.Length % 2 == 0 ? format : null };
        var election = new BallotReader(stream, "sample.txt", layout)
            .Read(new()
            {
                Strict = file.Length % 5 == 0,
                KeepOrder = file.Length % 3 == 0,
                PartedBy = file.Length % 7 is var kind and < 4 ? (PartKind)kind : null,
                Threads = 1,
            });
        long papers = election.Electorate.Empty;
        for (int i = 0; i < election.Electorate.Rankings; i++) papers += election.Electorate[i].Papers;
        long parted = election.Parts.Sum(part => part.Electorate.Papers + part.Electorate.Empty);
        return papers != election.Electorate.Papers + election.Electorate.Empty ? $"papers are lost | {papers}"
            : election.PartedBy is not null && parted != papers ? $"papers are in no part | {parted} of {papers}"
            : Messages.Fault(election.Diagnostics.Select(d => d.Text));
    }
}
