namespace Stv;

/// <summary>
/// Reads cast vote records as Dominion exports them: a folder or an archive with <c>ContestManifest.json</c>,
/// <c>CandidateManifest.json</c>, and the records in <c>CvrExport.json</c> or in several files <c>CvrExport_1.json</c> and so on.
/// </summary>
static class DominionReader
{
    const string ContestFile = "ContestManifest.json", CandidateFile = "CandidateManifest.json", Export = "CvrExport",
        PrecinctFile = "PrecinctPortionManifest.json";

    /// <summary>A text may be one of the files, which are no election alone.</summary>
    public static bool Begins(Head head)
    {
        var text = head.Bytes.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] == '{' && text[1..].TrimStart(" \t\r\n"u8).StartsWith("\"Version\""u8)
            && (text.IndexOf("\"Sessions\""u8) > 0 || text.IndexOf("\"List\""u8) > 0);
    }

    /// <summary>The files may be such an export.</summary>
    public static bool BeginsBundle(Bundle bundle) => bundle.Find(ContestFile) is not null || Exports(bundle).Count > 0;

    /// <summary>One of the files alone cannot be read: that is said.</summary>
    public static Election Read(BallotSource source) => throw source.Error(BallotCodes.FormatUnknown, 0, 0,
        $"Found one file of a Dominion export, expected the folder or the zip archive with {ContestFile}, {CandidateFile} and "
        + $"{Export}.json.");

    /// <summary>Reads the files.</summary>
    public static Election Read(Bundle bundle, BallotSource source)
    {
        var exports = Exports(bundle);
        var contests = Manifest(bundle, source, ContestFile);
        var contest = contests[Contests.Choose([.. contests.Select(one => ($"{one.Id}", one.Name))], source)];
        var candidates = Manifest(bundle, source, CandidateFile).FindAll(one => one.Contest == contest.Id);
        source.Log.File = null;
        if (exports.Count == 0) throw Missing(bundle, source, $"{Export}.json");
        var named = Named(candidates, source);
        var builder = new RankingBuilder(source, source.Layout.Candidates.Length > 0 ? null
            : [.. named.Values.Select(one => source.Layout.Meant(one.Name)).Distinct()]);
        var records = new DominionRecords(source, contest, named, Precincts(bundle, source), builder);
        foreach (string export in exports)
        {
            using var file = bundle.Open(export);
            records.Read(source.Part(file, export));
        }
        source.Log.File = null;
        records.Tell();
        var pooled = named.Values.Where(one => one.WriteIn).Select(one => source.Layout.Meant(one.Name)).ToHashSet();
        return builder.Build(builder.Names.Select((name, i) => new Candidate(i + 1, name) { Undeclared = pooled.Contains(name) })) with
        {
            Title = contest.Name,
            RejectedBefore = records.Outstacked > 0 ? [new(DominionCodes.Outstacked, records.Outstacked)] : [],
        };
    }

    /// <summary>The candidates by number; two of one name are told apart by theirs.</summary>
    static Dictionary<long, (string Name, bool WriteIn)> Named(List<DominionEntry> candidates, BallotSource source)
    {
        var named = new Dictionary<long, (string, bool)>();
        var once = candidates.GroupBy(one => one.Name).Where(same => same.Count() == 1).Select(same => same.Key).ToHashSet();
        foreach (var one in candidates)
        {
            string name = once.Contains(one.Name) ? one.Name : $"{one.Name} ({one.Id})";
            if (!named.TryAdd(one.Id, (name, one.Type == "WriteIn")))
                throw source.Error(BallotCodes.CandidateInvalid, 0, 0,
                    $"Found candidate {one.Id} twice in {CandidateFile}, expected each once.");
            if (!once.Contains(one.Name) && !source.Log.Enough(BallotCodes.NamesAlike))
                source.Log.Warn(BallotCodes.NamesAlike, default,
                    $"{Display.Quoted(one.Name)} stands more than once in the contest; candidate {one.Id} is called "
                    + $"{Display.Quoted(name)}.");
        }
        return named;
    }

    /// <summary>What precincts are called, where somebody asks for them and the export says so.</summary>
    static Dictionary<string, string> Precincts(Bundle bundle, BallotSource source)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (source.Options.PartedBy != PartKind.Precinct || bundle.Find(PrecinctFile) is null) return names;
        foreach (var one in Manifest(bundle, source, PrecinctFile)) names[$"{one.Id}"] = one.Name;
        source.Log.File = null;
        return names;
    }

    static List<DominionEntry> Manifest(Bundle bundle, BallotSource source, string name)
    {
        using var file = bundle.Open(bundle.Find(name) ?? throw Missing(bundle, source, name));
        return DominionManifest.Read(source.Part(file, name));
    }

    static BallotFormatException Missing(Bundle bundle, BallotSource source, string name)
    {
        source.Log.File = null;
        return source.Error(BallotCodes.FormatUnknown, 0, 0,
            $"Found {Brief.Names(bundle.Names)}, expected {name} among the files of a Dominion export.");
    }

    static List<string> Exports(Bundle bundle) => [.. bundle.Names.Where(name => Path.GetFileName(name) is var file
        && file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && (file.Equals($"{Export}.json", StringComparison.OrdinalIgnoreCase)
            || file.StartsWith($"{Export}_", StringComparison.OrdinalIgnoreCase)))];
}

/// <summary>What the reader of Dominion's exports alone reports.</summary>
static class DominionCodes
{
    public const string MarksAmbiguous = "marks-ambiguous";
    public const string Outstacked = "outstacked";
}
