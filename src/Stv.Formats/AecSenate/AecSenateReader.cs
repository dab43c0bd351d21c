using System.Text.RegularExpressions;

namespace Stv;

/// <summary>
/// Reads the formal preferences of Senate elections since 2016 as the Australian Electoral Commission publishes them: a table for each
/// state, and, for the form of 2016, a list of those who stand. What a paper counts for is said by <see cref="SenateFormality"/>.
/// </summary>
static partial class AecSenateReader
{
    [GeneratedRegex(@"(?<!\d)\d{5}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex EventNumber();

    /// <summary>A text may be formal preferences, or a list of candidates, which is no election alone.</summary>
    public static bool Begins(Head head) => AecFile.KindOf(head) is AecKind.PreferencesInOneCell or AecKind.PreferencesInColumns
        or AecKind.AllCandidates or AecKind.Candidates || head.Lines.Count > 0 && AecFile.OtherSign(head.First) is not null;

    /// <summary>The files may be such tables.</summary>
    public static bool BeginsBundle(Bundle bundle) => bundle.Names.Count > 1 && AecFile.Of(bundle).Exists(file => file.HasPreferences);

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source)
    {
        string? wanted = null;
        if (source.Layout.Contest is { } said)
        {
            source.ContestChosen = true;
            wanted = AecFile.Known(said) ?? throw source.Error(BallotCodes.ContestUnknown, 0, 0,
                $"Found one table of formal preferences, expected a state ({string.Join(", ", AecFile.States)}) and not "
                + $"{Display.Quoted(said)} for the contest.");
        }
        TellEvents(source, source.Name, source.Layout.CandidateList);
        return new AecPreferences(source, Given(source), wanted, source.Name).Read(source);
    }

    /// <summary>Reads the files of a folder or an archive.</summary>
    public static Election Read(Bundle bundle, BallotSource source)
    {
        var files = AecFile.Of(bundle);
        var all = files.FindAll(file => file.HasPreferences);
        if (all.Count == 0)
            throw source.Error(BallotCodes.FormatUnknown, 0, 0,
                $"Found {AecFile.Some(bundle.Names)}, expected a table of formal preferences among the files.");
        var chosen = Choose(all, source);
        TellEvents(source, chosen.Name, source.Layout.CandidateList);
        var list = Given(source) ?? Beside(bundle, files, chosen, source);
        using var packed = bundle.Open(chosen.Name);
        using var file = AecFile.Open(packed);
        var part = source.Part(file, Display.Brief(chosen.Name));
        return new AecPreferences(source, list, AecFile.Known(source.Layout.Contest), chosen.Name).Read(part);
    }

    /// <summary>The table that is meant, by its state or by its name or a part of it.</summary>
    public static AecFile Choose(List<AecFile> files, BallotSource source)
    {
        source.ContestChosen = true;
        string? state = AecFile.Known(source.Layout.Contest);
        if (files.Count == 1 && (source.Layout.Contest is null || state is not null)) return files[0];
        if (state is not null && files.FindAll(file => file.State == state) is [var only]) return only;
        string[] states = [.. files.Select(file => file.State).OfType<string>().Distinct()];
        // States are shorter than names of files.
        if (source.Layout.Contest is null && states.Length == files.Count) Contests.Choose(states, source);
        string name = Contests.Choose([.. files.Select(file => file.Name)], source);
        return files.Find(file => file.Name == name)!;
    }

    /// <summary>The list of candidates that is said.</summary>
    static AecCandidateList? Given(BallotSource source)
    {
        if (source.Layout.CandidateList is not { } path) return null;
        using var packed = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        try
        {
            using var file = AecFile.Open(packed);
            var own = new BallotSource(file, file, path, source.Layout, source.Options with { Progress = null }, source.Cancel);
            var list = AecCandidateList.Read(own, Path.GetFileName(path));
            foreach (var told in own.Log.Finish())
            {
                string text = $"{told.Text} (In {Path.GetFileName(path)}.)";
                if (told.Severity == Severity.Note) source.Log.Note(told.Code, default, text);
                else source.Log.Warn(told.Code, default, text);
            }
            return list;
        }
        catch (InvalidDataException e)
        {
            throw new BallotSource(packed, packed, path, source.Layout, source.Options, source.Cancel).Damaged(e);
        }
    }

    /// <summary>
    /// The list that lies beside a table: of the same event where names say so, otherwise of none, in the form that says most.
    /// </summary>
    static AecCandidateList? Beside(Bundle bundle, List<AecFile> files, AecFile preferences, BallotSource source)
    {
        bool placed = preferences.Kind == AecKind.PreferencesInOneCell;
        var lists = files.FindAll(file => file.IsList && !(placed && file.Kind == AecKind.Candidates));
        if (Event(preferences) is { } number)
        {
            var same = lists.FindAll(file => Event(file) == number);
            var none = same.Count > 0 ? same : lists.FindAll(file => Event(file) is null);
            if (none.Count == 0 && lists.Count > 0 && placed)
                throw source.Error(AecCodes.ListMissing, 0, 0,
                    $"Found {AecFile.Some([.. lists.Select(file => file.Name)])}, expected a list of candidates of election {number}, as "
                    + "the papers are by their name; name it with --candidate-list if it is the right one.");
            lists = none;
        }
        if (lists.Count == 0) return null;
        var best = lists.FindAll(file => file.Kind == lists.Min(one => one.Kind));
        if (best.Count > 1)
            throw source.Error(BallotCodes.ContestUnknown, 0, 0,
                $"Found {best.Count} lists of candidates ({AecFile.Some([.. best.Select(file => file.Name)])}), expected to be told which "
                + "goes with the papers (--candidate-list).");
        using var packed = bundle.Open(best[0].Name);
        using var list = AecFile.Open(packed);
        var read = AecCandidateList.Read(source.Part(list, Display.Brief(best[0].Name)), best[0].Name);
        source.Log.File = null;
        return read;
    }

    /// <summary>The number of the election in a file's name, by which the Commission tells events apart.</summary>
    static string? Event(AecFile file) => Event(file.Name);

    static string? Event(string name) =>
        EventNumber().Match(Path.GetFileName(name)) is { Success: true } number ? number.Value : null;

    /// <summary>Tells of files that by their names are of several elections.</summary>
    public static void TellEvents(BallotSource source, params ReadOnlySpan<string?> names)
    {
        string? first = null, of = null;
        foreach (string? name in names)
        {
            if (name is null || Event(name) is not { } number) continue;
            if (first is not null && number != first)
            {
                source.Log.Warn(AecCodes.EventsDiffer, default,
                    $"{Display.Brief(of!, 60)} and {Display.Brief(name, 60)} are of different elections by the numbers in their names.");
                return;
            }
            (first, of) = (number, name);
        }
    }
}

/// <summary>What the readers of the Australian Electoral Commission's tables alone report.</summary>
static class AecCodes
{
    // Notes.
    public const string BallotPaper = "ballot-paper";
    public const string AboveTheLine = "above-the-line";
    public const string BothHalves = "both-halves";
    public const string NumbersDisregarded = "numbers-disregarded";
    public const string PartiesUnknown = "parties-unknown";
    public const string TicketVotes = "ticket-votes";

    // Warnings.
    public const string PaperInformal = "paper-informal";
    public const string ListDiffers = "list-differs";
    public const string EventsDiffer = "events-differ";

    // Errors.
    public const string ListMissing = "list-missing";
    public const string TicketLot = "ticket-lot";

    /// <summary>The reason for which papers are rejected.</summary>
    public const string Informal = "informal";
}
