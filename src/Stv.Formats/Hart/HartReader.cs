using System.Text;

namespace Stv;

/// <summary>Reads cast vote records as Hart exports them: an XML file for each paper, in a folder or an archive.</summary>
sealed class HartReader(BallotSource source)
{
    const string WriteIns = "Undeclared Write-ins";

    /// <summary>The id of options that have no name: lines on which somebody may be written in.</summary>
    const string NoName = "\0";

    const int MostContests = 10_000, MostOfRecord = 1 << 16;

    readonly Dictionary<string, (string Name, ContestPapers Papers)> contests = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> names = new(StringComparer.Ordinal) { [NoName] = WriteIns };
    readonly MarkedRanks ranks = new(source);
    long records;

    /// <summary>A text may be one paper.</summary>
    public static bool Begins(Head head) => Begins(head.Bytes);

    static bool Begins(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        bytes = bytes.TrimStart(" \t\r\n"u8);
        return bytes.Length > 0 && bytes[0] == '<' && bytes[..Math.Min(bytes.Length, 2000)].IndexOf("CVRDesign.xsd"u8) > 0;
    }

    /// <summary>The files may be such papers, by the first.</summary>
    public static bool BeginsBundle(Bundle bundle)
    {
        if (bundle.Names.FirstOrDefault(IsXml) is not { } first) return false;
        using var file = bundle.Open(first);
        byte[] begins = new byte[2000];
        return Begins(begins.AsSpan(0, file.ReadAtLeast(begins, begins.Length, throwOnEndOfStream: false)));
    }

    static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one paper.</summary>
    public static Election Read(BallotSource source)
    {
        var reader = new HartReader(source);
        reader.Paper(source);
        return reader.Build();
    }

    /// <summary>Reads the papers of a folder or an archive.</summary>
    public static Election Read(Bundle bundle, BallotSource source)
    {
        var reader = new HartReader(source);
        foreach (string name in bundle.Names)
        {
            source.Cancel.ThrowIfCancellationRequested();
            if (IsXml(name))
            {
                using var file = bundle.Open(name);
                reader.Paper(source.Part(file, name));
            }
            else if (!source.Log.Enough(BallotCodes.NotRead))
                source.Log.Note(BallotCodes.NotRead, default, $"{Display.Quoted(name)} is no XML and was not read.");
        }
        source.Log.File = null;
        return reader.Build();
    }

    void Paper(BallotSource file)
    {
        using var xml = new XmlTree(file);
        var root = new TreePart("", default);
        xml.Root("Cvr");
        xml.Read(root, new(file, MostOfRecord));
        xml.End();
        records++;
        var record = root.All("Cvr").First();
        source.SaysOfPapers = true;
        string? part = source.Options.PartedBy switch
        {
            PartKind.Precinct => record.All("PrecinctSplit").FirstOrDefault() is { } split ? split.TextOf("Name") ?? split.TextOf("Id")
                : null,
            PartKind.Batch => record.TextOf("BatchNumber"),
            PartKind.Paper => record.TextOf("CvrGuid"),
            _ => null,
        };
        foreach (var contest in record.All("Contests").SelectMany(list => list.All("Contest"))) Contest(file, contest, part);
    }

    void Contest(BallotSource file, TreePart contest, string? part)
    {
        string id = contest.TextOf("Id")
            ?? throw file.Error(BallotCodes.UnexpectedText, contest.Place, "Found a contest without Id, expected one.");
        if (!contests.TryGetValue(id, out var known))
        {
            if (contests.Count == MostContests)
                throw file.Error(BallotCodes.TooLong, contest.Place, $"Found more than {MostContests} contests, expected fewer.");
            contests[id] = known = (contest.TextOf("Name") ?? id, new(source));
        }
        foreach (var option in contest.All("Options").SelectMany(list => list.All("Option")))
        {
            string marks = option.TextOf("Value") ?? "";
            if (marks.Length > MarkedRanks.MostRank || marks.AsSpan().ContainsAnyExcept('0', '1'))
                throw file.Error(BallotCodes.RankInvalid, option.Place,
                    $"Found the value {Display.Quoted(Display.Brief(marks, 100))}, expected 1 for each rank that is marked and 0 for "
                    + "others.");
            if (!marks.Contains('1')) continue;
            string marked = Option(file, option);
            for (int rank = 1; rank <= marks.Length; rank++)
                if (marks[rank - 1] == '1') ranks.Add(rank, known.Papers.NumberOf(marked, option.Place), option.Place);
        }
        known.Papers.Add(ranks, contest.Place, part);
    }

    /// <summary>The id of an option that has a name.</summary>
    string Option(BallotSource file, TreePart option)
    {
        if (option.TextOf("Name") is not { } name) return NoName;
        string id = option.TextOf("Id")
            ?? throw file.Error(BallotCodes.CandidateInvalid, option.Place, "Found an option without Id, expected one.");
        if (names.TryGetValue(id, out string? before) && before != name)
            throw file.Error(BallotCodes.CandidateInvalid, option.Place,
                $"Found {Display.Quoted(name)} with the id of {Display.Quoted(before)}, expected one name for each id.");
        names[id] = name;
        return id;
    }

    Election Build()
    {
        if (contests.Count == 0) throw source.Error(BallotCodes.NobodyNamed, 0, 0, $"Found no contest on {records} papers, expected one.");
        var all = contests.ToList();
        var (_, (title, papers)) = all[Contests.Choose([.. all.Select(one => (one.Key, one.Value.Name))], source)];
        var builder = new RankingBuilder(source, (IReadOnlyCollection<string>?)null) { Undeclared = source.Layout.Meant(WriteIns) };
        papers.AddTo(builder, id => names[id]);
        source.Papers = () => records;
        if (papers.Records < records)
            source.Log.Note(BallotCodes.OtherContests, default,
                $"{records - papers.Records} of {records} papers have nothing of {Display.Quoted(title)} and were passed over.");
        if (papers.Marked.Exists(marked => marked.Id == NoName))
            source.Log.Note(BallotCodes.WriteIns, default,
                "Marks for write-ins were taken for votes for nobody in particular; who was written in was not read.");
        return builder.Build() with { Title = title };
    }
}
